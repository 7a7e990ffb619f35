"""Windows that are counted: 自公示之日起5个工作日, 公示期为7天, 自9月10日起一个月.

Days of a publicity window count its first day (公示期5个工作日 from Monday ends on Friday); what must
be done within N days of a publication does not count the day itself.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from govnews_extract.fields.calendar import working_day
from govnews_extract.records import RelativeDeadline
from govnews_extract.rules import Rule
from govnews_extract.zh.numerals import to_int
from govnews_extract.zh.spots import spots

Unit = Literal["day", "working_day", "week", "month", "year"]

_UNITS: tuple[tuple[str, Unit], ...] = (
    ("工作日", "working_day"), ("月", "month"), ("周", "week"), ("星期", "week"), ("年", "year"),
)  # fmt: skip
_N = r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_UNIT = r"(?P<unit>个?(?:法定)?工作日|个?自然日|个?日历天|[日天]|个?月|周|个?星期|年)"
_PUBLISHED = "公示|公告|通告|通知|发布|公布|刊登|登报|见报|挂网|上网|公开|印发|本公告|招标公告"

# 自公示之日起5个工作日, 自本公告发布之日起30日内; not counted from what others make public (成绩公布之日)
SINCE = Rule(
    "deadline.since",
    r"(?:[自从]|(?<=^|[在于,。;:(\s]))(?:本|此)?次?(?:公告|公示|通告|通知|网上)?"
    rf"(?P<act>{_PUBLISHED})(?:之?日|当日|(?P<next>之?次日)|时)?起(?:计算|算)?的?,?\s?(?:为期)?"
    rf"{_N}{_UNIT}(?P<within>之?内|以内)?(?!以?后|之后|起?施行|起?实施)",
    examples=(
        "「自公示之日起5个工作日」",
        "被征收人可「自本公告发布之日起30日内」提出",
        "「从公布之日起三十日内」",
        "「自公示之日起七天」",
    ),
    rejects=(
        "本办法自公布之日起施行",
        "自发布之日起30日后施行",
        "收到处理决定之日起一个月内",
        "自公布之日起至年底",
        "自成绩公布之日起3日内",
    ),
)
# 公示期为5个工作日, with no dates behind it
LASTING = Rule(
    "deadline.lasting",
    rf"(?P<subject>(?:公示|公告|征求意见|意见征集)(?:期限?|时间|期间))(?:为|是|:|均为|共){{0,2}}\s?{_N}{_UNIT}(?!以?后|之后|[,,(:]{{0,2}}(?:即|从|自|为)?\s?\d)",
    examples=("「公示期为5个工作日」。", "「公示时间:七天」"),
    rejects=(
        "公示期为5个工作日(2021年3月2日至3月8日)",
        "公示期:5个工作日,即2019年12月27日",
        "公示不少于5个工作日",
    ),
)
# 9月10日起,为期一个月: what follows a printed date
FROM_DATE = Rule(
    "deadline.from_date",
    rf"\s?起,?\s?(?:计算)?(?:为期|共|公示|征求意见)?{_N}{_UNIT}(?P<within>之?内|以内)?(?!以?后|之后|左右)",
    examples=("2024年9月10日「起5个工作日」", "自9月10日「起,为期一个月」"),
    rejects=("9月10日起施行", "9月10日起60天左右"),
)
# the release itself makes something public
PUBLISHES = Rule(
    "deadline.publishes",
    r"现(?:将|予以|对|就|进行)[^。\n]{0,120}公示|(?:予以|进行)公示",
    examples=("「现将李某等4名同志的有关情况予以公示」", "「予以公示」"),
    rejects=("经公示无异议",),
)
# what leads from 起 to the number
_COUNT = Rule(
    "deadline.count",
    r"(?:计算|算)?的?,?\s?(?:为期)?[\d一二两三四五六七八九十]",
    examples=("自公示之日起「,为期三」天", "自发布之日起「计算三」天"),
    rejects=("施行",),
)
RULES = (SINCE, LASTING, FROM_DATE, PUBLISHES, _COUNT)
_COUNT_FIRST = frozenset("计算的, \t\n为一二两三四五六七八九十0123456789")
_LASTS = ("公示", "公告", "意见", "征集")
_REACH = 32  # more than stands before 起 or behind it


_DAY = dt.timedelta(days=1)


class Counted(NamedTuple):
    """A counted window: its place, rule, subject, how much of what unit, whether its first day counts.

    `shift` is 1 where the count begins on the day after (自公示次日起).
    """

    start: int
    end: int
    rule: str
    subject: str
    number: int
    unit: Unit
    first_counts: bool
    shift: int = 0

    def relative(self, since: str) -> RelativeDeadline:
        """The window as a record, counted from `since`."""
        return RelativeDeadline.model_validate({"count": self.number, "unit": self.unit, "from": since})

    def last_day(self, first: dt.date) -> dt.date | None:
        """The last day of the window that opens on `first`; None where the calendar does not tell.

        >>> Counted(0, 0, "", "公示期", 5, "working_day", True).last_day(dt.date(2024, 9, 9))
        datetime.date(2024, 9, 13)
        """
        return _last_day(first + self.shift * _DAY, self.number, self.unit, self.first_counts)


def _last_day(first: dt.date, count: int, unit: Unit, first_counts: bool) -> dt.date | None:
    try:
        if unit == "working_day":
            return working_day(first, count)
        if unit in ("day", "week"):
            days = count * (7 if unit == "week" else 1)
            return first + dt.timedelta(days=days - first_counts)
        months = first.month - 1 + count * (12 if unit == "year" else 1)
        year, month = first.year + months // 12, months % 12 + 1
        return dt.date(year, month, min(first.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):  # beyond the last year of dates
        return None


def find_counted(folded: str) -> Iterator[Counted]:
    """All windows counted from publication or only by their length, in no order."""
    end = 0
    for at in spots(folded, "起"):
        if folded[at + 1 : at + 2] in _COUNT_FIRST and _COUNT.compiled.match(folded, at + 1):
            match = SINCE.search(folded, max(end, at - _REACH), at + _REACH)
            if match is not None and match.start() < at < match.end():
                end = match.end()
                if (counted := _read(match, SINCE, match["act"])) is not None:
                    yield counted
    for at in spots(folded, "期时"):
        if folded[at - 2 : at] not in _LASTS:
            continue
        start = at - 4 if folded[at - 4 : at] in ("征求意见", "意见征集") else at - 2
        match = LASTING.match(folded, start)
        if match is not None and (counted := _read(match, LASTING, match["subject"])) is not None:
            yield counted


def counted_from(folded: str, end: int) -> Counted | None:
    """The count that follows a date which ends at `end`: 起5个工作日."""
    match = FROM_DATE.compiled.match(folded, end)
    return None if match is None else _read(match, FROM_DATE, "")


def _read(match: regex.Match[str], rule: Rule, subject: str) -> Counted | None:
    try:
        count = to_int(match["count"])
    except ValueError:
        return None
    if count < 1:
        return None
    unit, groups = _unit(match["unit"]), match.groupdict()
    shift = 1 if groups.get("next") else 0
    first_counts = unit == "working_day" or not groups.get("within") or bool(shift)
    return Counted(match.start(), match.end(), rule.name, subject, count, unit, first_counts, shift)


def publishes(folded: str) -> bool:
    """Whether the release itself makes something public: 现将…予以公示."""
    return PUBLISHES.compiled.search(folded) is not None


def _unit(word: str) -> Unit:
    return next((unit for part, unit in _UNITS if part in word), "day")
