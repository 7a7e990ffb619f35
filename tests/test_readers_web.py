"""What browsers and crawlers save: MHTML, WARC, ARC, WACZ."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import sys
import zipfile
import zlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import zstandard

from govnews_extract.errors import InputError
from govnews_extract.readers import Input, read_paths
from tests.archives import URL, mhtml, response, warc

brotli: Any = import_module("brotli")
PAGE = ("<p>市长程远山主持会议。" * 40).encode("gbk")
HTML = ("Content-Type", "text/html; charset=GBK")


def read(path: Path) -> list[Input | InputError]:
    return list(read_paths([path]))


def only(path: Path) -> Input:
    (item,) = read(path)
    assert isinstance(item, Input), item
    return item


def error(path: Path) -> InputError:
    (item,) = read(path)
    assert isinstance(item, InputError), item
    return item


def crawl(tmp_path: Path, *writes: Callable[[Any], None], gzipped: bool = True) -> Path:
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(b"".join(warc(write, gzipped=gzipped) for write in writes))
    return path


def page(
    content: bytes = PAGE, *headers: tuple[str, str], url: str = URL, **known: str
) -> Callable[[Any], None]:
    return lambda writer: response(writer, url, content, headers or [HTML], **known)


def record(kind: str, url: str, content_type: str, content: bytes = PAGE) -> Callable[[Any], None]:
    return lambda writer: writer.write_record(
        writer.create_warc_record(url, kind, payload=io.BytesIO(content), warc_content_type=content_type)
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_mhtml_gives_the_main_part_and_what_is_known_of_it(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(mhtml(PAGE, URL + "1.html", encoding=encoding))
    item = only(path)
    assert item.content == PAGE and item.url == URL + "1.html"
    assert item.captured_at == dt.datetime(2024, 3, 5, 8, 30, tzinfo=dt.UTC)


def test_mhtml_heeds_the_character_set_and_the_start_of_the_root(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    parts = [
        b'Content-Type: multipart/related; boundary="=_b"; start="<main>"; type="text/html"\r\n\r\n',
        b"--=_b\r\nContent-Type: text/html\r\nContent-ID: <other>\r\n\r\n<p>other\r\n",
        b'--=_b\r\nContent-Type: text/html;\r\n\tcharset="gb2312"\r\nContent-ID: <main>\r\n',
        b"Content-Transfer-Encoding: 8bit\r\nContent-Location:\r\n http://a.gov.cn/x\r\n /1.html\r\n\r\n",
        PAGE,
        b"\r\n--=_b--\r\n",
    ]
    path.write_bytes(b"".join(parts))
    item = only(path)
    assert (item.content, item.charset, item.url) == (PAGE, "gb2312", "http://a.gov.cn/x/1.html")
    assert item.captured_at is None


def test_mhtml_cut_in_the_page_is_an_error_and_cut_in_an_image_is_not(tmp_path: Path) -> None:
    whole = mhtml(PAGE, URL)
    path = tmp_path / "a.mhtml"
    path.write_bytes(whole[: whole.index(b"image/png") + 100])
    assert only(path).content == PAGE
    path.write_bytes(whole[: whole.index(b"image/png") // 2])
    assert "cut short" in error(path).reason
    path.write_bytes(b"<p>no MHTML")
    assert "not MHTML" in error(path).reason


def test_warc_gives_what_is_known_of_a_page(tmp_path: Path) -> None:
    known: dict[str, Any] = {"WARC_Record_ID": "<urn:uuid:7>", "WARC_Date": "2020-03-05T16:30:00.123456Z"}
    item = only(crawl(tmp_path, page(**known)))
    assert (item.source_id, item.url, item.content) == ("urn:uuid:7", URL, PAGE)
    assert (item.charset, item.media_type) == ("gbk", "text/html")
    assert item.captured_at == dt.datetime(2020, 3, 5, 16, 30, 0, 123456, tzinfo=dt.UTC)


def chunked(content: bytes, size: int = 700) -> bytes:
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def bare_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "X-GZIP": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": bare_deflate,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
    "identity": bytes,
    "gzip, br": lambda content: brotli.compress(gzip.compress(content)),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("transfer", ["chunked", "identity"])
def test_transfer_and_content_encodings_are_undone(encoding: str, transfer: str, tmp_path: Path) -> None:
    body = ENCODINGS[encoding](PAGE)
    headers = [HTML, ("Content-Encoding", encoding), ("Transfer-Encoding", transfer)]
    assert (
        only(crawl(tmp_path, page(chunked(body) if transfer == "chunked" else body, *headers))).content
        == PAGE
    )
    assert only(crawl(tmp_path, page(PAGE, *headers))).content == PAGE, (
        "a crawler undid them, the header stayed"
    )


@pytest.mark.parametrize("encoding", [name for name in ENCODINGS if name != "identity"])
@pytest.mark.parametrize("damage", [lambda body: body[: len(body) // 2], lambda body: b"\x1f\x8b" + body[9:]])
def test_a_body_that_cannot_be_undone_is_named(encoding: str, damage: Any, tmp_path: Path) -> None:
    body = damage(ENCODINGS[encoding](PAGE))
    path = crawl(tmp_path, page(body, HTML, ("Content-Encoding", encoding)), page())
    bad, good = read(path)
    assert isinstance(bad, InputError) and bad.source == f"{path}@0" and "HTTP body" in bad.reason
    assert isinstance(good, Input)


def test_bombs_and_unknown_encodings_in_a_body_are_refused(tmp_path: Path) -> None:
    for encoding in ("gzip", "br", "zstd"):
        bomb = ENCODINGS[encoding](bytes(66 << 20))
        assert (
            "larger than" in error(crawl(tmp_path, page(bomb, HTML, ("Content-Encoding", encoding)))).reason
        )
    assert "unknown" in error(crawl(tmp_path, page(b"\0", HTML, ("Content-Encoding", "pack200")))).reason


def test_a_missing_brotli_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    path = crawl(tmp_path, page(brotli.compress(PAGE), HTML, ("Content-Encoding", "br")), page())
    bad, good = read(path)
    assert isinstance(bad, InputError) and "govnews-extract[warc]" in bad.reason
    assert isinstance(good, Input)


def test_only_whole_pages_are_taken(tmp_path: Path) -> None:
    def answer(status: str, content_type: str, url: str = URL) -> Callable[[Any], None]:
        return lambda writer: response(writer, url, PAGE, [("Content-Type", content_type)], status=status)

    path = crawl(
        tmp_path,
        lambda writer: writer.write_record(writer.create_warcinfo_record("a", {"software": "x"})),
        record("request", URL, "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        answer("404 Not Found", "text/html"),
        answer("301 Moved", "text/html"),
        answer("206 Partial Content", "text/html"),
        answer("200 OK", "text/css"),
        answer("200 OK", "image/png"),
        answer("200 OK", "text/plain", URL + "robots.txt"),
        answer("200 OK", "text/plain", URL + "a.js?v=1"),
        record("metadata", URL, "text/html"),
        record("resource", "urn:text:" + URL, "text/plain"),
        record("resource", "dns:example.gov.cn", "text/dns"),
        answer("200 OK", "text/plain; charset=gbk", URL + "1"),
        answer("200 OK", "application/xhtml+xml", URL + "2"),
        record("resource", URL + "3", "text/html;charset=gbk"),
        page(PAGE, ("Server", "nginx"), url=URL + "4"),
        page(b"\x89PNG", ("Server", "nginx"), url=URL + "5"),
    )
    items = read(path)
    assert all(isinstance(item, Input) and item.content == PAGE for item in items), items
    found = [(item.url, item.media_type, item.charset) for item in items if isinstance(item, Input)]
    assert found == [
        (URL + "1", "text/plain", "gbk"),
        (URL + "2", "text/html", None),
        (URL + "3", "text/html", "gbk"),
        (URL + "4", "text/html", None),
    ]


def test_a_segmented_record_is_named(tmp_path: Path) -> None:
    assert "segments" in error(crawl(tmp_path, page(WARC_Segment_Number="1"))).reason


@pytest.mark.parametrize("gzipped", [True, False])
def test_records_in_one_gzip_member_and_plain_ones_are_read_on_after_damage(
    gzipped: bool, tmp_path: Path
) -> None:
    records = [warc(page(PAGE, HTML, url=f"{URL}{n}"), gzipped=False) for n in range(4)]
    records[1] = records[1].replace(b"Content-Length: ", b"Content-Length: -")
    records[2] = b"noise\r\nmore noise\r\n" + records[2]
    content = b"".join(records)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(content) if gzipped else content)
    items = read(path)
    assert [item.url if isinstance(item, Input) else "error" for item in items] == [
        URL + "0",
        "error",
        URL + "2",
        URL + "3",
    ]
    assert isinstance(items[1], InputError)
    assert items[1].source == f"{path}@{'0+' if gzipped else ''}{len(records[0])}"


def test_garbage_between_gzip_members_is_named_and_skipped(tmp_path: Path) -> None:
    one = warc(page(), gzipped=True)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(one + b"\x1f\x8b\x08 not really" * 9 + one)
    first, bad, second = read(path)
    assert isinstance(first, Input) and isinstance(second, Input) and first.content == second.content == PAGE
    assert isinstance(bad, InputError) and bad.source == f"{path}@{len(one)}"


def test_a_head_without_end_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\n" + b"X-Header: 1\r\n" * 200_000 + b"\r\n" + warc(page(), gzipped=False))
    bad, good = read(path)
    assert isinstance(bad, InputError) and "head" in bad.reason and isinstance(good, Input)
    path.write_bytes(b"WARC/1.0" + b"x" * 3_000_000)
    assert all(isinstance(item, InputError) for item in read(path))


def test_arc_pages_know_their_address_and_date(tmp_path: Path) -> None:
    body = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=gb2312\r\n\r\n" + PAGE
    path = tmp_path / "a.arc"
    path.write_bytes(f"{URL}1.html 10.0.0.1 20100203040506 text/html {len(body)}\n".encode() + body + b"\n")
    item = only(path)
    assert (item.source_id, item.url, item.charset) == (f"{path}@0", URL + "1.html", "gb2312")
    assert item.captured_at == dt.datetime(2010, 2, 3, 4, 5, 6, tzinfo=dt.UTC)


def test_wacz_reads_its_archives_also_compressed_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    many = b"".join(warc(page(PAGE, HTML, url=f"{URL}{n}"), gzipped=True) for n in range(60))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/a.warc.gz", many)
        archive.writestr("archive/b.warc", warc(page(url=URL + "60"), gzipped=False))
        archive.writestr("indexes/index.cdx", "")
    assert [item.url for item in read(path) if isinstance(item, Input)] == [f"{URL}{n}" for n in range(61)]


def test_a_wacz_without_archives_and_one_of_zeros_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pages/pages.jsonl", "")
    assert "archive/*.warc" in error(path).reason
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/a.warc", bytes(9 << 20))
    assert "bomb" in error(path).reason and error(path).source == f"{path}!/archive/a.warc"


def test_a_damaged_byte_in_a_wacz_costs_one_page(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    pages = [warc(page(PAGE, HTML, url=f"{URL}{n}"), gzipped=True) for n in range(4)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/a.warc.gz", b"".join(pages))
    whole = bytearray(path.read_bytes())
    whole[whole.index(pages[1]) + 150] ^= 0x10
    path.write_bytes(whole)
    items = read(path)
    assert [isinstance(item, Input) for item in items] == [True, False, True, True]
    assert (
        isinstance(items[1], InputError) and items[1].source == f"{path}!/archive/a.warc.gz@{len(pages[0])}"
    )
