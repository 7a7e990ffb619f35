"""Zip and tar: names, what is refused, bombs."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from govnews_extract.errors import InputError
from govnews_extract.readers import Input, read_paths
from tests.archives import add_to_tar, mhtml, zstd

PAGE = "<p>市长程远山主持会议。".encode("gbk")
Made = dict[str, bytes]


def make_zip(path: Path, members: Made) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def make_tar(path: Path, members: Made) -> Path:
    with tarfile.open(path, "w") as archive:
        for name, content in members.items():
            add_to_tar(archive, name, content)
    return path


BOTH = pytest.mark.parametrize("make", [make_zip, make_tar])


def read(path: Path) -> list[tuple[str, str]]:
    """Kind and place of every item, the place without the archive's path."""
    return [
        ("page" if isinstance(item, Input) else item.reason, place(item).removeprefix(str(path)))
        for item in read_paths([path])
    ]


def place(item: Input | InputError) -> str:
    return item.source_id if isinstance(item, Input) else item.source


@BOTH
def test_only_pages_are_taken_and_archives_inside_are_named(make: Any, tmp_path: Path) -> None:
    members = {
        "甲/1.HTML": PAGE,
        "甲/style.css": b"p{}",
        "乙/2.txt": "通知".encode(),
        "more.zip": b"PK",
        "rows.jsonl": b"{}",
        "__MACOSX/甲/._1.html": b"\0",
        "甲/3.mhtml": mhtml(PAGE, "http://www.example.gov.cn/3.html"),
    }
    path = make(tmp_path / "made.archive", members)
    path = path.rename(path.with_suffix(".zip" if make is make_zip else ".tar"))
    found = read(path)
    assert [p for kind, p in found if kind == "page"] == ["!/甲/1.HTML", "!/乙/2.txt", "!/甲/3.mhtml"]
    assert [p for kind, p in found if "not opened" in kind] == ["!/more.zip", "!/rows.jsonl"]
    assert len(found) == 5
    saved = [item for item in read_paths([path]) if isinstance(item, Input)][-1]
    assert saved.content == PAGE and saved.url == "http://www.example.gov.cn/3.html"


@BOTH
@pytest.mark.parametrize(
    "name", ["../1.html", "甲/../../1.html", "/etc/1.html", "C:\\1.html", "甲\\..\\1.html"]
)
def test_names_that_lead_out_are_refused(make: Any, name: str, tmp_path: Path) -> None:
    path = make(tmp_path / f"a.{'zip' if make is make_zip else 'tar'}", {name: PAGE, "ok.html": PAGE})
    found = read(path)
    assert [kind == "page" for kind, _ in found] == [False, True]
    assert "refused" in found[0][0] and found[0][1] == "!/" + name.replace("\\", "/")


@BOTH
def test_an_archive_without_a_page_says_so(make: Any, tmp_path: Path) -> None:
    path = make(tmp_path / f"a.{'zip' if make is make_zip else 'tar'}", {"a.css": b"", "b/logo.png": b"\x89"})
    ((reason, _),) = read(path)
    assert "no page" in reason


def test_zip_names_in_gbk_without_the_utf8_flag(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"AAAA/BBBBBB.html": PAGE})
    for stand_in, name in ((b"AAAA", "通知"), (b"BBBBBB", "程远山")):
        path.write_bytes(path.read_bytes().replace(stand_in, name.encode("gbk")))
    assert read(path) == [("page", "!/通知/程远山.html")]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT, tarfile.PAX_FORMAT])
