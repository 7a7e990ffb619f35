"""Personal names, scored only where the grammar opens a position for one.

A candidate's score is a sum of evidence: what stands before it, what follows it, its surname, how
usual its characters are in given names, and how likely it is to be a word instead. Names of
peoples without a Chinese surname are read by their morphemes and by the dot between parts.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from govnews_extract.fields.officials.view import BOUNDS, HARD, View
from govnews_extract.lexicon.names import NameStatistics
from govnews_extract.rules import Rule

THRESHOLD = 2.0
TITLE_BEFORE, LABEL_BEFORE, LIST_BEFORE, WEAK_BEFORE = 1.6, 1.2, 1.5, 0.5

HAN = Rule(
    "official.han",
    r"\p{Han}{2,8}",
    examples=("「程远山」,",),
    rejects=("a",),
)
DOTTED = Rule(
    "official.dotted",
    r"\p{Han}{1,9}(?:·\p{Han}{1,9}){1,4}",
    examples=("「吐尔逊·买买提」",),
    rejects=("程远山",),
)
NOTE = Rule(
    "official.note",
    r"\((?:男|女|[\p{Han}]{1,5}族|蒙古|哈萨克|[\d.年月生出,、 男女\p{Han}]{0,14}(?:族|生)|女,[^()]{1,12}|列席|兼|正职|已退休|主持工作|"
    r"[^()]{0,8}(?:级|主持[^()]{0,10}工作))\)",
    examples=("程远山「(女)」", "「(回族)」", "「(女,1973年生)」", "「(正处级)」"),
    rejects=("(010)", "(试行)"),
)
OPENING_VERB = Rule(
    "official.opening_verb",
    r"(?:任命|免去|增补|聘任|提名|提拔|推荐|确定|选举|选举出|选出|补选|推选|接受|同意|批准|终止|撤销|决定|通过|请|由)$",
    examples=("决定「任命」", "会议「由」"),
    rejects=("任命程远山",),
)
RULES = (
    HAN,
    DOTTED,
    NOTE,
    OPENING_VERB,
)
_SINGLE_FOLLOW = frozenset(
    "的随赴等在为任就率带到赴来向对的说与和及同主出作做兼以将一介陪是于因从被要讲并也还曾已均分代致签则"
)
_CONJUNCTIONS = frozenset("和与及")
_TOWARDS = frozenset("向对")
_SELDOM_LAST = frozenset("则等也还均都已曾将并被的在就对由作分")
_LOCAL = frozenset("县市区镇乡旗州")
_NEVER_FIRST = frozenset("到赴去往把被让给使叫对拟命免的了是其各在与及等每某另此本该这兼要")
_NEVER_IN = frozenset("的了是不及等被把各这那该或且并也都")
_SELDOM_IN = frozenset("在其与为有对将从由就要于")
_NO_NAME_END = frozenset("镇乡县市区局厅委处科室院校园厂站所队部会社组村")
SEPARATORS = "、,和及与暨;"
_OPENING_LAST = frozenset("拔命去补任名荐定举出选受意准止销过请由")  # what an opening verb ends with
_BEFORE_NAME = frozenset("对给予经让")
_BY_SOUND = 0.6  # the share of a name's characters that its morphemes cover at least


class Name(NamedTuple):
    """A name at `s[start:end]` with its score."""

    start: int
    end: int
    score: float


class NameReader:
    """Reads names and lists of names in one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.stats = NameStatistics()
        self.frequency = view.lexicon.words.frequency
        self.never = view.lexicon.rows("never")
        self.minority_chars = self.stats.minority_chars()
        self.known: dict[str, float] = {}
        self._sounds: dict[str, float] = {}
        self._boundaries: dict[int, float] = {}

    # -- scoring -----------------------------------------------------------------------------

    def _boundary(self, i: int) -> float:
        """How well a name can end before `s[i]`."""
        known = self._boundaries.get(i)
        if known is None:
            known = self._boundaries[i] = self._read_boundary(i)
        return known

    def _read_boundary(self, i: int) -> float:
        view, s = self.view, self.view.s
        if i >= len(s) or s[i] in HARD or s[i] in "()-":
            return 2.0
        if view.gap(i):
            return 1.6
        follow = view.end_of("follow", i)
        if follow - i >= 2:
            return 1.7
        if s[i] in _SINGLE_FOLLOW or follow > i:
            return self._single_follow(i)
        if view.starts(i, "post") or s.startswith(("副", "总"), i):
            return 0.4
        if view.starts(i, "level", "body") or view.end_of("place", i) - i > 2:
            return 0.6
        if view.starts(i, "place"):
            return 0.6 if s[i + 1] not in _CONJUNCTIONS else -0.5  # 葛庆民|和…, and no 民和
        if s[i].isdigit():
            return 1.6  # 习近平15日
        if not s[i].isalpha():
            return 0.5
        # 葛庆方|向…, though 方向 is a frequent word
        usual = s[i + 1 : i + 2] not in _TOWARDS and self.frequency(s[i : i + 2]) > 1000
        return -0.8 if usual else -2.0

    def _single_follow(self, i: int) -> float:
        """A verb of one character follows only if something follows it: 程旺来、 is a name of three."""
        s = self.view.s
        if s[i] in "说称" and s[i + 1 : i + 2] in (",", ":", "。", "“", '"'):
            return 1.4
        if self.view.gap(i + 1):
            return -1.5  # 葛先在  乡党委书记
        if s[i] != "等" and (i + 1 >= len(s) or s[i + 1] in "、,。;\n)" or s.startswith("同志", i + 1)):
            return -1.5
        if s[i] not in _SELDOM_LAST and self.view.end_of("follow", i + 1) - i > 2:
            return -1.0  # 葛庆和|出席, 葛明以|出席
        if s[i] in "为任" and not self._title_starts(i + 1) and not self.view.starts(i + 1, "place", "body"):
            return -0.5 if not self.view.starts(i + 1, "start") else 0.6
        return 1.2

    def _given_score(self, text: str) -> float:
        given = self.stats.given
        odds = [given(c) for c in text]
        return 0.4 * sum(odds) / len(odds) + 0.45 * min(odds)

    def _word_penalty(self, text: str) -> float:
        freq = self.frequency(text)
        return 0.0 if freq < 30 else min(2.2, 0.35 * math.log10(freq) ** 1.6)

    def score(self, i: int, j: int, before: float, least: float = THRESHOLD) -> float:
        """The score of `s[i:j]` as a name; whatever is below `least` is not looked at further."""
        text = self.view.s[i:j]
        boundary = self._boundary(j)
        if before == LIST_BEFORE and boundary <= -0.8:
            boundary -= 0.8  # in a list a name ends where the next one, a title or a verb begins
        minority = self._minority(text)
        total = before + boundary + max(self._as_chinese(text), minority or -9.0)
        if text in self.known:
            total += 1.2
        if total < least or (minority < 2.5 and not self._may_be_name(i, j, text)):
            return min(total, least - 1.0)
        if self._names_a_place(i, j, before):
            return -99.0
        if text[-1] in "副总代" and self.view.starts(j, "post"):
            return -99.0  # 葛野 副组长
        return total - self._doubts(i, j, text, before, boundary)

    def _as_chinese(self, text: str) -> float:
        """Surname and given name, by the shape of the name."""
        surname, length = self.stats.surname, len(text)
        if 3 <= length <= 4 and (compound := surname(text[:2])) >= 0:
            return 2.6 + 0.36 * compound + self._given_score(text[2:])
        first = surname(text[0])
        if length == 2:
            return (first if first > 0 else -2.2) + self._given_score(text[1:])
        return first + 0.9 + self._given_score(text[1:]) if length == 3 else -3.0

    def _doubts(self, i: int, j: int, text: str, before: float, boundary: float) -> float:
        """What speaks for words rather than for a name."""
        view, s, length = self.view, self.view.s, j - i
        rest = text[1:]
        doubt = 0.0 if _SELDOM_IN.isdisjoint(rest) else 0.8 * sum(c in _SELDOM_IN for c in rest)
        if length == 3 and view.end_of("follow", i + 1) == j:
            doubt += 2.5  # 关|负责, 王|主持
        if view.end_of("follow", i) - i >= 2:
            doubt += 2.5
        if text[-1] in _NO_NAME_END and (length >= 3 or text[-1] in "村镇乡县市区局"):
            doubt += 2.5
        if length == 3 and self.stats.surname(text[0]) < 0 and self.frequency(rest) >= 30:
            doubt += 1.5 if self._given_score(rest) < 0.5 else 0.0  # 再|提拔: no surname, a word behind it
        if text[0] in "全经":
            doubt += 1.5
        if text[0] == "和" and (length != 3 or boundary < 2.0 or before == LIST_BEFORE):
            doubt += 99.0
        if boundary < 1 and 2 <= view.end_of("place", i) - i < length:
            doubt += 2.0  # 常州黑|牡丹…公司
        if text[-1] in _CONJUNCTIONS and view.starts(j, "level", "place", "body"):
            doubt += 2.0  # 葛庆|和青石县…
        if length > 3 and text[-1] in _SINGLE_FOLLOW and text[-1] not in self.minority_chars:
            doubt += 1.5  # 苏嘎尔布|作通报
        if length > 4 and any(end <= j for _, end in view.between("follow", i, j)):
            doubt += 99.0
        doubt += self._word_penalty(text) * (0.5 if before >= TITLE_BEFORE and boundary >= 1.2 else 1.0)
        if boundary < 1.5 and self.frequency(text[-1] + s[j : j + 1]) > 300:
            doubt += 0.5 if length == 3 else 1.4
        if boundary < 2.0 and view.end_of("follow", j - 1) > j:
            doubt += 1.6
        return doubt

    def _names_a_place(self, i: int, j: int, before: float) -> bool:
        """墨玉|县委书记: what stands before 县委 names the county, not a person."""
        view = self.view
        if view.end_of("place", i) == j and j - i >= 3:
            return True  # 石河子|大学
        if view.s.startswith(("村", "街道", "社区"), j) or (
            view.s[j - 1] in _LOCAL and view.end_of("place", i) == j
        ):
            return True
        if view.s[j : j + 1] not in _LOCAL or not view.starts(j, "level") or view.gap(j):
            return False
        return before == LIST_BEFORE or any(end == j for _, end in view.between("place", i, i + 1))

    def _may_be_name(self, i: int, j: int, text: str) -> bool:
        view = self.view
        if not _NEVER_IN.isdisjoint(text[1:]) or text[0] in _NEVER_FIRST or "某" in text:
            return False
        if any(end <= j for _, end in view.between("post", i + 1, j)):
            return False
        if any(end == j for _, end in view.between("country", i, i + 1)):
            return False
        if text[-1] == "村":
            return False
        if text[0] == "第" and text[1] in "一二三四六七八九十":  # 第五 is a surname
            return False
        if text[-1] in _NO_NAME_END and view.starts(j, "level", "suffix"):
            return False
        never = self.never.get(text)
        return never is None or "weak" in never.flags

    def _minority(self, text: str) -> float:
        """Evidence that `text` is a name of a people that writes its names by sound."""
        if text[0] not in self.minority_chars and (len(text) < 4 or self.minority_chars.isdisjoint(text)):
            return 0.0
        if len(text) <= 3 and self.stats.surname(text[0]) > 0 and self.stats.part(text[:2]) is None:
            return 0.0
        known = self._sounds.get(text)
        if known is None:
            known = self._sounds[text] = self._by_morphemes(text)
        return known

    def _by_morphemes(self, text: str) -> float:
        share = self._covered(text) / len(text)
        if share >= _BY_SOUND:
            return 1.0 + 2.0 * share + 0.3 * min(len(text), 5)
        if len(text) >= 4 and self.stats.surname(text[0]) > 0 and self.stats.part(text[1:]) is None:
            rest = self._minority(text[1:])  # 杨才让草: a surname before such a name
            return rest and rest - 0.3
        return 0.0

    def _covered(self, text: str) -> float:
        """How many characters of `text` the morphemes of such names cover; 0 where they are too few."""
        possible = self.minority_chars
        if sum([c in possible for c in text]) < _BY_SOUND * len(text):
            return 0.0  # most words end here
        stats, covered, i = self.stats, 0.0, 0
        while i < len(text):
            size = stats.part_at(text, i)
            if size:
                covered += size
                i += size
            else:
                known = stats.minority_char(text[i])
                covered += 0.6 if known else -0.2 if i == len(text) - 1 else 0.0
                i += 1
        return covered

    # -- single names ------------------------------------------------------------------------

    def read(self, i: int, before: float, *, foreign: bool = False, most: int = 8) -> Name | None:
        """The best name that starts at `s[i]`, or None."""
        s = self.view.s
        if not is_name_character(s[i : i + 1]):
            return None
        if "·" in s[i + 1 : i + 10] and (dotted := DOTTED.match(s, i)) is not None:
            gaps = self.view.gaps_between(s.find("·", i), dotted.end())
            return self._dotted(i, gaps[0] if gaps else dotted.end(), before)
        run = HAN.match(s, i)
        if not run or self._opens_no_name(i):
            return None
        best: Name | None = None
        longest = min(run.end() - i, most, self._longest(i))
        gaps = self.view.gaps_between(i, i + longest)
        for j in range(i + 2, i + longest + 1):
            # a gap inside a name separates single characters only: 于 涛, 欧阳 修
            if gaps and (inner := [k for k in gaps if k < j]) and not self._inner_gap_ok(i, j, inner):
                break
            value = self.score(i, j, before)
            if best is None or value > best.score:
                best = Name(i, j, value)
        if foreign:
            sound = self._by_sound(i, run.end(), before)
            if sound and (best is None or sound.score > best.score):
                best = sound
        return best if best and best.score >= THRESHOLD else None

    def _longest(self, i: int) -> int:
        """How long a name that starts at `s[i]` can be: only names by sound are longer than four."""
        s = self.view.s
        if s[i] in self.minority_chars or s[i + 1 : i + 2] in self.minority_chars:
            return 8
        return 4 if self.stats.surname(s[i : i + 2]) >= 0 else 3

    def _opens_no_name(self, i: int) -> bool:
        """Whether a word that no name begins with starts here, and no surname does."""
        view, s = self.view, self.view.s
        if self.stats.surname(s[i]) > 0 or self.stats.surname(s[i : i + 2]) >= 0:
            return False
        if s[i] == "据" or view.starts(i, "level", "post"):  # 据新华社北京…
            return True
        return view.end_of("follow", i) - i >= 2 and not self.stats.minority_char(s[i])

    def _inner_gap_ok(self, i: int, j: int, inner: list[int]) -> bool:
        if j - i == 2:
            return True
        if j - i == 3:
            return len(inner) == 2 or (inner == [i + 2] and self.stats.surname(self.view.s[i : i + 2]) >= 0)
        return len(inner) == j - i - 1

    def _dotted(self, i: int, end: int, before: float) -> Name | None:
        """X·Y: the last part is a known one, or is cut where a follow word, a post or a place begins."""
        view, s = self.view, self.view.s
        last = s.rfind("·", i, end) + 1
        if any(e < last for kind in ("post", "level") for _, e in view.between(kind, i, last)):
            return None  # 墨玉县委书记哈那提·…: a title stands before the name
        ends = [j for j in range(last + 1, min(end, last + 7) + 1) if self._parts_name(j)]
        known = [j for j in ends if self.stats.part(s[last:j]) is not None]
        longer = [j for j in ends if j - last >= 2]
        if last >= end:
            return None  # a gap right after the dot
        best = known[-1] if known else longer[0] if longer else ends[0] if ends else None
        if best is None:
            best = max(range(last + 1, min(end, last + 5) + 1), key=lambda j: self._sound(s[last:j]))
        return Name(i, best, 4.0 + before) if best - i >= 3 else None

    def _parts_name(self, j: int) -> bool:
        """Whether a name by sound can end before `s[j]`: not before 都 or 提, which stand in such names."""
        boundary = self._boundary(j)
        return boundary >= 1.5 or (boundary >= 1.2 and self.view.s[j] not in self.minority_chars)

    def _sound(self, text: str) -> float:
        odds = [self.stats.transliteration(c) for c in text]
        return sum(odds) / len(odds) if odds else 0.0

    def _by_sound(self, i: int, end: int, before: float) -> Name | None:
        best: Name | None = None
        end = next((start for start, _ in self.view.between("follow", i, end)), end)
        if self.view.s[i] in _NEVER_FIRST:
            return None
        for j in range(i + 2, min(end, i + 8) + 1):
            odds = [self.stats.transliteration(c) for c in self.view.s[i:j]]
            value = (
                before + self._boundary(j) + 0.5 * sum(odds) / len(odds) + 0.5 * min(odds) + 0.25 * (j - i)
            )
            if best is None or value > best.score:
                best = Name(i, j, value)
        return best

    def read_back(self, j: int, before: float = WEAK_BEFORE, floor: int = 0) -> Name | None:
        """The best name that ends exactly at `s[j]` and starts after a boundary."""
        s, view = self.view.s, self.view
        best: Name | None = None
        run = j
        reach = 26 if "·" in s[max(floor, j - 26) : j] else 6
        while run > floor and run > j - reach and (s[run - 1] == "·" or is_name_character(s[run - 1])):
            run -= 1
            if s[run] == "·" or j - run < 2:
                continue
            opens_gap = run in view.gaps and not (j - run == 2 and view.gap(run + 1))
            opens = opens_gap or run in (0, floor) or s[run - 1] in BOUNDS or s[run - 1] == "."
            verb = not opens and self._after_opening_verb(run)
            if not (opens or verb or s[run - 1] in _BEFORE_NAME or view.ends(run, "stop")):
                continue
            if "·" in s[run:j]:
                if opens or verb:
                    best = Name(run, j, 5.0)
                    break
                continue
            inner = view.gaps_between(run, j)
            if j - run > 6 or (inner and not self._inner_gap_ok(run, j, inner)):
                continue
            value = self.score(run, j, before + (0.8 if not opens_gap else 1.2), -1.5)
            value -= min(self._boundary(j), 0.0)
            value += 0.8 if opens or verb else -0.4  # 乌云其|其格: a stop word may be part of the name
            if best is None or value > best.score + 0.3:
                best = Name(run, j, value)
            if opens_gap and run and not view.gap(run + 1):
                break
        return best if best and best.score >= THRESHOLD else None

    def _after_opening_verb(self, i: int) -> bool:
        s = self.view.s
        return s[i - 1] in _OPENING_LAST and OPENING_VERB.search(s, max(0, i - 4), i) is not None

    # -- lists -------------------------------------------------------------------------------

    def skip_notes(self, i: int) -> int:
        """The index after bracket notes that stand at `s[i]`: (女), (回族), (主持日常工作)."""
        s = self.view.s
        while s.startswith("(", i) and (note := NOTE.match(s, i)) is not None:
            i = note.end()
        return i

    def read_list(self, i: int, before: float, *, foreign: bool = False) -> tuple[list[Name], int]:
        """Names from `s[i]` on, separated by 、，和 or a gap; and the index after them."""
        s = self.view.s
        names: list[Name] = []
        end = i
        while True:
            name = self.read(i, before if not names else LIST_BEFORE, foreign=foreign and not names)
            if name is None:
                break
            if names and self._title_starts(name.start):
                break
            end = self.skip_notes(name.end)
            if names and s.startswith("(", end):
                break  # 葛宏刚与骐骥(深圳)有限公司
            names.append(name)
            if s.startswith(("同志", "先生", "女士"), end):
                end += 2
                end = self.skip_notes(end)
            i = end
            if i < len(s) and s[i] in SEPARATORS:
                separator = s[i]
                i += 1
                if separator == "," and not self._comma_continues(i):
                    break
            elif (
                not (i < len(s) and self.view.gap(i) and is_name_character(s[i]))
                or self._title_starts(i)
                or not self._gap_continues(i)
            ):
                break
        return names, end

    def _title_starts(self, i: int) -> bool:
        return self.view.s.startswith(("副", "第", "原", "各", "全", "共"), i) or self.view.starts(
            i, "level", "post"
        )

    def _comma_continues(self, i: int) -> bool:
        """A comma goes on with a list only if a clear name with a clear end follows."""
        name = self.read(i, LIST_BEFORE)
        if name is None or name.score < THRESHOLD + 1.5:
            return False
        end = self.skip_notes(name.end)
        s = self.view.s
        return end >= len(s) or s[end] in "、,。;\n和及" or self.view.starts(end, "follow")

    def _gap_continues(self, i: int) -> bool:
        name = self.read(i, LIST_BEFORE)
        if name is None:
            return False
        end = name.end
        s = self.view.s
        return end >= len(s) or s[end] in "、,。;\n\t)" or self.view.gap(end) > 0


def is_name_character(c: str) -> bool:
    """Whether names are written with it; false for the empty string."""
    return "\u3400" <= c <= "\u9fff" or c >= "\U00020000" or c == "〇"
