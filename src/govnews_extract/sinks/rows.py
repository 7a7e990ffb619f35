"""A release as rows of the tables of `schema`, and as the JSON of these rows that crosses processes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import JSON

from govnews_extract.records import Evidence, Model, Release
from govnews_extract.sinks.schema import COLUMNS, TABLES

Row = dict[str, Any]
Rows = dict[str, list[Row]]
LISTS = (
    "bodies", "events", "officials", "contacts", "service_hours", "deadlines", "periods", "unresolved", "warnings",
)  # fmt: skip
HEAD = (
    "url", "title", "subtitle", "document_date", "source", "column", "document_number", "index_number",
    "encoding", "text",
)  # fmt: skip
ISSUER = {"name": "issuing_body"} | {
    name: f"issuing_body_{name}" for name in ("full_name", "role", "division_code", "basis")
}
_JSON = {(t.name, c.name) for t in TABLES for c in t.columns if isinstance(c.type, JSON)}


def rows_of(release: Release) -> Rows:
    """Table name → rows, the release itself first.

    >>> from govnews_extract import extract
    >>> rows = rows_of(extract("市水利局局长程远山主持会议。"))
    >>> rows["officials"][0]["name"], rows["posts"][0]["title"]
    ('程远山', '市水利局局长')
    """
    key = release.id
    tables: Rows = {name: [] for name in COLUMNS}
    tables["releases"].append(_release_row(release))
    for name in LISTS:
        rows = tables[name]
        for n, item in enumerate(getattr(release, name)):
            rows.append({"release_id": key, "n": n, **_columns(name, item)})
    for n, official in enumerate(release.officials):
        for m, post in enumerate(official.posts):
            tables["posts"].append({"release_id": key, "official_n": n, "n": m, **_columns("posts", post)})
        for m, role in enumerate(official.roles):
            tables["roles"].append({"release_id": key, "official_n": n, "n": m, "role": role})
    for n, hours in enumerate(release.service_hours):
        for m, period in enumerate(hours.periods):
            columns = _columns("service_periods", period)
            tables["service_periods"].append({"release_id": key, "service_hours_n": n, "n": m, **columns})
    rows = tables["evidence"]
    for n, (field, found) in enumerate(_evidence(release)):
        start, end, quote, rule = found.start, found.end, found.text, found.rule
        rows.append(
            {
                "release_id": key,
                "n": n,
                "field": field,
                "start": start,
                "end": end,
                "quote": quote,
                "rule": rule,
            }
        )
    return tables


def encode(release: Release) -> bytes:
    """The rows as compact JSON: {table: [values in the order of `COLUMNS`]}, empty tables left out.

    A column of JSON is a string of JSON, a date a string: what databases take as it is.
    """
    tables: dict[str, list[list[Any]]] = {}
    for name, rows in rows_of(release).items():
        columns = COLUMNS[name]
        jsons = [n for n, column in enumerate(columns) if (name, column) in _JSON]
        lists = [[row[column] for column in columns] for row in rows]
        for values in lists:
            for n in jsons:
                if values[n] is not None:
                    values[n] = _compact(values[n])
        if lists:
            tables[name] = lists
    return _compact(tables).encode("utf-8", "replace")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_iso)


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _columns(table: str, item: Model) -> Row:
    """The values of a record that are columns; lists with a table of their own are left out."""
    row: Row = {}
    for name in COLUMNS[table]:
        value = getattr(item, name, None)
        row[name] = value.model_dump(mode="json", by_alias=True) if isinstance(value, Model) else value
    row.pop("release_id", None)
    for key in ("n", "official_n", "service_hours_n"):
        row.pop(key, None)
    return row


def _release_row(release: Release) -> Row:
    document, issuer = release.document, release.issuing_body
    published = document.published_at
    return {
        "id": release.id,
        "source_id": release.source_id,
        "content_hash": release.content_hash,
        "schema_version": release.schema_version,
        "published_at": published.isoformat() if published else None,
        "published_on": published.date() if isinstance(published, dt.datetime) else published,
        "site_name": document.site.name,
        "site_domain": document.site.domain,
        "site_id_code": document.site.id_code,
        "genre": release.genre,
        "event_date": release.event_date,
        "bylines": [b.model_dump(mode="json") for b in document.bylines],
        "attachments": [a.model_dump(mode="json") for a in document.attachments],
        **{column: getattr(issuer, name, None) for name, column in ISSUER.items()},
        **{name: getattr(document, name) for name in HEAD},
    }


def _evidence(release: Release) -> Iterator[tuple[str, Evidence]]:
    """(path of the value in the record, its evidence): `officials/0/posts/1`."""
    if release.issuing_body:
        yield from _at("issuing_body", release.issuing_body.evidence)
    for name in LISTS:
        if name == "warnings":
            continue
        for n, item in enumerate(getattr(release, name)):
            yield from _at(f"{name}/{n}", item.mentions if name == "officials" else item.evidence)
    for n, official in enumerate(release.officials):
        for m, post in enumerate(official.posts):
            yield from _at(f"officials/{n}/posts/{m}", post.evidence)


def _at(path: str, found: Iterable[Evidence]) -> Iterator[tuple[str, Evidence]]:
    return ((path, one) for one in found)
