"""Titles bound to names: one example a form, with invented people."""

from __future__ import annotations

import pytest

from govnews_extract import Lexicon, extract, find_officials
from govnews_extract.fields.officials import find_people
from govnews_extract.text import Text

Expected = dict[str, list[str]]

FORMS: list[tuple[str, Expected]] = [
    # a title, a chain, one title over a list
    ("县委书记程远山主持会议。", {"程远山": ["县委书记"]}),
    ("市委常委、市纪委书记、市监委代理主任白若水出席。", {"白若水": ["市委常委", "市纪委书记", "市监委代理主任"]}),
    ("省政府副秘书长，驻京办党组书记、主任白若水参加。", {"白若水": ["省政府副秘书长", "驻京办党组书记", "主任"]}),
    ("副县长贺兰心、申屠海、于 涛出席会议。", {"贺兰心": ["副县长"], "申屠海": ["副县长"], "于涛": ["副县长"]}),
    ("市领导程远山、白若水等参加。", {"程远山": ["市领导"], "白若水": ["市领导"]}),
    ("第一、第二巡察组组长程远山、白若水到会。", {"程远山": ["第一巡察组组长"], "白若水": ["第二巡察组组长"]}),
    ("乙县分管副县长程远山一行走访。", {"程远山": ["乙县分管副县长"]}),
    ("市科协党组书记、分管日常工作副主席白若水致辞。", {"白若水": ["市科协党组书记", "分管日常工作副主席"]}),
    ("共两位发布人，包括军委后勤保障部卫生局局长程远山。", {"程远山": ["军委后勤保障部卫生局局长"]}),
    ("表决通过《关于接受程远山辞去县政府副县长职务请求的决定》。", {"程远山": ["县政府副县长"]}),
    ("任命市水利局局长程远山为市财政局局长。", {"程远山": ["市水利局局长", "市财政局局长"]}),
    # persons and titles alternate
    (
        "县委副书记、县长白若水，县人大常委会主任贺兰心，县政协主席欧阳慧出席。",
        {"白若水": ["县委副书记", "县长"], "贺兰心": ["县人大常委会主任"], "欧阳慧": ["县政协主席"]},
    ),
    ("市纪委副书记关海棠和市委组织部副部长冯骥远参加。", {"关海棠": ["市纪委副书记"], "冯骥远": ["市委组织部副部长"]}),
    ("会上，于海鹏与农发行富锦市支行行长迟东旭签约。", {"迟东旭": ["农发行富锦市支行行长"]}),
    # labels and rosters
    ("组长：程远山  副组长：白若水", {"程远山": ["组长"], "白若水": ["副组长"]}),
    ("程远山  市残联党组书记、理事长\n白若水  市交通委员会二级巡视员", {"程远山": ["市残联党组书记", "理事长"], "白若水": ["市交通委员会二级巡视员"]}),
    ("组 长：程远山 市委常委、副市长\n副组长：白若水 市水利局局长\n成 员：贺兰心 市财政局副局长", {
        "程远山": ["组长", "市委常委", "副市长"],
        "白若水": ["副组长", "市水利局局长"],
        "贺兰心": ["市财政局副局长"],
    }),
    ("组长：\n程远山（市委常委）\n副组长：\n白若水（市建设局局长）", {"程远山": ["组长", "市委常委"], "白若水": ["副组长", "市建设局局长"]}),
    ("组别\t组长\t值班电话\n县委第一巡察组\t程远山\t1\n县委第二巡察组\t白若水\t2", {"程远山": ["组长"], "白若水": ["组长"]}),
    ("项目\t第一巡察组\t第二巡察组\n组长\t程远山\t白若水", {"程远山": ["组长"], "白若水": ["组长"]}),
    ("姓名\t现任职务\t拟任职务\n程远山\t县财政局副局长\t县水利局局长", {"程远山": ["县财政局副局长", "县水利局局长"]}),
    # appointments
    ("决定任命程远山为市水利局局长；免去白若水的市水利局局长职务。", {"程远山": ["市水利局局长"], "白若水": ["市水利局局长"]}),
    ("一、任命：\n程远山为某市财政局局长，免去其某市审计局局长职务；", {"程远山": ["某市财政局局长", "某市审计局局长"]}),
    ("接受程远山辞去市人民政府副市长职务的请求。", {"程远山": ["市人民政府副市长"]}),
    ("程远山，男，汉族，1966年3月生。现任省审计厅总审计师，拟任省审计厅副厅长、党组成员。", {"程远山": ["省审计厅总审计师", "省审计厅副厅长", "党组成员"]}),
    ("程远山、白若水两名同志分别当选为镇长和镇人大主席。", {"程远山": ["镇长"], "白若水": ["镇人大主席"]}),
    ("副主任由程远山同志兼任。", {"程远山": ["副主任"]}),
    ("对程远山进行问责，免去其副市长、市公安局局长职务。", {"程远山": ["副市长", "市公安局局长"]}),
    ("免去程远山同志市人民政府市长职务、白若水同志市人民政府副市长职务。", {"程远山": ["市人民政府市长"], "白若水": ["市人民政府副市长"]}),
    # names of all kinds
    ("州委第二巡察组组长尼玛泽仁作动员讲话。", {"尼玛泽仁": ["州委第二巡察组组长"]}),
    ("州政协主席木合塔尔·阿不都卡德尔主持。", {"木合塔尔·阿不都卡德尔": ["州政协主席"]}),
    ("旗委书记乌云其其格到会。", {"乌云其其格": ["旗委书记"]}),
    ("县长江志方主持会议。", {"江志方": ["县长"]}),
    ("镇党委书记代文让同志讲话。", {"代文让": ["镇党委书记"]}),
    ("秘书长葛庆和出席会议。", {"葛庆和": ["秘书长"]}),
    ("巡察组副组长达尔基（藏族）、王晓蓉（女）出席。", {"达尔基": ["巡察组副组长"], "王晓蓉": ["巡察组副组长"]}),
    # titles with brackets, quotations, sessions, verbs in them
    ("中央党校（国家行政学院）教研部教授程远山作报告。", {"程远山": ["中央党校（国家行政学院）教研部教授"]}),
    ("光明食品（集团）有限公司副总裁程远山出席。", {"程远山": ["光明食品（集团）有限公司副总裁"]}),
    ("市委第六换届指导督查组组长程远山到会。", {"程远山": ["市委第六换届指导督查组组长"]}),
    ("市规划和自然资源委员会副主任程远山介绍情况。", {"程远山": ["市规划和自然资源委员会副主任"]}),
    ("墨玉县委书记程远山、皮山县委书记白若水参加。", {"程远山": ["墨玉县委书记"], "白若水": ["皮山县委书记"]}),
]  # fmt: skip


