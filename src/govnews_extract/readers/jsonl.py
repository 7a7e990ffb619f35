"""JSON lines: `id`, `html` or `text`, and optionally `url`, `title`, `published_at`, `source`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers import bounds
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.opening import opened, shown
from govnews_extract.readers.rows import from_row


def read(path: Path) -> Iterator[Input | InputError]:
    """One input a line; a bad line comes as an `InputError` that names it, and the rest goes on."""
    with opened(path) as stream:
        yield from read_lines(shown(path), bounds.lines(stream))


def read_lines(name: str, lines: Iterable[bytes | None]) -> Iterator[Input | InputError]:
    """The inputs of JSON lines that are read from `name`; `None` stands for a line that is too long."""
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            if line is None or line.strip():
                yield _input(f"{name}:{number}", line)
    except bounds.DAMAGED as error:
        yield InputError(f"{name}:{number + 1}", bounds.reason(error))


def _input(where: str, line: bytes | None) -> Input | InputError:
    if line is None:
        return InputError(where, f"a line of more than {bounds.MAX_PAGE:,} bytes")
    try:
        row = json.loads(line.decode("utf-8-sig"))
        if not isinstance(row, dict):
            return InputError(where, f"a JSON object is wanted, not {type(row).__name__}")
        return from_row(where, row)
    except UnicodeDecodeError:
        return InputError(where, "not UTF-8")
    except json.JSONDecodeError as error:
        return InputError(where, f"not valid JSON: {error}")
    except RecursionError:
        return InputError(where, "not valid JSON: nested too deeply")
    except ValueError as error:
        return InputError(where, str(error))
