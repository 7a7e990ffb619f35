"""Real archives of every format that is read, built from pages in a folder of the test's own.

`FORMATS` names each format with its builder: `build(folder, pages, bad=i)` writes the pages in order and
puts a damaged member before page `i`; it gives the path to read.
"""

from __future__ import annotations

import base64
import bz2
import csv
import gzip
import io
import json
import lzma
import quopri
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import zstandard

from govnews_extract.cleaning.decode import decode
from tests.corpus import FOLDER

URL = "http://www.example.gov.cn/"
FIXTURES = (
    "inspection-hengnan-2021.html",  # says gb2312, is GB18030
    "appointments-zhongshan-2016.html",  # Big5
    "inspection-tongren-2023.html",  # a byte order mark
    "service-heating-daqing-2025.html",  # says utf-8, is GB18030
    "consultation-qiantang-2021.txt",
)


@dataclass(frozen=True)
class Page:
    """A file name that sorts in order, and the bytes of the page."""

    name: str
    content: bytes

    @property
    def is_text(self) -> bool:
        return self.name.endswith(".txt")

    @property
    def media_type(self) -> str:
        return "text/plain" if self.is_text else "text/html"

    @property
    def row(self) -> dict[str, str]:
        """The page as a row of a table."""
        key = "text" if self.is_text else "html"
        return {"id": self.name, key: decode(self.content).text}


class Build(Protocol):
    """Writes pages into a folder as one format."""

    def __call__(self, folder: Path, pages: Sequence[Page], bad: int | None = None) -> Path: ...


def fixture_pages(html_only: bool = False) -> list[Page]:
    """Pages of five encodings, one of them plain text."""
    names = [name for name in FIXTURES if not (html_only and name.endswith(".txt"))]
    return [
        Page(f"{number}-{name}", (FOLDER / "releases" / name).read_bytes())
        for number, name in enumerate(names)
    ]


def _folder(folder: Path, pages: Sequence[Page], bad: int | None = None) -> Path:
    root = folder / "pages"
    root.mkdir()
    for number, page in enumerate(pages):
        if number == bad:
            (root / f"{number}-!.html").symlink_to("nowhere")
        (root / page.name).write_bytes(page.content)
    return root


