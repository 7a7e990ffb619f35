"""The days of a service: 工作日, 每天, 周一至周五, 节假日除外 to a list out of Mo … Su and PH.

>>> read_days("周一至周六(法定节假日除外)")
('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa')
"""

from __future__ import annotations

from functools import cache

from govnews_extract.fields.hours.opening_hours import EVERY_DAY, WEEK, WORKING
from govnews_extract.fields.patterns import Patterns
from govnews_extract.records import Weekday

_W = r"(?:[一二三四五六日天]|[1-7](?![\d:时点月]))"
_PREFIX = r"(?:每?(?:周|星期|礼拜))"
_WEEK = (
    rf"{_PREFIX}(?:六日|{_W})(?!次|个|天|年|院)(?:(?:至|到|-{{1,2}}|[、,和及与])(?:{_PREFIX})?{_W}){{0,6}}"
)
_HOLIDAY = r"(?:法定|国家|国定)?(?:节假日|节日|假日|(?<!放)假期|公众假期|公休日)"
_ONE_DAY = rf"(?<![至到\-])(?:{_PREFIX})(?:六[、和及]?[日天]|{_W})(?![至到\-])"  # 周一至周五 is never what is excepted
_NAME = rf"(?:{_HOLIDAY}|双休日?|周末|休息日|{_ONE_DAY})"
_NAMES = rf"{_NAME}(?:[、和及与]{{1,2}}{_NAME}){{0,3}}"
_SHUT = r"(?<!不)(?:休息|放假|闭馆|停止|暂停)|不(?:受理|接听|接待|办公|办理|上班|开放|对外|营业)"
_OPEN = "不休|无休|照常|正常|也|均可|不间断|不打烊"

# One day or run of days, as it stands in a line of hours. 5个工作日 is a count and no day.
DAYS = (
    r"(?:(?<![\d个两三五七十几])(?:每个|法定|正常)?工作日|每[天日]|天天|全天候|全天(?=24|二十四)|全年(?:无休)?|[7七][×xX*·]24"
    rf"|{_WEEK}|双休日?|周末|休息日|{_HOLIDAY})"
)
# 节假日除外, 除节假日外, 节假日期间…暂停受理
EXCEPTIONS = (
    rf"除了?(?P<a>{_NAMES})(?:以?外|之外)"
    rf"|(?P<b>{_NAMES})(?:期间|等|当[天日]){{0,2}}(?:除外|(?:(?!{_NAME})[^。;()\n0-9]){{0,12}}?(?:{_SHUT}))"
)
# 含节假日, 节假日不休息, 全年无休
INCLUSIONS = (
    rf"(?P<a>{_NAMES})(?:期间)?(?:均|都|仍)?(?:{_OPEN})|(?<!不)(?:含|包括|包含)(?P<b>{_NAMES})"
    r"|(?P<c>全年无休|全年不休|无休)"
)


_SOURCES = {
    "shut": EXCEPTIONS,
    "open": INCLUSIONS,
    "days": DAYS,
    "week": _WEEK,
    "prefix": _PREFIX,
    "run": rf"({_W})(?:(?:至|到|-+)({_W}))?",
    "holiday": _HOLIDAY,
}


@cache
def _patterns() -> Patterns:
    return Patterns(_SOURCES)


# one of these stands in whatever is excepted, and in what is included
_SHUTS, _OPENS = frozenset("除休放闭停不"), frozenset("休照正也均不含包")


def read_days(text: str) -> tuple[Weekday, ...]:
    """The days that folded `text` names, in the order of the week; () where it names none.

    每天 is all seven and PH; beside other day words these decide. What is excepted (节假日除外) is
    taken away, what is included (含节假日) is added.

    >>> read_days("每天"), read_days("每天(双休日、节假日除外)")
    (('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH'), ('Mo', 'Tu', 'We', 'Th', 'Fr'))
    """
    patterns = _patterns()
    shut: set[Weekday] = set()
    opened: set[Weekday] = set()
    always = False
    if not _SHUTS.isdisjoint(text):
        for match in patterns["shut"].finditer(text):
            shut |= _named(match["a"] or match["b"])
        text = patterns["shut"].sub("", text)
    if not _OPENS.isdisjoint(text):
        for match in patterns["open"].finditer(text):
            names = match["a"] or match["b"]
            always = always or not names or "PH" in _named(names)
            opened |= _named(names or "")
        text = patterns["open"].sub("", text)
    every = False
    days: set[Weekday] = set()
    for match in patterns["days"].finditer(text):
        word = match.group()
        if word[0] in "天全7七" or word in ("每天", "每日"):
            every = True
        else:
            days |= _named(word)
    if not days and opened and not (every or always):
        days = set(WORKING)  # 周六日不休: open on the others anyway
    if not days and (every or always or {"Sa", "Su"} <= shut):
        days = set(EVERY_DAY)  # open also on holidays, or closed at weekends: then open on the others
    days = (days | opened) - shut if days else days
    return tuple(d for d in EVERY_DAY if d in days)


def exceptions(text: str) -> list[str]:
    """What folded `text` excepts and includes, as printed: 节假日除外, 含双休日."""
    patterns = _patterns()
    found: list[str] = []
    if not _SHUTS.isdisjoint(text):
        found += [m.group() for m in patterns["shut"].finditer(text)]
        text = patterns["shut"].sub("", text)
    if not _OPENS.isdisjoint(text):
        found += [m.group() for m in patterns["open"].finditer(text)]
    return found


def _named(words: str) -> set[Weekday]:
    """The days of day words without exceptions: 双休日 → Sa, Su."""
    days: set[Weekday] = set()
    if "工作日" in words:
        days |= set(WORKING)
    if "双休" in words or "周末" in words or "休息日" in words:
        days |= {"Sa", "Su"}
    patterns = _patterns()
    if patterns["holiday"].search(words):
        days.add("PH")
    for week in patterns["week"].finditer(words):
        for run in patterns["run"].finditer(patterns["prefix"].sub("", week.group())):
            first, last = _index(run[1]), _index(run[2] or run[1])
            wrapped = range(first, last + 1) if first <= last else (*range(first, 7), *range(last + 1))
            days |= {WEEK[i] for i in wrapped}
    return days


def _index(word: str) -> int:
    """一 and 1 → 0 … 日, 天 and 7 → 6."""
    return 6 if word in "日天" else ("一二三四五六".find(word) if not word.isdigit() else int(word) - 1)
