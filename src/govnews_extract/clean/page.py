"""A release that comes as a page: tags, head and body found, each with the tool that is fast at it.

lxml parses the page and cuts out the body; BeautifulSoup gets that element alone, prunes it and is walked
to lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from govnews_extract.clean import blocks, body, bylines, furniture, headline, infotable, markup, numbers, pinyin, plaintext, soup, stamps, titles
from govnews_extract.clean.headline import Head
from govnews_extract.clean.lines import BLOCKS, Line, lines_of
from govnews_extract.clean.plaintext import Parts
from govnews_extract.clean.spaces import squeeze
from govnews_extract.clean.tags import Tags, read_scripts, read_tags, value_of
from govnews_extract.records import Attachment, Byline, Warning
from govnews_extract.zh.fold import fold

_TABLE_WORDS = ("成文日期", "发文机关", "发布机构", "发文字号", "生成日期", "索引号")
_UNREADABLE = Warning(code="markup_unreadable", message="The markup could not be parsed; its tags were removed.")
_SIBLINGS, _LEVELS, _LINES, _LINKS = 40, 40, 90, 14


@dataclass(frozen=True)
class Page:
    """The parts of a page, with what its tags and its information table say."""

    parts: Parts
    tags: Tags = Tags()
    table: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    warnings: tuple[Warning, ...] = ()


def read_page(text: str, url: str | None = None) -> tuple[Page, bool]:
    """The parts of a page, and whether pinyin was injected in it.

    A page without a body gives no lines and a warning, never its navigation.
    """
    root = markup.parse(text)
    if root is None:
        plain, injected = pinyin.strip_pinyin(markup.strip_tags(text))
        return Page(plaintext.read_text(plain), warnings=(_UNREADABLE,)), injected
    markup.settle(root, text)
    words = str(root.xpath("string()"))
    injected = pinyin.is_injected(words)
    if injected:
        text = pinyin.strip_pinyin(text)[0]
        root = markup.parse(text)
        if root is not None:
            markup.settle(root, text)
            words = str(root.xpath("string()"))
    return (Page(Parts([])) if root is None else _read_tree(root, text, squeeze(words), url)), injected


def _read_tree(root: etree._Element, text: str, words: str, url: str | None) -> Page:
    tags = read_tags(root, text)
    page_title = value_of(root.findtext(".//title"))
    table = _take_table(root) if any(word in words for word in _TABLE_WORDS) else {}
    element = body.find_body(root)
    if element is None:
        return Page(Parts([], titles.tidy(tags.title)), tags, table, warnings=(_empty(False),))
    following = _following(element)
    before = _lines_before(element, squeeze(tags.title or ""))
    after = [line for line in lines_of(_spaced(following)) if len(line.text) <= 120][:12]
    near = [(str(a.get("href")), str(a.xpath("string()"))) for node in following for a in node.iter("a") if a.get("href")]
    has_image = body.has_image(element)
    tree = soup.cut(element)
    links = [*soup.links_of(tree), *near]
    soup.prune(tree)
    lines = furniture.drop_debris(blocks.lines_of(tree))
    reader = _Reader(tags, table, page_title, before, lines, after, origin=element.get("id") != "js_content")
    parts = reader.parts()
    warnings: tuple[Warning, ...] = ()
    if sum(len(line.text) for line in parts.lines) < 2:
        warnings = (_empty(has_image),)
    base = url or tags.first("url")
    if (parts.head.published is None and tags.published is None) or (parts.head.source is None and tags.content_source is None):
        said = read_scripts(text)
        head = Head(published=stamps.read(said.published) if tags.published is None else None, source=said.content_source)
        parts = replace(parts, head=parts.head.merged(head))
    return Page(parts, tags, table, tuple(soup.attachments(iter(links), base)), warnings)


class _Reader:
    """Puts title, head and body together from the lines around and inside the body."""

    def __init__(
        self, tags: Tags, table: Mapping[str, str], page_title: str | None,
        before: Sequence[Line], lines: Sequence[Line], after: Sequence[Line], origin: bool,
    ) -> None:  # fmt: skip
        self.origin = origin
        self.tags, self.table, self.before, self.lines, self.after = tags, table, before, list(lines), after
        self.page_title = titles.from_title_tag(page_title, tags.first("sitename"), tags.first("columnname"))

    def parts(self) -> Parts:
        """Everything but what the tags alone say."""
        title = titles.choose(self.tags.title or self.table.get("title"), self.page_title, self.before, self.lines)
        if title is None:
            title = self._bare_title()
        head, subtitle = self._head_above(title)
        inside = self._head_inside(title)
        head = head.merged(inside)
        kept, last, editors = plaintext.take_last(furniture.cut_footer(self.lines))
        head = head.merged(self._head_below()).merged(Head(source=self.tags.content_source)).merged(last)
        number = numbers.own_number(None, [line.text for line in self.before[-6:]])
        return Parts(kept, title, subtitle, head, editors, number)

    def _head_above(self, title: str | None) -> tuple[Head, str | None]:
        """What the lines between headline and body say, or those near it where the headline is not among them."""
        texts = [line.text for line in self.before]
        at = _index_of(texts, title)
        start = at + 1 if at is not None else max(0, len(texts) - 12)
        order = range(len(texts) - 1, start - 1, -1)
        head, where = headline.read_lines(texts, order, beside_title=at is not None, origin=self.origin)
        if at is not None and head.published is None and head.source is None:
            above, _ = headline.read_lines(texts, [i for i in range(max(0, at - 6), at) if _has_label(texts[i])])
            head = head.merged(above)
        subtitle = None
        if at is not None and at + 1 < len(texts) and at + 1 not in where:
            below = self.before[at + 1]
            if credit := bylines.in_line(below.text):
                head = head.merged(Head(bylines=tuple(credit)))
            elif below.links == 0 and 4 <= len(below.text) <= 60 and titles.is_title_like(below.text):
                subtitle = below.text.lstrip("-—– ")
        return head, subtitle

    def _bare_title(self) -> str | None:
        """The headline of a fragment that marks none: the last lines above the body, or the first of it over a head line."""
        above = [line.text for line in self.before[-4:] if not line.is_link and not numbers.own_number(None, [line.text])]
        for start in range(len(above)):
            title, used = plaintext.headline_of(above[start:])
            if title and titles.TYPE.compiled.search(fold(title)) and start + used == len(above):
                return title
        texts = [line.text for line in self.lines[:4]]
        for at in range(1, len(texts)):
            if headline.read_line(texts[at]):
                return plaintext.headline_of(texts[:at])[0]
        return None

    def _head_inside(self, title: str | None) -> Head:
        """What the first lines of the body say that are headline and head, not text; they leave it."""
        if title:
            texts = [line.text for line in self.lines]
            rest = plaintext.without_title(texts, title)
            if len(rest) < len(texts):
                dropped = len(texts) - len(rest)
                start = next((i for i, text in enumerate(rest) if text != texts[i]), len(rest))
                if rest[start:] == texts[start + dropped :]:
                    self.lines = self.lines[:start] + self.lines[start + dropped :]
        texts = [line.text for line in self.lines]
        order = [at for at in range(min(5, len(texts))) if plaintext.is_head(texts, at, True)]
        head, where = headline.read_lines(texts, order)
        self.lines = [line for at, line in enumerate(self.lines) if at not in where]
        return head

    def _head_below(self) -> Head:
        """The editors and, where nothing else tells it, the source that stand under the body."""
        head = Head()
        for line in self.after:
            if furniture.RELATED.compiled.search(fold(line.text[:160])):
                break
            found = headline.read_line(line.text)
            if found:
                head = head.merged(Head(source=found.source, bylines=found.bylines))
        return head


def _take_table(root: etree._Element) -> Mapping[str, str]:
    """Read the information table and take it out, so that it is not taken for the body."""
    found = infotable.find_table(root)
    if not found:
        return {}
    element, values = found
    parent = element.getparent()
    if parent is not None and len(squeeze(str(element.xpath("string()")))) < 1500:
        element.clear(keep_tail=True)
    return values


def _empty(has_image: bool) -> Warning:
    if has_image:
        return Warning(code="body_is_image", message="The body of the release is a picture; its text is not on the page.")
    return Warning(code="body_not_found", message="No text of a release was found on the page.")


def _index_of(texts: Sequence[str], title: str | None) -> int | None:
    """Where the headline stands last among the lines before the body; it may run over two or three of them."""
    wanted = squeeze(title or "")
    if not wanted:
        return None
    for at in range(len(texts) - 1, -1, -1):
        run = ""
        for start in range(at, max(-1, at - 3), -1):
            run = squeeze(texts[start]) + run
            if run == wanted:
                return at
    return None


def _has_label(text: str) -> bool:
    return len(text) < 200 and headline.LABEL.compiled.search(fold(text)) is not None


def _lines_before(element: etree._Element, title: str) -> list[Line]:
    """The lines that stand before an element, up to the headline where it is known, without menus."""
    lines: list[Line] = []
    node = element
    for _ in range(_LEVELS):
        parent = node.getparent()
        if parent is None or len(lines) > _LINES:
            break
        pieces: list[etree._Element | str] = []
        for count, sibling in enumerate(node.itersiblings(preceding=True)):
            if count == _SIBLINGS:
                break
            pieces.append(sibling.tail or "")
            if isinstance(sibling.tag, str) and not _is_menu(sibling):
                pieces.append(sibling)
        else:
            pieces.append(parent.text or "")
        found = lines_of(reversed(pieces))
        lines = found + lines
        if title and any(squeeze(line.text) == title for line in found):
            break
        if parent.tag in ("body", "html"):
            break
        node = parent
    return lines


def _following(element: etree._Element) -> list[etree._Element]:
    """The elements after the body, in the column that it stands in."""
    found: list[etree._Element] = []
    node = element
    for _ in range(3):
        for count, sibling in enumerate(node.itersiblings()):
            if count == 6:
                break
            if isinstance(sibling.tag, str) and not _is_menu(sibling, 8):
                found.append(sibling)
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html") or len(found) >= 6:
            break
        node = parent
    return found


def _spaced(elements: Sequence[etree._Element]) -> Iterator[etree._Element | str]:
    """Elements whose tails are not wanted, each on lines of its own if it is a block."""
    for element in elements:
        yield element
        if element.tag not in BLOCKS:
            yield " "


def _is_menu(element: etree._Element, most: int = _LINKS) -> bool:
    """Whether an element is a menu or list: more links than a head has."""
    count = 0
    for count, _ in enumerate(element.iter("a"), 1):
        if count > most:
            return True
    return False
