"""What the release says and does not determine: dates whose year, month or anchor is nowhere told."""

from __future__ import annotations

from collections.abc import Sequence

from govnews_extract.dates import BoundDate
from govnews_extract.records import Deadline, Unresolved
from govnews_extract.text import Text

_REASONS = {
    "no_year": "the year is not printed, and the release has no date to infer it from",
    "no_month": "the month is not printed, and no date before it gives one",
    "no_anchor": "a relative day, and the release has no date to count from",
}


def undated(text: Text, dates: Sequence[BoundDate], deadlines: Sequence[Deadline]) -> list[Unresolved]:
    """The days that are said but not determined, as dates of a deadline or of an event.

    >>> from govnews_extract import dates
    >>> text = Text("9月11日，动员会召开。")
    >>> [(u.field, u.text) for u in undated(text, dates.find(text, None), [])]
    [('events', '9月11日')]
    """
    limits = [(e.start, e.end) for deadline in deadlines for e in deadline.evidence]
    found = []
    for date in dates:
        if date.start is not None or date.precision != "day" or date.reason not in _REASONS:
            continue
        start, end = date.span
        limited = any(a < end and start < b for a, b in limits)
        found.append(
            Unresolved(
                field="deadlines" if limited else "events",
                text=text.raw[start:end],
                reason=_REASONS[date.reason],
                evidence=[text.evidence(start, end, date.rule)],
            )
        )
    return found
