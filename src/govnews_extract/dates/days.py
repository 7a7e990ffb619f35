"""Days from printed parts, and the nearest of several to a reference."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from govnews_extract.dates.model import Point


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of these numbers, None where the calendar has none.

    >>> day_of(2023, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def range_end(last: Point, start: date) -> tuple[date | None, tuple[str, ...]]:
    """The end of a range, and which parts of it are filled in.

    What it does not print is the start's, and a year later where it must be.

    >>> range_end(Point(0, 0, month=1, day=3), date(2019, 12, 27))
    (datetime.date(2020, 1, 3), ('end_year',))
    """
    if last.word == "次年":
        return day_of(start.year + 1, last.month or 1, last.day or 1), ("end_year",)
    if last.word:
        return start + timedelta(1), ("end_year", "end_month", "end_day")
    if last.year is not None:
        return day_of(last.year, last.month or 1, last.day or 1), ()
    month, day = last.month or start.month, last.day or 1
    later = month < start.month or (month == start.month and last.day is not None and day < start.day)
    return day_of(start.year + later, month, day), ("end_year",) if later else ()


def whole(end: date, last: Point) -> date:
    """`end` with the rest of its month, where `last` prints no day.

    >>> whole(date(2024, 2, 1), Point(0, 0, month=2))
    datetime.date(2024, 2, 29)
    """
    return end if last.day or last.word == "次日" else end.replace(day=monthrange(end.year, end.month)[1])


def nearest(
    reference: date, candidates: Iterable[date | None], *, ahead: bool = False, weight: float = 3.0
) -> date | None:
    """The candidate nearest to `reference`: a day ahead weighs `weight` days back, or half a day if `ahead`.

    >>> nearest(date(2024, 1, 3), [date(y, 12, 28) for y in (2023, 2024)])
    datetime.date(2023, 12, 28)
    >>> nearest(date(2023, 12, 24), [date(y, 1, 7) for y in (2023, 2024)], ahead=True)
    datetime.date(2024, 1, 7)
    """

    forwards = 0.5 if ahead else weight
    best, least = None, 0.0
    for day in candidates:
        if day is not None:
            distance = (day - reference).days
            cost = distance * forwards if distance > 0 else -distance
            if best is None or cost < least:
                best, least = day, cost
    return best
