"""What is special to each database: how it is opened, how transactions begin, how many rows go in at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table, event, text
from sqlalchemy.exc import DBAPIError

Values = Sequence[Any]
_WAIT = 60  # seconds that a run waits for another one's transaction
_LOCK = 0x676F766E  # any number, the same in every process: one writer at a time


class Dialect(Protocol):
    """The few operations in which SQLite and PostgreSQL differ."""

    def connect_args(self) -> dict[str, Any]:
        """Arguments of the driver's connect()."""

    def prepare(self, engine: Engine) -> None:
        """Set up every connection of the engine."""

    def lock(self, connection: Connection) -> None:
        """Wait until no other run writes, until the end of the transaction."""

    def insert(self, connection: Connection, table: Table, columns: Values, rows: list[Any]) -> None:
        """Add rows of values in the order of the columns."""

    def upsert(
        self, connection: Connection, table: Table, columns: Values, rows: list[Any], key: Values
    ) -> None:
        """Add rows, or replace the values of those with the same key; keys are unique among `rows`."""


class Sqlite:
    """One file in WAL mode: readers go on while a run writes."""

    def connect_args(self) -> dict[str, Any]:
        return {"timeout": _WAIT}

    def prepare(self, engine: Engine) -> None:
        event.listen(engine, "connect", _pragmas)
        event.listen(engine, "begin", _begin)

    def lock(self, connection: Connection) -> None:
        """Transactions that write begin as such; see `_begin`."""

    def insert(self, connection: Connection, table: Table, columns: Values, rows: list[Any]) -> None:
        connection.exec_driver_sql(_insert(table, columns), [tuple(row) for row in rows])

    def upsert(
        self, connection: Connection, table: Table, columns: Values, rows: list[Any], key: Values
    ) -> None:
        sql = _insert(table, columns) + _on_conflict(columns, key)
        connection.exec_driver_sql(sql, [tuple(row) for row in rows])


class Postgres:
    """Rows go in by COPY; what may be there already by way of a temporary table."""

    def connect_args(self) -> dict[str, Any]:
        return {"connect_timeout": 10}

    def prepare(self, engine: Engine) -> None:
        """Nothing to set up."""

    def lock(self, connection: Connection) -> None:
        connection.execute(text(f"SET LOCAL lock_timeout = '{_WAIT}s'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))

    def insert(self, connection: Connection, table: Table, columns: Values, rows: list[Any]) -> None:
        _copy(connection, table.name, columns, rows)

    def upsert(
        self, connection: Connection, table: Table, columns: Values, rows: list[Any], key: Values
    ) -> None:
        stage = f"stage_{table.name}"
        names = _names(columns)
        connection.exec_driver_sql(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS {stage} ON COMMIT DELETE ROWS "
            f"AS SELECT {names} FROM {table.name} WITH NO DATA"
        )
        connection.exec_driver_sql(f"TRUNCATE {stage}")
        _copy(connection, stage, columns, rows)
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {stage}{_on_conflict(columns, key)}"
        )


DIALECTS: dict[str, type[Dialect]] = {"sqlite": Sqlite, "postgresql": Postgres}


def _pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin transactions by itself, and late
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=NORMAL")  # in WAL mode safe against a killed process
    cursor.execute("PRAGMA cache_size=-8000")
    cursor.execute("PRAGMA wal_autocheckpoint=4000")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later cannot wait for another one: it would have to start anew.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _insert(table: Table, columns: Values) -> str:
    return f'INSERT INTO "{table.name}" ({_names(columns)}) VALUES ({", ".join("?" * len(columns))})'


def _on_conflict(columns: Values, key: Values) -> str:
    news = ", ".join(f'"{c}" = excluded."{c}"' for c in columns if c not in key)
    return f" ON CONFLICT ({_names(key)}) DO UPDATE SET {news}"


def _copy(connection: Connection, table: str, columns: Values, rows: list[Any]) -> None:
    import psycopg

    cursor = connection.connection.cursor()
    try:
        with cursor.copy(f'COPY "{table}" ({_names(columns)}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row([_without_nul(value) for value in row])
    except psycopg.Error as error:  # the driver's own, as the rest of the package knows them
        raise DBAPIError.instance(
            f"COPY {table}", None, error, psycopg.Error, hide_parameters=True, dialect=connection.dialect
        ) from error
    finally:
        cursor.close()


def _without_nul(value: Any) -> Any:
    return value.replace("\0", "\ufffd") if isinstance(value, str) and "\0" in value else value
