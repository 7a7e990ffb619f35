"""Elements to lines of text: blocks and `<br>` end a line, inline elements never split a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import regex
from lxml import etree

from govnews_extract.cleaning.spaces import fold_line, unwrap

BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ucapcontent", "ul",
    )
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "ucaptitle"))


class Line(NamedTuple):
    """A line of text; `links` of its characters stand in links, `heading` if it is marked as one."""

    text: str
    links: int = 0
    heading: bool = False

    @property
    def is_link(self) -> bool:
        """Whether hardly anything of the line stands outside links."""
        return self.links > 0 and self.links * 5 >= len(self.text) * 4


class LineBuilder:
    """Collects text; `end` closes the line that is open."""

    __slots__ = ("_links", "_parts", "heading", "lines", "link")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.link = self.heading = 0
        self._parts: list[str] = []
        self._links = 0

    def add(self, text: str | None) -> None:
        """More text of the open line."""
        if text:
            self._parts.append(text)
            if self.link:
                self._links += len(text.strip())

    def end(self) -> None:
        """Close the open line; a line without text is none."""
        if self._parts:
            if text := fold_line(unwrap("".join(self._parts).strip())):
                self.lines.append(Line(text, min(self._links, len(text)), self.heading > 0))
            self._parts, self._links = [], 0


@cache
def _heading_name() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:^|[\s_-]|art|con|news|xl|detail|main|page)(?:title|tit|biaoti|bt|headline"
        r"|newstit)\d?(?:$|[\s_-])"
    )


def is_heading(element: etree._Element) -> bool:
    """Whether the element is marked as a headline, by its tag or by its class."""
    if element.tag in HEADINGS:
        return True
    if element.tag not in ("div", "p", "td", "span", "strong"):
        return False
    classes, identifier = element.get("class"), element.get("id")
    if not classes and not identifier:
        return False
    return _heading_name().search(f"{classes or ''} {identifier or ''}") is not None


def lines_of(nodes: Iterable[etree._Element | str]) -> list[Line]:
    """The lines of elements (without their tails) and strings that follow each other."""
    out = LineBuilder()
    for node in nodes:
        if isinstance(node, str):
            out.add(node)
        elif isinstance(node.tag, str):
            _walk(node, out)
    out.end()
    return out.lines


def _walk(root: etree._Element, out: LineBuilder) -> None:
    headings: list[etree._Element] = []  # those that are open
    for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            out.add(node.tail)
            continue
        tag = node.tag
        if tag in BLOCKS and not (tag == "br" and out.heading):  # a headline is one line
            out.end()
        if event == "start":
            if tag == "a":
                out.link += 1
            if is_heading(node):
                out.end()
                headings.append(node)
                out.heading += 1
            out.add(node.text)
            continue
        if tag == "a":
            out.link -= 1
        if headings and headings[-1] is node:
            out.end()
            headings.pop()
            out.heading -= 1
        if node is not root:
            out.add(node.tail)
