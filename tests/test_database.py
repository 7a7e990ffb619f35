"""Writing to a real SQLite file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from govnews_extract import DatabaseError, extract
from govnews_extract.sinks import open_database

URL = "http://www.example.gov.cn/1.html"
LONG = "县委书记程远山主持会议，县长白若水、副县长贺兰心出席会议。值班电话：0731-22345678。"
SHORT = "县委书记程远山主持会议。"


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(query).fetchall()


def test_a_changed_release_replaces_all_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_database(f"sqlite:///{path}") as database:
        assert database.write([extract(LONG, url=URL)]) == 1
        assert len(rows(path, "select * from officials")) == 3
        assert database.write([extract(SHORT, url=URL), extract("另一则通知。")]) == 2
    assert rows(path, "select name from officials") == [("程远山",)]
    assert rows(path, "select * from contacts") == []
    assert len(rows(path, "select * from releases")) == 2
    assert rows(path, "pragma foreign_key_check") == []


def test_evidence_points_into_the_stored_text(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_database(f"sqlite:///{path}") as database:
        database.write([extract(LONG)])
    found = rows(
        path,
        'select r.text, e.start, e."end", e.quote from evidence e join releases r on r.id = e.release_id',
    )
    assert found
    for text, start, end, quote in found:
        assert str(text)[int(str(start)) : int(str(end))] == quote


def test_a_database_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    open_database(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("update meta set value = '0' where key = 'version'")
    with pytest.raises(DatabaseError, match="version 0"):
        open_database(f"sqlite:///{path}")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(b"not a database at all, but long enough to look at" * 30)
    with pytest.raises(DatabaseError, match=r"r\.db"):
        open_database(f"sqlite:///{path}")
