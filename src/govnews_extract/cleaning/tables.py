"""Tables to lines: a row a line with its cells between tabs, read from a BeautifulSoup tree of the table.

A value that spans rows stands in each of them. Only tables are given to BeautifulSoup, and as the trees that
lxml has made of them: parsing the whole page with it would take ten times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.builder import HTMLTreeBuilder
from lxml import etree

from govnews_extract.cleaning.lines import BLOCKS, HEADINGS, Line, LineBuilder
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

_SPAN_TEXT = 200  # a longer value is a remark, not a key, and is printed once
_MOST_COLUMNS = 64
_CELLS = ("td", "th")
JOINED = Rule(
    "cell-joined",
    r"^(?:.*(?:政府|委员会|委|局|厅|部|会|公司|中心))\n(?:办公室)?(?:副|党组)?(?:主任|局长|书记|厅长|部长"
    r"|主席|会长|经理|秘书长|组长|处长|科长)$"
    r"|^(?:.*\n)?\p{Han}\n.*$|^.*\n[(,、。;:)].*$|^.*[(、]\n.*$|^.*\n\p{Han}$",
    examples=(
        "「甲乡人民政府\n办公室主任」",
        "「组\n长」",
        "「值班电话\n(区号0377)」",
        "「0791-88000001、\n13600000002」",
    ),
    rejects=("张三\n李四", "0478-8929011\n0478-8929012"),
)
RULES = (JOINED,)


def lines_of(element: etree._Element) -> list[Line]:
    """The rows of a table, or the one row that is given.

    >>> html = "<table><tr><td rowspan=2>甲组</td><td>教育局</td></tr><tr><td>林业局</td></tr></table>"
    >>> [line.text for line in lines_of(etree.HTML(html).find("body/table"))]
    ['甲组\\t教育局', '甲组\\t林业局']
    """
    root = BeautifulSoup("<", builder=_Graft(element)).contents[0]
    if not isinstance(root, Tag):
        return []
    if root.name == "tr":
        return _row_lines([root])
    caption = root.find("caption", recursive=False)
    lines = _flow(caption) if isinstance(caption, Tag) else []
    return lines + _row_lines(list(root.find_all("tr")))


class _Graft(HTMLTreeBuilder):
    """Gives BeautifulSoup an element that is parsed already, in place of markup."""

    def __init__(self, element: etree._Element) -> None:
        super().__init__(multi_valued_attributes={})
        self._element = element

    def feed(self, _: object) -> None:
        """Tell the tree of each tag and text, but not of white space that begins a line."""
        tree = self.soup
        for event, node in etree.iterwalk(self._element, events=("start", "end")):
            tag = node.tag
            if event == "start":
                tree.handle_starttag(tag, None, None, _spans(node) if tag in _CELLS else {})
                text = node.text
            else:
                tree.handle_endtag(tag)
                text = node.tail if node is not self._element else None
            if text and not (tag in BLOCKS and text.isspace()):
                tree.handle_data(text)


def _spans(cell: etree._Element) -> dict[str, str]:
    """The attributes of a cell that say over what it spreads."""
    return {name: value for name in ("rowspan", "colspan") if (value := cell.get(name))}


def _flow(root: Tag) -> list[Line]:
    """The lines of what stands in a cell. The walk keeps its own stack, so that nesting costs no recursion."""
    out = LineBuilder()
    if not root.contents:
        return out.lines
    stack: list[tuple[PageElement, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if not isinstance(node, Tag):
            if type(node) is NavigableString:
                out.add(node)
            continue
        name = node.name
        if name in BLOCKS:
            out.end()
        if name == "a":
            out.link += -1 if leaving else 1
        elif name in HEADINGS:
            out.heading += -1 if leaving else 1
        if not leaving:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.contents))
    out.end()
    return out.lines


def _row_lines(rows: Sequence[Tag]) -> list[Line]:
    lines: list[Line] = []
    pending: dict[int, tuple[int, str]] = {}  # column → rows still to fill, value
    for row in rows:
        cells: list[str] = []
        links = 0
        printed = [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in _CELLS]
        if len(printed) == 1 and not pending and _span(printed[0], "rowspan") == 1:
            lines += _flow(printed[0])
            continue
        for cell in printed:
            _fill(cells, pending)
            parts = _flow(cell)
            text = _one_line([part.text for part in parts])
            links += sum(part.links for part in parts)
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            if down > 1 and text and len(text) <= _SPAN_TEXT and len(cells) < _MOST_COLUMNS:
                pending[len(cells)] = (down - 1, text)
            cells.append(text)
            for _ in range(min(across - 1, _MOST_COLUMNS - len(cells))):
                if down > 1:
                    pending[len(cells)] = (down - 1, "")
                cells.append("")
        _fill(cells, pending, to_end=True)
        if filled := [cell for cell in cells if cell]:
            text = filled[0] if len(filled) == 1 else "\t".join(cells).rstrip("\t")
            lines.append(Line(text, links))
    return lines


def _fill(cells: list[str], pending: dict[int, tuple[int, str]], *, to_end: bool = False) -> None:
    """Put the values that still span into the columns that come next."""
    while pending and (len(cells) in pending or (to_end and max(pending) >= len(cells))):
        left, text = pending.get(len(cells), (0, ""))
        if left > 1:
            pending[len(cells)] = (left - 1, text)
        else:
            pending.pop(len(cells), None)
        cells.append(text)


def _one_line(parts: Sequence[str]) -> str:
    """The lines of a cell as one: a blank between two values, nothing inside a word."""
    text = parts[0] if parts else ""
    for before, after in pairwise(parts):
        pair = fold(f"{before[-40:]}\n{after[:40]}")
        text += after if JOINED.search(pair) else " " + after
    return text


def _span(cell: Tag, name: str) -> int:
    if name not in cell.attrs:
        return 1
    value = str(cell.attrs[name] or "").strip()
    return (
        min(int(value), 1000) if value.isascii() and value.isdigit() and len(value) < 6 and int(value) else 1
    )
