"""Ranges of clock times, and which of them stand together in one run.

A run is a row of ranges without a sentence between them:
工作日上午9:00-12:00,下午14:00-18:00(10月9日起为13:30-17:30).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from govnews_extract.fields.hours.weekdays import DAYS
from govnews_extract.rules import Rule
from govnews_extract.zh import clock
from govnews_extract.zh.numerals import to_int
from govnews_extract.zh.spots import spots

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate

NOON = 12 * 60
MIDNIGHT = 24 * 60
MASK = "\x1f"
_NEAR = 24  # from one clock time of a range to the other
_LONGEST = 24  # ranges of one run
_LOOK = 120  # how far glue is followed
_HOURS, _MINUTES = frozenset("一二三四五六七八九十两"), frozenset("012345")
SEASON = "[春夏秋冬]{1,2}(?:季节?|令时?|天|时)"
RANGE = Rule(
    "hours.range",
    "(?=[凌清早上下午中正傍晚深夜晨\\d二十一三四五六七八九零两])"
    + clock.pattern("1")
    + r"\s?(?:开始|上班)?\s?(?:-{1,3}|[至到]|,(?=.{0,9}下班))\s?(?P<next>次日|翌日|第二天)?\s?"
    + clock.pattern("2")
    + "(?:下班)?",
    examples=(
        "工作日「上午9:00-12:00」受理",
        "每天「早8点至晚6点」",
        "「八时三十分至十二时」",
        "「20:00--次日8:00」",
        "「上午8时30分上班,12时30分下班」",
        "「9:00 至17:00」",
    ),
    rejects=("8月17日22:00至8月18日6:00", "2019-10-29 15:01:24", "师生比1:40", "一楼至二楼"),
)
RULES = (RANGE,)
_GROUPS = ("part1", "hour1", "minute1", "half1", "part2", "hour2", "minute2", "half2", "next")
# What may stand between two ranges of one run; MASK is a date.
_GLUE = (
    r"[\s,、;:)/\-\"“”+&|.·]|"
    rf"{MASK}{{1,40}}|{DAYS}|{clock.PART}|{SEASON}|\([一二三四五六日天]\)|除外|[次翌]年|第二年|不休|无休|照常|期间|作息时间|恢复|执行|实行|调整|改|起|止|为|是|均|各|至|到|"
    r"(?:报名|进驻|巡视|巡察|督察|督查|公示|公告|征集|咨询|活动|疫情|假期)期?(?:间|内|限内)|每月(?:\d{1,2}[日号][、,和]?){1,4}|"
    r"从|自|和|及|与|或|以|分别|时间段?|时段|第[一二三]|法定|每次|其[中余]|上班|下班|地区|的|\("
)


_MARKS = ' \t\n,、;:()/-"“”+&|.·'  # marks that are glue by themselves


@cache
def _glue() -> regex.Pattern[str]:
    return regex.compile(_GLUE)


class Range(NamedTuple):
    """One printed range, in minutes of the day; `closes` may lie before `opens` over night."""

    start: int
    end: int
    opens: int
    closes: int

    @property
    def morning(self) -> bool:
        """Whether some of it lies before noon."""
        return self.opens < NOON

    @property
    def afternoon(self) -> bool:
        """Whether some of it lies in the afternoon, a lunch hour's start not counted."""
        return self.opens >= NOON or self.closes > NOON + 60 or self.closes < self.opens


