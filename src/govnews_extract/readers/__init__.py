"""Inputs by path: pages, folders, tables, archives, standard input. See `read_paths`.

To add a format, write one module with a `read(path) -> Iterator[Input | InputError]` and name its
endings in `FORMATS`. What `read` raises as `OSError` or `InputError` is told as the error of the whole file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers.inputs import Input

__all__ = ["FORMATS", "READERS", "Input", "ending", "read_paths"]

Reader = Callable[[Path], Iterator[Input | InputError]]

# Module of this package: the endings that it reads.
FORMATS = {
    "page": ".html .htm .shtml .xhtml .txt",
    "mhtml": ".mhtml .mht",
    "jsonl": ".jsonl .jsonl.gz .jsonl.zst",
    "csv": ".csv .csv.gz .csv.zst",
    "parquet": ".parquet",
    "zip": ".zip",
    "tar": ".tar .tar.gz .tgz .tar.bz2 .tbz2 .tar.xz .txz .tar.zst .tzst",
    "warc": ".warc .warc.gz .arc .arc.gz",
    "wacz": ".wacz",
}
# Ending: the module that reads it, loaded when the first such file is met.
READERS: dict[str, str] = {ending: name for name, endings in FORMATS.items() for ending in endings.split()}


def ending(name: str) -> str | None:
    """The longest known ending of a file name.

    >>> ending("2023.通知.TAR.GZ"), ending("a.pdf")
    ('.tar.gz', None)
    """
    parts = name.lower().split(".")
    ends = ("." + ".".join(parts[at:]) for at in range(1, len(parts)))
    return next((end for end in ends if end in READERS), None)


def read_paths(
    paths: Iterable[str | Path], *, include: Iterable[str] = (), limit: int | None = None
) -> Iterator[Input | InputError]:
    """Inputs of all paths in order; what cannot be read comes as an `InputError` in its place.

    A folder is searched to its depth for files of known endings, in sorted order; `include` are patterns
    (`*.html`, `2023/*`) of which its files must match one. `-` is standard input: JSON lines if its first
    line opens a JSON object, else one page. After `limit` inputs nothing more is read; errors do not count.
    Everything is read when it is asked for: the first input is there before the second file is opened.

    >>> for item in read_paths(["nowhere.html", "letter.pdf"]):
    ...     print(type(item).__name__, item.source)
    InputError nowhere.html
    InputError letter.pdf
    """
    left = limit
    patterns = tuple(include)
    for item in (item for path in paths for item in _read_path(path, patterns)):
        if left is not None:
            if left <= 0:
                return
            left -= isinstance(item, Input)
        yield item


def _read_path(path: str | Path, include: tuple[str, ...]) -> Iterator[Input | InputError]:
    if str(path) == "-":
        from govnews_extract.readers import stdin

        yield from stdin.read(sys.stdin.buffer)
        return
    path = Path(path)
    if not path.is_dir():
        yield from _read_file(path)
        return
    from govnews_extract.readers import folder

    for file in folder.files(path, lambda name: ending(name) is not None, include):
        if isinstance(file, InputError):
            yield file
        else:
            yield from _read_file(file)


def _read_file(path: Path) -> Iterator[Input | InputError]:
    from govnews_extract.readers.opening import shown

    known = ending(path.name)
    if known is None:
        why = f"unknown ending {path.suffix!r}: known are {' '.join(READERS)}"
        yield InputError(shown(path), why if path.exists() else "no such file or folder")
        return
    try:
        reader: Reader = import_module(f"{__name__}.{READERS[known]}").read
        yield from reader(path)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(shown(path), error.strerror or str(error))
