"""What is known of a release as a document: the table over its record."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from govnews_extract.records import Document, Release
from govnews_extract.report.markup import Content, Html, joined, tag
from govnews_extract.report.pieces import Pieces, badge, printed
from govnews_extract.report.words import Words


def head(release: Release, pieces: Pieces) -> Html:
    """Genre, dates, source and the like as a list of terms; what the release does not say is left out."""
    words = pieces.words
    rows = [tag("dt", words("genre")), tag("dd", badge(words.of("genre", release.genre)))]
    if release.issuing_body:
        rows += [tag("dt", words.field("issuing_body")), tag("dd", _issuer(release, pieces))]
    for key, content in _facts(release.document, words):
        rows += [tag("dt", words(key)), tag("dd", content)]
    if release.source_id:
        rows += [tag("dt", words("source_id")), tag("dd", tag("bdi", release.source_id))]
    return tag("dl", *rows, class_="facts")


def _issuer(release: Release, pieces: Pieces) -> Html:
    body = release.issuing_body
    assert body is not None
    parts: list[Content] = [pieces.value("issuing_body", "issuing_body", body.full_name, body.evidence)]
    if body.basis:
        words = pieces.words
        parts.append(tag("span", f"{words('basis')}: {words.of('basis', body.basis)}", class_="note"))
    return joined(parts, " ")


def _facts(document: Document, words: Words) -> Iterator[tuple[str, Content]]:
    if document.subtitle:
        yield "subtitle", printed(document.subtitle)
    for key in ("published_at", "document_date"):
        if (moment := getattr(document, key)) is not None:
            yield key, str(moment)
    for key in ("source", "column", "document_number", "index_number"):
        if text := getattr(document, key):
            yield key, printed(text)
    site = document.site
    if named := " · ".join(filter(None, (site.name, site.domain, site.id_code))):
        yield "site", printed(named)
    if document.bylines:
        told = (joined([printed(b.name), f" ({words.of('byline', b.role)})"]) for b in document.bylines)
        yield "bylines", joined(told, ", ")
    if document.attachments:
        yield "attachments", joined((link(a.url, a.title or a.url) for a in document.attachments), tag("br"))
    if document.url:
        yield "url", link(document.url, document.url)
    if document.encoding:
        yield "encoding", document.encoding


def link(url: str, text: str) -> Html:
    """A link where the address is one of the web, else its words alone: a release must not run script here.

    >>> link("javascript:alert(1)", "附件")
    '<bdi lang="zh">附件</bdi>'
    """
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        return printed(text)
    return tag("a", printed(text), href=url, rel="noopener noreferrer", class_="out")
