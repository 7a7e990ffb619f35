"""The tables of the record: one for each of its lists, children keyed by release and position.

Dates are ISO 8601 text in SQLite and dates in PostgreSQL. Every child carries `release_id`, so that a
changed release replaces all of its rows and orphans none.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB

DATABASE_VERSION = "3"

metadata = MetaData()
_Json = JSON().with_variant(JSONB(), "postgresql")


def _child(name: str, *columns: Column[object], keys: tuple[str, ...] = ("n",)) -> Table:
    """A table of rows of a release: key columns are positions in the record's lists."""
    return Table(
        name,
        metadata,
        Column("release_id", String(71), ForeignKey("releases.id", ondelete="CASCADE"), primary_key=True),
        *(Column(key, Integer, primary_key=True, autoincrement=False) for key in keys),
        *columns,
        sqlite_with_rowid=False,  # the key is the row's place: it is stored once, not twice
    )


def _text(name: str, *, index: bool = False) -> Column[object]:
    return Column(name, Text, index=index)


def _date(name: str, *, index: bool = False) -> Column[object]:
    return Column(name, Date, index=index)


def _json(name: str) -> Column[object]:
    return Column(name, _Json)


meta = Table("meta", metadata, Column("key", String(32), primary_key=True), Column("value", Text))

releases = Table(
    "releases",
    metadata,
    Column("id", String(71), primary_key=True),
    # The number that SQLite's search table refers to; VACUUM renumbers rows that have none of their own.
    Column("rowid", Integer, nullable=False, unique=True),
    _text("source_id", index=True),
    Column("content_hash", String(71), index=True),
    _text("schema_version"),
    _text("url"),
    _text("title"),
    _text("subtitle"),
    _text("published_at"),
    _date("published_on", index=True),
    _date("document_date"),
    _text("source"),
    _text("site_name"),
    _text("site_domain"),
    _text("site_id_code"),
    _text("column"),
    _text("document_number"),
    _text("index_number"),
    _text("genre", index=True),
    _text("issuing_body"),
    _text("issuing_body_full_name", index=True),
    _text("issuing_body_role"),
    _text("issuing_body_division_code", index=True),
    _text("issuing_body_basis"),
    _date("event_date", index=True),
    _text("encoding"),
    _text("text"),
    _json("bylines"),
    _json("attachments"),
)
bodies = _child(
    "bodies",
    _text("name"),
    _text("full_name", index=True),
    _text("role"),
    _text("division_code"),
    _text("basis"),
)
events = _child(
    "events",
    _text("name"),
    _date("start", index=True),
    _date("end"),
    _text("part_of_day"),
    _text("time"),
    _text("place"),
    _text("precision"),
    _json("inferred"),
)
officials = _child(
    "officials", _text("name", index=True), _text("gender"), _text("ethnicity"), _text("birth")
)
posts = _child(
    "posts",
    _text("title"),
    _text("organization", index=True),
    _text("position"),
    _text("status"),
    _json("inferred"),
    keys=("official_n", "n"),
)
roles = _child("roles", _text("role"), keys=("official_n", "n"))
contacts = _child(
    "contacts",
    _text("kind"),
    _text("value", index=True),
    _text("raw"),
    _text("label"),
    _text("owner"),
    _text("extension"),
    _text("e164"),
    _text("postcode"),
    _json("inferred"),
)
service_hours = _child(
    "service_hours",
    _text("label"),
    _text("owner"),
    _text("raw"),
    _text("opening_hours"),
    _json("inferred"),
)
service_periods = _child(
    "service_periods",
    _json("days"),
    _text("opens"),
    _text("closes"),
    _date("valid_from"),
    _date("valid_through"),
    keys=("service_hours_n", "n"),
)
deadlines = _child(
    "deadlines",
    _date("date", index=True),
    _text("time"),
    _date("start"),
    _text("subject"),
    _text("raw"),
    _json("relative"),
    _json("inferred"),
)
periods = _child(
    "periods",
    _text("subject"),
    _date("start"),
    _date("end"),
    _text("duration"),
    Column("approximate", Boolean),
    _text("raw"),
    _json("inferred"),
)
evidence = _child(
    "evidence",
    _text("field"),
    Column("start", Integer),
    Column("end", Integer),
    _text("quote"),
    _text("rule"),
)
unresolved = _child("unresolved", _text("field"), _text("text"), _text("reason"))
warnings = _child("warnings", _text("code"), _text("message"))

CHILDREN = (
    bodies, events, officials, posts, roles, contacts, service_hours, service_periods,
    deadlines, periods, evidence, unresolved, warnings,
)  # fmt: skip
TABLES = (releases, *CHILDREN)

# Columns of the record; `rowid` is given when it is written.
COLUMNS: dict[str, tuple[str, ...]] = {
    table.name: tuple(c.name for c in table.columns if c.name != "rowid") for table in TABLES
}
