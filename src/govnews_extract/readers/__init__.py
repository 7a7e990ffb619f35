"""Inputs by path: files, folders, JSON lines, standard input. See `read_paths`.

To add a format, write one module with a `read(path) -> Iterator[Input | InputError]` and name its
endings in `READERS`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers import jsonl, page
from govnews_extract.readers.inputs import Input

__all__ = ["READERS", "Input", "read_paths"]

Reader = Callable[[Path], Iterator[Input | InputError]]

READERS: dict[str, Reader] = {
    ".html": page.read,
    ".htm": page.read,
    ".shtml": page.read,
    ".txt": page.read,
    ".jsonl": jsonl.read,
}


def read_paths(paths: Iterable[str | Path]) -> Iterator[Input | InputError]:
    """Inputs of all paths in order; what cannot be read comes as an `InputError` in its place.

    A folder is searched to its depth for files of known endings, in sorted order. `-` is standard
    input: JSON lines if its first line is a JSON object, else one page.
    """
    for path in paths:
        if str(path) == "-":
            yield from _standard_input()
        else:
            yield from _read_path(Path(path))


def _read_path(path: Path) -> Iterator[Input | InputError]:
    if path.is_dir():
        found = False
        for file in sorted(p for p in path.rglob("*") if p.suffix.lower() in READERS and p.is_file()):
            found = True
            yield from READERS[file.suffix.lower()](file)
        if not found:
            yield InputError(str(path), f"no file of a known ending ({' '.join(READERS)}) in the folder")
    elif not path.exists():
        yield InputError(str(path), "no such file or folder")
    elif (reader := READERS.get(path.suffix.lower())) is None:
        yield InputError(str(path), f"unknown ending {path.suffix!r}: known are {' '.join(READERS)}")
    else:
        yield from reader(path)


def _standard_input() -> Iterator[Input | InputError]:
    content = sys.stdin.buffer.read()
    if content.lstrip()[:1] == b"{":
        yield from jsonl.read_lines("<stdin>", content.splitlines())
    else:
        yield Input("-", content)
