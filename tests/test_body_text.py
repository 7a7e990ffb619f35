"""The text of documents against the labelled bodies of the pages: no figure may fall below its floor."""

from __future__ import annotations

import html

import pytest

from benchmarks import bodies
from benchmarks.corpus import is_page
from benchmarks.floors import Floors, cut, lowered
from govnews_extract.cleaning import clean, markup
from govnews_extract.cleaning.decode import decode
from govnews_extract.cleaning.pinyin import strip_pinyin
from tests.corpus import FOLDER, Fixture, fixtures
from tests.corpus import bodies as labelled

FLOORS = Floors.read().bodies
WITHOUT = {fixture.id for fixture in fixtures() if is_page(fixture)} - {
    fixture.id for fixture, _ in labelled()
}


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    return bodies.own()


def test_every_figure_has_a_floor(scores: dict[str, float]) -> None:
    assert list(FLOORS) == list(bodies.figures(scores))


@pytest.mark.parametrize("figure", FLOORS)
def test_bodies_reach_their_floor(figure: str, scores: dict[str, float]) -> None:
    floor, value = FLOORS[figure], cut(bodies.figures(scores)[figure])
    assert value >= floor, f"{figure} fell from {floor} to {value}:\n{bodies.told(scores)}"


def test_a_lower_floor_of_bodies_is_told() -> None:
    old, new = (Floors("a", {}, {}, {"mean": value}) for value in (0.9, 0.8))
    assert lowered(old, new) == ["bodies.mean: 0.9 → 0.8"]
    assert lowered(new, old) == []


def test_bodies_are_of_pages() -> None:
    ids = {path.stem for path in (FOLDER / "bodies").iterdir()}
    assert ids <= {fixture.id for fixture in fixtures() if is_page(fixture)}


@pytest.mark.parametrize("release", sorted(WITHOUT))
def test_a_page_without_body_gives_no_text(release: str) -> None:
    assert clean((FOLDER / "releases" / f"{release}.html").read_bytes()).text == ""


@pytest.mark.parametrize(("fixture", "body"), [pytest.param(*pair, id=pair[0].id) for pair in labelled()])
def test_a_labelled_body_stands_in_its_page(fixture: Fixture, body: str) -> None:
    source, _ = strip_pinyin(decode(fixture.path.read_bytes()).text)
    printed = "".join(html.unescape(markup.strip_tags(source)).split())
    cells = ["".join(cell.split()) for line in body.splitlines() for cell in line.split("\t")]
    assert [cell for cell in cells if cell not in printed] == []


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("10月16日停水,特此通告", 1.0),
        ("停水通告\n10月16日 停水， 特此通告。", 1.0),
        ("| 10月16日 | 停水 |\n- 特此通告", 1.0),
        ("１０月１６日停水，特此通告", 1.0),
        ("首页 >> 公告\n10月16日停水，特此通告。", 0.8),
        ("10月16日停水，特此通告。10月16日停水，特此通告。", 16 / 28),
        ("停水通告", 0.0),
        ("", 0.0),
    ],
)
def test_f1(text: str, score: float) -> None:
    assert bodies.f1(text, "10月16日停水，特此通告。", "停水通告") == pytest.approx(score)
