"""Printed bodies that act in a release, and what they are in full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.fields.bodies import find_bodies
from govnews_extract.records import Body, Document
from govnews_extract.resolve.bodies import resolve_bodies
from govnews_extract.resolve.places import release_place
from govnews_extract.text import Text


def bodies_of(text: str, **document: object) -> list[Body]:
    """The bodies of a release with that text and that head data."""
    body = Text(text)
    places = release_place(Document.model_validate({"text": text, **document}), body)
    return resolve_bodies(find_bodies(body), places, body)


def found(text: str, role: str) -> list[str]:
    """The names of the bodies with a role, in order."""
    return [m.name for m in find_bodies(Text(text)) if m.role == role]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省委第三巡视组进驻。巡视组要求配合。", ["省委第三巡视组"]),
        ("县委第二、第三、第四巡察组于5月10日进驻。", ["县委第二巡察组", "县委第三巡察组", "县委第四巡察组"]),
        ("市委第三、四巡察组进驻。", ["市委第三巡察组", "市委第四巡察组"]),
        ("区委第一至第三巡察组分别进驻。", ["区委第一巡察组", "区委第二巡察组", "区委第三巡察组"]),
        ("六届市委第七轮巡察第三巡察组进驻。", ["六届市委第七轮巡察第三巡察组"]),
        ("中央第六生态环境保护督察组进驻。", ["中央第六生态环境保护督察组"]),
        ("中央扫黑除恶第20督导组进驻。", ["中央扫黑除恶第20督导组"]),
        ("区委专项巡察一组、省委巡视第二组。", ["区委专项巡察一组", "省委巡视第二组"]),
        ("县委巡察组受理来信。", ["县委巡察组"]),
        ("县委第一巡察组进驻，县委巡察组受理来信。", ["县委第一巡察组"]),
        ("县委派出6个巡察组，各巡察组和巡察工作领导小组。", []),
    ],
)
def test_inspecting_groups(text: str, names: list[str]) -> None:
    assert found(text, "inspector") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "5月10日，对县水务局、县住房和城乡建设局等14个单位党组织开展常规巡察。",
            ["县水务局", "县住房和城乡建设局"],
        ),
        ("省委第三巡视组巡视青石县工作动员会召开。", ["青石县"]),
        ("县委第一巡察组进驻县教育局召开动员会。", ["县教育局"]),
        ("县委第三巡察组向县水务局党组反馈巡察情况。", ["县水务局党组"]),
        (
            "（一）县委第一巡察组\n巡察溪口镇党委及所辖14个行政村党组织，县气象局党组。",
            ["溪口镇党委", "县气象局党组"],
        ),
        (
            "对市委统一战线工作部（台工办、市侨办）、市中医院党委开展巡察。",
            ["市委统一战线工作部（台工办、市侨办）", "市中医院党委"],
        ),
        (
            "第三巡察组\n组别\t被巡察单位\t电话\n第一巡察组\t县水利局\t0731-1\n第一巡察组\t县林业局\t0731-2",
            ["县水利局", "县林业局"],
        ),
        ("巡察组要求被巡察单位党组织配合，对巡察反馈的意见照单全收。", []),
    ],
)
def test_inspected_units(text: str, names: list[str]) -> None:
    assert found(text, "inspected") == names


def test_organizers_and_those_who_attend() -> None:
    assert found("活动由市科协、市教育局联合主办。", "organizer") == ["市科协", "市教育局"]
    assert found("会议召开。县发改局、县财政局负责人参加会议。", "participant") == ["县发改局", "县财政局"]
    assert found("各部门负责同志参加会议。程远山同志出席。", "participant") == []


def test_full_names() -> None:
    text = "六届市委第七轮巡察第三巡察组进驻市教育局。"
    bodies = bodies_of(text, source="株洲市纪委监委")
    assert [(b.name, b.full_name, b.division_code) for b in bodies] == [
        ("六届市委第七轮巡察第三巡察组", "株洲市委第三巡察组", "430200"),
        ("市教育局", "株洲市教育局", "430200"),
    ]


def test_a_group_without_its_authority_is_of_whoever_sends_groups() -> None:
    text = "十六届旗委第七轮巡察派出4个巡察组。\n组别\t被巡察单位\n第一巡察组\t旗教育局"
    groups = [b for b in bodies_of(text, source="科尔沁右翼前旗人民政府") if b.role == "inspector"]
    assert [b.full_name for b in groups] == ["科尔沁右翼前旗委第一巡察组"]


def test_mentions_of_one_body_are_one() -> None:
    text = "湖北省第三生态环境保护督察组进驻襄阳市。省第三生态环境保护督察组设立电话。"
    groups = [b for b in bodies_of(text) if b.role == "inspector"]
    assert [(b.name, len(b.evidence)) for b in groups] == [("湖北省第三生态环境保护督察组", 2)]


@given(st.text(alphabet="县市委第一二三、和至巡察视督组进驻对开展局教育党\n\t。等3个（）", max_size=120))
def test_bodies_stand_in_the_text(text: str) -> None:
    for body in bodies_of(text):
        assert body.name.strip() == body.name
        for evidence in body.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
    keys = [(b.full_name, b.role) for b in bodies_of(text)]
    assert len(keys) == len(set(keys))
