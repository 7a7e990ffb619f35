"""Dates: every date that a text says, read by a grammar and bound to a reference date.

>>> from govnews_extract.text import Text
>>> [(str(d.start), str(d.end), d.inferred) for d in find(Text("12月27日至1月3日公示"), date(2019, 12, 26))]
[('2019-12-27', '2020-01-03', ('year', 'end_year'))]
"""

from __future__ import annotations

from datetime import date

from govnews_extract.dates import grammar, years
from govnews_extract.dates.model import BoundDate
from govnews_extract.records import DateMention
from govnews_extract.text import Text

__all__ = ["BoundDate", "find", "mentions"]


def find(text: Text, reference: date | None) -> list[BoundDate]:
    """Every date of `text` in its order; `reference` is the day of publication, which lends years.

    What the text and the reference do not determine is there too, with `start` None and a `reason`.
    """
    return years.bind(grammar.read(text.folded), text.folded, reference)


def mentions(text: str, *, reference: date | None = None) -> list[DateMention]:
    """Every date that `text` says, whatever it is the date of; 近日 and 日前 are no date.

    >>> [str(m.start) for m in mentions("3月5日（星期二）上午召开", reference=date(2024, 3, 6))]
    ['2024-03-05']
    """
    read = Text(text)
    return [
        DateMention(
            start=d.start,
            end=d.end,
            precision=d.precision,
            part_of_day=d.part_of_day,
            time=d.time,
            inferred=list(d.inferred),
            evidence=[read.evidence(*d.span, d.rule)],
        )
        for d in find(read, reference)
        if d.reason != "recent"
    ]
