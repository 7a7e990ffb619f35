"""Damaged pages and texts through the whole path, and what must hold for each of them.

`python -m benchmarks.fuzz --inputs 10000 --seed 1 --seconds 600` prints a table, keeps each input that fails as a file
in `--keep`, and gives exit code 1 where there are any. The inputs of a seed are always the same; `--first` goes on where
an earlier run of the seed ended.
"""

from __future__ import annotations

import argparse
import json
import platform
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.corpus import note
from benchmarks.mutations import Sample, sample
from govnews_extract import Extractor, Release
from govnews_extract.cleaning.decode import whole
from govnews_extract.records import Evidence

LIMIT = 0.050  # seconds of processor time for each 10 kB, and for whatever is smaller
_PART = 10_000
_HANG = 30.0
FUNCTIONS = (
    "find_dates", "find_officials", "find_bodies", "find_contacts", "find_service_hours", "find_deadlines",
)  # fmt: skip
REFERRING = ("find_dates", "find_service_hours", "find_deadlines")


class HangError(Exception):
    """An input that takes far too long."""


@dataclass(frozen=True)
class Failure:
    """What does not hold for an input."""

    sample: Sample
    check: str
    told: str


@dataclass(frozen=True, order=True)
class Timing:
    """Processor time of a step, as a share of what it may take."""

    share: float
    seconds: float
    size: int
    step: str
    number: int


@dataclass
class Summary:
    """What a run has seen."""

    seed: int
    first: int
    inputs: int = 0
    pages: int = 0
    size: int = 0
    spans: int = 0
    seconds: float = 0.0
    ways: Counter[str] = field(default_factory=Counter)
    slowest: list[Timing] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def table(self) -> str:
        """The run in Markdown."""
        rows = [
            ("inputs", f"{self.inputs:,} (seed {self.seed}, from number {self.first:,})"),
            ("of them pages / texts", f"{self.pages:,} / {self.inputs - self.pages:,}"),
            ("megabytes", f"{self.size / 1e6:,.0f}"),
            ("evidence spans checked", f"{self.spans:,}"),
            ("kinds of damage", f"{len(self.ways)}"),
            ("processor time", f"{self.seconds:,.0f} s, Python {platform.python_version()}"),
            ("failures", f"{len(self.failures)}"),
        ]
        rows += [
            (f"failures: {check}", str(n)) for check, n in Counter(f.check for f in self.failures).items()
        ]
        rows += [
            (
                "slowest" if place == 0 else "",
                f"{t.seconds * 1000:.0f} ms for {t.size:,} bytes, {t.share:.0%} of the limit "
                f"({t.step}, number {t.number})",
            )
            for place, t in enumerate(self.slowest)
        ]
        return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def evidence(node: Any) -> Iterator[Evidence]:
    """All evidence in a record or a list of parts, wherever it stands."""
    if isinstance(node, Evidence):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from evidence(item)
    elif hasattr(type(node), "model_fields"):
        for name in type(node).model_fields:
            yield from evidence(getattr(node, name))


