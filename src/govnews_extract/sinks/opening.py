"""Opening a database by URL: made where it is missing, migrated where an older version made it."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, insert, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from govnews_extract.errors import DatabaseError
from govnews_extract.sinks import ledger
from govnews_extract.sinks.database import Database, _reason
from govnews_extract.sinks.dialects import DIALECTS
from govnews_extract.sinks.migrations import STEPS, migrate, version_of
from govnews_extract.sinks.schema import DATABASE_VERSION, meta, metadata
from govnews_extract.sinks.search import create_search
from govnews_extract.sinks.views import create_views

FILES = (".db", ".sqlite", ".sqlite3")
_LEDGER = ledger.runs  # the ledger's tables are made with those of the record
_TURNS = 200


def open_database(url: str, *, create: bool = True) -> Database:
    """The database at a URL or at the path of a SQLite file, with its tables made where they are missing.

    `sqlite:///releases.db` and `releases.db` are a file in the working directory,
    `postgresql://user:password@host/name` a PostgreSQL server. With `create=False` it must be there. A
    database that an older version made is brought to this one's schema, in one transaction. Raises
    `DatabaseError` for what cannot be opened and for a database of a version that is too old or too new.
    """
    parsed = _parsed(url)
    dialect_of = DIALECTS.get(parsed.get_backend_name())
    shown = parsed.render_as_string(hide_password=True)
    if dialect_of is None:
        raise DatabaseError(f"{shown}: databases are SQLite and PostgreSQL, not {parsed.get_backend_name()}")
    if parsed.get_backend_name() == "sqlite":
        _check_file(parsed, create)
    dialect = dialect_of()
    try:
        engine = create_engine(parsed, connect_args=dialect.connect_args(), hide_parameters=True)
    except ArgumentError as error:
        raise DatabaseError(f"{shown}: {error}") from None
    except ModuleNotFoundError as error:
        extra = " (pip install 'govnews-extract[postgres]')" if error.name == "psycopg" else ""
        raise DatabaseError(f"{shown}: the driver {error.name} is not installed{extra}") from None
    dialect.prepare(engine)
    database = Database(engine)
    try:
        _check_version(engine, shown, create)
    except SQLAlchemyError as error:
        database.close()
        raise DatabaseError(f"{shown}: {_reason(error)}") from error
    except DatabaseError:
        database.close()
        raise
    return database


def is_database(target: str) -> bool:
    """Whether a target is a database's URL or the path of a SQLite file.

    >>> [is_database(t) for t in ("sqlite:///a.db", "a.db", "postgresql://h/d", "a.jsonl")]
    [True, True, True, False]
    """
    return "://" in target or Path(target).suffix.lower() in FILES


def _parsed(url: str) -> URL:
    if "://" not in url and Path(url).suffix.lower() in FILES:
        return URL.create("sqlite", database=url)
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseError(
            f"{url}: not a database, such as releases.db, sqlite:///releases.db or postgresql://user@host/name"
        ) from None
    if parsed.drivername in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _check_file(url: URL, create: bool) -> None:
    name = str(url.database or "")
    if name in ("", ":memory:") or name.startswith("file:"):
        return
    path = Path(name)
    if not path.parent.is_dir():
        raise DatabaseError(f"{path}: the folder {path.parent} does not exist")
    if not create and not path.is_file():
        raise DatabaseError(f"{path}: no such file")


def _check_version(engine: Engine, shown: str, create: bool) -> None:
    if create and engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            _use_wal(connection, shown)
    with engine.connect() as connection:
        version = version_of(connection)
    if version is None and create:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            DIALECTS[engine.dialect.name]().lock(connection)
            version = version_of(connection) or _create(connection, shown)  # another run may have been faster
    if version in STEPS:
        try:
            version = migrate(engine)
        except SQLAlchemyError as error:
            raise DatabaseError(
                f"{shown}: the database is of version {version} and could not be brought to version "
                f"{DATABASE_VERSION}: {_reason(error)}"
            ) from error
    if version is None:
        raise DatabaseError(f"{shown}: no database of govnews-extract")
    if version != DATABASE_VERSION:
        raise DatabaseError(
            f"{shown}: the database is of version {version}, this package reads and writes version "
            f"{DATABASE_VERSION}: load the archive into a new one"
        )


def _create(connection: Connection, shown: str) -> str:
    taken = set(inspect(connection).get_table_names()) & set(metadata.tables)
    if taken:
        raise DatabaseError(f"{shown}: holds tables of somebody else: {', '.join(sorted(taken))}")
    metadata.create_all(connection)
    create_views(connection)
    create_search(connection)
    connection.execute(insert(meta).values(key="version", value=DATABASE_VERSION))
    return DATABASE_VERSION


def _use_wal(connection: Connection, shown: str) -> None:
    # Not within a transaction: the mode is the file's, and stays.
    raw = connection.connection.driver_connection
    assert raw is not None
    for turn in range(_TURNS):
        try:
            cursor = raw.cursor()
            try:
                cursor.execute("PRAGMA journal_mode=WAL")
            finally:
                cursor.close()
            return
        except sqlite3.Error as error:
            # SQLite does not wait here by itself for another run that opens the same new file.
            if "locked" not in str(error) or turn == _TURNS - 1:
                raise DatabaseError(f"{shown}: {error}") from error
            time.sleep(0.05)
