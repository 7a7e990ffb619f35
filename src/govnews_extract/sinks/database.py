"""Writing releases to a database by its SQLAlchemy URL; loading the same release twice changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Engine, create_engine, event, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from govnews_extract.errors import DatabaseError
from govnews_extract.records import Release
from govnews_extract.sinks.rows import rows_of
from govnews_extract.sinks.schema import CHILDREN, DATABASE_VERSION, meta, metadata, releases


class Database:
    """An open database; a context manager. Use `open_database`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def write(self, batch: Iterable[Release]) -> int:
        """Insert or replace releases in one transaction; returns how many. Raises `DatabaseError`."""
        newest = {release.id: release for release in batch}
        if not newest:
            return 0
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for release in newest.values():
            for name, found in rows_of(release).items():
                rows[name] += found
        try:
            with self.engine.begin() as connection:
                for table in reversed(CHILDREN):
                    connection.execute(table.delete().where(table.c.release_id.in_(newest)))
                connection.execute(releases.delete().where(releases.c.id.in_(newest)))
                for table in (releases, *CHILDREN):
                    if rows[table.name]:
                        connection.execute(insert(table), rows[table.name])
        except SQLAlchemyError as error:
            raise DatabaseError(f"{self._name}: {_reason(error)}") from error
        return len(newest)

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _name(self) -> str:
        return self.engine.url.render_as_string(hide_password=True)


def open_database(url: str) -> Database:
    """The database at a SQLAlchemy URL, with its tables made where they are missing.

    `sqlite:///releases.db` is a file in the working directory. Raises `DatabaseError` for a URL
    that cannot be opened and for a database that another version of this package made.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
            _check_folder(Path(str(parsed.database)))
        engine = create_engine(parsed)
    except ArgumentError:
        raise DatabaseError(f"{url}: not a database URL, such as sqlite:///releases.db") from None
    except ModuleNotFoundError as error:
        raise DatabaseError(f"{url}: the driver {error.name} is not installed") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    database = Database(engine)
    try:
        _check_version(engine)
    except SQLAlchemyError as error:
        database.close()
        raise DatabaseError(f"{url}: {_reason(error)}") from error
    return database


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise DatabaseError(f"{path}: the folder {path.parent} does not exist")


def _set_up_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


def _check_version(engine: Engine) -> None:
    metadata.create_all(engine)
    with engine.begin() as connection:
        version = connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar()
        if version is None:
            connection.execute(insert(meta).values(key="version", value=DATABASE_VERSION))
        elif version != DATABASE_VERSION:
            raise DatabaseError(
                f"{engine.url}: the database is of version {version}, this package writes {DATABASE_VERSION}"
            )


def _reason(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
