"""Parquet: `id`, `html` or `text`, and optionally `url`, `title`, `published_at`, `source`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govnews_extract.errors import InputError
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.opening import needed, shown
from govnews_extract.readers.rows import COLUMNS, from_row

_ROWS_AT_ONCE = 16


def read(path: Path) -> Iterator[Input | InputError]:
    """One input a row, by row groups; one that is damaged is named by its first row, and the rest goes on."""
    name = shown(path)
    parquet = needed("pyarrow.parquet", "arrow", name)
    with path.open("rb") as stream:
        try:
            file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
        except (OSError, ValueError) as error:
            raise InputError(name, f"not a whole Parquet file: {_line(error)}") from None
        with file:
            names = file.schema_arrow.names
            if not {"html", "text"} & set(names):
                raise InputError(name, f"no column `html` or `text`: its columns are {' '.join(names)}")
            yield from _groups(name, file, [column for column in COLUMNS if column in names])


def _groups(name: str, file: Any, columns: list[str]) -> Iterator[Input | InputError]:
    first = 1
    for group in range(file.num_row_groups):
        number = first
        try:
            for batch in file.iter_batches(
                _ROWS_AT_ONCE, row_groups=[group], columns=columns, use_threads=False
            ):
                for row in batch.to_pylist():
                    yield _input(f"{name}:{number}", row)
                    number += 1
        except (OSError, ValueError) as error:
            yield InputError(
                f"{name}:{number}", f"damaged from this row to the end of its group: {_line(error)}"
            )
        first += file.metadata.row_group(group).num_rows


def _input(where: str, row: dict[str, object]) -> Input | InputError:
    try:
        return from_row(where, row)
    except ValueError as error:
        return InputError(where, str(error))


def _line(error: Exception) -> str:
    return str(error).partition("\n")[0]
