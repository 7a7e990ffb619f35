"""Older databases, brought to this version's schema in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text, update

from govnews_extract.sinks.schema import DATABASE_VERSION, meta
from govnews_extract.sinks.search import fill_at_once
from govnews_extract.sinks.views import create_views


def migrate(connection: Connection, version: str) -> str:
    """Go step by step from `version`; returns where that ends, short of `DATABASE_VERSION` if no step leads on."""
    while step := STEPS.get(version):
        step(connection)
        version = str(int(version) + 1)
    connection.execute(update(meta).where(meta.c.key == "version").values(value=version))
    return version


def _from_2(connection: Connection) -> None:
    """`inputs` learns when a page was captured; SQLite's search table is filled as releases are written."""
    connection.execute(text("ALTER TABLE inputs ADD COLUMN captured_at TEXT"))
    create_views(connection)
    if connection.dialect.name != "sqlite":
        return
    for event in ("insert", "delete", "update"):
        connection.execute(text(f"DROP TRIGGER releases_fts_{event}"))
    connection.execute(
        text(
            "INSERT INTO releases_fts(rowid, title, text) SELECT rowid, title, text FROM releases "
            "WHERE rowid IN (SELECT rowid FROM releases_unindexed)"
        )
    )
    connection.execute(text("DROP TABLE releases_unindexed"))
    fill_at_once(connection)


STEPS: dict[str, Callable[[Connection], None]] = {"2": _from_2}
assert str(max(map(int, STEPS)) + 1) == DATABASE_VERSION
