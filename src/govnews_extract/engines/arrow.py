"""Pages in batches of Arrow, records in batches of Arrow: what every engine of this kind can call.

A batch of pages has a column `content` (or `html` or `text`), binary or text, and any of `source_id`
(or `id`), `url`, `title`, `published_at`, `media_type`, `charset`, `source`; other columns are not read. Of
every row comes one row, in its place: the record, or nulls and the reason in `error`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

import pyarrow as pa

from govnews_extract.extraction import Extractor
from govnews_extract.sinks.arrow import release_schema, row_of

ARROW_SCHEMA: pa.Schema = release_schema().append(pa.field("error", pa.string()))

_CONTENT = {"content": None, "html": "text/html", "text": "text/plain"}
_KNOWN = ("url", "title", "published_at", "media_type", "charset")
_ROWS = 256  # records that one batch holds, so that memory does not grow with the batches that come in


def extract_batches(
    batches: Iterator[pa.RecordBatch], *, extractor: Extractor | None = None
) -> Iterator[pa.RecordBatch]:
    """Records of pages, batch by batch, in the columns of `ARROW_SCHEMA`. Never raises for what it is given.

    It can be pickled, and is Spark's `mapInArrow` function as it is; own words go in by
    `functools.partial(extract_batches, extractor=Extractor(lexicons=…))`.

    >>> pages = pa.RecordBatch.from_pydict({"id": ["a", "b"], "text": ["市长程远山主持会议。", None]})
    >>> (found,) = extract_batches(iter([pages]))
    >>> found["source_id"].to_pylist(), found["error"].to_pylist()
    (['a', 'b'], [None, 'no content'])
    """
    chosen = extractor or _default()
    for batch in batches:
        columns = {name: batch.column(n) for n, name in enumerate(batch.schema.names)}
        for start in range(0, batch.num_rows, _ROWS):
            rows = range(start, min(start + _ROWS, batch.num_rows))
            yield pa.RecordBatch.from_pylist([_row(columns, n, chosen) for n in rows], ARROW_SCHEMA)


def extract_table(table: pa.Table, *, extractor: Extractor | None = None) -> pa.Table:
    """The same for one table: what Ray Data's `map_batches(…, batch_format="pyarrow")` calls."""
    return pa.Table.from_batches(extract_batches(iter(table.to_batches()), extractor=extractor), ARROW_SCHEMA)


@cache
def _default() -> Extractor:
    return Extractor()


def _row(columns: dict[str, pa.Array], n: int, extractor: Extractor) -> dict[str, Any]:
    def cell(name: str) -> Any:  # Arrow holds texts and times that Python has none for
        return columns[name][n].as_py() if name in columns else None

    source_id = None
    try:
        key = cell("source_id" if "source_id" in columns else "id")
        source_id = None if key is None else str(key)
        name = next((name for name in _CONTENT if cell(name) is not None), None)
        if name is None:
            return {"source_id": source_id, "error": "no content"}
        known = {key: _text(cell(key)) for key in _KNOWN}
        known["media_type"] = known["media_type"] or _CONTENT[name]
        release = extractor.extract(
            cell(name), source_id=source_id, source_name=_text(cell("source")), **known
        )
        return row_of(release)
    except Exception as error:  # a defect on one page must not end a job over a million
        return {"source_id": source_id, "error": f"{type(error).__name__}: {error}"}


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, dt.date) else str(value)
