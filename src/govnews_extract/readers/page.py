"""One saved page or text a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers.inputs import Input


def read(path: Path) -> Iterator[Input | InputError]:
    """The file's bytes; its path is the `source_id`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        yield InputError(str(path), error.strerror or str(error))
        return
    media_type = "text/plain" if path.suffix.lower() == ".txt" else None
    yield Input(str(path), content, media_type=media_type)