def _mhtml(folder: Path, pages: Sequence[Page], bad: int | None = None) -> Path:
    root = folder / "saved"
    root.mkdir()
    for number, page in enumerate(pages):
        if number == bad:
            (root / f"{number}-!.mht").write_bytes(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx")
        (root / f"{page.name}.mhtml").write_bytes(mhtml(page.content, URL + page.name))
    return root


def mhtml(content: bytes, url: str, *, encoding: str = "quoted-printable") -> bytes:
    """A page as Chrome saves it, with a frame and an image behind it."""
    body = quopri.encodestring(content) if encoding == "quoted-printable" else base64.encodebytes(content)
    # What is saved has CRLF line ends; quoted-printable keeps the page's own as =0A.
    if encoding == "quoted-printable":
        body = (
            quopri.encodestring(content.replace(b"\n", b"\x00"))
            .replace(b"=\n", b"=\r\n")
            .replace(b"=00", b"=0A")
        )
    frame = b"<p>" + "另一页".encode()
    return b"\r\n".join(
        [
            b"From: <Saved by Blink>",
            b"Snapshot-Content-Location: " + url.encode(),
            b"Subject: =?utf-8?Q?=E9=80=9A=E7=9F=A5?=",
            b"Date: Tue, 5 Mar 2024 16:30:00 +0800",
            b"MIME-Version: 1.0",
            b"Content-Type: multipart/related;",
            b'\ttype="text/html";',
            b'\tboundary="----MultipartBoundary--x"',
            b"",
            b"",
            b"------MultipartBoundary--x",
            b"Content-Type: text/html",
            b"Content-ID: <frame-0@mhtml.blink>",
            b"Content-Transfer-Encoding: " + encoding.encode(),
            b"Content-Location: " + url.encode(),
            b"",
            body,
            b"------MultipartBoundary--x",
            b"Content-Type: text/html",
            b"Content-Location: cid:frame-1@mhtml.blink",
            b"",
            frame,
            b"------MultipartBoundary--x",
            b"Content-Type: image/png",
            b"Content-Transfer-Encoding: base64",
            b"Content-Location: " + url.encode() + b"logo.png",
            b"",
            base64.encodebytes(bytes(range(256)) * 4),
            b"------MultipartBoundary--x--",
            b"",
        ]
    )


def _jsonl(folder: Path, pages: Sequence[Page], bad: int | None = None) -> bytes:
    lines = [json.dumps(page.row, ensure_ascii=False) for page in pages]
    if bad is not None:
        lines.insert(bad, '{"id": "broken"')
    return ("\n".join(lines) + "\n").encode()


def _csv(folder: Path, pages: Sequence[Page], bad: int | None = None) -> bytes:
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(["id", "html", "text", "remark"])
    for number, page in enumerate(pages):
        if number == bad:
            rows.writerow(["broken", "<p>"])
        rows.writerow([page.name, page.row.get("html", ""), page.row.get("text", ""), "?"])
    return out.getvalue().encode()


def _parquet(folder: Path, pages: Sequence[Page], bad: int | None = None) -> Path:
    rows: list[dict[str, str]] = [page.row for page in pages]
    if bad is not None:
        rows.insert(bad, {"id": "broken"})
    return write_parquet(
        folder / "pages.parquet", {k: [row.get(k) for row in rows] for k in ("id", "html", "text")}
    )


def write_parquet(path: Path, columns: dict[str, Any]) -> Path:
    """A Parquet file with two rows a group."""
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    parquet.write_table(arrow.table(columns), path, row_group_size=2)
    return path


def _zip(folder: Path, pages: Sequence[Page], bad: int | None = None) -> Path:
    path = folder / "pages.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, page in enumerate(pages):
            if number == bad:
                archive.writestr(zipfile.ZipInfo("broken.html"), b"<p>intact")
            archive.writestr(f"甲/{page.name}", page.content)
    path.write_bytes(path.read_bytes().replace(b"<p>intact", b"<p>broken"))  # its checksum tells
    return path


def _tar(folder: Path, pages: Sequence[Page], bad: int | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, page in enumerate(pages):
            if number == bad:
                add_to_tar(archive, "broken.html", b"x" * 1500)
            add_to_tar(archive, f"甲/{page.name}", page.content)
    return out.getvalue().replace(b"broken.html\0", b"damaged.htm\0")  # its header's checksum tells


def add_to_tar(archive: tarfile.TarFile, name: str, content: bytes = b"", **known: Any) -> None:
    """One member; `known` are attributes of its header."""
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for key, value in known.items():
        setattr(info, key, value)
    archive.addfile(info, io.BytesIO(content))


def warc(write: Callable[[Any], None], *, gzipped: bool) -> bytes:
    """What `write` writes with warcio's writer."""
    out = io.BytesIO()
    writer = import_module("warcio.warcwriter").WARCWriter(out, gzip=gzipped)
    writer._create_temp_file = io.BytesIO  # its own temporary files are never closed
    write(writer)
    return out.getvalue()


def response(
    writer: Any,
    url: str,
    content: bytes,
    headers: Sequence[tuple[str, str]] = (),
    *,
    status: str = "200 OK",
    **known: str,
) -> None:
    """Write one response record; `known` are headers of the record (`WARC_Date="…"`)."""
    http = import_module("warcio.statusandheaders").StatusAndHeaders(
        status, list(headers), protocol="HTTP/1.1"
    )
    record = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(content),
        http_headers=http,
        warc_headers_dict={k.replace("_", "-"): v for k, v in known.items()},
    )
    writer.write_record(record)


def _warc_parts(pages: Sequence[Page], bad: int | None, gzipped: bool) -> bytes:
    parts = []
    for number, page in enumerate(pages):
        if number == bad:
            parts.append(_damaged(warc(lambda w: response(w, URL, b"<p>" * 500), gzipped=gzipped), gzipped))
        headers = [("Content-Type", page.media_type)]
        parts.append(
            warc(lambda w, p=page, h=headers: response(w, URL + p.name, p.content, h), gzipped=gzipped)  # type: ignore[misc]
        )
    return b"".join(parts)


def _damaged(record: bytes, gzipped: bool) -> bytes:
    if gzipped:
        return record[:-20] + bytes(20)
    return record.replace(b"Content-Length:", b"Content-Lost:  ")


def _warc(folder: Path, pages: Sequence[Page], bad: int | None = None) -> bytes:
    return _warc_parts(pages, bad, gzipped=False)


def _warc_gz(folder: Path, pages: Sequence[Page], bad: int | None = None) -> bytes:
    return _warc_parts(pages, bad, gzipped=True)


def _arc_parts(pages: Sequence[Page], bad: int | None) -> list[bytes]:
    head = b"1 0 example\nURL IP-address Archive-date Content-type Archive-length\n\n"
    parts = [b"filedesc://x.arc 0.0.0.0 20100203040506 text/plain %d\n%s" % (len(head), head)]
    for number, page in enumerate(pages):
        if number == bad:
            parts.append(b"no record at all\n")
        body = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s" % (page.media_type.encode(), page.content)
        line = f"{URL}{page.name} 10.0.0.1 20100203040506 {page.media_type} {len(body)}\n"
        parts.append(line.encode() + body + b"\n")
    return parts


def _arc(folder: Path, pages: Sequence[Page], bad: int | None = None) -> bytes:
    return b"".join(_arc_parts(pages, bad))


def _arc_gz(folder: Path, pages: Sequence[Page], bad: int | None = None) -> bytes:
    return b"".join(gzip.compress(part) for part in _arc_parts(pages, bad))


def _wacz(folder: Path, pages: Sequence[Page], bad: int | None = None) -> Path:
    path = folder / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", "{}\n")
        half = len(pages) // 2
        archive.writestr("archive/a.warc.gz", _warc_parts(pages[:half], bad, gzipped=True))
        archive.writestr("archive/b.warc.gz", _warc_parts(pages[half:], None, gzipped=True))
    return path


def _stored(name: str, make: Callable[..., bytes], pack: Callable[[bytes], bytes] = bytes) -> Build:
    def build(folder: Path, pages: Sequence[Page], bad: int | None = None) -> Path:
        path = folder / name
        path.write_bytes(pack(make(folder, pages, bad)))
        return path

    return build


def zstd(content: bytes) -> bytes:
    """Zstandard, of more than one frame."""
    compress = zstandard.ZstdCompressor().compress
    middle = len(content) // 2
    return compress(content[:middle]) + compress(content[middle:])


def _xz(content: bytes) -> bytes:
    return lzma.compress(content, preset=0)


FORMATS: dict[str, Build] = {
    "folder": _folder,
    "mhtml": _mhtml,
    "jsonl": _stored("pages.jsonl", _jsonl),
    "jsonl.gz": _stored("pages.jsonl.gz", _jsonl, gzip.compress),
    "jsonl.zst": _stored("pages.jsonl.zst", _jsonl, zstd),
    "csv": _stored("pages.csv", _csv),
    "csv.gz": _stored("pages.csv.gz", _csv, gzip.compress),
    "csv.zst": _stored("pages.csv.zst", _csv, zstd),
    "parquet": _parquet,
    "zip": _zip,
    "tar": _stored("pages.tar", _tar),
    "tar.gz": _stored("pages.TAR.GZ", _tar, gzip.compress),
    "tgz": _stored("pages.tgz", _tar, gzip.compress),
    "tar.bz2": _stored("pages.tar.bz2", _tar, bz2.compress),
    "tar.xz": _stored("pages.tar.xz", _tar, _xz),
    "tar.zst": _stored("pages.tar.zst", _tar, zstd),
    "warc": _stored("crawl.warc", _warc),
    "warc.gz": _stored("crawl.warc.gz", _warc_gz),
    "arc": _stored("crawl.arc", _arc),
    "arc.gz": _stored("crawl.arc.gz", _arc_gz),
    "wacz": _wacz,
}
ROWS = ("jsonl", "csv", "parquet")  # formats that hold characters, not bytes
HTML_ONLY = ("mhtml",)
