"""From bytes or text to a clean `Document`: the only package that knows markup.

>>> clean("停水通告\\n发布时间：2020-10-14  来源：甲市水务局\\n10月16日停水。").source
'甲市水务局'
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from govnews_extract.clean import bylines, markup, numbers, pinyin, plaintext, stamps, titles
from govnews_extract.clean.blocks import text_of
from govnews_extract.clean.decode import Decoded, decode, mend
from govnews_extract.clean.page import Page, read_page
from govnews_extract.clean.stamps import Stamp
from govnews_extract.errors import SourceTypeError
from govnews_extract.records import Document, Site, Warning
from govnews_extract.zh.fold import fold

__all__ = ["Cleaned", "clean", "clean_release"]

_MEDIA_TYPES = (None, "text/html", "text/plain")


@dataclass(frozen=True)
class Cleaned:
    """A cleaned release, and what resolving its issuing body needs beside it.

    `masthead_body` is 发文机关 or 发布机构 of the information table, `content_source` the ContentSource
    tag, which counts as `document.source` only where the page prints none.
    """

    document: Document
    warnings: tuple[Warning, ...] = ()
    masthead_body: str | None = None
    content_source: str | None = None


def clean(
    source: bytes | str,
    *,
    url: str | None = None,
    title: str | None = None,
    published_at: str | dt.date | None = None,
    media_type: str | None = None,
) -> Document:
    """The clean document of a release; `clean_release` without what goes beside it.

    >>> clean("<h1>停水通告</h1><div id='zoom'><p>10月16日停水，特此通告全体用户。</p></div>").title
    '停水通告'
    """
    return clean_release(
        source, url=url, title=title, published_at=published_at, media_type=media_type
    ).document


def clean_release(
    source: bytes | str,
    *,
    url: str | None = None,
    title: str | None = None,
    published_at: str | dt.date | None = None,
    media_type: str | None = None,
) -> Cleaned:
    """Clean a page or text.

    `title`, `published_at` and `url` are what the caller knows; they count where the page is silent.
    `media_type` is `text/html` or `text/plain`; without it the content decides. No content raises: what
    could not be read is told in `warnings`. Raises SourceTypeError for a source that is neither `bytes`
    nor `str`, for arguments of a wrong type and for another media type.

    >>> result = clean_release(b"<p>\\xb9\\xab\\xb8\\xe6</p>", url="http://www.jia.gov.cn/1.html")
    >>> result.document.encoding, result.document.text
    ('gb18030', '公告')
    """
    known = _known(published_at)
    _check(source, url, title, media_type)
    decoded = decode(bytes(source)) if isinstance(source, (bytes, bytearray, memoryview)) else mend(source)
    text = decoded.text.replace("\x00", "")
    if media_type == "text/html" or (media_type is None and markup.is_markup(text)):
        page, injected = read_page(text, url)
    else:
        text, injected = pinyin.strip_pinyin(text)
        page = Page(
            plaintext.read_text(
                markup.strip_tags(text) if _has_stray_tags(text) else text, titles.tidy(title)
            )
        )
    return _assemble(page, decoded, injected, url, titles.tidy(title), known)


def _assemble(
    page: Page, decoded: Decoded, injected: bool, url: str | None, title: str | None, published: Stamp | None
) -> Cleaned:
    parts, tags, table = page.parts, page.tags, page.table
    lines = [line.text for line in parts.lines]
    headline = parts.title or title
    tagged = stamps.read(tags.published)
    printed = parts.head.published
    if printed is None or (
        tagged is not None
        and stamps.day(printed) == stamps.day(tagged)
        and not isinstance(printed, dt.datetime)
    ):
        printed = stamps.read(table.get("published")) or printed if tagged is None else tagged
    content_source = tags.content_source
    document = Document(
        title=headline,
        subtitle=parts.subtitle,
        url=url or tags.first("url"),
        published_at=printed if printed is not None else published,
        document_date=stamps.day(stamps.read(table.get("written"))) or signature_date(lines),
        source=parts.head.source or content_source,
        site=Site(
            name=tags.first("sitename", "og:site_name"),
            domain=tags.first("sitedomain"),
            id_code=tags.first("siteidcode"),
        ),
        column=tags.first("columnname"),
        document_number=numbers.table_number(table.get("number"))
        or numbers.own_number(headline, lines)
        or parts.number,
        index_number=table.get("index"),
        bylines=bylines.unique([*parts.head.bylines, *bylines.of_text(lines), *parts.editors]),
        attachments=list(page.attachments),
        encoding=decoded.encoding,
        text=text_of(parts.lines),
    )
    warnings = list(page.warnings)
    if decoded.repaired:
        warnings.append(
            Warning(
                code="encoding_repaired", message="Some characters could not be decoded and were replaced."
            )
        )
    if injected:
        warnings.append(
            Warning(code="pinyin_removed", message="Pinyin that was injected behind characters was removed.")
        )
    return Cleaned(document, tuple(warnings), table.get("body") or parts.head.body, content_source)


def signature_date(lines: list[str]) -> dt.date | None:
    """The date under the signature, the first where annexes follow it.

    >>> signature_date(["特此公告。", "甲县人民政府", "2020年1月2日", "附件：名单"])
    datetime.date(2020, 1, 2)
    """
    for at, line in enumerate(lines):
        if len(line) > 60 or "\t" in line:
            continue
        found = stamps.find(fold(line))
        if not found or isinstance(found.value, dt.datetime):
            continue
        behind = line[found.end :].strip(" )）。印发")
        if behind:
            continue
        before = line[: found.start].strip(" （(")
        above = lines[at - 1] if at else ""
        if _can_sign(before) if before else (at > 0 and _can_sign(above)) or at >= len(lines) - 2 > 0:
            return stamps.day(found.value)
    return None


def _can_sign(line: str) -> bool:
    """Whether a line can be the body that signs: short, and no sentence."""
    return 2 <= len(line) <= 45 and not any(c in line for c in "。；：:，,;？！第") and line[0] not in "（("


def _has_stray_tags(text: str) -> bool:
    return (
        "<" in text
        and ">" in text
        and any(
            tag in text.lower()
            for tag in ("<br", "<b>", "<strong", "<a ", "<span", "<font", "<img", "<i>", "<em>")
        )
    )


def _known(value: object) -> Stamp | None:
    if value is None:
        return None
    if isinstance(value, str):
        return stamps.read(value)
    if isinstance(value, dt.date):
        return stamps.local(value)
    raise SourceTypeError(f"published_at must be str, date or datetime, not {type(value).__name__}")


def _check(source: object, url: object, title: object, media_type: object) -> None:
    if not isinstance(source, (bytes, bytearray, memoryview, str)):
        raise SourceTypeError(f"source must be bytes or str, not {type(source).__name__}")
    for name, value in (("url", url), ("title", title)):
        if value is not None and not isinstance(value, str):
            raise SourceTypeError(f"{name} must be str, not {type(value).__name__}")
    if media_type not in _MEDIA_TYPES:
        raise SourceTypeError(f"media_type must be text/html or text/plain, not {media_type!r}")
