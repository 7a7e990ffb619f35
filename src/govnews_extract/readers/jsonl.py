"""JSON lines: `id`, `html` or `text`, and optionally `url`, `title`, `published_at`, `source`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from govnews_extract.errors import InputError
from govnews_extract.readers.inputs import Input


def read(path: Path) -> Iterator[Input | InputError]:
    """One input a line; a bad line comes as an `InputError` that names it, and the rest goes on."""
    try:
        with path.open("rb") as lines:
            yield from read_lines(str(path), lines)
    except OSError as error:
        yield InputError(str(path), error.strerror or str(error))


def read_lines(name: str, lines: Iterable[bytes]) -> Iterator[Input | InputError]:
    """The inputs of JSON lines that were read from `name`."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            yield _input(where, json.loads(line.decode("utf-8-sig")))
        except (ValueError, KeyError, TypeError) as error:
            yield InputError(where, _reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    return f"not valid JSON: {error}" if isinstance(error, json.JSONDecodeError) else str(error)


def _input(where: str, row: Any) -> Input:
    if not isinstance(row, dict):
        raise TypeError(f"a JSON object is wanted, not {type(row).__name__}")
    html, text = row.get("html"), row.get("text")
    content = html if isinstance(html, str) else text
    if not isinstance(content, str):
        raise TypeError("neither `html` nor `text` is a string")
    known = {key: _optional(row, key) for key in ("url", "title", "published_at")}
    key = row.get("id")
    return Input(
        where if key is None else str(key),
        content,
        media_type="text/html" if isinstance(html, str) else "text/plain",
        **known,
    )


def _optional(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise TypeError(f"`{key}` is not a string")
    return value
