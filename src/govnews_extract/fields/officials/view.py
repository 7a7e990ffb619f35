"""The folded text without blanks, as the title grammar reads it.

Blanks mean different things in names (`于 涛`), titles (`副 组 长`) and between columns, so they are
taken out of the string but kept as `gap` counts, and every index maps back to the printed text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from govnews_extract.fields.officials.masks import masked
from govnews_extract.lexicon import Lexicon, Token
from govnews_extract.lexicon.tables import Row
from govnews_extract.rules import Rule
from govnews_extract.text import Text

if TYPE_CHECKING:
    from govnews_extract.fields.officials.heads import Title

BLANKS = Rule("official.blanks", " +", examples=("于「  」涛",), rejects=("于涛",))
NUMBERING = Rule(
    "official.numbering",
    r"\(?[0-9一二三四五六七八九十]{1,3}[)、.:,]{0,2}",
    examples=("「1.」程远山", "「(二)」葛秋生"),
    rejects=("程远山",),
)
RULES = (BLANKS, NUMBERING)
_POSTS = frozenset(("post",))
_KINDS = frozenset(
    ("post", "level", "suffix", "place", "body", "stop", "start", "appointing", "follow", "country")
)
_REACH_BACK, _REACH_ON = 64, 240  # characters that a title reaches back, and its names and verbs on
HARD = frozenset("、,。;:!?\n\t\"'“”‘’《》〈〉「」…|/【】[]〔〕*●■◆○>▲△▼▽★☆□◇◎※►▶")
BOUNDS = HARD | frozenset("()")
_TITLE_WORDS = ("level", "suffix", "place", "post", "body")


class _Words:
    """The words of a text by kind: longest by start, shortest start by end, and all in order."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.singles = {kind: lexicon.singles(kind) for kind in _KINDS}
        found = lexicon.spans(text, _KINDS, shortest=2)
        self.spans = {kind: found.get(kind, []) for kind in _KINDS}
        # of the words that start together the last one is the longest, and of those that end together the first
        self.starts = {kind: dict(spans) for kind, spans in self.spans.items()}
        self.ends = {
            kind: {end: start for start, end in reversed(spans)} for kind, spans in self.spans.items()
        }


