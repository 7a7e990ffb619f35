"""`score` as a user runs it: on files, folders and a database that `load` made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from govnews_extract.scoring import FIELDS, Miss, Scores, Tally, score, wilson
from govnews_extract.scoring.printing import lines_of, markdown
from tests.corpus import FOLDER
from tests.test_cli import run

GOLD, PAGES = FOLDER / "gold", FOLDER / "releases"


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Three labelled days of which two are found, and one that is made up."""
    days = [{"date": f"2024-05-0{n}"} for n in (1, 2, 3)]
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "genre": "notice", "deadlines": days})
    found = {"source_id": "p/a.html", "genre": "notice", "deadlines": [*days[:2], {"date": "2024-06-01"}]}
    return gold, write(tmp_path / "found.jsonl", found)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The fixtures as a database and as JSON lines."""
    folder = tmp_path_factory.mktemp("loaded")
    database, lines = folder / "releases.db", folder / "records.jsonl"
    assert run("load", PAGES, "--to", database).returncode == 0
    assert run("extract", PAGES, "-o", lines).returncode == 0
    return database, lines


def figures(*args: str | Path) -> dict[str, Any]:
    done = run("score", *args, "-f", "json")
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_figures_and_their_intervals(pair: tuple[Path, Path]) -> None:
    found = figures(*pair)
    assert (found["releases"], found["absent"]) == (1, [])
    assert "misses" not in found
    assert list(found["fields"]) == ["genre", "deadline"]
    deadline = found["fields"]["deadline"]
    assert (deadline["hits"], deadline["missed"], deadline["extra"]) == (2, 1, 1)
    assert deadline["precision"] == deadline["recall"] == deadline["f1"] == pytest.approx(2 / 3)
    assert deadline["precision_95"] == deadline["recall_95"] == list(wilson(2, 3))


def test_a_database_and_its_lines_get_the_same_figures(loaded: tuple[Path, Path]) -> None:
    database, lines = loaded
    found = figures(GOLD, database, "--misses")
    assert found == figures(GOLD, lines, "--misses") == figures(GOLD, f"sqlite:///{database}", "--misses")
    assert found["releases"] == len(list(GOLD.glob("*.json"))) and found["ungrounded_spans"] == 0
    assert list(found["fields"]) == [name for name in FIELDS if name in found["fields"]]
    assert found["fields"]["phone"]["f1"] > 0.9


def test_labels_of_a_few_releases_are_looked_for_in_the_whole_database(
    loaded: tuple[Path, Path], tmp_path: Path
) -> None:
    one = json.loads((GOLD / "inspection-xupu-2019.json").read_text("utf-8"))
    found = figures(write(tmp_path / "gold.jsonl", one), loaded[0])
    assert found["releases"] == 1 and found["fields"]["official_name"]["hits"] == len(one["officials"])


def test_misses_are_told_with_release_field_and_item(pair: tuple[Path, Path]) -> None:
    done = run("score", *pair, "--misses")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[-2:] == ["- a  deadline  2024-05-03", "+ a  deadline  2024-06-01"]
    told = figures(*pair, "--misses")["misses"]
    assert {"release": "a", "field": "deadline", "item": "2024-06-01", "extra": True} in told


def test_only_the_fields_asked_for(pair: tuple[Path, Path]) -> None:
    assert list(figures(*pair, "--field", "genre")["fields"]) == ["genre"]
    done = run("score", *pair, "--field", "genre", "--misses")
    assert b"deadline" not in done.stdout


def test_a_table_and_markdown_hold_the_same_cells(pair: tuple[Path, Path]) -> None:
    table = run("score", *pair).stdout.decode()
    marked = run("score", *pair, "-f", "markdown", "--misses").stdout.decode()
    row = ["deadline", "3", "0.667", "0.667", "0.667", "0.208–0.939", "0.208–0.939"]
    assert row in [line.split() for line in table.splitlines()]
    assert f"| {' | '.join(row)} |" in marked.splitlines()
    assert marked.splitlines()[-4:] == [
        "```",
        "- a  deadline  2024-05-03",
        "+ a  deadline  2024-06-01",
        "```",
    ]


def test_labelled_releases_without_a_record_are_named(pair: tuple[Path, Path]) -> None:
    gold, found = pair
    with gold.open("a", encoding="utf-8") as file:
        file.write('{"id": "b", "deadlines": [{"date": "2024-07-01"}]}\n')
    done = run("score", gold, found, "-f", "json")
    assert done.returncode == 3 and done.stderr.decode() == "b: no predicted record\n"
    told = json.loads(done.stdout)
    assert told["absent"] == ["b"] and told["fields"]["deadline"]["missed"] == 2


def test_records_of_other_releases_are_no_comparison(pair: tuple[Path, Path], tmp_path: Path) -> None:
    other = write(tmp_path / "other.jsonl", {"source_id": "p/z.html", "genre": "notice"})
    done = run("score", pair[0], other)
    assert done.returncode == 1 and b"no record for any" in done.stderr and done.stdout == b""


def test_what_cannot_be_read_is_fatal_and_named(pair: tuple[Path, Path], tmp_path: Path) -> None:
    gold, found = pair
    broken, empty = tmp_path / "broken.jsonl", write(tmp_path / "empty.jsonl")
    broken.write_text('{"id": "a"}\n{\n', "utf-8")
    for args, name in (
        ((gold, tmp_path / "none.jsonl"), "none.jsonl"),
        ((gold, tmp_path / "none.db"), "none.db"),
        ((broken, found), "broken.jsonl:2"),
        ((empty, found), "empty.jsonl"),
        ((gold, found, "-o", tmp_path / "no" / "x.json"), "x.json"),
    ):
        done = run("score", *args)
        assert done.returncode == 1, args
        assert name in done.stderr.decode() and b"Traceback" not in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_usage_errors(pair: tuple[Path, Path]) -> None:
    assert run("score", pair[0]).returncode == 2
    assert run("score", *pair, "--format", "xml").returncode == 2
    assert run("score", *pair, "--field", "colour").returncode == 2


def test_help_tells_what_the_figures_mean() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "govnews_extract.cli", "score", "--help"], capture_output=True, check=True
    )
    words = done.stdout.decode()
    for word in ("Precision", "recall", "Wilson", "source_id", "releases.db", "--misses"):
        assert word in words


def test_an_output_file_is_written(pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "figures.md"
    assert run("score", *pair, "-f", "markdown", "-o", out).returncode == 0
    assert out.read_text("utf-8").startswith("| field | gold |")


def test_backquotes_in_items_do_not_end_the_block() -> None:
    misses = [
        Miss("a", "title", "```", extra=True),
        Miss("b", "event_date", ("2024-05-01", None), extra=False),
    ]
    scores = Scores({"title": Tally(extra=1)}, tuple(misses), 1, (), 0, 0)
    assert markdown(scores, misses).splitlines()[-4:] == ["````", *lines_of(misses), "````"]
    assert lines_of(misses)[1] == "- b  event_date  2024-05-01 · –"


def test_absent_releases_are_named_in_the_scores() -> None:
    scores = score([{"id": "a"}, {"id": "b"}], [{"id": "b"}])
    assert (scores.absent, scores.without_prediction) == (("a",), 1)


def test_inputs_in_place_of_records_are_an_error(pair: tuple[Path, Path], tmp_path: Path) -> None:
    pages = write(tmp_path / "pages.jsonl", {"id": "a", "text": "市水利局局长程远山主持会议。"})
    done = run("score", pair[0], pages)
    assert done.returncode == 1 and b"extract" in done.stderr and not done.stdout
