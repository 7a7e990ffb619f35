"""Hostile files and archives by name, each with the pages that come out of it and the reasons for what does not."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.archives import URL, add_to_tar, response, warc

PAGE = "<p>市长程远山主持会议。</p>".encode()


@dataclass(frozen=True)
class PoisonFile:
    """How it is made in a folder, how many pages are loaded from it, and what each error says, in order."""

    name: str
    make: Callable[[Path], Path]
    loaded: int
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


def _file(name: str, content: Callable[[], bytes]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content())
        return folder / name

    return make


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _linked_zip() -> bytes:
    out = io.BytesIO()
    link = zipfile.ZipInfo("link.html")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("1.html", PAGE)
    return out.getvalue()


def _tar(write: Callable[[tarfile.TarFile], None]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        write(archive)
        add_to_tar(archive, "1.html", PAGE)
    return out.getvalue()


def _links(archive: tarfile.TarFile) -> None:
    add_to_tar(archive, "soft.html", type=tarfile.SYMTYPE, linkname="/etc/passwd")
    add_to_tar(archive, "hard.html", type=tarfile.LNKTYPE, linkname="../../x")
    add_to_tar(archive, "device.html", type=tarfile.CHRTYPE)


def _outside(archive: tarfile.TarFile) -> None:
    for name in ("../out.html", "/etc/out.html", "a/../../out.html"):
        add_to_tar(archive, name, PAGE)


def _lines(*rows: str) -> bytes:
    return "".join(f"{row}\n" for row in (*rows, '{"text": "市长程远山主持会议。"}')).encode()


def _warc(length: str | None = None) -> bytes:
    content = warc(lambda w: response(w, URL + "1", PAGE * 9, [("Content-Type", "text/html")]), gzipped=False)
    if length is None:
        return content
    head, _, rest = content.partition(b"Content-Length: ")
    return head + b"Content-Length: " + length.encode() + rest[rest.index(b"\r\n") :] + content


def _names(folder: Path) -> Path:
    root = folder / "names"
    root.mkdir()
    for name in (
        b"a\nERROR b.html",
        b"\x1b[31m.html",
        b"\xff\xfe.html",
        b"=cmd().html",
        "\u202e.html".encode(),
    ):
        Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_bytes(PAGE)
    return root


FILES = (
    PoisonFile("gzip cut short", _file("a.jsonl.gz", lambda: gzip.compress(_lines("{}") * 99)[:-9]), 0, ("cut short",)),
    PoisonFile("WARC cut short", _file("a.warc", lambda: _warc() + _warc()[:-40]), 1, ("cut short",)),
    PoisonFile("gzipped WARC cut short", _file("a.warc.gz", lambda: gzip.compress(_warc()) + gzip.compress(_warc())[:-20]), 1, ("cut short",)),
    PoisonFile("WARC with a negative length", _file("a.warc", lambda: _warc("-5")), 1, ("without its length",)),
    PoisonFile("WARC with an endless length", _file("a.warc", lambda: _warc("9" * 18)), 0, ("cut short",)),
    PoisonFile("zip cut short", _file("a.zip", lambda: _zip(**{"1.html": PAGE * 99})[:-30]), 0, ("not a whole zip",)),
    PoisonFile("zip bomb", _file("a.zip", lambda: _zip(**{"0.html": bytes(40 << 20), "1.html": PAGE})), 1, ("decompression bomb",)),
    PoisonFile("zip in a zip", _file("a.zip", lambda: _zip(**{"0.zip": _zip(a=b""), "1.html": PAGE})), 1, ("unpack it first",)),
    PoisonFile("zip whose names lead out", _file("a.zip", lambda: _zip(**{"../0.html": PAGE, "/1.html": PAGE, "..\\2.html": PAGE, "C:\\3.html": PAGE, "4.html": PAGE})), 1, ("leads out",) * 4),
    PoisonFile("zip with a link", _file("a.zip", _linked_zip), 1, ("a link",)),
    PoisonFile("tar whose names lead out", _file("a.tar", lambda: _tar(_outside)), 1, ("leads out",) * 3),
    PoisonFile("tar with links and devices", _file("a.tar", lambda: _tar(_links)), 1, ("a link",) * 2),
    PoisonFile("gzip bomb of lines", _file("a.jsonl.gz", lambda: gzip.compress(bytes(300 << 20), 9)), 0, ("decompression bomb|more than",)),
    PoisonFile("a line of 65 MB", _file("a.jsonl", lambda: b'{"text": "' + b"x" * (65 << 20) + b'"}\n' + _lines()), 1, ("a line of more than",)),
    PoisonFile("JSON nested without end", _file("a.jsonl", lambda: _lines('{"text": ' + "[" * 100_000)), 1, ("nested too deeply|not valid JSON",)),
    PoisonFile("JSON with a number of a million digits", _file("a.jsonl", lambda: _lines('{"text": "x", "id": ' + "9" * 1_000_000 + "}")), 1, ("digits|id",)),
    PoisonFile("JSON with halves of characters", _file("a.jsonl", lambda: _lines('{"text": "\\ud800", "id": "\\udfff", "url": "\\ud800", "title": "\\ud800", "source": "\\ud800"}')), 2),
    PoisonFile("JSON with zeros and control characters", _file("a.jsonl", lambda: _lines(json.dumps({"text": "\0\x1b[2J", "id": "\0", "title": "\x07", "url": "\n", "source": "\0"}))), 2),
    PoisonFile("JSON of wrong types", _file("a.jsonl", lambda: _lines("[]", "null", '{"text": 1}', '{"text": "x", "id": {}}', '{"text": "x", "url": NaN}')), 2, ("a JSON object",) * 2 + ("is a string", "`id`")),
    PoisonFile("CSV with zeros and quotes that never close", _file("a.csv", lambda: b'id,text\n1,"\0\n' + b"x" * 9999), 0, ("not valid CSV",)),
    PoisonFile("values like formulas and SQL", _file("a.jsonl", lambda: _lines(json.dumps({"id": "'); DROP TABLE inputs; --", "title": "=1+1", "text": "@SUM(A1)", "source": "%s"}))), 2),
    PoisonFile("names with control characters", _names, 5),
    PoisonFile("a page that is a folder of itself", lambda folder: _loop(folder), 1),
)  # fmt: skip


def _loop(folder: Path) -> Path:
    root = folder / "loop"
    root.mkdir()
    (root / "1.html").write_bytes(PAGE)
    (root / "again").symlink_to(root, target_is_directory=True)
    return root