def people(text: str) -> Expected:
    return {o.name: [p.title for p in o.posts] for o in find_officials(text)}


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:18] for text, _ in FORMS])
def test_form(text: str, expected: Expected) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "深入学习贯彻习近平总书记关于巡视工作的重要论述。",
        "（记者 程远山 通讯员 白若水）本报讯",
        "责任编辑：程远山",
        "各镇党委书记、县直单位主要负责人参加会议。",
        "《县长质量奖管理办法》已经通过。",
        "书记处书记、主席团、主席台、县长办公会、局长信箱。",
        "家住镜湖区长江中路的居民反映。",
        "2002.11—2010.06 某县副县长程远山",
        "2015年4月，程远山任某市委书记。",
        "程远山任县长期间，违反规定。",
        "副主任若干人、委员若干人组成。",
        "征求人大代表和人民群众的意见。",
        "李某某、王某受到处理。",
    ],
)
def test_nobody(text: str) -> None:
    assert people(text) == {}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("决定任命程远山为市水利局局长。", "appointed"),
        ("免去程远山的市水利局局长职务。", "removed"),
        ("程远山，男，现任副县长，拟任县长。", "proposed"),
        ("市水利局原局长程远山接受审查。", "former"),
        ("时任县长程远山", "former"),
        ("县委副书记、代县长程远山主持。", "acting"),
        ("提名程远山为副县长候选人。", "proposed"),
        ("县委书记程远山主持。", "current"),
    ],
)
def test_status_of_the_last_post(text: str, status: str) -> None:
    (official,) = find_officials(text)
    assert official.posts[-1].status == status


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("县委书记程远山主持会议并作表态发言。", ["chaired", "pledged"]),
        ("会议由县长程远山主持。", ["chaired"]),
        ("受主任程远山委托，副主任白若水主持会议。", []),
        ("县长程远山出席会议，其他干部列席会议。", ["attended"]),
        ("县委书记程远山在青石镇调研。", ["inspected"]),
        ("副市长程远山参加调研。", ["attended"]),
        ("原局长程远山涉嫌严重违纪违法，接受审查调查。", ["investigated"]),
        ("在副县长程远山陪同下，调研组走访企业。", ["accompanied"]),
        ("县委书记程远山强调，要检查到位。", ["spoke"]),
    ],
)
def test_roles_of_the_first(text: str, roles: list[str]) -> None:
    assert find_officials(text)[0].roles == roles


