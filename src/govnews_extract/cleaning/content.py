"""The body that was cut out of a page, without what a browser does not show and what is no part of it."""

from __future__ import annotations

from lxml import etree

from govnews_extract.cleaning import body, furniture, markup
from govnews_extract.cleaning.spaces import squeeze

# Elements that only dress text: dissolved first, so that a word cut in spans is whole again.
_DRESS = (
    "span", "font", "b", "strong", "em", "i", "u", "s", "big", "small", "sup", "sub", "ins", "del",
    "strike", "tt", "label", "bdo", "nobr", "wbr", "mark", "abbr", "o:p", "st1:chsdate", "st1:personname",
    "st1:city", "st1:place", "st1:country-region", "st1:numconv", "st1:chmetcnv", "st1:time",
)  # fmt: skip
_RUBY = ("rt", "rp")  # how a character is read, above it
_TWIN = 100  # a text of this length that stands beside itself is a copy
_LEVELS = 6


def strip(element: etree._Element) -> None:
    """Take out what is not shown, and dissolve what only dresses text."""
    body.trim_to_marks(element)
    etree.strip_elements(element, etree.Comment, *_RUBY, with_tail=False)
    styles = set(markup.values(element, "style"))
    if any("block" in style or body.hides(style) for style in styles) or markup.values(element, "hidden"):
        _apply_styles(element)
    etree.strip_tags(element, *_DRESS)


def prune(element: etree._Element) -> None:
    """Take out share bars, buttons, lists of other releases and copies, by the names of their elements."""
    suspects = [child for child in element.iterdescendants() if _is_furniture(child)]
    if element.tag == "body":  # its children are the columns of the page
        suspects = [child for child in suspects if child.getparent() is not element]
    whole = len(squeeze(markup.string(element))) if suspects else 0
    gone: set[etree._Element] = set()
    for child in suspects:
        if gone.isdisjoint(child.iterancestors()) and furniture.is_small(
            len(squeeze(markup.string(child))), whole
        ):
            gone.add(child)
            markup.remove(child)
    _drop_copies(element)


def _apply_styles(element: etree._Element) -> None:
    """Take out what is hidden, and make blocks of what is shown as blocks."""
    for child in list(element.iterdescendants("*")):
        style = child.get("style")
        if (style is not None or child.get("hidden") is not None) and body.is_hidden(child):
            markup.remove(child)
        elif style is not None and child.tag in _DRESS and "block" in style:
            child.tag = "div"


def _is_furniture(element: etree._Element) -> bool:
    classes, identifier = element.get("class"), element.get("id")
    if classes is None and identifier is None:
        return element.tag in ("nav", "footer", "aside")
    return furniture.has_furniture_name((classes or "").split(), identifier)


def _drop_copies(element: etree._Element) -> None:
    """An article given twice, for desktop and telephone, in elements beside each other."""
    parent = element
    for _ in range(_LEVELS):
        children = list(parent)
        holders = [child for child in children if child.tag in ("div", "section", "article")]
        seen: set[str] = set()
        for child in holders if len(holders) > 1 else ():
            text = squeeze(markup.string(child))
            if len(text) >= _TWIN and text in seen:
                markup.remove(child)
            seen.add(text)
        if len(children) != 1:
            return
        parent = children[0]
