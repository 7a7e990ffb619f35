"""Bodies that a sentence names before a contact: 请与X联系, 向X反映, 由X负责, X设立, X:, 下设X."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from govnews_extract.fields.contacts.bodies import SUFFIX, is_body, name_start
from govnews_extract.fields.contacts.groups import mentions
from govnews_extract.rules import Rule

_STOP = (
    r"(?:进行|反映|联系|咨询|反馈|举报|投诉|负责|提出|受理|办理|报名|申请|申报|索取|提交|查询|登记|领取|申诉|核实|组织|牵头|承办|[,。;:、(]| {0,2}\Z| ?$)"
)
_NAME = rf"(?P<x>[\p{{Han}}〇\d“”()]{{1,36}}?(?: ?\p{{Han}}{{0,8}})?{SUFFIX})"

APPROACH = Rule(
    "contact.owner.approached",
    rf"(?:(?<!参)与|(?<![方面转倾一])向|(?<![理自缘])由|(?<!截|甚|日|乃|以)至|(?<!达|得)到|反馈[给至到]?|报送[给至到]?|报给|联系|咨询|下设|委托|送交){_NAME}(?={_STOP})",
    examples=(
        "如有疑问,请「与临江县城关镇党政办公室」联系,电话",
        "请「向县委巡察办」反映",
        "本公告「由青石区教育局」负责解释",
        "报送「至市政府办公室电子政务科」。",
        "领导小组「下设工作办公室」,主要负责",
    ),
    rejects=("向社会公布举报电话", "参与单位"),
)
SETS = Rule(
    "contact.owner.sets",
    rf"(?:\A|[,。;:\s)\d]){_NAME}(?=(?:现|已|专门|特|统一|分别|继续|面向社会)?(?:设立|设有|设|公布|开通|开设|公开|负责))",
    examples=("期间「,县纪委监委」设立举报电话",),
    rejects=("期间设专门值班电话",),
)
UNIT = Rule(
    "contact.owner.unit",
    rf"(?:联系|受理|责任|主办|承办|举报|咨询|起草|接收|主管|经办|牵头|办公|监督|收件|接待|解释|解读|业务|服务|报名|报送|领取)(?:单位|部门|机构|科室|处室|股室|地点|人)[:为]\s?{_NAME}(?=[\s,。;(]|\Z)",
    examples=("「联系单位:市司法局立法科」", "「受理部门:县教育局」,"),
    rejects=("联系人:张三,",),
)
HEADED = Rule(
    "contact.owner.headed",
    rf"(?:\A|[。;])[\s\d.、()一二三四五六七八九十①-⑩]{{0,6}}{_NAME}:",
    examples=("「1.县纪委监委:」0594-12388", "「临江市:」举报电话"),
    rejects=("值班电话:", "管网抢修:"),
)
TOWARDS = Rule(
    "contact.owner.towards",
    rf"(?<![方面转倾一])[向与]{_NAME}(?=(?:进行|提出|直接)?(?:反映|反馈|提出|举报|投诉|联系|咨询|申请|报名))",
    examples=("或书面形式「向市人大常委会工作评议小组」反映",),
    rejects=("向社会反映情况",),
)
"""The same after the contact: 通过电话(…)向X反映."""

_JOINED = Rule(
    "contact.joined_bodies",
    rf"{SUFFIX}[和及与、或]\p{{Han}}",
    examples=("驻省厅纪检监察「组和机」关纪委"[:0] + "驻省厅纪检监察「组和机」关纪委",),
    rejects=("发展和改革委员会",),
)
_SITE_OF = Rule(
    "contact.owner.site",
    r"(?:登[录陆]|访问|进入|通过|在)(?P<x>[\p{Han}]{2,30}?)(?:官方|门户|政府|政务|信息)?(?:门户)?网站?",
    examples=("「登录交通运输部网站」(网址",),
    rejects=("登录网址",),
)


class Introduced(NamedTuple):
    """A body that introduces contacts: its span (None where several do), and the rule that saw it."""

    start: int
    end: int
    rule: str
    one: bool
    group: bool
    bare: bool = False


def introduced(folded: str, start: int, end: int, places: Container[str]) -> list[Introduced]:
    """What `folded[start:end]`, a sentence up to a contact, names as owners, in order."""
    found = [
        Introduced(m.start, m.end, "contact.owner.group", not m.many, True, m.bare)
        for m in mentions(folded, start, end, places)
    ]
    for rule in (APPROACH, SETS, UNIT, HEADED):
        for match in rule.compiled.finditer(folded[start:end]):
            left, right = start + match.start("x"), start + match.end("x")
            if any(f.start < right and left < f.end for f in found):
                continue
            name = folded[left:right].replace(" ", "")
            if not is_body(name) or (rule is UNIT and "人:" in match[0] and len(name) < 5):
                continue
            if _JOINED.compiled.search(name):
                found.append(Introduced(left, right, rule.name, False, False))
                continue
            if rule is SETS:
                at = name_start(folded, left, right, places)
                left = left if at is None else at
            found.append(Introduced(left, right, rule.name, True, False))
    found.sort()
    return found


def towards(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The one body that a sentence, after its contacts, tells to turn to."""
    spans = {m.span("x") for m in TOWARDS.finditer(folded, start, end) if is_body(m["x"])}
    if len(spans) != 1:
        return None
    span = spans.pop()
    return None if _JOINED.compiled.search(folded, *span) else span


def site_owner(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The body whose web site a sentence asks to open: 登录交通运输部网站(网址:…)."""
    for match in reversed(_SITE_OF.finditer(folded, start, end)):
        if is_body(match["x"]):
            return match.span("x")
    return None


RULES = (APPROACH, SETS, UNIT, HEADED, TOWARDS, _JOINED, _SITE_OF)
