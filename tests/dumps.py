"""What a loaded database says, without what differs from run to run."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_OF_THE_RUN = {"run_id", "seen_run_id", "rowid"}
_TABLES = (
    "releases", "bodies", "events", "officials", "posts", "roles", "contacts", "service_hours", "service_periods",
    "deadlines", "periods", "evidence", "unresolved", "warnings", "inputs", "errors",
)  # fmt: skip


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Table → sorted rows."""
    connection = sqlite3.connect(path)
    try:
        tables = {}
        for table in _TABLES:
            found = connection.execute(f'select * from "{table}"')
            kept = [n for n, column in enumerate(found.description) if column[0] not in _OF_THE_RUN]
            tables[table] = sorted((tuple(row[n] for n in kept) for row in found), key=repr)
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        connection.execute("insert into releases_fts(releases_fts) values ('integrity-check')")
        connection.rollback()
        return tables
    finally:
        connection.close()


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Rows of a query."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()
