"""Under other names the officials are found as well: the words around a name decide, not a list of names."""

from __future__ import annotations

from random import Random

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.floors import RENEW, SEEDS, Floors, cut
from benchmarks.names import KINDS, WEIGHTS, draw
from benchmarks.renaming import FIELDS, Renamed, draw_names, measure, renamed, substitute
from govnews_extract import Extractor
from govnews_extract.scoring import Scores
from tests.corpus import fixtures

FLOORS = Floors.read()


@pytest.fixture(scope="module")
def scores() -> Scores:
    return measure(Extractor(), SEEDS)


@pytest.fixture(scope="module")
def some() -> list[Renamed]:
    return list(renamed(0))


@pytest.mark.parametrize("field", FIELDS)
def test_f1_reaches_its_floor(field: str, scores: Scores) -> None:
    floor, f1 = FLOORS.renamed[field], cut(scores.fields[field].f1)
    assert f1 >= floor, f"F1 of {field} under other names fell from {floor} to {f1}; see `{RENEW}`"


def test_no_span_is_ungrounded(scores: Scores) -> None:
    assert scores.spans > 0
    assert scores.ungrounded == 0


def test_nearly_all_releases_with_officials_are_renamed(some: list[Renamed]) -> None:
    people = sum(len(f.gold["officials"]) for f in fixtures())
    assert sum(len(release.names) for release in some) > 0.9 * people


def test_old_names_are_gone_and_new_ones_stand(some: list[Renamed]) -> None:
    for release in some:
        text = bare(f"{release.document.title}\n{release.document.text}")
        for old, new in release.names.items():
            assert new.replace("·", "") in text
            inside_new = any(old in other for other in release.names.values())
            assert inside_new or old.replace("·", "") not in text, (release.id, old)


def test_only_names_change(some: list[Renamed]) -> None:
    original = {release.id: release for release in unrenamed()}
    for release in some:
        back = {new: old for old, new in release.names.items()}
        restored = substitute(release.document.text, back)
        assert bare(restored) == bare(original[release.id].document.text)


def test_labels_bear_the_new_names(some: list[Renamed]) -> None:
    labels = {fixture.id: fixture.gold["officials"] for fixture in fixtures()}
    for release in some:
        for before, after in zip(labels[release.id], release.gold["officials"], strict=True):
            assert after == before | {"name": release.names.get(before["name"], before["name"])}


def test_same_seed_same_names() -> None:
    first = next(renamed(7))
    assert first.names == next(renamed(7)).names != next(renamed(8)).names


def test_a_name_that_is_also_a_place_is_kept() -> None:
    text = "和平镇镇长和平、副镇长程远山参加。"
    assert list(draw_names(text, ["和平", "程远山"], Random(0))) == ["程远山"]


@pytest.mark.parametrize(
    ("text", "names", "new"),
    [
        ("局长程远山和程远", {"程远": "于涛", "程远山": "高原"}, "局长高原和于涛"),
        ("组长：雷  鸣\t雷　鸣", {"雷鸣": "于涛"}, "组长：于  涛\t于　涛"),
        ("组长：雷  鸣\t", {"雷鸣": "欧阳山"}, "组长：欧阳山\t"),
        ("县长阿依•买买提", {"阿依·买买提": "程远山"}, "县长程远山"),
        ("甲乙", {"甲乙": "乙丙", "乙丙": "甲乙"}, "乙丙"),
    ],
)
def test_substitute(text: str, names: dict[str, str], new: str) -> None:
    assert substitute(text, names) == new


@given(st.sampled_from(sorted(KINDS)), st.integers())
def test_names_are_names(kind: str, seed: int) -> None:
    name = draw(Random(seed), kind)
    assert regex.fullmatch(r"\p{Han}{1,6}·\p{Han}{1,6}|\p{Han}{2,9}", name)


def test_every_kind_is_drawn() -> None:
    assert WEIGHTS.keys() == KINDS.keys()
    assert all(weight > 0 for weight in WEIGHTS.values())


def bare(text: str) -> str:
    """The text without blanks and dots, which stand within names or do not."""
    return regex.sub(r"[ \u3000\xa0·•‧・.．]", "", text)


def unrenamed() -> list[Renamed]:
    """The same releases under their own names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("benchmarks.renaming.draw_names", lambda *_: {})
        return list(renamed(0))
