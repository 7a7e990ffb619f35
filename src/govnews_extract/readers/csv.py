"""CSV with a header line: `id`, `html` or `text`, and optionally `url`, `title`, `published_at`, `source`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from govnews_extract.errors import InputError
from govnews_extract.readers import bounds
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.opening import encoding_of, opened, shown
from govnews_extract.readers.rows import COLUMNS, from_row


def read(path: Path) -> Iterator[Input | InputError]:
    """One input a row, other columns left alone; a bad row is named by its line, and the rest goes on.

    UTF-8, or GB18030 as spreadsheets on Chinese Windows write it.
    """
    name = shown(path)
    # The csv module knows only one limit for the whole process, and 128 kB is less than many a page.
    csv.field_size_limit(max(csv.field_size_limit(), bounds.MAX_PAGE))
    with opened(path) as stream:
        rows = csv.reader(_decoded(bounds.lines(stream)), strict=True)
        try:
            header = [cell.strip().lower() for cell in next(rows, [])]
            if not {"html", "text"} & set(header):
                columns = " ".join(header) or "none"
                raise InputError(name, f"no column `html` or `text`: its columns are {columns}")
            yield from _rows(name, header, rows)
        except csv.Error as error:
            raise InputError(name, f"its first line is no header: {error}") from None
        except bounds.DAMAGED as error:
            yield InputError(f"{name}:{rows.line_num + 1}", bounds.reason(error))


def _rows(name: str, header: list[str], rows: Any) -> Iterator[Input | InputError]:
    line = rows.line_num
    while True:
        where = f"{name}:{line + 1}"
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(where, f"not valid CSV: {error}")
        else:
            if cells:
                yield _input(where, header, cells)
        line = rows.line_num


def _input(where: str, header: list[str], cells: list[str]) -> Input | InputError:
    if len(cells) != len(header):
        return InputError(where, f"{len(cells)} cells where the header has {len(header)}")
    try:
        "".join(cells).encode()
        return from_row(where, {k: v for k, v in zip(header, cells, strict=True) if k in COLUMNS and v})
    except UnicodeEncodeError:
        return InputError(where, "its characters cannot be decoded")
    except ValueError as error:
        return InputError(where, str(error))


def _decoded(lines: Iterable[bytes | None]) -> Iterator[str]:
    """The first line that is not ASCII decides; a later one that does not fit keeps its bytes as surrogates."""
    encoding = None
    for number, line in enumerate(lines):
        if line is None:
            raise bounds.Refused(f"a line of more than {bounds.MAX_PAGE:,} bytes")
        if number == 0:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if encoding is None and not line.isascii():
            encoding = encoding_of(line)
        yield line.decode(encoding or "ascii", "surrogateescape")
