"""MHTML, the single file that browsers save a page to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email import policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers.bounds import read_page
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.opening import shown

_HTML = ("text/html", "application/xhtml+xml")


def read(path: Path) -> Iterator[Input | InputError]:
    """The page in the file; images, styles and frames are left alone."""
    with path.open("rb") as stream:
        content = read_page(stream)
    yield from_bytes(shown(path), content)


def from_bytes(source_id: str, content: bytes) -> Input | InputError:
    """The main HTML part: its address as `url`, its character set as a hint, the date of saving.

    >>> page = from_bytes("a.mht", b"Content-Type: text/html; charset=gb2312\\n"
    ...                   b"Content-Location: http://www.jia.gov.cn/1.html\\n\\n<p>x")
    >>> page.url, page.charset, page.content
    ('http://www.jia.gov.cn/1.html', 'gb2312', b'<p>x')
    """
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(content)
        part = _main_part(message)
        if part is None:
            return InputError(source_id, "not MHTML, or no HTML part in it")
        if _is_cut(message, part):
            return InputError(source_id, "ends early: the file is cut short")
        body = part.get_payload(decode=True)
    except (RecursionError, ValueError, LookupError) as error:
        return InputError(source_id, f"not MHTML: {error}")
    return Input(
        source_id,
        body if isinstance(body, bytes) else b"",
        url=_url(part, "Content-Location") or _url(message, "Snapshot-Content-Location", "Content-Location"),
        media_type="text/html",
        charset=part.get_content_charset(),
        captured_at=_date(message),
    )


def _main_part(message: Message) -> Message | None:
    """The part that the root names as its start, else the first HTML."""
    pages = [part for part in message.walk() if part.get_content_type() in _HTML]
    start = message.get_param("start")
    named = [part for part in pages if start and part.get("Content-ID") == start]
    return next(iter(named or pages), None)


def _is_cut(message: Message, page: Message) -> bool:
    """Whether the file ends inside the page; one that ends inside a later image has the page whole."""
    parts = list(message.walk())
    unclosed = any(isinstance(d, CloseBoundaryNotFoundDefect) for part in parts for d in part.defects)
    return unclosed and parts[-1] is page


def _url(message: Message, *names: str) -> str | None:
    for name in names:
        url = "".join(str(message.get(name, "")).split())  # a long address is folded over lines
        if url.lower().startswith(("http://", "https://")):
            return url
    return None


def _date(message: Message) -> dt.datetime | None:
    try:
        date = parsedate_to_datetime(str(message.get("Date")))
    except ValueError:
        return None
    return date.replace(tzinfo=dt.UTC) if date.tzinfo is None else date.astimezone(dt.UTC)
