"""The command that measures records against labelled ones: `score`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Annotated, Any

import typer

from govnews_extract.cli.output import SOME_FAILED, opened, say
from govnews_extract.errors import GovnewsError
from govnews_extract.scoring import FIELDS, Scores, as_json, key_of, lines_of, markdown, read_records
from govnews_extract.scoring import score as compared


class Layout(StrEnum):
    """How `score` prints figures."""

    table = "table"
    json = "json"
    markdown = "markdown"


def score(
    gold: Annotated[
        Path, typer.Argument(help="Labelled records: `.jsonl`, one a line; `.json`; or a folder of these.")
    ],
    predicted: Annotated[
        str, typer.Argument(help="Records to measure: the same, or a database: `releases.db` or a URL.")
    ],
    field: Annotated[
        list[str] | None, typer.Option("--field", help=f"Only this field ({', '.join(FIELDS)}). Repeatable.")
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="Also every item that was not found (-) or made up (+).")
    ] = False,
    format: Annotated[Layout, typer.Option("--format", "-f", help="How to print.")] = Layout.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
    ] = None,
) -> None:
    """Measure records against labelled ones: precision, recall and F1 of each field.

    A labelled record is what a careful reader finds in a release, in the shape of a record, with as many
    keys as were labelled: a key that is left out is not scored, an empty list says that there is nothing to
    find. Its `source_id`, or `id`, is that of the predicted record, or the bare name of its file.

    Precision (P) is the share of what was predicted that is right, recall (R) the share of what was labelled
    that was found, F1 their harmonic mean; `gold` counts the labelled items. Behind P and R stand their Wilson
    intervals of 95 %: with few items they are wide, and where two overlap, a difference may be chance.

    Exit code 3 where labelled releases have no predicted record; their items count as not found.

    Examples:

    `govnews-extract extract pages/ -o records.jsonl`

    `govnews-extract score gold.jsonl records.jsonl --misses --field official_title`

    `govnews-extract score gold/ releases.db --format json -o figures.json`
    """
    if unknown := [name for name in field or () if name not in FIELDS]:
        raise typer.BadParameter(f"{unknown[0]}: none of {', '.join(FIELDS)}", param_hint="--field")
    labelled = read_records(gold)
    if not labelled:
        raise GovnewsError(f"{gold}: no labelled record")
    scores = _only(compared(labelled, _records(predicted, labelled)), field)
    if scores.without_prediction == scores.releases:
        raise GovnewsError(
            f"{predicted}: no record for any of the {scores.releases} labelled releases, such as {scores.absent[0]}"
        )
    with opened(output) as out:
        if format is Layout.json:
            json.dump(as_json(scores, scores.misses if misses else None), out, ensure_ascii=False, indent=2)
            out.write("\n")
        elif format is Layout.markdown:
            out.write(markdown(scores, scores.misses if misses else ()) + "\n")
        else:
            from govnews_extract.cli.table import print_scores

            print_scores(scores, out)
            out.writelines(line + "\n" for line in (lines_of(scores.misses) if misses else ()))
    for key in scores.absent:
        say(f"{key}: no predicted record")
    raise typer.Exit(SOME_FAILED if scores.absent else 0)


_PARTS = frozenset(("genre", "issuing_body", "events", "officials", "contacts", "service_hours", "deadlines"))


def _records(predicted: str, labelled: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The predicted records; of a database, which may be large, those that the labels can ask for."""
    from govnews_extract.sinks import is_database, open_database

    if not is_database(predicted):
        records = read_records(predicted)
        if records and all(
            "document" not in record and record.keys().isdisjoint(_PARTS) for record in records
        ):
            raise GovnewsError(f"{predicted}: inputs, not records: `govnews-extract extract` them first")
        yield from records
        return
    wanted = {key_of(record) for record in labelled}
    with open_database(predicted, create=False) as database:
        for release in database.releases():
            key = release.source_id or release.id
            if key in wanted or PurePath(key).stem in wanted:
                yield release.model_dump(mode="json", by_alias=True)


def _only(scores: Scores, fields: list[str] | None) -> Scores:
    """The scores of the fields that were asked for."""
    if not fields:
        return scores
    from dataclasses import replace

    tallies = {name: tally for name, tally in scores.fields.items() if name in fields}
    return replace(scores, fields=tallies, misses=tuple(m for m in scores.misses if m.field in fields))
