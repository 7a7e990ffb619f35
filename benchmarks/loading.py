"""What loading an archive costs: time by process and part, memory, and what a second run does.

`python -m benchmarks.loading --releases 20000` makes the archive, loads it and prints Markdown.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

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

_SMALL = 0.1  # the share of the archive after which memory is compared


@dataclass
class Loaded:
    """One run of the command: seconds, resident megabytes of its processes over time, what it said."""

    seconds: float
    said: str
    memory: list[list[float]] = field(default_factory=list)


def report(count: int, jobs: int) -> str:
    """All tables, in Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        note(f"making {count} releases")
        write(folder / "archive", count)
        lines = [_speed(folder, count, jobs), _parts(folder), _again(folder, count, jobs), f"{machine()}."]
        return "\n\n".join(lines)


def _speed(folder: Path, count: int, jobs: int) -> str:
    rows = []
    seconds = {}
    for used in sorted({1, jobs}):
        database = folder / f"{used}.db"
        note(f"loading with {used}")
        run = _load(folder / "archive", database, used)
        seconds[used] = run.seconds
        size = database.stat().st_size / 1e6
        early, late = _memory(run)
        told = [f"{used}", f"{run.seconds:.1f}", f"{count / run.seconds:.0f}", f"{size:.0f}"]
        rows.append([*told, f"{seconds[1] / run.seconds:.2f}", early, late])
    heads = ["processes:", "s:", "releases/s:", "MB:", "× one:", "MB resident early", "late"]
    return (
        f"{table(heads, rows)}\n\n{count} releases into SQLite, one command; resident memory of the run and of its "
        f"workers after a tenth and at the end."
    )


def _memory(run: Loaded) -> tuple[str, str]:
    """The processes' resident memory after a tenth of the time and at its end."""
    if len(run.memory) < 20:
        return "", ""
    early, late = run.memory[round(len(run.memory) * _SMALL)], run.memory[-3]
    return " ".join(f"{m:.0f}" for m in early), " ".join(f"{m:.0f}" for m in late)


def _parts(folder: Path, sample: int = 1000) -> str:
    """Processor time of each part in one process, in milliseconds a release."""
    inputs: list[Input] = []
    took: dict[str, float] = {}

    def timed(name: str, part: Callable[[], None]) -> None:
        start = time.process_time()
        part()
        took[name] = (time.process_time() - start) * 1000

    paths = [folder / "archive"]
    timed("read", lambda: inputs.extend(i for i in read_paths(paths, limit=sample) if isinstance(i, Input)))
    extractor = Extractor()
    for item in inputs[:50]:
        extract_input(item, extractor)
    releases: list[Release | InputError] = []
    timed("extract", lambda: releases.extend(extract_input(item, extractor) for item in inputs))
    payloads: list[bytes] = []
    timed("encode", lambda: payloads.extend(encode(r) for r in releases if isinstance(r, Release)))
    with open_database(str(folder / "parts.db")) as database:
        run_id = database.start_run(package_version="", lexicon_version="", arguments={})
        done = [Success(Key(i.source_id), i.content_hash, p) for i, p in zip(inputs, payloads, strict=True)]

        def write_all() -> None:
            for start in range(0, len(done), 100):
                database.commit(run_id, "v", done[start : start + 100])

        timed("write", write_all)
    rows = [[n, f"{ms / len(inputs):.2f}", f"{ms / took['extract']:.0%}"] for n, ms in took.items()]
    share = (took["read"] + took["write"]) / took["extract"]
    return (
        f"{table(['part', 'ms:', 'of extraction:'], rows)}\n\nReading and writing: {share:.0%} of extraction."
    )


def _again(folder: Path, count: int, jobs: int) -> str:
    database = folder / f"{jobs}.db"
    archive = folder / "archive"
    rows = []
    run = _load(archive, database, jobs)
    rows.append(["the same archive again", f"{run.seconds:.1f}", run.said])
    note("changing one in twenty")
    write(archive, count, changed=0.05)
    run = _load(archive, database, jobs)
    rows.append(["one page in twenty changed", f"{run.seconds:.1f}", run.said])
    return table(["run", "s:", "said"], rows)


def _load(archive: Path, database: Path, jobs: int) -> Loaded:
    command = [sys.executable, "-m", "govnews_extract.cli", "load", str(archive), "--to", str(database)]
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
    return Loaded(seconds, told.strip().rpartition("\n")[2].replace(str(database), "it"), memory)


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
    options = parser.parse_args()
    print(report(options.releases, options.jobs))


if __name__ == "__main__":
    main()
