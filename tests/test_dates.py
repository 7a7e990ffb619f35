"""Dates: what is printed, and the day that it says beside a reference."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.dates import BoundDate, find, mentions
from govnews_extract.text import Text

REFERENCE = date(2024, 11, 24)


def short(day: BoundDate) -> str:
    """2024-03-05/2024-03-06 morning 09:00-11:30, or ? with the reason"""
    if day.start is None:
        return f"? {day.reason}"
    start = {"day": f"{day.start}", "month": f"{day.start:%Y-%m}", "year": f"{day.start:%Y}"}[day.precision]
    end = f"/{day.end}" if day.end else ""
    part = f" {day.part_of_day}" if day.part_of_day else ""
    times = f" {day.time}" + (f"-{day.end_time}" if day.end_time else "") if day.time else ""
    return start + end + part + times


READ: list[tuple[str, list[str]]] = [
    # in full
    ("2024年9月11日下午，", ["2024-09-11 afternoon"]),
    ("２０２４年３月５日", ["2024-03-05"]),
    ("2011年 7月 30 日", ["2011-07-30"]),
    ("11  月  18  日，", ["2024-11-18"]),
    ("会议25日结束。", ["2024-11-25"]),
    ("二○○七年八月二十一日", ["2007-08-21"]),
    ("二0一0年七月", ["2010-07"]),
    ("二OO九年十月九日", ["2009-10-09"]),
    ("二〇一〇年", ["2010"]),
    ("2024-03-20 09:12:33", ["2024-03-20 09:12"]),
    ("2024.3.20", ["2024-03-20"]),
    ("甲（1973.11，女）", ["1973-11"]),
    # with parts missing
    ("3月5日召开", ["2024-03-05"]),
    ("十一月二十日前", ["2024-11-20"]),
    ("20日上午", ["2024-11-20 morning"]),
    ("28日上午", ["2024-10-28 morning"]),
    ("记者23日获悉", ["2024-11-23"]),
    ("请于30日前提交", ["2024-11-30"]),
    # ranges
    ("于2020年5月10日至7月30日", ["2020-05-10/2020-07-30"]),
    ("2019年12月27日至1月3日", ["2019-12-27/2020-01-03"]),
    ("12月27日至2020年1月3日", ["2019-12-27/2020-01-03"]),
    ("（2月28日—4月28日）", ["2024-02-28/2024-04-28"]),
    ("10月12日至31日", ["2024-10-12/2024-10-31"]),
    ("10月9-31日", ["2024-10-09/2024-10-31"]),
    ("25日、26日", ["2024-11-25/2024-11-26"]),
    ("17日至18日", ["2024-11-17/2024-11-18"]),
    ("自2024年3月18日起至5月17日止", ["2024-03-18/2024-05-17"]),
    ("9月1日开始，至11月30日结束", ["2024-09-01/2024-11-30"]),
    ("（2024年4月8日—4月30日，5月6日—5月12日）", ["2024-04-08/2024-04-30", "2024-05-06/2024-05-12"]),
    ("1996.05至1998.01", ["1996-05/1998-01-01"]),
    ("2024.3.20-4.20", ["2024-03-20/2024-04-20"]),
    ("3月5日、12日、19日", ["2024-03-05", "2024-03-12", "2024-03-19"]),
    ("2017年5月26日至2016年6月2日", ["? no_such_range"]),
    # with clock times
    ("3月25日（星期六）9：30—11：30", ["2024-03-25 09:30-11:30"]),
    ("11月22日下午17:30前", ["2024-11-22 afternoon 17:30"]),
    ("7月3日上午9:00至11:30", ["2024-07-03 morning 09:00-11:30"]),
    ("七月十六日下午四时", ["2024-07-16 afternoon 16:00"]),
    ("5月25日23:00至5月26日6:00", ["2024-05-25/2024-05-26 23:00-06:00"]),
    ("12月22日（星期三）晚23:00时至次日早8:00时", ["2024-12-22/2024-12-23 evening 23:00-08:00"]),
    ("7月19日\t22:00-次日5:00", ["2024-07-19/2024-07-20 22:00-05:00"]),
    ("2021年6月16日9:00至6月20日17:00", ["2021-06-16/2021-06-20 09:00-17:00"]),
    ("2021年8月3日（星期二）上午10:00", ["2021-08-03 morning 10:00"]),
    ("夏季（10月1日至次年4月）", ["2024-10-01/2025-04-01"]),
    # vague
    ("9月底", ["2024-09"]),
    ("3月上旬至4月上旬", ["2024-03/2024-04-01"]),
    ("2026年1月中旬", ["2026-01"]),
    # relative
    ("今天（11月23日）上午", ["2024-11-23 morning"]),
    ("3月5日（今天）", ["2024-03-05"]),
    ("昨日上午", ["2024-11-23 morning"]),
    ("昨（23）日上午", ["2024-11-23 morning"]),
    ("今晚8点", ["2024-11-24 evening 20:00"]),
    ("今晚23:00至明早6:00", ["2024-11-24/2024-11-25 evening 23:00-06:00"]),
    ("明天上午", ["2024-11-25 morning"]),
    ("3月5日召开。当天下午3:00", ["2024-03-05", "2024-03-05 afternoon 15:00"]),
    ("3月5日，召开。次日，", ["2024-03-05", "2024-03-06"]),
    ("本月27日", ["2024-11-27"]),
    ("去年7月", ["2023-07"]),
    ("今年6月底", ["2024-06"]),
    ("某社8月25日电 今天，", ["2024-08-25", "2024-08-25"]),
    ("近日，", ["? recent"]),
    ("同日，", ["? no_anchor"]),
    ("2月30日", ["? no_such_day"]),
]
UNREAD = [
    "〔2019〕89号",
    "2023年第2号",
    "《2020年度报告》",
    "《规划（2023年5月1日）》",
    "1∶30",
    "第十四届",
    "二十届三中全会",
    "30日内",
    "公示5日",
    "会期3日",
    "每月15日",
    "每年3月",
    "三年行动",
    "兑付日前十个工作日",
    "192.168.1.1",
    "/2019-09/04/",
    "014501068/2020-02729",
    "19.05元",
    "发布当日",
    "于20161128日-1228日进驻",
    "光明日报",
    "免去年某某的局长职务",
]


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_read(text: str, wanted: list[str]) -> None:
    assert [short(d) for d in find(Text(text), REFERENCE)] == wanted


@pytest.mark.parametrize("text", UNREAD)
def test_not_dates(text: str) -> None:
    assert find(Text(text), REFERENCE) == []


YEARS: list[tuple[str, date | None, list[str]]] = [
    # the turn of the year, both ways
    ("12月28日召开", date(2024, 1, 3), ["2023-12-28"]),
    ("1月7日前", date(2023, 12, 24), ["2024-01-07"]),
    ("将于1月10日召开", date(2023, 12, 24), ["2024-01-10"]),
    ("2019年12月31日召开会议。1月3日召开会议。", date(2020, 1, 5), ["2019-12-31", "2020-01-03"]),
    ("2019年12月31日召开会议,1月3日召开会议", date(2020, 1, 5), ["2019-12-31", "2020-01-03"]),
    # a deadline ahead, a stay of months ago
    ("受理信访截至2月15日", date(2023, 10, 20), ["2024-02-15"]),
    ("4月15日至6月15日", date(2023, 12, 20), ["2023-04-15/2023-06-15"]),
    ("14:00—18:00（6月1日至9月30日）", date(2017, 1, 3), ["2017-06-01/2017-09-30"]),
    # what lends a year, and what does not
    ("2022年9月15日，进驻，11月30日结束", date(2023, 6, 1), ["2022-09-15", "2022-11-30"]),
    ("根据条例（2007年4月5日公布），5月1日前", date(2024, 4, 1), ["2007-04-05", "2024-05-01"]),
    ("对2019年以来的项目，6月15日前", date(2024, 4, 1), ["2019", "2024-06-15"]),
    # without a publication date
    ("3月5日召开", None, ["? no_year"]),
    ("28日上午", None, ["? no_month"]),
    ("昨天", None, ["? no_anchor"]),
    ("3月5日召开\n2024年3月6日", None, ["2024-03-05", "2024-03-06"]),
    ("七月二十四日上午九时\n二○一○年七月五日", None, ["2010-07-24 morning 09:00", "2010-07-05"]),
    ("2020年8月20日，进驻。\n8月20日下午，", None, ["2020-08-20", "2020-08-20 afternoon"]),
    ("2月18日下午，召开2021年第五次会议", None, ["2021-02-18 afternoon"]),
    ("1月18日，某乡召开 2018 年安全生产工作会，", None, ["2018-01-18", "2018"]),
    ("1月5日，召开2023年工作总结会", None, ["? no_year", "2023"]),
    # a year named before it in the sentence, unless it is summed up or planned
    (
        "2021年政务服务春节不打烊，2月11日至17日开通。\n2月15日至17日营业",
        None,
        ["2021", "2021-02-11/2021-02-17", "2021-02-15/2021-02-17"],
    ),
    ("总结2022年工作，1月5日召开", None, ["2022", "? no_year"]),
    ("对2019年以来的项目，6月15日前", None, ["2019", "? no_year"]),
    # a stay that had ended before, a day of the same month further on; not the day of a law
    (
        "10月13日，反馈。\n2023年4月19日至6月18日，对某镇进行了巡察",
        None,
        ["2023-10-13", "2023-04-19/2023-06-18"],
    ),
    (
        "1月13日，反馈。\n2022年10月19日至12月18日，对某镇进行了巡察",
        None,
        ["? no_year", "2022-10-19/2022-12-18"],
    ),
    ("3月5日召开。\n请于2024年3月20日前报名", None, ["2024-03-05", "2024-03-20"]),
    ("4月10日召开。\n根据2007年4月5日公布的条例", None, ["? no_year", "2007-04-05"]),
    # a range that runs on the day of publication
    ("夏季（5月1日至9月30日）", date(2024, 9, 20), ["2024-05-01/2024-09-30"]),
    ("冬季（10月1日至4月30日）", date(2024, 2, 10), ["2023-10-01/2024-04-30"]),
    ("冬季（11月至次年4月）", date(2024, 4, 20), ["2023-11/2024-04-01"]),
    # a day alone is bound to the dates around it
    ("3月17日至18日，考察。17日下午，", date(2025, 3, 18), ["2025-03-17/2025-03-18", "2025-03-17 afternoon"]),
    ("1日上午", date(2024, 3, 2), ["2024-03-01 morning"]),
    ("31日晚", date(2024, 2, 1), ["2024-01-31 evening"]),
]


@pytest.mark.parametrize(("text", "reference", "wanted"), YEARS)
def test_years(text: str, reference: date | None, wanted: list[str]) -> None:
    assert [short(d) for d in find(Text(text), reference)] == wanted


def test_what_is_filled_in_is_named() -> None:
    (one,) = find(Text("12月27日至1月3日"), date(2019, 12, 26))
    assert one.inferred == ("year", "end_year")
    (two,) = find(Text("28日"), date(2019, 12, 29))
    assert two.inferred == ("year", "month")
    (three,) = find(Text("2019年12月28日"), date(2019, 12, 29))
    assert three.inferred == ()


def test_mentions_carry_evidence_and_leave_out_what_is_no_date() -> None:
    text = "近日，县委于3月5日（星期二）上午召开会议。2月30日"
    found = mentions(text, reference=date(2024, 3, 6))
    assert [m.start for m in found] == [date(2024, 3, 5), None]
    assert found[0].evidence[0].text == "3月5日（星期二）上午"


DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))
SOUP = st.text(
    alphabet="0123456789年月日号上下午至—-（）,，。：:.今昨明天当同次前近半时分 \n\t二十三〇○起", max_size=60
)


@given(DAYS)
def test_a_date_in_full_is_itself(day: date) -> None:
    for printed in (f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"{day:%Y年%m月%d日}"):
        assert [d.start for d in find(Text(printed), None)] == [day]


@given(DAYS, st.integers(-80, 60))
def test_a_date_without_a_year_is_near_its_publication(published: date, distance: int) -> None:
    day = published + timedelta(distance)
    (found,) = find(Text(f"{day.month}月{day.day}日，召开会议"), published)
    assert found.start == day


@given(DAYS, st.integers(1, 300))
def test_a_range_that_prints_its_year_once(start: date, length: int) -> None:
    end = start + timedelta(length)
    (found,) = find(Text(f"{start.year}年{start.month}月{start.day}日至{end.month}月{end.day}日"), None)
    assert (found.start, found.end) == (start, end)


@given(SOUP, st.none() | DAYS)
def test_spans_are_ordered_and_every_date_says_why_it_is_open(text: str, reference: date | None) -> None:
    found = find(Text(text), reference)
    assert found == find(Text(text), reference)
    at = 0
    for day in found:
        assert at <= day.span[0] < day.span[1] <= len(text)
        at = day.span[1]
        assert (day.start is None) == (day.reason is not None)
        assert day.end is None or (day.start is not None and day.end > day.start)
