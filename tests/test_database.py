"""Writing to real databases and reading back: a SQLite file and a PostgreSQL server."""

from __future__ import annotations

import datetime as dt
import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from govnews_extract import DatabaseError, Release, extract
from govnews_extract.batch import extract_input
from govnews_extract.extraction import Extractor
from govnews_extract.sinks import Database, open_database
from govnews_extract.sinks.ledger import Failure, Key, Success
from govnews_extract.sinks.rows import encode
from tests import postgres
from tests.corpus import FOLDER, fixtures
from tests.dumps import dump, query

URL = "http://www.example.gov.cn/1.html"
LONG = "县委书记程远山主持会议，县长白若水、副县长贺兰心出席会议。值班电话：0731-27671872。"
SHORT = "县委书记程远山主持会议。"


@pytest.fixture(scope="module")
def releases() -> list[Release]:
    extractor = Extractor()
    found = [extract_input(fixture.input, extractor) for fixture in fixtures()]
    return [release for release in found if isinstance(release, Release)]


def rows(database: Database, query: str) -> list[tuple[object, ...]]:
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_release_comes_back_field_for_field(url: str, releases: list[Release]) -> None:
    with open_database(url) as database:
        assert database.write(releases) == len({r.id for r in releases}) == database.count()
        back = {release.id: release for release in database.releases()}
        assert back == {release.id: release for release in releases}
        assert database.read(releases[3].id) == releases[3]
        assert database.read("sha256:0") is None


def test_a_date_stays_a_date_and_a_moment_a_moment(url: str) -> None:
    found = [
        extract(SHORT, url=f"{URL}?{n}", published_at=p)
        for n, p in enumerate(("2024-05-06", "2024-05-06 08:30"))
    ]
    with open_database(url) as database:
        database.write(found)
        stored = [database.read(release.id) for release in found]
    kinds = [type(release.document.published_at) for release in stored if release]
    assert stored == found and kinds == [dt.date, dt.datetime]


def test_a_changed_release_replaces_all_of_its_rows(url: str) -> None:
    with open_database(url) as database:
        assert database.write([extract(LONG, url=URL)]) == 1
        assert len(rows(database, "select * from officials")) == 3
        assert database.write([extract(SHORT, url=URL), extract("另一则通知。")]) == 2
        assert rows(database, "select name from officials") == [("程远山",)]
        assert rows(database, "select * from contacts") == []
        assert (
            rows(
                database,
                "select distinct release_id from evidence where release_id not in (select id from releases)",
            )
            == []
        )
        assert database.count() == 2


def test_of_two_with_one_id_in_a_batch_the_later_stays(url: str) -> None:
    with open_database(url) as database:
        database.write([extract(LONG, url=URL), extract(SHORT, url=URL)])
        assert rows(database, "select name from officials") == [("程远山",)]


def test_evidence_points_into_the_stored_text(url: str, releases: list[Release]) -> None:
    with open_database(url) as database:
        database.write(releases[:20])
        found = rows(
            database,
            'select r.text, e.start, e."end", e.quote from evidence e join releases r on r.id = e.release_id',
        )
    assert len(found) > 100
    for body, start, end, quote in found:
        assert str(body)[int(str(start)) : int(str(end))] == quote


def test_views_answer(url: str) -> None:
    notice = "县委决定：任命程远山同志为县水利局局长。"
    report = "县水利局局长程远山主持会议。咨询电话：0731-27671872。报名截止时间：2099年12月31日。"
    with open_database(url) as database:
        database.write(
            [
                extract(notice, url=f"{URL}?1", title="任免通知", published_at="2024-03-01"),
                extract(report, url=f"{URL}?2", title="会议报道", published_at="2024-09-01"),
            ]
        )
        seen = rows(
            database, "select name, title, cast(date as text), release_title, url, quote from v_officials"
        )
        assert ("程远山", "县水利局局长", "2024-09-01", "会议报道", f"{URL}?2", "县水利局局长") in seen
        assert rows(database, "select value, release_title from v_contacts") == [
            ("0731-27671872", "会议报道")
        ]
        assert rows(database, "select cast(date as text) from v_open_deadlines") == [("2099-12-31",)]
        tenures = rows(
            database,
            "select name, cast(first_seen as text), cast(last_seen as text), releases, cast(appointed_on as text), "
            "removed_on from v_tenures where title = '县水利局局长'",
        )
        assert tenures == [("程远山", "2024-03-01", "2024-09-01", 2, "2024-03-01", None)]