class Fuzzer:
    """Runs inputs through one extractor and checks what comes out."""

    def __init__(self, extractor: Extractor, summary: Summary) -> None:
        self._extractor = extractor
        self._summary = summary

    def check(self, made: Sample) -> list[Failure]:
        """What does not hold for the input: nothing, as a rule."""
        try:
            with _alarm(_HANG), warnings.catch_warnings():
                warnings.filterwarnings("error")
                warnings.filterwarnings("ignore", module="jieba.*")
                warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
                problems = list(self._page(made) if isinstance(made.source, bytes) else self._text(made))
        except Exception as error:
            problems = [("exception", f"{type(error).__name__}: {error}")]
        self._count(made)
        return [Failure(made, check, told) for check, told in problems]

    def _count(self, made: Sample) -> None:
        summary = self._summary
        summary.inputs += 1
        summary.pages += isinstance(made.source, bytes)
        summary.size += made.size
        summary.ways.update(set(made.ways))

    def _page(self, made: Sample) -> Iterator[tuple[str, str]]:
        def run() -> Release:
            return self._extractor.extract(made.source, **made.known)

        release, again, slow = self._timed(made, "extract", run)
        yield from slow
        yield from self._grounded(release, release.document.text)
        dumped = release.model_dump_json(by_alias=True, exclude_computed_fields=True)
        if dumped != again.model_dump_json(by_alias=True, exclude_computed_fields=True):
            yield "same bytes twice", "another record at the second time"
        if Release.model_validate_json(dumped) != release:
            yield "round trip", "JSON gives another record"
        if Release.model_validate(release.model_dump(by_alias=True, exclude_computed_fields=True)) != release:
            yield "valid", "the record is not what its own schema takes"

    def _text(self, made: Sample) -> Iterator[tuple[str, str]]:
        text = made.source
        assert isinstance(text, str)
        for name in FUNCTIONS:
            function = partial(getattr(self._extractor, name), text)
            if made.reference is not None and name in REFERRING:
                function = partial(function, reference=made.reference)
            found, again, slow = self._timed(made, name, function)
            yield from slow
            yield from self._grounded(found, whole(text))
            if found != again:
                yield "same bytes twice", f"{name}: something else at the second time"

    def _grounded(self, node: Any, text: str) -> Iterator[tuple[str, str]]:
        for span in evidence(node):
            self._summary.spans += 1
            if not span.text or text[span.start : span.end] != span.text:
                yield "evidence", f"{span.rule}: {span.text!r} at {span.start}:{span.end}"

    def _timed(
        self, made: Sample, step: str, run: Callable[[], Any]
    ) -> tuple[Any, Any, list[tuple[str, str]]]:
        """Two results, and a problem if the faster run of them, and of more where they were slow, takes too long."""
        allowed = LIMIT * max(1.0, made.size / _PART)
        first, took = _measured(run)
        second, other = _measured(run)
        took = min(took, other)
        for _ in range(3):
            if took <= allowed:
                break
            took = min(took, _measured(run)[1])
        timing = Timing(took / allowed, took, made.size, step, made.number)
        slowest = self._summary.slowest
        if len(slowest) < 5 or timing > slowest[-1]:
            slowest[:] = sorted([*slowest, timing], reverse=True)[:5]
        slow = [("time", f"{step}: {took * 1000:.0f} ms for {made.size:,} bytes")] if took > allowed else []
        return first, second, slow


def _measured(run: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    result = run()
    return result, time.process_time() - start


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raises `HangError` in what takes longer, on systems that have such an alarm."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise HangError(f"longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def fuzz(
    inputs: int, *, seed: int = 0, first: int = 0, seconds: float | None = None, keep: Path | None = None
) -> Summary:
    """Check `inputs` inputs from number `first` on, or as many as the seconds allow; write failing ones to `keep`."""
    summary = Summary(seed, first)
    fuzzer = Fuzzer(Extractor(), summary)
    start, began = time.monotonic(), time.process_time()
    for number in range(first, first + inputs):
        if seconds is not None and time.monotonic() - start > seconds:
            break
        if keep is not None:
            _write(keep / "current", f"{seed} {number}\n".encode())  # what a process dies of is known
        for failure in fuzzer.check(sample(seed, number)):
            summary.failures.append(failure)
            if keep is not None:
                save(failure, seed, keep)
        if summary.inputs % 10_000 == 0:
            note(f"{summary.inputs:,} inputs, {len(summary.failures)} failures")
    summary.seconds = time.process_time() - began
    return summary


def save(failure: Failure, seed: int, keep: Path) -> None:
    """Write the input of a failure to a file, and beside it what failed."""
    made = failure.sample
    name = f"{seed}-{made.number}-{failure.check.replace(' ', '-')}"
    source = made.source
    _write(
        keep / f"{name}.{'page' if isinstance(source, bytes) else 'text'}",
        source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"),
    )
    told = {
        "check": failure.check,
        "told": failure.told,
        "known": made.known,
        "reference": str(made.reference),
        "ways": made.ways,
    }
    _write(keep / f"{name}.json", json.dumps(told, ensure_ascii=True).encode())
    note(f"{name}: {failure.told[:300]!a}")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="number of the first input (0)")
    parser.add_argument("--seconds", type=float, default=None, help="stop after so many seconds")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="folder for failing inputs")
    options = parser.parse_args(arguments)
    summary = fuzz(
        options.inputs, seed=options.seed, first=options.first, seconds=options.seconds, keep=options.keep
    )
    print(summary.table())
    return 1 if summary.failures else 0


if __name__ == "__main__":
    sys.exit(main())
