"""The commands around a database of releases: `load`, `export`, `search`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govnews_extract.cli.options import Errors, Include, Lexicons, Limit, Paths
from govnews_extract.cli.output import INTERRUPTED, ErrorLog, say
from govnews_extract.cli.progress import expected, progress

if TYPE_CHECKING:
    from govnews_extract.batch import Report
    from govnews_extract.sinks import Database, FileSink
    from govnews_extract.sinks.ledger import Failure

_TO = (
    "A database: `releases.db`, `sqlite:///releases.db`, `postgresql://user@host/name`. "
    "Or a file written anew: `.jsonl` `.jsonl.gz` `.jsonl.zst` `.parquet`, or `.csv`: a folder, one file a table."
)
_DATABASE = "A database that `load` made: `releases.db` or a URL."


class Hits(StrEnum):
    """How `search` prints what it finds."""

    table = "table"
    jsonl = "jsonl"


def load(
    paths: Paths,
    to: Annotated[str, typer.Option("--to", help=_TO)],
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes. Default: one a processor.")
    ] = None,
    limit: Limit = None,
    include: Include = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, help="Seconds that one page may take.")
    ] = 60,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Also try again what failed in an earlier run.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Do everything again, also what is done.")] = False,
    lexicon: Lexicons = None,
    errors: Errors = None,
    batch: Annotated[int, typer.Option("--batch", min=1, help="Releases in one transaction.")] = 200,
) -> None:
    """Read releases and load their records into a database, or write them to a file.

    Into a database, what an earlier run did is skipped as long as the page, this package and its words
    are the same: run the command again after an interruption or when the archive has grown. A page that
    fails or takes too long is noted in the table `errors`, and the run goes on.

    Examples:

    `govnews-extract load archive/ --to releases.db`

    `govnews-extract load crawl.warc.gz --to postgresql://me@localhost/news --jobs 8 --errors failed.jsonl`

    `govnews-extract load archive/ --to records.parquet`
    """
    from govnews_extract.batch import load as run
    from govnews_extract.extraction import Extractor
    from govnews_extract.readers import read_paths
    from govnews_extract.sinks import is_database

    if (retry_failed or force) and not is_database(to):
        raise typer.BadParameter("a file has no memory of earlier runs", param_hint="--retry-failed/--force")
    extractor = Extractor(lexicons=lexicon)
    patterns = tuple(include or ())
    total = expected(paths, patterns, limit) if sys.stderr.isatty() else None
    arguments = {
        "paths": paths, "limit": limit, "include": patterns, "timeout": timeout,
        "retry_failed": retry_failed, "force": force, "lexicon": [str(path) for path in lexicon or ()],
    }  # fmt: skip
    with progress("loading", total) as (tell, tell_line), ErrorLog(errors, tell_line) as log:

        def on_commit(report: Report, failures: list[Failure]) -> None:
            for failure in failures:
                log.note(failure.key.source_id, failure.reason, stage=failure.stage, run_id=report.run_id)
            tell(report.inputs, report.failed)
            last[:] = [report]

        last: list[Report] = []
        name = to
        try:
            with _target(to) as target:
                name = target.name
                report = run(
                    read_paths(paths, include=patterns, limit=limit),
                    target,
                    extractor=extractor,
                    jobs=jobs or _processors(),
                    timeout=timeout,
                    batch=batch,
                    force=force,
                    retry_failed=retry_failed,
                    arguments=arguments,
                    on_commit=on_commit,
                )
        except KeyboardInterrupt:
            done = _told(last[0], name) if last else "nothing loaded"
            kept = f"{done}; the same command goes on from here" if is_database(to) else "nothing written"
            tell_line(f"interrupted: {kept}")
            raise typer.Exit(INTERRUPTED) from None
    say(_told(report, name))
    raise typer.Exit(log.exit_code)


def export(
    database: Annotated[str, typer.Argument(help=_DATABASE)],
    to: Annotated[
        Path,
        typer.Option(
            "--to",
            help="`.jsonl` `.jsonl.gz` `.jsonl.zst` `.parquet`, or `.csv`: a folder, one file a table.",
        ),
    ],
) -> None:
    """Write all releases of a database to a file.

    Example: `govnews-extract export releases.db --to records.parquet`
    """
    from govnews_extract.sinks import open_database, open_file

    written = 0
    with (
        open_database(database, create=False) as source,
        open_file(to) as sink,
        progress("exporting", source.count()) as (tell, _),
    ):
        for release in source.releases():
            sink.write([sink.encode(release)])
            written += 1
            tell(written, 0)
    say(f"{written} releases written to {to}")


def search(
    database: Annotated[str, typer.Argument(help=_DATABASE)],
    words: Annotated[list[str], typer.Argument(help="Words, of which a release must hold every one.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show so many.")] = 20,
    format: Annotated[Hits, typer.Option("--format", "-f", help="How to print.")] = Hits.table,
) -> None:
    """Find releases by words in their title or text, the newest first.

    Example: `govnews-extract search releases.db 巡视组 动员会`
    """
    from dataclasses import asdict

    from govnews_extract.cli.table import print_hits
    from govnews_extract.sinks import open_database

    with open_database(database, create=False) as source:
        hits = source.search(" ".join(words), limit=limit)
    if format is Hits.jsonl:
        for hit in hits:
            typer.echo(json.dumps(asdict(hit), ensure_ascii=False))
    else:
        print_hits(hits, sys.stdout)
    if not hits:
        say("no release holds " + " ".join(words))


@contextmanager
def _target(to: str) -> Iterator[Database | FileSink]:
    from govnews_extract.sinks import is_database, open_database, open_file

    with open_database(to) if is_database(to) else open_file(Path(to)) as target:
        yield target


def _told(report: Report, to: str) -> str:
    earlier = (
        f" ({report.failed_earlier} of them failed then: --retry-failed)" if report.failed_earlier else ""
    )
    skipped = f", {report.skipped} done in an earlier run{earlier}" if report.skipped else ""
    return f"{report.loaded} releases loaded into {to}, {report.failed} inputs failed{skipped}"


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
