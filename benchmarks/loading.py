"""What loading an archive costs: time by process and part, memory, and what a second run does.

`python -m benchmarks.loading --releases 20000` makes the archive, loads it and prints Markdown. With
`--to postgresql://user@host/postgres` it loads into databases that it makes on this server, and drops.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from sqlalchemy import select, text

from benchmarks.archive import write
from benchmarks.corpus import note
from benchmarks.tables import machine, table
from govnews_extract.batch import extract_input
from govnews_extract.errors import InputError
from govnews_extract.extraction import Extractor
from govnews_extract.readers import Input, read_paths
from govnews_extract.records import Release
from govnews_extract.sinks import open_database
from govnews_extract.sinks.ledger import Key, Success
from govnews_extract.sinks.rows import encode
from govnews_extract.sinks.schema import TABLES
from tests.postgres import empty_database

_SMALL = 0.1  # the share of the archive after which memory is compared


@dataclass
class Loaded:
    """One run of the command: seconds, resident megabytes of its processes over time, what it said."""

    seconds: float
    said: str
    memory: list[list[float]] = field(default_factory=list)


def report(count: int, jobs: int, server: str | None = None) -> str:
    """All tables, in Markdown; into SQLite files if no server is given."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as made:
        folder = Path(name)

        def database(name: str) -> str:
            if server is None:
                return f"sqlite:///{folder / name}.db"
            return made.enter_context(empty_database(server, f"govnews_benchmark_{name}"))

        note(f"making {count} releases")
        write(folder / "archive", count)
        targets = {used: database(str(used)) for used in sorted({1, jobs})}
        files = {used: str(folder / f"{used}.jsonl") for used in targets}
        lines = [
            _speed(folder / "archive", [files, targets], count),
            _parts(folder / "archive", database("parts")),
            _again(folder / "archive", targets[jobs], count, jobs),
            f"{machine()}.",
        ]
        return "\n\n".join(lines)


def _speed(archive: Path, kinds: list[dict[int, str]], count: int) -> str:
    rows = []
    for targets in kinds:
        seconds = {}
        for used, target in targets.items():
            note(f"loading into {kind(target)} with {used}")
            run = _load(archive, target, used)
            seconds[used] = run.seconds
            early, late = _memory(run)
            told = [kind(target), f"{used}", f"{run.seconds:.1f}", f"{count / run.seconds:.0f}"]
            told += [f"{_size(target) / 1e6:.0f}", f"{seconds[1] / run.seconds:.2f}"]
            rows.append([*told, early, late])
    heads = ["into", "processes:", "s:", "releases/s:", "MB:", "× one:", "MB resident early", "late"]
    return (
        f"{table(heads, rows)}\n\n{count} releases, one command; resident memory of the run and of its workers after "
        "a tenth and at the end. The run itself reads and writes: on as many cores as there are workers, what a "
        "database costs is taken from them."
    )


def kind(database: str) -> str:
    """What a database is called.

    >>> kind("sqlite:///a.db"), kind("postgresql+psycopg://h/d"), kind("a.jsonl")
    ('SQLite', 'PostgreSQL', 'JSON lines')
    """
    if database.endswith(".jsonl"):
        return "JSON lines"
    return "SQLite" if database.startswith("sqlite") else "PostgreSQL"


def _size(database: str) -> int:
    """Bytes on the disk."""
    if kind(database) != "PostgreSQL":
        return Path(database.removeprefix("sqlite:///")).stat().st_size
    with open_database(database, create=False) as source, source.engine.connect() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def _memory(run: Loaded) -> tuple[str, str]:
    """The processes' resident memory after a tenth of the time and at its end."""
    if len(run.memory) < 20:
        return "", ""
    early, late = run.memory[round(len(run.memory) * _SMALL)], run.memory[-3]
    return " ".join(f"{m:.0f}" for m in early), " ".join(f"{m:.0f}" for m in late)


