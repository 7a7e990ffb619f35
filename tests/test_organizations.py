"""The bodies that printed titles belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract import extract
from govnews_extract.lexicon import Lexicon
from govnews_extract.records import Document
from govnews_extract.resolve.bodynames import root_of, short_form, without_session
from govnews_extract.resolve.grouping import Groups
from govnews_extract.resolve.organizations import PrintedPost, ResolvedPost, resolve_posts
from govnews_extract.resolve.places import PlaceContext, release_place
from govnews_extract.resolve.titles import office_of, split_title
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

HEADS = Lexicon.default().rows("post")


def resolved(marked: str, issuer: str | None = None, /, **document: object) -> list[ResolvedPost]:
    """The posts of a text in which every chain of titles stands in 【…】, its titles parted by 、 or ，."""
    plain, posts, chain = "", [], 0
    for i, piece in enumerate(marked.replace("】", "【").split("【")):
        if i % 2:
            chain += 1
            at = len(plain)
            for title in piece.replace("，", "、").split("、"):
                posts.append(PrintedPost(title, at, at + len(title), chain))
                at += len(title) + 1
        plain += piece
    text = Text(plain)
    places = release_place(Document.model_validate({"text": plain, **document}), text)
    headline = document.get("title")
    return resolve_posts(
        posts, places, text, issuer=issuer, title=headline if isinstance(headline, str) else None
    )


def pairs(posts: list[ResolvedPost]) -> list[tuple[str | None, str | None]]:
    """(organization, position) of every post."""
    return [(p.organization, p.position) for p in posts]


XUPU = {"source": "溆浦县纪委监委", "title": "省委第九巡视组巡视溆浦县"}
CASES = [
    ("【省委第九巡视组组长】关海棠讲话。", XUPU, [("湖南省委第九巡视组", "组长")]),
    ("【县委副书记、县长】程远山主持。", XUPU, [("溆浦县委", "副书记"), ("溆浦县政府", "县长")]),
    (
        "【怀化市纪委副书记、市监委副主任】陆一鸣出席。",
        XUPU,
        [("怀化市纪委", "副书记"), ("怀化市监委", "副主任")],
    ),
    ("【县委常委、组织部部长】程远山出席。", XUPU, [("溆浦县委", "常委"), ("溆浦县委组织部", "部长")]),
    ("【县委常委、统战部长】程远山出席。", XUPU, [("溆浦县委", "常委"), ("溆浦县委统战部", "部长")]),
    (
        "【县委常委、纪委书记、监委代理主任】程远山。",
        XUPU,
        [("溆浦县委", "常委"), ("溆浦县纪委", "书记"), ("溆浦县监委", "主任")],
    ),
    ("【县水务局党组书记、局长】程远山。", XUPU, [("溆浦县水务局党组", "书记"), ("溆浦县水务局", "局长")]),
    ("【县住建局原党组书记、局长】程远山。", XUPU, [("溆浦县住建局党组", "书记"), ("溆浦县住建局", "局长")]),
    (
        "【县财政局预算股股长、一级主任科员】程远山。",
        XUPU,
        [("溆浦县财政局预算股", "股长"), ("溆浦县财政局", "一级主任科员")],
    ),
    ("【县领导】程远山列席。", XUPU, [(None, "领导")]),
    ("【县人民政府副县长】程远山。", XUPU, [("溆浦县政府", "副县长")]),
    ("【团县委书记】程远山。", XUPU, [("共青团溆浦县委", "书记")]),
    ("【习近平总书记】强调。【中共中央总书记】指出。", {}, [(None, "习近平总书记"), ("中共中央", "总书记")]),
    ("【总书记】强调，【国家主席】出席。", {}, [("中共中央", "总书记"), (None, "主席")]),
    ("【国务院总理】会见。", {}, [("国务院", "总理")]),
    ("【安南总统】阮文同意。【总统】说。", {}, [("安南", "总统"), ("安南", "总统")]),
    ("【光明食品（集团）有限公司副总裁】程远山。", {}, [("光明食品（集团）有限公司", "副总裁")]),
    ("【民政部副部长】程远山。", XUPU, [("民政部", "副部长")]),
    ("【宿迁市宿豫区委书记】程远山。", {}, [("宿迁市宿豫区委", "书记")]),
    ("【设区市市委常委】人选。", {}, [(None, "常委")]),
    ("【耀州区区委书记】程远山。", {}, [("铜川市耀州区委", "书记")]),
    ("【政协伊犁州第十三届委员会委员】程远山。", {}, [("伊犁州政协", "委员")]),
    (
        "【衢州市中级人民法院审判委员会委员、审判员】程远山。",
        {},
        [("衢州市中级人民法院审判委员会", "委员"), ("衢州市中级人民法院", "审判员")],
    ),
]


@pytest.mark.parametrize(("marked", "document", "wanted"), CASES)
def test_bodies_of_posts(
    marked: str, document: dict[str, object], wanted: list[tuple[str | None, str | None]]
) -> None:
    assert pairs(resolved(marked, **document)) == wanted


def test_a_list_shares_its_body() -> None:
    marked = "【市人大常委会主任】程远山主持，【副主任】陆一鸣、【秘书长】关海棠出席。【副主任】于海请假。"
    posts = resolved(marked, source="莱阳市人大常委会办公室")
    assert {p.organization for p in posts} == {"莱阳市人大常委会"}
    assert [p.position for p in posts] == ["主任", "副主任", "秘书长", "副主任"]


def test_the_place_of_the_person_before_serves_the_same_sentence_only() -> None:
    marked = "州领导于海、【东乡县委书记】程远山、【县长】陆一鸣陪同。【州长】关海棠说。"
    assert pairs(resolved(marked, title="关海棠在东乡县调研")) == [
        ("东乡县委", "书记"), ("东乡县政府", "县长"), ("临夏州政府", "州长"),
    ]  # fmt: skip


def test_a_bare_group_leader_belongs_to_the_group_before() -> None:
    marked = (
        "（一）县委第一巡察组\n【组长】：程远山 【副组长】：陆一鸣\n（二）县委第二巡察组\n【组长】：关海棠"
    )
    posts = resolved(marked, source="静宁县纪委监委")
    assert [p.organization for p in posts] == [
        "静宁县委第一巡察组",
        "静宁县委第一巡察组",
        "静宁县委第二巡察组",
    ]
    assert all("body" in p.inferred and "place" in p.inferred for p in posts)


def test_a_group_named_in_short_is_the_one_named_in_full_before() -> None:
    marked = "湖北省第三生态环境保护督察组进驻襄阳市。【督察组组长】程远山、【副组长】陆一鸣讲话。"
    assert {p.organization for p in resolved(marked)} == {"湖北省第三生态环境保护督察组"}


def test_groups_that_lines_number() -> None:
    marked = (
        "组建7个中央生态环境保护督察组。\n第一组：上海市，【组长】程远山。\n第二组：浙江省，【组长】于海。"
    )
    assert [p.organization for p in resolved(marked)] == [
        "中央第一生态环境保护督察组",
        "中央第二生态环境保护督察组",
    ]


def test_groups_that_are_columns() -> None:
    marked = "组别\t区委第一巡察组\t区委第二巡察组\n负责人\t【组长】：程远山\t【组长】：于海"
    assert [p.organization for p in resolved(marked)] == ["区委第一巡察组", "区委第二巡察组"]


def test_the_office_of_a_leading_group() -> None:
    marked = "成立云岭防汛领导小组。领导小组下设办公室，【办公室主任】由程远山兼任，【副主任】由于海兼任。"
    posts = resolved(marked, title="关于成立临安市防汛领导小组的通知")
    assert [p.position for p in posts] == ["主任", "副主任"]
    assert len({p.organization for p in posts}) == 1
    assert (posts[0].organization or "").endswith("领导小组办公室")


def test_a_bare_director_is_of_the_issuer() -> None:
    assert pairs(resolved("【局长】程远山带队检查。", "阳西县水务局")) == [("阳西县水务局", "局长")]


def test_a_body_that_names_only_its_kind_is_the_one_that_speaks() -> None:
    posts = resolved("【局党组书记、局长】程远山主持。", "阳西县水务局")
    assert pairs(posts) == [("阳西县水务局党组", "书记"), ("阳西县水务局", "局长")]


def test_prefectures_and_leagues() -> None:
    aksu = resolved("【地委副书记、行署专员】程远山出席。", source="阿克苏地区行政公署")
    assert pairs(aksu) == [("阿克苏地委", "副书记"), ("阿克苏地区行署", "专员")]
    league = resolved("【盟委副书记、盟长】程远山出席。", source="锡林郭勒盟行政公署")
    assert pairs(league) == [("锡林郭勒盟委", "副书记"), ("锡林郭勒盟行署", "盟长")]


def test_what_nothing_determines_stays_as_printed_or_null() -> None:
    assert pairs(resolved("【县委第四巡察组组长】程远山。")) == [("县委第四巡察组", "组长")]
    assert pairs(resolved("【局长】程远山。")) == [(None, "局长")]
    assert resolved("【县委书记】程远山。")[0].inferred == ()


def test_a_town_is_that_of_the_headline() -> None:
    posts = resolved("该镇【党委书记】程远山、【镇长】于海讲话。", title="溪口镇人大会议召开")
    assert pairs(posts) == [("溪口镇党委", "书记"), ("溪口镇政府", "镇长")]


def test_a_development_zone() -> None:
    posts = resolved("【区党工委书记】程远山、【管委会主任】于海出席。", title="连云港市开发区召开会议")
    assert pairs(posts) == [("连云港市开发区党工委", "书记"), ("连云港市开发区管委会", "主任")]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("中共株洲市委员会组织部", "株洲市委组织部"),
        ("中共中央", "中共中央"),
        ("衢州市人民代表大会常务委员会", "衢州市人大常委会"),
        ("锡林郭勒盟行政公署", "锡林郭勒盟行署"),
        ("浦东新区商务委员会", "浦东新区商务委员会"),
        ("中国人民政治协商会议株洲市委员会", "株洲市政协"),
        ("共青团岳阳市委员会", "共青团岳阳市委"),
        ("左門鄉人民政府", "左門鄉政府"),
    ],
)
def test_short_forms(name: str, short: str) -> None:
    assert short_form(name) == short
    assert short_form(short) == short


@pytest.mark.parametrize(
    ("title", "body", "office"),
    [
        ("市监委代理主任", "市监委", "主任"),
        ("县纪委常委", "县纪委", "常委"),
        ("省公安厅副厅级侦察员", "省公安厅", "副厅级侦察员"),
        ("省环境保护厅环境监察专员", "省环境保护厅", "环境监察专员"),
        ("市委巡察工作领导小组成员", "市委巡察工作领导小组", "成员"),
        ("江苏师范大学副校长", "江苏师范大学", "副校长"),
        ("镇党委政法委员", "镇党委", "政法委员"),
    ],
)
def test_titles_part_into_body_and_office(title: str, body: str, office: str) -> None:
    at = split_title(title, HEADS).at
    assert (title[:at], office_of(title[at:])) == (body, office)


@given(st.text(alphabet="市县委局长书记党组原代副第一巡察组人民政府、 政协届十株洲", max_size=24))
def test_any_title_resolves_and_stays_aligned(title: str) -> None:
    posts = [PrintedPost(title, 0, len(title), 1), PrintedPost("局长", 0, 2, 1)]
    found = resolve_posts(posts, PlaceContext(), Text(title))
    assert len(found) == len(posts)
    assert all(p.organization is None or p.organization.strip() == p.organization for p in found)


@given(st.text(alphabet="株洲市县委员会人民政府代表大常务中共政协第十届监察", max_size=30))
def test_a_short_form_is_made_of_the_name(name: str) -> None:
    assert set(short_form(name)) <= set(name)
    assert set(root_of(name)) <= set(name)
    assert fold(without_session(without_session(name))) == fold(without_session(name))


def test_bodies_of_the_centre_get_no_place() -> None:
    marked = "【体育总局局长】程远山、【市场监管总局副局长】于海、【省农垦总局局长】陆一鸣到杭州市调研。"
    assert [p.organization for p in resolved(marked, title="程远山在浙江省调研")] == [
        "体育总局",
        "市场监管总局",
        "浙江省农垦总局",
    ]


@pytest.mark.parametrize(
    ("marked", "group"),
    [
        (
            "成立溆浦县“扫黄打非”工作领导小组。该领导小组由如下人员组成：\n【组长】：程远山",
            "溆浦县“扫黄打非”工作领导小组",
        ),
        (
            "成立第19届冬运会工作领导小组（以下简称领导小组）。\n【组长】：程远山",
            "第19届冬运会工作领导小组",
        ),
        (
            "成立桂平市农村自建房专项整治工作领导小组。\n【领导小组组长】：程远山",
            "桂平市农村自建房专项整治工作领导小组",
        ),
        ("县委派出3个巡察组。\n组别\t人员\n【第二组组长】\t程远山", "县委第二巡察组"),
    ],
)
def test_groups_by_their_full_names(marked: str, group: str) -> None:
    assert [p.organization for p in resolved(marked)] == [group]


@pytest.mark.parametrize(
    ("marked", "document", "bodies"),
    [
        ("【行署党组成员】程远山出席。", {"source": "阿克苏地区行政公署"}, ["阿克苏地区行署党组"]),
        ("【省人大常委会主任】于海、【常委会党组书记】程远山。", {"source": "安徽省人大常委会"}, ["安徽省人大常委会", "安徽省人大常委会党组"]),
        ("【马路镇党委书记】于海、【派出所所长】程远山参加。", {}, ["马路镇党委", "马路镇派出所"]),
        ("省发展改革委召开会议，学习省委书记讲话。【委党组书记】程远山主持。", {}, ["省发展改革委党组"]),
        ("其中溆浦县民政局违规发放月饼，【局长】程远山受到处分。", {}, ["溆浦县民政局"]),
        ("其中溆浦县民政局违规发放月饼，【党组书记】程远山受到处分。", {}, ["溆浦县民政局党组"]),
    ],
)  # fmt: skip
def test_bodies_that_the_line_names(marked: str, document: dict[str, object], bodies: list[str]) -> None:
    assert [p.organization for p in resolved(marked, **document)] == bodies


def test_the_nearest_group_is_the_last_of_the_best() -> None:
    text = "州委第二巡察组进驻。县委巡察组进驻。州委第三巡察组进驻。巡察组要求："
    groups = Groups(Text(text), "")
    for at in range(len(text)):
        before = [g for g in groups.all if g.start <= at]
        best = max(reversed(before), key=lambda g: (g.numbered, g.owned, g.start), default=None)
        assert groups.nearest(at) == best


@given(st.text("第一二三十组巡察视县市委员会长副正处级代理常务 （)", max_size=24))
def test_a_title_is_parted_without_a_rest(title: str) -> None:
    at, unit, core = split_title(fold(title), HEADS)
    assert 0 <= at <= len(title)
    assert fold(title).endswith(core)
    assert unit in ("", core[:1])


def test_a_school_by_its_kind_alone_gets_no_place() -> None:
    release = extract("广东省教育厅召开会议。学校党委书记程远山、校纪委办公室副主任葛秋生出席。")
    found = {o.name: [p.organization for p in o.posts] for o in release.officials}
    assert found == {"程远山": ["学校党委"], "葛秋生": ["校纪委办公室"]}
