"""Deadlines: what binds the public and what does not, counted windows and the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govnews_extract import dates
from govnews_extract.fields.calendar import is_working_day, working_day
from govnews_extract.fields.deadlines import find_deadlines
from govnews_extract.records import Deadline
from govnews_extract.text import Text

PUBLISHED = dt.date(2024, 9, 10)


def read(raw: str, genre: str = "notice", published: dt.date | None = PUBLISHED) -> list[Deadline]:
    text = Text(raw)
    return find_deadlines(
        text, dates.find(text, published), reference=published, genre=genre, published_at=published
    )


SET = [
    ("inspection", "省委巡视组受理信访截止时间为11月20日。", "2024-11-20", "受理信访截止时间"),
    ("inspection", "受理信访时间截止到2024年11月20日。", "2024-11-20", "受理信访时间"),
    ("inspection", "受理信访时间到2024年11月20日止。", "2024-11-20", "受理信访时间"),
    ("inspection", "信访受理截至10月25日，逾期不再受理。", "2024-10-25", "信访受理"),
    ("inspection", "（2024年9月10日至11月10日，信访受理截止10月26日）", "2024-10-26", "信访受理"),
    ("inspection", "信访渠道于2024年11月22日下午17:30关闭。", "2024-11-22", "信访"),
    ("appointment_notice", "公示时间：2024年9月10日至9月16日。", "2024-09-16", "公示时间"),
    ("appointment_notice", "公示期为5个工作日，从9月10日至9月14日。", "2024-09-14", "公示期"),
    ("appointment_notice", "公示期限:5个工作日,即2024年9月10日至9月14日。", "2024-09-14", "公示期限"),
    ("notice", "9月10日至9月16日为公示期。", "2024-09-16", "公示期"),
    ("consultation", "请于10月20日前将意见反馈至县司法局。", "2024-10-20", "反馈"),
    ("consultation", "有意见请在二〇二四年十月三十日之前提出。", "2024-10-30", "提出"),
    ("consultation", "一、征求意见的时间\n2024年9月10日至2024年10月9日。", "2024-10-09", "征求意见的时间"),
    ("consultation", "现向社会公开征求意见，时间自9月10日至10月10日止。", "2024-10-10", "征求意见"),
    ("consultation", "公示期：30个自然日（2024年9月10日至10月9日）。", "2024-10-09", "公示期"),
    ("recruitment", "缴费截止时间为9月29日12:00。", "2024-09-29", "缴费截止时间"),
    ("recruitment", "网上报名于9月25日17:00截止。", "2024-09-25", "报名"),
    ("recruitment", "三、报名\n（1）时间：2024年9月13日至17日，上午9:00-11:30。", "2024-09-17", "报名"),
    ("recruitment", "一、资格复审：9月15日至17日，在三楼进行。", "2024-09-17", "资格复审"),
    ("recruitment", "考生请于10月8日前登录网站打印准考证。", "2024-10-08", "打印"),
    ("notice", "即日起至10月31日，市民可持身份证到社区登记。", "2024-10-31", "登记"),
    ("notice", "申报纳税期限延长至10月24日。", "2024-10-24", "申报"),
    ("notice", "有意参加者可于10月7日至10月21日到市发改局报名。", "2024-10-21", "报名"),
    ("notice", "各县（区）人民政府：\n请各有关企业于10月20日前登录系统完成申报。", "2024-10-20", "申报"),
    ("press_conference", "请有意参加的记者于9月28日12:00前将回执发至邮箱。", "2024-09-28", "回执"),
]

NOT_SET = [
    ("inspection", "截至9月8日，已全部完成进驻。"),
    ("inspection", "县委第一巡察组于9月18日至11月17日开展巡察，受理来信来电来访。"),
    ("inspection", "巡视期间（9月10日—11月10日）设专门值班电话。"),
    ("inspection", "被巡察单位要于10月15日前报送整改方案。"),
    ("notice", "各县（区）人民政府：\n请于10月20日前将工作总结报送市政府办公室。"),
    ("notice", "统计数据截止时间为2024年6月30日。"),
    ("notice", "公告日期：2024年9月10日"),
    ("notice", "本办法自发布之日起30日后施行。"),
    ("notice", "2024年10月1日前竣工的项目可以申报。"),
    ("other", "有意者请于2024年10月7日前往三楼报名。"),
    ("recruitment", "应聘人员须于2024年12月31日前取得毕业证书。"),
    ("recruitment", "1989年9月20日以后出生。报名时间：2024年9月20日起。"),
    ("recruitment", "资格初审结束时间为9月23日19:00。面试时间：10月12日。"),
    ("recruitment", "拟聘用人员公示，公示期为7个工作日。"),
    ("meeting", "会议要求，各乡镇要在10月15日前完成排查。"),
    ("service", "停水时间：9月20日22:00至9月21日6:00，请用户提前储水。"),
]


@pytest.mark.parametrize(("genre", "raw", "date", "subject"), SET, ids=lambda v: v[:24])
def test_deadlines_are_found(genre: str, raw: str, date: str, subject: str) -> None:
    (deadline,) = read(raw, genre)
    assert (str(deadline.date), deadline.subject) == (date, subject)


@pytest.mark.parametrize(("genre", "raw"), NOT_SET, ids=lambda v: v[:24])
def test_what_is_no_deadline_of_the_public(genre: str, raw: str) -> None:
    assert read(raw, genre) == []


def test_a_window_has_start_and_time() -> None:
    (deadline,) = read("报名时间：2024年9月16日9:00至9月20日17:00，逾期不予受理。", "recruitment")
    assert (str(deadline.start), str(deadline.date), deadline.time) == ("2024-09-16", "2024-09-20", "17:00")
    assert deadline.inferred == []
    assert deadline.raw == "报名时间：2024年9月16日9:00至9月20日17:00，逾期不予受理"


def test_the_postmark_stays_in_the_printed_words() -> None:
    (deadline,) = read("信访截止时间为2024年10月25日，信件以邮戳为准。", "inspection")
    assert (deadline.subject, str(deadline.date)) == ("信访截止时间", "2024-10-25")
    assert deadline.raw.endswith("信件以邮戳为准")


def test_a_year_that_is_filled_in_is_named_and_lies_ahead() -> None:
    (deadline,) = read("请于12月31日前反馈意见。", "consultation", dt.date(2024, 3, 1))
    assert (str(deadline.date), deadline.inferred) == ("2024-12-31", ["year"])


def test_without_a_year_the_day_stays_open() -> None:
    (deadline,) = read("受理信访截止时间为11月20日。", "inspection", None)
    assert (deadline.date, deadline.relative) == (None, None)


def test_counted_from_publication() -> None:
    (deadline,) = read("现将李某予以公示。自公示之日起5个工作日内可来信反映。", "appointment_notice")
    assert deadline.model_dump(mode="json", by_alias=True)["relative"] == {
        "count": 5, "unit": "working_day", "from": "publication"
    }  # fmt: skip
    assert (str(deadline.date), deadline.inferred) == ("2024-09-14", ["date"])  # a Saturday worked


def test_days_within_a_publication_do_not_count_the_day_itself() -> None:
    (deadline,) = read("被征收人可自本公告发布之日起30日内提出书面意见。")
    assert (str(deadline.date), deadline.inferred) == ("2024-10-10", ["date"])


def test_counted_from_a_printed_day() -> None:
    (deadline,) = read("公示时间：自2024年9月30日起5个工作日。", "appointment_notice")
    assert (str(deadline.start), str(deadline.date)) == ("2024-09-30", "2024-10-11")
    assert deadline.relative is not None and deadline.relative.from_ == "start"


def test_without_publication_a_count_stays_a_count() -> None:
    (deadline,) = read("现将李某予以公示。公示期为5个工作日。", "appointment_notice", None)
    assert deadline.date is None and deadline.relative is not None and deadline.inferred == []


def test_a_count_outside_the_calendar_stays_a_count() -> None:
    (deadline,) = read("现将李某予以公示。公示期为5个工作日。", "appointment_notice", dt.date(1999, 5, 4))
    assert deadline.date is None and deadline.relative is not None


def test_the_same_deadline_twice_is_one_and_keeps_what_each_tells() -> None:
    raw = "自愿报名者请于10月5日前报名。报名者于2024年10月5日下午17:30时前到三楼报名。"
    (deadline,) = read(raw.replace("报名者于", "请报名者于"))
    assert (str(deadline.date), deadline.time, len(deadline.evidence)) == ("2024-10-05", "17:30", 2)


@settings(max_examples=50, deadline=None)
@given(st.dates(dt.date(2005, 1, 1), dt.date(2025, 6, 30)), st.integers(1, 20))
def test_working_days_are_counted_by_the_calendar(start: dt.date, count: int) -> None:
    last = working_day(start, count)
    assert last is not None and last >= start and is_working_day(last)
    days = [start + dt.timedelta(days=i) for i in range((last - start).days + 1)]
    assert sum(bool(is_working_day(day)) for day in days) == count


PIECES = st.sampled_from(
    [
        "请于", "10月20日", "前", "反馈", "意见", "。", "，", "\n", "报名时间", "：", "2024年9月16日", "至", "9月20日", "17:00", "截止",
        "受理信访", "时间为", "公示期", "5个工作日", "自公示之日起", "（", "）", "各县区：", "起", "逾期", "延长至", "现将", "公示", "止",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, max_size=40).map("".join),
    st.sampled_from(["notice", "recruitment", "inspection", "meeting"]),
)
def test_every_value_stands_where_it_says(raw: str, genre: str) -> None:
    for deadline in read(raw, genre):
        assert deadline.evidence
        assert all(raw[e.start : e.end] == e.text for e in deadline.evidence)
        assert deadline.raw == deadline.evidence[0].text
        assert deadline.start is None or deadline.date is None or deadline.start <= deadline.date


def test_long_input_of_one_kind_is_read() -> None:
    assert len(read("请于10月20日前反馈意见。\n" * 2000)) == 1
    read("报名时间" * 5000 + "：" + "自公示之日起" * 3000)
