"""Periods: how long something lasts, as the release says it.

将在渌水县工作2个月左右 is a length, 巡视期间(2月28日—4月28日) has its dates; a length and the dates
behind it in brackets are one period. A deadline is never made of a period.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from govnews_extract.records import Period
from govnews_extract.rules import Rule
from govnews_extract.zh.numerals import to_int
from govnews_extract.zh.spots import spots

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate
    from govnews_extract.text import Text

_N = r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_LENGTH = (
    rf"(?P<about>约|大约|大概)?{_N}(?:(?P<half>个半)月|(?P<unit>个月|个?工作日|个?自然日|[天日](?!电|起|上|下)|周|个?星期|年(?!度|\d|来)))"
    r"(?P<about>左右|上下)?"
)
_VISIT = "巡视|巡察|督察|督导|督查|巡查|进驻|驻点|检查|考核|审计|试点|整治|行动|公示|公告|征求意见"
_SPAN = "(?:时间|期限?|期间)"

# 将在渌水县工作2个月左右, 巡察时间21天左右, 为期4个半月, 公示期5个工作日
LENGTH = Rule(
    "period.length",
    rf"(?P<subject>[在驻]\p{{Han}}{{1,16}}?(?:工作(?:时间)?|(?<=驻\p{{Han}}{{1,16}})时间)(?!\S{{0,5}}年)"
    rf"|(?:{_VISIT}){{1,2}}(?:工作)?{_SPAN}|进驻|为期|历时)"
    rf"(?:计划|预计|一般|暂定)?(?:为|是|:|共)?(?:期)?\s?{_LENGTH}",
    examples=(
        "省委巡视组将「在渌水县工作2个月左右」",
        "「巡察时间21天左右」",
        "将开展「为期4个半月」的常规巡视",
        "「督察进驻时间为1个月左右」(9月11日-10月10日)",
        "「公示期为5个工作日」",
        "将「在湘江区工作两个半月左右」",
    ),
    rejects=(
        "在农垦系统工作37年",
        "在岗工作时间为8小时",
        "进驻期间",
        "任职满两年",
        "公示期为5月20日至5月27日",
    ),
)
# 巡视期间(, 现场巡视时间为, 公示期为: what stands before a printed range
NAMED = Rule(
    "period.named",
    rf"(?P<subject>(?:现场)?(?:{_VISIT}){{1,2}}(?:工作)?{_SPAN}?)(?:为|是|:|从|自|于|在){{0,2}}\s?[(,]?(?:从|自|为|即)?\s?"
    r"(?=[\d〇一二三四五六七八九十]|$)",
    examples=(
        "「巡视期间(」2月28日—4月28日)",
        "本轮「现场巡视时间为」2023年3月20日至5月31日",
        "「公示期:」2018年6月11日",
    ),
    rejects=("巡视期间设专门值班电话",),
)
# what leads from the subject to the number
COUNT = Rule(
    "period.count",
    r"(?:计划|预计|一般|暂定)?(?:为|是|:|共)?期?\s?(?:约|大约|大概)?[\d一二两三四五六七八九十]",
    examples=("在渌水县工作「2」个月", "巡察时间「预计为约九」天"),
    rejects=("巡视期间设值班电话",),
)
# what may stand between a length and its dates
BETWEEN = Rule(
    "period.between",
    r"[\s(,:]{0,3}(?:即|从|自|为)?\s?",
    examples=("「(即」", "「,从」"),
)
RULES = (LENGTH, NAMED, COUNT, BETWEEN)

_SUBJECT_ENDS = "作间限期驻时"  # the last characters of subjects
_COUNT_FIRST = frozenset("计预一暂为是:共期约大两二三四五六七八九十0123456789 \t\n")
_REACH = 28  # from the end of a subject, more than a length has


def find_periods(text: Text, dates: Sequence[BoundDate], *, reference: dt.date | None) -> list[Period]:
    """The periods that `text` tells, in its order; `dates` are those found in it, in order.

    `duration` is in ISO 8601 (P2M); a length in working days, which that has no sign for, is left in
    `raw`.

    >>> from govnews_extract.text import Text
    >>> period = find_periods(Text("省委巡视组将在渌水县工作2个月左右。"), [], reference=None)[0]
    >>> period.duration, period.approximate, period.subject
    ('P2M', True, '在渌水县工作')
    """
    folded = text.folded
    found: list[Period] = []
    used: set[int] = set()
    for match in _lengths(folded):
        dated = _dated(folded, match.end(), dates)
        if dated is not None:
            used.add(dated.span[0])
        end = match.end() if dated is None else dated.span[1] + folded.startswith(")", dated.span[1])
        found.append(
            Period(
                subject=match["subject"],
                start=dated.start if dated else None,
                end=dated.end if dated else None,
                duration=_duration(match),
                approximate=bool(match.captures("about")),
                raw=text.raw[match.start() : end],
                inferred=_inferred(dated),
                evidence=[text.evidence(match.start(), end, LENGTH.name)],
            )
        )
    for date in dates:
        if date.is_range and date.precision == "day" and date.start and date.span[0] not in used:
            named = _named(folded, date)
            if named is not None:
                end = date.span[1] + folded.startswith(")", date.span[1])
                found.append(
                    Period(
                        subject=named["subject"],
                        start=date.start,
                        end=date.end,
                        raw=text.raw[named.start() : end],
                        inferred=_inferred(date),
                        evidence=[text.evidence(named.start(), end, NAMED.name)],
                    )
                )
    found.sort(key=lambda p: p.evidence[0].start)
    kept: dict[tuple[object, ...], Period] = {}
    for p in found:
        kept.setdefault((p.subject, p.start, p.end, p.duration, "" if p.start or p.duration else p.raw), p)
    return list(kept.values())


def _lengths(folded: str) -> Iterator[regex.Match[str]]:
    """The matches of `LENGTH`, looked for only where a number follows what ends a subject."""
    at = 0
    for end in [spot + 1 for spot in spots(folded, _SUBJECT_ENDS)]:
        if folded[end : end + 1] not in _COUNT_FIRST or not COUNT.compiled.match(folded, end):
            continue
        match = LENGTH.search(folded, max(at, end - _REACH), end + _REACH)
        if match is not None and match.end("subject") == end:
            at = match.end()
            yield match


def _dated(folded: str, end: int, dates: Sequence[BoundDate]) -> BoundDate | None:
    """The range printed right behind a length: 1个月左右(9月11日-10月10日), 5个工作日,即A至B."""
    at = bisect_left(dates, end, key=lambda d: d.span[0])
    if at == len(dates) or not dates[at].is_range or dates[at].precision != "day":
        return None
    between = folded[end : dates[at].span[0]]
    return dates[at] if not between or BETWEEN.fullmatch(between) else None


def _named(folded: str, date: BoundDate) -> regex.Match[str] | None:
    start = date.span[0]
    for match in NAMED.compiled.finditer(folded, max(0, start - 40), start):
        if match.end() == start:
            return match
    return None


def _duration(match: regex.Match[str]) -> str | None:
    """两个半月 → P2M15D, 三周 → P3W; None for working days."""
    count, unit = to_int(match["count"]), match["unit"] or "个月"
    if "工作日" in unit:
        return None
    if unit == "个月":
        return f"P{count}M15D" if match["half"] else f"P{count}M"
    if unit in ("天", "日") or "自然日" in unit:
        return f"P{count}D"
    if unit == "年":
        return f"P{count}Y"
    return f"P{count}W"


def _inferred(date: BoundDate | None) -> list[str]:
    return [] if date is None else sorted({"year" if part == "end_year" else part for part in date.inferred})
