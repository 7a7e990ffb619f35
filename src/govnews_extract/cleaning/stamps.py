"""Dates and times as heads of pages, tags and tables print them.

A stamp is a date if only the day is printed, else a datetime at +08:00. A time of 00:00 in a stamp is
what a system fills in where only the day is known, so it is the day.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import regex

from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold
from govnews_extract.zh.numerals import to_int

CHINA = dt.timezone(dt.timedelta(hours=8))
Stamp = dt.datetime | dt.date

_CLOCK = (
    r"(?:(?:T|\s{0,6})(?P<half>上午|下午|晚上|AM|PM)?\s?(?P<h>\d{1,2})\s?[:时点]\s?(?P<mi>\d{1,2})分?"
    r"(?:\s?:?\s?(?P<s>\d{2})秒?(?:\.\d{1,6})?)?(?P<zone>Z|[+-]\d\d:?\d\d)?(?!\d))?"
)
YMD = Rule(
    "stamp-ymd",
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s{0,2}(?:年|[-/.])\s{0,2}(?P<m>\d{1,2})\s{0,2}(?:月"
    r"|[-/.])\s{0,2}(?P<d>\d{1,2})(?!\d)"
    r"(?:\s{0,2}日)?" + _CLOCK,
    examples=(
        "发布日期:「2024-03-20 09:12」 信息来源", "「2022年02月13日07:48」 | 来源", "「2020/3/5」",
        "「2020-03-05T10:00:00+08:00」", "「2011年 7月 30 日」", "日期「2018-08-02」",
    ),
    rejects=("索引号 2024-0311", "第2020-3号", "12020-03-05"),
)  # fmt: skip
DMY = Rule(
    "stamp-dmy",
    r"(?<!\d)(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>(?:19|20)\d\d)(?!\d)" + _CLOCK,
    examples=("「29.01.2019 17:22」 来源",),
    rejects=("192.168.1.2019", "129.01.2019"),
)
HAN = Rule(
    "stamp-han",
    r"(?P<y>[一二][〇0零一九][〇0零一二三四五六七八九]{2})\s?年\s?(?P<m>十[一二]?|[一二三四五六七八九])\s?月"
    r"\s?(?P<d>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?)\s?日",
    examples=("「二〇一一年十一月十四日」", "「二0一0年七月五日」", "于「二〇一八年三月二十一日」印发"),
    rejects=("二十一日", "十四年十一月十四日"),
)
SHORT = Rule(
    "stamp-short-year",
    r"^\s{0,3}(?P<y>\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日" + _CLOCK,
    examples=("「22年06月15日」 信息来源",),
    rejects=("第22年06月15日",),
)
RULES = (YMD, DMY, HAN, SHORT)


class Found(NamedTuple):
    """A stamp and where it stands."""

    value: Stamp
    start: int
    end: int


def find(folded: str) -> Found | None:
    """The first stamp of a folded line.

    >>> find("2020-03-05 08:30 来源").value.isoformat()
    '2020-03-05T08:30:00+08:00'
    """
    best: Found | None = None
    year, dot = "年" in folded, "." in folded
    marked = year or dot or "-" in folded or "/" in folded
    for rule, can_stand in ((YMD, marked), (DMY, dot), (HAN, year)):  # no form does without its mark
        if not can_stand:
            continue
        match = rule.search(folded)
        value = _value(match) if match else None
        if match and value is not None and (best is None or match.start() < best.start):
            best = Found(value, match.start(), match.end())
    return best


def find_short(folded: str) -> Found | None:
    """A stamp whose year has two digits, which only a label makes one."""
    match = SHORT.search(folded)
    value = _value(match) if match else None
    return Found(value, match.start(), match.end()) if match and value is not None else None


def read(text: str | None) -> Stamp | None:
    """The stamp that a tag or a table cell holds, if it starts with one.

    >>> read("2024-02-24 00:00"), read("20200305"), read("无")
    (datetime.date(2024, 2, 24), datetime.date(2020, 3, 5), None)
    """
    folded = fold(text or "").strip()
    if len(folded) == 8 and folded.isascii() and folded.isdigit():
        folded = f"{folded[:4]}-{folded[4:6]}-{folded[6:]}"
    found = find(folded)
    return found.value if found and found.start <= 2 else None


def local(value: Stamp) -> Stamp:
    """A caller's date or time, at China's clock."""
    if not isinstance(value, dt.datetime):
        return value
    return value.replace(tzinfo=CHINA) if value.tzinfo is None else value.astimezone(CHINA)


def day(value: Stamp | None) -> dt.date | None:
    """The day of a stamp."""
    return value.date() if isinstance(value, dt.datetime) else value


def is_plausible(value: Stamp) -> bool:
    """Whether a release can be of that time: not 0001-01-01 or 9999-12-31, by which databases mean none.

    >>> is_plausible(dt.date(1, 1, 1)), is_plausible(dt.date(1949, 10, 1))
    (False, True)
    """
    return 1900 <= value.year < 2200


def _value(match: regex.Match[str]) -> Stamp | None:
    try:
        year = to_int(match["y"])
        date = dt.date(year + 2000 if year < 100 else year, to_int(match["m"]), to_int(match["d"]))
    except ValueError:
        return None
    if match.re is HAN.compiled or not match["h"]:
        return date
    hour, minute, second = int(match["h"]), int(match["mi"]), int(match["s"] or 0)
    if match["half"] in ("下午", "晚上", "PM") and hour < 12:
        hour += 12
    if (hour, minute, second) == (0, 0, 0):
        return date
    try:
        moment = dt.datetime(date.year, date.month, date.day, hour, minute, second, tzinfo=CHINA)
    except ValueError:
        return date
    zone = match["zone"]
    if not zone:
        return moment
    offset = 0 if zone == "Z" else int(zone[0] + "1") * (int(zone[1:3]) * 60 + int(zone[-2:]))
    if abs(offset) >= 24 * 60:
        return moment
    return moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=offset))).astimezone(CHINA)
