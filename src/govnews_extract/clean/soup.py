"""The cut-out body as a BeautifulSoup tree, without the furniture that stands in it.

Only this element is given to BeautifulSoup, and as the tree that lxml has made of it: parsing the whole page
with it would take ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urljoin

import regex
from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from lxml import etree

from govnews_extract.clean import body, furniture, markup
from govnews_extract.clean.lines import BLOCKS
from govnews_extract.clean.spaces import fold_line, squeeze
from govnews_extract.records import Attachment

# Elements that only dress text: dissolved first, so that a word cut in spans is whole again.
_DRESS = (
    "span", "font", "b", "strong", "em", "i", "u", "s", "big", "small", "sup", "sub", "ins", "del",
    "strike", "tt", "label", "bdo", "nobr", "wbr", "mark", "abbr", "o:p", "st1:chsdate", "st1:personname",
    "st1:city", "st1:place", "st1:country-region", "st1:numconv", "st1:chmetcnv", "st1:time",
)  # fmt: skip
_LOOKS = ("style", "align", "valign", "width", "height", "lang", "bgcolor", "border", "color", "face", "size")


@cache
def _file() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)\.(?:docx?|pdf|xlsx?|pptx?|zip|rar|7z|wps|et|ofd|ceb|txt|rtf|csv|dps|tif)(?:$|[?#&])"
    )


@cache
def _download() -> regex.Pattern[str]:
    return regex.compile(r"(?i)download|attach|/file|down\.|fileid|附件")


def cut(element: etree._Element) -> Tag:
    """The element as a tree of its own, without what a browser does not show."""
    body.trim_to_marks(element)
    etree.strip_elements(element, etree.Comment, with_tail=False)
    styles = set(markup.values(element, "style"))
    if any("block" in style or body.hides(style) for style in styles) or markup.values(element, "hidden"):
        _apply_styles(element)
    etree.strip_tags(element, *_DRESS)
    etree.strip_attributes(element, *_LOOKS)
    tree = BeautifulSoup("<", builder=_Graft(element))
    root = tree.contents[0]
    return root if isinstance(root, Tag) and root.name == "body" else tree


def _apply_styles(element: etree._Element) -> None:
    """Take out what is hidden, and make blocks of what is shown as blocks."""
    for child in list(element.iterdescendants("*")):
        style = child.get("style")
        if (style is not None or child.get("hidden") is not None) and body.is_hidden(child):
            markup.remove(child)
        elif style is not None and child.tag in _DRESS and "block" in style:
            child.tag = "div"


class _Graft(HTMLTreeBuilder):
    """Gives BeautifulSoup an element that is parsed already, in place of markup."""

    def __init__(self, element: etree._Element) -> None:
        super().__init__(multi_valued_attributes={})
        self._element = element

    def feed(self, _: object) -> None:
        """Tell the tree of each tag and text, but not of white space that begins a line."""
        tree = self.soup
        for event, node in etree.iterwalk(self._element, events=("start", "end")):
            if event == "start":
                tree.handle_starttag(node.tag, None, None, dict(node.items()))
                text = node.text
            else:
                tree.handle_endtag(node.tag)
                text = node.tail if node is not self._element else None
            if text and not (node.tag in BLOCKS and text.isspace()):
                tree.handle_data(text)


def prune(root: Tag) -> None:
    """Take out share bars, buttons, lists of other releases and copies, by the names of their elements."""
    suspects = [
        node
        for node in root.descendants
        if isinstance(node, Tag) and _is_furniture(node) and node.parent is not root
    ]
    whole = len(squeeze(root.get_text())) if suspects else 0
    for element in suspects:
        if not element.decomposed and furniture.is_small(len(squeeze(element.get_text())), whole):
            element.decompose()
    _drop_copies(root)


def attachments(links: Iterable[tuple[str, str]], base: str | None) -> list[Attachment]:
    """The files among links, given as (address, title); each address once."""
    found: dict[str, Attachment] = {}
    for address, title in links:
        address, title = address.strip(), fold_line(title)
        if not address or address.lower().startswith(("javascript:", "#", "mailto:", "tel:")):
            continue
        if (
            _file().search(address)
            or (_file().search(title) and _download().search(address))
            or (title.startswith("附件") and _download().search(address))
        ):
            url = _absolute(address, base)
            found.setdefault(url, Attachment(title=title or address.rsplit("/", 1)[-1], url=url))
    return list(found.values())


def links_of(root: Tag) -> Iterator[tuple[str, str]]:
    """Address and title of every link."""
    for link in root.descendants:
        if isinstance(link, Tag) and link.name == "a" and link.get("href"):
            yield str(link["href"]), link.get_text() or str(link.get("title") or "")


def _absolute(address: str, base: str | None) -> str:
    try:
        return urljoin(base, address) if base else address
    except ValueError:  # an address that is none, like http://[
        return address


def _is_furniture(element: Tag) -> bool:
    classes, identifier = element.get("class"), element.get("id")
    if classes is None and identifier is None:
        return element.name in ("nav", "footer", "aside")
    return furniture.has_furniture_name(str(classes or "").split(), str(identifier or ""))


def _drop_copies(root: Tag) -> None:
    """An article given twice, for desktop and telephone, in elements beside each other."""
    parent = root
    for _ in range(6):
        children = [child for child in parent.children if isinstance(child, Tag)]
        holders = [child for child in children if child.name in ("div", "section", "article")]
        seen: set[str] = set()
        for child in holders if len(holders) > 1 else ():
            text = squeeze(child.get_text())
            if len(text) >= 100 and text in seen:
                child.decompose()
            seen.add(text)
        if len(children) != 1:
            return
        parent = children[0]
