"""Records against records: what counts as one item, what is counted, and how sure the figures are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract import InputError
from govnews_extract.scoring import FIELDS, Miss, Tally, gather, read_records, score, wilson
from govnews_extract.scoring.normal import body, post_title, squeeze
from tests.corpus import fixtures

GOLD = [fixture.gold for fixture in fixtures()]


def person(name: str, *posts: dict[str, Any], roles: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"name": name, "posts": list(posts), "roles": list(roles)}


def test_labelled_records_against_themselves_are_all_right() -> None:
    scores = score(GOLD, GOLD)
    assert list(scores.fields) == [f for f in FIELDS if f in scores.fields]
    assert {tally.f1 for tally in scores.fields.values()} == {1.0}
    assert scores.misses == () and scores.without_prediction == 0


def test_without_predictions_all_is_missed() -> None:
    scores = score(GOLD, [])
    assert {(t.precision, t.recall, t.f1) for t in scores.fields.values()} == {(0.0, 0.0, 0.0)}
    assert scores.without_prediction == scores.releases == len(GOLD)
    assert not any(miss.extra for miss in scores.misses)


def test_a_key_that_is_absent_in_gold_is_not_scored() -> None:
    predicted = [
        {"source_id": "a", "genre": "notice", "deadlines": [{"date": "2024-05-06"}], "officials": []}
    ]
    assert score([{"id": "a", "genre": "notice"}], predicted).fields == {"genre": Tally(hits=1)}


def test_a_key_that_is_empty_in_gold_is_scored() -> None:
    predicted = [{"source_id": "a", "contacts": [{"kind": "fax", "value": "010-66000000"}]}]
    scores = score([{"id": "a", "contacts": []}], predicted)
    assert scores.fields == {"fax": Tally(extra=1)}
    assert scores.misses == (Miss("a", "fax", "01066000000", extra=True),)


def test_misses_name_release_field_and_item() -> None:
    gold = [{"id": "a", "officials": [person("程远山", {"title": "局长"}, roles=("chaired",))]}]
    predicted = [{"source_id": "a", "officials": [person("程远山", {"title": "副局长"})]}]
    assert score(gold, predicted).misses == (
        Miss("a", "official_title", ("程远山", "局长"), extra=False),
        Miss("a", "official_title", ("程远山", "副局长"), extra=True),
        Miss("a", "official_role", ("程远山", "chaired"), extra=False),
    )


def test_figures_are_micro_averages_over_all_releases() -> None:
    gold = [
        {"id": "a", "deadlines": [{"date": f"2024-05-0{n}"} for n in range(1, 5)]},
        {"id": "b", "deadlines": [{"date": "2024-06-01"}]},
    ]
    predicted = [
        {"source_id": "a", "deadlines": [{"date": f"2024-05-0{n}"} for n in range(1, 4)]},
        {"source_id": "b", "deadlines": [{"date": "2024-06-02"}]},
    ]
    tally = score(gold, predicted).fields["deadline"]
    assert tally == Tally(hits=3, missed=2, extra=1)
    assert (tally.precision, tally.recall) == (3 / 4, 3 / 5)
    assert tally.f1 == pytest.approx(2 / 3)


def test_a_release_is_found_by_the_name_of_its_file() -> None:
    gold = [{"id": "a", "genre": "notice"}]
    assert score(gold, [{"source_id": "x/a.html", "genre": "notice"}]).fields["genre"].f1 == 1.0
    twice = [{"source_id": "x/a.html", "genre": "notice"}, {"source_id": "y/a.html", "genre": "notice"}]
    assert score(gold, twice).without_prediction == 1


def test_a_record_without_a_key_is_refused() -> None:
    with pytest.raises(ValueError, match="source_id"):
        score([{"genre": "notice"}], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阿依古丽·买买提", "阿依古丽•买买提"),
        ("株洲市A339号信箱", "株洲市Ａ３３９号 信箱"),
        ("关于“十五五”规划的公告（一）", '关于"十五五"规划的公告(一)'),
    ],
)
def test_same_when_squeezed(one: str, other: str) -> None:
    assert squeeze(one) == squeeze(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中共湖南省株洲市渌口区委员会", "渌口区委"),
        ("株洲市监察委员会", "株洲市监委"),
        ("伊犁哈萨克自治州人民政府", "伊犁州政府"),
        ("中国共产党湘西土家族苗族自治州纪律检查委员会", "湘西州纪委"),
        ("鄂伦春自治旗人民政府", "鄂伦春旗政府"),
        ("四川省人民代表大会常务委员会", "四川省人大常委会"),
    ],
)
def test_a_body_and_its_short_name_are_one(one: str, other: str) -> None:
    assert body(one) == body(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("湖南省委", "株洲市委"),
        ("渌口区委", "渌口区政府"),
        ("中共中央", "中央"),
        ("第三巡视组", "第四巡视组"),
    ],
)
def test_bodies_that_differ_stay_different(one: str, other: str) -> None:
    assert body(one) != body(other)


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("原局长", "局长"),
        ("拟任县长人选", "县长"),
        ("副市长候选人", "副市长"),
        ("代市长", "代市长"),
        ("前锋区区长", "锋区区长"),
    ],
)
def test_titles_without_what_status_tells(printed: str, bare: str) -> None:
    assert post_title(printed) == bare


def test_an_owner_that_is_the_issuer_says_no_more_than_none() -> None:
    contact = {"kind": "phone", "value": "0731-22345678", "owner": "株洲市水利局"}
    assert gather({"issuing_body": {"name": "水利局"}, "contacts": [contact]})["contact_owner"] != set()
    assert gather({"issuing_body": {"name": "株洲市水利局"}, "contacts": [contact]})["contact_owner"] == set()


def test_only_the_first_event_is_the_main_one() -> None:
    events = [{"start": "2024-05-06", "part_of_day": None}, {"start": "2024-05-07", "part_of_day": "morning"}]
    found = gather({"events": events})
    assert found["event_date"] == {("2024-05-06", "")}
    assert found["event_part_of_day"] == set()
    assert found["event_dates_all"] == {"2024-05-06", "2024-05-07"}


def test_spans_that_are_not_what_stands_there_are_counted() -> None:
    record = {
        "source_id": "a",
        "document": {"text": "局长程远山"},
        "officials": [
            {
                "name": "程远山",
                "mentions": [
                    {"start": 2, "end": 5, "text": "程远山"},
                    {"start": 1, "end": 4, "text": "程远山"},
                ],
            }
        ],
    }
    scores = score([{"id": "a"}], [record])
    assert (scores.spans, scores.ungrounded) == (2, 1)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_stays_within_bounds(hits: int, others: int) -> None:
    low, high = wilson(hits, hits + others)
    assert 0.0 <= low <= high <= 1.0
    if hits + others:
        assert low - 1e-9 <= hits / (hits + others) <= high + 1e-9


def test_more_trials_make_a_narrower_interval() -> None:
    widths = [high - low for low, high in (wilson(9 * n, 10 * n) for n in (1, 10, 100))]
    assert widths == sorted(widths, reverse=True)


def test_records_are_read_from_lines_files_and_folders(tmp_path: Path) -> None:
    one, two = {"id": "a", "genre": "notice"}, {"source_id": "b"}
    lines = tmp_path / "x.jsonl"
    lines.write_text(f"{json.dumps(one)}\n\n{json.dumps(two)}\n", "utf-8")
    assert read_records(lines) == [one, two]
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(one), "utf-8")
    (folder / "b.json").write_text(json.dumps([two]), "utf-8")
    assert read_records(folder) == [one, two]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.jsonl", '{"id": "a"}\n{"id": ', "x.jsonl:2: not valid JSON"),
        ("x.jsonl", "[1]", "x.jsonl:1: a JSON object is wanted"),
        ("x.json", '{"genre": "notice"}', "neither `source_id` nor `id`"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=reason):
        read_records(path)


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl"):
        read_records(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="folder"):
        read_records(tmp_path)
