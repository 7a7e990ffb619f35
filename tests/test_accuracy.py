"""The records of all fixtures against their labels: no field's F1 may fall below its floor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import corpus_digest, labelled, predicted
from benchmarks.floors import RENEW, Floors, cut, lowered, renew
from govnews_extract import Extractor
from govnews_extract.scoring import FIELDS, Scores, score

FLOORS = Floors.read()
KNOWN_FAILURES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("known_failures.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def scores() -> Scores:
    return score(labelled(), predicted(Extractor()))


def told(scores: Scores, field: str) -> str:
    """What was missed (-) and made up (+) in a field, for the message of a failing test."""
    misses = [m for m in scores.misses if m.field == field]
    return "\n".join(f"{'+' if m.extra else '-'} {m.release} {m.item}" for m in misses)


def test_floors_are_of_these_fixtures() -> None:
    assert corpus_digest() == FLOORS.corpus, (
        f"the fixtures changed since the floors were measured: run `{RENEW}` and commit tests/floors.json with them"
    )


def test_every_field_has_a_floor() -> None:
    assert list(FLOORS.fields) == list(FIELDS)


@pytest.mark.parametrize("field", FLOORS.fields)
def test_f1_reaches_its_floor(field: str, scores: Scores) -> None:
    floor, f1 = FLOORS.fields[field], cut(scores.fields[field].f1)
    assert f1 >= floor, f"F1 of {field} fell from {floor} to {f1}:\n{told(scores, field)}"


def test_no_span_is_ungrounded(scores: Scores) -> None:
    assert scores.spans > 2000
    assert scores.ungrounded == 0


@pytest.mark.parametrize(
    ("release", "field"),
    [
        pytest.param(
            case["release"],
            case["field"],
            marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["reason"]),
            id=f"{case['release']} {case['field']}",
        )
        for case in KNOWN_FAILURES
    ],
)
def test_known_failures(release: str, field: str, scores: Scores) -> None:
    """One that passes is no failure any more: take it out of known_failures.json."""
    assert [m for m in scores.misses if (m.release, m.field) == (release, field)] == []


def test_known_failures_name_fixtures_and_fields() -> None:
    ids = {record["id"] for record in labelled()}
    assert [c for c in KNOWN_FAILURES if c["release"] not in ids or c["field"] not in FIELDS] == []


def test_a_floor_is_not_lowered_on_the_same_fixtures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.json"
    now = Floors("sha256:a", {"phone": 0.9}, {"official_name": 0.9})
    monkeypatch.setattr("benchmarks.floors.measured", lambda _: now)
    before = Floors("sha256:a", {"phone": 0.95}, {"official_name": 0.8})
    before.write(path)
    assert renew(path) == (before, now, ["fields.phone: 0.95 → 0.9"])
    assert Floors.read(path) == before


def test_floors_rise_and_follow_changed_fixtures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.json"
    now = Floors("sha256:b", {"phone": 0.9}, {})
    monkeypatch.setattr("benchmarks.floors.measured", lambda _: now)
    for before in (Floors("sha256:b", {"phone": 0.85}, {}), Floors("sha256:a", {"phone": 0.95}, {})):
        before.write(path)
        renew(path)
        assert Floors.read(path) == now


def test_a_floor_that_goes_counts_as_lowered() -> None:
    assert lowered(Floors("a", {"fax": 0.5}, {}), Floors("a", {}, {})) == ["fields.fax: 0.5 → gone"]
