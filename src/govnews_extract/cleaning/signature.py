"""成文日期 where only the signature tells it: the date under, or behind, the body that signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

import regex

from govnews_extract.cleaning import stamps
from govnews_extract.cleaning.headline import ORIGIN
from govnews_extract.zh.fold import fold

_LONGEST, _LONGEST_BODY = 60, 45
_SENTENCE = frozenset("。；：:，,;？！?!第")
_ANNOUNCES = ("时间", "日期", "期限", "時間", "期間", "期间")


@cache
def _dated() -> regex.Pattern[str]:
    """What every date has."""
    return regex.compile(r"[\d年]")


def signature_date(lines: Sequence[str]) -> dt.date | None:
    """The date under the signature, the first where annexes follow it.

    >>> signature_date(["特此公告。", "甲县人民政府", "2020年1月2日", "附件：名单"])
    datetime.date(2020, 1, 2)
    >>> signature_date(["公示时间", "2020年1月2日", "请向组织部反映。"]) is None
    True
    """
    for at, line in enumerate(lines):
        if len(line) > _LONGEST or "\t" in line or not _dated().search(line):
            continue
        folded = fold(line)
        found = stamps.find(folded)
        if not found or isinstance(found.value, dt.datetime) or line[found.end :].strip(" )）。印发"):
            continue
        before = folded[: found.start].strip(" （(")
        above = lines[at - 1] if at else ""
        if before:
            signed = ORIGIN.search(before) is not None
        else:
            signed = _can_sign(above) or (at >= len(lines) - 2 > 0 and not above.endswith(_ANNOUNCES))
        if signed:
            return stamps.day(found.value)
    return None


def _can_sign(line: str) -> bool:
    """Whether a line can be the body that signs: short, and no sentence."""
    if not 2 <= len(line) <= _LONGEST_BODY or line[0] in "（(" or line.endswith(_ANNOUNCES):
        return False
    return _SENTENCE.isdisjoint(line)
