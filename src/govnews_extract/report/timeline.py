"""Deadlines: a list, and a line of time that shows them beside the day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from govnews_extract.records import Deadline, Release
from govnews_extract.report.markup import Html, joined, tag
from govnews_extract.report.pieces import Pieces, note, printed
from govnews_extract.report.values import key_of
from govnews_extract.report.words import Words

_WIDTH, _EDGE, _ROW = 400, 44, 18


def deadlines(release: Release, pieces: Pieces) -> Html | None:
    """Every deadline in words, under a line of time; None where there is none."""
    items = (_deadline(n, deadline, pieces) for n, deadline in enumerate(release.deadlines))
    picture = _timeline(release, pieces.words)
    return pieces.section("deadlines", items, extra=picture)


def _deadline(n: int, deadline: Deadline, pieces: Pieces) -> Html:
    key = key_of("deadlines", n)
    words = pieces.words
    day = str(deadline.date) if deadline.date else words("no_date")
    until = " ".join(filter(None, (day, deadline.time)))
    begun = f"{words('starts')} {deadline.start}" if deadline.start else None
    parts = [
        tag("strong", until),
        note(begun),
        printed(deadline.subject) if deadline.subject else None,
        note(_window(deadline, words)),
        pieces.value(key, "deadlines", deadline.raw, deadline.evidence, inferred=deadline.inferred),
    ]
    return joined(parts, " ")


def _window(deadline: Deadline, words: Words) -> str | None:
    if deadline.relative is None:
        return None
    relative = deadline.relative
    return f"{words.of('from', relative.from_)} {relative.count} {words.of('unit', relative.unit)}"


def _timeline(release: Release, words: Words) -> Html | None:
    """The picture; None where fewer than two days are known, which make no line."""
    published = day_of(release.document.published_at)
    rows = [(d.start, d.date) for d in release.deadlines if d.date]
    days = sorted(
        {day for row in rows for day in row if day} | ({published} if published and rows else set())
    )
    if len(days) < 2:
        return None
    height = 22 + _ROW * len(rows)
    parts = [*_axis(days, published, height, words)]
    for n, (start, end) in enumerate(rows):
        assert end is not None
        y, x = 22 + _ROW * n + 8, _x(end, days)
        begins = start or published
        if begins and begins < end:
            parts.append(tag("line", x1=_x(begins, days), x2=x, y1=y, y2=y, class_="window"))
        parts.append(tag("circle", cx=x, cy=y, r=4))
        parts.append(
            tag("text", str(end)[5:], x=x + 7 if x < _WIDTH - 40 else x - 7, y=y + 4, class_=_side(x))
        )
    return tag("svg", *parts, class_="timeline", viewBox=f"0 0 {_WIDTH} {height}", aria_hidden="true")


def _axis(days: Sequence[dt.date], published: dt.date | None, height: int, words: Words) -> Iterator[Html]:
    yield tag("text", str(days[0]), x=4, y=12, class_="start")
    yield tag("text", str(days[-1]), x=_WIDTH - 4, y=12, class_="end")
    yield tag("line", x1=_EDGE, x2=_WIDTH - _EDGE, y1=18, y2=18)
    if published:
        x = _x(published, days)
        yield tag(
            "line", tag("title", words("published_at")), x1=x, x2=x, y1=14, y2=height, class_="published"
        )


def _side(x: float) -> str:
    return "start" if x < _WIDTH - 40 else "end"


def _x(day: dt.date, days: Sequence[dt.date]) -> float:
    share = (day - days[0]).days / (days[-1] - days[0]).days
    return round(_EDGE + share * (_WIDTH - 2 * _EDGE), 1)


def day_of(moment: dt.datetime | dt.date | None) -> dt.date | None:
    """The day of a moment.

    >>> day_of(dt.datetime(2024, 9, 14, 16, 11))
    datetime.date(2024, 9, 14)
    """
    return moment.date() if isinstance(moment, dt.datetime) else moment
