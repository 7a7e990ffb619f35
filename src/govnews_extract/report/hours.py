"""When a channel is open: a grid of the week for each season, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from govnews_extract.records import HoursPeriod, Release, ServiceHours, Weekday
from govnews_extract.report.markup import Content, Html, joined, tag
from govnews_extract.report.pieces import Pieces, printed
from govnews_extract.report.seasons import Season, seasons
from govnews_extract.report.values import key_of
from govnews_extract.report.words import Words

DAYS: tuple[Weekday, ...] = get_args(Weekday)
_ANY = "—"  # the column of sessions whose days are not printed
_COLUMN, _HOUR, _LEFT, _TOP = 44, 11, 40, 18  # pixels


def service_hours(release: Release, pieces: Pieces) -> Html | None:
    """Each channel with its hours; None where none are told."""
    return pieces.section(
        "service_hours", (_channel(n, hours, pieces) for n, hours in enumerate(release.service_hours))
    )


def _channel(n: int, hours: ServiceHours, pieces: Pieces) -> Html:
    key = key_of("service_hours", n)
    named = " · ".join(filter(None, (hours.owner, hours.label)))
    value = pieces.value(key, "service_hours", hours.raw, hours.evidence, inferred=hours.inferred)
    told = seasons(hours.periods)
    syntax = (
        tag("code", hours.opening_hours, title=pieces.words("opening_hours")) if hours.opening_hours else None
    )
    return joined(
        [
            tag("p", printed(named), class_="note") if named else None,
            tag("p", value),
            _season_switch(key, told, pieces) if told else None,
            tag("p", syntax, class_="note") if syntax else None,
        ]
    )


def _season_switch(key: str, told: Sequence[Season], pieces: Pieces) -> Html:
    """One grid, or one for each season of which the chosen one is seen."""
    words = pieces.words
    if len(told) == 1:
        (only,) = told
        caption = (
            None if only.start is None and only.end is None else tag("p", span(only, words), class_="note")
        )
        return joined([caption, _week(only, words)])
    name = f"{pieces.prefix}{key}-season"
    parts: list[Content] = [tag("legend", words("season"))]
    for n, season in enumerate(told):
        known = {"type": "radio", "name": name, "id": f"{name}-{n}"}
        parts.append(
            tag(
                "div",
                tag("input", **known, checked=n == 0),
                tag("label", span(season, words), for_=f"{name}-{n}"),
                tag("div", _week(season, words), class_="week"),
                class_="season",
            )
        )
    return tag("fieldset", *parts, class_="seasons")


def span(season: Season, words: Words) -> str:
    """From when to when, in words.

    >>> import datetime as dt
    >>> span(Season(dt.date(2024, 10, 1), None, ()), Words("zh"))
    '自 2024-10-01'
    """
    parts = []
    if season.start:
        parts.append(f"{words('from')} {season.start}")
    if season.end:
        parts.append(f"{words('until')} {season.end}")
    return " ".join(parts) or words("always")


def _week(season: Season, words: Words) -> Html:
    told = [f"{days_of(p, words)} {p.opens}–{p.closes}" for p in season.sessions]
    return joined(
        [_grid(season.sessions, words), tag("ul", *(tag("li", line) for line in told), class_="plain")]
    )


def days_of(period: HoursPeriod, words: Words) -> str:
    """The days of a session in words, neighbours drawn together.

    >>> days_of(HoursPeriod(days=["Mo", "Tu", "We", "Sa"], opens="09:00", closes="12:00"), Words("en"))
    'Mon–Wed, Sat'
    """
    at = [DAYS.index(day) for day in period.days]
    runs: list[list[int]] = []
    for n in sorted(at):
        if runs and n == runs[-1][-1] + 1 and DAYS[n] != "PH":  # holidays are no day behind Sunday
            runs[-1].append(n)
        else:
            runs.append([n])
    names = ("–".join(words.of("day", DAYS[n]) for n in dict.fromkeys((run[0], run[-1]))) for run in runs)
    return ", ".join(names) or words("no_days")


def _grid(sessions: Sequence[HoursPeriod], words: Words) -> Html:
    """The week as a picture; what it says stands beside it in words, so it is hidden from readers aloud."""
    columns: list[str] = [*DAYS[:7]]
    if any("PH" in p.days for p in sessions):
        columns.append("PH")
    if any(not p.days for p in sessions):
        columns = [_ANY] if all(not p.days for p in sessions) else [*columns, _ANY]
    blocks = [(day, a, b) for p in sessions for day in p.days or (_ANY,) for a, b in _stretches(p)]
    first = int(min(a for _, a, _ in blocks))
    last = max(int(max(b for _, _, b in blocks) + 0.99), first + 1)
    width, height = _LEFT + _COLUMN * len(columns), _TOP + _HOUR * (last - first) + 6
    parts: list[Html] = []
    for n, day in enumerate(columns):
        name = day if day == _ANY else words.of("day", day)
        parts.append(tag("text", name, x=_LEFT + _COLUMN * (n + 0.5), y=12, class_="day"))
    for hour in range(first, last + 1, 2 if last - first < 16 else 4):
        y = _TOP + _HOUR * (hour - first)
        parts.append(tag("line", x1=_LEFT, x2=width, y1=y, y2=y))
        parts.append(tag("text", f"{hour:02}:00", x=_LEFT - 4, y=y + 4, class_="hour"))
    for day, opens, closes in blocks:
        parts.append(
            tag(
                "rect",
                x=_LEFT + _COLUMN * columns.index(day) + 2,
                y=round(_TOP + _HOUR * (opens - first), 1),
                width=_COLUMN - 4,
                height=round(_HOUR * (closes - opens), 1),
                rx=2,
            )
        )
    return tag("svg", *parts, class_="grid", viewBox=f"0 0 {width} {height}", aria_hidden="true")


def _stretches(period: HoursPeriod) -> Iterator[tuple[float, float]]:
    """The hours of a day that a session covers; one over midnight covers two stretches."""
    opens, closes = _hour(period.opens), _hour(period.closes)
    if opens < closes:
        yield opens, closes
    else:
        yield opens, 24.0
        yield 0.0, closes


def _hour(clock: str) -> float:
    return int(clock[:2]) + int(clock[3:]) / 60