@pytest.mark.parametrize(
    "query", ["防汛", "水利局局长", "程", "水利局 防汛", "ABC公司", "abc公司", '"', "%", "_x"]
)
def test_search_finds_what_stands_in_the_text(url: str, query: str) -> None:
    bodies = ["县水利局局长程远山检查防汛。", "另一则通知。", 'ABC公司说 100% "好" a_x']
    found = [
        extract(body, url=f"{URL}?{n}", published_at=f"2024-01-0{n + 1}") for n, body in enumerate(bodies)
    ]
    wanted = {
        r.id for r, body in zip(found, bodies, strict=True)
        if all(word.lower() in body.lower() for word in query.split())
    }  # fmt: skip
    with open_database(url) as database:
        database.write(found)
        assert {hit.id for hit in database.search(query)} == wanted
        database.write(
            [r.model_copy(update={"document": r.document.model_copy(update={"text": "改"})}) for r in found]
        )
        assert database.search(query) == []
        assert {hit.id for hit in database.search("改")} == {r.id for r in found}


def test_search_gives_the_newest_first_and_shows_where(url: str) -> None:
    with open_database(url) as database:
        for day in (3, 1, 2):
            database.write(
                [
                    extract(
                        f"前文。{'话' * 60}防汛会议{day}。",
                        url=f"{URL}?{day}",
                        published_at=f"2024-01-0{day}",
                    )
                ]
            )
        hits = database.search("防汛会议", limit=2)
        assert [hit.published_at for hit in hits] == ["2024-01-03", "2024-01-02"]
        assert hits[0].snippet.startswith("…话") and "防汛会议3" in hits[0].snippet
        assert database.search("  ") == []


def test_a_transaction_is_whole_or_not_at_all(url: str, releases: list[Release]) -> None:
    """Of a batch with one release that the database refuses, the others are written and it is told."""
    good, bad = releases[0], releases[1]
    payload = encode(bad)
    broken = payload.replace(
        b'"events":[[', b'"events":[["nobody",7,null,null,null,null,null,null,null,"[]"],['
    )
    if broken == payload:
        broken = payload[:-1] + b',"events":[["nobody",7,null,null,null,null,null,null,null,"[]"]]}'
    with open_database(url) as database:
        run_id = database.start_run(package_version="1", lexicon_version="1", arguments={})
        outcomes = [Success(Key("bad"), "h", broken), Success(Key("good"), "h", encode(good))]
        (failure,) = database.commit(run_id, "v", outcomes)
        assert (failure.key, failure.stage) == (Key("bad"), "write") and failure.reason
        assert [release.id for release in database.releases()] == [good.id]
        assert rows(database, "select input, stage from errors") == [("bad", "write")]
        assert rows(database, "select source_id, status from inputs order by 1") == [
            ("bad", "failed"),
            ("good", "ok"),
        ]


def test_text_that_a_database_cannot_hold(url: str) -> None:
    """Zero characters and halves of characters never end a run."""
    release = extract(SHORT, url=URL, source_id="a\0b")
    with open_database(url) as database:
        run_id = database.start_run(package_version="1", lexicon_version="1", arguments={"x": "\ud800"})
        failures = database.commit(
            run_id, "v", [Success(Key("a"), "h", encode(release)), Failure(Key("b"), None, "read", "\0")]
        )
        assert [failure.key for failure in failures] == [Key("b")]
        assert database.count() == 1


