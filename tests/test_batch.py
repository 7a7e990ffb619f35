"""Runs into a SQLite file with real worker processes: what is done, skipped, redone, noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from govnews_extract import GovnewsError, InputError, Lexicon
from govnews_extract.batch import Report, load
from govnews_extract.extraction import Extractor
from govnews_extract.readers import Input
from govnews_extract.sinks import open_database, open_file
from govnews_extract.sinks.ledger import Failure
from tests.corpus import fixtures
from tests.dumps import dump, query
from tests.poison import DeafExtractor, PoisonExtractor

GOOD = "县委书记程远山主持会议。"


def pages(count: int) -> list[Input]:
    return [fixture.input for fixture in fixtures()[:count]]


def run(path: Path, inputs: Iterable[Input | InputError], **options: object) -> tuple[Report, list[Failure]]:
    failures: list[Failure] = []
    with open_database(str(path)) as database:
        report = load(
            inputs,
            database,
            on_commit=lambda report, failed: failures.extend(failed),
            **options,  # type: ignore[arg-type]
        )
    return report, failures


def counts(report: Report) -> tuple[int, int, int]:
    return report.loaded, report.failed, report.skipped


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    for jobs in (1, 2):
        report, failures = run(tmp_path / f"{jobs}.db", pages(50), jobs=jobs, batch=7)
        assert counts(report) == (50, 0, 0) and failures == []
    assert dump(tmp_path / "1.db") == dump(tmp_path / "2.db")
    assert query(tmp_path / "1.db", "select loaded, failed, skipped, finished is null from runs") == [
        (50, 0, 0, 0)
    ]


def test_a_second_run_does_what_is_new_or_changed(tmp_path: Path) -> None:
    path, first = tmp_path / "r.db", pages(20)
    run(path, first)
    before = dump(path)
    report, _ = run(path, first)
    assert counts(report) == (0, 0, 20) and dump(path) == before
    second = [
        *first[:5],
        replace(first[5], content=GOOD, url=None, media_type="text/plain"),
        replace(first[6], published_at="2001-02-03"),  # what the archive knows counts too
        *first[7:],
        Input("new", "另一则通知。"),
    ]
    report, _ = run(path, second)
    assert counts(report) == (3, 0, 18)
    assert query(path, "select count(*) from releases") == [(21,)]  # the changed one's old record is gone
    assert query(path, f"select text from releases where source_id = '{first[5].source_id}'") == [(GOOD,)]
    fresh = tmp_path / "fresh.db"
    run(fresh, second)
    assert dump(path) == dump(fresh)
    report, _ = run(path, second, force=True)
    assert counts(report) == (21, 0, 0) and dump(path) == dump(fresh)


def test_other_words_redo_what_is_done(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    run(path, [Input("a", "市级河湖长程远山参加巡河。")])
    own = Extractor(lexicons=Lexicon.default().plus(titles=["河湖长"]))
    for expected in ((1, 0, 0), (0, 0, 1)):
        report, _ = run(path, [Input("a", "市级河湖长程远山参加巡河。")], extractor=own)
        assert counts(report) == expected
    assert query(path, "select title from posts") == [("市级河湖长",)]


def test_inputs_that_share_an_id_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    same = [Input("1", f"第{n}则通知。") for n in range(150)]
    for expected in ((150, 0, 0), (0, 0, 150)):
        report, _ = run(path, same, batch=10)
        assert counts(report) == expected
        assert query(path, "select count(*), max(occurrence) from inputs") == [(150, 150)]
        assert query(path, "select count(*) from releases") == [(150,)]


def test_of_two_inputs_with_one_address_the_later_stays(tmp_path: Path) -> None:
    url = "http://www.example.gov.cn/1.html"
    inputs = [Input("old", GOOD * 200, url=url), Input("new", "另一则通知。", url=url)]
    report, _ = run(tmp_path / "r.db", inputs, jobs=2)
    assert counts(report) == (2, 0, 0)
    assert query(tmp_path / "r.db", "select source_id, text from releases") == [("new", "另一则通知。")]


def test_poison_is_one_row_each_and_the_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    good = [Input(f"good-{n}", f"第{n}则通知。") for n in range(12)]
    bad = [Input(f"{kind}-{n}", GOOD) for n in range(2) for kind in ("kill", "exit", "raise")]
    unread = InputError("broken.zip", "not a zip file")
    mixed: list[Input | InputError] = [
        *good[:4],
        *bad[:3],
        *good[4:8],
        unread,
        Input("hang", GOOD),
        *bad[3:],
        *good[8:],
    ]
    report, failures = run(path, mixed, jobs=2, timeout=6, extractor=PoisonExtractor(), batch=5)
    assert counts(report) == (12, 8, 0)
    found = {
        str(name): (stage, str(reason))
        for name, stage, reason in query(path, "select input, stage, reason from errors")
    }
    assert len(failures) == len(found) == 8
    assert found["kill-0"] == ("extract", "the worker process was ended by SIGKILL")
    assert found["exit-1"] == ("extract", "the worker process ended with exit code 7")
    assert found["raise-0"] == ("extract", "RuntimeError: 这一页不好")
    assert found["hang"] == ("extract", "took longer than 6 s")
    assert found["broken.zip"] == ("read", "not a zip file")
    statuses = query(path, "select status, count(*) from inputs group by 1 order by 1")
    assert statuses == [("failed", 7), ("ok", 12)]
    report, failures = run(path, mixed, extractor=PoisonExtractor())
    assert counts(report) == (0, 1, 19) and report.failed_earlier == 7
    assert [failure.key.source_id for failure in failures] == ["broken.zip"]
    cured = [item for item in mixed if isinstance(item, Input) and not item.source_id.startswith("hang")]
    report, failures = run(path, cured, extractor=PoisonExtractor(), retry_failed=True)
    assert counts(report) == (0, 6, 12)
    report, _ = run(path, cured)  # another extractor: everything is new, and nothing fails
    assert counts(report) == (18, 0, 0)
    assert query(path, "select input from errors order by 1") == [("broken.zip",), ("hang",)]


def test_what_fails_on_a_second_visit_keeps_its_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    run(path, [Input("raise", GOOD)])
    report, _ = run(path, [Input("raise", GOOD * 2)], extractor=PoisonExtractor())
    assert counts(report) == (0, 1, 0)
    assert query(path, "select text from releases") == [(GOOD,)]
    run(path, [Input("raise", "另一则通知。")])
    assert query(path, "select text from releases") == [("另一则通知。",)]


def test_ids_of_any_kind_are_keys(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    odd = ["", "a\0b", "\udcff.html", "x" * 5000, "y" * 5000, "'; drop table releases; --", "通知.html"]
    for expected in ((7, 0, 0), (0, 0, 7)):
        report, _ = run(path, [Input(name, f"第{n}则通知。") for n, name in enumerate(odd)])
        assert counts(report) == expected


def test_a_worker_that_cannot_start_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(GovnewsError, match="could not start"):
        run(tmp_path / "r.db", pages(3), extractor=DeafExtractor())
    assert "RuntimeError: no" in capfd.readouterr().err


def test_a_very_large_page_ends_in_time(tmp_path: Path) -> None:
    inputs = [Input("huge", b"<" * 200_000_000), Input("good", GOOD)]
    report, failures = run(tmp_path / "r.db", inputs, timeout=5)
    assert report.loaded + report.failed == 2
    assert query(tmp_path / "r.db", "select status from inputs where source_id = 'good'") == [("ok",)]
    assert all("took longer" in failure.reason for failure in failures)


def test_a_file_takes_a_run_too(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with open_file(path) as sink:
        report = load([*pages(9), InputError("x", "y")], sink, jobs=2)
    assert counts(report) == (9, 1, 0)
    assert len(path.read_bytes().splitlines()) == 9
