"""Events: what a date is in its sentence. One row a case: genre, published, title, text, events."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.dates import find
from govnews_extract.fields.events import find_events
from govnews_extract.records import Event
from govnews_extract.text import Text

Row = tuple[str, str | None, str | None, str, list[str]]


def events(genre: str, published: str | None, title: str | None, text: str) -> list[Event]:
    day = date.fromisoformat(published) if published else None
    read = Text(text)
    return find_events(read, find(read, day), title=title, genre=genre, published_at=day)


def short(event: Event) -> str:
    """2024-03-05/2024-03-06 morning"""
    end = f"/{event.end}" if event.end else ""
    part = f" {event.part_of_day}" if event.part_of_day else ""
    return f"{event.start}{end}{part}"


MEETINGS: list[Row] = [
    ("meeting", "2024-03-06", None, "3月5日上午，青禾县召开安全生产工作会议。", ["2024-03-05 morning"]),
    ("meeting", "2024-01-03", None, "12月28日，青禾县召开年终总结会。", ["2023-12-28"]),
    (
        "meeting",
        "2024-03-29",
        None,
        "本报讯（记者 林一禾）28日，副县长周望舒深入石桥镇调研春耕。",
        ["2024-03-28"],
    ),
    ("meeting", "2024-03-29", None, "昨日下午，市委副书记何以宁在青禾县调研。", ["2024-03-28 afternoon"]),
    ("meeting", "2024-03-29", None, "昨（28）日上午，州政协召开主席会议。", ["2024-03-28 morning"]),
    ("meeting", "2024-03-29", None, "昨天，副县长周望舒到县气象局调研。", ["2024-03-28"]),
    ("meeting", "2024-11-24", None, "今天（11月23日）上午，县委召开常委会会议。", ["2024-11-23 morning"]),
    (
        "meeting",
        "2024-06-30",
        None,
        "县人大常委会会议于6月28日至30日在青禾县举行。",
        ["2024-06-28/2024-06-30"],
    ),
    (
        "meeting",
        "2024-06-30",
        None,
        "某社北京6月29日电 某国务院领导29日在青禾县考察防汛工作。",
        ["2024-06-29"],
    ),
    ("meeting", "2024-06-30", None, "全县秋收工作座谈会29日下午在石桥镇召开。", ["2024-06-29 afternoon"]),
    (
        "meeting",
        "2024-06-30",
        None,
        "在6月28日召开的县委常委会会议上，林一禾强调要抓好防汛。",
        ["2024-06-28"],
    ),
    (
        "meeting",
        "2024-06-30",
        None,
        "6月28日，县委召开常委会会议，传达学习6月20日省委会议精神，要求7月15日前完成排查。",
        ["2024-06-28"],
    ),
    (
        "meeting",
        "2024-06-30",
        "林一禾到石桥镇调研",
        "6月28日，县委书记林一禾到石桥镇调研。该园区于2021年3月10日开工建设，预计12月20日竣工。",
        ["2024-06-28"],
    ),
    (
        "meeting",
        "2024-06-30",
        None,
        "6月28日，会议召开。会议决定，县人大会议将于7月20日召开。",
        ["2024-06-28"],
    ),
    (
        "meeting",
        "2024-06-30",
        "县人大常委会决定 县人大会议7月20日召开",
        "6月28日，县人大常委会会议召开。会议决定，县人大会议7月20日在青禾县举行。",
        ["2024-06-28", "2024-07-20"],
    ),
    (
        "meeting",
        "2025-03-18",
        None,
        "3月17日至18日，省领导在青禾县考察。17日下午，一行来到石桥村。18日上午，召开座谈会。",
        ["2025-03-17/2025-03-18", "2025-03-17 afternoon", "2025-03-18 morning"],
    ),
    (
        "meeting",
        "2018-09-20",
        None,
        "2018年9月19日，巡察组进驻石桥镇。当天下午3:00，召开动员会。",
        ["2018-09-19 afternoon"],
    ),
    ("meeting", None, None, "2月18日下午，开发区召开2021年第五次党工委会议。", ["2021-02-18 afternoon"]),
    ("meeting", None, None, "2月18日下午，开发区召开党工委会议。", []),
    ("meeting", "2024-06-30", None, "近日，县水利局开展防汛检查。日前，县里召开会议。", []),
    ("meeting", "2024-06-30", None, "6月29日，记者从县水利局获悉，全县水库运行平稳。", []),
    ("meeting", "2024-06-30", None, "会议指出，今天我们踏上新征程，明天会更好。", []),
    ("other", "2024-05-20", None, "5月19日下午5时许，石桥镇突降暴雨，河水上涨。", ["2024-05-19 afternoon"]),
    ("other", "2024-05-20", None, "今年5月，全县粮食播种完成。到2025年，建成示范基地3个。", []),
    ("other", "2024-05-20", None, "《青禾日报》（2024年05月19日 02版）", []),
    ("other", "2020-01-10", None, "（2020年1月9日在县第十七届人民代表大会第五次会议上）", ["2020-01-09"]),
]
INSPECTIONS: list[Row] = [
    (
        "inspection",
        "2024-04-11",
        None,
        "省委第九巡视组于2024年4月10日至6月15日对青禾县开展常规巡视。4月10日下午，动员会召开。",
        ["2024-04-10 afternoon", "2024-04-10/2024-06-15"],
    ),
    (
        "inspection",
        "2024-09-05",
        None,
        "9月4日下午，动员会召开。巡视组将工作两个半月（9月4日—11月20日）。受理信访截至11月15日。",
        ["2024-09-04 afternoon", "2024-09-04/2024-11-20"],
    ),
    (
        "inspection",
        "2024-04-11",
        None,
        "巡察时间（2024年4月8日—4月30日，5月6日—5月12日）。受理信访时间为2024年4月8日至5月6日。",
        ["2024-04-08/2024-05-12"],
    ),
    (
        "inspection",
        "2024-12-20",
        None,
        "自2024年12月19日起，县委巡察组对县水务局开展巡察，为期一个月。",
        ["2024-12-19"],
    ),
    ("inspection", "2024-03-10", None, "县委巡察组将于3月12日进驻县水务局开展巡察。", ["2024-03-12"]),
    (
        "inspection",
        "2024-03-10",
        None,
        "巡察时限为3月上旬至4月上旬，对县水务局开展巡察。",
        ["2024-03-01/2024-04-01"],
    ),
    ("inspection", "2024-06-04", None, "各组于6月3日进驻，工作到7月26日。", ["2024-06-03/2024-07-26"]),
    (
        "inspection",
        "2024-03-19",
        None,
        "3月15日起，市委巡察二组先后进驻三家医院。巡察工作5月18日结束。",
        ["2024-03-15/2024-05-18"],
    ),
    ("inspection", "2024-08-26", None, "截至8月25日，13个巡视组已全部进驻。", []),
    (
        "inspection",
        "2024-05-22",
        None,
        "各巡察组将于2024年5月21日17:00前撤离，信访渠道于2024年5月21日下午17:30关闭。",
        [],
    ),
    (
        "inspection",
        "2024-08-26",
        "省委巡视组向青禾县反馈巡视情况",
        "2024年4月10日至6月15日，省委第九巡视组对青禾县进行了巡视。8月25日，巡视组反馈了意见。",
        ["2024-08-25"],
    ),
    (
        "inspection",
        "2024-12-26",
        "中共青禾县委关于巡视整改进展情况的通报",
        "2024年4月10日至6月15日，省委第九巡视组对青禾县进行了巡视。8月25日，巡视组反馈了意见。",
        [],
    ),
    ("inspection", None, None, "28日上午，动员会召开。巡视期间（2月28日—4月28日）设值班电话。", []),
]
DECISIONS: list[Row] = [
    (
        "personnel",
        "2024-05-22",
        None,
        "（2024年5月20日青禾县人民代表大会常务委员会第五次会议通过）",
        ["2024-05-20"],
    ),
    (
        "personnel",
        "2024-05-22",
        None,
        "县政府2024年5月20日决定，免去何以宁的县水利局局长职务。\n2024年5月21日",
        ["2024-05-20"],
    ),
    (
        "personnel",
        "2024-05-22",
        None,
        "2024年5月20日召开的县委常委会会议研究决定：任命周望舒为局长。",
        ["2024-05-20"],
    ),
    ("personnel", "2024-05-22", None, "任职时间从2023年3月15日起计算。", []),
    (
        "notice",
        None,
        None,
        "2020年6月30日县政府常务会议研究决定下放80项，经2021年10月18日县政府常务会议研究决定，下放19项。\n2021年10月19日",
        ["2021-10-18"],
    ),
    (
        "other",
        "2018-08-02",
        None,
        "《决定》已经2018年7月24日县政府第10次常务会议通过。决定废止《办法》（2009年7月1日县人民政府令第5号发布）。",
        ["2018-07-24"],
    ),
    ("other", "2021-06-02", None, "（1994年10月27日某省人民代表大会常务委员会第十次会议通过）", []),
    ("discipline", "2024-05-22", None, "2019年6月12日，某某违规组织公款旅游，受到处分。", []),
    ("discipline", "2024-05-22", None, "2024年5月21日，据青禾县纪委监委消息：某某接受审查调查。", []),
    (
        "appointment_notice",
        "2024-05-22",
        None,
        "公示时间：2024年5月22日至5月28日。1966年3月出生，1988年7月参加工作。",
        [],
    ),
]
NOTICES: list[Row] = [
    (
        "notice",
        "2024-05-10",
        None,
        "定于2024年5月20日（星期一）下午3:00在县政府三楼召开工作会议。",
        ["2024-05-20 afternoon"],
    ),
    (
        "notice",
        "2024-05-10",
        None,
        "一、会议时间\n2024年5月20日下午3:00\n二、会议地点",
        ["2024-05-20 afternoon"],
    ),
    (
        "notice",
        "2024-05-10",
        None,
        "请于5月18日17:00前报送参会回执。\n青禾县人民政府办公室\n2024年5月10日",
        [],
    ),
    (
        "notice",
        "2019-12-12",
        None,
        "（一）自查阶段（12月10日至12月31日）。各镇于2020年1月3日前报送。",
        ["2019-12-10/2019-12-31"],
    ),
    (
        "notice",
        "2024-05-10",
        None,
        "三、走访时间　　2024年5月10日至2024年5月30日。",
        ["2024-05-10/2024-05-30"],
    ),
    (
        "notice",
        "2024-05-10",
        None,
        "本通知自2024年6月1日起施行。青禾县人民政府2024年5月10日（此件公开发布）",
        [],
    ),
    ("consultation", "2024-05-10", None, "征求意见时间：2024年5月10日至6月9日。", []),
    (
        "consultation",
        "2024-05-10",
        None,
        "定于2024年6月12日上午9:00召开听证会，报名时间为5月20日至5月25日。",
        ["2024-06-12 morning"],
    ),
    (
        "recruitment",
        "2024-05-10",
        None,
        "报名时间：5月16日9:00至5月20日17:00。笔试时间为2024年6月3日上午9:00至11:30。面试时间为6月17日至18日。",
        ["2024-06-03 morning", "2024-06-17/2024-06-18"],
    ),
    (
        "recruitment",
        "2024-05-10",
        None,
        "其中笔试安排在6月9日上午，5月30日起打印准考证。",
        ["2024-06-09 morning"],
    ),
    (
        "recruitment",
        "2024-05-10",
        None,
        "年龄35周岁以下（1988年8月31日以后出生）。笔试成绩公布时间：6月20日。",
        [],
    ),
    (
        "service",
        "2024-10-14",
        "停水公告",
        "一、停水时间：10月16日22:00至10月17日6:00。\n青禾县自来水公司\n2024年10月14日",
        ["2024-10-16/2024-10-17 "],
    ),
    (
        "service",
        "2024-10-14",
        "停电通知",
        "2024-10-16\t8:00-17:00\t10kV石桥线\n2024-10-17\t8:00-12:00\t城东线",
        ["2024-10-16", "2024-10-17"],
    ),
    (
        "service",
        "2024-10-14",
        None,
        "将于10月16日晚23:00时至次日早8:00时暂停供水。",
        ["2024-10-16/2024-10-17 evening"],
    ),
    ("service", "2024-10-14", None, "自10月16日起对石桥路实行全封闭交通管制，工期约90天。", ["2024-10-16"]),
    ("service", "2024-04-27", None, "自2024年5月1日起执行夏季办公时间，10月1日起恢复冬季办公时间。", []),
    ("service", "2024-04-27", None, "夏季（5月1日至9月30日）：上午8:30—12:00。", []),
    (
        "press_conference",
        "2021-08-03",
        None,
        "时  间：2021年8月3日（星期二）上午10:00\n地  点：发布厅",
        ["2021-08-03 morning"],
    ),
    (
        "press_conference",
        "2023-05-18",
        None,
        "今天（5月18日）上午举行发布会。4月28日召开的常务会议已审议通过。",
        ["2023-05-18 morning"],
    ),
    ("press_conference", "2023-05-18", None, "发布日期：2023-05-18　来源：县政府办", []),
]


BEFORE: list[Row] = [
    # a meeting told by its end; the meeting whose speech is passed on is another
    ("personnel", "2007-12-25", None, "县十届人大常委会第三十一次会议25日圆满结束。", ["2007-12-25"]),
    (
        "meeting",
        "2017-01-19",
        None,
        "1月18日上午，县发展改革局召开党组会议，传达县长周望舒、副县长何以宁在1月17日全县工作会议上的讲话精神。",
        ["2017-01-18 morning"],
    ),
    # a stay with its first day told apart
    (
        "inspection",
        None,
        None,
        "省第一督察组于2024年7月22日进驻青禾市。\n进驻期间（2024年7月22日至8月11日）设立举报电话。",
        ["2024-07-22/2024-08-11"],
    ),
    # what is fed back is of before, also where the year of the feedback stays open
    (
        "inspection",
        None,
        None,
        "10月13日，县委第二巡察组向石桥镇党委反馈巡察情况。\n2023年4月19日至6月18日，县委第二巡察组对石桥镇党委进行了巡察。",
        ["2023-10-13"],
    ),
    (
        "inspection",
        None,
        None,
        "1月13日，县委第二巡察组向石桥镇党委反馈巡察情况。\n2022年10月19日至12月18日，县委第二巡察组对石桥镇党委进行了巡察。",
        [],
    ),
]


@pytest.mark.parametrize(
    "row", MEETINGS + INSPECTIONS + DECISIONS + NOTICES + BEFORE, ids=lambda r: r[3][:24]
)
def test_events(row: Row) -> None:
    genre, published, title, text, wanted = row
    assert [short(e) for e in events(genre, published, title, text)] == [w.strip() for w in wanted]


def test_the_headline_names_the_main_event() -> None:
    found = events(
        "meeting",
        "2024-06-30",
        "青禾县召开防汛工作会议",
        "6月25日，全市秋收工作座谈会召开。6月28日，青禾县召开防汛工作会议贯彻部署。",
    )
    assert [short(e) for e in found] == ["2024-06-28", "2024-06-25"]


def test_a_range_in_the_headline_comes_before_its_days() -> None:
    rows = "7月17日\t06:30-19:00\t石桥线\n7月18日\t07:00-15:30\t城东线\n7月19日\t22:00-次日5:00\t城西线"
    found = events("service", "2023-07-14", "石桥镇7月17日至19日计划停电信息", rows)
    assert [short(e) for e in found] == [
        "2023-07-17/2023-07-19",
        "2023-07-17",
        "2023-07-18",
        "2023-07-19/2023-07-20",
    ]


def test_name_place_and_time() -> None:
    (one,) = events("meeting", "2024-03-06", None, "3月5日上午9:30，全县安全生产工作会议在县会议中心召开。")
    assert (one.name, one.place, one.time) == ("全县安全生产工作会议", "县会议中心", "09:30")
    (two,) = events("meeting", "2024-03-06", None, "3月5日，县长林一禾主持召开县政府第52次常务会议。")
    assert two.name == "县政府第52次常务会议"


TEXTS = st.text(
    alphabet="0123456789年月日上下午至—（）,，。《》:-今昨天于在召开会议举行公示起前 \n三十二〇", max_size=80
)


@given(TEXTS, st.sampled_from(["meeting", "notice", "inspection", "recruitment", "service"]))
def test_events_are_grounded_and_deterministic(text: str, genre: str) -> None:
    found = events(genre, "2024-03-06", None, text)
    assert found == events(genre, "2024-03-06", None, text)
    for event in found:
        assert event.evidence
        assert all(text[e.start : e.end] == e.text for e in event.evidence)
        assert event.end is None or event.end > event.start


@given(st.text(alphabet="3月5日上午召开会议。（）", max_size=60))
def test_without_a_year_anywhere_there_is_no_event(text: str) -> None:
    assert events("meeting", None, None, text) == []
