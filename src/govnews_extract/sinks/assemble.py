"""Rows back to the release that they were made of: the other direction of `rows`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from govnews_extract.records import Release
from govnews_extract.sinks.rows import HEAD, ISSUER, LISTS, Row

_KEYS = {"release_id", "n", "official_n", "service_hours_n"}
_SITE = {"name": "site_name", "domain": "site_domain", "id_code": "site_id_code"}


def release_of(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> Release:
    """The release of one release's rows by table, each table's rows in the order of their positions.

    >>> from govnews_extract import extract
    >>> from govnews_extract.sinks.rows import rows_of
    >>> release = extract("市水利局局长程远山主持会议。电话：0731-22345678。")
    >>> release_of(rows_of(release)) == release
    True
    """
    (head,) = rows["releases"]
    found: dict[str, list[Row]] = defaultdict(list)
    for one in rows.get("evidence", ()):
        found[one["field"]].append(
            {"start": one["start"], "end": one["end"], "text": one["quote"], "rule": one["rule"]}
        )
    record: Row = {
        name: head[name] for name in ("schema_version", "id", "source_id", "content_hash", "genre")
    }
    record["document"] = {name: head[name] for name in HEAD} | {
        "published_at": _moment(head["published_at"]),
        "site": {name: head[column] for name, column in _SITE.items()},
        "bylines": head["bylines"],
        "attachments": head["attachments"],
    }
    if head["issuing_body"] is not None:
        record["issuing_body"] = {name: head[column] for name, column in ISSUER.items()} | {
            "evidence": found["issuing_body"]
        }
    for name in LISTS:
        record[name] = [
            _values(row) | ({} if name == "warnings" else {_spans(name): found[f"{name}/{row['n']}"]})
            for row in rows.get(name, ())
        ]
    for official in record["officials"]:
        official |= {"posts": [], "roles": []}
    for row in rows.get("posts", ()):
        spans = found[f"officials/{row['official_n']}/posts/{row['n']}"]
        record["officials"][row["official_n"]]["posts"].append(_values(row) | {"evidence": spans})
    for row in rows.get("roles", ()):
        record["officials"][row["official_n"]]["roles"].append(row["role"])
    for hours in record["service_hours"]:
        hours["periods"] = []
    for row in rows.get("service_periods", ()):
        record["service_hours"][row["service_hours_n"]]["periods"].append(_values(row))
    return Release.model_validate(record)


def _moment(value: str | None) -> dt.datetime | dt.date | None:
    """What is printed to the day stays a date: a validator would make it midnight."""
    if value is None:
        return None
    return dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value)


def _values(row: Mapping[str, Any]) -> Row:
    return {name: value for name, value in row.items() if name not in _KEYS}


def _spans(name: str) -> str:
    return "mentions" if name == "officials" else "evidence"
