"""Periods: how long something lasts, with or without dates."""

from __future__ import annotations

import datetime as dt

import pytest

from govnews_extract import dates
from govnews_extract.fields.periods import find_periods
from govnews_extract.records import Period
from govnews_extract.text import Text

REFERENCE = dt.date(2024, 9, 14)


def read(raw: str) -> list[Period]:
    text = Text(raw)
    return find_periods(text, dates.find(text, REFERENCE), reference=REFERENCE)


@pytest.mark.parametrize(
    ("raw", "subject", "duration", "approximate"),
    [
        ("省委巡视组将在渌水县工作2个月左右。", "在渌水县工作", "P2M", True),
        ("省委巡视组将在渌水县工作两个半月左右。", "在渌水县工作", "P2M15D", True),
        ("开展为期4个半月的常规巡视。", "为期", "P4M15D", False),
        ("巡察时间21天左右。", "巡察时间", "P21D", True),
        ("督察进驻时间约1个月。", "督察进驻时间", "P1M", True),
        ("开展为期三年的专项行动。", "为期", "P3Y", False),
        ("检查为期两周。", "为期", "P2W", False),
        ("公示期为5个工作日。", "公示期", None, False),
    ],
)
def test_lengths(raw: str, subject: str, duration: str | None, approximate: bool) -> None:
    (period,) = read(raw)
    assert (period.subject, period.duration, period.approximate) == (subject, duration, approximate)
    assert period.start is None and period.inferred == []


def test_a_length_and_the_dates_behind_it_are_one_period() -> None:
    (period,) = read("督察进驻时间为1个月左右（2024年9月11日—10月10日）。")
    assert (str(period.start), str(period.end), period.duration) == ("2024-09-11", "2024-10-10", "P1M")
    assert period.raw == "督察进驻时间为1个月左右（2024年9月11日—10月10日）"


def test_dates_alone_with_the_year_filled_in() -> None:
    (period,) = read("巡视期间（9月16日—11月20日）设专门值班电话。")
    assert (period.subject, str(period.start), str(period.end)) == ("巡视期间", "2024-09-16", "2024-11-20")
    assert period.inferred == ["year"]


@pytest.mark.parametrize(
    "raw",
    ["在农垦系统工作37年。", "试用期一年。", "巡视期间设专门值班电话。", "受理信访截止时间为11月20日。"],
)
def test_what_is_no_period(raw: str) -> None:
    assert read(raw) == []


def test_the_same_period_is_told_once_and_stands_where_it_says() -> None:
    raw = "巡视期间（9月16日—11月20日）受理来电。巡视期间（9月16日—11月20日）受理来信。"
    (period,) = read(raw)
    (evidence,) = period.evidence
    assert raw[evidence.start : evidence.end] == evidence.text == period.raw