def test_bodies_come_from_the_chain_and_the_place() -> None:
    text = "株洲市委常委、市纪委书记、市监委代理主任程远山出席。"
    (official,) = find_officials(text)
    found = [(p.organization, p.position) for p in official.posts]
    assert found == [("株洲市委", "常委"), ("株洲市纪委", "书记"), ("株洲市监委", "主任")]


def test_profile_and_mentions() -> None:
    text = "程远山，女，回族，1979年11月出生，现任县财政局局长。程远山表示支持。"
    (official,) = find_officials(text)
    assert (official.gender, official.ethnicity, official.birth) == ("female", "回族", "1979-11")
    assert [m.start for m in official.mentions] == [0, text.index("程远山", 3)]


def test_own_names_bodies_and_titles_are_heeded() -> None:
    own = Lexicon.default().plus(titles=["守湖人"])
    _, found = find_people(Text("市级守湖人程远山巡河。"), own)
    assert [p.name for p in found] == ["程远山"]


def test_a_blank_behind_the_dot_of_a_name_crashes_nothing() -> None:
    assert extract("县水利局局长阿卜杜拉· 买买提主持会议。").document.text


def test_the_dateline_behind_a_headline_is_no_person() -> None:
    text = "程远山会见芬兰农林部长据新华社北京6月10日电国务院副总理程远山今天会见了来访的芬兰农林部长卡莱维·海米莱。"
    named = {o.name: [p.title for p in o.posts] for o in extract(text).officials}
    assert named == {"程远山": ["国务院副总理"], "卡莱维·海米莱": ["芬兰农林部长"]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("葛秋生、丁一鸣等在家的县领导出席会议。", {"葛秋生": ["attended"], "丁一鸣": ["attended"]}),
        ("由副县长葛秋生任组长的领导小组成立。", {"葛秋生": []}),
        ("免去葛秋生的县财政局局长职务，任县审计局局长。", {"葛秋生": ["removed", "appointed"]}),
        (
            "葛秋生、丁一鸣分别提出辞去市人大常委会副主任职务。",
            {"葛秋生": ["removed"], "丁一鸣": ["removed"]},
        ),
        (
            "全市水利工作发布会举行\n时间：8月18日上午10时\n出席人员：\n市水利局局长葛秋生\n市林业局局长丁一鸣\n主持人：市委宣传部副部长、市政府新闻办主任邵立民",
            {"葛秋生": ["attended"], "丁一鸣": ["attended"], "邵立民": ["chaired"]},
        ),
        (
            "葛秋生，男，汉族，1978年3月生，现任万载县副县长，拟进一步使用。",
            {"葛秋生": ["nominated"]},
        ),
        (
            "镇文化站站长葛秋生、镇农机站站长丁一鸣，因到龄离岗，免去现任职务。",
            {"葛秋生": ["removed"], "丁一鸣": ["removed"]},
        ),
        (
            "县人民代表大会第一次会议选举产生：\n县长：葛秋生\n副县长：丁一鸣、邵立民",
            {"葛秋生": ["appointed"], "丁一鸣": ["appointed"], "邵立民": ["appointed"]},
        ),
        (
            "市委常委葛秋生；副市长丁一鸣到会祝贺。",
            {"葛秋生": ["attended"], "丁一鸣": ["attended"]},
        ),
        ("县委书记葛秋生作表态发言。\n葛秋生说，县委将全力配合。", {"葛秋生": ["pledged"]}),
    ],
)
def test_what_persons_do(text: str, wanted: dict[str, list[str]]) -> None:
    assert {o.name: o.roles for o in extract(text).officials} == wanted
