"""A database of releases by its SQLAlchemy URL: SQLite or PostgreSQL.

Loading the same release twice changes nothing; a changed one replaces all of its rows.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from types import TracebackType
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from govnews_extract.errors import DatabaseError
from govnews_extract.records import Release
from govnews_extract.sinks import ledger
from govnews_extract.sinks.assemble import release_of
from govnews_extract.sinks.dialects import DIALECTS, Dialect
from govnews_extract.sinks.ledger import Entry, Failure, Key, Success
from govnews_extract.sinks.rows import encode
from govnews_extract.sinks.schema import CHILDREN, COLUMNS, TABLES, releases
from govnews_extract.sinks.search import Hit, search

_CHUNK = 200
# SQLSTATE classes of what is wrong with a row, not with the database: data, constraint, limits of an index
_OF_A_ROW = ("22", "23", "54")


class Database:
    """An open database; a context manager. Use `open_database`."""

    encode = staticmethod(encode)

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._dialect: Dialect = DIALECTS[engine.dialect.name]()

    @property
    def name(self) -> str:
        """The URL without its password."""
        return self.engine.url.render_as_string(hide_password=True)

    def write(self, batch: Iterable[Release]) -> int:
        """Insert or replace releases in one transaction; returns how many. Raises `DatabaseError`."""
        payloads = [encode(release) for release in batch]
        with self._writing() as connection:
            return len(self._put(connection, payloads))

    def read(self, release_id: str) -> Release | None:
        """The release as it was written, field for field; None where there is none of this id."""
        with self._reading() as connection:
            return next(self._assembled(connection, [release_id]), None)

    def releases(self) -> Iterator[Release]:
        """All releases, in the order in which they were first written."""
        last = 0
        while True:
            with self._reading() as connection:
                query = select(releases.c.rowid, releases.c.id).where(releases.c.rowid > last)
                found = connection.execute(query.order_by(releases.c.rowid).limit(_CHUNK)).all()
                if not found:
                    return
                last = found[-1][0]
                chunk = list(self._assembled(connection, [row[1] for row in found]))
            yield from chunk

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """Releases that hold every word of the query, the newest first."""
        with self._reading() as connection:
            return search(connection, query, limit=limit)

    def count(self) -> int:
        """How many releases there are."""
        with self._reading() as connection:
            return int(connection.execute(select(func.count(releases.c.id))).scalar_one())

    def start_run(self, **known: Any) -> int:
        """See `ledger.start_run`."""
        with self._writing() as connection:
            return ledger.start_run(connection, **known)

    def finish_run(self, run_id: int, **counts: int) -> None:
        """See `ledger.finish_run`."""
        with self._writing() as connection:
            ledger.finish_run(connection, run_id, **counts)

    def entries(self, source_ids: Collection[str]) -> dict[Key, Entry]:
        """See `ledger.entries`."""
        with self._reading() as connection:
            return ledger.entries(connection, source_ids)

    def commit(
        self,
        run_id: int,
        version: str,
        outcomes: Sequence[Success | Failure],
        *,
        seen: Collection[Key] = (),
        before: Mapping[Key, Entry] | None = None,
    ) -> list[Failure]:
        """Releases, ledger and errors of these outcomes in one transaction: all or nothing.

        Returns the failures, with those that only showed here: a release that the database refuses
        becomes one. `before` is what the ledger knew of the inputs. Raises `DatabaseError` where the
        database itself fails.
        """
        known = before or {}
        try:
            with self._writing(wrap=False) as connection:
                return self._commit(connection, run_id, version, outcomes, seen, known)
        except SQLAlchemyError as error:
            if len(outcomes) == 1 and isinstance(outcomes[0], Success) and _is_of_a_row(error):
                one = outcomes[0]
                refused = Failure(one.key, one.content_hash, "write", _reason(error), one.captured_at)
                return self.commit(run_id, version, [refused], seen=seen, before=before)
            if len(outcomes) < 2 or not _is_of_a_row(error):
                self._fail(error)
        failures = []
        for outcome in outcomes:
            failures += self.commit(run_id, version, [outcome], before=before)
        if seen:
            self.commit(run_id, version, [], seen=seen)
        return failures

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _commit(
        self,
        connection: Connection,
        run_id: int,
        version: str,
        outcomes: Sequence[Success | Failure],
        seen: Collection[Key],
        before: Mapping[Key, Entry],
    ) -> list[Failure]:
        done = [outcome for outcome in outcomes if isinstance(outcome, Success)]
        failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
        ids = self._put(connection, [success.payload for success in done])
        rows: dict[Key, list[Any]] = {}
        for success, release_id in zip(done, ids, strict=True):
            rows[success.key] = [success.content_hash, version, "ok", release_id, None, success.captured_at]
        for failure in failures:
            if failure.content_hash is not None:  # what could not be read is tried again every time
                earlier = before.get(failure.key)
                kept = earlier.release_id if earlier else None
                told = ledger.storable(failure.reason)
                rows[failure.key] = [failure.content_hash, version, "failed", kept, told, failure.captured_at]
        if rows:
            self._upsert(
                connection, ledger.inputs, [[*key, *row, run_id, run_id] for key, row in rows.items()], 2
            )
        ledger.forget_errors(connection, [success.key for success in done])
        if failures:
            found = {f.key: [*f.key, f.stage, ledger.storable(f.reason), run_id] for f in failures}
            self._upsert(connection, ledger.errors, list(found.values()), 2)
        old = {before[s.key].release_id for s in done if s.key in before} - set(ids) - {None}
        ledger.drop_unreferenced(connection, [release_id for release_id in old if release_id])
        ledger.see(connection, seen, run_id)
        return failures

    def _put(self, connection: Connection, payloads: Sequence[bytes]) -> list[str]:
        """Write encoded releases; of two with one id the later stays. Returns the ids of all."""
        newest: dict[str, dict[str, list[list[Any]]]] = {}
        ids = []
        for payload in payloads:
            tables = json.loads(payload)
            ids.append(tables["releases"][0][0])
            newest[ids[-1]] = tables
        if not newest:
            return []
        number = releases.c.rowid
        known = connection.execute(select(releases.c.id, number).where(releases.c.id.in_(newest)))
        numbers: dict[str, int] = {row[0]: row[1] for row in known}
        for table in CHILDREN if numbers else ():
            connection.execute(table.delete().where(table.c.release_id.in_(numbers)))
        new = count(connection.execute(select(func.coalesce(func.max(number), 0) + 1)).scalar_one())
        heads = [[numbers.get(key) or next(new), *newest[key]["releases"][0]] for key in newest]
        self._dialect.upsert(connection, releases, ("rowid", *COLUMNS["releases"]), heads, ("id",))
        for table in CHILDREN:
            rows = [row for tables in newest.values() for row in tables.get(table.name, ())]
            if rows:
                self._dialect.insert(connection, table, COLUMNS[table.name], rows)
        return ids

    def _upsert(self, connection: Connection, table: Table, rows: list[list[Any]], keys: int) -> None:
        columns = [column.name for column in table.columns]
        self._dialect.upsert(connection, table, columns, rows, columns[:keys])

    def _assembled(self, connection: Connection, ids: Sequence[str]) -> Iterator[Release]:
        rows: dict[str, dict[str, list[dict[str, Any]]]] = {
            release_id: {table.name: [] for table in TABLES} for release_id in ids
        }
        for table in TABLES:
            key = table.c.id if table is releases else table.c.release_id
            for row in connection.execute(select(table).where(key.in_(ids)).order_by(*table.primary_key)):
                values = row._asdict()
                rows[values[key.name]][table.name].append(values)
        return (release_of(found) for found in rows.values() if found["releases"])

    @contextmanager
    def _writing(self, *, wrap: bool = True) -> Iterator[Connection]:
        try:
            with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
                self._dialect.lock(connection)
                yield connection
        except SQLAlchemyError as error:
            if not wrap:
                raise
            self._fail(error)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            self._fail(error)

    def _fail(self, error: SQLAlchemyError) -> NoReturn:
        raise DatabaseError(f"{self.name}: {_reason(error)}") from error


def _is_of_a_row(error: SQLAlchemyError) -> bool:
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(_OF_A_ROW)
    return type(error).__name__ in ("DataError", "IntegrityError", "InterfaceError", "ProgrammingError")


def _reason(error: SQLAlchemyError) -> str:
    told = str(getattr(error, "orig", None) or error).strip()
    return told.splitlines()[0] if told else type(error).__name__
