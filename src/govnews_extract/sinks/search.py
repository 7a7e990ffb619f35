"""Full text that finds Chinese: any run of characters, however short, in title or body.

SQLite's default tokenizer finds no Chinese and `trigram` nothing shorter than three characters, both
without an error; so shorter words are looked for in the table itself. PostgreSQL has an index where its
extension `pg_trgm` may be made.

Triggers fill SQLite's index in the transaction that writes a release, so it is never behind, for other
programs either.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, TextClause, and_, or_, select, text
from sqlalchemy.exc import SQLAlchemyError

from govnews_extract.sinks.schema import releases

_AROUND = 24  # characters shown on each side of a hit
_IN = "INSERT INTO releases_fts(rowid, title, text) VALUES (new.rowid, new.title, new.text);"
_OUT = (
    "INSERT INTO releases_fts(releases_fts, rowid, title, text) "
    "VALUES ('delete', old.rowid, old.title, old.text);"
)
_SQLITE = (
    # The double quotes tell Datasette that it can search the table.
    "CREATE VIRTUAL TABLE releases_fts USING fts5"
    "(title, text, content=\"releases\", content_rowid='rowid', tokenize='trigram')",
    # Parts are merged sixteen at a time, not a little in every transaction: that costs a tenth less.
    "INSERT INTO releases_fts(releases_fts, rank) VALUES ('automerge', 0)",
    f"CREATE TRIGGER releases_fts_insert AFTER INSERT ON releases BEGIN {_IN} END",
    f"CREATE TRIGGER releases_fts_delete AFTER DELETE ON releases BEGIN {_OUT} END",
    "CREATE TRIGGER releases_fts_update AFTER UPDATE OF title, text ON releases "
    f"WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN {_OUT} {_IN} END",
)
_MATCHES = "releases.rowid IN (SELECT rowid FROM releases_fts WHERE releases_fts MATCH :word{n})"
_POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX releases_text_trgm ON releases USING gin (text gin_trgm_ops)",
    "CREATE INDEX releases_title_trgm ON releases USING gin (title gin_trgm_ops)",
)


@dataclass(frozen=True)
class Hit:
    """A release that holds all words; `snippet` is the text around the first of them."""

    id: str
    title: str | None
    published_at: str | None
    url: str | None
    issuing_body: str | None
    snippet: str


def create_search(connection: Connection) -> None:
    """Make the search table or index of a new database."""
    if connection.dialect.name == "sqlite":
        for statement in _SQLITE:
            connection.execute(text(statement))
        return
    try:
        with connection.begin_nested():
            for statement in _POSTGRES:
                connection.execute(text(statement))
    except SQLAlchemyError:
        pass  # not installed or not allowed: a search reads all texts then, and finds the same


def search(connection: Connection, query: str, *, limit: int = 20) -> list[Hit]:
    """Releases with every word of `query` (separated by spaces) in title or text, the newest first."""
    words = query.split()
    if not words:
        return []
    columns = releases.c
    conditions: list[ColumnElement[bool] | TextClause] = []
    for n, word in enumerate(words):
        stands: ColumnElement[bool] | TextClause = or_(
            columns.text.icontains(word, autoescape=True), columns.title.icontains(word, autoescape=True)
        )
        if connection.dialect.name == "sqlite" and len(word) >= 3:
            quoted = '"' + word.replace('"', '""') + '"'
            stands = text(_MATCHES.format(n=n)).bindparams(**{f"word{n}": quoted})
        conditions.append(stands)
    shown = (columns.id, columns.title, columns.published_at, columns.url, columns.issuing_body, columns.text)
    newest = (columns.published_on.desc().nulls_last(), columns.rowid.desc())
    found = connection.execute(select(*shown).where(and_(*conditions)).order_by(*newest).limit(limit))
    return [Hit(*row[:5], snippet=snippet(row[5] or "", words)) for row in found]


def snippet(body: str, words: list[str]) -> str:
    """One line of text around the first word that stands in it.

    >>> snippet("市水利局局长程远山主持会议。\\n会议强调防汛。", ["防汛"])
    '市水利局局长程远山主持会议。 会议强调防汛。'
    """
    lower = body.lower()
    at = min((found for word in words if (found := lower.find(word.lower())) >= 0), default=0)
    start, end = max(0, at - _AROUND), at + 2 * _AROUND
    cut = " ".join(body[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(body) else ''}"
