"""One printed date at a given place, with the weekday, the part of the day and the clock time behind it."""

from __future__ import annotations

import re
from functools import cache

import regex

from govnews_extract.dates import patterns
from govnews_extract.dates.model import Point
from govnews_extract.records import PartOfDay
from govnews_extract.zh import clock
from govnews_extract.zh.numerals import to_int

_Tail = tuple[int, PartOfDay | None, str | None, str | None]  # its end, part of the day, time, end time


@cache
def _number(text: str) -> int:
    """Cached: no more than some hundred different numerals pass."""
    return to_int(text.replace("O", "0").replace("o", "0").replace("О", "0"))


def with_tail(folded: str, point: Point) -> Point:
    """`point` with the weekday, the part of the day and the clock time that follow it."""
    tail = _behind(folded, point.end, point.part_of_day)
    if tail is None:
        return point
    end, part_of_day, time, end_time = tail
    return point._replace(end=end, part_of_day=part_of_day, time=time, end_time=end_time)


def _behind(folded: str, start: int, held: PartOfDay | None) -> _Tail | None:
    """What of a weekday, a part of the day and a clock time follows the date that ends at `start`.

    `held` is the part of the day that the date itself says: 今晚.
    """
    behind = start + folded.startswith(" ", start)
    if folded[behind : behind + 1] not in patterns.TAIL_FIRST:
        return None
    half = folded[behind : behind + 2]
    if (half == "上午" or half == "下午") and folded[behind + 2 : behind + 3] not in patterns.AFTER_PART:
        return behind + 2, clock.part_of_day(half), None, None
    match = patterns.TAIL.compiled.match(folded, start)
    if match is None or match.end() == start:
        return None
    printed, alone, hour, later = match.group("part", "part_only", "hour", "hour_to")
    part = printed or alone or ("晚" if held == "evening" else None)
    time = clock.to_time(match, part=part) if hour else None
    last = clock.end_time(match, "_to", time, part=part) if later and time is not None else None
    end = match.end()
    while end > start and folded[end - 1] in " ,":
        end -= 1
    return end, clock.part_of_day(part) or held, time, last


def point_at(folded: str, at: int) -> Point | None:
    """The date printed at `at`, without regard to what stands before it."""
    plain = _plain().match(folded, at)
    if plain is not None:
        (year, month, day), vague, end = plain.groups(), None, plain.end()
    else:
        match = patterns.POINT.compiled.match(folded, at)
        if match is None:
            return None
        year, month, day, vague, separator = match.group("year", "month", "day", "vague", "separator")
        if separator and day is None and not _dotted_month(folded, match):
            return None
        end = match.end()
    part_of_day = time = end_time = None
    if day and (tail := _behind(folded, end, None)):
        end, part_of_day, time, end_time = tail
    return Point(
        at,
        end,
        _number(year) if year else None,
        _number(month) if month else None,
        _number(day) if day else None,
        None,
        vague is not None,
        part_of_day,
        time,
        end_time,
    )


@cache
def _plain() -> re.Pattern[str]:
    """2024年3月5日 and 3月5日, as most dates are printed; `re` reads them in a third of the time."""
    return re.compile(r"(?:((?:19|20)[0-9]{2})年)?(1[0-2]|0?[1-9])月(3[01]|[12][0-9]|0?[1-9])日")


def _dotted_month(folded: str, match: regex.Match[str]) -> bool:
    """1974.08 and 1986-07 are months in a table or a list of posts, else a price or a number."""
    after = folded[match.end() : match.end() + 1]
    if match.group("separator") == "/" or len(match.group("month")) < 2:
        return False
    return (
        after == "" or after in "\t\n ,-至到,;。)月年生、"
        if match.group("separator") == "."
        else after in "\t\n,)"
    )
