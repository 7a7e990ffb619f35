"""Service hours: what is read, what is not, and what the record promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govnews_extract import dates
from govnews_extract.fields.hours import find_service_hours
from govnews_extract.fields.hours.opening_hours import EVERY_DAY, WEEK, osm_syntax
from govnews_extract.fields.hours.weekdays import read_days
from govnews_extract.records import HoursPeriod, ServiceHours
from govnews_extract.text import Text

REFERENCE = dt.date(2024, 9, 14)
WORKING = "Mo,Tu,We,Th,Fr"
EVERY = "Mo,Tu,We,Th,Fr,Sa,Su,PH"


def read(raw: str, reference: dt.date | None = REFERENCE) -> list[ServiceHours]:
    text = Text(raw)
    return find_service_hours(text, dates.find(text, reference), reference=reference)


def sessions(raw: str, reference: dt.date | None = REFERENCE) -> list[tuple[str, ...]]:
    """Every session as (days, opens-closes) or (days, opens-closes, from, through)."""
    found = []
    for hours in read(raw, reference):
        for p in hours.periods:
            window = tuple(str(d) if d else "" for d in (p.valid_from, p.valid_through))
            found.append((",".join(p.days), f"{p.opens}-{p.closes}", *(window if any(window) else ())))
    return found


READ: list[tuple[str, list[tuple[str, ...]]]] = [
    ("受理电话时间为每天8：00—20：00。", [(EVERY, "08:00-20:00")]),
    ("受理时间：8∶00∽20∶00。", [("", "08:00-20:00")]),
    ("受理时间：8:00-12:00，下午：2:30-5:30。", [("", "08:00-12:00"), ("", "14:30-17:30")]),
    ("受理电话时间为：每天８∶00 至18∶00。", [(EVERY, "08:00-18:00")]),
    ("受理时间:8:00-12:00,14:30-17:30", [("", "08:00-12:00"), ("", "14:30-17:30")]),
    (
        "值班电话接听时间为工作日上午9:00至12:00，下午2:30至5:30。",
        [(WORKING, "09:00-12:00"), (WORKING, "14:30-17:30")],
    ),
    ("举报电话：0539-2801234（每天早8:00—晚20:00）。", [(EVERY, "08:00-20:00")]),
    ("早8点至晚6点受理电话。", [("", "08:00-18:00")]),
    ("受理时间为每天上午9:00至下午5:00。", [(EVERY, "09:00-17:00")]),
    (
        "办公时间：8时30分上班，12时下班；下午2时上班，5时30分下班。",
        [("", "08:30-12:00"), ("", "14:00-17:30")],
    ),
    ("办公时间：9:00-12:00，1:30-5:00", [("", "09:00-12:00"), ("", "13:30-17:00")]),
    ("热线受理时间：8:00-次日1:00", [("", "08:00-01:00")]),
    ("咨询电话：0539-2801234（24小时）", [("", "00:00-24:00")]),
    ("12345热线每天24小时受理诉求。", [(EVERY, "00:00-24:00")]),
    ("一楼24小时自助服务区全年对外开放。", [(EVERY, "00:00-24:00")]),
    ("服务时间：周一至周五9:00-17:00，周六10:00-16:00。", [(WORKING, "09:00-17:00"), ("Sa", "10:00-16:00")]),
    ("接待时间：每周二、四上午9:00-11:30。", [("Tu,Th", "09:00-11:30")]),
    ("上午8:30-12:00（工作日）受理来访。", [(WORKING, "08:30-12:00")]),
    ("受理时间为每天8:00-18:00（节假日除外）。", [("Mo,Tu,We,Th,Fr,Sa,Su", "08:00-18:00")]),
    ("受理时间为每天8:00-18:00（双休日、节假日除外）。", [(WORKING, "08:00-18:00")]),
    ("营业厅办公时间：工作日8:00-18:00，节假日照常。", [(WORKING + ",PH", "08:00-18:00")]),
    (
        "受理电话时间为每天8:00-20:00（节假日期间正常接收来信，暂停受理来电、来访）。",
        [("Mo,Tu,We,Th,Fr,Sa,Su", "08:00-20:00")],
    ),
    ("图书馆开放时间：周二至周日9:00-21:00（周一闭馆）。", [("Tu,We,Th,Fr,Sa,Su", "09:00-21:00")]),
    ("来电受理：工作日上午9点—11点30分。", [(WORKING, "09:00-11:30")]),
    (
        "请于2024年10月20日之前（工作日8:00-12:00）将意见送至县司法局。",
        [(WORKING, "08:00-12:00")],
    ),
]

SEASONS: list[tuple[str, list[tuple[str, ...]]]] = [
    (
        "受理电话的时间为：工作日上午9∶00—12∶00，下午14∶00—18∶00（10月9日起为13∶30—17∶30）。",
        [
            (WORKING, "09:00-12:00"),
            (WORKING, "14:00-18:00", "", "2024-10-08"),
            (WORKING, "13:30-17:30", "2024-10-09", ""),
        ],
    ),
    (
        "受理电话时间为工作日上午9:00-12:00，下午3:00-6:00；10月1日起下午为2:30-5:30。",
        [
            (WORKING, "09:00-12:00"),
            (WORKING, "15:00-18:00", "", "2024-09-30"),
            (WORKING, "14:30-17:30", "2024-10-01", ""),
        ],
    ),
    (
        "人工服务时间：工作日下午13时30分至17时（6月1日至9月30日下午为14时至17时30分）。",
        [(WORKING, "13:30-17:00"), (WORKING, "14:00-17:30", "2024-06-01", "2024-09-30")],
    ),
    (
        "一、办公时间（周一至周五）\n夏季（5月1日至9月30日）：上午8:30—12:00；\n冬季（10月1日起）：上午9:00—12:00。",
        [
            (WORKING, "08:30-12:00", "2024-05-01", "2024-09-30"),
            (WORKING, "09:00-12:00", "2024-10-01", ""),
        ],
    ),
    (
        "服务中心工作时间如下：\n季节\t上午\n夏季（5月1日至9月30日）\t8:30-12:00\n冬季（10月1日至次年4月30日）\t9:00-12:00",
        [("", "08:30-12:00", "2024-05-01", "2024-09-30"), ("", "09:00-12:00", "2024-10-01", "2025-04-30")],
    ),
    (
        "自2024年5月6日起，市政务服务中心执行夏季作息时间。\n一、窗口服务时间为工作日上午10:00—14:00。",
        [(WORKING, "10:00-14:00", "2024-05-06", "")],
    ),
    (
        "报名时间：2024年9月16日—9月20日（上午8：30—11：30，下午2：30—5：30）。",
        [("", "08:30-11:30", "2024-09-16", "2024-09-20"), ("", "14:30-17:30", "2024-09-16", "2024-09-20")],
    ),
    (
        "报名时间为2024年9月16日至9月20日。咨询电话：0539-2801234（报名期间每日8:30—12:00）。",
        [(EVERY, "08:30-12:00", "2024-09-16", "2024-09-20")],
    ),
    ("公示期：9月20日至9月26日（工作日9:00—12:00接听来电）", [(WORKING, "09:00-12:00")]),
    (
        "注：电话受理时间为10月9日-31日每日8:00-18:00。",
        [(EVERY, "08:00-18:00", "2024-10-09", "2024-10-31")],
    ),
]

NOT_HOURS = [
    "笔试时间为2024年10月9日上午9:00至11:30，咨询电话0539-2801234。",
    "停电时间：每天8:00-18:00，请拨打服务热线。",
    "10月16日22:00至10月17日6:00停水。",
    "会议时间：9月20日下午14:30-17:30，地点：三楼会议室。",
    "学校上课时间为每天8:00-11:30，请家长拨打热线电话2801234。",
    "停车泊位使用时段为每日7:00至22:00，收费标准另行制定。",
    "比例为1∶40至1∶50，发布于2024-09-14 15:01:24。",
    "受理信访截止时间为11月20日17:30。",
    "严格落实24小时值班和领导带班制度。",
    "须持24小时内核酸检测证明，间隔24小时以上。",
    "报名时间：2024年9月16日9:00至9月20日17:00。",
    "每天下午1点到2点，孩子们练习合唱。",
]


@pytest.mark.parametrize(
    ("raw", "expected"), READ + SEASONS, ids=lambda v: v[:24] if isinstance(v, str) else ""
)
def test_hours_are_read(raw: str, expected: list[tuple[str, ...]]) -> None:
    assert sessions(raw) == expected


@pytest.mark.parametrize("raw", NOT_HOURS, ids=lambda v: v[:24])
def test_what_is_no_service_is_not_read(raw: str) -> None:
    assert read(raw) == []


def test_label_owner_and_raw_are_as_printed() -> None:
    (hours,) = read("省委巡视组受理电话的时间为：工作日上午9∶00—12∶00。")
    assert (hours.owner, hours.label) == ("省委巡视组", "受理电话的时间")
    assert hours.raw == "省委巡视组受理电话的时间为：工作日上午9∶00—12∶00"


def test_hours_in_a_bracket_are_labelled_by_the_contact() -> None:
    (hours,) = read("咨询电话：0539-2801234（工作日8:30-12:00）")
    assert (hours.label, hours.owner) == ("咨询电话", None)


def test_a_table_gives_each_desk_its_hours() -> None:
    rows = "窗口\t办公时间\t电话\n市民中心\t周一至周五 9:00-12:00\t2801234\n东城分厅\t周一至周六 9:00-17:00\t2801235"
    assert [(h.owner, h.opening_hours) for h in read(rows)] == [
        ("市民中心", "Mo-Fr 09:00-12:00; PH off"),
        ("东城分厅", "Mo-Sa 09:00-17:00; PH off"),
    ]


def test_another_region_has_a_record_of_its_own() -> None:
    hours = read("巡视组受理电话时间为每天8:00—20:00（新疆地区为10:00—20:00）。")
    assert [(h.owner, h.periods[0].opens) for h in hours] == [("巡视组", "08:00"), ("新疆地区", "10:00")]


def test_hours_named_without_times_give_no_period() -> None:
    (hours,) = read("举报电话接听时间为工作日的工作时间。")
    assert (hours.label, hours.periods, hours.opening_hours) == ("举报电话接听时间", [], None)


def test_the_same_hours_printed_twice_are_one() -> None:
    assert len(read("受理电话时间为每天8:00-20:00。\n受理电话时间为每天8:00-20:00。")) == 1


def test_what_is_filled_in_is_named() -> None:
    (hours,) = read("受理时间为工作日14:00-18:00（10月9日起为13:30-17:30）。")
    assert set(hours.inferred) == {"valid_through", "year"}
    (hours,) = read("受理时间为工作日14:00-18:00。")
    assert hours.inferred == []


def test_a_season_that_has_passed_is_the_next_one() -> None:
    raw = "服务时间：6月1日至9月30日为9:00-18:00。"
    assert sessions(raw, dt.date(2024, 1, 5)) == [("", "09:00-18:00", "2024-06-01", "2024-09-30")]


def test_seasons_follow_each_other() -> None:
    raw = "服务时间：夏季（5月1日至9月30日）9:00-18:00；冬季（10月1日至次年4月30日）9:30-17:30。"
    for day in (dt.date(2021, 4, 28), dt.date(2021, 9, 14)):
        assert sessions(raw, day) == [
            ("", "09:00-18:00", "2021-05-01", "2021-09-30"),
            ("", "09:30-17:30", "2021-10-01", "2022-04-30"),
        ]


def test_a_season_that_runs_is_this_one() -> None:
    raw = "服务时间：冬季（10月1日至次年4月30日）9:30-17:30；夏季（5月1日至9月30日）9:00-18:00。"
    assert sessions(raw, dt.date(2024, 8, 10)) == [
        ("", "09:30-17:30", "2024-10-01", "2025-04-30"),
        ("", "09:00-18:00", "2024-05-01", "2024-09-30"),
    ]
    raw = "服务时间：夏季（5月1日至9月30日）9:00-18:00；冬季（10月1日至次年4月30日）9:30-17:30。"
    assert sessions(raw, dt.date(2024, 2, 10))[1] == ("", "09:30-17:30", "2023-10-01", "2024-04-30")


def test_monthly_days_are_beyond_the_weekly_syntax() -> None:
    (hours,) = read("县长接待日：每月15日上午9:00—11:30。")
    assert (hours.periods[0].opens, hours.opening_hours) == ("09:00", None)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("工作日", WORKING),
        ("每天", EVERY),
        ("周一至周日", "Mo,Tu,We,Th,Fr,Sa,Su"),
        ("星期一到星期六", "Mo,Tu,We,Th,Fr,Sa"),
        ("周六日", "Sa,Su"),
        ("双休日及节假日", "Sa,Su,PH"),
        ("周一至周五,法定节假日除外", WORKING),
        ("除法定节假日外,每天", "Mo,Tu,We,Th,Fr,Sa,Su"),
        ("节假日不休息", EVERY),
        ("周六日不休", "Mo,Tu,We,Th,Fr,Sa,Su"),
        ("5个工作日", ""),
        ("周五天", ""),
    ],
)
def test_days(words: str, days: str) -> None:
    assert ",".join(read_days(words)) == days


def period(days: Sequence[str], opens: str, closes: str, start: str = "", end: str = "") -> HoursPeriod:
    return HoursPeriod.model_validate(
        {
            "days": days,
            "opens": opens,
            "closes": closes,
            "valid_from": start or None,
            "valid_through": end or None,
        }
    )


def test_opening_hours_syntax() -> None:
    week = list(WEEK[:5])
    assert osm_syntax([]) is None
    assert osm_syntax([period(list(EVERY_DAY), "00:00", "24:00")]) == "24/7"
    assert osm_syntax([period(["Sa", "Su"], "09:00", "17:00")]) == "Sa,Su 09:00-17:00; PH off"
    assert osm_syntax([period([], "09:00", "12:00", "2024-09-16", "2024-09-20")]) == (
        "2024 Sep 16-2024 Sep 20 09:00-12:00"
    )
    switched = [
        period(week, "09:00", "12:00"),
        period(week, "14:00", "18:00", end="2024-10-08"),
        period(week, "13:30", "17:30", start="2024-10-09"),
    ]
    assert osm_syntax(switched) == (
        "Mo-Fr 09:00-12:00,14:00-18:00; 2024 Oct 09+ Mo-Fr 09:00-12:00,13:30-17:30; PH off"
    )
    ended = [period(week, "09:00", "12:00", end="2024-10-08")]
    assert osm_syntax(ended) == "Mo-Fr 09:00-12:00; 2024 Oct 09+ off; PH off"
    exception = [period(week, "13:30", "17:00"), period(week, "14:00", "17:30", "2024-06-01", "2024-09-30")]
    assert osm_syntax(exception) == (
        "Mo-Fr 13:30-17:00; 2024 Jun 01-2024 Sep 30 Mo-Fr 14:00-17:30; 2024 Oct 01+ Mo-Fr 13:30-17:00; PH off"
    )


@settings(max_examples=60, deadline=None)
@given(
    opens=st.integers(0, 23),
    minutes=st.integers(0, 59),
    length=st.integers(1, 10),
    dash=st.sampled_from(["-", "—", "～", "至", "到", " - ", "－"]),
    colon=st.sampled_from([":", "：", "∶"]),
)
def test_every_dash_and_colon_reads_alike(
    opens: int, minutes: int, length: int, dash: str, colon: str
) -> None:
    closes = min(opens + length, 24)
    last = 0 if closes == 24 else minutes
    raw = f"受理电话时间为每天{opens}{colon}{minutes:02d}{dash}{closes}{colon}{last:02d}。"
    if (opens, minutes) == (closes, last):
        return
    assert sessions(raw) == [(EVERY, f"{opens:02d}:{minutes:02d}-{closes:02d}:{last:02d}")]


PIECES = st.sampled_from(
    [
        "受理", "电话", "时间", "为", "：", "工作日", "上午", "8:30", "-", "12:00", "，", "下午", "2:30至5:30", "（", "）", "。", "\n",
        "\t", "10月9日起", "每周", "周一至周五", "节假日除外", "24小时", "夏季", "报名", "期间", "笔试", "0539-2801234", "至", "次年",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_value_stands_where_it_says(raw: str) -> None:
    for hours in read(raw):
        assert hours.evidence
        for e in hours.evidence:
            assert raw[e.start : e.end] == e.text == hours.raw
        for p in hours.periods:
            assert [d for d in EVERY_DAY if d in p.days] == p.days


def test_long_input_of_one_kind_is_read() -> None:
    assert len(read("受理电话时间为每天8:00-20:00。\n" * 2000)) == 1
    read("(" * 20000 + "8:00-" * 5000)
    read("9:00-10:00、" * 3000)


def test_seasons_below_a_sentence_with_their_days_under_the_table() -> None:
    text = (
        "县政务服务中心自2024年6月1日起执行夏令作息时间，现公告如下：\n时段\t上午\t下午\n"
        "夏季（6月1日—9月30日）\t8:00—12:00\t15:00—18:00\n冬季（10月1日起）\t8:00—12:00\t14:00—17:30\n"
        "以上时间适用于周一至周五（法定节假日除外）。"
    )
    found = read(text, dt.date(2024, 5, 27))
    periods = [p for hours in found for p in hours.periods]
    assert {(p.opens, p.valid_from) for p in periods} == {
        ("08:00", dt.date(2024, 6, 1)),
        ("15:00", dt.date(2024, 6, 1)),
        ("08:00", dt.date(2024, 10, 1)),
        ("14:00", dt.date(2024, 10, 1)),
    }
    assert all(p.days == ["Mo", "Tu", "We", "Th", "Fr"] for p in periods)
