"""The files of a folder, to its depth, in sorted order and without a list of all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers.opening import shown


def files(
    folder: Path, wanted: Callable[[str], bool], include: tuple[str, ...]
) -> Iterator[Path | InputError]:
    """Files whose name is `wanted` and, if patterns are given, matches one.

    A pattern is compared with the file's name and with its path inside the folder; `*` also matches `/`.
    What a browser saves beside a page (`通知_files` beside `通知.html`) belongs to the page and is left out.
    """
    found = False
    for item in _walk(folder):
        if isinstance(item, InputError):
            yield item
        elif wanted(item.name) and _included(item, folder, include):
            found = True
            yield item
    if not found:
        patterns = f" that matches {' or '.join(include)}" if include else ""
        yield InputError(shown(folder), f"no file of a known ending{patterns} in the folder")


def _included(path: Path, folder: Path, include: tuple[str, ...]) -> bool:
    inside = path.relative_to(folder).as_posix()
    return not include or any(fnmatchcase(inside, p) or fnmatchcase(path.name, p) for p in include)


def _walk(folder: Path) -> Iterator[Path | InputError]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield InputError(shown(folder), error.strerror or str(error))
        return
    pages = {Path(entry.name).stem for entry in found if entry.name.lower().endswith((".html", ".htm"))}
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            if _belongs_to(entry.name) not in pages:
                yield from _walk(Path(entry.path))
        elif not entry.name.startswith("._") and _is_file(entry):
            yield Path(entry.path)


def _belongs_to(name: str) -> str | None:
    """The stem of the page that a folder of this name belongs to."""
    for ending in ("_files", ".files"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return None


def _is_file(entry: os.DirEntry[str]) -> bool:
    return entry.is_file() or (entry.is_symlink() and not entry.is_dir())  # a dead link is reported when read
