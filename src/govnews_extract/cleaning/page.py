"""A release that comes as a page: tags, head and body found, each with the tool that is fast at it.

lxml parses the page, cuts out the body and prunes it; BeautifulSoup reads the tables in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from govnews_extract.cleaning import (
    around,
    blocks,
    body,
    bounds,
    content,
    furniture,
    infotable,
    markup,
    pinyin,
    plaintext,
    stamps,
    titles,
)
from govnews_extract.cleaning.attachments import attachments, links_in
from govnews_extract.cleaning.decode import Decoded
from govnews_extract.cleaning.headline import Head
from govnews_extract.cleaning.page_parts import Surroundings, put_together
from govnews_extract.cleaning.parts import Parts
from govnews_extract.cleaning.spaces import squeeze
from govnews_extract.cleaning.tags import Tags, read_scripts, read_tags, value_of
from govnews_extract.records import Attachment, Warning

_TABLE_WORDS = ("成文日期", "发文机关", "发布机构", "发文字号", "生成日期", "索引号")
_TABLE_LENGTH = 1500
_MESSENGER = "js_content"  # there the name beside the time is an account


@dataclass(frozen=True)
class Page:
    """The parts of a page, with what its tags and its information table say."""

    parts: Parts
    tags: Tags = field(default_factory=Tags)
    table: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    warnings: tuple[Warning, ...] = ()


def read_page(source: Decoded, url: str | None = None, title: str | None = None) -> tuple[Page, bool]:
    """The parts of a page, and whether pinyin was injected in it.

    A page without a body gives no lines and a warning, never its navigation.
    """
    root = markup.parse(source.utf8)
    if root is None:
        plain, injected = pinyin.strip_pinyin(markup.strip_tags(source.text))
        return Page(plaintext.read_text(plain, title), warnings=(_warning("markup_unreadable"),)), injected
    markup.settle(root)
    words = markup.string(root)
    if pinyin.is_injected(words):
        text, _ = pinyin.strip_pinyin(source.text)
        again = markup.parse(bounds.thinned(text.encode("utf-8"))[0])
        if again is not None:
            markup.settle(again)
            return _read_tree(again, text, markup.string(again), url, title), True
    return _read_tree(root, source.text, words, url, title), False


def _read_tree(root: etree._Element, text: str, words: str, url: str | None, title: str | None) -> Page:
    tags = read_tags(root, text)
    page_title = value_of(next((title.text for title in root.iter("title")), None))
    words = squeeze(words)
    table = _take_table(root) if any(word in words for word in _TABLE_WORDS) else {}
    element = body.find_body(root)
    if element is None:
        return Page(Parts([], titles.tidy(tags.title)), tags, table, warnings=(_warning("body_not_found"),))
    following = around.following(element)
    before = around.lines_before(element, tags.title or "")
    after = around.lines_after(following)
    origin = all(holder.get("id") != _MESSENGER for holder in (element, *element.iterancestors()))
    is_image = body.has_image(element)
    content.strip(element)
    links = [*links_in([element], titled=True), *links_in(following)]
    content.prune(element)
    lines = furniture.drop_debris(blocks.lines_of(element))
    parts = put_together(Surroundings(before, lines, after, origin), tags, table, page_title, title)
    warnings: tuple[Warning, ...] = ()
    if sum(len(line.text) for line in parts.lines) < 2:
        warnings = (_warning("body_is_image" if is_image else "body_not_found"),)
    parts = replace(parts, head=parts.head.merged(_from_scripts(parts.head, tags, text)))
    return Page(parts, tags, table, tuple(attachments(links, url or tags.first("url"))), warnings)


def _from_scripts(head: Head, tags: Tags, text: str) -> Head:
    """Time and source out of the variables of scripts, each where nothing else tells it."""
    no_time = head.published is None and tags.published is None
    if not no_time and head.source is not None:
        return Head()
    said = read_scripts(text)
    return Head(published=stamps.read(said.published) if no_time else None, source=said.content_source)


def _take_table(root: etree._Element) -> Mapping[str, str]:
    """Read the information table and take it out, so that it is not taken for the body."""
    found = infotable.find_table(root)
    if not found:
        return {}
    element, values = found
    if len(squeeze(markup.string(element))) < _TABLE_LENGTH:
        markup.remove(element)
    return values


def _warning(code: str) -> Warning:
    messages = {
        "body_is_image": "The body of the release is a picture; its text is not on the page.",
        "body_not_found": "No text of a release was found on the page.",
        "markup_unreadable": "The markup could not be parsed; its tags were removed.",
    }
    return Warning(code=code, message=messages[code])
