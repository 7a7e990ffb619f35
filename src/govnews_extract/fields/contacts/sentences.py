"""Bodies that a sentence names beside its contacts: 请与X联系, 向X反映, 由X负责, X设立, X:, 下设X.

Each rule finds the word that leads to a name; where the name ends is then looked for among the
few words and marks that end one, so that no pattern has to try every character.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from govnews_extract.fields.contacts.bodies import SUFFIX, begins, body_before, is_body, name_start
from govnews_extract.fields.contacts.found import Span
from govnews_extract.fields.contacts.groups import mentions
from govnews_extract.fields.contacts.recipients import is_place
from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

_LONGEST = 44

APPROACH = Rule(
    "contact.owner.approached",
    r"(?:(?<!参)与|(?<![方面转倾一])向|(?<![理自缘])由|(?<!截|甚|日|乃|以)至|(?<![达得遇])到|反馈[给至到]?|报送[给至到]?|报给|报(?=[省市县区州])|联系|咨询|下设|委托|送交|寄[至给到往])"
    r"(?=\p{Han}{2})",
    examples=(
        "请「与」县水利局联系",
        "「由」青石区教育局负责",
        "请「向」县委巡察办反映",
        "材料「寄至」县教育局",
    ),
    rejects=("参与单位", "截至8月", "方向"),
)
_STOP = Rule(
    "contact.name_stop",
    r"(?=[进反联咨举投负提受办报申索查登领核牵承,。;:、(\s]|\Z)(?:进行|反映|联系|咨询|反馈|举报|投诉|负责|提出|受理|办理|报名|申请|申报|索取|提交|查询|登记|领取|申诉|核实|牵头|承办|[,。;:、(\s]|\Z)",
    examples=("县委巡察办「反映」", "县水利局「,」"),
    rejects=("县水利局",)[:0],
)
TOWARDS = Rule(
    "contact.owner.towards",
    r"(?<![方面转倾一])[向与](?=\p{Han}{2})",
    examples=("或「向」市人大常委会反映",),
    rejects=("方向",),
)
"""The same after the contact: 通过电话(…)向X反映."""

_TURN = Rule(
    "contact.turn_to",
    r"\A(?:进行|提出|直接|书面)?(?:反映|反馈|提出|举报|投诉|联系|咨询|申请|报名)",
    examples=("「反映」情况",),
    rejects=("汇报",),
)
SETS = Rule(
    "contact.owner.sets",
    r"(?:现|已|专门|特|统一|分别|继续|面向社会)?(?:设立|设有|设|公布|开通|开设|公开|负责|联 {0,3}系 {0,3}人(?=:))",
    examples=("县纪委监委「设立」举报电话", "县教育局「负责」解释"),
    rejects=("县纪委监委举报电话",),
)
UNIT = Rule(
    "contact.owner.unit",
    r"(?:(?:联系|受理|责任|主办|承办|举报|咨询|起草|接收|主管|经办|牵头|办公|监督|收件|接待|解释|解读|业务|服务|报名|报送|领取|监管|采购|代理|中标|成交)"
    r"(?P<what>单位|部门|机构|供应商|科室|处室|股室|地点|人)(?:名 {0,4}称)?|(?<![^\n])[ \d.、]{0,4}名 {0,4}称)[:为]\s?(?=\p{Han}{2})",
    examples=(
        "「联系单位:」市司法局立法科",
        "「受理部门:」县教育局,",
        "「采购单位名称:」市水务局",
        "「名 称:」市水务局",
    ),
    rejects=("联系方式:县教育局",),
)
HEADED = Rule(
    "contact.owner.headed",
    r"(?<![^\n。;])[ \d.、()一二三四五六七八九十①-⑩]{0,6}(?P<x>[\p{Han}〇\d“”()]{2,40}):",
    examples=("「1.县纪委监委:」0594-12388", "「临江市:」举报电话"),
    rejects=(":", "张,李:"),
)
PERSON = Rule(
    "contact.owner.of_person",
    r"(?:联 {0,3}系|经 ?办|负 ?责) {0,3}人[: ]{1,2}(?P<name>\p{Han}[\p{Han} ]{1,6}?) ?\((?P<x>[\p{Han}〇\d]{3,30})\)",
    examples=("「联系人:张三(县农业农村局)」",),
    rejects=("联系人:张三,电话",),
)
_ADDRESS = Rule(
    "contact.address_not_name",
    r"\d号|(?:路|街(?!道)|巷)\p{Han}|[一二三四五六七八九十\d](?:楼|层)",
    examples=("东「街局」", "体育路9「5号」", "县政府「三楼」"),
    rejects=("县教育局", "德城街道党政办"),
)
_JOINED = Rule(
    "contact.joined_bodies",
    rf"{SUFFIX}[和及与或]\p{{Han}}",
    examples=("驻省厅纪检监察「组和机」关纪委",),
    rejects=("发展和改革委员会",),
)
_SITE_OF = Rule(
    "contact.owner.site",
    r"(?:登[录陆]|访问|进入|通过|在)(?P<x>\p{Han}{2,30}?)(?:官方|门户|政府|政务|信息)?(?:门户)?网站?",
    examples=("「登录交通运输部网站」(网址",),
    rejects=("登录平台",),
)


_UNIT_LAST = frozenset("位门构室点人商称")
"""What stands before the colon of a unit's label."""


