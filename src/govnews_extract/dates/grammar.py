"""The grammar of printed dates: text to `Phrase`, nothing filled in.

The marks 年, 月 and 日 (and 天, 晚, 前…) tell where a date may begin; the reader then takes the longest
date or range from there. What only looks like a date (a duration, a document number, a recurring day) is refused here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from govnews_extract.dates import patterns
from govnews_extract.dates.model import Phrase, Point
from govnews_extract.dates.points import point_at, with_tail
from govnews_extract.zh import clock
from govnews_extract.zh.spots import spots


def _allowed(folded: str, start: int, point: Point) -> bool:
    """Whether what stands around `point` leaves it a date."""
    before, after = folded[start - 1 : start], folded[point.end : point.end + 2]
    if before and (before in "第./每个几" or (before.isascii() and before.isalnum())):
        return False
    if before == "-" and folded[start - 2 : start - 1].isdigit():
        return False
    if point.year is not None:
        return point.month is not None or not after.startswith(("第", "度", "版", "级", "届", "来"))
    if point.month is not None:
        if folded[start - 2 : start] in ("每年", "历年", "逐年"):
            return False
        return (
            point.day is not None or point.vague or not patterns.NOT_MONTH.compiled.match(folded, point.end)
        )
    return _allowed_day(folded, start, point)


def _allowed_day(folded: str, start: int, point: Point) -> bool:
    """A day alone (28日上午, 记者25日获悉) against a number of days (30日内, 会期3日)."""
    left = folded[max(0, start - 3) : start]
    if point.part_of_day is None and (
        not folded[start].isdigit() or patterns.NOT_DAY.compiled.match(folded, point.end)
    ):
        return (
            point.part_of_day is None
            and folded.startswith("前", point.end)
            and left.endswith(("于", "在", "请"))
        )
    if patterns.COUNTED.compiled.search(left) or left.endswith(("每月", "当月")):
        return False
    if point.part_of_day or point.time or patterns.DAY_LEFT.compiled.search(left):
        return True
    return patterns.DAY_RIGHT.compiled.match(folded, point.end) is not None


def _second(folded: str, first: Point, match: regex.Match[str]) -> Point | None:
    """The end of a range whose joining word `match` is."""
    at = match.end()
    if first.year is not None and folded[first.start + 4 : first.start + 5] in (".", "/"):
        short = patterns.SHORT.compiled.match(folded, at)
        if short is not None:
            return with_tail(folded, Point(at, short.end(), None, int(short["month"]), int(short["day"])))
    if (first.day is not None or first.word) and (next_day := patterns.NEXT_DAY.compiled.match(folded, at)):
        return with_tail(folded, Point(at, next_day.end(), word="次日"))
    if next_year := patterns.NEXT_YEAR.compiled.match(folded, at):
        later = point_at(folded, next_year.end())
        return later._replace(word="次年") if later is not None and later.month and not later.year else None
    point = point_at(folded, at)
    if point is None or (point.year is None and point.month is None and first.day is None and not first.word):
        return None
    if (point.day is None) != (first.day is None and not first.word) and not point.vague and not first.vague:
        return None
    if point.year is None and point.month is None and point.day is not None:
        duration = point.part_of_day is None and patterns.DURATION.compiled.match(folded, point.end)
        if duration or (first.day is not None and point.day <= first.day):
            return None
    return point


def _days(folded: str, first: Point) -> list[Point]:
    """The days of a list after `first`: 25日、26日."""
    days = [first]
    while match := patterns.LISTED.compiled.match(folded, days[-1].end):
        point = point_at(folded, match.end())
        if point is None or point.day is None or days[-1].day is None or point.day <= days[-1].day:
            break
        if match.group().strip() == "," and point.day != days[-1].day + 1:
            break
        days.append(point._replace(year=days[-1].year, month=days[-1].month))
    return days


def _phrases(folded: str, first: Point, start: int, rule: str) -> list[Phrase]:
    """The range, the list or the single date that begins with `first`."""
    match = _join(folded, first.end)
    if match is not None and match.group("list") is None:
        second = _second(folded, first, match)
        if second is not None:
            end = second.end + folded.startswith("止", second.end)
            return [Phrase(first, second, start, end, "date_range" if rule == "date" else rule + "_range")]
    if match is not None and first.day is not None:
        days = _days(folded, first)
        plain = all(d.part_of_day is None and d.time is None for d in days)
        follow = all(b.day == (a.day or 0) + 1 for a, b in pairwise(days))
        if len(days) > 1 and plain and follow:
            return [Phrase(first, days[-1], start, days[-1].end, "date_list")]
        if len(days) > 1:
            return [Phrase(d, None, d.start, d.end, "date_list") for d in days]
    return [Phrase(first, None, start, first.end, rule)]


def _join(folded: str, at: int) -> regex.Match[str] | None:
    """What joins the date that ends at `at` to another one: 至, 、."""
    mark = folded[at : at + 1]
    if mark not in patterns.JOIN_FIRST or (
        mark == "," and folded[at + 1 : at + 2] not in patterns.AFTER_COMMA
    ):
        return None
    return patterns.JOIN.compiled.match(folded, at)


def _relative(folded: str, start: int, end: int) -> list[Phrase]:
    """A word for a date, with what it is joined to: 今天(11月23日)上午, 去年7月, 本月27日."""
    word, before = folded[start:end], folded[start - 1 : start]
    if word == "日前":
        alone = not before or not (before in patterns.HAN + "作付期到截生当今昨明次同每" or before.isdigit())
        return [Phrase(Point(start, end, word=word), None, start, end, "recent")] if alone else []
    if word == "近日":
        return [Phrase(Point(start, end, word=word), None, start, end, "recent")]
    if word[0] in "当同次翌" and before and before not in "\n\t ,。;:()于并至、" and not before.isascii():
        return []  # 发布当日 is the day of what stands before, not of the last date
    if word == "明天" and folded[end : end + 1] in "的更会":
        return []
    point = Point(start, end, word=word)
    if word[-1] in "年月":
        more = point_at(folded, end)
        if more is None or more.year is not None or (more.month is None) == (word[-1] == "年"):
            return [Phrase(point, None, start, end, "relative")]
        return _phrases(folded, more._replace(start=start, word=word), start, "relative")
    bracket = patterns.BRACKET.compiled.match(folded, end)
    named = point_at(folded, bracket.end()) if bracket else None
    if named is not None and named.day is not None and folded.startswith(")", named.end):
        return [Phrase(p := with_tail(folded, named._replace(end=named.end + 1)), None, start, p.end, "date")]
    part = clock.part_of_day({"晚": "晚", "夜": "夜", "晨": "晨", "早": "早"}.get(word[-1]))
    return _phrases(folded, with_tail(folded, point._replace(part_of_day=part)), start, "relative")


def _titles(folded: str) -> list[tuple[int, int]]:
    """Spans of 《…》: a date in a title is part of a name."""
    if "《" not in folded:
        return []
    return [m.span() for m in patterns.TITLE.compiled.finditer(folded)]


def _starts(folded: str) -> list[int]:
    """Where a date may begin, in order; a date may be met by each of its pieces."""
    found = _numeric(folded)
    before, numerals = patterns.BEFORE_MARK, patterns.NUMERALS
    for mark in patterns.MARKS:
        at = folded.find(mark, 1)
        while at > 0:
            last = folded[at - 1]
            if last in numerals or last == " ":
                found.append(_numeral(folded, at))
            elif last == ")":
                found.append(folded.rfind("(", max(at - 4, 0), at) - 1)  # 昨(15)日
            elif last in before:
                found.append(at - 1 if _word(folded, at - 1) else at - 2)
            at = folded.find(mark, at + 1)
    found.sort()
    return found


def _numeric(folded: str) -> list[int]:
    """Where dates in figures begin: 2024-03-20."""
    found = []
    end = 0
    for at in spots(folded, "-./", 4):
        if at - 4 >= end and folded[at - 4 : at - 2] in ("19", "20"):
            match = patterns.NUMERIC.compiled.match(folded, at - 4)
            if match is not None:
                found.append(at - 4)
                end = match.end()
    return found


def _word(folded: str, at: int) -> regex.Match[str] | None:
    """The word for a date at `at`: 昨日, 今年."""
    if folded[at : at + 1] not in patterns.WORD_FIRST:
        return None
    return patterns.WORD.compiled.match(folded, at)


def _numeral(folded: str, at: int) -> int:
    """The start of the numeral, of four figures at most, that ends before `at`."""
    blanks = 2
    while blanks and folded[at - 1] == " " and at > 1:
        at -= 1
        blanks -= 1
    numerals, figures = patterns.NUMERALS, 4
    while figures and at > 0 and folded[at - 1] in numerals:
        at -= 1
        figures -= 1
    return at


def read(folded: str) -> Iterator[Phrase]:
    """Every date phrase of `folded`, in order, none inside another and none inside 《…》.

    >>> [folded[p.start : p.end] for folded in ("自2024年3月18日起至5月17日止,公示30日",) for p in read(folded)]
    ['2024年3月18日起至5月17日止']
    """
    at, titles = 0, iter(_titles(folded))
    title = next(titles, None)
    for start in _starts(folded):
        if start < at:
            continue
        while title is not None and title[1] <= start:
            title = next(titles, None)
        if title is not None and title[0] < start:
            continue
        word = _word(folded, start)
        if word is not None:
            found = _relative(folded, start, word.end())
        else:
            point = point_at(folded, start)
            allowed = point is not None and _allowed(folded, start, point)
            found = _phrases(folded, point, start, "date") if point is not None and allowed else []
            at = point.end if point is not None else at
        yield from found
        if found:
            at = max(at, found[-1].end)
