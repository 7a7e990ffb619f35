"""Which places a release determines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.lexicon import Gazetteer
from govnews_extract.records import Document, Site
from govnews_extract.resolve.placecounts import places_in
from govnews_extract.resolve.places import PlaceContext, release_place
from govnews_extract.text import Text

GAZETTEER = Gazetteer()


def places_of(text: str, **document: object) -> PlaceContext:
    """The places of a release with that text and that head data."""
    return release_place(Document.model_validate({"text": text, **document}), Text(text))


def names(places: PlaceContext) -> tuple[str | None, ...]:
    """The names of province, prefecture and county."""
    return tuple(d.name if d else None for d in (places.province, places.prefecture, places.county))


CASES = [
    ("县委书记程远山出席。", {"title": "省委第三巡视组巡视溆浦县动员会召开"}, ("湖南省", "怀化市", "溆浦县")),
    ("州委书记程远山出席。", {"source": "若尔盖县纪委监委"}, ("四川省", "阿坝藏族羌族自治州", "若尔盖县")),
    ("县政府召开会议，审议《桐庐县饮用水管理办法》。", {"source": "县府办"}, ("浙江省", "杭州市", "桐庐县")),
    (
        "会议在乌鲁木齐召开。",
        {"site": {"name": "云岭网", "id_code": "1522210003"}},
        ("内蒙古自治区", "兴安盟", "科尔沁右翼前旗"),
    ),
    ("市委书记程远山出席。", {"title": "督察菏泽市动员会召开"}, ("山东省", "菏泽市", None)),
    ("市委书记程远山出席。", {}, (None, None, None)),
    ("朝阳区委书记程远山出席。", {}, (None, None, None)),
    (
        "朝阳区委书记程远山到长春市参加会议，吉林省有关部门陪同，区长于海参加。",
        {},
        ("吉林省", "长春市", "朝阳区"),
    ),
    ("朝阳区委书记程远山出席。", {"source": "北京市朝阳区人民政府"}, ("北京市", None, "朝阳区")),
    ("区委书记程远山调研。", {"source": "青浦报"}, ("上海市", None, "青浦区")),
    ("根据县委安排，巡察县人大机关、巡察县财政局，巡察县教育局。", {}, (None, None, None)),
    ("县委副书记、代县长程远山出席会议。", {}, (None, None, None)),
    ("通知如下。", {"document_number": "渝府办发〔2021〕89号"}, ("重庆市", None, None)),
]


@pytest.mark.parametrize(("text", "document", "wanted"), CASES)
def test_places_of_a_release(text: str, document: dict[str, object], wanted: tuple[str | None, ...]) -> None:
    assert names(places_of(text, **document)) == wanted


def test_two_places_named_alike_determine_none() -> None:
    places = places_of(
        "省委对昆明市、曲靖市、普洱市开展巡视，市委书记作表态发言。", source="中共云南省委组织部"
    )
    assert names(places) == ("云南省", None, None)


def test_an_address_says_little() -> None:
    text = "省委巡视组受理来信。邮政信箱：济南市A083号邮政信箱。地址：济南市青石路1号。"
    assert places_of(text, title="山东省发布公告").prefecture is None


def test_a_signature_outweighs_what_a_resume_names() -> None:
    resume = "历任淮阴区委组织部干事、淮阴区委办秘书、淮阴区新渡乡党委委员、淮阴区财政局科员。"
    places = places_of(f"区委决定公示。中共淮安市清浦区委组织部2010年2月9日\n{resume}")
    assert names(places) == ("江苏省", "淮安市", "清浦区")


def test_a_level_word_means_a_place_named_by_its_short_form() -> None:
    places = places_of("自治区政协主席程远山会见吉林省政协主席。欢迎来宁夏，宁夏将支持。")
    division = places.at("自治区")
    assert division is not None and division.name == "宁夏回族自治区"


def test_the_city_of_a_county_level_city_is_itself() -> None:
    places = places_of("市委书记程远山会见佳木斯市客人。", source="富锦市政府办")
    city, province = places.at("市"), places.at("省")
    assert city is not None and city.name == "富锦市"
    assert province is not None and province.name == "黑龙江省"
    assert places.at("县") is None


def test_names_in_the_characters_of_the_release() -> None:
    text = "經市委批准，市委巡察組向市水務局黨組織反饋巡察情況，會議強調要抓好整改，對問題負責。"
    places = places_of(text, title="齊齊哈爾市委巡察反饋", source="齊齊哈爾市紀委監委")
    assert places.prefecture is not None
    assert places.name(places.prefecture) == "齊齊哈爾市"


def test_the_corps() -> None:
    places = places_of("兵团党委召开会议。", site=Site(name="新疆生产建设兵团").model_dump())
    division = places.at("兵团")
    assert places.corps and division is not None and division.name == "新疆生产建设兵团"


@pytest.mark.parametrize(
    ("code", "level", "name"),
    [
        ("430200", "市", "株洲市"),
        ("622926", "县", "东乡县"),
        ("622926", "自治县", "东乡族自治县"),
        ("513200", "州", "阿坝州"),
        ("513200", "自治州", "阿坝藏族羌族自治州"),
        ("150000", "自治区", "内蒙古自治区"),
        ("430212", "区", "株洲市渌口区"),
        ("110109", "区", "北京市门头沟区"),
    ],
)
def test_short_official_names(code: str, level: str, name: str) -> None:
    division = GAZETTEER.get(code)
    assert division is not None
    assert PlaceContext().name(division, level) == name


@given(st.text(alphabet="株洲市县省委区政府、。\n 朝阳长", max_size=120), st.text(max_size=30))
def test_any_text_gives_a_context_whose_parts_fit(text: str, title: str) -> None:
    places = places_of(text, title=title)
    if places.county and places.prefecture:
        assert places.prefecture in GAZETTEER.ancestors(places.county.code)
    if places.prefecture and places.province:
        assert places.province in GAZETTEER.ancestors(places.prefecture.code)


@given(st.text(alphabet="湖南省株洲市渌口区和县代长自治", max_size=60))
def test_places_are_names_that_do_not_overlap(text: str) -> None:
    last = 0
    for start, end in places_in(text):
        assert start >= last
        assert GAZETTEER.find(text[start:end])
        last = end


def test_a_town_is_not_the_place_of_the_same_name() -> None:
    places = places_of("德昌县召开会议。县长程远山、德州镇镇长于海参加。")
    assert names(places) == ("四川省", "凉山彝族自治州", "德昌县")


def test_a_county_by_the_branch_of_a_meeting() -> None:
    places = places_of("省安委会会议召开。县长程远山在舟曲分会场出席会议。")
    found = places.at("县")
    assert found is not None and found.name == "舟曲县"


@given(st.text("株洲市溆浦县德州镇区安化 ，。\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_places_lie_in_the_stretch_asked_for(text: str, start: int, end: int) -> None:
    spans = list(places_in(text, start, end))
    assert all(start <= a < b <= end for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
