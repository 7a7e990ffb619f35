"""WARC and ARC, what web crawlers save: the pages among their records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from govnews_extract.errors import InputError
from govnews_extract.readers import bounds, http
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.opening import needed, shown
from govnews_extract.readers.warc_streams import Stream, start_of_record, streams

_BUFFER = 1 << 20
_WHOLE = ("200", "203")  # not 206, a part, and no error pages
_NO_PAGES = (".css", ".csv", ".js", ".json", ".xml", "/robots.txt")


def read(path: Path) -> Iterator[Input | InputError]:
    """One input a saved page, in the file's order; what is damaged is named by its byte, and the rest goes on.

    A page is a response with status 200 or a `resource` record, of type text/html, application/xhtml+xml
    or (responses only) text/plain.
    """
    with path.open("rb", buffering=_BUFFER) as file:
        yield from records(shown(path), file)


def records(name: str, file: BinaryIO) -> Iterator[Input | InputError]:
    """The pages of a file that can be sought in; `name` stands for it in ids and errors."""
    loader = needed("warcio.recordloader", "warc", name).ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    for stream in streams(name, file):
        if isinstance(stream, InputError):
            yield stream
            continue
        try:
            yield from _stream(name, stream, loader)
        except bounds.DAMAGED as error:
            yield InputError(f"{name}@{stream.start}", bounds.reason(error))


def _stream(name: str, stream: Stream, loader: Any) -> Iterator[Input | InputError]:
    line, at = _next_line(stream)
    while line:
        place = f"{name}@{stream.start + at}" if not compressed else ...
