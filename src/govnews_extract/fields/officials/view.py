"""The folded text without blanks, as the title grammar reads it.

Blanks mean different things in names (`于 涛`), titles (`副 组 长`) and between columns, so they are
taken out of the string but kept as `gap` counts, and every index maps back to the printed text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from govnews_extract.fields.officials.masks import masked
from govnews_extract.lexicon import Lexicon, Token
from govnews_extract.rules import Rule
from govnews_extract.text import Text

BLANKS = Rule("official.blanks", " +", examples=("于「  」涛",), rejects=("于涛",))
NUMBERING = Rule(
    "official.numbering",
    r"\(?[0-9一二三四五六七八九十]{1,3}[)、.:,]{0,2}",
    examples=("「1.」程远山", "「(二)」葛秋生"),
    rejects=("程远山",),
)
RULES = (BLANKS, NUMBERING)
_POSTS = frozenset(("post",))
_REACH_BACK, _REACH_ON = 64, 240  # characters that a title reaches back, and its names and verbs on
HARD = frozenset("、,。;:!?\n\t\"'“”‘’《》〈〉「」…|/【】[]〔〕*●■◆○>")


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
    def tokens(self) -> dict[str, list[Token]]:
        """Lexicon hits by kind, in order of start, within reach of a post."""
        by_kind: dict[str, list[Token]] = {}
        for token in self.lexicon.scan(self._near_posts()):
            by_kind.setdefault(token.kind, []).append(token)
        return by_kind

    def _near_posts(self) -> str:
        """The text with everything blotted out that no title and none of its names can reach."""
        s, pieces, done = self.s, [], 0
        for post in self.posts:
            if post.end <= done:
                continue
            start = max(done, post.start - _REACH_BACK)
            end = min((i for c in "。\n" if (i := s.find(c, post.end)) >= 0), default=len(s))
            end = min(end, post.end + _REACH_ON)
            pieces += ("\0" * (start - done), s[start:end])
            done = end
        return "".join(pieces)

    @cached_property
    def starts(self) -> dict[str, dict[int, int]]:
        """kind → start → end of the longest token of the kind there."""
        found: dict[str, dict[int, int]] = {}
        for kind, tokens in self.tokens.items():
            longest = found[kind] = {}
            for token in tokens:  # of those that start together the longest comes first
                longest.setdefault(token.start, token.end)
        return found

    @cached_property
    def ends(self) -> dict[str, dict[int, int]]:
        """kind → end → start of the longest token of the kind that ends there."""
        found: dict[str, dict[int, int]] = {}
        for kind, tokens in self.tokens.items():
            longest = found[kind] = {}
            for token in tokens:
                longest.setdefault(token.end, token.start)
        return found

    @cached_property
    def _token_starts(self) -> dict[str, list[int]]:
        return {kind: [t.start for t in tokens] for kind, tokens in self.tokens.items()}

    def between(self, kind: str, start: int, end: int) -> list[Token]:
        """Tokens of a kind that start in `s[start:end]`."""
        tokens = self.tokens.get(kind)
        if not tokens:
            return []
        starts = self._token_starts[kind]
        return tokens[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def masked(self) -> list[tuple[int, int]]:
        """Stretches in which no official is looked for: cited titles, bylines, résumés."""
        return masked(self.s)

    def is_masked(self, i: int) -> bool:
        """Whether `s[i]` lies in a masked stretch."""
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
