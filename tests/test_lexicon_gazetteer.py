"""The gazetteer: names, short forms, codes and what is above what."""

from __future__ import annotations

import pickle

import pytest

from govnews_extract.lexicon import Gazetteer, Lexicon
from govnews_extract.lexicon.gazetteer import place_tables

PLACES = Gazetteer()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("株洲市", ["430200"]),
        ("株洲", ["430200"]),
        ("湘西土家族苗族自治州", ["433100"]),
        ("湘西州", ["433100"]),
        ("湘西自治州", ["433100"]),
        ("湘西", ["433100"]),
        ("阿坝州", ["513200"]),
        ("科尔沁右翼前旗", ["152221"]),
        ("科右前旗", ["152221"]),
        ("内蒙古", ["150000"]),
        ("新疆", ["650000"]),
        ("新疆维吾尔自治区", ["650000"]),
        ("新疆生产建设兵团", [""]),
        ("兵团", [""]),
        ("第八师", [""]),
        ("博州", ["652700"]),
        ("锡盟", ["152500"]),
        ("玉屏县", ["520622"]),
        ("恩施州", ["422800"]),
        ("神农架林区", ["429021"]),
        ("東莞市", ["441900"]),
        ("香港", ["810000"]),
        ("渌口区", ["430212"]),
        ("株洲县", ["430221"]),
        ("静海区", ["120118"]),
        ("静海县", ["120223"]),
        ("崇文区", ["110103"]),
        ("崇川区", ["320613"]),
        ("公主岭市", ["220184"]),
        ("襄樊市", ["420600"]),
        ("思茅市", ["530800"]),
        ("没有这个县", []),
        ("", []),
    ],
)
def test_find(name: str, codes: list[str]) -> None:
    assert [division.code for division in PLACES.find(name)] == codes


def test_a_short_form_of_two_places_gives_both_the_larger_first() -> None:
    assert [d.name for d in PLACES.find("长沙")] == ["长沙市", "长沙县"]
    assert {"南京市", "徐州市", "开封市", "福州市"} <= {
        PLACES.ancestors(d.code)[0].name for d in PLACES.find("鼓楼区")
    }


def test_names_of_today_come_before_those_that_went() -> None:
    found = PLACES.find("桥西区")
    assert [bool(d.until) for d in found] == sorted(bool(d.until) for d in found)
    assert any(d.until for d in found)


def test_old_names_tell_when_they_went_and_what_took_their_place() -> None:
    (old,) = PLACES.find("株洲县")
    assert (old.until, old.now) == ("2018", "430212")
    assert PLACES.get("430221") == old


def test_a_code_gives_the_name_of_today() -> None:
    division = PLACES.get("420600")
    assert division is not None and division.name == "襄阳市"
    assert PLACES.get("999999") is None and PLACES.get("") is None


def test_ancestors() -> None:
    assert [d.name for d in PLACES.ancestors("430212")] == ["株洲市", "湖南省"]
    assert [d.name for d in PLACES.ancestors("110101")] == ["北京市"]
    assert [d.name for d in PLACES.ancestors("429004")] == ["湖北省"]
    assert PLACES.ancestors("430000") == () == PLACES.ancestors("999999")


def test_towns_bear_the_code_of_their_county() -> None:
    found = PLACES.find("东华门街道")
    assert [(d.code, d.level, d.parent) for d in found] == [("110101", "township", "110101")]


def test_the_tree_is_whole() -> None:
    tables = place_tables()
    for code, division in tables.by_code.items():
        assert division.code == code and division.level in ("province", "prefecture", "county")
        assert (division.parent is None) == (division.level == "province")
        if division.parent is not None:
            assert division.parent in tables.by_code
            chain = PLACES.ancestors(code)
            assert chain[-1].level == "province" and chain[-1].code[:2] == code[:2]
        if division.now:
            assert PLACES.get(division.now) is not None
    provinces = [d for d in tables.by_code.values() if d.level == "province"]
    assert len(provinces) == 34
    today = [d for d in tables.by_code.values() if not d.until]
    assert 2_800 < sum(d.level == "county" for d in today) < 2_950
    assert 330 <= sum(d.level == "prefecture" for d in today) <= 345


def test_every_name_and_short_form_is_found_in_text() -> None:
    lexicon = Lexicon.default()
    for name, divisions in list(place_tables().by_name.items())[::23]:
        assert name in {t.word for t in lexicon.scan(f"在{name}内") if t.kind == "place"}
        assert PLACES.find(name)[: len(divisions)] == divisions


@pytest.mark.parametrize(
    ("word", "flags"),
    [
        ("株洲", {"prefecture", "short"}),
        ("株洲市", {"prefecture"}),
        ("和平", {"county", "short", "word"}),
        ("静海县", {"county", "old"}),
        ("东华门街道", {"township"}),
        ("雄安新区", {"zone"}),
    ],
)
def test_flags_of_places(word: str, flags: set[str]) -> None:
    assert Lexicon.default().rows("place")[word].flags == flags


def test_gazetteers_are_values() -> None:
    assert pickle.loads(pickle.dumps(PLACES)) == PLACES == Gazetteer()
    assert hash(PLACES) == hash(Gazetteer())
