"""Records from files: JSON lines, one JSON file, or a folder of JSON files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govnews_extract.errors import InputError


def read_records(path: str | Path) -> list[dict[str, Any]]:
    """The records of a `.jsonl` file (one a line), a `.json` file (one, or a list) or a folder of these.

    Raises InputError for a path that cannot be read, and for what is no JSON object with a key; the
    message names the file and the line.
    """
    path = Path(path)
    if path.is_dir():
        files = sorted(f for f in path.iterdir() if f.suffix in (".json", ".jsonl"))
        if not files:
            raise InputError(str(path), "no .json or .jsonl file in the folder")
        return [record for file in files for record in _read(file)]
    return list(_read(path))


def _read(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "not UTF-8") from error
    if path.suffix == ".json":
        whole = _parsed(str(path), text)
        for record in whole if isinstance(whole, list) else [whole]:
            yield _checked(str(path), record)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = f"{path}:{number}"
            yield _checked(where, _parsed(where, line))


def _parsed(where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError(where, f"not valid JSON: {error}") from error


def _checked(where: str, record: Any) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise InputError(where, f"a JSON object is wanted, not {type(record).__name__}")
    if not isinstance(record.get("source_id") or record.get("id"), str):
        raise InputError(where, "the record has neither `source_id` nor `id`")
    return record
