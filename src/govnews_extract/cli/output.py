"""Where the commands write: output file, error file, progress bar."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, TypeVar

import typer

from govnews_extract.errors import GovnewsError, InputError
from govnews_extract.records import Release

T = TypeVar("T")
SOME_FAILED = 3


@contextmanager
def opened(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that only appears under its name once it is whole."""
    if path is None:
        yield sys.stdout
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        part.replace(path)
    except OSError as error:
        raise GovnewsError(f"{path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


class ErrorLog:
    """Names each failed input on stderr and, if a file is given, as a JSON line in it."""

    def __init__(self, path: Path | None) -> None:
        self.count = 0
        self._path = path
        self._file: IO[str] | None = None

    def passing(self, items: Iterable[Release | InputError]) -> Iterator[Release]:
        """The releases among `items`; each error is noted."""
        for item in items:
            if isinstance(item, Release):
                yield item
            else:
                self.note(item)

    def note(self, error: InputError) -> None:
        """Name a failed input and its reason."""
        self.count += 1
        typer.echo(f"{error.source}: {error.reason}", err=True)
        if self._file:
            row = {"input": error.source, "reason": error.reason}
            self._file.write(json.dumps(row, ensure_ascii=False) + "\n")

    @property
    def exit_code(self) -> int:
        """0, or 3 where inputs failed."""
        return SOME_FAILED if self.count else 0

    def __enter__(self) -> ErrorLog:
        if self._path:
            try:
                self._file = self._path.open("w", encoding="utf-8")
            except OSError as error:
                raise GovnewsError(f"{self._path}: {error.strerror or error}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()


def progress(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, with a bar on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        for item in items:
            yield item
            bar.advance(task)
