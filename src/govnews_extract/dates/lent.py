"""What lends a date its year in a release that nothing dates: no publication, no dateline.

What the text itself says of its publication, or a signature, stands in for it. Else a range that holds the day lends its year; and
where all the rest agrees on one year, that one is taken: a day of the same month printed in full later
in the text, a stay that had ended in the months before, the year in the name of a meeting held then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from govnews_extract.dates.days import day_of, range_end
from govnews_extract.dates.model import Phrase
from govnews_extract.rules import Rule

PUBLISHED = Rule(
    "date_published",
    r"(?:发布|发稿|刊发|刊登)(?:时间|日期)[:为] ?$",
    examples=("「发布时间:」", "「刊发日期:」"),
    rejects=("成绩发布时间", "公布时间:"),
)
NUMBERED = Rule(  # 2月18日下午,召开2021年第五次会议
    "date_numbered",
    r"[^。;!?\n]{0,60}?(?P<year>(?:19|20)\d\d)年度?第[^,。;\n]{1,4}次",
    examples=("「,开发区召开2021年第五次」会议",),
    rejects=("召开2021年工作会议",),
)
NAMED = Rule(  # what sums up a year, or plans one, is held in another
    "date_named_meeting",
    r"[^。;!?\n]{0,40}?(?:召开|举[行办])了? ?(?P<year>(?:19|20)\d\d) ?年(?!度|第)"
    r"(?:(?!总结|考核|述职|表彰|评议|生活|部署|计划|谋划|(?:19|20)\d\d)[^,。;!?\n]){0,30}?会",
    examples=("「,某乡召开 2018 年安全生产工作会」,",),
    rejects=(",召开2018年度民主生活会", ",召开2018年工作总结会", ",召开会议,安排2018年工作"),
)
HISTORY = Rule(
    "date_history",
    r"[^,。;()\n]{0,14}?(?:公布|发布|通过|印发|修[订正]|施行|出生|生(?=[,。;)]))",
    examples=("「公布」的条例", "「国务院令第3号公布」"),
    rejects=("前提交", ")设立电话"),
)
NO_LOAN = Rule(  # 总结2022年工作,1月5日; 自2019年以来,3月5日
    "date_no_loan",
    r"总结|考核|述职|回顾|评议|决算|以来|[以之]?[前后]|至今|生活会|计划|规划|目标",
    examples=("工作「总结」", "「以来」"),
    rejects=("武汉政务服务春节不打烊,",),
)
RULES = (PUBLISHED, NUMBERED, NAMED, HISTORY, NO_LOAN)

_AFTER_A_STAY = timedelta(days=200)
_BEFORE_A_STAY = timedelta(days=31)
MOST = 40  # dates in full that are looked at


class InFull(NamedTuple):
    """A day, or a range of days, whose year is known, and where it stands in the text."""

    start: date
    end: date
    at: int
    history: bool = False  # the day of a law, or of a birth


def dated(phrases: Sequence[Phrase], folded: str) -> date | None:
    """The day on which the text says that it was put up: 发布时间:2011-06-13, else its signature's."""
    for phrase in phrases[:MOST]:
        point = phrase.first
        if point.year and point.month and point.day and phrase.last is None:
            start = phrase.start
            if folded[start - 1 : start] in tuple(":为 ") and PUBLISHED.compiled.search(
                folded, max(0, start - 8), start
            ):
                return day_of(point.year, point.month, point.day)
    return _signed(phrases, folded)


def _signed(phrases: Sequence[Phrase], folded: str) -> date | None:
    """The date that stands alone on a line, as under a signature, if one is printed in full."""
    for phrase in reversed(phrases):
        point = phrase.first
        if point.year is None or point.day is None or phrase.last is not None:
            continue
        before = folded[max(0, phrase.start - 60) : phrase.start].rpartition("\n")[2]
        after = folded[phrase.end : phrase.end + 20].partition("\n")[0]
        if not before.strip() and not after.strip():
            return day_of(point.year, point.month or 1, point.day)
    return None


def in_full(phrases: Sequence[Phrase], folded: str) -> list[InFull]:
    """The days and ranges of days that are printed with their year."""
    found: list[InFull] = []
    for phrase in phrases:
        point = phrase.first
        if point.year is None or point.month is None or point.day is None:
            continue
        if len(found) == MOST:
            break
        start = day_of(point.year, point.month, point.day)
        end = range_end(phrase.last, start)[0] if phrase.last is not None and start is not None else start
        if start is not None:
            history = HISTORY.compiled.match(folded, phrase.end) is not None
            found.append(InFull(start, end or start, phrase.end, history))
    return found


def year_of(phrase: Phrase, folded: str, printed: Sequence[InFull]) -> date | None:
    """The day that `phrase`, which prints no year, begins on, if the release determines it."""
    month, day = phrase.first.month or 1, phrase.first.day
    if day is not None:
        for told in printed:
            again = day_of(told.start.year, month, day)
            if again is not None and told.start <= again <= told.end:
                return again
    numbered = NUMBERED.compiled.match(folded, phrase.end)
    if numbered:
        return day_of(int(numbered["year"]), month, day or 1)
    if day is None:
        return None
    years = {told.start.year for told in printed if _near(month, day, told, phrase.start)}
    named = NAMED.compiled.match(folded, phrase.end)
    if named and month <= 10:
        years.add(int(named["year"]))
    return day_of(years.pop(), month, day) if len(years) == 1 else None


def _near(month: int, day: int, told: InFull, at: int) -> bool:
    """Whether a day stands so near to one in full, or to a stay, that it is of the same year."""
    again = day_of(told.start.year, month, day)
    if again is None:
        return False
    if told.end > told.start and told.start - _BEFORE_A_STAY <= again <= told.end + _AFTER_A_STAY:
        return True
    return month == told.start.month and at < told.at and not told.history
