"""The command that shows releases in a browser: `view`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from govnews_extract.cli.options import Errors, Include, Lexicons, Limit, Paths
from govnews_extract.cli.output import ErrorLog, opened


class Language(StrEnum):
    """The language of the page around the releases."""

    en = "en"
    zh = "zh"


def view(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The heading of the page.")] = None,
    lang: Annotated[Language, typer.Option("--lang", help="The language of the labels.")] = Language.en,
    limit: Limit = None,
    include: Include = None,
    lexicon: Lexicons = None,
    errors: Errors = None,
) -> None:
    """Show releases in one HTML file: the text with every value marked, the record beside it.

    The file opens from disk in any browser and asks for nothing from outside. Pointing at a value, or
    reaching it with the Tab key, lights up the words that it was taken from, and the other way round.

    Examples:

    `govnews-extract view page.html -o report.html`

    `govnews-extract view archive/ --limit 500 --title "县区公告" --lang zh -o report.html`
    """
    from govnews_extract.batch import run
    from govnews_extract.extraction import Extractor
    from govnews_extract.readers import read_paths
    from govnews_extract.report import page

    inputs = read_paths(paths, include=tuple(include or ()), limit=limit)
    with ErrorLog(errors) as log, opened(output) as out:
        releases = log.passing(run(inputs, Extractor(lexicons=lexicon)))
        for part in page(releases, title=title, language=lang.value):
            out.write(part)
    raise typer.Exit(log.exit_code)
