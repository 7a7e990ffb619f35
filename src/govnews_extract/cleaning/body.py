"""Which element of a page holds the release.

First what the common systems call it (their comment marks, ids and classes), the candidate with the
most text; where none of them is there, the element in which the most text stands that is no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import regex
from lxml import etree

from govnews_extract.cleaning import density
from govnews_extract.cleaning.markup import length, string
from govnews_extract.cleaning.spaces import squeeze
from govnews_extract.cleaning.words import words

_MARK = "content.begin", "信息内容]>begin", "enpcontent", "内容]>begin"
_ENOUGH, _MOST = 12, 40
_HOLDERS = (
    "div",
    "td",
    "section",
    "article",
    "ucapcontent",
    "main",
    "form",
    "table",
    "p",
    "ul",
    "font",
    "pre",
)
_ICONS = "icon", "module/jslib", ".gif"


@cache
def _hidden() -> regex.Pattern[str]:
    return regex.compile(r"(?i)display\s{0,5}:\s{0,5}none")


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser shows nothing of the element."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and hides(style))


def hides(style: str) -> bool:
    """Whether a style says that nothing is shown.

    >>> hides("color: red; display : none"), hides("display:block")
    (True, False)
    """
    return _hidden().search(style) is not None


def has_image(element: etree._Element) -> bool:
    """Whether it holds a picture that is more than an icon."""
    addresses = (image.get("src") or "" for image in element.iter("img"))
    return any(all(icon not in address for icon in _ICONS) for address in addresses)


def text_length(element: etree._Element) -> int:
    """How many characters of it stand outside links."""
    return length(element) - sum(length(link) for link in element.iter("a"))


def find_body(root: etree._Element) -> etree._Element | None:
    """The element that holds the text of the release; None if the page has no text at all."""
    names_of_bodies, names_of_columns = words("body"), words("column")
    known = names_of_bodies | names_of_columns
    strong = _marked(root)
    weak: list[etree._Element] = []
    for element in root.iter(*_HOLDERS):
        classes, identifier, tag = element.get("class"), element.get("id"), element.tag
        if not classes and not identifier and tag not in ("ucapcontent", "article"):
            continue
        names = classes.lower().split() if classes else []
        names.append(tag)
        if identifier:
            names.append(identifier.lower())
            if identifier.startswith("vsb_content_"):
                strong.append(element)
                continue
        if known.isdisjoint(names):
            continue
        (weak if names_of_bodies.isdisjoint(names) else strong).append(element)
    chosen, size = _best(strong[:_MOST])
    if chosen is not None and (size >= _ENOUGH or has_image(chosen)):
        return chosen
    found = density.find(root, preferred=weak)
    if found is not None and (chosen is None or text_length(found) > _ENOUGH):
        return found
    return chosen


def _marked(root: etree._Element) -> list[etree._Element]:
    """The elements whose content stands between the comment marks of a publishing system."""
    found = []
    for comment in root.iter(etree.Comment):
        text = comment.text or ""
        if any(mark in text for mark in _MARK):
            parent = comment.getparent()
            if parent is not None and parent.tag not in ("html", "body", "head") and parent not in found:
                found.append(parent)
    return found


def trim_to_marks(element: etree._Element) -> None:
    """Take out what stands in the element before the mark that begins the content and after its end."""
    begin = end = None
    for child in element.iterchildren(etree.Comment):
        text = child.text or ""
        if begin is None and any(mark in text for mark in _MARK) and "/enp" not in text:
            begin = child
        elif "content.end" in text or "内容]>end" in text or "/enpcontent" in text:
            end = child
    if begin is None or end is None or element.index(begin) > element.index(end):
        return
    for child in [*begin.itersiblings(preceding=True), *end.itersiblings()]:
        element.remove(child)
    element.text = end.tail = None


def _best(candidates: Sequence[etree._Element]) -> tuple[etree._Element | None, int]:
    """The candidate with the most text: shown, printed once, and the inner of two that hold the same.

    Its length is given beside it.
    """
    shown = [c for c in candidates if not any(is_hidden(e) for e in (c, *c.iterancestors()))]
    sizes = {element: text_length(element) for element in dict.fromkeys(shown or candidates)}
    outer = [e for e in sizes if not any(a in sizes for a in e.iterancestors())]
    tops = [_inner(element, sizes) for element in outer]
    if len(tops) > 1:
        unique: dict[str, etree._Element] = {}
        for element in tops:
            unique.setdefault(squeeze(string(element)), element)
        tops = list(unique.values())
    if len(tops) > 1:
        if (together := _holder(tops, sizes)) is not None:
            return together, text_length(together)
        tops = [max(tops, key=lambda e: (sizes[e], has_image(e)))]
    return (tops[0], sizes[tops[0]]) if tops else (None, 0)


def _inner(element: etree._Element, sizes: Mapping[etree._Element, int]) -> etree._Element:
    """The innermost candidate inside `element` that holds nearly all of its text."""
    best = element
    tags = {candidate.tag for candidate in sizes if candidate.tag.isprintable()}  # others cannot be asked for
    for inner in element.iterdescendants(*tags):
        if inner in sizes and sizes[inner] * 1.15 >= sizes[element] and sizes[inner] >= _ENOUGH:
            best = inner
    return best


def _holder(parts: Iterable[etree._Element], sizes: Mapping[etree._Element, int]) -> etree._Element | None:
    """The common parent of several parts of one article, if it holds hardly anything else."""
    filled = [part for part in parts if sizes[part] >= _ENOUGH]
    parents = {part.getparent() for part in filled}
    if len(filled) < 2 or len(parents) != 1:
        return None
    parent = parents.pop()
    if parent is None or parent.tag in ("body", "html"):
        return None
    return parent if text_length(parent) <= 1.2 * sum(sizes[part] for part in filled) else None
