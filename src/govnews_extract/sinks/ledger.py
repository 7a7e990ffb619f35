"""The run ledger: which inputs were read, by which version, and what became of them.

`inputs` has a row for every input that was extracted, `errors` one for every input that failed when it
was last tried. An input is known by its `source_id`; where one archive holds several inputs with the same,
`occurrence` counts them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from sqlalchemy import Column, Connection, Integer, String, Table, Text, exists, select, tuple_

from govnews_extract.sinks.schema import metadata, releases

Stage = Literal["read", "extract", "write"]

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", Text),
    Column("finished", Text),
    Column("package_version", Text),
    Column("lexicon_version", Text),
    Column("arguments", Text),
    Column("loaded", Integer),
    Column("failed", Integer),
    Column("skipped", Integer),
)
inputs = Table(
    "inputs",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("occurrence", Integer, primary_key=True, autoincrement=False),
    Column("content_hash", String(71)),
    Column("version", Text),
    Column("status", String(8), index=True),
    Column("release_id", String(71), index=True),
    Column("error", Text),
    Column("captured_at", Text),
    Column("run_id", Integer),
    Column("seen_run_id", Integer),
    sqlite_with_rowid=False,
)
errors = Table(
    "errors",
    metadata,
    Column("input", Text, primary_key=True),
    Column("occurrence", Integer, primary_key=True, autoincrement=False),
    Column("stage", String(8)),
    Column("reason", Text),
    Column("run_id", Integer, index=True),
    sqlite_with_rowid=False,
)


class Key(NamedTuple):
    """What the ledger knows an input by."""

    source_id: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an input: `content_hash` is of its raw content, `version` of what extracted it."""

    content_hash: str
    version: str
    status: str
    release_id: str | None
    seen_run_id: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input gave no release; `content_hash` is None for what could not be read at all."""

    key: Key
    content_hash: str | None
    stage: Stage
    reason: str
    captured_at: str | None = None


@dataclass(frozen=True, slots=True)
class Success:
    """The encoded release of an input; `captured_at` is when its page was saved, ISO 8601 in UTC."""

    key: Key
    content_hash: str
    payload: bytes
    captured_at: str | None = None


def start_run(
    connection: Connection, *, package_version: str, lexicon_version: str, arguments: Mapping[str, Any]
) -> int:
    """A new run's number."""
    row = {
        "started": _now(),
        "package_version": package_version,
        "lexicon_version": lexicon_version,
        "arguments": storable(json.dumps(dict(arguments), ensure_ascii=False, default=str)),
    }
    return int(connection.execute(runs.insert().returning(runs.c.id), row).scalar_one())


def finish_run(connection: Connection, run_id: int, *, loaded: int, failed: int, skipped: int) -> None:
    """Note that the run came to its end."""
    counts = {"loaded": loaded, "failed": failed, "skipped": skipped}
    connection.execute(runs.update().where(runs.c.id == run_id).values(finished=_now(), **counts))


def entries(connection: Connection, source_ids: Collection[str]) -> dict[Key, Entry]:
    """What is known of inputs with these ids."""
    query = select(
        inputs.c.source_id,
        inputs.c.occurrence,
        inputs.c.content_hash,
        inputs.c.version,
        inputs.c.status,
        inputs.c.release_id,
        inputs.c.seen_run_id,
    ).where(inputs.c.source_id.in_(source_ids))
    return {Key(row[0], row[1]): Entry(*row[2:]) for row in connection.execute(query)}


def see(connection: Connection, keys: Collection[Key], run_id: int) -> None:
    """Note that a run met these inputs and found nothing to do."""
    if keys:
        known = tuple_(inputs.c.source_id, inputs.c.occurrence).in_([tuple(key) for key in keys])
        connection.execute(inputs.update().where(known).values(seen_run_id=run_id))


def drop_unreferenced(connection: Connection, release_ids: Collection[str]) -> None:
    """Take out releases that no input gives any more."""
    if release_ids:
        gives = exists().where(inputs.c.release_id == releases.c.id)
        connection.execute(releases.delete().where(releases.c.id.in_(release_ids), ~gives))


def forget_errors(connection: Connection, keys: Collection[Key]) -> None:
    """Take out the errors of inputs that gave a release at last."""
    if keys:
        known = tuple_(errors.c.input, errors.c.occurrence).in_([tuple(key) for key in keys])
        connection.execute(errors.delete().where(known))


def storable(text: str) -> str:
    """Text that every database takes: zero characters and halves of characters are spelled out.

    >>> storable("a\\0"), storable("x\\ud800")
    ('a\\\\0', 'x\\\\ud800')
    """
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
