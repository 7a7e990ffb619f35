"""The command line: `govnews-extract extract | load | search | export | view | explain | score | schema`.

Exit codes: 0 all read, 1 fatal, 2 usage, 3 some inputs failed (each named on stderr with its reason),
130 interrupted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from govnews_extract import __version__
from govnews_extract.cli import archives, explain, score, view
from govnews_extract.cli.options import Errors, Include, Lexicons, Limit, Paths
from govnews_extract.cli.output import TRACES, ErrorLog, opened, printable, say, say_trace
from govnews_extract.errors import GovnewsError, InputError
from govnews_extract.records import Release

app = typer.Typer(
    name="govnews-extract",
    help="Chinese government releases to validated records, every value with its evidence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How `extract` prints records."""

    jsonl = "jsonl"
    json = "json"
    table = "table"


def _version(value: bool) -> None:
    if value:
        typer.echo(f"govnews-extract {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Print where errors come from.")] = False,
) -> None:
    TRACES.set(debug)


@app.command()
def extract(
    paths: Paths,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: `table` for one file on a terminal, else `jsonl`."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
    ] = None,
    limit: Limit = None,
    include: Include = None,
    lexicon: Lexicons = None,
    errors: Errors = None,
) -> None:
    """Read releases and print one record for each.

    Examples:

    `govnews-extract extract page.html`

    `govnews-extract extract archive/ releases.jsonl -o records.jsonl`

    `curl -s https://…/page.html | govnews-extract extract -`
    """
    from govnews_extract.cli.table import print_table

    chosen = format or _default_format(paths, output)
    with ErrorLog(errors) as log, opened(output) as out:
        releases = log.passing(_releases(paths, lexicon, tuple(include or ()), limit))
        if chosen is Format.jsonl:
            for release in releases:
                out.write(release.model_dump_json(by_alias=True) + "\n")
        elif chosen is Format.json:
            records = [r.model_dump(mode="json", by_alias=True) for r in releases]
            json.dump(records, out, ensure_ascii=False, indent=2)
            out.write("\n")
        else:
            for release in releases:
                print_table(release, out)
    raise typer.Exit(log.exit_code)


app.command()(archives.load)
app.command()(archives.search)
app.command()(archives.export)
app.command()(view.view)
app.command()(explain.explain)
app.command()(score.score)


@app.command()
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a record."""
    from govnews_extract.schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _releases(
    paths: Iterable[str], lexicon: list[Path] | None, include: tuple[str, ...], limit: int | None
) -> Iterator[Release | InputError]:
    from govnews_extract.batch import run
    from govnews_extract.extraction import Extractor
    from govnews_extract.readers import read_paths

    return run(read_paths(paths, include=include, limit=limit), Extractor(lexicons=lexicon))


def _default_format(paths: list[str], output: Path | None) -> Format:
    one_page = len(paths) == 1 and Path(paths[0]).suffix.lower() not in ("", ".jsonl")
    return Format.table if output is None and sys.stdout.isatty() and one_page else Format.jsonl


def main() -> None:
    """Entry point: an error is one line on stderr; with `--debug`, before a command, also where it comes from."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except GovnewsError as error:
        say_trace(error)
        say(printable(f"govnews-extract: {error}"))
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader, head say, has seen enough
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:  # a defect of this package or of one that it uses
        say_trace(error)
        say(printable(f"govnews-extract: {type(error).__name__}: {error} (--debug tells where)"))
        sys.exit(1)
