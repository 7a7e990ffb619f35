"""The record as one nested row of Arrow, for Parquet files and for engines that speak Arrow."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from govnews_extract.errors import GovnewsError
from govnews_extract.records import Release

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


def arrow() -> Any:
    """The package pyarrow; raises `GovnewsError` where it is missing."""
    try:
        import pyarrow
    except ModuleNotFoundError:
        raise GovnewsError("pyarrow is not installed (pip install 'govnews-extract[arrow]')") from None
    return pyarrow


@cache
def release_schema() -> pa.Schema:
    """One row a release. Dates are dates; `published_at`, a date or a moment, is ISO 8601 text."""
    pa = arrow()
    text, day, number = pa.string(), pa.date32(), pa.int32()

    def struct(*texts: str, **others: Any) -> Any:
        return pa.struct([(name, text) for name in texts] + list(others.items()))

    span = struct(start=number, end=number, text=text, rule=text)
    evidence, words = pa.list_(span), pa.list_(text)
    site = struct("name", "domain", "id_code")
    document = struct(
        "title", "subtitle", "url", "published_at",
        document_date=day, source=text, site=site, column=text, document_number=text, index_number=text,
        bylines=pa.list_(struct("name", "role")), attachments=pa.list_(struct("title", "url")),
        encoding=text, text=text,
    )  # fmt: skip
    body = struct("name", "full_name", "role", "division_code", "basis", evidence=evidence)
    event = struct(
        "name", start=day, end=day, part_of_day=text, time=text, place=text, precision=text,
        inferred=words, evidence=evidence,
    )  # fmt: skip
    post = struct("title", "organization", "position", "status", inferred=words, evidence=evidence)
    official = struct(
        "name", posts=pa.list_(post), roles=words, gender=text, ethnicity=text, birth=text, mentions=evidence
    )
    period = struct(
        "subject", start=day, end=day, duration=text, approximate=pa.bool_(), raw=text,
        inferred=words, evidence=evidence,
    )  # fmt: skip
    contact = struct(
        "kind", "value", "raw", "label", "owner", "extension", "e164", "postcode",
        inferred=words, evidence=evidence,
    )  # fmt: skip
    session = struct(days=words, opens=text, closes=text, valid_from=day, valid_through=day)
    hours = struct(
        "label", "owner", "raw",
        periods=pa.list_(session), opening_hours=text, inferred=words, evidence=evidence,
    )  # fmt: skip
    relative = pa.struct([("count", number), ("unit", text), ("from", text)])
    deadline = struct(
        date=day, time=text, start=day, subject=text, raw=text, relative=relative,
        inferred=words, evidence=evidence,
    )  # fmt: skip
    return pa.schema(
        [
            ("schema_version", text),
            ("id", text),
            ("source_id", text),
            ("content_hash", text),
            ("document", document),
            ("genre", text),
            ("issuing_body", body),
            ("bodies", pa.list_(body)),
            ("events", pa.list_(event)),
            ("officials", pa.list_(official)),
            ("periods", pa.list_(period)),
            ("contacts", pa.list_(contact)),
            ("service_hours", pa.list_(hours)),
            ("deadlines", pa.list_(deadline)),
            ("unresolved", pa.list_(struct("field", "text", "reason", evidence=evidence))),
            ("warnings", pa.list_(struct("code", "message"))),
            ("event_date", day),
        ]
    )


def row_of(release: Release) -> Row:
    """The release as a row of `release_schema`."""
    row = release.model_dump(by_alias=True)
    published = release.document.published_at
    row["document"]["published_at"] = published.isoformat() if published else None
    return row


def release_of_row(row: Row) -> Release:
    """The release of a row, as Arrow gives it to Python or as JSON text was read.

    >>> from govnews_extract import extract
    >>> release = extract("市水利局局长程远山主持会议。")
    >>> release_of_row(row_of(release)) == release
    True
    """
    record = {name: value for name, value in row.items() if name != "event_date"}
    published = record["document"]["published_at"]
    if isinstance(published, str):  # a validator would make midnight of what is printed to the day
        kind = dt.date if len(published) == 10 else dt.datetime
        record["document"] = record["document"] | {"published_at": kind.fromisoformat(published)}
    return Release.model_validate(record)