def test_tar_names_in_gbk_and_utf8(encoding: str, form: int, tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    long = "通知/" + "关于开展安全生产检查的通知" * (1 if form == tarfile.USTAR_FORMAT else 9) + ".html"
    with tarfile.open(path, "w", format=form, encoding=encoding) as archive:
        add_to_tar(archive, long, PAGE)
        add_to_tar(archive, "通知.html", PAGE)
    assert read(path) == [("page", f"!/{long}"), ("page", "!/通知.html")]


def test_links_in_a_tar_are_refused_and_folders_and_devices_are_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        add_to_tar(archive, "1.html", PAGE)
        add_to_tar(archive, "soft.html", type=tarfile.SYMTYPE, linkname="/etc/passwd")
        add_to_tar(archive, "hard.html", type=tarfile.LNKTYPE, linkname="1.html")
        add_to_tar(archive, "folder.html", type=tarfile.DIRTYPE)
        add_to_tar(archive, "pipe.html", type=tarfile.FIFOTYPE)
    found = read(path)
    assert [p for _, p in found] == ["!/1.html", "!/soft.html", "!/hard.html"]
    assert all("link" in kind for kind, _ in found[1:])


def test_links_in_a_zip_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("soft.html")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("1.html", PAGE)
    assert [("link" in kind, p) for kind, p in read(path)] == [(True, "!/soft.html"), (False, "!/1.html")]


def test_a_name_that_comes_twice_gives_two_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for _ in range(3):
            add_to_tar(archive, "1.html", PAGE)
    assert [p for _, p in read(path)] == ["!/1.html", "!/1.html#2", "!/1.html#3"]


def test_zip_bombs_are_refused_by_what_they_declare(tmp_path: Path) -> None:
    members = {"zeros.html": bytes(3 << 20), "1.html": PAGE}
    (bomb, _), (kind, _) = read(make_zip(tmp_path / "a.zip", members))
    assert "bomb" in bomb and kind == "page"
    (large, _), (kind, _) = read(
        make_zip(tmp_path / "b.zip", {"large.html": bytes(65 << 20), "1.html": PAGE})
    )
    assert "bomb" in large or "more than" in large
    assert kind == "page"


def test_a_zip_member_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"1.html": bytes(70_000), "2.html": PAGE})
    size = (70_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (100).to_bytes(4, "little")))
    assert ["damaged" in kind for kind, _ in read(path)] == [True, False]


def test_encrypted_members_are_named(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"1.html": PAGE})
    whole = bytearray(path.read_bytes())
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(whole)
    assert read(path) == [("encrypted", "!/1.html")]


def test_a_stream_out_of_all_proportion_is_stopped(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        add_to_tar(archive, "1.html", PAGE)
        add_to_tar(archive, "video.bin", bytes(300 << 20))
    path = tmp_path / "a.tar.zst"
    path.write_bytes(zstd(out.getvalue()))
    (kind, _), (bomb, where) = read(path)
    assert kind == "page" and "bomb" in bomb and where.startswith("@")


def test_a_tar_page_that_is_too_large_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = make_tar(tmp_path / "a.tar", {"large.html": bytes(65 << 20), "1.html": PAGE})
    (reason, where), (kind, _) = read(path)
    assert where == "!/large.html" and "more than" in reason and kind == "page"


def test_a_tar_without_its_end_mark_is_reported(tmp_path: Path) -> None:
    path = make_tar(tmp_path / "a.tar", {"1.html": PAGE, "2.html": PAGE})
    path.write_bytes(path.read_bytes()[:2048])
    found = read(path)
    assert [kind == "page" for kind, _ in found] == [True, True, False]
    assert "end mark" in found[-1][0]


def test_tars_that_were_appended_to_each_other_are_read_on(tmp_path: Path) -> None:
    one, two = (make_tar(tmp_path / f"{n}.tar", {f"{n}.html": PAGE}) for n in "12")
    both = tmp_path / "both.tar"
    both.write_bytes(one.read_bytes() + two.read_bytes())
    assert [p for _, p in read(both)] == ["!/1.html", "!/2.html"]


@pytest.mark.parametrize(
    "name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.xz", "a.tar.bz2", "a.tar.zst", "a.wacz"]
)
@pytest.mark.parametrize("content", [b"", b"no archive at all" * 90])
def test_what_is_no_archive_is_one_error_that_names_the_file(
    name: str, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    items = list(read_paths([path]))
    assert items and all(isinstance(item, InputError) and item.source.startswith(str(path)) for item in items)
    assert len(items) <= 2
