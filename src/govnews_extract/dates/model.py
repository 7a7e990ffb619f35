"""What the grammar reads (printed parts) and what binding makes of it (dates)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from govnews_extract.records import PartOfDay, Precision


class Point(NamedTuple):
    """One date as printed: any of its parts may be missing, `word` holds a relative one (昨日, 去年)."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    word: str | None = None
    vague: bool = False
    part_of_day: PartOfDay | None = None
    time: str | None = None
    end_time: str | None = None


class Phrase(NamedTuple):
    """A date or a range as printed. `rule` names what found it."""

    first: Point
    last: Point | None
    start: int
    end: int
    rule: str


class BoundDate(NamedTuple):
    """A date, or a range of dates, that the text says, with what had to be filled in.

    `start` is None where the words determine no date (`reason` says why: `no_year`, `no_month`,
    `no_anchor`, `recent`); a month's `start` is its first day. `time` is the clock time printed with
    the start, `end_time` the one that ends the range. `inferred` names the parts that are not printed
    and were determined from elsewhere (`year`, `month`, `day`, `end_year`). `span` is the place in
    the text, and `vague` tells 下旬, 月底 and the like.
    """

    start: date | None
    end: date | None
    precision: Precision
    span: tuple[int, int]
    rule: str
    part_of_day: PartOfDay | None = None
    time: str | None = None
    end_time: str | None = None
    inferred: tuple[str, ...] = ()
    is_range: bool = False
    vague: bool = False
    reason: str | None = None
