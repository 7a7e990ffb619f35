"""What every input format keeps: the same releases, in order, with the bad members named."""

from __future__ import annotations

import os
import random
import tracemalloc
from base64 import b64encode
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govnews_extract.batch import extract_input
from govnews_extract.errors import InputError
from govnews_extract.extraction import Extractor
from govnews_extract.readers import READERS, Input, read_paths
from govnews_extract.records import Release
from tests.archives import FORMATS, HTML_ONLY, ROWS, Page, fixture_pages

EVERY = pytest.mark.parametrize("name", FORMATS)


def pages_of(name: str) -> list[Page]:
    return fixture_pages(html_only=name in HTML_ONLY)


def inputs(items: list[Input | InputError]) -> list[Input]:
    return [item for item in items if isinstance(item, Input)]


def errors(items: list[Input | InputError]) -> list[InputError]:
    return [item for item in items if isinstance(item, InputError)]


@cache
def extractor() -> Extractor:
    return Extractor()


def release(item: Input) -> dict[str, Any]:
    """The record without what the archive adds or, holding characters, cannot tell."""
    found = extract_input(replace(item, url=None), extractor())
    assert isinstance(found, Release), found
    record = found.model_dump(exclude={"source_id"})
    del record["document"]["encoding"]
    return record


@cache
def expected(page: Page) -> dict[str, Any]:
    return release(Input("", page.content, media_type="text/plain" if page.is_text else None))


def large_pages(count: int = 29) -> list[Page]:
    """Pages of 100 kB that do not compress."""
    dice = random.Random(7)
    return [Page(f"{n:03}.html", b"<p>" + b64encode(dice.randbytes(75_000))) for n in range(count)]


def test_every_ending_is_built() -> None:
    built = {ending for ending in READERS if any(name == ending[1:] for name in FORMATS)}
    aliases = {".htm", ".html", ".shtml", ".txt", ".xhtml", ".mht", ".mhtml", ".tbz2", ".txz", ".tzst"}
    assert built | aliases == set(READERS)


@EVERY
def test_the_same_releases_come_out_in_order(name: str, tmp_path: Path) -> None:
    pages = pages_of(name)
    items = list(read_paths([FORMATS[name](tmp_path, pages)]))
    assert not errors(items)
    assert [release(item) for item in inputs(items)] == [expected(page) for page in pages]
    if not name.startswith(ROWS):
        assert [item.content for item in inputs(items)] == [page.content for page in pages]


@EVERY
def test_a_bad_member_is_named_in_its_place_and_the_rest_goes_on(name: str, tmp_path: Path) -> None:
    pages = pages_of(name)
    path = FORMATS[name](tmp_path, pages, bad=1)
    items = list(read_paths([path]))
    assert [isinstance(item, InputError) for item in items] == [i == 1 for i in range(len(pages) + 1)]
    (error,) = errors(items)
    assert error.source.startswith(str(path)) and error.source != str(path)
    assert error.reason and "\n" not in error.reason
    assert [release(item) for item in inputs(items)] == [expected(page) for page in pages]


@EVERY
def test_ids_are_unique_and_stable(name: str, tmp_path: Path) -> None:
    path = FORMATS[name](tmp_path, [*pages_of(name), Page("9.html", pages_of(name)[0].content)])
    ids = [item.source_id for item in inputs(list(read_paths([path])))]
    assert len(set(ids)) == len(ids) == len(pages_of(name)) + 1
    assert ids == [item.source_id for item in inputs(list(read_paths([path])))]


@EVERY
def test_the_first_input_does_not_read_the_rest(name: str, tmp_path: Path) -> None:
    pages = large_pages()
    path = FORMATS[name](tmp_path, pages)
    items = read_paths([path])
    assert isinstance(next(items), Input)
    if path.is_dir():
        for file in sorted(path.iterdir())[15:]:
            file.unlink()
    else:
        os.truncate(path, path.stat().st_size // 2)
    rest = list(items)
    assert errors(rest) and len(inputs(rest)) < len(pages) - 5


@EVERY
def test_a_file_cut_short_gives_what_is_whole_and_says_so(name: str, tmp_path: Path) -> None:
    if name in ("folder", "mhtml"):
        pytest.skip("files of their own")
    pages = large_pages(21)
    path = FORMATS[name](tmp_path, pages)
    os.truncate(path, path.stat().st_size * 6 // 10)
    items = list(read_paths([path]))
    assert errors(items) and isinstance(items[-1], InputError)
    whole = [
        item.content if isinstance(item.content, bytes) else item.content.encode() for item in inputs(items)
    ]
    assert whole == [page.content for page in pages[: len(whole)]]
    assert len(whole) >= 3 or name in ("zip", "wacz", "parquet")  # whose list of members is at the end


@EVERY
def test_memory_does_not_grow_with_the_archive(name: str, tmp_path: Path) -> None:
    if name == "parquet":
        pytest.skip("keeps its memory where it cannot be traced")
    path = FORMATS[name](tmp_path, large_pages(80))
    list(islice(read_paths([path]), 2))
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Input) for item in read_paths([path]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 80
    assert peak < 4_000_000


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("folder", "mhtml")])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_damage_raises(name: str, tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "built"
    if not path.exists():
        path.mkdir()
    built = next(path.iterdir(), None) or FORMATS[name](
        path, [Page(f"{n}.html", b"<p>%d" % n * 60) for n in range(5)]
    )
    whole = bytearray(built.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        if data.draw(st.booleans()):
            whole[at] = data.draw(st.integers(0, 255))
        else:
            del whole[at : at + data.draw(st.sampled_from((1, 50, 5000)))]
        if not whole:
            break
    damaged = tmp_path / built.name
    damaged.write_bytes(whole)
    for item in read_paths([damaged]):
        assert isinstance(item, (Input, InputError))
        if isinstance(item, InputError):
            assert item.source.startswith(str(damaged))
