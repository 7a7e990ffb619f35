"""Deadlines: until when citizens, firms and applicants may, or must, act.

Every date is looked at with the words beside it. What lower bodies must report by a day, conditions
(于7月31日前取得毕业证), states (截至8月25日已全部进驻) and an inspection's stay are no deadlines.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from govnews_extract.fields.deadlines import counted, cues
from govnews_extract.records import Deadline, Evidence, RelativeDeadline

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate
    from govnews_extract.text import Text

# releases that report what others do: only a named cut-off counts in them
_REPORTS = frozenset({"meeting", "discipline", "press_conference", "personnel"})
# releases that are addressed to the public whoever else is addressed
_PUBLIC = frozenset({"consultation", "recruitment", "appointment_notice"})
_LOOK = 60


class _Near(NamedTuple):
    """A date with its sentence to the left and to the right of it."""

    date: BoundDate
    left: str
    right: str
    begin: int


class _Found(NamedTuple):
    """Why a date is a deadline: the rule, the words that name it, and the span of the whole."""

    rule: str
    subject: str | None
    start: int
    end: int


def find_deadlines(
    text: Text,
    dates: Sequence[BoundDate],
    *,
    reference: dt.date | None,
    genre: str,
    published_at: dt.date | None = None,
) -> list[Deadline]:
    """The deadlines that `text` sets for the public, in its order; `dates` are those found in it.

    A window that is counted from publication (自公示之日起5个工作日) gives `relative`, and a date where
    `published_at` (else `reference`) and the public calendar determine one. A deadline whose day the
    text does not determine has neither `date` nor `relative`.

    >>> from govnews_extract import dates
    >>> from govnews_extract.text import Text
    >>> text, day = Text("受理信访截止时间为11月15日。"), dt.date(2024, 9, 14)
    >>> [d.date.isoformat() for d in find_deadlines(text, dates.find(text, day), reference=day, genre="inspection")]
    ['2024-11-15']
    """
    folded = text.folded
    internal = genre not in _PUBLIC and cues.patterns()["salutation"].search(folded[:400]) is not None
    found: list[Deadline] = []
    for date in dates:
        if date.precision != "day":
            continue
        near = _near(folded, date)
        told = _told(folded, near, genre, internal)
        if told is not None:
            found.append(_deadline(text, date, told))
    found += _counted(text, genre, published_at or reference, found)
    found.sort(key=lambda d: d.evidence[0].start)
    return _joined(found)


def _near(folded: str, date: BoundDate) -> _Near:
    start, end = date.span
    begin = max(start - _LOOK, *(folded.rfind(c, max(0, start - _LOOK), start) + 1 for c in "。;!?\n"))
    begin = max(begin, 0)
    stop = min((at for c in "。;\n" if (at := folded.find(c, end, end + 2 * _LOOK)) >= 0), default=end + 2 * _LOOK)
    return _Near(date, folded[begin:start], folded[end:stop], begin)


def _told(folded: str, near: _Near, genre: str, internal: bool) -> _Found | None:
    """Why the date is a deadline, or None."""
    return (
        _cut_off(folded, near)
        or _window(folded, near)
        or _heading(folded, near)
        or _closing(near)
        or (None if genre in _REPORTS else _act(near, genre, internal))
    )