class View:
    """Squeezed text `s`, `gap[i]` blanks before `s[i]`, `at[i]` the offset of `s[i]` in the text."""

    def __init__(self, text: Text, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        folded = text.folded
        pieces: list[str] = []
        at: list[int] = []
        gaps: dict[int, int] = {}
        last = 0
        for blank in BLANKS.finditer(folded):
            pieces.append(folded[last : blank.start()])
            at.extend(range(last, blank.start()))
            gaps[len(at)] = blank.end() - blank.start()
            last = blank.end()
        pieces.append(folded[last:])
        at.extend(range(last, len(folded)))
        at.append(len(folded))
        self.s = "".join(pieces)
        self.at = at
        self.gaps = gaps
        self.heads: list[Title] | None = None  # what `find_heads` has found

    def gap(self, i: int) -> int:
        """How many blanks stand before `s[i]`."""
        return self.gaps.get(i, 0)

    def gaps_between(self, start: int, end: int) -> list[int]:
        """Where blanks stand inside `s[start:end]`."""
        where = self._gap_positions
        return where[bisect_right(where, start) : bisect_left(where, end)]

    @cached_property
    def _gap_positions(self) -> list[int]:
        return list(self.gaps)

    def bound_before(self, i: int, low: int) -> int:
        """Where the last punctuation or bracket of `s[low:i]` stands; `low - 1` where none does."""
        text = self._words.text
        i -= 1
        while i >= low and text[i] not in BOUNDS:
            i -= 1
        return i

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the printed text for `s[start:end]`."""
        return self.at[start], self.at[end - 1] + 1

    def printed(self, start: int, end: int) -> str:
        """What the page prints for `s[start:end]`, without blanks."""
        a, b = self.raw_span(start, end)
        return "".join(self.text.raw[a:b].split())

    @cached_property
    def posts(self) -> list[Token]:
        """Every post head of the text, in order of start."""
        return self.lexicon.scan(self.s, _POSTS)

    @cached_property
    def _words(self) -> _Words:
        return _Words(self._near_posts(), self.lexicon)

    @cached_property
    def _windows(self) -> list[tuple[int, int]]:
        """The stretches that a title and its names can reach from some post."""
        s, done = self.s, 0
        windows: list[tuple[int, int]] = []
        for post in self.posts:
            if post.end <= done:
                continue
            start = max(done, post.start - _REACH_BACK)
            end = min((i for c in "。\n" if (i := s.find(c, post.end)) >= 0), default=len(s))
            done = min(end + 1, post.end + _REACH_ON, len(s))
            windows.append((start, done))
        return windows

    def _near_posts(self) -> str:
        """The text with everything blotted out that lies outside the windows."""
        pieces: list[str] = []
        done = 0
        for start, end in self._windows:
            pieces += ("\0" * (start - done), self.s[start:end])
            done = end
        return "".join(pieces)

    def end_of(self, kind: str, i: int) -> int:
        """Where the longest word of the kind that starts at `s[i]` ends; `i` where none does."""
        end = self._words.starts[kind].get(i)
        if end is None:
            return i + 1 if self.s[i : i + 1] in self._words.singles[kind] else i
        return end

    def starts(self, i: int, *kinds: str) -> bool:
        """Whether a word of one of the kinds starts at `s[i]`."""
        starts, singles, c = self._words.starts, self._words.singles, self.s[i : i + 1]
        for kind in kinds:
            if i in starts[kind] or c in singles[kind]:
                return True
        return False

    def ends(self, i: int, *kinds: str) -> bool:
        """Whether a word of one of the kinds ends before `s[i]`."""
        ends, singles, c = self._words.ends, self._words.singles, self.s[i - 1 : i]
        for kind in kinds:
            if i in ends[kind] or c in singles[kind]:
                return True
        return False

    def between(self, kind: str, start: int, end: int) -> list[tuple[int, int]]:
        """Words of two characters and more of the kind that start in `s[start:end]`."""
        spans = self._words.spans[kind]
        return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]

    def singles(self, kind: str, start: int, end: int) -> list[int]:
        """Where words of one character of the kind stand in `s[start:end]`."""
        words = self._words.singles[kind]
        return [i for i in range(start, end) if self.s[i] in words]

    def is_weak_stop(self, word: str) -> bool:
        """Whether a stop word stands inside titles too: it parts only what begins like a title."""
        row = self._stop_rows.get(word)
        return row is not None and "weak" in row.flags

    @cached_property
    def _stop_rows(self) -> Mapping[str, Row]:
        return self.lexicon.rows("stop")

    def stops_between(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """(end, start) of the stop words that end in `s[start + 1 : end + 1]`, the last first."""
        singles, text, longer = self._words.singles["stop"], self._words.text, self._stops_by_end
        for j in range(end, start, -1):
            if text[j - 1] in singles:
                yield j, j - 1
            if j in longer:
                for i in longer[j]:
                    yield j, i

    @cached_property
    def _stops_by_end(self) -> dict[int, list[int]]:
        """Where the stop words of two characters and more start, the last first, by their ends."""
        found: dict[int, list[int]] = {}
        for start, end in reversed(self._words.spans["stop"]):
            found.setdefault(end, []).append(start)
        return found

    def title_words(self, start: int, end: int) -> list[tuple[int, int]]:
        """Words of all the kinds that titles consist of, as `between` gives them for one."""
        spans = self._title_words
        return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]

    @cached_property
    def _title_words(self) -> list[tuple[int, int]]:
        spans = self._words.spans
        return sorted([span for kind in _TITLE_WORDS for span in spans[kind]])

    @cached_property
    def masked(self) -> list[tuple[int, int]]:
        """Stretches in which no official is looked for: cited titles, bylines, résumés."""
        return masked(self._words.text)

    def is_masked(self, i: int) -> bool:
        """Whether `s[i]` lies in a masked stretch."""
        if not self.masked:
            return False
        at = bisect_right(self._masked_starts, i)
        return any(a <= i < b for a, b in self.masked[max(0, at - 3) : at])

    @cached_property
    def _masked_starts(self) -> list[int]:
        return [a for a, _ in self.masked]

    @cached_property
    def line_breaks(self) -> list[tuple[int, int]]:
        """(start, end) of every line of `s`."""
        lines, at = [], 0
        for line in self.s.split("\n"):
            lines.append((at, at + len(line)))
            at += len(line) + 1
        return lines

    def at_line_start(self, i: int) -> bool:
        """Whether only a list number stands between the line's start and `s[i]`."""
        start = self.s.rfind("\n", 0, i) + 1
        return i == start or (i - start <= 6 and NUMBERING.fullmatch(self.s, start, i) is not None)