def _parts(archive: Path, target: str, sample: int = 1000) -> str:
    """Processor and whole time of each part in one process, in milliseconds a release."""
    inputs: list[Input] = []
    took: dict[str, float] = {}
    waited: dict[str, float] = {}

    def timed(name: str, part: Callable[[], None]) -> None:
        start, wall = time.process_time(), time.perf_counter()
        part()
        took[name] = (time.process_time() - start) * 1000
        waited[name] = (time.perf_counter() - wall) * 1000

    pages = read_paths([archive], limit=sample)
    timed("read", lambda: inputs.extend(item for item in pages if isinstance(item, Input)))
    extractor = Extractor()
    for item in inputs[:50]:
        extract_input(item, extractor)
    releases: list[Release | InputError] = []
    timed("extract", lambda: releases.extend(extract_input(item, extractor) for item in inputs))
    payloads: list[bytes] = []
    timed("encode", lambda: payloads.extend(encode(r) for r in releases if isinstance(r, Release)))
    with open_database(target) as database:
        run_id = database.start_run(package_version="", lexicon_version="", arguments={})
        done = [Success(Key(i.source_id), i.content_hash, p) for i, p in zip(inputs, payloads, strict=True)]

        def write_all() -> None:
            for start in range(0, len(done), 200):
                database.commit(run_id, "v", done[start : start + 200])

        timed("write", write_all)
    rows = [
        [n, f"{ms / len(inputs):.2f}", f"{waited[n] / len(inputs):.2f}", f"{ms / took['extract']:.0%}"]
        for n, ms in took.items()
    ]
    share = (took["read"] + took["write"]) / took["extract"]
    return (
        f"{table(['part', 'ms of the processor:', 'ms:', 'of extraction:'], rows)}\n\n"
        f"Reading and writing: {share:.0%} of extraction. Writing waits for the disk and, where there is one, the server."
    )


def _again(archive: Path, database: str, count: int, jobs: int) -> str:
    rows = []
    before = _contents(database)
    run = _load(archive, database, jobs)
    after = _contents(database)
    changed = sum(before[name] != after[name] for name in before)
    rows.append(
        [
            "the same archive again",
            f"{run.seconds:.1f}",
            f"{run.said}; {changed} of {len(before)} tables changed",
        ]
    )
    note("changing one in twenty")
    write(archive, count, changed=0.05)
    run = _load(archive, database, jobs)
    rows.append(["one page in twenty changed", f"{run.seconds:.1f}", run.said])
    return table(["run", "s:", "said"], rows)


def _contents(database: str) -> dict[str, tuple[int, int]]:
    """Table of the record → how many rows, and a sum over all of their values."""
    found = {}
    with open_database(database, create=False) as source, source.engine.connect() as connection:
        for one in TABLES:
            rows = connection.execution_options(yield_per=2000).execute(select(one))
            sums = [crc32(repr(tuple(row)).encode()) for row in rows]
            found[one.name] = len(sums), sum(sums)
    return found


def _load(archive: Path, database: str, jobs: int) -> Loaded:
    command = [sys.executable, "-m", "govnews_extract.cli", "load", str(archive), "--to", database]
    start = time.perf_counter()
    child = subprocess.Popen([*command, "--jobs", str(jobs)], stderr=subprocess.PIPE, text=True)
    memory: list[list[float]] = []
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(child.pid, memory, ended))
    watcher.start()
    _, told = child.communicate()
    seconds = time.perf_counter() - start
    ended.set()
    watcher.join()
    if child.returncode:
        raise RuntimeError(told)
    said = re.sub(r" into \S+,", ",", told.strip().rpartition("\n")[2])
    return Loaded(seconds, said, memory)


def _watch(pid: int, memory: list[list[float]], ended: threading.Event) -> None:
    while not ended.wait(0.25):
        try:
            workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            memory.append([_resident(one) for one in (str(pid), *workers)])
        except (OSError, StopIteration):
            return


def _resident(pid: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loading", description=__doc__)
    parser.add_argument("--releases", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--to", metavar="URL", help="a PostgreSQL server; without it files of SQLite")
    options = parser.parse_args()
    print(report(options.releases, options.jobs, options.to))


if __name__ == "__main__":
    main()
