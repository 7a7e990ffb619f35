"""Tables of contacts: which header a cell stands under and whose row (or column) it is.

A table is a stretch of lines with cells between tabs, or between upright bars.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from govnews_extract.fields.contacts.bodies import is_body
from govnews_extract.fields.contacts.found import Cell, Span
from govnews_extract.fields.contacts.numbers import area_note
from govnews_extract.records import ContactKind
from govnews_extract.rules import Rule
from govnews_extract.text import Text

_HEADER = Rule(
    "contact.header",
    r"(?P<none>意见箱|QQ|微信|邮 ?编|邮政编码|网 ?址|网 ?站|时间|是否)|(?P<mailbox>邮政(?:专用)?(?:信箱|邮箱)|邮政地址)|(?P<email>邮 ?箱|电 ?子 ?(?:信 ?箱|邮 ?件)"
    r"|[Ee]-?mail)|(?P<phone>电 ?话|手 ?机|热 ?线|专 ?线|联 ?系 ?方 ?式|座 ?机|号 ?码|传 ?真|短 ?信|[Tt]el)"
    r"|(?P<address>地 ?址|(?:办公|报名|受理|接待|办理|服务)(?:地点|场所))",
    examples=(
        "值班「电话」",
        "接收「短信」",
        "办公「地址」",
        "举报「邮箱」",
        "「意见箱」位置",
    ),
    rejects=("组长", "考试地点", "单位"),
)
_GROUP_COLUMN = Rule(
    "contact.group_column",
    r"\A(?:组 ?别|组 ?名|(?:巡[视察]|督[察导]|检查|工作)?小?组(?:别|名称?|)|\p{Han}{0,6}组名称)\Z",
    examples=("「组别」", "「组 别」", "「巡察组」"),
    rejects=("组长", "被巡察单位"),
)
_OWNER_COLUMN = Rule(
    "contact.owner_column",
    r"\A(?!.*(?:被|对象|姓名|项目|事项|内容|岗位|职务|职位|组长|意见箱|地 ?址|电 ?话)).*(?:单 ?位|部 ?门|机 ?构|名 ?称|厅|窗 ?口|网 ?点|科 ?室|处 ?室|股 ?室|地 ?区"
    r"|区县|县区|县市|市县|市州|乡 ?镇|镇街|街 ?道|辖 ?区|区 ?域|所属|学 ?校|站点|受理点|服务点|主体|社区|医院|中心)",
    examples=("「单位」", "「服务大厅」", "「窗口」"),
    rejects=("被巡察单位", "单位地址", "岗位名称"),
)
_NOT_OWNER = Rule(
    "contact.not_owner_column",
    r"被|对象|范围|联系人|姓名|组长|位置|地 ?址|意见箱|岗位|职务",
    examples=("「被」巡察单位",),
    rejects=("单位",),
)
_VALUE = Rule(
    "contact.value",
    r"\d[\d -]{4,}\d|@|\d{5}|\d{2}号",
    examples=("「0731-22345601」", "「@」"),
    rejects=("值班电话",),
)


class Tables:
    """The cells of all tables of a text, read when they are first asked for."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._marked = "\t" in text.folded or "|" in text.folded

    @cached_property
    def cells(self) -> list[Cell]:
        """All cells, in the order of the text."""
        if not self._marked:
            return []
        return [cell for rows in _blocks(self._text) for cell in _read(self._text.folded, rows)]

    @cached_property
    def _starts(self) -> list[int]:
        return [cell.start for cell in self.cells]

    def at(self, offset: int) -> Cell | None:
        """The cell that `offset` stands in."""
        if not self._marked:
            return None
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.cells[index].end:
            return self.cells[index]
        return None

    def of_kind(self, kind: ContactKind) -> list[Cell]:
        """The cells under a header of this kind, or after such a label."""
        return [cell for cell in self.cells if cell.kind == kind]


def _blocks(text: Text) -> Iterator[list[list[Span]]]:
    """Stretches of lines with cells: rows of spans without the blanks around them."""
    rows: list[list[Span]] = []
    broken = 0
    for start, end in text.lines:
        cells = _cells(text.folded, start, end)
        if len(cells) > 1:
            if broken and len(cells) != len(rows[-1]):
                yield rows
                rows = []
            rows.append(cells)
            broken = 0
        elif rows:
            broken += 1
            if broken > 1:  # one line between is a row over the whole width
                yield rows
                rows, broken = [], 0
    if rows:
        yield rows


def _cells(folded: str, start: int, end: int) -> list[Span]:
    mark = "\t"
    if folded.find("\t", start, end) < 0:
        if folded.count("|", start, end) < 2:
            return []
        mark = "|"
    spans, at = [], start
    while at <= end:
        stop = folded.find(mark, at, end)
        stop = end if stop < 0 else stop
        left, right = at, stop
        while left < right and folded[left] == " ":
            left += 1
        while right > left and folded[right - 1] == " ":
            right -= 1
        spans.append((left, right))
        at = stop + 1
    if mark == "|":  # bars stand at both ends too
        spans = spans[folded[start:end].lstrip(" ").startswith("|") :]
        spans = spans[: len(spans) - folded[start:end].rstrip(" ").endswith("|")]
    return spans


