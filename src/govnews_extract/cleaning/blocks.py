"""The body to lines: a paragraph a line, a table row a line. Tables that only lay out are paragraphs."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from govnews_extract.cleaning.lines import BLOCKS, HEADINGS, Line, LineBuilder
from govnews_extract.cleaning.markup import string
from govnews_extract.cleaning.spaces import squeeze

_ASCII_SPACES = " \t\n\f\r"


def lines_of(root: etree._Element) -> list[Line]:
    """The lines of a body.

    >>> html = "<div><p>联系方式：</p><table><tr><td>教育局</td><td>69236311</td></tr></table></div>"
    >>> [line.text for line in lines_of(etree.HTML(html))]
    ['联系方式：', '教育局\\t69236311']
    """
    data = _data_tables(root)
    out = LineBuilder()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if tag in BLOCKS:
            out.end()
        if event == "start":
            if data and (node in data or (tag == "tr" and _is_row(node))):
                out.lines += _table_lines(node)
                walk.skip_subtree()
                continue
            step, text = 1, node.text
        else:
            step, text = -1, node.tail if node is not root else None
        if tag == "a":
            out.link += step
        elif tag in HEADINGS:
            out.heading += step
        if text:
            out.add(text if text.strip(_ASCII_SPACES) else _blank(text))
    out.end()
    return out.lines


def _blank(text: str) -> str:
    """Of the white space between two elements a browser shows one blank."""
    return "\n" if "\n" in text else " "


def _table_lines(element: etree._Element) -> list[Line]:
    from govnews_extract.cleaning import (
        tables,  # with BeautifulSoup, which a page without tables need not load
    )

    return tables.lines_of(element)


def _data_tables(root: etree._Element) -> Collection[etree._Element]:
    """The tables that hold data: no table in them, a row with two cells, no text beside the rows."""
    tables = list(root.iter("table"))
    holders = {next(table.iterancestors("table"), None) for table in tables}
    return {table for table in tables if table not in holders and _is_regular(table)}


def _is_regular(table: etree._Element) -> bool:
    """Whether a table is made of rows and cells, more than one a row, with all its text in them."""
    cells = list(table.iter("td", "th"))
    rows = {row for cell in cells if (row := cell.getparent()) is not None and row.tag == "tr"}
    if not rows or len(cells) <= len(rows):
        return False
    inside = sum(len(squeeze(string(cell))) for cell in [*cells, *table.iter("caption")])
    return inside >= len(squeeze(string(table)))


def _is_row(row: etree._Element) -> bool:
    """Whether a row of a table that lays out is a row of data: two cells or more, and no table in them."""
    return sum(1 for _ in row.iterchildren("td", "th")) > 1 and next(row.iter("table"), None) is None


def text_of(lines: list[Line]) -> str:
    """The lines as the text of a document."""
    return "\n".join(line.text for line in lines)
