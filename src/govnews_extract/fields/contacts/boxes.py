"""Postal boxes: some twenty ways of writing 临江市A118号信箱, and none of 市长信箱 or 意见箱."""

from __future__ import annotations

import regex

from govnews_extract.fields.contacts.found import Found, Span
from govnews_extract.fields.contacts.labels import BLANKS
from govnews_extract.fields.contacts.layout import line_start
from govnews_extract.fields.contacts.postal import label_before, postal
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.rules import Rule

_NUMBER = r"(?:第 ?)?(?:[A-Z]{1,2}|[甲乙丙丁]字?)? ?-?\d{1,7}(?:-\d{1,4})?"
_CHINESE = r"第?[〇零一二三四五六七八九十百]{1,6}号"
_SORT = r"(?:邮政局|邮电局|邮局|邮政|专用|专门|专|特别|分){0,3}"

_HOOK = Rule(
    "contact.box_hook", rf"[信邮]{BLANKS}箱", examples=("「信箱」", "「邮 箱」"), rejects=("意见箱",)
)
BOX = Rule(
    "contact.mailbox",
    rf"(?:{_NUMBER} ?号?|{_CHINESE})[ ]?{_SORT}[ ]?[信邮]{BLANKS}箱(?:\d{{1,4}}(?:号|分箱))?"
    rf"|(?:邮政|专用|邮局){{1,2}}信箱 ?{_NUMBER} ?号?(?![\d-])|信箱 ?{_NUMBER} ?号(?!楼)",
    examples=(
        "临江市「A118号信箱」",
        "临江市「第318号邮政专用信箱」",
        "临江市「第A12邮政专用信箱」",
        "临江市「邮政信箱123号」",
        "临江邮政「129专用邮箱」",
        "临江市新安区「A03107邮政信箱」",
        "南庄坪「07号信箱」",
        "临江市「第二十七号信箱」",
    ),
    rejects=("市长信箱", "举报信箱", "12380举报信箱", "电子信箱", "意见箱3个"),
)
"""The numbered end of a postal box's name; the place before it is read leftwards."""

_BARE_BOX = Rule(
    "contact.bare_box",
    rf"[:为 ]{{1,3}}(?P<box>\p{{Han}}{{2,30}}?{_NUMBER}号)(?=[\s,;。()]|邮 ?编|邮政编|\Z)",
    examples=("邮政信箱「:北岭自治区临江市A074号」(邮编",),
    rejects=(":设在县委大院门口", ":临江市A074号邮政信箱"),
)
"""A box after its label that does not say 信箱 again."""

_CELL_BOX = Rule(
    "contact.cell_box",
    rf"\p{{Han}}{{0,30}}{_NUMBER}号\Z",
    examples=("「临江市A074号」",),
    rejects=("临江市人民路7号院",),
)
"""The same in a table, under the header of boxes."""

_PLACE_BACK = Rule("contact.box_place", r"(?r)\p{Han}{1,30}", examples=("。「临江市」",), rejects=("A118",))
_LEAD = Rule(
    "contact.box_lead",
    r"请?邮?寄[送]?[至到往给]?|[地住]址|[信邮]箱[为是]?|设立?[了有]?|公布|通过|送[至到]|[为是至到]",
    examples=("来信「请寄」临江县", "专门邮政「信箱为」"),
    rejects=("临江市",),
)
_NO_BOX = Rule(
    "contact.no_box",
    r"[市县区局处镇乡州]长|书记|热线|意见|举报|留言|领导|网|公开|征求|监督",
    examples=("「市长」", "「书记」"),
    rejects=("临江市",),
)
_STREET = Rule("contact.street", r"[路街道巷]", examples=("人民大「道」7号",), rejects=("临江市A074号",))


def find_boxes(folded: str, tables: Tables) -> list[Found]:
    """The postal boxes of `folded`."""
    if "箱" not in folded:
        return []
    found: list[Found] = []
    for hook in _HOOK.compiled.finditer(folded):
        cell = tables.at(hook.start())
        floor = cell.start if cell else line_start(folded, hook.start())
        span = _box(folded, hook, floor)
        if span and (not found or found[-1].end <= span[0]):
            found.append(postal(folded, "mailbox", span, span[1], label_before(folded, floor, span[0]), None))
    for cell in tables.of_kind("mailbox"):
        if _CELL_BOX.compiled.match(folded, cell.start, cell.end):
            found.append(postal(folded, "mailbox", (cell.start, cell.end), cell.end, cell.label, None))
    return found


def _box(folded: str, hook: regex.Match[str], floor: int) -> Span | None:
    """The box whose 信箱, or whose label's 信箱, is at `hook`."""
    window, limit = max(floor, hook.start() - 24), min(len(folded), hook.end() + 12)
    match = BOX.compiled.search(folded, window, limit)
    while match and match.end() < hook.end():
        match = BOX.compiled.search(folded, match.end(), limit)
    if match and match.start() <= hook.start():
        return _with_place(folded, hook, match, floor)
    match = _BARE_BOX.compiled.match(folded, hook.end())
    if match is None or "电" in folded[max(0, hook.start() - 3) : hook.start()]:
        return None
    span: Span = match.span("box")
    return None if _STREET.compiled.search(folded, *span) else span


def _with_place(folded: str, hook: regex.Match[str], match: regex.Match[str], floor: int) -> Span | None:
    """A box with the place before its number; without a place only after a label, which is left out."""
    start, end = match.span()
    if place := _PLACE_BACK.compiled.match(folded, floor, start):
        leads = _LEAD.finditer(folded, place.start(), start)
        start = leads[-1].end() if leads else place.start()
        if _NO_BOX.compiled.search(folded, start, match.start()):
            return None
    if start == match.start():
        if start == hook.start():  # 信箱A118号: the word is the label
            return hook.end(), end
        if folded[start - 1 : start] not in (":", "为") or "号" not in match[0]:
            return None
    return start, end


RULES = (_HOOK, BOX, _BARE_BOX, _CELL_BOX, _PLACE_BACK, _LEAD, _NO_BOX, _STREET)
