"""The issuing body, by signature, masthead, lead, source or metadata."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.records import Body, Document, Site
from govnews_extract.resolve.issuer import issuing_body
from govnews_extract.resolve.places import release_place
from govnews_extract.resolve.signature import find_signature, is_body, is_media
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold


def issued(
    text: str, masthead: str | None = None, content_source: str | None = None, /, **document: object
) -> tuple[Body | None, list[Body]]:
    """Issuing body and co-signers of a release with that text and that head data."""
    record = Document.model_validate({"text": text, **document})
    body = Text(text)
    places = release_place(record, body, source=content_source)
    return issuing_body(record, body, masthead, content_source, places)


SIGNED = [
    ("特此公告。\n\n      青石县教育局\n   2021年6月8日", ["青石县教育局"]),
    (
        "特此公告。\n青石县教育局\n青石县人力资源和社会保障局\n2021年6月8日",
        ["青石县教育局", "青石县人力资源和社会保障局"],
    ),
    ("特此公告。\n青石县人事局  青石县卫生局\n二○一○年七月五日", ["青石县人事局", "青石县卫生局"]),
    (
        "特此公告。\n中共青石县委巡察工作\n领导小组办公室\n2021年5月21日",
        ["中共青石县委巡察工作领导小组办公室"],
    ),
    ("特此公告。\n云 岭 市 教 育 局\n2021年5月21日\n（此件公开发布）", ["云岭市教育局"]),
    (
        "现予公布。\n云岭市教育局\n2021年5月21日\n附件\n云岭市停车条例\n第一条 为了管理停车。",
        ["云岭市教育局"],
    ),
    ("特此批复。 青石县人民政府 2013年9月9日", ["青石县人民政府"]),
    ("名单见附件。青石县人民政府2013年5月20日", ["青石县人民政府"]),
    ("程远山接受审查调查。\n（云岭市纪委监委）\n程远山简历\n程远山，男。", ["云岭市纪委监委"]),
    ("云岭市教育局（代章）\n2021年5月21日\n各学校：现通知如下。", ["云岭市教育局"]),
]


@pytest.mark.parametrize(("text", "names"), SIGNED)
def test_signatures(text: str, names: list[str]) -> None:
    first, others = issued(text)
    found = [b for b in (first, *others) if b is not None and b.basis == "signature"]
    assert [b.name for b in found] == names
    for body in found:
        assert "".join(body.evidence[0].text.split()) == body.name
        assert text[body.evidence[0].start : body.evidence[0].end] == body.evidence[0].text


@pytest.mark.parametrize(
    "text",
    [
        "5月8日，会议召开。\n2021年5月9日",
        "云岭市人民政府2013年9月9日召开会议，研究工作。",
        "各县人民政府：\n2021年5月9日召开会议。",
        "（马荣 仵晓娟）",
        "（来源：云岭市纪委监委）",
        "（云岭日报记者）",
        "",
    ],
)
def test_no_signature(text: str) -> None:
    assert find_signature(Text(text)) is None


def test_the_order_of_grounds() -> None:
    text = "现印发给你们。\n青石县水利局\n2021年5月9日"
    full: dict[str, object] = {"title": "云岭市教育局关于公布名单的通知", "source": "云岭市财政局"}
    site = Site(name="云岭市人民政府门户网站").model_dump()
    signed, _ = issued(text, "云岭市审计局", **full)
    assert signed is not None and signed.name == "青石县水利局"
    steps: list[tuple[str, str | None, dict[str, object], str]] = [
        ("masthead", "云岭市审计局", {**full, "site": site}, "云岭市审计局"),
        ("lead", None, {**full, "site": site}, "云岭市教育局"),
        ("source_line", None, {"source": "云岭市财政局", "site": site}, "云岭市财政局"),
        ("metadata", None, {"source": "云岭日报", "site": site}, "云岭市人民政府"),
    ]
    for basis, masthead, document, name in steps:
        body, _ = issued("现印发给你们。", masthead, **document)
        assert body is not None and (body.basis, body.name) == (basis, name)
    assert issued("现印发给你们。", source="云岭日报") == (None, [])


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("各区：", "云岭市教育局关于公布名单的通知", ["云岭市教育局"]),
        ("任命程远山为民政部副部长。", "国务院任免国家工作人员", ["国务院"]),
        (
            "根据需要，青石县教育局、青石县人事局决定面向全国公开招聘教师，现公告如下。",
            None,
            ["青石县教育局", "青石县人事局"],
        ),
        ("市政府新闻办今天（5月18日）上午举行市政府新闻发布会。", "新闻发布会介绍情况", ["市政府新闻办"]),
        ("云岭市教育局召开会议，研究工作。", "云岭市教育局召开会议", []),
    ],
)
def test_leads(text: str, title: str | None, names: list[str]) -> None:
    first, others = issued(text, title=title)
    assert [b.name for b in (first, *others) if b is not None] == names


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("青石县纪委监委", "青石县纪委监委"),
        ("云岭市纪委监委网站", "云岭市纪委监委"),
        ("云岭市人民政府门户网站", "云岭市人民政府"),
        ("云岭市融媒体中心", None),
        ("云岭日报", None),
        ("新华社", None),
        ("云岭发布", None),
        ("本网", None),
        ("清风纪检监察网", None),
    ],
)
def test_sources(source: str, name: str | None) -> None:
    body, _ = issued("5月8日，动员会召开。", source=source)
    assert (body.name if body else None) == name


def test_the_full_name_and_the_code() -> None:
    body, _ = issued("会议召开，通报桐庐县工作。", source="县府办", title="桐庐县政府召开会议")
    assert body is not None
    assert (body.name, body.full_name, body.division_code) == ("县府办", "桐庐县府办", "330122")
    body, _ = issued("会议召开。", source="县府办")
    assert body is not None
    assert (body.full_name, body.division_code) == ("县府办", None)


@pytest.mark.parametrize("name", ["云岭日报", "云岭晚报社", "云岭广播电视台", "云岭融媒", "云岭网"])
def test_media_are_no_bodies(name: str) -> None:
    assert is_media(name)
    assert not is_body(name)


@given(st.text(alphabet="云岭市教育局委 \n\t（）()、。2021年5月9日印发各", max_size=80))
def test_signatures_are_names_in_the_text(text: str) -> None:
    body = Text(text)
    signature = find_signature(body)
    if signature is not None:
        for start, end in signature.names:
            assert 0 <= start < end <= len(text)
            assert is_body("".join(body.folded[start:end].split()))


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_no_head_data_raises(text: str, title: str, source: str, masthead: str) -> None:
    issued(text, masthead, source, title=title, source=source)


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("青石县市场监督管理局(知识产权局)", True),
        ("自贡市教育局", True),
        ("和田地区纪委监委", True),
        ("程远山(市林业局副局长)", False),
        ("山药(购进)", False),
        ("根据县教育局", False),
        ("附件二青石县教育局", False),
    ],
)
def test_what_a_line_must_be_to_be_a_body(line: str, body: bool) -> None:
    assert is_body(line) is body


def test_the_last_member_of_a_group_signs_nothing() -> None:
    text = "领导小组组成如下：\n组 长：于海（市长）\n成 员：\n程远山（市林业局副局长）"
    assert find_signature(Text(text)) is None


@given(st.text("县教育局（)年2021月一〇日 。\n\t中共委、", max_size=60))
def test_signatures_stand_in_the_text(text: str) -> None:
    signature = find_signature(Text(text))
    for start, end in signature.names if signature else ():
        assert is_body("".join(fold(text)[start:end].split()))
