"""One extractor in many threads, and others in forked and spawned processes: the same bytes everywhere.

GOVNEWS_TEST_LONG makes it 10,000 releases.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from hashlib import sha256

import pytest

from benchmarks.archive import Made, releases
from govnews_extract import Extractor

COUNT = 10_000 if os.environ.get("GOVNEWS_TEST_LONG") else 120
EXTRACTOR = Extractor()


def told(made: Made, extractor: Extractor = EXTRACTOR) -> str:
    """The hash of a release's record."""
    release = extractor.extract(made.content, source_id=made.name)
    return sha256(release.model_dump_json(by_alias=True).encode()).hexdigest()


def told_by_a_pickled_one(task: tuple[Extractor, Made]) -> str:
    """The same by an extractor that has come by pickle."""
    return told(task[1], task[0])


def archive() -> Iterable[Made]:
    return releases(COUNT, seed=5)


@pytest.fixture(scope="module")
def once() -> list[str]:
    return [told(made) for made in archive()]


def test_records_differ(once: list[str]) -> None:
    assert len(set(once)) == COUNT


def test_threads_share_an_extractor(once: list[str]) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(told, archive())) == once


def test_threads_that_begin_with_a_new_extractor_at_once_agree(once: list[str]) -> None:
    fresh = Extractor()
    some = list(releases(min(COUNT, 200), seed=5))
    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(lambda made: told(made, fresh), some)) == once[: len(some)]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_agree(once: list[str], method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, context) as processes:
        tasks = ((EXTRACTOR, made) for made in archive())
        assert list(processes.map(told_by_a_pickled_one, tasks, chunksize=20)) == once
