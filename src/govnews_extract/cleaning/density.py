"""The element in which the most text stands that is no link: for pages that name nothing.

Every piece of text counts for the block that it stands in and for the element that holds this block,
so a `<div>` of paragraphs, a cell of bare text with `<br>` and the parent of a table are all found, and a
notice of four lines wins over a menu of two hundred links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

import regex
from lxml import etree

from govnews_extract.cleaning.lines import BLOCKS

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
    best, top = None, _LEAST
    for frame in _read(root if body is None else body):
        value = frame.value()
        if frame.element in preferred:
            value *= 1.3
        if value > top:
            best, top = frame.element, value
    return best


class _Frame:
    """An element with what is counted in it."""

    __slots__ = ("block", "element", "linked", "links", "outer", "parent", "plain", "score", "tag")

    def __init__(self, element: etree._Element, parent: _Frame | None) -> None:
        self.element, self.tag, self.parent = element, element.tag, parent
        self.links = self.plain = 0
        self.score = 0.0
        self.linked: bool = self.tag == "a" or (parent is not None and parent.linked)
        # the block that the element stands in, or is; and the same, parts of tables passed over
        self.block = self.outer = self
        if parent is not None:
            if self.tag not in BLOCKS:
                self.block = parent.block
            self.outer = parent.outer if self.block.tag in _TABLE_PARTS else self.block

    @property
    def above(self) -> _Frame | None:
        """What holds a block: a cell, or the element around the table that the cell is of."""
        return None if self.parent is None else self.parent.outer

    def value(self) -> float:
        """The score, less what the links take from it."""
        text = self.links + self.plain
        share = self.links / text if text else 1.0
        return self.score * (1.0 - share) ** 2 if share < _MOST_LINKED else 0.0


def _read(body: etree._Element) -> list[_Frame]:
    """The elements with a score, in the order in which they come by it. Each element is read once."""
    scored: list[_Frame] = []
    around: dict[str, bool] = {}
    open_frames: list[_Frame] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            frame = open_frames.pop()
            if frame.parent is not None:
                frame.parent.links += frame.links
                frame.parent.plain += frame.plain
            continue
        parent = open_frames[-1] if open_frames else None
        frame = _Frame(element, parent)
        open_frames.append(frame)
        if _is_around(element, around):
            walk.skip_subtree()
        else:
            _count(element.text, frame, scored)
        if parent is not None:
            _count(element.tail, parent, scored)
    return scored


def _count(text: str | None, holder: _Frame, scored: list[_Frame]) -> None:
    size = len(text.strip()) if text else 0
    if not text or not size:
        return
    if holder.linked:
        holder.links += size
        return
    holder.plain += size
    if holder.tag in _HEADINGS:
        return
    worth = 2.0 if _foot().search(text) else min(size, 600) + 6.0 * len(_stops().findall(text, 0, 2000))
    for frame, part in _credits(holder.block, worth):
        if not frame.score:
            scored.append(frame)
        frame.score += part


def _credits(block: _Frame, worth: float) -> Iterator[tuple[_Frame, float]]:
    """A text counts for the block it stands in, for what holds it and, by half, for what holds that."""
    if block.tag not in _PARAGRAPHS:
        yield block, worth
    above = block.above
    if above is not None and above.tag in _CELLS:
        yield above, worth
        block, above = above, above.above
    if above is not None:
        yield above, worth * 0.9 if block.tag in _CELLS else worth
        over = above.above
        if over is not None:
            yield over, worth * 0.5


def _is_around(element: etree._Element, known: dict[str, bool]) -> bool:
    """Whether an element stands around texts, by its tag or name; `known` remembers the names of a page."""
    tag = element.tag
    if tag in _AROUND:
        return True
    classes, identifier = element.get("class"), element.get("id")
    if tag == "body" or (not classes and not identifier):
        return False
    name = f"{classes or ''} {identifier or ''}"
    found = known.get(name)
    if found is None:
        found = known[name] = len(name) > 2 and _around().search(name, 0, 400) is not None
    return found