class _Header:
    """A header row: what stands in each column, read once for all rows below it."""

    def __init__(self, folded: str, row: Sequence[Span]) -> None:
        words = [folded[s:e] for s, e in row]
        tight = [w.replace(" ", "") for w in words]
        self.kinds = [header_kind(w) for w in words]
        self.labels = [_trim(folded, span) for span in row]
        self.areas = [area_note(folded, *span) for span in row]
        self.words = words
        self.of_owners = [
            i
            for rule in (_GROUP_COLUMN, _OWNER_COLUMN)
            for i, w in enumerate(tight)
            if rule.compiled.search(w)
        ]
        self.not_owners = {i for i, w in enumerate(words) if _NOT_OWNER.compiled.search(w)}

    def column(self, i: int) -> tuple[ContactKind | None, Span | None, str, str | None]:
        """Kind, label, words and area code of column `i`; nothing beyond the header's end."""
        if i >= len(self.kinds):
            return None, None, "", None
        return self.kinds[i], self.labels[i], self.words[i], self.areas[i]


def _read(folded: str, rows: list[list[Span]]) -> list[Cell]:
    """The cells of one table, row by row; a header row serves until the next one."""
    cells: list[Cell] = []
    header = _Header(folded, ())
    owners: Sequence[Span] = ()  # of a table with bodies as columns
    for row in rows:
        words = [folded[s:e] for s, e in row]
        if len(set(words)) == 1 and len(words) > 1:  # a title over the whole width
            cells += [Cell(s, e) for s, e in row]
            continue
        if not owners and not any(_has_value(w) for w in words):
            bodies = sum(is_body(w.replace(" ", "")) for w in words[1:])
            if any(header_kind(w) for w in words):
                header = _Header(folded, row)
            elif bodies >= 2 and bodies == sum(1 for w in words[1:] if w) and not header.words:
                owners = row
            cells += [Cell(s, e) for s, e in row]
            continue
        cells += _data_row(folded, row, header, owners)
    return cells


def _data_row(folded: str, row: list[Span], header: _Header, owners: Sequence[Span]) -> Iterator[Cell]:
    whose = None if owners else _row_owner(folded, row, header)
    before: ContactKind | None = None  # of the cell before, which may be a label
    first = header_kind(folded[slice(*row[0])])
    for i, (start, end) in enumerate(row):
        kind, label, words, area = header.column(i)
        if kind is None and before:
            label, kind = _trim(folded, row[i - 1]), before
            words = folded[slice(*row[i - 1])]
        elif owners and kind is None and i > 0:
            label, kind = _trim(folded, row[0]), first
            words = folded[slice(*row[0])]
        owner = (owners[i] if i < len(owners) else None) if owners else whose
        if owner == (start, end):
            owner = None
        before = header_kind(folded[start:end])
        yield Cell(start, end, label if kind else None, owner, kind, words if kind else "", area)


def _row_owner(folded: str, row: list[Span], header: _Header) -> Span | None:
    """The cell that names whose row it is: under 组别, else under a unit's header, else the first body."""
    for i in header.of_owners:
        if i < len(row) and _names(folded, row[i]):
            return row[i]
    for i, (start, end) in enumerate(row):
        words = folded[start:end].replace(" ", "")
        if i not in header.not_owners and is_body(words) and header_kind(words) is None:
            return row[i]
    return None


def _names(folded: str, cell: Span) -> bool:
    """Whether a cell holds words, not a number or a dash."""
    return 2 <= cell[1] - cell[0] <= 60 and any("\u4e00" <= c <= "\u9fff" for c in folded[cell[0] : cell[1]])


def _trim(folded: str, label: Span | None) -> Span | None:
    """A header's label without the bracket behind it."""
    if label is None:
        return None
    start, end = label
    bracket = folded.find("(", start, end)
    if bracket > start and folded[end - 1] == ")":
        end = bracket
    while end > start and folded[end - 1] in " :":
        end -= 1
    return start, end


_HEADER_CHARACTERS = frozenset("箱Q微编址站间否件mMl话机线式码真信点所")
"""One of these stands in whatever `_HEADER` matches."""

_VALUE_CHARACTERS = frozenset("0123456789@")


def _has_value(words: str) -> bool:
    """Whether a cell holds a number or an address rather than words."""
    return not _VALUE_CHARACTERS.isdisjoint(words) and _VALUE.compiled.search(words) is not None


def header_kind(words: str) -> ContactKind | None:
    """What stands under a header, or after a label, of these words.

    >>> header_kind("值班电话 (区号0377)"), header_kind("组长"), header_kind("意见箱位置")
    ('phone', None, None)
    """
    if not words or len(words) > 24 or _HEADER_CHARACTERS.isdisjoint(words):
        return None
    match = _HEADER.compiled.search(words)
    if match is None or _has_value(words):
        return None
    kinds: dict[str, ContactKind] = {
        "mailbox": "mailbox",
        "email": "email",
        "phone": "phone",
        "address": "address",
    }
    return kinds.get(match.lastgroup or "none")


RULES = (_HEADER, _GROUP_COLUMN, _OWNER_COLUMN, _NOT_OWNER, _VALUE)
