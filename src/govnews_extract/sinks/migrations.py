"""Older databases, brought to this version's schema in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, select, update

from govnews_extract.sinks.dialects import DIALECTS
from govnews_extract.sinks.schema import DATABASE_VERSION, meta
from govnews_extract.sinks.search import create_search
from govnews_extract.sinks.views import create_views, drop_views


def version_of(connection: Connection) -> str | None:
    """The version of the schema; None where there is none."""
    if not inspect(connection).has_table(meta.name):
        return None
    return connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar()


def migrate(engine: Engine) -> str | None:
    """Go step by step from the version that is there, as far as steps lead; returns where that is."""
    with engine.connect().execution_options(writes=True) as connection:
        if engine.dialect.name == "sqlite":
            _drop_checks(connection)
        with connection.begin():
            DIALECTS[engine.dialect.name]().lock(connection)
            version = version_of(connection)  # another run may have been faster
            while step := STEPS.get(version or ""):
                drop_views(connection)
                step(connection)
                create_views(connection)
                version = str(int(version or "") + 1)
                connection.execute(update(meta).where(meta.c.key == "version").values(value=version))
    engine.dispose()  # the next connection checks foreign keys again
    return version


def _drop_checks(connection: Connection) -> None:
    # A table that is made anew would take its children with it. Not possible within a transaction.
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA foreign_keys=OFF")


def _from_2(connection: Connection) -> None:
    """The key of `releases` is `id`, not its number; `inputs` tells when pages were captured."""
    connection.exec_driver_sql("ALTER TABLE inputs ADD COLUMN captured_at TEXT")
    if connection.dialect.name == "sqlite":
        _releases_from_2(connection)
    else:
        connection.exec_driver_sql(
            "ALTER TABLE releases DROP CONSTRAINT releases_pkey, ADD PRIMARY KEY (id), ADD UNIQUE (rowid)"
        )


def _releases_from_2(connection: Connection) -> None:
    """SQLite changes no keys: the table is made anew. Its search table is filled by triggers now."""
    parts = connection.exec_driver_sql(
        "SELECT type, sql FROM sqlite_master WHERE tbl_name = 'releases' AND sql IS NOT NULL"
    ).all()
    table = next(sql for kind, sql in parts if kind == "table")
    for old, new in (
        ("TABLE releases", "TABLE new_releases"),
        ("PRIMARY KEY (rowid)", "PRIMARY KEY (id)"),
        ("UNIQUE (id)", "UNIQUE (rowid)"),
    ):
        assert table.count(old) == 1, table
        table = table.replace(old, new)
    statements = [
        "DROP TABLE releases_fts",
        table,
        "INSERT INTO new_releases SELECT * FROM releases ORDER BY rowid",
        "DROP TABLE releases",
        "ALTER TABLE new_releases RENAME TO releases",
        "DROP TABLE releases_unindexed",
        *(sql for kind, sql in parts if kind == "index"),
    ]
    for statement in statements:
        connection.exec_driver_sql(statement)
    create_search(connection)
    connection.exec_driver_sql("INSERT INTO releases_fts(releases_fts) VALUES ('rebuild')")


STEPS: dict[str, Callable[[Connection], None]] = {"2": _from_2}
assert str(max(map(int, STEPS)) + 1) == DATABASE_VERSION
