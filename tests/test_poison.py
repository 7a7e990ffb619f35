"""Each hostile input has its stated outcome, alone and in a run; none ends the run or costs the others."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.fuzz import evidence
from govnews_extract import extract
from govnews_extract.batch import load
from govnews_extract.cleaning.bounds import MAX_TEXT
from govnews_extract.readers import Input, read_paths
from govnews_extract.records import Release
from govnews_extract.sinks import open_database
from govnews_extract.sinks.ledger import Failure
from tests.poison_files import FILES, PoisonFile
from tests.poison_pages import POISON, Poison
from tests.test_cli import run

_PATIENCE = 60.0  # seconds of processor time: what takes more is not linear


def test_there_is_enough_poison_and_every_name_is_one() -> None:
    names = [*map(str, POISON), *map(str, FILES)]
    assert len(names) > 120 and len(set(names)) == len(names)


@pytest.mark.parametrize("poison", POISON, ids=str)
def test_a_hostile_source_gives_the_stated_record(poison: Poison) -> None:
    source = poison.make()
    start = time.process_time()
    release = extract(source)
    assert time.process_time() - start < _PATIENCE
    codes = {warning.code for warning in release.warnings} - {"no_reference_date"}
    if len(release.document.text) > MAX_TEXT * 0.9:
        codes -= {"text_cut"} - poison.warnings  # of floods of full size
    assert codes == poison.warnings
    assert poison.text is None or release.document.text == poison.text
    assert poison.names is None or tuple(official.name for official in release.officials) == poison.names
    assert len(release.document.text) <= MAX_TEXT
    for span in evidence(release):
        assert release.document.text[span.start : span.end] == span.text
    dumped = release.model_dump_json(by_alias=True, exclude_computed_fields=True)
    assert Release.model_validate_json(dumped) == release


def test_a_run_over_all_hostile_sources_loads_each(tmp_path: Path) -> None:
    failures: list[Failure] = []
    inputs = (Input(poison.name, poison.make()) for poison in POISON)
    with open_database(str(tmp_path / "r.db")) as database:
        report = load(inputs, database, on_commit=lambda report, failed: failures.extend(failed))
    assert failures == [] and report.loaded == len(POISON)


@pytest.mark.parametrize("poison", FILES, ids=str)
def test_a_hostile_file_gives_its_pages_and_reasons(poison: PoisonFile, tmp_path: Path) -> None:
    path = poison.make(tmp_path)
    failures: list[Failure] = []
    with open_database(str(tmp_path / "r.db")) as database:
        report = load(read_paths([path]), database, on_commit=lambda report, failed: failures.extend(failed))
    reasons = [failure.reason for failure in failures]
    assert len(reasons) == len(poison.reasons), reasons
    for told, reason in zip(reasons, poison.reasons, strict=True):
        assert re.search(reason, told), told
    assert report.loaded == poison.loaded
    assert not (tmp_path.parent / "out.html").exists()
    with closing(sqlite3.connect(tmp_path / "r.db")) as connection:
        assert connection.execute("select count(*) from inputs where status = 'ok'").fetchone() == (
            poison.loaded,
        )


def test_what_is_cut_is_told_with_its_place() -> None:
    (told,) = [
        w.message for w in extract("停水通告\n" + "甲乙丙丁。\n" * 400_000).warnings if w.code == "text_cut"
    ]
    assert re.fullmatch(r"The text was cut after (9\d\d,\d{3}|1,000,000) of 2,\d{3},\d{3} characters\.", told)
    crowd = "<p>停水通告</p><div " + "a=1 " * 40_000 + ">特此通告全体用户，10月16日停水。</div>"
    (told,) = [w.message for w in extract(crowd).warnings if w.code == "attributes_dropped"]
    assert "at byte 19 " in told


def test_names_of_files_cannot_write_lines_of_their_own(tmp_path: Path) -> None:
    missing = tmp_path / "none\nERROR all is lost\x1b[31m\u202e.html"
    done = run("extract", missing, "--errors", tmp_path / "errors.jsonl")
    assert done.returncode == 3
    (line,) = done.stderr.decode().splitlines()
    assert "none\\nERROR all is lost\\x1b[31m\\u202e.html: No such file" in line
    (row,) = (tmp_path / "errors.jsonl").read_text("utf-8").splitlines()
    assert json.loads(row)["input"] == str(missing)  # as it is, escaped by JSON
