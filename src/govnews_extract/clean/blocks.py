"""The body's tree to lines: a paragraph a line, a table row a line with its cells between tabs.

A value that spans rows stands in each of them. Tables that only lay out are read as paragraphs. The walk
keeps its own stack, so that nesting costs no recursion.
"""

from __future__ import annotations

from itertools import pairwise

from bs4 import NavigableString, PageElement, Tag

from govnews_extract.clean.lines import BLOCKS, HEADINGS, Line, LineBuilder
from govnews_extract.clean.spaces import squeeze
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

_SPAN_TEXT = 200  # a longer value is a remark, not a key, and is printed once
_MOST_COLUMNS = 64
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


def lines_of(root: Tag) -> list[Line]:
    """The lines of a body.

    >>> from bs4 import BeautifulSoup
    >>> html = "<table><tr><td rowspan=2>甲组</td><td>教育局</td></tr><tr><td>林业局</td></tr></table>"
    >>> [line.text for line in lines_of(BeautifulSoup(html, "lxml"))]
    ['甲组\\t教育局', '甲组\\t林业局']
    """
    return _walk(root, _data_tables(root))


def _walk(root: Tag, data: set[int]) -> list[Line]:
    """The lines of an element; the tables in `data` are read by rows and columns."""
    out = LineBuilder()
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
            if (
                not leaving
                and data
                and ((name == "table" and id(node) in data) or (name == "tr" and _is_row(node)))
            ):
                out.lines += table_lines(node) if name == "table" else _row_lines([node])
                continue
        if name == "a":
            out.link += -1 if leaving else 1
        elif name in HEADINGS:
            out.heading += -1 if leaving else 1
        if not leaving:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.contents))
    out.end()
    return out.lines


def table_lines(table: Tag) -> list[Line]:
    """The rows of a table, values that span rows repeated in each of them."""
    caption = table.find("caption", recursive=False)
    lines = _walk(caption, set()) if isinstance(caption, Tag) else []
    return lines + _row_lines(list(table.find_all("tr")))


def _row_lines(rows: list[Tag]) -> list[Line]:
    lines: list[Line] = []
    pending: dict[int, tuple[int, str]] = {}  # column → rows still to fill, value
    for row in rows:
        cells: list[str] = []
        links = 0
        printed = row.find_all(["td", "th"], recursive=False)
        if len(printed) == 1 and not pending and _span(printed[0], "rowspan") == 1:
            lines += _walk(printed[0], set())
            continue
        for cell in printed:
            _fill(cells, pending)
            parts = _walk(cell, set())
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


def _one_line(parts: list[str]) -> str:
    """The lines of a cell as one: a blank between two values, nothing inside a word."""
    text = parts[0] if parts else ""
    for before, after in pairwise(parts):
        pair = fold(f"{before[-40:]}\n{after[:40]}")
        text += after if JOINED.compiled.search(pair) else " " + after
    return text


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "").strip()
    return (
        min(int(value), 1000) if value.isascii() and value.isdigit() and len(value) < 6 and int(value) else 1
    )


def _data_tables(root: Tag) -> set[int]:
    """The tables that hold data: no table in them, a row with two cells, no text beside the rows."""
    tables = [node for node in root.descendants if isinstance(node, Tag) and node.name == "table"]
    if not tables:
        return set()
    holders: set[int] = set()
    stack: list[tuple[Tag, bool]] = [(root, False)]
    open_tables: list[Tag] = []
    while stack:
        node, leaving = stack.pop()
        if leaving:
            open_tables.pop()
            continue
        if node.name == "table":
            holders.update(id(table) for table in open_tables[-1:])
            open_tables.append(node)
            stack.append((node, True))
        stack.extend((child, False) for child in reversed(node.contents) if isinstance(child, Tag))
    return {id(table) for table in tables if id(table) not in holders and _is_regular(table)}


def _is_regular(table: Tag) -> bool:
    """Whether a table is made of rows and cells, more than one a row, with all its text in them."""
    cells = table.find_all(["td", "th"])
    rows = {id(cell.parent) for cell in cells if cell.parent is not None and cell.parent.name == "tr"}
    if not rows or len(cells) <= len(rows):
        return False
    inside = sum(len(squeeze(cell.get_text())) for cell in [*cells, *table.find_all("caption")])
    return inside >= len(squeeze(table.get_text()))


def _is_row(row: Tag) -> bool:
    """Whether a row of a table that lays out is a row of data: two cells or more, and no table in them."""
    return len(row.find_all(["td", "th"], recursive=False)) > 1 and row.find("table") is None


def text_of(lines: list[Line]) -> str:
    """The lines as the text of a document."""
    return "\n".join(line.text for line in lines)
