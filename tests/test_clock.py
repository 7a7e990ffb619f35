"""Clock times: what is printed, and the time of day it says."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.zh import clock
from govnews_extract.zh.fold import fold

TIMES = [
    ("8:30", "08:30"),
    ("8∶30", "08:30"),
    ("8：00时", "08:00"),
    ("8时30分", "08:30"),
    ("8点30", "08:30"),
    ("8点半", "08:30"),
    ("八点", "08:00"),
    ("八时三十分", "08:30"),
    ("十七时", "17:00"),
    ("下午2:30", "14:30"),
    ("下午四点", "16:00"),
    ("下午17:30", "17:30"),
    ("上午12时", "12:00"),
    ("中午12:30", "12:30"),
    ("中午1点", "13:00"),
    ("晚6点", "18:00"),
    ("晚23:00时", "23:00"),
    ("晚上20点", "20:00"),
    ("晚12点", "24:00"),
    ("凌晨2点", "02:00"),
    ("凌晨12点", "00:00"),
    ("夜间1时", "01:00"),
    ("零时", "00:00"),
    ("24:00", "24:00"),
    ("15:01:24", "15:01"),
    ("时间：8：00", "08:00"),
    ("下午：2：30", "14:30"),
]
NO_TIMES = [
    "提出三点意见",
    "提出3点,",
    "1∶10的比例",
    "24小时",
    "同时",
    "一时间",
    "25:00",
    "12:3",
    "1:8:00",
    "近期",
    "2时期",
]


@pytest.mark.parametrize(("printed", "value"), TIMES)
def test_times(printed: str, value: str) -> None:
    match = regex.search(clock.PATTERN, fold(printed))
    assert match is not None
    assert clock.to_time(match) == value


@pytest.mark.parametrize("printed", NO_TIMES)
def test_no_times(printed: str) -> None:
    assert regex.search(clock.PATTERN, fold(printed)) is None


def test_after_a_date_any_point_is_an_hour() -> None:
    match = regex.match(clock.pattern(after_date=True), "3点要求")
    assert match is not None
    assert clock.to_time(match) == "03:00"


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("早8点至晚6点", "08:00", "18:00"),
        ("上午9:00至12:00", "09:00", "12:00"),
        ("下午2:30至5:30", "14:30", "17:30"),
        ("上午9:00至5:00", "09:00", "17:00"),
        ("晚10点至6点", "22:00", "18:00"),
    ],
)
def test_ranges(printed: str, start: str, end: str) -> None:
    match = regex.fullmatch(clock.pattern("_a") + "至" + clock.pattern("_b"), printed)
    assert match is not None
    assert clock.to_time(match, "_a") == start
    assert clock.end_time(match, "_b", start, part=match.group("part_a")) == end


def test_parts_of_the_day() -> None:
    words = {"上午": "morning", "清晨": "morning", "午间": "noon", "午后": "afternoon", "傍晚": "evening"}
    assert {w: clock.part_of_day(w) for w in words} == words
    assert clock.part_of_day("白天") is None
    assert clock.part_of_day(None) is None


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from([None, "上午", "下午", "晚", "凌晨", "中午"]))
def test_a_time_is_a_time_of_a_day_or_none(hour: int, minute: int, part: str | None) -> None:
    time = clock.clock_time(hour, minute, part=part)
    assert time is None or regex.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", time)


@given(st.text(alphabet="0123456789:时点分半上下午晚早八三十", max_size=30))
def test_every_match_is_read_without_error(text: str) -> None:
    for match in regex.finditer(clock.PATTERN, text):
        time = clock.to_time(match)
        assert time is None or len(time) == 5