class Introduced(NamedTuple):
    """A body that introduces contacts: its span, the rule that saw it, and what kind of naming it is."""

    start: int
    end: int
    rule: str
    one: bool = True  # not several at once
    group: bool = False  # an inspection group
    bare: bool = False  # a group without level and number
    name: str = ""


def groups_in(folded: str, start: int, end: int, places: Container[str]) -> list[Introduced]:
    """The inspection groups that `folded[start:end]` names, in order."""
    found = [
        Introduced(m.start, m.end, "contact.owner.group", not m.many, True, m.bare, folded[m.start : m.end])
        for m in mentions(folded, start, end, places)
    ]
    found.sort()
    return found


def names_unit(words: str) -> bool:
    """Whether `words` may have a label that a unit follows: 受理单位:."""
    for at in spots(words, ":为"):
        if words[at - 1 : at] in _UNIT_LAST:
            return True
    return False


def introduced(folded: str, start: int, end: int, places: Container[str]) -> list[Introduced]:
    """What `folded[start:end]` names as owners, in order.

    >>> [folded[a:b] for folded in ("如有疑问,请与县水利局联系,电话",) for a, b, *_ in introduced(folded, 0, 16, ())]
    ['县水利局']
    """
    found = groups_in(folded, start, end, places)
    for left, right, rule in _named(folded, start, end, places):
        if not any(f.start < right and left < f.end for f in found):
            one = not _JOINED.compiled.search(folded, left, right) and not folded.startswith("、", right)
            found.append(Introduced(left, right, rule, one))
    found.sort()
    return found


def _named(folded: str, start: int, end: int, places: Container[str]) -> Iterator[tuple[int, int, str]]:
    """The names that the rules lead to; a rule is tried where the sentence has what it cannot do without."""
    words = folded[start:end]
    if names_unit(words):
        yield from _labelled(folded, start, end, places)
    for lead in APPROACH.compiled.finditer(folded, start, end):
        span = _name_after(folded, lead.end(), end, places)
        if span and not _ADDRESS.compiled.search(folded, *span):
            yield *span, APPROACH.name
    if "设" in words or "公" in words or "开通" in words or "负责" in words or "联" in words:
        for verb in SETS.compiled.finditer(folded, start, end):
            if span := body_before(folded, start, verb.start(), places):
                yield *span, SETS.name
    if "人" in words and "(" in words:
        for person in PERSON.compiled.finditer(folded, start, end):
            if is_body(person["x"]):
                yield *person.span("x"), PERSON.name
    if ":" in words:
        for at in [start, *(start + at + 1 for at in spots(words, "\n。;"))]:
            head = HEADED.compiled.match(folded, at, end)
            begin = name_start(folded, *head.span("x"), places) if head else None
            if head and begin is not None:
                yield begin, head.end("x"), HEADED.name


def _labelled(folded: str, start: int, end: int, places: Container[str]) -> Iterator[tuple[int, int, str]]:
    """The names behind 受理单位: and the like."""
    for label in UNIT.compiled.finditer(folded, start, end):
        span = _name_after(folded, label.end(), end, places, whole=True)
        if span is None or (label["what"] == "人" and not _known(folded, *span, places)):
            continue
        if label["what"] != "地点" or not (
            is_place(folded[slice(*span)]) or folded.startswith("厅", span[1] - 1)
        ):
            yield *span, UNIT.name


def _known(folded: str, start: int, end: int, places: Container[str]) -> bool:
    """Whether a name after 联系人: is a body's and not a person's."""
    return end - start >= 5 or begins(folded, start, end, places)


def _name_after(
    folded: str, at: int, end: int, places: Container[str], *, whole: bool = False
) -> Span | None:
    """The body whose name begins at `at`: it ends before a word or mark that stops a name.

    After a label it is the `whole` of what stands there.
    """
    for stop in _STOP.compiled.finditer(folded, at, min(end, at + _LONGEST)):
        right = stop.start()
        if whole and len(stop[0]) > 1:
            continue
        if right > at and is_body(folded[at:right].replace(" ", "")):
            left = None if whole else name_start(folded, at, right, places)
            return (at if left is None else left), right
        if stop[0] in ",。;:、(\n\t":
            return None
    return None


def towards(folded: str, start: int, end: int, places: Container[str]) -> Span | None:
    """The one body that a sentence, after its contacts, tells to turn to."""
    spans = set()
    for lead in TOWARDS.compiled.finditer(folded, start, end):
        span = _name_after(folded, lead.end(), end, places)
        if span and _TURN.compiled.match(folded[span[1] : span[1] + 8]):
            spans.add(span)
    if len(spans) != 1:
        return None
    span = spans.pop()
    return None if _JOINED.compiled.search(folded, *span) else span


def site_owner(folded: str, start: int, end: int) -> Span | None:
    """The body whose web site a sentence asks to open: 登录交通运输部网站(网址:…)."""
    for match in reversed(_SITE_OF.finditer(folded, start, end)):
        if is_body(match["x"]):
            span: Span = match.span("x")
            return span
    return None


RULES = (APPROACH, _STOP, TOWARDS, _TURN, SETS, UNIT, HEADED, PERSON, _ADDRESS, _JOINED, _SITE_OF)
