"""Which element of a page holds the release.

First what the common systems call it (their comment marks, ids and classes), the candidate with the
most text; where none of them is there, the element in which the most text stands that is no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import regex
from lxml import etree

from govnews_extract.clean import density
from govnews_extract.clean.spaces import squeeze

# Ids, classes and element names that nothing but the text of an article bears.
_STRONG = frozenset(
    (
        "trs_editor", "trs_ueditor", "trs_editor_view", "trs_paper_default", "zoom", "ozoom", "ucap-content", "ucapcontent", "vsb_content",
        "v_news_content", "wp_articlecontent", "easysite-news-text", "pages_content", "article-content", "article_content", "articlecontent",
        "con_text", "con-text", "rm_txt_con", "js_content", "content-txt", "news_content", "newscontent", "news-content", "newstext", "news-text",
        "text_con", "textcon", "article-body", "articlebody", "artibody", "arti-content", "art-content", "art_content", "art_con", "artcontent",
        "contenttext", "content_text", "content-text", "conttext", "contxt", "con-txt", "con_txt", "detail-content", "detail_content",
        "detailcontent", "content_detail", "xxgk_content", "gk_content", "zwgk_content", "info-content", "info_content", "infocontent",
        "ewb-article-info", "ewb-info-content", "fontzoom", "zoomcon", "textzoom", "nr_con", "wzcon", "wz_con", "xl_content", "xl-content",
        "main_content", "maincontent", "main-content", "article_con", "article-con", "articlecon", "bmnr", "mtext", "maintext", "main_text",
        "content_con", "cont_con", "left_content", "i-content", "txtcontent", "txt_content", "articletext", "article-text", "article_text",
        "dcontents", "custom_unionstyle", "content_main", "view-content", "gsj_htmlcon_bot",
        "bt-content", "b12c", "fck_editor", "wznr", "zwnr", "xwnr", "nrnr", "xxnr", "entry-content", "post-content",
    )
)  # fmt: skip
# These also name whole columns of a page, so they only count where they hold the text that density finds.
_WEAK = frozenset(
    (
        "content", "contents", "con", "article", "detail", "text", "txt", "nr", "zw", "cont", "news", "main", "neirong", "xl_con", "xl-con",
        "wz", "info", "body", "article-main", "article-box", "detail-main", "news_con", "newscon", "conbox", "art", "arc", "pagecontent", "page-content", "page_content",
    )
)  # fmt: skip
_MARK = "content.begin", "信息内容]>begin", "enpcontent", "内容]>begin"
_ENOUGH, _MOST = 12, 40
_HOLDERS = ("div", "td", "section", "article", "ucapcontent", "main", "form", "table", "p", "ul", "font", "pre")


@cache
def _images() -> etree.XPath:
    return etree.XPath(".//img[not(contains(@src,'icon') or contains(@src,'module/jslib') or contains(@src,'.gif'))]")


@cache
def _length() -> etree.XPath:
    return etree.XPath("string-length(normalize-space(.))")


@cache
def _hidden() -> regex.Pattern[str]:
    return regex.compile(r"(?i)display\s{0,5}:\s{0,5}none")


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser shows nothing of the element."""
    return element.get("hidden") is not None or _hidden().search(element.get("style") or "") is not None


def has_image(element: etree._Element) -> bool:
    """Whether it holds a picture that is more than an icon."""
    return bool(_images()(element))


def text_length(element: etree._Element) -> int:
    """How many characters of it stand outside links."""
    length = _length()
    return int(length(element) - sum(length(link) for link in element.iter("a")))


def find_body(root: etree._Element) -> etree._Element | None:
    """The element that holds the text of the release; None if the page has no text at all."""
    strong = _marked(root)
    weak: list[etree._Element] = []
    for element in root.iter(*_HOLDERS):
        classes, identifier, tag = element.get("class"), element.get("id"), element.tag
        if not classes and not identifier and tag not in ("ucapcontent", "article"):
            continue
        names = {tag, *(classes or "").lower().split(), (identifier or "").lower()}
        if not names.isdisjoint(_STRONG) or (identifier or "").startswith("vsb_content_"):
            strong.append(element)
        elif not names.isdisjoint(_WEAK):
            weak.append(element)
    chosen = _best(strong[:_MOST])
    if chosen is not None and (text_length(chosen) >= _ENOUGH or has_image(chosen)):
        return chosen
    found = density.find(root, preferred=weak)
    if found is not None and (chosen is None or text_length(found) > _ENOUGH):
        return found
    return chosen


def _marked(root: etree._Element) -> list[etree._Element]:
    """The elements whose content stands between the comment marks of a publishing system."""
    found = []
    for comment in root.iter(etree.Comment):
        if any(mark in (comment.text or "") for mark in _MARK):
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


def _best(candidates: Sequence[etree._Element]) -> etree._Element | None:
    """The candidate with the most text: shown, printed once, and the inner of two that hold the same."""
    shown = [c for c in candidates if not any(is_hidden(e) for e in (c, *c.iterancestors()))] or list(candidates)
    sizes = {element: text_length(element) for element in dict.fromkeys(shown)}
    outer = [e for e in sizes if not any(a in sizes for a in e.iterancestors())]
    tops = [_inner(element, sizes) for element in outer]
    unique: dict[str, etree._Element] = {}
    for element in tops:
        unique.setdefault(squeeze(str(element.xpath("string()"))), element)
    tops = list(unique.values())
    if len(tops) > 1 and (together := _holder(tops, sizes)) is not None:
        return together
    return max(tops, key=lambda e: (sizes[e], has_image(e)), default=None)


def _inner(element: etree._Element, sizes: dict[etree._Element, int]) -> etree._Element:
    """The innermost candidate inside `element` that holds nearly all of its text."""
    best = element
    for inner in element.iterdescendants():
        if inner in sizes and sizes[inner] * 1.15 >= sizes[element] and sizes[inner] >= _ENOUGH:
            best = inner
    return best


def _holder(parts: Iterable[etree._Element], sizes: dict[etree._Element, int]) -> etree._Element | None:
    """The common parent of several parts of one article, if it holds hardly anything else."""
    filled = [part for part in parts if sizes[part] >= _ENOUGH]
    parents = {part.getparent() for part in filled}
    if len(filled) < 2 or len(parents) != 1:
        return None
    parent = parents.pop()
    if parent is None or parent.tag in ("body", "html"):
        return None
    return parent if text_length(parent) <= 1.2 * sum(sizes[part] for part in filled) else None
