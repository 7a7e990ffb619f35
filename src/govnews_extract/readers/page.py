"""One saved page or text a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers.bounds import read_page
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.opening import shown


def read(path: Path) -> Iterator[Input | InputError]:
    """The file's bytes; its path is the `source_id`."""
    with path.open("rb") as stream:
        content = read_page(stream)
    yield from_bytes(shown(path), content, path.name)


def from_bytes(source_id: str, content: bytes, name: str) -> Input:
    """The page or text that is stored under `name`: .txt is text, in others the content decides."""
    return Input(source_id, content, media_type="text/plain" if name.lower().endswith(".txt") else None)
