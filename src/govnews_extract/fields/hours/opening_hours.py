"""Sessions to one string in OpenStreetMap's opening_hours syntax.

Later rules override earlier ones in that syntax, so a season is written as a rule of its own behind
the rule that holds without dates.

>>> osm_syntax([HoursPeriod(days=["Mo", "Tu", "We", "Th", "Fr"], opens="09:00", closes="12:00")])
'Mo-Fr 09:00-12:00; PH off'
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from govnews_extract.records import HoursPeriod, Weekday

WEEK: tuple[Weekday, ...] = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
EVERY_DAY: tuple[Weekday, ...] = (*WEEK, "PH")
WORKING: tuple[Weekday, ...] = WEEK[:5]
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = dt.timedelta(days=1)


def osm_syntax(periods: Sequence[HoursPeriod]) -> str | None:
    """`periods` as one opening_hours string, or None where there is nothing to say.

    Days that no period names are left out; public holidays are `PH off` where days are named and
    `PH` is not among them.
    """
    if not periods:
        return None
    if any(p.valid_from or p.valid_through for p in periods):
        rules = _dated(periods)
    else:
        rules = _weeks(periods)
    named = {d for p in periods for d in p.days}
    if named and "PH" not in named:
        rules.append("PH off")
    return "24/7" if rules == ["Mo-Su,PH 00:00-24:00"] else "; ".join(rules)


def _dated(periods: Sequence[HoursPeriod]) -> list[str]:
    """The rules of seasons, one behind the other."""
    rules: list[str] = []
    undated = any(p.valid_from is None for p in periods)
    for start, end in _seasons(periods):
        running = _standing([p for p in periods if _holds(p, start, end)])
        season = _season(start, end)
        if running:
            rules += [f"{season} {week}".strip() for week in _weeks(running)]
        elif start is not None and undated:  # what is written without dates would go on
            rules.append(f"{season} off")
    return rules


def _seasons(periods: Sequence[HoursPeriod]) -> list[tuple[dt.date | None, dt.date | None]]:
    """The stretches between the dates at which some period begins or ends."""
    turns = {p.valid_from for p in periods if p.valid_from}
    turns |= {p.valid_through + _DAY for p in periods if p.valid_through and p.valid_through < dt.date.max}
    starts = [None, *sorted(turns)]
    ends = [*(t - _DAY for t in sorted(turns)), None]
    return list(zip(starts, ends, strict=True))


def _standing(running: list[HoursPeriod]) -> list[HoursPeriod]:
    """`running` without what holds at all other times but gives way to dated hours of the same time of day."""
    dated = [p for p in running if p.valid_from and p.valid_through]
    if not dated:
        return running

    def gives_way(p: HoursPeriod) -> bool:
        return p.valid_from is None and any(
            q.opens < p.closes and p.opens < q.closes and (set(p.days) & set(q.days) or p.days == q.days)
            for q in dated
        )

    return [p for p in running if (p.valid_from and p.valid_through) or not gives_way(p)]


def _holds(period: HoursPeriod, start: dt.date | None, end: dt.date | None) -> bool:
    """Whether `period` runs through the whole stretch."""
    after = period.valid_from is None or (start is not None and period.valid_from <= start)
    before = period.valid_through is None or (end is not None and end <= period.valid_through)
    return after and before


def _season(start: dt.date | None, end: dt.date | None) -> str:
    """A stretch as a selector: nothing before the first date, an open end behind the last."""
    if start is None:
        return ""
    if end is None:
        return f"{_date(start)}+"
    return _date(start) if start == end else f"{_date(start)}-{_date(end)}"


def _date(date: dt.date) -> str:
    return f"{date.year} {_MONTHS[date.month - 1]} {date.day:02d}"


def _weeks(periods: Sequence[HoursPeriod]) -> list[str]:
    """The weekly rules of one season: sessions of the same days share a rule."""
    by_days: dict[str, list[str]] = {}
    for p in periods:
        span = f"{p.opens}-{p.closes}"
        spans = by_days.setdefault(_days(p.days), [])
        if span not in spans:
            spans.append(span)
    rules = []
    for days, spans in by_days.items():
        rules.append(f"{days} {','.join(spans)}".strip())
    return rules


def _days(days: Sequence[Weekday]) -> str:
    """Days with runs of three and more drawn together: Mo-Fr, Sa,Su, Mo-Su,PH."""
    at = [i for i, day in enumerate(WEEK) if day in days]
    runs: list[list[int]] = []
    for i in at:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    parts: list[str] = []
    for run in runs:
        parts += [f"{WEEK[run[0]]}-{WEEK[run[-1]]}"] if len(run) > 2 else [WEEK[i] for i in run]
    return ",".join(parts + ["PH"] * ("PH" in days))
