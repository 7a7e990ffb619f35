"""A record as a person likes to read it on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from govnews_extract.records import Release, ServiceHours
from govnews_extract.scoring import Scores, printing
from govnews_extract.sinks.search import Hit


def print_table(release: Release, out: IO[str]) -> None:
    """Print head data, then one table for each list that is not empty."""
    console = Console(file=out, highlight=False)
    document, issuer = release.document, release.issuing_body
    console.print(Text(document.title or "(no title)", style="bold"))
    facts = [
        ("published", str(document.published_at or "")),
        ("source", document.source or ""),
        ("issuing body", f"{issuer.full_name} ({issuer.basis})" if issuer else ""),
        ("genre", release.genre),
        ("number", document.document_number or ""),
    ]
    for name, value in facts:
        if value:
            console.print(Text(f"  {name:<13}", style="dim") + Text(value))
    _print(console, "events", ("when", "part of day", "what"), _events(release))
    _print(
        console,
        "officials",
        ("name", "title", "organization", "position", "status", "roles"),
        _officials(release),
    )
    _print(
        console,
        "contacts",
        ("kind", "value", "label", "owner"),
        ((c.kind, c.value, c.label or "", c.owner or "") for c in release.contacts),
    )
    _print(
        console,
        "service hours",
        ("what", "hours"),
        ((h.label or "", h.opening_hours or _raw(h)) for h in release.service_hours),
    )
    _print(
        console,
        "deadlines",
        ("until", "what", "inferred"),
        ((str(d.date or d.raw), d.subject or "", ", ".join(d.inferred)) for d in release.deadlines),
    )
    for item in release.unresolved:
        console.print(Text(f"  unresolved {item.field}: {item.text} ({item.reason})", style="yellow"))
    for warning in release.warnings:
        console.print(Text(f"  {warning.code}: {warning.message}", style="yellow"))
    console.print()


def print_hits(hits: Sequence[Hit], out: IO[str]) -> None:
    """Print what a search found, one release a row."""
    _print(
        Console(file=out, highlight=False),
        "",
        ("published", "release", "where"),
        (((h.published_at or "")[:10], "\n".join(filter(None, (h.title, h.url))), h.snippet) for h in hits),
    )


def print_scores(scores: Scores, out: IO[str]) -> None:
    """Print figures, one field a row, and what was compared."""
    if scores.fields:
        _print(Console(file=out, highlight=False), "", printing.HEADS, printing.rows(scores), figures=True)
    out.write(printing.summary(scores) + "\n")


def _raw(hours: ServiceHours) -> str:
    return hours.raw


def _events(release: Release) -> Iterable[tuple[str, ...]]:
    for e in release.events:
        when = f"{e.start} – {e.end}" if e.end else str(e.start)
        yield when, e.part_of_day or "", e.name or ""


def _officials(release: Release) -> Iterable[tuple[str, ...]]:
    for official in release.officials:
        name, roles = official.name, ", ".join(official.roles)
        for post in official.posts:
            yield name, post.title, post.organization or "", post.position or "", post.status, roles
            name = roles = ""


def _print(
    console: Console,
    title: str,
    heads: tuple[str, ...],
    rows: Iterable[Sequence[str]],
    *,
    figures: bool = False,
) -> None:
    """Print a table, of figures with all columns but the first to the right."""
    rows = list(rows)
    if not rows:
        return
    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for n, head in enumerate(heads):
        table.add_column(head, overflow="fold", justify="right" if figures and n else "left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
