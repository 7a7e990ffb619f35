"""The body of a stored HTTP response as its server meant it: transfer and content encodings undone."""

from __future__ import annotations

import io
import re
import zlib
from functools import cache
from typing import Any

from govnews_extract.readers.bounds import MAX_PAGE, Refused, read_page
from govnews_extract.readers.opening import ZstandardFile, needed

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def media_type(content_type: str | None) -> str | None:
    """The type without its parameters.

    >>> media_type("Text/HTML; charset=GBK"), media_type(None)
    ('text/html', None)
    """
    return (content_type or "").partition(";")[0].strip().lower() or None


def charset(content_type: str | None) -> str | None:
    """The character set that the header declares.

    >>> charset("text/html; charset='GBK'"), charset("text/html")
    ('gbk', None)
    """
    found = _charset().search(content_type or "")
    return found[1].lower() if found else None


def undo_transfer(body: bytes, encoding: str | None) -> bytes:
    """The body without its chunks; a crawler that undid them but kept the header has its body left alone.

    Raises `EOFError` where the last chunk is cut short, `ValueError` where one is damaged.

    >>> undo_transfer(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n", "chunked"), undo_transfer(b"<p>abc", "chunked")
    (b'abc', b'<p>abc')
    """
    if "chunked" not in (encoding or "").lower():
        return body
    parts, at = [], 0
    while at < len(body):
        head = _chunk().match(body, at)
        if head is None:
            if at:
                raise ValueError("a damaged chunk")
            return body
        size, at = int(head[1], 16), head.end()
        if size == 0:
            break
        if at + size > len(body):
            raise EOFError
        parts.append(body[at : at + size])
        at += size + 2
    return b"".join(parts)


def undo_content(body: bytes, encoding: str | None, source: str) -> bytes:
    """The body decompressed, left alone where it is not compressed though the header says so.

    Raises `ValueError`, `EOFError` or `Refused` where it cannot be, `InputError` where a package is missing.
    """
    for name in (part.strip() for part in reversed((encoding or "").lower().split(","))):
        if name in ("", "identity") or not body or is_markup(body):
            continue
        if name in ("gzip", "x-gzip"):
            body = _inflated(body, 31) if body[:2] == b"\x1f\x8b" else body
        elif name == "deflate":
            body = _deflated(body)
        elif name == "br":
            body = _brotli(body, needed("brotli", "warc", source))
        elif name == "zstd":
            stream = ZstandardFile(io.BytesIO(body), needed("zstandard", "zstd", source))
            body = read_page(io.BufferedReader(stream))
        else:
            raise ValueError(f"an unknown content encoding: {name[:20]}")
    return body


def is_markup(body: bytes) -> bool:
    """Whether the bytes begin as HTML does.

    >>> is_markup(b" <!DOCTYPE html>"), is_markup(b"\\x1f\\x8b<p>")
    (True, False)
    """
    return _markup().match(body) is not None


def _inflated(body: bytes, window: int) -> bytes:
    decompressor = zlib.decompressobj(window)
    plain = _within(decompressor.decompress(body, MAX_PAGE + 1))
    if not decompressor.eof:
        raise EOFError
    return plain


def _deflated(body: bytes) -> bytes:
    """Servers send both: the zlib form that the standard means and the bare one that its name says."""
    try:
        return _inflated(body, 15)
    except zlib.error:
        return _inflated(body, -15)


def _brotli(body: bytes, brotli: Any) -> bytes:
    decompressor = brotli.Decompressor()
    try:
        plain = decompressor.process(body, output_buffer_limit=MAX_PAGE + 1)
    except TypeError:  # without a limit a few bytes could fill the memory
        raise ValueError("brotli 1.2 or newer is needed: pip install -U 'govnews-extract[warc]'") from None
    except brotli.error as error:
        raise ValueError(f"damaged: {error}") from None
    plain = _within(plain)
    if not decompressor.is_finished():
        raise EOFError
    return plain


def _within(plain: bytes) -> bytes:
    if len(plain) > MAX_PAGE:
        raise Refused(f"larger than the {MAX_PAGE:,} bytes that a page may have")
    return plain


@cache
def _charset() -> re.Pattern[str]:
    return re.compile(r"""charset\s{0,4}=\s{0,4}["']?([\w.:-]{2,40})""", re.IGNORECASE)


@cache
def _chunk() -> re.Pattern[bytes]:
    return re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]{0,8}(?:;[^\r\n]{0,200})?\r\n")


@cache
def _markup() -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<[!?A-Za-z]")
