"""Lists of bodies taken apart: 县教育局、县水利局等单位."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from govnews_extract.fields.bodies.mention import BodyMention
from govnews_extract.records import BodyRole
from govnews_extract.text import Text


@cache
def _separators() -> regex.Pattern[str]:
    return regex.compile(
        r"[、,，;；]|以及|和(?!国|平|改革|信息|社会|城乡|旅游|体育|物资|规划|计划|科技|草原|监察|园林|综合|交通|移民)|及(?!其)"
    )


@cache
def _tail() -> regex.Pattern[str]:
    """What follows a unit in a list and is no part of it."""
    return regex.compile(
        r"等?\d{1,3}(?:个|家).{0,30}$|(?:等|及其|及所[辖属]|及下属|所[辖属]).{0,30}$|(?:领导班子)?(?:党组织)$|(?:有关|相关|主要|领导|负责|班子).{0,12}$|等$"
    )


# What the name of a unit ends with, and the marks of what stands round it in a list.
_UNIT_ENDS = (
    *"局委厅部办院会社站所队处台馆校学协团联省市县区州盟旗镇乡村",
    "委员会", "办公室", "医院", "中心", "公司", "集团", "银行", "党组", "总支", "支部", "人大", "政府", "机关", "街道",
    "一中",
)  # fmt: skip
_LAST_MARKS = frozenset((*(end[-1] for end in _UNIT_ENDS), *") \t\n"))
_TAIL_MARKS = frozenset("等个家及所织有相主领负班")
_LEAD_MARKS = frozenset("分包其进巡对")


def _is_unit(name: str) -> bool:
    """Whether a name ends as units do, perhaps with a bracket behind."""
    end = len(name)
    if name.endswith(")"):
        end = name.rfind("(")
        if not 2 <= len(name) - end - 2 <= 30 or name.find(")", end) < len(name) - 1:
            return False
    return name.endswith(_UNIT_ENDS, 0, max(end, 0))


@cache
def _no_unit() -> regex.Pattern[str]:
    return regex.compile(
        r"^(?:被|所辖|各|有关|相关|全[省市县区]|上述|下属|部分|其他|我|本|群众|反映|中央|党|问题|工作|\d|第)|[“”\"《》]|工作(?![部委办局站领])|问题|要求|情况|精神|意见|领导|部署|建设$|各|活动|检查"
    )


def units(text: Text, start: int, end: int, role: BodyRole, rule: str) -> Iterator[BodyMention]:
    """The units that the list in `text[start:end]` names; what does not look like one is passed over.

    >>> [m.name for m in units(Text("县教育局、县水利局等单位"), 0, 12, "inspected", "list")]
    ['县教育局', '县水利局']
    """
    folded = text.folded
    at = start
    for stop, after in (*_cuts(folded, start, end), (end, end)):
        piece, first, at = folded[at:stop], at, after
        if piece[-1:] not in _LAST_MARKS and _TAIL_MARKS.isdisjoint(piece):
            continue
        a, b = _trimmed(folded, first, stop)
        name = folded[a:b]
        if 2 <= len(name) <= 34 and _is_unit(name) and not _no_unit().search(name):
            yield BodyMention(text.raw[a:b], a, b, role, rule)


def _cuts(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The separators of a list that do not stand in brackets."""
    cuts = [m.span() for m in _separators().finditer(folded, start, end)]
    if folded.find("(", start, end) < 0:
        return cuts
    kept, depth = [], 0
    for a, b in cuts:
        depth += folded.count("(", start, a) - folded.count(")", start, a)
        start = a
        if depth <= 0:
            kept.append((a, b))
    return kept


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The unit in one piece of a list: without blanks, verbs before it and counts behind it."""
    piece = folded[start:end]
    if not _LEAD_MARKS.isdisjoint(piece):
        for lead in _leads().finditer(folded, start, end):
            start = lead.end()
    if folded.startswith("对", start):
        start += 1
    while start < end and folded[start] in " \t\n":
        start += 1
    while start < end and folded[end - 1] in " \t\n":
        end -= 1
    if not _TAIL_MARKS.isdisjoint(piece):
        tail = _tail().search(folded[start:end])
        if tail is not None and tail.start() >= 2:
            end = start + tail.start()
    return start, end


@cache
def _leads() -> regex.Pattern[str]:
    return regex.compile(r"分别|包括|其中|进驻|(?<=组)巡[视察]|(?:开始|同时|并|将|,)对")
