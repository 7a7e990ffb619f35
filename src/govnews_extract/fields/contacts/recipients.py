"""A postal line taken apart: the place a letter goes to, and the body that is to get it."""

from __future__ import annotations

from govnews_extract.fields.contacts.bodies import is_body
from govnews_extract.fields.contacts.found import Span
from govnews_extract.rules import Rule

_FLOOR = r"[\dA-Z一二三四五六七八九十]{1,5}(?:-\d{1,4})?(?:楼|层|室|房)"

LOCATOR = Rule(
    "contact.locator",
    r"(?:[\dA-Z一二三四五六七八九十]{1,5}(?:-\d{1,4})?号?[楼院栋幢座室层房]|\d{1,5}(?:-\d{1,4})?号|[一二三四五六七八九十]{1,3}号"
    r"|大院|院内|楼内|园内|路口|街口|交[汇叉](?:处|口)|中段|[东西南北]段|大厦|大楼|办公楼|综合楼|写字楼|广场|行政中心|市民(?:服务)?中心|政务(?:服务)?(?:中心|大厅)"
    r"|市民之家|[东西南北]侧|对面|旁|附近|大道|路|街(?!道)|(?<!街)道|巷|胡同|弄|工业园|开发区)",
    examples=("韶山北「路」", "行政「四号楼」", "县委「大院」", "「12号」", "北「1号楼」"),
    rejects=("县教育局", "栋川镇", "德城街道"),
)
"""Words that make a text an address, and after which the recipient may stand."""

_DOOR = Rule(
    "contact.door",
    rf"\A(?P<place>.{{4,60}}?\d号)(?P<body>\p{{Han}}{{2,24}}?(?:局|街道|办事处|政府|委员会|管委会|厅|公司|中心|医院|[县市区省]委))(?={_FLOOR})",
    examples=("「临江市斜塘街25号临江街道」三楼党建办",),
    rejects=("长沙市韶山北路1号", "斜塘街25号市政府大楼3楼"),
)
_HEAD = Rule(
    "contact.head_body",
    rf"\A(?P<body>\p{{Han}}{{2,24}}?(?:局|街道|办事处|政府|委员会|管委会|厅|公司|中心|[县市区省]委|学校|中学|小学|大学|学院))(?={_FLOOR}|[一二三四五六七八九十]号楼)",
    examples=("「临江县人事局」三楼管理股",),
    rejects=("县行政四号楼",),
)
_BUILDING = Rule(
    "contact.building",
    r"(?:大楼|大厦|办公楼|综合楼|写字楼|大院|行政中心|市民(?:服务)?中心|会展中心|市民之家|广场)\Z|\A政务(?:服务)?(?:中心|大厅)\Z",
    examples=("「政务中心」", "「办公楼」"),
    rejects=("县教育局", "疾控中心"),
)
_OTHER_BODY = Rule(
    "contact.other_body",
    r"[楼层室号][省市县区州盟旗]\p{Han}{2,20}[局委厅会办处科股室组口]\Z",
    examples=("县政务中心二「楼县民政局窗口」",),
    rejects=("临江街道三楼党建办",),
)
"""A body of its own behind the floor: the one before it is the building."""

_NAMED_AFTER = Rule(
    "contact.named_after_a_road",
    r"\A(?:街道|社区|办事处|分局|派出所|小学|中学|医院|支行|分行|门诊|工商|税务所|街|[东西南北](?!\p{Han}{1,2}[市县区州])|[一二三四五六七八九十\d])",
    examples=("「街道」办事处", "「派出所」"),
    rejects=("县水利局", "南岭市水利局"),
)


def is_place(folded: str) -> bool:
    """Whether a text has what an address has: a road, a door, a floor, a named building."""
    return LOCATOR.compiled.search(folded) is not None


def split_recipient(folded: str, start: int, end: int) -> tuple[int, Span | None]:
    """Where the address in `folded[start:end]` ends, and the span of the body that it is addressed to.

    >>> split_recipient("韶山北路1号县水利局法规科", 0, 13)
    (6, (6, 13))
    """
    value = folded[start:end]
    match = _DOOR.compiled.match(value)
    if (
        match
        and not _BUILDING.compiled.search(match["body"])
        and not _OTHER_BODY.compiled.search(value, match.end())
    ):
        return start + match.end("place"), (start + match.start("body"), start + match.end("body"))
    head = _HEAD.compiled.match(value)
    if head and is_body(head["body"]) and not _BUILDING.compiled.search(head["body"]):
        return end, (start, start + head.end("body"))
    for cut in sorted({m.end() for m in LOCATOR.finditer(value)}, reverse=True):
        rest = value[cut:].lstrip(" ")
        if not rest:
            break
        if (
            is_body(rest.replace(" ", ""))
            and not _BUILDING.compiled.search(rest)
            and not _NAMED_AFTER.compiled.match(rest)
        ):
            return start + len(value[:cut].rstrip(" ")), (end - len(rest), end)
    return end, None


RULES = (LOCATOR, _DOOR, _HEAD, _BUILDING, _OTHER_BODY, _NAMED_AFTER)
