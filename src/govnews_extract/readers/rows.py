"""A row of named values (a JSON object, a CSV line, a Parquet row) as one input."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from govnews_extract.readers.bounds import MAX_PAGE
from govnews_extract.readers.inputs import Input

COLUMNS = ("id", "html", "text", "url", "title", "published_at", "source")


def from_row(where: str, row: Mapping[str, object]) -> Input:
    """The input of a row; `where` is its id if it has none. Raises `ValueError` that says what is wrong.

    >>> from_row("a.csv:2", {"text": "通知", "url": ""})
    Input(source_id='a.csv:2', content='通知', url=None, title=None, published_at=None, \
media_type='text/plain', source=None, charset=None, captured_at=None)
    """
    html, text = row.get("html"), row.get("text")
    is_html = isinstance(html, (str, bytes)) and (bool(html) or not isinstance(text, (str, bytes)))
    content = html if is_html else text
    if not isinstance(content, (str, bytes)):
        raise ValueError("neither `html` nor `text` is a string")
    if len(content) > MAX_PAGE:
        raise ValueError(f"larger than the {MAX_PAGE:,} bytes that a page may have")
    return Input(
        _key(row.get("id")) or where,
        content,
        url=_string(row, "url"),
        title=_string(row, "title"),
        published_at=_string(row, "published_at"),
        source=_string(row, "source"),
        media_type="text/html" if is_html else "text/plain",
    )


def _key(value: object) -> str | None:
    if value is None or value != value:  # NaN is what a data frame stores for nothing
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    raise ValueError("`id` is neither a string nor a whole number")


def _string(row: Mapping[str, object], name: str) -> str | None:
    value = row.get(name)
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None or value != value:
        return None
    if not isinstance(value, str):
        raise ValueError(f"`{name}` is not a string")
    return value or None
