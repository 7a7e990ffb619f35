"""From bytes or text to a clean `Document`: the only package that knows markup.

>>> clean("停水通告\\n发布时间：2020-10-14  来源：甲市水务局\\n10月16日停水。").source
'甲市水务局'
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from govnews_extract.cleaning import bounds, bylines, markup, numbers, pinyin, plaintext, stamps, titles
from govnews_extract.cleaning.blocks import text_of
from govnews_extract.cleaning.decode import decode, mend, whole
from govnews_extract.cleaning.page import Page, read_page
from govnews_extract.cleaning.signature import signature_date
from govnews_extract.cleaning.stamps import Stamp
from govnews_extract.errors import SourceTypeError
from govnews_extract.records import Document, Site, Warning

__all__ = ["Cleaned", "clean", "clean_release"]

_MEDIA_TYPES = (None, "text/html", "text/plain")
_MESSAGES = {
    "encoding_repaired": "Some characters could not be decoded and were replaced.",
    "pinyin_removed": "Pinyin that was injected behind characters was removed.",
    "published_at_unreadable": "The publication date that the caller gave could not be read.",
}


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
    """The clean document of a release: `clean_release` without what goes beside it.

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

    `title`, `published_at` (a date, a datetime or a string that begins with one) and `url` are what the
    caller knows; they count where the page is silent. `media_type` is `text/html` or `text/plain`; without it
    the content decides. No content raises: what could not be read is told in `warnings`. Raises
    `SourceTypeError` for a source that is neither `bytes` nor `str`, for arguments of a wrong type and for
    another media type.

    >>> result = clean_release(b"<p>\\xb9\\xab\\xb8\\xe6</p>", url="http://www.jia.gov.cn/1.html")
    >>> result.document.encoding, result.document.text
    ('gb18030', '公告')
    """
    _check(source, url, title, published_at, media_type)
    url, title = url and whole(url), title and whole(title)
    decoded = mend(source) if isinstance(source, str) else decode(bytes(source))
    text, known = decoded.text, titles.tidy(title)
    if media_type == "text/html" or (media_type is None and markup.is_markup(text)):
        utf8, crowded = bounds.thinned(decoded.utf8)
        page, injected = read_page(replace(decoded, utf8=utf8), url, known)
    else:
        if markup.has_stray_tags(text):
            text = markup.strip_tags(text)
        text, injected = pinyin.strip_pinyin(text)
        crowded = None
        page = Page(plaintext.read_text(text, known))
    told = _stamp(published_at)
    document = _document(page, decoded.encoding, url, known, told)
    whole_length, kept = len(document.text), bounds.shortened(document.text)
    codes = {
        "encoding_repaired": decoded.repaired,
        "pinyin_removed": injected,
        "published_at_unreadable": published_at is not None and told is None,
    }
    warnings = [Warning(code=code, message=_MESSAGES[code]) for code, is_so in codes.items() if is_so]
    if crowded is not None:
        warnings.append(
            Warning(
                code="attributes_dropped",
                message=f"A tag with more than {bounds.MAX_ATTRIBUTES:,} attributes lost them, at byte {crowded:,} "
                "of the page in UTF-8.",
            )
        )
    if len(kept) < whole_length:
        document = document.model_copy(update={"text": kept})
        warnings.append(
            Warning(
                code="text_cut",
                message=f"The text was cut after {len(kept):,} of {whole_length:,} characters.",
            )
        )
    return Cleaned(
        document,
        (*page.warnings, *warnings),
        page.table.get("body") or page.parts.head.body,
        page.tags.content_source,
    )


def _document(
    page: Page, encoding: str | None, url: str | None, known: str | None, told: Stamp | None
) -> Document:
    parts, tags, table = page.parts, page.tags, page.table
    lines = [line.text for line in parts.lines]
    title = parts.title or known
    published = _published(page)
    number = numbers.table_number(table.get("number")) or numbers.own_number(title, lines) or parts.number
    return Document(
        title=title,
        subtitle=parts.subtitle,
        url=url or tags.first("url"),
        published_at=told if published is None else published,
        document_date=stamps.day(stamps.read(table.get("written"))) or signature_date(lines),
        source=parts.head.source or tags.content_source,
        site=Site(
            name=tags.first("sitename", "og:site_name"),
            domain=tags.first("sitedomain"),
            id_code=tags.first("siteidcode"),
        ),
        column=tags.first("columnname"),
        document_number=number,
        index_number=table.get("index"),
        bylines=bylines.unique([*parts.head.bylines, *bylines.of_text(lines), *parts.editors]),
        attachments=list(page.attachments),
        encoding=encoding,
        text=text_of(parts.lines),
    )


def _published(page: Page) -> Stamp | None:
    """When it was put online: as printed; a tag or the table where nothing is, or where only the day is."""
    printed = page.parts.head.published
    for said in (page.tags.published, page.table.get("published")):
        if isinstance(printed, dt.datetime):
            break
        other = stamps.read(said)
        if printed is None or (isinstance(other, dt.datetime) and other.date() == printed):
            printed = other
    return printed


def _stamp(value: str | dt.date | None) -> Stamp | None:
    if value is None or isinstance(value, str):
        return stamps.read(value)
    return stamps.local(value) if stamps.is_plausible(value) else None


def _check(source: object, url: object, title: object, published_at: object, media_type: object) -> None:
    if not isinstance(source, (bytes, bytearray, memoryview, str)):
        raise SourceTypeError(f"source must be bytes or str, not {type(source).__name__}")
    for name, value in (("url", url), ("title", title)):
        if value is not None and not isinstance(value, str):
            raise SourceTypeError(f"{name} must be str, not {type(value).__name__}")
    if published_at is not None and not isinstance(published_at, (str, dt.date)):
        raise SourceTypeError(
            f"published_at must be str, date or datetime, not {type(published_at).__name__}"
        )
    if media_type not in _MEDIA_TYPES:
        raise SourceTypeError(f"media_type must be text/html or text/plain, not {media_type!r}")
