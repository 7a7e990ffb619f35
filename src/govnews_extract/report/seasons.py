"""Sessions with their dates of validity to seasons: stretches of the year in which the same sessions hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from govnews_extract.records import HoursPeriod

_DAY = dt.timedelta(days=1)


class Season(NamedTuple):
    """From `start` through `end`, each None where it is open, these sessions hold."""

    start: dt.date | None
    end: dt.date | None
    sessions: tuple[HoursPeriod, ...]


def seasons(periods: Sequence[HoursPeriod]) -> list[Season]:
    """The seasons in order; those in which nothing is open are left out.

    >>> summer = HoursPeriod(opens="15:00", closes="18:00", valid_through=dt.date(2024, 9, 30))
    >>> winter = HoursPeriod(opens="14:00", closes="17:00", valid_from=dt.date(2024, 10, 1))
    >>> for s in seasons([HoursPeriod(opens="08:00", closes="12:00"), summer, winter]):
    ...     print(s.start, s.end, [p.opens for p in s.sessions])
    None 2024-09-30 ['08:00', '15:00']
    2024-10-01 None ['08:00', '14:00']
    """
    starts = {p.valid_from for p in periods if p.valid_from and p.valid_from > dt.date.min}
    starts |= {p.valid_through + _DAY for p in periods if p.valid_through and p.valid_through < dt.date.max}
    edges: list[dt.date | None] = [None, *sorted(starts), None]
    found = []
    for start, following in pairwise(edges):
        end = following - _DAY if following else None
        holding = tuple(p for p in periods if _holds(p, start, end))
        if holding:
            found.append(Season(start, end, holding))
    return found


def _holds(period: HoursPeriod, start: dt.date | None, end: dt.date | None) -> bool:
    """Whether a session holds in a stretch; no session begins or ends within one."""
    begins = period.valid_from is None or (start is not None and period.valid_from <= start)
    lasts = period.valid_through is None or (end is not None and end <= period.valid_through)
    return begins and lasts
