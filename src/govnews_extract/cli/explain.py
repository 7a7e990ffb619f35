"""The command that tells where values come from, and where candidates went."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer

from govnews_extract.cli.options import Errors, Lexicons, Limit, Paths
from govnews_extract.cli.output import ErrorLog, opened, printable
from govnews_extract.errors import InputError
from govnews_extract.explanation import FIELDS, Finding
from govnews_extract.records import Release

_CONTEXT = 14  # characters shown on either side


class Layout(StrEnum):
    """How `explain` prints findings."""

    text = "text"
    jsonl = "jsonl"


def explain(
    paths: Paths,
    field: Annotated[
        list[str] | None, typer.Option("--field", help=f"Only this field ({', '.join(FIELDS)}). Repeatable.")
    ] = None,
    format: Annotated[
        Layout, typer.Option("--format", "-f", help="`text`, or one object a line.")
    ] = Layout.text,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
    ] = None,
    limit: Limit = None,
    lexicon: Lexicons = None,
    errors: Errors = None,
) -> None:
    """Print every candidate of a release: the rule, the text, and why it was kept or refused.

    `govnews-extract explain page.html --field officials`
    """
    from govnews_extract.batch import run
    from govnews_extract.explanation import explain as explained
    from govnews_extract.extraction import Extractor
    from govnews_extract.readers import read_paths

    if unknown := [name for name in field or () if name not in FIELDS]:
        raise typer.BadParameter(f"{unknown[0]}: none of {', '.join(FIELDS)}", param_hint="--field")
    extractor = Extractor(lexicons=lexicon)
    with ErrorLog(errors) as log, opened(output) as out:
        releases: Iterator[Release | InputError] = run(read_paths(paths, limit=limit), extractor)
        for release in log.passing(releases):
            findings = [f for f in explained(release, extractor.lexicon) if not field or f.field in field]
            write = _write_lines if format is Layout.jsonl else _write_text
            write(release, findings, out)
    raise typer.Exit(log.exit_code)


def _write_lines(release: Release, findings: list[Finding], out: IO[str]) -> None:
    for finding in findings:
        row = {"source_id": release.source_id, **finding._asdict()}
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_text(release: Release, findings: list[Finding], out: IO[str]) -> None:
    text = release.document.text
    out.write(printable(f"{release.source_id or release.id}: {release.document.title or 'no title'}") + "\n")
    for warning in release.warnings:
        out.write(f"  warning       {warning.code}: {warning.message}\n")
    for f in findings:
        before = text[max(0, f.start - _CONTEXT) : f.start].replace("\n", " ")
        after = text[f.end : f.end + _CONTEXT].replace("\n", " ")
        out.write(f"  {f.field:<13} {f.verdict:<10} {before}【{text[f.start : f.end]}】{after}  ({f.why})\n")
