"""Where the commands write: output file, error file, progress bar."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import IO

import typer

from govnews_extract.errors import GovnewsError, InputError
from govnews_extract.records import Release

SOME_FAILED = 3
TRACES = ContextVar("traces", default=False)  # --debug
INTERRUPTED = 130


def say(line: str) -> None:
    """One line on standard error."""
    typer.echo(line, err=True)


def say_trace(error: BaseException) -> None:
    """Where an error comes from, under `--debug`."""
    if TRACES.get():
        say("".join(traceback.format_exception(error)).rstrip())


def printable(text: str) -> str:
    """`text` on one line, with control characters and marks of direction spelled out.

    >>> printable("甲\\n\\x1b[31m")
    '甲\\\\n\\\\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


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

    def __init__(self, path: Path | None, say: Callable[[str], None] = say) -> None:
        self.count = 0
        self._path = path
        self._say = say
        self._file: IO[str] | None = None

    def passing(self, items: Iterable[Release | InputError]) -> Iterator[Release]:
        """The releases among `items`; each error is noted."""
        for item in items:
            if isinstance(item, Release):
                yield item
            else:
                self.note(item.source, item.reason)
                say_trace(item)

    def note(self, source: str, reason: str, **more: object) -> None:
        """Name a failed input and its reason. Raises `GovnewsError` where the file takes no more."""
        self.count += 1
        self._say(printable(f"{source}: {reason}"))
        if self._file:
            row = {"input": source, **more, "reason": reason}
            try:
                self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
                self._file.flush()
            except OSError as error:
                raise GovnewsError(f"{self._path}: {error.strerror or error}") from error

    @property
    def exit_code(self) -> int:
        """0, or 3 where inputs failed."""
        return SOME_FAILED if self.count else 0

    def __enter__(self) -> ErrorLog:
        if self._path:
            try:
                self._file = self._path.open("w", encoding="utf-8", errors="backslashreplace")
            except OSError as error:
                raise GovnewsError(f"{self._path}: {error.strerror or error}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            with suppress(OSError):  # told when it was written
                self._file.close()
