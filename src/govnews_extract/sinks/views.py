"""Views that answer the usual questions, in SQL that SQLite and PostgreSQL both read.

`captured_at` is when a crawler or browser saved the page that the release was read from.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

# The country's date, not the server's.
_TODAY = {"sqlite": "date('now', '+8 hours')", "postgresql": "(now() AT TIME ZONE 'Asia/Shanghai')::date"}

_CAPTURED = """(SELECT max(i.captured_at) FROM inputs i
                 WHERE i.release_id = r.id AND i.source_id = r.source_id) AS captured_at"""

VIEWS = {
    # Who, with which title; `date` is that of the main event, else of publication; `quote` shows the title.
    "v_officials": """
        SELECT o.name, p.title, p.organization, p."position", p.status,
               coalesce(r.event_date, r.published_on, r.document_date) AS date,
               r.title AS release_title, r.url,
               (SELECT e.quote FROM evidence e
                 WHERE e.release_id = o.release_id
                   AND e.field = 'officials/' || o.n || '/posts/' || p.n
                 ORDER BY e.n LIMIT 1) AS quote,
               {captured}, o.release_id
          FROM officials o
          JOIN releases r ON r.id = o.release_id
          LEFT JOIN posts p ON p.release_id = o.release_id AND p.official_n = o.n""",
    "v_contacts": """
        SELECT c.kind, c.value, c.label, c.owner, c.extension,
               coalesce(r.issuing_body_full_name, r.issuing_body) AS issuing_body,
               coalesce(r.published_on, r.document_date) AS date,
               r.title AS release_title, r.url,
               (SELECT e.quote FROM evidence e
                 WHERE e.release_id = c.release_id AND e.field = 'contacts/' || c.n
                 ORDER BY e.n LIMIT 1) AS quote,
               {captured}, c.release_id
          FROM contacts c
          JOIN releases r ON r.id = c.release_id""",
    "v_open_deadlines": """
        SELECT d.date, d.time, d.start, d.subject, d.raw,
               coalesce(r.issuing_body_full_name, r.issuing_body) AS issuing_body,
               r.title AS release_title, r.url, {captured}, d.release_id
          FROM deadlines d
          JOIN releases r ON r.id = d.release_id
         WHERE d.date >= {today}""",
    # Of a person in a post: `appointed_on` and `removed_on` are the days of releases that say so.
    "v_tenures": """
        SELECT name, title, organization, "position",
               min(date) AS first_seen, max(date) AS last_seen,
               count(DISTINCT release_id) AS releases,
               min(CASE WHEN status = 'appointed' THEN date END) AS appointed_on,
               max(CASE WHEN status = 'removed' THEN date END) AS removed_on
          FROM v_officials
         WHERE status IN ('current', 'acting', 'appointed', 'removed')
         GROUP BY name, title, organization, "position" """,
}


def create_views(connection: Connection) -> None:
    """Make the views of a database that has none."""
    words = {"{today}": _TODAY[connection.dialect.name], "{captured}": _CAPTURED}
    for name, query in VIEWS.items():
        for word, meaning in words.items():
            query = query.replace(word, meaning)
        connection.execute(text(f"CREATE VIEW {name} AS {query}"))


def drop_views(connection: Connection) -> None:
    """Take the views out of a database."""
    for name in reversed(VIEWS):  # the last reads the first
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
