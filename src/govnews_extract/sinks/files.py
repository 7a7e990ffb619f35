"""Releases as files: JSON lines, Parquet, a folder of CSV tables. A file appears only once it is whole."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol

from govnews_extract.errors import GovnewsError
from govnews_extract.records import Release
from govnews_extract.sinks import rows
from govnews_extract.sinks.arrow import arrow, release_of_row, release_schema, row_of
from govnews_extract.sinks.schema import COLUMNS

# A spreadsheet takes a cell that begins so for a formula; the apostrophe makes it text.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Encode(Protocol):
    """Makes of a release what the sink writes; runs in the worker processes."""

    def __call__(self, release: Release, /) -> bytes: ...


def record_json(release: Release) -> bytes:
    """The record as one line of JSON."""
    return release.model_dump_json(by_alias=True).encode()


class FileSink(ABC):
    """A file or folder to be written; a context manager. Use `open_file`."""

    encode: Encode = staticmethod(record_json)

    def __init__(self, path: Path) -> None:
        self.path = path
        self._part = path.with_name(path.name + ".part")

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    @abstractmethod
    def write(self, payloads: Sequence[bytes]) -> None:
        """Write encoded releases. Raises `GovnewsError` where the file takes no more."""

    @abstractmethod
    def _finish(self) -> None:
        """Close what is open."""

    def __enter__(self) -> FileSink:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            try:
                self._finish()
            except (OSError, GovnewsError) as late:
                if error is None:
                    raise told(self.path, late) from late
            if error is None:
                self._appear()
        finally:
            _remove(self._part)

    def _appear(self) -> None:
        try:
            if self.path.is_dir():
                shutil.rmtree(self.path)
            self._part.replace(self.path)
        except OSError as error:
            raise told(self.path, error) from error


class JsonLines(FileSink):
    """One record a line."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        try:
            self._out = _opened(self._part, path.suffix.lower())
        except OSError as error:
            raise told(path, error) from error

    def write(self, payloads: Sequence[bytes]) -> None:
        try:
            for payload in payloads:
                self._out.write(payload + b"\n")
        except OSError as error:
            raise told(self.path, error) from error

    def _finish(self) -> None:
        self._out.close()


class Parquet(FileSink):
    """One nested row a release; see `arrow.release_schema`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        arrow()
        from pyarrow.parquet import ParquetWriter

        try:
            self._writer = ParquetWriter(self._part, release_schema(), compression="zstd")
        except OSError as error:
            _remove(self._part)
            raise told(path, error) from error

    def write(self, payloads: Sequence[bytes]) -> None:
        found = [row_of(release_of_row(json.loads(payload))) for payload in payloads]
        try:
            if found:
                self._writer.write_table(arrow().Table.from_pylist(found, release_schema()))
        except OSError as error:
            raise told(self.path, error) from error

    def _finish(self) -> None:
        self._writer.close()


class CsvFolder(FileSink):
    """One file a table of the database, with its columns; cells are safe to open in a spreadsheet."""

    encode = staticmethod(rows.encode)

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._files: list[IO[str]] = []
        self._writers: dict[str, Any] = {}
        if path.is_dir() and any(item.suffix != ".csv" for item in path.iterdir()):
            raise GovnewsError(f"{path}: the folder holds other files than CSV: it is not replaced")
        try:
            _remove(self._part)
            self._part.mkdir()
            for name, columns in COLUMNS.items():
                file = (self._part / f"{name}.csv").open("w", encoding="utf-8-sig", newline="")
                self._files.append(file)
                self._writers[name] = csv.writer(file)
                self._writers[name].writerow(columns)
        except OSError as error:
            self.__exit__(type(error), error, None)
            raise told(path, error) from error

    def write(self, payloads: Sequence[bytes]) -> None:
        try:
            for payload in payloads:
                for name, found in json.loads(payload).items():
                    self._writers[name].writerows([_safe(value) for value in row] for row in found)
        except OSError as error:
            raise told(self.path, error) from error

    def _finish(self) -> None:
        for file in self._files:
            file.close()


_SINKS: dict[str, type[FileSink]] = {
    ".jsonl": JsonLines,
    ".jsonl.gz": JsonLines,
    ".jsonl.zst": JsonLines,
    ".parquet": Parquet,
    ".csv": CsvFolder,
}


def open_file(path: Path) -> FileSink:
    """The sink of a path by its ending.

    Raises `GovnewsError` for another ending and for a path that cannot be written.
    """
    for ending, kind in _SINKS.items():
        if path.name.lower().endswith(ending):
            return kind(path)
    raise GovnewsError(
        f"{path}: neither a database (releases.db, sqlite:///…, postgresql://…) nor a file of a known "
        f"ending ({' '.join(_SINKS)}; .csv is a folder with one file a table)"
    )


def told(path: Path, error: OSError | GovnewsError) -> GovnewsError:
    """The error as one line that names the path."""
    if isinstance(error, GovnewsError):
        return error
    return GovnewsError(f"{path}: {error.strerror or error}")


def _opened(path: Path, ending: str) -> IO[bytes] | gzip.GzipFile:
    if ending == ".gz":
        return gzip.open(path, "wb", compresslevel=6)
    if ending == ".zst":
        try:
            import zstandard
        except ModuleNotFoundError:
            raise GovnewsError(f"{path}: zstandard is not installed (pip install zstandard)") from None
        return zstandard.open(path, "wb")  # type: ignore[no-any-return]
    return path.open("wb")


def _safe(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULAS) else value


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
