"""Inspection groups named in running text: 省委第三巡视组, 县委巡察三组, 中央第六环境保护督察组."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from govnews_extract.fields.contacts.bodies import LEAD, begins
from govnews_extract.rules import Rule

_N = r"[一二三四五六七八九十\d]{1,3}"
_WORK = r"(?:巡视|巡察|巡查|督察|督查|督导|检查|核查|考核|考察|调研|指导|验收|审计|整改|评估|工作)"

CORE = Rule(
    "contact.group",
    rf"(?:第{_N}(?:轮|批)?\p{{Han}}{{0,14}}?|{_WORK}第?(?:{_N})?|\A{_N}|[市县区省州盟旗地]委{_N})组\Z",
    examples=(
        "省委「第三巡视组」",
        "县委「巡察三组」",
        "考核巡查组「第十五组」",
        "六届市委「第七轮巡察第三巡察组」",
    ),
    rejects=("巡察工作领导小组", "被巡察单位组", "派驻纪检监察组"),
)
_RUN_BACK = Rule(
    "contact.group_run", r"(?r)[\p{Han}〇\d]{1,34}", examples=("「省委第九巡视组」",), rejects=("(",)
)
_MANY = Rule(
    "contact.many_groups",
    r"(?:各|每个?|[\d一二三四五六七八九十两几]个|派出\p{Han}{0,3}|组建|成立|所有|全体)(?:\p{Han}{0,6})组\Z|第[一二三四五六七八九十\d]{1,3}[和与及]第?[一二三四五六七八九十\d]",
    examples=("「各巡察组」", "县委「第一和第二」巡察组", "「6个巡视组」"),
    rejects=("县委第一巡察组",),
)
_LISTED = Rule(
    "contact.listed_group",
    r"(?:第?[一二三四五六七八九十\d]{1,3}|组)[、和与及,]\Z",
    examples=("县委第二、「第三、」", "第一巡察「组、」"),
    rejects=("组长,", "党组织、"),
)
_TOLD = Rule(
    "contact.told_group",
    r"召集|组成|抽[调取]|(?<!武)将(?!军)",
    examples=("省住建厅「召集」专家检查组",),
    rejects=("省委第三巡视组",),
)
_NO_GROUP = frozenset("长织建合成员")
_KNOWN = frozenset("视察查导研核收指审计改估作一二三四五六七八九十0123456789")


class Mention(NamedTuple):
    """A group where it is named; `many` = of several at once, `bare` = without level and number."""

    start: int
    end: int
    many: bool
    bare: bool


def mentions(folded: str, start: int, end: int, places: Container[str]) -> list[Mention]:
    """The groups that `folded[start:end]` names, in order.

    >>> [m[:2] for m in mentions("据悉,省委第三巡视组将在临江县工作", 0, 18, frozenset())]
    [(3, 10)]
    """
    found: list[Mention] = []
    at = folded.find("组", start, end)
    while at >= 0:
        if folded[at - 1 : at] in _KNOWN and folded[at + 1 : at + 2] not in _NO_GROUP:
            mention = _mention(folded, start, at + 1, places)
            if mention and not (found and found[-1].start == mention.start):
                found.append(mention)
        at = folded.find("组", at + 1, end)
    return found


def _mention(folded: str, floor: int, end: int, places: Container[str]) -> Mention | None:
    run = _RUN_BACK.compiled.match(folded, floor, end)
    if run is None:
        return None
    core = CORE.compiled.search(folded[run.start() : end])
    if core is None:
        return None
    top = run.start() + core.start()
    start = run.start()
    for lead in reversed(LEAD.finditer(folded, start, top)):
        single = len(lead[0]) == 1 and lead[0] not in "请的"
        if not single or begins(folded, lead.end(), end, places):
            start = lead.end()
            break
    name = folded[start:end]
    if _TOLD.compiled.search(name):
        return None
    many = bool(_MANY.compiled.search(name)) or bool(
        _LISTED.compiled.search(folded[max(floor, start - 6) : start])
    )
    many = many or folded.startswith(("、第", "和第", "及第"), end)
    bare = "第" not in core[0] and start >= top and not any(c in "一二三四五六七八九十" for c in core[0])
    return Mention(start, end, many, bare)


RULES = (CORE, _RUN_BACK, _MANY, _LISTED, _TOLD)