def find_ranges(folded: str) -> list[Range]:
    """The ranges of clock times in folded text, left to right, on the clock of 24 hours.

    下午2:30-5:30 is 14:30-17:30, and so is 2:30-5:30 behind 9:00-12:00: a second session does not
    begin before the first has ended.
    """
    found: list[Range] = []
    for m in (m for start, end in _near_clocks(folded) for m in RANGE.finditer(folded, start, end)):
        part1, hour1, minute1, half1, part2, hour2, minute2, half2, tomorrow = m.group(*_GROUPS)
        opens = clock.minutes_of_day(hour1, 30 if half1 else minute1, part=part1)
        closes = clock.minutes_of_day(hour2, 30 if half2 else minute2, part=part2)
        if opens is None or closes is None:
            continue
        before = found[-1] if found and m.start() - found[-1].end <= 60 else None
        if not part1 and opens < 7 * 60 and before and (
            before.opens >= NOON or NOON <= before.closes <= opens + NOON
        ):  # fmt: skip
            opens += NOON
        in_twelve = not part2 and not tomorrow and to_int(hour1) <= 12
        if closes <= opens < closes + NOON and in_twelve and closes < NOON:
            closes += NOON
        if opens != closes:
            found.append(Range(m.start(), m.end(), opens, closes or MIDNIGHT))
    return found


def _near_clocks(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches of text in which two clock times stand near each other."""
    start = last = -_NEAR
    several = False
    for at in spots(folded, ":时点"):
        before = folded[at - 1 : at] if folded[at - 1 : at] != " " else folded[at - 2 : at - 1]
        if folded[at] == ":":
            if (
                not before.isdigit()
                or folded[at + 1 : at + 2] not in _MINUTES
                or not folded[at + 2 : at + 3].isdigit()
            ):
                continue
        elif before not in _HOURS and not before.isdigit():
            continue
        if at - last <= _NEAR:
            several = True
        else:
            if several:
                yield start, last + _NEAR
            start, several = max(0, at - _NEAR), False
        last = at
    if several:
        yield start, last + _NEAR


def runs(folded: str, ranges: Sequence[Range], dates: Sequence[BoundDate]) -> list[list[Range]]:
    """`ranges` in runs: what stands between two of one run is glue, dates and days."""
    found: list[list[Range]] = []
    for r in ranges:
        if found and len(found[-1]) < _LONGEST and _joined(folded, found[-1][-1].end, r.start, dates):
            found[-1].append(r)
        else:
            found.append([r])
    return found


def _joined(folded: str, start: int, end: int, dates: Sequence[BoundDate]) -> bool:
    if not 0 <= end - start <= 60:
        return False
    gap = masked(folded, start, end, dates)
    rest = _glue().sub("", gap) if gap.strip(_MARKS) else ""
    if "\n" in gap:  # a row of its own goes on only with a season, a day or a date in front
        row = gap[gap.rindex("\n") + 1 :].strip()
        return rest.strip("。") == "" and bool(row) and row[0] not in "(:-"
    return "。" not in gap and len(rest) <= 8 and not any(c.isdigit() for c in rest)


def masked(folded: str, start: int, end: int, dates: Sequence[BoundDate]) -> str:
    """`folded[start:end]`, of the same length, with the dates that begin in it blotted out."""
    parts, at = [], start
    for date in within(dates, start, end):
        a, b = max(date.span[0], at), min(date.span[1], end)
        if a < b:
            parts += [folded[at:a], MASK * (b - a)]
            at = b
    return "".join(parts) + folded[at:end]


def within(dates: Sequence[BoundDate], start: int, end: int) -> list[BoundDate]:
    """The dates that begin in [start, end); `dates` stand in the order of the text."""
    at = bisect_left(dates, start, key=lambda d: d.span[0])
    found = []
    while at < len(dates) and dates[at].span[0] < end:
        found.append(dates[at])
        at += 1
    return found


def is_glue(text: str) -> bool:
    """Whether `text` (dates masked) is nothing but what may stand before and between ranges."""
    if not text.strip(_MARKS):
        return True
    return not _glue().sub("", text)


def glue_start(text: str) -> int:
    """Where the glue at the end of `text` begins."""
    match = _trailing_glue().search(text, max(0, len(text) - _LOOK))
    return match.start() if match else len(text)


@cache
def _trailing_glue() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_GLUE}){{0,40}}+$")
