"""A release as rows of the tables of `schema`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from govnews_extract.records import Evidence, Model, Release

Row = dict[str, Any]
_LISTS = (
    "bodies",
    "events",
    "officials",
    "contacts",
    "service_hours",
    "deadlines",
    "periods",
    "unresolved",
    "warnings",
)
_NESTED = {"evidence", "posts", "roles", "mentions", "periods"}


def rows_of(release: Release) -> dict[str, list[Row]]:
    """Table name → rows, the release itself first.

    >>> from govnews_extract import extract
    >>> rows = rows_of(extract("市水利局局长程远山主持会议。"))
    >>> rows["officials"][0]["name"], rows["posts"][0]["title"]
    ('程远山', '市水利局局长')
    """
    tables: dict[str, list[Row]] = defaultdict(list)
    tables["releases"].append(_release_row(release))
    for name in _LISTS:
        for n, item in enumerate(getattr(release, name)):
            tables[name].append({"release_id": release.id, "n": n, **_columns(item)})
    for n, official in enumerate(release.officials):
        for m, post in enumerate(official.posts):
            key = {"release_id": release.id, "official_n": n, "n": m}
            tables["posts"].append({**key, **_columns(post)})
        for m, role in enumerate(official.roles):
            tables["roles"].append({"release_id": release.id, "official_n": n, "n": m, "role": role})
    for n, hours in enumerate(release.service_hours):
        for m, period in enumerate(hours.periods):
            key = {"release_id": release.id, "service_hours_n": n, "n": m}
            tables["service_periods"].append({**key, **_columns(period)})
    for n, (field, found) in enumerate(_evidence(release)):
        tables["evidence"].append(
            {
                "release_id": release.id,
                "n": n,
                "field": field,
                "start": found.start,
                "end": found.end,
                "quote": found.text,
                "rule": found.rule,
            }
        )
    return tables


def _columns(item: Model) -> Row:
    """The scalar columns of a record; lists with a table of their own are left out."""
    row: Row = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        if name in _NESTED and isinstance(value, list):
            continue
        row[name] = value.model_dump(mode="json", by_alias=True) if isinstance(value, Model) else value
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
        "site_name": document.site.name,
        "site_domain": document.site.domain,
        "site_id_code": document.site.id_code,
        "genre": release.genre,
        "issuing_body": issuer.name if issuer else None,
        "issuing_body_full_name": issuer.full_name if issuer else None,
        "issuing_body_basis": issuer.basis if issuer else None,
        "issuing_body_division_code": issuer.division_code if issuer else None,
        "event_date": release.event_date,
        "bylines": [b.model_dump(mode="json") for b in document.bylines],
        "attachments": [a.model_dump(mode="json") for a in document.attachments],
        **{
            name: getattr(document, name)
            for name in (
                "url", "title", "subtitle", "document_date", "source", "column",
                "document_number", "index_number", "encoding", "text",
            )
        },
    }  # fmt: skip


def _evidence(release: Release) -> Iterable[tuple[str, Evidence]]:
    """(path of the value in the record, its evidence): `officials/0/posts/1`."""
    if release.issuing_body:
        for found in release.issuing_body.evidence:
            yield "issuing_body", found
    for name in _LISTS[:-1]:
        for n, item in enumerate(getattr(release, name)):
            for found in getattr(item, "evidence", []):
                yield f"{name}/{n}", found
    for n, official in enumerate(release.officials):
        for found in official.mentions:
            yield f"officials/{n}", found
        for m, post in enumerate(official.posts):
            for found in post.evidence:
                yield f"officials/{n}/posts/{m}", found
