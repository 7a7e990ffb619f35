"""The table of a 政府信息公开 page: 索引号, 发文机关, 成文日期, 文号, whatever elements it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from lxml import etree

from govnews_extract.cleaning.lines import lines_of
from govnews_extract.cleaning.markup import select
from govnews_extract.cleaning.spaces import squeeze
from govnews_extract.cleaning.words import table_labels
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

CELL = Rule(
    "table-label",
    r"^[\s【\[]{0,3}(?P<label>(?:\p{Han}\s{0,6}){2,8}?)\s{0,4}[】\]]?\s{0,4}[:;]\s{0,4}(?P<value>.{0,400})$",
    examples=("「索 引 号: 014500000/2020-00382」", "「文  号:」", "「【发文字号】: 甲政发〔2020〕1号」"),
    rejects=("014500000/2020-00382", "甲县人民政府"),
)
RULES = (CELL,)
_SURE = ("索引号", "发文机关", "发布机构", "成文日期", "发文字号", "生成日期", "发文单位")


def kind_of(label: str) -> str | None:
    """What a cell's label stands for.

    >>> kind_of("索 引 号："), kind_of("姓名")
    ('index', None)
    """
    return table_labels().get(squeeze(fold(label)).strip(":;【】[]"))


def read_cells(cells: Iterable[str]) -> Mapping[str, str]:
    """Label and value of cells that follow each other, in one cell or in two.

    >>> dict(read_cells(["索 引 号", "SL001-2019", "发布机构：甲县", "文号：", "成文日期:", "2019-12-09"]))
    {'index': 'SL001-2019', 'body': '甲县', 'written': '2019-12-09'}
    """
    found: dict[str, str] = {}
    open_label: str | None = None
    for cell in cells:
        kind = kind_of(cell)
        if kind:
            open_label = kind
            continue
        match = CELL.search(fold(cell)) if len(cell) <= 440 else None
        kind = kind_of(match["label"]) if match else None
        if match and kind:
            value = cell[match.start("value") :].strip()
            open_label = None if value else kind
        elif open_label:
            kind, value, open_label = open_label, cell.strip(), None
        else:
            continue
        if kind and value:
            found.setdefault(kind, value)
    return MappingProxyType(found)


def is_information_table(cells: Iterable[str]) -> bool:
    """Whether at least three of the cells are labels that only such a table has together."""
    kinds = set()
    for cell in cells:
        match = CELL.search(fold(cell)) if len(cell) <= 440 else None
        kind = kind_of(cell) or (kind_of(match["label"]) if match else None)
        if kind:
            kinds.add((kind, squeeze(fold(match["label"] if match else cell)).strip(":;")))
    return len(kinds) >= 3 and len({kind for kind, _ in kinds} - {"other"}) >= 2


def find_table(root: etree._Element) -> tuple[etree._Element, Mapping[str, str]] | None:
    """The element that holds the page's information table, with what it says."""
    seen: set[etree._Element] = set()
    for labelled in select(root, _labelled()):
        holder: etree._Element | None = labelled
        for _ in range(8):
            if holder is None or holder.tag in ("body", "html"):
                break
            if holder.tag in ("table", "ul", "dl", "div", "ol") and holder not in seen:
                seen.add(holder)
                if len(seen) > 12:
                    return None
                cells = [line.text for line in lines_of([holder])] if len(holder) < 200 else []
                if len(cells) > 80:
                    break
                if is_information_table(cells):
                    return holder, read_cells(cells)
            holder = holder.getparent()
    return None


@cache
def _labelled() -> str:
    """The elements in which a label stands that is sure; its characters may be set wide."""
    tests = " or ".join(
        f"(contains(.,'{word[0]}') and contains(.,'{word[-1]}') and string-length(.) < 60)" for word in _SURE
    )
    return f"//body//*[text()[{tests}]]"
