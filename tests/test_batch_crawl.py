"""What crawlers and browsers saved, loaded into real databases: capture dates, character sets, damage."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import text

from govnews_extract.batch import Report, load
from govnews_extract.errors import InputError
from govnews_extract.readers import Input, read_paths
from govnews_extract.sinks import open_database
from tests.archives import URL, mhtml, response, warc

GOOD = "<p>县委书记程远山主持会议。咨询电话：0731-22345678。报名截止时间：2099年12月31日。"
BIG5 = "<p>市長程遠山出席防汛工作會議，強調安全。".encode("big5")


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    with open_database(url) as database, database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def run(url: str, *inputs: Path | Input) -> Report:
    with open_database(url) as database:
        paths = [item for item in inputs if isinstance(item, Path)]
        items: list[Input | InputError] = [item for item in inputs if isinstance(item, Input)]
        return load([*items, *read_paths(paths)], database)


def crawled(
    key: str, date: str, path: str, body: bytes, content_type: str = "text/html; charset=utf-8"
) -> bytes:
    known = {"WARC_Record_ID": f"<{key}>", "WARC_Date": date}
    headers = [("Content-Type", content_type)]
    return warc(lambda w: response(w, URL + path, body, headers, **known), gzipped=True)


def test_a_crawl_is_loaded_with_its_dates_and_its_damage_is_named(url: str, tmp_path: Path) -> None:
    one = crawled("urn:uuid:1", "2020-03-05T16:30:00Z", "1.html", GOOD.encode())
    bad = crawled("urn:uuid:2", "2020-03-05T16:31:00Z", "2.html", GOOD.encode() * 50)
    two = crawled("urn:uuid:3", "2020-03-05T16:32:00.123456Z", "3.html", BIG5, "text/html; charset=Big5")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(one + bad[:-20] + bytes(20) + two)
    saved = tmp_path / "b.mhtml"
    saved.write_bytes(mhtml(GOOD.encode(), URL + "4.html"))
    report = run(url, path, saved)
    assert (report.loaded, report.failed) == (3, 1)
    assert rows(url, "select input, stage from errors") == [(f"{path}@{len(one)}", "read")]
    assert rows(url, "select source_id, captured_at, status from inputs order by captured_at") == [
        ("urn:uuid:1", "2020-03-05T16:30:00+00:00", "ok"),
        ("urn:uuid:3", "2020-03-05T16:32:00.123456+00:00", "ok"),
        (str(saved), "2024-03-05T08:30:00+00:00", "ok"),
    ]
    assert rows(url, "select source_id, url, encoding from releases where source_id = 'urn:uuid:3'") == [
        ("urn:uuid:3", f"{URL}3.html", "big5hkscs")
    ]
    for view in ("v_officials", "v_contacts", "v_open_deadlines"):
        assert rows(url, f"select captured_at from {view} where url = '{URL}1.html'") == [
            ("2020-03-05T16:30:00+00:00",)
        ]
    report = run(url, path, saved)
    assert (report.loaded, report.failed, report.skipped) == (0, 1, 3)


def test_of_two_captures_of_a_page_the_views_tell_the_one_that_was_read(url: str) -> None:
    captures = [
        Input(key, GOOD, url=URL, captured_at=dt.datetime(year, 1, 1, tzinfo=dt.UTC))
        for key, year in (("new", 2024), ("old", 2020))
    ]
    run(url, *captures)
    assert rows(url, "select count(*) from inputs") == [(2,)]
    assert rows(url, "select captured_at from v_contacts") == [("2020-01-01T00:00:00+00:00",)]


@pytest.mark.parametrize(
    ("charset", "content", "encoding"),
    [
        ("big5", BIG5, "big5hkscs"),
        ("gb2312", "<p>喆㛃".encode("gb18030"), "gb18030"),
        ("ISO-8859-1", "<p>市长程远山".encode("gbk"), "gb18030"),  # what servers send with any page
        ("nonsense\0", "<p>市长程远山".encode("gbk"), "gb18030"),
        ("big5", b'<meta charset="gbk">' + "市长程远山".encode("gbk"), "gb18030"),  # the page knows better
        ("gbk", "<p>市长程远山".encode(), "utf-8"),
    ],
)
def test_what_the_transfer_declares_is_a_hint(
    tmp_path: Path, charset: str, content: bytes, encoding: str
) -> None:
    url = f"sqlite:///{tmp_path / 'r.db'}"
    run(url, Input("a", content, charset=charset))
    expected = content.rpartition(b">")[2].decode(encoding)
    assert rows(url, "select encoding, text from releases") == [(encoding, expected)]
