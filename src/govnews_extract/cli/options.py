"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(help="Pages, texts, tables and archives, folders of them, or `-` for standard input."),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        help="Own words: a user dictionary (`word [freq] [tag]`; tags nr nt ns title). Repeatable.",
    ),
]
Errors = Annotated[
    Path | None,
    typer.Option("--errors", help="Also write failed inputs to this file, one JSON object a line."),
]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", help="Only files of folders that match, such as `2023/*.html`. Repeatable."),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Stop after so many inputs.")]
