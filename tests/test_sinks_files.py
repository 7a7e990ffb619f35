"""One archive as database, JSON lines, Parquet and CSV: the same records everywhere."""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest
import zstandard

from govnews_extract import GovnewsError, Release, extract
from govnews_extract.batch import extract_input, load
from govnews_extract.extraction import Extractor
from govnews_extract.sinks import open_database, open_file
from govnews_extract.sinks.arrow import release_of_row, release_schema
from govnews_extract.sinks.schema import COLUMNS
from tests import postgres
from tests.corpus import FOLDER, fixtures

INPUTS = [fixture.input for fixture in fixtures()[::2]]


def read_jsonl(path: Path) -> list[Release]:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        data = zstandard.ZstdDecompressor().decompressobj().decompress(data)
    return [release_of_row(json.loads(line)) for line in data.splitlines()]


def read_parquet(path: Path) -> list[Release]:
    table = pyarrow.parquet.read_table(path)
    assert table.schema.remove_metadata() == release_schema()
    return [release_of_row(row) for row in table.to_pylist()]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Release]:
    """The releases as a SQLite file gives them back."""
    path = tmp_path_factory.mktemp("sqlite") / "r.db"
    with open_database(str(path)) as database:
        load(INPUTS, database, jobs=2)
        return {release.id: release for release in database.releases()}


@pytest.mark.postgres
def test_four_targets_hold_the_same_releases_field_for_field(server: str, tmp_path: Path) -> None:
    """Loaded one by one from the same pages: SQLite, PostgreSQL, Parquet, JSON lines."""
    found: dict[str, dict[str, Release]] = {}
    with postgres.empty_database(server, "same") as url:
        for target in (str(tmp_path / "r.db"), url):
            with open_database(target) as database:
                for expected in ((len(INPUTS), 0), (0, len(INPUTS))):
                    report = load(INPUTS, database, jobs=2, batch=9)
                    assert (report.loaded, report.skipped) == expected
                found[target] = {release.id: release for release in database.releases()}
    for name, read in (("r.parquet", read_parquet), ("r.jsonl", read_jsonl)):
        with open_file(tmp_path / name) as sink:
            load(INPUTS, sink, jobs=2)
        found[name] = {release.id: release for release in read(tmp_path / name)}
    extractor = Extractor()
    straight = [extract_input(item, extractor) for item in INPUTS]
    expected_releases = {release.id: release for release in straight if isinstance(release, Release)}
    assert len(found) == 4 and len(expected_releases) == len(INPUTS)
    for target, releases in found.items():
        assert releases == expected_releases, target


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"])
def test_files_hold_the_same(records: dict[str, Release], tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"r{ending}"
    with open_file(path) as sink:
        load(INPUTS, sink, jobs=2, batch=9)
    found = read_parquet(path) if ending == ".parquet" else read_jsonl(path)
    assert {release.id: release for release in found} == records
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_csv_holds_the_rows_of_the_tables(records: dict[str, Release], tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    for _ in range(2):  # the second time the folder is there
        with open_file(path) as sink:
            load(INPUTS, sink, jobs=2)
    assert {item.stem for item in path.iterdir()} == set(COLUMNS)
    with (path / "officials.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [(row["release_id"], row["name"]) for row in csv.DictReader(file)]
    assert sorted(found) == sorted((r.id, person.name) for r in records.values() for person in r.officials)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    release = extract("通知。", source_id=text)
    with open_file(tmp_path / "r.csv") as sink:
        sink.write([sink.encode(release)])
    with (tmp_path / "r.csv" / "releases.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["source_id"] for row in csv.DictReader(file)] == ["'" + text]


def test_a_file_appears_only_once_it_is_whole(tmp_path: Path) -> None:
    for name in ("r.jsonl", "r.jsonl.gz", "r.jsonl.zst", "r.parquet"):
        path = tmp_path / name
        path.write_text("old")
        with pytest.raises(RuntimeError), open_file(path) as sink:
            sink.write([sink.encode(extract("通知。"))])
            raise RuntimeError
        assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 4


def test_a_folder_with_other_files_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "r.csv"
    folder.mkdir()
    (folder / "letter.doc").write_text("x")
    with pytest.raises(GovnewsError, match="other files"):
        open_file(folder)
    assert [item.name for item in tmp_path.rglob("*")] == ["r.csv", "letter.doc"]


@pytest.mark.parametrize(
    "name", ["r.xlsx", "r", "no/folder/r.jsonl", "no/folder/r.parquet", "no/folder/r.csv"]
)
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(GovnewsError, match=r"r"):
        open_file(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_export_gives_the_files_of_a_database(tmp_path: Path) -> None:
    def run(*args: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "govnews_extract.cli", *map(str, args)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    database = tmp_path / "r.db"
    assert run("load", FOLDER / "releases", "--to", database, "--include", "appoint*").returncode == 0
    for name in ("r.jsonl", "r.parquet", "r.csv"):
        done = run("export", database, "--to", tmp_path / name)
        assert done.returncode == 0, done.stderr
    first, second = read_jsonl(tmp_path / "r.jsonl"), read_parquet(tmp_path / "r.parquet")
    with open_database(str(database)) as source:
        assert first == second == list(source.releases())
    assert run("export", tmp_path / "none.db", "--to", tmp_path / "x.jsonl").returncode == 1
    assert not (tmp_path / "x.jsonl").exists()
