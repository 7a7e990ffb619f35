"""WARC and ARC, what web crawlers save: the pages among their records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from govnews_extract.errors import InputError
from govnews_extract.readers import bounds, http
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.opening import needed, shown
from govnews_extract.readers.warc_streams import Stream, start_of_record, streams

_BUFFER = 1 << 20
_WHOLE = ("200", "203")  # no error pages, and not 206, a part of a page
_NO_PAGES = (".css", ".csv", ".js", ".json", ".xml", "/robots.txt")


def read(path: Path) -> Iterator[Input | InputError]:
    """One input a saved page, in the file's order; what is damaged is named by its byte, and the rest goes on.

    Pages are responses with status 200 of type text/html, application/xhtml+xml or text/plain, and `resource`
    records of the first two.
    """
    with path.open("rb", buffering=_BUFFER) as file:
        yield from records(shown(path), file)


def records(name: str, file: IO[bytes]) -> Iterator[Input | InputError]:
    """The pages of a file that can be sought in; `name` stands for it in ids and errors."""
    loader = needed("warcio.recordloader", "warc", name).ArcWarcRecordLoader(
        verify_http=False, arc2warc=False
    )
    for stream in streams(name, file):
        if isinstance(stream, InputError):
            yield stream
        else:
            yield from _records(stream, loader)


def _records(stream: Stream, loader: Any) -> Iterator[Input | InputError]:
    place = stream.place(0)
    item: Input | InputError | None = None
    try:
        position, line = stream.next_line()
        while line:
            place = stream.place(position)
            item = _record(place, line, stream, loader)
            # Only what lies before a next record or a sound end is given out: gzip has its checksum there.
            position, line = stream.next_line(resync=isinstance(item, InputError))
            if item is not None:
                yield item
    except bounds.DAMAGED as error:
        yield InputError(place, bounds.reason(error))


def _record(place: str, line: bytes, stream: Stream, loader: Any) -> Input | InputError | None:
    """What the record that begins with `line` gives; reads it to its end unless it is an error."""
    start = start_of_record().match(line)
    if start is None:
        return InputError(place, "no record where one should begin: skipped to the next")
    try:
        record = loader.parse_record_stream(stream, line, "arc" if start[1] else "warc")
        head = record.rec_headers
        if not start[1] and not (head.get_header("Content-Length") or "").isdigit():
            return InputError(place, "a record without its length")
    except Exception as error:  # warcio raises what its parsing happens to raise
        if isinstance(error, bounds.DAMAGED) and not isinstance(error, bounds.Refused):
            raise
        return InputError(place, f"a head that cannot be read: {error}")
    if start[1]:
        key, url, date = place, start[1].decode("utf-8", "replace"), start[2].decode()
    else:
        key, url, date = (head.get_header(n) for n in ("WARC-Record-ID", "WARC-Target-URI", "WARC-Date"))
    item = _page((key or place).strip("<>"), place, url, _moment(date), record)
    while record.raw_stream.read(_BUFFER):
        pass
    if record.raw_stream.limit:
        raise EOFError
    return item


def _page(
    key: str, place: str, url: str | None, captured: dt.datetime | None, record: Any
) -> Input | InputError | None:
    """The page in a record, or `None` where it holds none."""
    response = record.http_headers if record.rec_type == "response" else None
    if response:
        declared = response.get_header("Content-Type")
        if response.get_statuscode() not in _WHOLE:
            return None
    elif record.rec_type == "resource":
        declared = record.content_type
    else:
        return None
    kind = http.media_type(declared)
    if kind == "text/plain" and (not response or urlsplit(url or "").path.lower().endswith(_NO_PAGES)):
        return None
    if kind not in (None, *http.PAGE_TYPES):
        return None
    if record.rec_headers.get_header("WARC-Segment-Number"):
        return InputError(place, "a record in segments, which are not put together")
    try:
        body = bounds.read_page(record.raw_stream)
    except bounds.Refused as error:
        return InputError(place, bounds.reason(error))
    if record.raw_stream.limit:
        raise EOFError
    try:
        if response:
            body = http.undo_transfer(body, response.get_header("Transfer-Encoding"))
            body = http.undo_content(body, response.get_header("Content-Encoding"), place)
    except InputError as error:
        return error
    except (ValueError, *bounds.DAMAGED) as error:
        return InputError(place, f"its HTTP body: {bounds.reason(error)}")
    if kind is None and not http.is_markup(body):
        return None
    return Input(
        key,
        body,
        url=url,
        media_type="text/plain" if kind == "text/plain" else "text/html",
        charset=http.charset(declared),
        captured_at=captured,
    )


def _moment(date: str | None) -> dt.datetime | None:
    """WARC's ISO date or ARC's fourteen digits, both UTC."""
    try:
        moment = dt.datetime.fromisoformat(
            f"{date[:8]}T{date[8:]}" if date and date.isdigit() else date or ""
        )
    except ValueError:
        return None
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