@pytest.mark.parametrize("version", ["1", "99", "x"])
def test_a_database_of_another_version_is_refused(url: str, version: str) -> None:
    with open_database(url) as database, database.engine.begin() as connection:
        connection.execute(text(f"update meta set value = '{version}' where key = 'version'"))
    for create in (True, False):
        with pytest.raises(DatabaseError, match=rf"version {version}.*version 3"):
            open_database(url, create=create)


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_version_2_is_migrated(tmp_path: Path, create: bool) -> None:
    """The file was written by the code of its time; of its releases two are not in the search table yet."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    old.write_bytes(gzip.decompress((FOLDER / "databases" / "version-2.db.gz").read_bytes()))
    with open_database(str(old), create=create) as database:
        assert database.count() == 3
        assert [len(database.search(word)) for word in ("程远山", "白若水", "主持", "咨询电话")] == [
            1,
            1,
            1,
            0,
        ]
        database.write([extract("另一则通知：贺兰心出席。", url="http://www.example.gov.cn/4")])
        assert [len(database.search(word)) for word in ("程远山", "贺兰心", "另一则通知")] == [0, 2, 1]
    dump(old)  # is sound
    with open_database(str(new)):
        assert schema_of(old) == schema_of(new)


def test_a_database_of_version_2_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress((FOLDER / "databases" / "version-2.db.gz").read_bytes()))
    with pytest.raises(DatabaseError, match=r"version 2 .* version 3: .*readonly"):
        open_database(f"sqlite:///file:{old}?mode=ro&uri=true", create=False)
    assert query(old, "select value from meta") == [("2",)]


def schema_of(path: Path) -> set[tuple[object, ...]]:
    """Tables with their columns, views and triggers; what migrated has its columns in another order."""
    columns = query(path, "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c")
    return {*columns, *query(path, "select name, sql from sqlite_master where type in ('view', 'trigger')")}


@pytest.mark.postgres
def test_a_postgresql_database_of_version_2_is_migrated(server: str) -> None:
    with postgres.empty_database(server, "version2") as url:
        with open_database(url) as database:
            database.write([extract(SHORT, url=URL)])
            with database.engine.begin() as connection:
                connection.execute(text("alter table inputs drop column captured_at cascade"))
                connection.execute(
                    text(
                        "alter table releases drop constraint releases_pkey cascade, add unique (id), "
                        "drop constraint releases_rowid_key, add constraint releases_pkey primary key (rowid)"
                    )
                )
                connection.execute(text("update meta set value = '2' where key = 'version'"))
        with open_database(url) as database:
            assert rows(database, "select name, captured_at from v_officials") == [("程远山", None)]
            assert rows(database, "select value from meta") == [("3",)]
            assert rows(database, "select count(*) from v_tenures") == [(1,)]
            database.write([extract(LONG, url=URL), extract("另一则通知。")])
            assert database.count() == 2


@pytest.mark.postgres
def test_a_server_that_takes_nothing_is_told(server: str) -> None:
    with postgres.empty_database(server, "closed") as url:
        open_database(url).close()
        closed = url + ("&" if "?" in url else "?") + "options=-c%20default_transaction_read_only%3Don"
        with open_database(closed) as database:
            with pytest.raises(DatabaseError, match="read-only"):
                database.write([extract(SHORT, url=URL)])
            assert database.count() == 0 and database.search("程远山") == []


def test_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table releases (x)")
    with pytest.raises(DatabaseError, match="somebody else: releases"):
        open_database(str(path))
    with pytest.raises(DatabaseError, match="no database of govnews-extract"):
        open_database(str(path), create=False)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(b"not a database at all, but long enough to look at" * 30)
    with pytest.raises(DatabaseError, match=r"r\.db"):
        open_database(f"sqlite:///{path}")


@pytest.mark.parametrize(
    "target", ["nonsense", "mysql://h/d", "postgresql://nobody@127.0.0.1:1/none", "no/such/a.db"]
)
def test_what_cannot_be_opened_is_told(target: str) -> None:
    with pytest.raises(DatabaseError):
        open_database(target)


def test_a_file_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no such file"):
        open_database(str(tmp_path / "r.db"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_sqlite_is_one_file_with_dates_as_text(tmp_path: Path, releases: list[Release]) -> None:
    path = tmp_path / "r.db"
    with open_database(str(path)) as database:
        database.write(releases[:5])
    assert [item.name for item in tmp_path.iterdir()] == ["r.db"]
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        kinds = connection.execute(
            "select distinct typeof(published_on) from releases where published_on is not null"
        )
        assert kinds.fetchall() == [("text",)]
        connection.execute("vacuum")
        assert connection.execute(
            "insert into releases_fts(releases_fts) values ('integrity-check')"
        ).rowcount
