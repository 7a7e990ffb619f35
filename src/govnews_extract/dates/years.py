"""Binding: the years and months that a release leaves out, from what it prints and when it appeared.

A part that is not printed is taken, in this order, from
1. the other end of its range (12月27日至2020年1月3日, 2019年12月27日至1月3日);
2. the last date with a year in the same sentence (2019年12月27日召开,1月3日…), whose bracket is not closed;
3. the day of the dateline or, where there is none, of publication: `reference`;
4. without a reference the date under the signature, a year named before it in the sentence (2021年春节不打烊,
   2月11日…), the last date with a year in the paragraph, and what else `lent` finds.

A range that runs on the reference day is of that year. For all else rule 3 takes the year that brings the date nearest to the reference, where a day ahead weighs as
three days back, since releases tell more than they announce: 12月28日 in a release of 3 January is
last year's, 1月7日 in one of 24 December next year's. Words that announce (截至, 定于, …前, …起)
turn the weights round: two days ahead weigh as one day back. A day without a month is bound in the
same way to the month before, the same or the next one, where a day ahead weighs as eight back: 28日 in
a release of the 24th is last month's. Nothing is bound to today's clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from govnews_extract.dates import lent
from govnews_extract.dates.days import day_of, nearest, range_end, whole
from govnews_extract.dates.model import BoundDate, Phrase, Point
from govnews_extract.records import Precision
from govnews_extract.rules import Rule

SENTENCE_END = Rule("date_sentence_end", r"[。;!?\n]|  ", examples=("召开「。」",), rejects=("召开,",))
AHEAD_LEFT = Rule(
    "date_ahead_left",
    r"(?:截[至止]|[将拟定请]于|请在|期限|延长?)[^,。;\n]{0,8}$|[春夏秋冬]季[^,。;\n]{0,6}$|\d[:时](?:\d\d分?)?\($",
    examples=("受理信访「截至」", "会议「定于」", "「冬季(」", "14:30-1「7:30(」"),
    rejects=("根据安排,",),
)
AHEAD_RIGHT = Rule(
    "date_ahead_right", r" ?(?:之?前|以前|止|截止|起|将)", examples=("3月5日「前」",), rejects=("召开",)
)
DATELINE = Rule(
    "date_dateline",
    r" ?(?:专?电|讯|消息)(?=[\s:(,]|[\p{Han}])",
    examples=("8月25日「电」(记者", "8月9日「讯」 据"),
    rejects=("8月25日,",),
)
PRINTED_DAY = Rule("date_printed_day", r"\d+", examples=("昨(「15」)日",), rejects=("昨日",))
RULES = (SENTENCE_END, AHEAD_LEFT, AHEAD_RIGHT, DATELINE, PRINTED_DAY)

_NEWS = frozenset("专电讯消")
_DAY_WORDS = {"今": 0, "昨": -1, "明": 1}
_YEAR_WORDS = {"今年": 0, "去年": -1, "明年": 1}


@dataclass(slots=True)
class _State:
    """What has been read so far: the reference, and the last date that can lend its parts."""

    reference: date | None
    printed: list[lent.InFull]  # every date in full: lends its year to what repeats it
    last: BoundDate | None = None
    last_year: BoundDate | None = None  # the last whose year is printed
    bare_year: BoundDate | None = None  # the last that is only a year


class _Bound(NamedTuple):
    day: date | None
    precision: Precision
    inferred: tuple[str, ...] = ()
    reason: str | None = None


def _same_line(folded: str, last: BoundDate, at: int) -> bool:
    """Whether no line ends between `last` and `at`; what is further off lends nothing either."""
    return at - last.span[1] < 2000 and "\n" not in folded[last.span[1] : at]


def _same_sentence(folded: str, last: BoundDate, at: int) -> bool:
    if at - last.span[1] > 200:
        return False
    between = folded[last.span[1] : at]
    if SENTENCE_END.compiled.search(between):
        return False
    return between.count(")") <= between.count("(")  # a date in a closed bracket lends nothing


def _precision(point: Point) -> Precision:
    if point.day is not None or (point.word and point.word[-1] not in "年月"):
        return "day"
    return "month" if point.month is not None or (point.word and point.word[-1] == "月") else "year"


def _announced(folded: str, phrase: Phrase) -> bool:
    left = folded[max(0, phrase.start - 14) : phrase.start]
    return bool(AHEAD_RIGHT.compiled.match(folded, phrase.end) or AHEAD_LEFT.compiled.search(left))


def _word(point: Point, state: _State) -> _Bound:
    """昨日, 当天, 去年7月, 本月27日."""
    word, precision = point.word or "", _precision(point)
    if word in ("日前", "近日"):
        return _Bound(None, precision, reason="recent")
    if word[0] in "当同次翌":
        last = state.last
        if last is None or last.start is None or last.precision != "day" or last.end is not None:
            return _Bound(None, precision, reason="no_anchor")
        return _Bound(last.start + timedelta(word[0] in "次翌"), precision, ("year", "month", "day"))
    reference = state.reference
    if reference is None:
        return _Bound(None, precision, reason="no_anchor")
    if word in _YEAR_WORDS:
        year = reference.year + _YEAR_WORDS[word]
        return _Bound(day_of(year, point.month or 1, point.day or 1), precision, ("year",))
    if word[-1] == "月":
        months = reference.year * 12 + reference.month - 1 + {"上": -1, "下": 1}.get(word[0], 0)
        return _Bound(day_of(months // 12, months % 12 + 1, point.day or 1), precision, ("year", "month"))
    day = reference + timedelta(_DAY_WORDS[word[0]])
    if printed := PRINTED_DAY.compiled.search(word):  # 昨(15)日 says which day it is
        found = nearest(
            reference, [day_of(y, m + 1, int(printed[0])) for y, m in _months(reference)], weight=8.0
        )
        return _Bound(found, precision, ("year", "month"))
    return _Bound(day, precision, ("year", "month", "day"))


def _months(day: date) -> list[tuple[int, int]]:
    """The month before, that of `day`, and the next."""
    count = day.year * 12 + day.month - 1
    return [divmod(c, 12) for c in (count - 1, count, count + 1)]


def _day_alone(point: Point, phrase: Phrase, folded: str, state: _State) -> _Bound:
    """28日上午: in the range just told, near the date last told in the line, or near the reference."""
    last, day = state.last, point.day or 1
    missing = ("year", "month")
    if last is not None and last.start is not None and last.precision == "day":
        if last.end is not None:
            for offset in range(min((last.end - last.start).days, 40) + 1):
                if (told := last.start + timedelta(offset)).day == day:
                    return _Bound(told, "day", missing)
        elif _same_line(folded, last, phrase.start):
            found = [day_of(y, m + 1, day) for y, m in _months(last.start)]
            return _Bound(nearest(last.start, found, ahead=True), "day", missing)
    if state.reference is None:
        return _Bound(None, "day", reason="no_month")
    found = [day_of(y, m + 1, day) for y, m in _months(state.reference)]
    ahead = _announced(folded, phrase)
    return _Bound(nearest(state.reference, found, ahead=ahead, weight=8.0), "day", missing)


def _year(point: Point, phrase: Phrase, folded: str, state: _State) -> _Bound:
    """The year of a date that prints its month only."""
    month, day, precision = point.month or 1, point.day or 1, _precision(point)
    lender = state.last_year
    if lender is not None and lender.start is not None and _same_sentence(folded, lender, phrase.start):
        base = lender.end or lender.start
        later = (month, day) < (base.month, base.day) and base.month >= 10 and month <= 3
        return _Bound(day_of(base.year + later, month, day), precision, ("year",))
    if state.reference is not None:
        years = range(state.reference.year - 1, state.reference.year + 2)
        starts = [day_of(y, month, day) for y in years]
        found = _running(starts, phrase, state.reference)
        found = found or nearest(state.reference, starts, ahead=_announced(folded, phrase))
        return _Bound(found, precision, ("year",))
    bare = state.bare_year
    if bare is not None and bare.start is not None and _lends(folded, bare, phrase.start):
        return _Bound(day_of(bare.start.year, month, day), precision, ("year",))
    if lender is not None and lender.start is not None and _same_line(folded, lender, phrase.start):
        return _Bound(day_of(lender.start.year, month, day), precision, ("year",))
    found = lent.year_of(phrase, folded, state.printed)
    return _Bound(found, precision, ("year",), None if found else "no_year")


def _running(starts: Iterable[date | None], phrase: Phrase, reference: date) -> date | None:
    """The start with which the range of `phrase` runs on the reference day, if one does."""
    if phrase.last is None:
        return None
    for start in starts:
        end = range_end(phrase.last, start)[0] if start is not None else None
        if start is not None and end is not None and start <= reference <= whole(end, phrase.last):
            return start
    return None


def _lends(folded: str, year: BoundDate, at: int) -> bool:
    """Whether a year that stands alone is that of a date at `at`: 2021年春节不打烊,2月11日…"""
    start, end = year.span
    if not _same_sentence(folded, year, at) or folded[start - 1 : start] in tuple("至到自从-"):
        return False
    search = lent.NO_LOAN.compiled.search
    return search(folded, end, at) is None and search(folded, max(0, start - 8), start) is None


def _first(phrase: Phrase, folded: str, state: _State) -> _Bound:
    point, last = phrase.first, phrase.last
    if point.word:
        return _word(point, state)
    if point.year is not None:
        return _Bound(day_of(point.year, point.month or 1, point.day or 1), _precision(point))
    if point.month is None:
        return _day_alone(point, phrase, folded, state)
    if last is not None and last.year is not None and last.month is not None:
        earlier = (point.month, point.day or 0) > (last.month, last.day or 31)
        return _Bound(day_of(last.year - earlier, point.month, point.day or 1), _precision(point), ("year",))
    return _year(point, phrase, folded, state)


def _bind(phrase: Phrase, folded: str, state: _State) -> BoundDate:
    first, last = phrase.first, phrase.last
    bound = _first(phrase, folded, state)
    end, inferred, reason = None, bound.inferred, bound.reason
    if last is not None and bound.day is not None:
        end, more = range_end(last, bound.day)
        inferred += more
        if end is None or end < bound.day:
            end, bound, reason = None, _Bound(None, bound.precision), "no_such_range"
    elif bound.day is None and reason is None:
        reason = "no_such_day"
    return BoundDate(
        bound.day,
        end if end != bound.day else None,
        bound.precision,
        (phrase.start, phrase.end),
        phrase.rule,
        first.part_of_day,
        first.time,
        last.time if last is not None else first.end_time,
        inferred if bound.day is not None else (),
        last is not None,
        first.vague or (last is not None and last.vague),
        reason,
    )


def bind(phrases: Iterable[Phrase], folded: str, reference: date | None) -> list[BoundDate]:
    """`phrases` as dates; what stays open has `start` None and a `reason`."""
    told = list(phrases)
    reference = reference or lent.dated(told, folded)
    state = _State(reference, [] if reference else lent.in_full(told, folded))
    found: list[BoundDate] = []
    for phrase in told:
        bound = _bind(phrase, folded, state)
        found.append(bound)
        if bound.start is None:
            continue
        state.last = bound
        if bound.precision == "year" and phrase.first.year is not None and not bound.is_range:
            state.bare_year = bound
        if bound.end is not None and "year" in bound.inferred and len(state.printed) < lent.MOST:
            state.printed.append(lent.InFull(bound.start, bound.end, bound.span[1]))
        if bound.precision != "year" and (phrase.first.year is not None or phrase.first.word in _YEAR_WORDS):
            state.last_year = bound
        if bound.precision == "day" and not bound.is_range and is_dateline(folded, bound.span):
            state.reference = bound.start
    return found


def is_dateline(folded: str, span: tuple[int, int]) -> bool:
    """Whether the date at `span` is that of a dateline: 某社某地8月25日电, (记者 某某)28日电.

    >>> is_dateline("某社某地8月25日电(记者", (4, 9)), is_dateline("8月25日,全县", (0, 5))
    (True, False)
    """
    behind = span[1] + folded.startswith(" ", span[1])
    if folded[behind : behind + 1] not in _NEWS or not DATELINE.compiled.match(folded, span[1]):
        return False
    return span[0] <= 40 or "\n" in folded[span[0] - 41 : span[0]]
