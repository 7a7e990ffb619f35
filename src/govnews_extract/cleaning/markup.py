"""A page as a tree of lxml elements, whatever state its markup is in."""

from __future__ import annotations

from functools import cache

import regex
from lxml import etree

from govnews_extract.cleaning.spaces import visible

# The page is scanned for these before it is parsed; their content is never text of a release.
NOT_TEXT = (
    "script", "style", "noscript", "iframe", "object", "embed", "applet", "select", "textarea", "template",
    "svg", "button", "input", "map", "audio", "video", "canvas", "datalist",
)  # fmt: skip


@cache
def _structure() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)<(?:!doctype|html|head|body|div|table|tbody|tr|td|meta|title|p|ul|li|h[1-6]|section|article"
        r"|center|form|dl|main|ucapcontent)(?=[\s/>])"
    )


@cache
def _stray() -> regex.Pattern[str]:
    return regex.compile(r"(?i)</?(?:br|b|i|u|strong|em|a|span|font|img)(?=[\s/>])")


@cache
def _prolog() -> regex.Pattern[bytes]:
    return regex.compile(rb"\s{0,200}<\?xml[^>]{0,300}>")


@cache
def _tag() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)</?(br|p|div|tr|li|h[1-6]|td|table)?(?:[a-z!?][^<>]{0,4000}|[\s/][^<>]{0,4000})?>"
    )


@cache
def _written() -> regex.Pattern[str]:
    """What a script writes into the page: the source line of many older systems."""
    return regex.compile(r"""document\.write(?:ln)?\(\s{0,20}(["'])((?:(?!\1)[^\n\\]){1,300}+)\1\s{0,20}\)""")


def is_markup(text: str) -> bool:
    """Whether `text` is a page; a text with a stray `<br>` or `<b>` is not.

    >>> is_markup("<DIV>公告</DIV>"), is_markup("第一条 <略>\\n第二条"), is_markup("关于停水的通知<br>")
    (True, False, False)
    """
    return "<" in text and _structure().search(text) is not None


def has_stray_tags(text: str) -> bool:
    """Whether a text that is no page holds tags that a copy left in it.

    >>> has_stray_tags("第一条<br />第二条"), has_stray_tags("第一条 <略>")
    (True, False)
    """
    return "<" in text and _stray().search(text) is not None


def parse(utf8: bytes) -> etree._Element | None:
    """The root element; None where there is none or the nesting is too deep for the parser."""
    if prolog := _prolog().match(utf8):
        utf8 = utf8[prolog.end() :]
    parser = etree.HTMLParser(huge_tree=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(utf8, parser)
    except (etree.LxmlError, ValueError):
        return None
    if root is None or any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        return None  # the parser stops there, and with it the text
    _gather(root)
    return root


def _storable(text: str) -> str:
    """The text without the characters that a tree refuses."""
    return visible(text).translate({0x0B: " ", 0x0C: " "})


def _gather(root: etree._Element) -> None:
    """Bring into the first body what stands behind its end, or behind the end of the page."""
    body = root.find("body")
    strays = list(body.itersiblings()) if body is not None else []
    tail = (body.tail or "") if body is not None else ""
    for page in list(root.itersiblings()):
        if isinstance(page.tag, str):
            strays += [part for child in page for part in (child if child.tag == "body" else [child])]
            inner = page.find("body")
            tail += (page.text or "") + ((inner.text or "") if inner is not None else "")
    if not strays and not tail.strip():
        return
    if body is None:
        body = etree.SubElement(root, "body")
    if tail.strip():
        etree.SubElement(body, "p").text = _storable(tail)
    body.extend(stray for stray in strays if stray.tag != "head")


@cache
def _path(path: str) -> etree.XPath:
    return etree.XPath(path, smart_strings=False)


def select(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath finds from `element`."""
    found = _path(path)(element)
    return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []


def values(element: etree._Element, attribute: str) -> list[str]:
    """The values of an attribute in an element and all that stands in it."""
    found = _path(f".//@{attribute}")(element)
    return [str(value) for value in found] if isinstance(found, list) else []


def string(element: etree._Element) -> str:
    """All text inside an element."""
    return str(_path("string()")(element))


def length(element: etree._Element) -> int:
    """How many characters of text stand inside an element, blanks hardly counted."""
    return int(float(str(_path("string-length(normalize-space(.))")(element))))


def settle(root: etree._Element) -> None:
    """Take out of the tree what is no text, after what its scripts write has been written."""
    for script in list(root.iter("script")):
        code = script.text
        if code and "document.write" in code and (said := _written().search(code)):
            words = strip_tags(said.group(2))
            if any(c >= "\u4e00" for c in words):
                script.tag, script.text = "span", _storable(words)
    etree.strip_elements(root, *NOT_TEXT, with_tail=False)


def strip_tags(text: str) -> str:
    """The text of markup that is too broken, or too small, to be parsed: blocks become lines.

    >>> strip_tags("来源：<b>县委办</b><br>2020年")
    '来源：县委办\\n2020年'
    """
    return _tag().sub(lambda m: "\n" if m.group(1) else "", text)


def remove(element: etree._Element) -> None:
    """Take an element out, and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        text = ((parent.text if before is None else before.tail) or "") + element.tail
        try:
            _set_text(parent, before, text)
        except ValueError:  # a character reference can bring what a tree refuses to take
            _set_text(parent, before, _storable(text))
    parent.remove(element)


def _set_text(parent: etree._Element, before: etree._Element | None, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text
