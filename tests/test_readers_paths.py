"""Paths, folders, tables, standard input: what a user types."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from govnews_extract.errors import InputError
from govnews_extract.readers import READERS, Input, read_paths
from tests.archives import write_parquet, zstd

PAGE = "<p>市长程远山主持会议。"


def only(items: Iterator[Input | InputError]) -> Input:
    (item,) = items
    assert isinstance(item, Input), item
    return item


def error(items: Iterator[Input | InputError]) -> InputError:
    (item,) = items
    assert isinstance(item, InputError), item
    return item


def places(items: Iterator[Input | InputError], root: Path) -> list[str]:
    keys = (item.source_id if isinstance(item, Input) else item.source for item in items)
    return [key.removeprefix(f"{root}/") for key in keys]


def make_files(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, "utf-8")
    return root


def test_unknown_endings_and_missing_files_say_what_is_known(tmp_path: Path) -> None:
    make_files(tmp_path, "a.pdf")
    unknown = error(read_paths([tmp_path / "a.pdf"]))
    assert all(ending in unknown.reason for ending in READERS)
    assert error(read_paths([tmp_path / "b.pdf"])).reason == "no such file or folder"
    assert error(read_paths([str(tmp_path / "b.html")])).reason == "No such file or directory"
    assert "without" not in error(read_paths([tmp_path / "noending"])).reason


def test_folders_are_read_to_their_depth_in_sorted_order(tmp_path: Path) -> None:
    make_files(tmp_path, "b.html", "a/z.txt", "a/b/1.shtml", "a.html", "c.css", "10.XHTML", "._b.html")
    assert places(read_paths([tmp_path]), tmp_path) == [
        "10.XHTML",
        "a/b/1.shtml",
        "a/z.txt",
        "a.html",
        "b.html",
    ]


def test_archives_in_a_folder_are_read_with_it(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "7", "html": PAGE}).encode()))
    make_files(tmp_path, "a.html", "c.html")
    assert places(read_paths([tmp_path]), tmp_path) == ["a.html", "7", "c.html"]


def test_what_a_browser_saves_beside_a_page_is_left_out(tmp_path: Path) -> None:
    make_files(tmp_path, "通知.html", "通知_files/frame.html", "own_files/1.html")
    assert places(read_paths([tmp_path]), tmp_path) == ["own_files/1.html", "通知.html"]


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        (["*.html"], ["2023/b.html", "a.html"]),
        (["2023/*"], ["2023/b.html", "2023/c.txt"]),
        (["a.*", "*.txt"], ["2023/c.txt", "a.html"]),
    ],
)
def test_include_chooses_files_of_folders(include: list[str], expected: list[str], tmp_path: Path) -> None:
    make_files(tmp_path, "a.html", "2023/b.html", "2023/c.txt")
    assert places(read_paths([tmp_path], include=include), tmp_path) == expected


def test_an_empty_folder_and_one_without_a_match_are_errors(tmp_path: Path) -> None:
    assert "known ending" in error(read_paths([tmp_path])).reason
    make_files(tmp_path, "a.html")
    assert "*.txt" in error(read_paths([tmp_path], include=["*.txt"])).reason


def test_limit_counts_inputs_and_reads_no_further(tmp_path: Path) -> None:
    make_files(tmp_path, "a.html", "c.html", "d.html")
    (tmp_path / "b.html").symlink_to("nowhere")
    items = read_paths([tmp_path], limit=2)
    assert places(items, tmp_path) == ["a.html", "b.html", "c.html"]
    assert list(read_paths([tmp_path], limit=0)) == []


def test_a_path_is_only_looked_at_when_its_turn_comes(tmp_path: Path) -> None:
    make_files(tmp_path, "a.html")
    items = read_paths([tmp_path / "a.html", tmp_path / "b.html"])
    assert isinstance(next(items), Input)
    make_files(tmp_path, "b.html")
    assert isinstance(next(items), Input)


def test_a_file_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "公告一.html".encode("gbk"))).write_text(PAGE)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert only(read_paths([tmp_path])).source_id == f"{tmp_path}/公告一.html"


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate(65 << 20)
    assert "larger than" in error(read_paths([path])).reason


def test_the_content_hash_tells_a_changed_page() -> None:
    one, same, other = Input("a", PAGE.encode()), Input("b", PAGE), Input("a", PAGE + "。")
    assert one.content_hash == same.content_hash != other.content_hash
    assert one.content_hash.startswith("sha256:")


ROW = {
    "id": "k",
    "html": PAGE,
    "url": "http://a.gov.cn/1",
    "title": "会议",
    "source": "市府办",
    "published_at": "2024-03-05",
}


def check_row(item: Input) -> None:
    assert (item.source_id, item.content, item.media_type) == ("k", PAGE, "text/html")
    assert (item.url, item.title, item.source) == (ROW["url"], "会议", "市府办")
    assert item.published_at == "2024-03-05"


def test_json_lines_give_every_named_value(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(zstd(b"\xef\xbb\xbf" + json.dumps(ROW).encode()))
    check_row(only(read_paths([path])))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[]", "a JSON object is wanted, not list"),
        ('{"id": "x"}', "neither"),
        ('{"html": 7}', "neither"),
        ('{"html": "x", "id": [1]}', "`id`"),
        ('{"html": "x", "url": 7}', "`url` is not a string"),
        ('{"html": ', "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("\udcff", "not UTF-8"),
    ],
)
def test_bad_lines_are_named_with_their_number(line: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": "x"}\n\n' + line.encode("utf-8", "surrogateescape") + b'\n{"text": "y", "id": 7}'
    )
    one, bad, two = read_paths([path])
    assert isinstance(one, Input) and one.source_id == f"{path}:1" and one.media_type == "text/plain"
    assert isinstance(bad, InputError) and bad.source == f"{path}:3" and reason in bad.reason
    assert isinstance(two, Input) and two.source_id == "7"


def test_an_empty_html_gives_way_to_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"html": "", "text": "通知"}', "utf-8")
    assert only(read_paths([path])).content == "通知"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_the_encodings_of_spreadsheets(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    html = PAGE + '\r\n<a href="x">㛃' + "。" * 150_000  # quotes, line ends, more than csv's own limit
    cell = html.replace('"', '""')
    path.write_bytes(f'HTML,ID,备注,Source\r\n"{cell}",k,,市府办\r\n'.encode(encoding))
    item = only(read_paths([path]))
    assert (item.source_id, item.content, item.source, item.url) == ("k", html, "市府办", None)


def test_csv_rows_that_do_not_fit_are_named_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        b"id,text",
        b'1,"two',
        b'lines"',
        b"2,x,y",
        b"",
        b"3",
        '4,"通知"'.encode(),
        b"5,\xff",
        b'6,"a"b',
        b"7,x",
        b'8,"cut',
    ]
    path.write_bytes(b"\n".join(rows))
    found = [(i.source_id, "") if isinstance(i, Input) else (i.source, i.reason) for i in read_paths([path])]
    assert [key.removeprefix(str(path)) for key, _ in found] == ["1", ":4", ":6", "4", ":8", ":9", "7", ":11"]
    assert "3 cells where the header has 2" in found[1][1] and "cannot be decoded" in found[4][1]


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "id\n"])
def test_csv_without_a_column_of_pages_is_one_error(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content)
    found = error(read_paths([path]))
    assert found.source == str(path) and "no column `html` or `text`" in found.reason


def test_parquet_takes_numbers_bytes_and_times(tmp_path: Path) -> None:
    columns: dict[str, Any] = {
        "id": [7, None, 9],
        "html": [PAGE.encode("gbk"), b"<p>x", None],
        "text": [None, None, "通知"],
        "published_at": [dt.datetime(2024, 3, 5, 16, 30), None, dt.datetime(2024, 3, 6)],
        "other": [{"a": 1}, None, None],
    }
    path = write_parquet(tmp_path / "a.parquet", columns)
    one, two, three = (item for item in read_paths([path]) if isinstance(item, Input))
    assert (one.source_id, one.content, one.published_at) == ("7", PAGE.encode("gbk"), "2024-03-05T16:30:00")
    assert (two.source_id, two.published_at) == (f"{path}:2", None)
    assert (three.source_id, three.content, three.media_type) == ("9", "通知", "text/plain")


def test_a_damaged_row_group_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", {"text": [f"{n}{os.urandom(900).hex()}" for n in range(6)]})
    with import_module("pyarrow.parquet").ParquetFile(path) as file:
        second = file.metadata.row_group(1).column(0).dictionary_page_offset
    whole = bytearray(path.read_bytes())
    whole[second : second + 40] = bytes(40)
    path.write_bytes(whole)
    items = list(read_paths([path]))
    found = [item.source_id if isinstance(item, Input) else item.source for item in items]
    assert found == [f"{path}:{n}" for n in (1, 2, 3, 5, 6)]
    assert isinstance(items[2], InputError) and "group" in items[2].reason


def test_what_is_no_parquet_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 not at all")
    assert "not a whole Parquet file" in error(read_paths([path])).reason
    write_parquet(path, {"a": [1]})
    assert "no column `html` or `text`" in error(read_paths([path])).reason


@pytest.mark.parametrize(
    ("package", "name", "extra"),
    [
        ("zstandard", "a.jsonl.zst", "zstd"),
        ("pyarrow.parquet", "a.parquet", "arrow"),
        ("warcio.recordloader", "a.warc.gz", "warc"),
    ],
)
def test_a_missing_package_names_the_extra(
    package: str, name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    make_files(tmp_path, name, "z.html")
    missing, page = read_paths([tmp_path])
    assert isinstance(missing, InputError) and f"pip install 'govnews-extract[{extra}]'" in missing.reason
    assert isinstance(page, Input)


STDIN = """
from govnews_extract.readers import Input, read_paths
for item in read_paths(["-"]):
    print(item.source_id if isinstance(item, Input) else item.source, flush=True)
"""


def stdin(content: bytes) -> list[str]:
    done = subprocess.run([sys.executable, "-c", STDIN], input=content, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def test_standard_input_is_json_lines_or_a_page() -> None:
    assert stdin(b'\n\xef\xbb\xbf{"text": "x"}\nnonsense\n{"text": "y", "id": "k"}') == [
        "<stdin>:2",
        "<stdin>:3",
        "k",
    ]
    assert stdin(PAGE.encode("gbk")) == ["-"]
    assert stdin(b"\n\n<p>{}\n") == ["-"]


def test_json_lines_on_standard_input_are_given_out_as_they_come() -> None:
    command = [sys.executable, "-c", STDIN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        for key in (b"1", b"2", b"3"):
            process.stdin.write(b'{"text": "x", "id": "%s"}\n' % key)
            process.stdin.flush()
            assert process.stdout.readline().strip() == key
        process.stdin.close()
        assert process.wait() == 0
