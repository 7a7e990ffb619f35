"""The element in which the most text stands that is no link: for pages that name nothing.

Every piece of text counts for the block that it stands in and for the element that holds this block,
so a `<div>` of paragraphs, a cell of bare text with `<br>` and the parent of a table are all found, and a
notice of four lines wins over a menu of two hundred links.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import regex
from lxml import etree

from govnews_extract.clean.lines import BLOCKS

_TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr"))
_PARAGRAPHS = frozenset(("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "br"))
_AROUND = frozenset(("nav", "footer", "aside", "head", "title", "option", "label"))
_HEADINGS = frozenset(("h1", "h2", "h3"))
_CELLS = frozenset(("td", "th"))
_MOST_LINKED, _LEAST = 0.6, 1.0


@cache
def _foot() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)ICP备|公网安备|网站标识码|版权所有|copyright|技术支持|主办单位|承办单位|建议使用"
    )


@cache
def _around() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:^|[\s_-])(?:foot(?:er)?|copyright|nav(?:bar)?|menu|side(?:bar)?|header|top(?:bar)?"
        r"|crumbs?|breadcrumb|position|related|xgxw"
        r"|share|links?|yqlj|hot|recommend|comments?|search|login|banner)\d{0,2}(?:$|[\s_-])"
    )


@cache
def _stops() -> regex.Pattern[str]:
    return regex.compile("[，。；：、！？]")


def find(root: etree._Element, preferred: Collection[etree._Element] = ()) -> etree._Element | None:
    """The element with the best score; those in `preferred` have a good name and need less."""
    body = root.find("body") if root.tag != "body" else root
    if body is None:
        body = root
    page = _Page(body)
    for element in body.iter("*"):
        page.read(element)
    best, top = None, _LEAST
    for element, value in page.values().items():
        value *= 1.3 if element in preferred else 1.0
        if value > top:
            best, top = element, value
    return best


class _Page:
    """Reads the elements of a page in document order, each once."""

    def __init__(self, body: etree._Element) -> None:
        self.body = body
        self.order: list[etree._Element] = []
        self.scores: dict[etree._Element, float] = {}
        self.links: dict[etree._Element, int] = {}
        self.plain: dict[etree._Element, int] = {}
        self._skipped: set[etree._Element] = set()
        self._in_link: set[etree._Element] = set()
        self._block: dict[etree._Element, etree._Element] = {}  # the block that an element stands in, or is
        self._frame: dict[etree._Element, etree._Element] = {}  # the same, parts of tables passed over

    def read(self, element: etree._Element) -> None:
        """Count what stands directly in the element and behind it."""
        self.order.append(element)
        parent = element.getparent() if element is not self.body else None
        if parent in self._skipped or element.tag in _AROUND or _is_around(element):
            self._skipped.add(element)
        if element.tag == "a" or parent in self._in_link:
            self._in_link.add(element)
        is_block = element.tag in BLOCKS
        self._block[element] = element if parent is None or is_block else self._block[parent]
        block = self._block[element]
        self._frame[element] = (
            block if parent is None or block.tag not in _TABLE_PARTS else self._frame[parent]
        )
        self._count(element.text, element)
        if parent is not None:
            self._count(element.tail, parent)

    def values(self) -> dict[etree._Element, float]:
        """The score of each element, less what its links take from it."""
        for element in reversed(self.order):  # children come before their parents
            parent = element.getparent()
            if parent is not None and element is not self.body:
                for table in (self.links, self.plain):
                    if element in table:
                        table[parent] = table.get(parent, 0) + table[element]
        return {
            element: score * (1.0 - share) ** 2
            for element, score in self.scores.items()
            if (share := self._share(element)) < _MOST_LINKED
        }

    def _share(self, element: etree._Element) -> float:
        linked, text = self.links.get(element, 0), self.plain.get(element, 0)
        return linked / (linked + text) if linked + text else 1.0

    def _count(self, text: str | None, holder: etree._Element) -> None:
        size = len(text.strip()) if text else 0
        if not text or not size or holder in self._skipped:
            return
        table = self.links if holder in self._in_link else self.plain
        table[holder] = table.get(holder, 0) + size
        if table is self.plain and holder.tag not in _HEADINGS:
            worth = (
                2.0 if _foot().search(text) else min(size, 600) + 6.0 * len(_stops().findall(text, 0, 2000))
            )
            self._credit(self._block[holder], worth)

    def _credit(self, block: etree._Element, worth: float) -> None:
        """Count a text for the block it stands in, for what holds it and, by half, for what holds that."""
        if block.tag not in _PARAGRAPHS:
            self._add(block, worth)
        above = self._above(block)
        if above is not None and above.tag in _CELLS:
            self._add(above, worth)
            block, above = above, self._above(above)
        if above is not None:
            self._add(above, worth * 0.9 if block.tag in _CELLS else worth)
            over = self._above(above)
            if over is not None:
                self._add(over, worth * 0.5)

    def _above(self, block: etree._Element) -> etree._Element | None:
        """What holds a block: a cell, or the element around the table that the cell is of."""
        parent = block.getparent() if block is not self.body else None
        return None if parent is None else self._frame[parent]

    def _add(self, element: etree._Element, worth: float) -> None:
        self.scores[element] = self.scores.get(element, 0.0) + worth


def _is_around(element: etree._Element) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(name) > 2 and element.tag != "body" and _around().search(name, 0, 400) is not None
