"""Postal boxes: some twenty ways of writing 临江市A118号信箱, and none of 市长信箱 or 意见箱."""

from __future__ import annotations

from collections.abc import Iterator

from govnews_extract.fields.contacts.found import Found, Span
from govnews_extract.fields.contacts.layout import line_start
from govnews_extract.fields.contacts.postal import label_before, postal
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

_NUMBER = r"(?:第 ?)?(?:[A-Z]{1,2}|[甲乙丙丁]字?)? ?-?\d{1,7}(?:-\d{1,4})?"
_CHINESE = r"第?[〇零一二三四五六七八九十百]{1,6}号"
_SORT = r"(?:邮政局|邮电局|邮局|邮政|专用|专门|专|特别|分){0,3}"

_BEFORE = Rule(
    "contact.mailbox",
    rf"(?r)(?:{_NUMBER} ?号?|{_CHINESE})[ ]?{_SORT}[ ]?\Z",
    examples=(
        "临江市「A118号」",
        "临江市「第318号邮政专用」",
        "临江市新安区「A03107邮政」",
        "临江邮政「129专用」",
        "临江市「第二十七号」",
    ),
    rejects=("市长", "举报", "12380举报", "电子"),
)
"""The number of a box before 信箱; the place before it is read leftwards."""

_BRANCH = Rule(
    "contact.box_branch", r"\d{1,4}(?:号|分箱)", examples=("信箱「12分箱」",), rejects=("3个", "电话")
)
_KIND = Rule(
    "contact.box_kind", r"(?r)(?:邮政|专用|邮局){1,2}\Z", examples=("临江市「邮政专用」",), rejects=("举报",)
)
_BEHIND = Rule(
    "contact.number_of_box",
    rf" ?{_NUMBER} ?号?(?![\d-])",
    examples=("邮政信箱「123号」", "邮政信箱「 A12」"),
    rejects=("电话", ":设在"),
)
_DOOR = Rule(
    "contact.door_of_box",
    rf" ?{_NUMBER} ?号(?!楼)",
    examples=("信箱「07号」",),
    rejects=("信箱12号楼", "信箱A12"),
)
"""The number of a box behind 邮政信箱, and behind 信箱 alone."""

_NUMBER_LAST = frozenset("号局政用门专别分 0123456789")
"""What a number before 信箱, or the sort of box behind it, ends with."""

_NUMBER_FIRST = frozenset(" 第甲乙丙丁-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What it begins with."""

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
    for hook in _hooks(folded):
        cell = tables.at(hook[0])
        floor = cell.start if cell else line_start(folded, hook[0])
        span = _box(folded, hook, floor)
        if span and (not found or found[-1].end <= span[0]):
            found.append(postal(folded, "mailbox", span, span[1], label_before(folded, floor, span[0]), None))
    for cell in tables.of_kind("mailbox"):
        if _CELL_BOX.compiled.match(folded, cell.start, cell.end):
            found.append(postal(folded, "mailbox", (cell.start, cell.end), cell.end, cell.label, None))
    return found


def _hooks(folded: str) -> Iterator[Span]:
    """Where 信箱 and 邮箱 stand."""
    for at in spots(folded, "箱"):
        start = at
        while at - start < 4 and folded[start - 1 : start] == " ":
            start -= 1
        if folded[start - 1 : start] in ("信", "邮"):
            yield start - 1, at + 1


def _box(folded: str, hook: Span, floor: int) -> Span | None:
    """The box whose 信箱, or whose label's 信箱, is at `hook`."""
    start, end = hook
    if numbered := _numbered(folded, start, end, max(floor, start - 24)):
        return _with_place(folded, hook, numbered, floor)
    if folded[end : end + 1] not in (":", "为", " "):
        return None
    if folded.find("号", end, end + 60) < 0 or folded[end : end + 4].lstrip(":为 ")[:1] < "一":
        return None
    match = _BARE_BOX.compiled.match(folded, end)
    if match is None or "电" in folded[max(0, start - 3) : start]:
        return None
    span: Span = match.span("box")
    return None if _STREET.compiled.search(folded, *span) else span


def _numbered(folded: str, start: int, end: int, floor: int) -> Span | None:
    """信箱 at `start:end` with its number, which stands before or behind it."""
    limit = min(len(folded), end + 12)
    numbered = folded[start - 1 : start] in _NUMBER_LAST
    if numbered and (number := _BEFORE.compiled.match(folded, floor, start)):
        branch = _BRANCH.compiled.match(folded, end, limit)
        return number.start(), branch.end() if branch else end
    if folded[start:end] != "信箱" or folded[end : end + 1] not in _NUMBER_FIRST:
        return None
    kind = _KIND.compiled.match(folded, floor, start)
    behind = (_BEHIND if kind else _DOOR).compiled.match(folded, end, limit)
    if behind is None:
        return None
    return (kind.start() if kind else start), behind.end()


def _with_place(folded: str, hook: Span, box: Span, floor: int) -> Span | None:
    """A box with the place before its number; without a place only after a label, which is left out."""
    number, end = box
    start = number
    if place := _PLACE_BACK.compiled.match(folded, floor, number):
        leads = _LEAD.finditer(folded, place.start(), number)
        start = leads[-1].end() if leads else place.start()
        if _NO_BOX.compiled.search(folded, start, number):
            return None
    if start == number:
        if start == hook[0]:  # 信箱A118号: the word is the label
            return hook[1], end
        if folded[start - 1 : start] not in (":", "为") or "号" not in folded[number:end]:
            return None
    return start, end


RULES = (
    _BEFORE, _BRANCH, _KIND, _BEHIND, _DOOR, _BARE_BOX, _CELL_BOX, _PLACE_BACK, _LEAD, _NO_BOX, _STREET,
)  # fmt: skip
