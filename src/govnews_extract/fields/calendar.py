"""The public calendar of China: working days with the holidays and shifted weekends of each year.

The days are those of the package `chinese_calendar`, imported on first use. Outside the years that
it knows nothing is said: a count of working days then stays a count.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate

_DAY = dt.timedelta(days=1)


def is_working_day(day: dt.date) -> bool | None:
    """Whether offices work on `day`, None outside the years of the calendar.

    A Saturday that makes up for a holiday is a working day (调休).

    >>> is_working_day(dt.date(2024, 10, 1)), is_working_day(dt.date(2024, 10, 12))
    (False, True)
    >>> is_working_day(dt.date(1990, 1, 1)) is None
    True
    """
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # a year that is not in the package
        return None


def working_day(start: dt.date, count: int) -> dt.date | None:
    """The last of `count` working days of which `start` is the first that can count; None where unknown.

    >>> working_day(dt.date(2022, 9, 30), 5)
    datetime.date(2022, 10, 11)
    """
    if not 1 <= count <= 366:
        return None
    day = start
    while True:
        works = is_working_day(day)
        if works is None:
            return None
        count -= works
        if count == 0:
            return day
        day += _DAY


def announced(date: BoundDate, reference: dt.date | None, *, grace: int = 30) -> BoundDate:
    """`date` as an announcement means it: days whose year is not printed lie ahead, or passed just now.

    12月31日前 in a release of March is this year's December, although last year's is nearer. Days that
    had passed more than `grace` days before `reference` are those of the next year; a season that runs
    on `reference` is this one and not the next.
    """
    start, last = date.start, date.end or date.start
    if reference is None or start is None or last is None or "year" not in date.inferred:
        return date
    if grace < (reference - last).days <= 366:
        return moved(date, start, 1)
    if date.end is not None and start > reference:
        earlier = moved(date, start, -1)
        if runs_on(earlier, reference):
            return earlier
    return date


def runs_on(date: BoundDate, day: dt.date) -> bool:
    """Whether a range of days, or of whole months, has begun and has not ended on `day`."""
    if date.start is None or date.end is None:
        return False
    end = date.end
    if date.precision == "month":
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return date.start <= day <= end


def moved(date: BoundDate, start: dt.date, years: int) -> BoundDate:
    """`date`, which begins on `start`, some years later; as it is where there is no such 29 February."""
    try:
        end = date.end and date.end.replace(year=date.end.year + years)
        return date._replace(start=start.replace(year=start.year + years), end=end)
    except ValueError:
        return date
