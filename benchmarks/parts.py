"""Where the time of one record goes: the steps that `Extractor` calls, by their share.

The shares come from the profiler, which burdens many small calls more than a few large ones; they say
where to look, not what is won.
"""

from __future__ import annotations

import cProfile
import pstats
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.pages import big_page
from benchmarks.tables import machine, table
from govnews_extract.extraction import Extractor

_HOME = Extractor.extract.__code__.co_filename


def report(rounds: int) -> str:
    """The table of steps with their share and their milliseconds, in Markdown."""
    extractor, page = Extractor(), big_page()
    extractor.extract(page)
    took = []
    for _ in range(rounds):
        start = perf_counter()
        extractor.extract(page)
        took.append((perf_counter() - start) * 1000)
    profile = cProfile.Profile()
    for _ in range(rounds):
        profile.runcall(extractor.extract, page)
    whole = median(took)
    steps = _steps(pstats.Stats(profile))
    total = sum(steps.values())
    rows = [
        [name, f"{seconds / total:.0%}", f"{whole * seconds / total:.2f}"]
        for name, seconds in sorted(steps.items(), key=lambda item: -item[1])
        if seconds / total >= 0.005
    ]
    return f"{table(('step', 'share:', 'ms:'), rows)}\n\n{whole:.1f} ms for the large page. {machine()}."


def _steps(stats: pstats.Stats) -> dict[str, float]:
    """{step: seconds}: what is called out of extract.py and stands elsewhere."""
    found: dict[str, float] = {}
    functions: dict[tuple[str, int, str], tuple[Any, ...]] = stats.stats  # type: ignore[attr-defined]
    for (file, _, name), (*_, callers) in functions.items():
        if file == _HOME:
            continue
        for (caller, _, _), (_, _, _, seconds) in callers.items():
            if caller == _HOME:
                where = file.rpartition("govnews_extract/")[2].removesuffix(".py").removesuffix("/__init__")
                step = f"{where.replace('/', '.')}.{name}" if file != "~" else name
                found[step] = found.get(step, 0.0) + seconds
    return found
