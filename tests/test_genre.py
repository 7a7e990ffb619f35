"""The genre of a release."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.fields.genre import cues, find_genre
from govnews_extract.records import Genre
from govnews_extract.text import Text

RELEASES = [
    ("十六届县委第七轮巡察进驻公告", "根据县委统一部署，派出4个巡察组。", "inspection"),
    ("县长程远山在溪口镇调研", "5月8日，县长程远山到溪口镇调研。", "meeting"),
    ("青石县拟提拔任职干部公示通告", "现任县水利局副局长，拟任县水利局局长。", "appointment_notice"),
    ("青石县人民政府关于程远山等同志任免职的通知", "县政府决定：程远山任县水利局局长。", "personnel"),
    ("青石县财政局原局长程远山接受审查调查", "目前正接受纪律审查和监察调查。", "discipline"),
    ("关于公开征求《青石县停车管理办法（征求意见稿）》意见的公告", "现公开征求意见。", "consultation"),
    ("關於公開徵求《青石縣停車管理辦法》意見的公告", "現向社會公開徵求意見。", "consultation"),
    ("青石县2021年公开招聘教师公告", "决定面向社会公开招聘教师。", "recruitment"),
    ("云岭市“十四五”时期水利新闻发布会", "各位媒体朋友，大家上午好！", "press_conference"),
    ("关于城区部分区域计划停水的通告", "8月17日22:00停水。", "service"),
    ("青石县教育局关于公布遴选结果的通知", "各乡镇：现将遴选结果予以公布。", "notice"),
    ("解读《青石县停车管理办法》", "一、出台的背景。", "other"),
    (None, "程远山涉嫌严重违纪违法，目前正接受纪律审查。", "discipline"),
    (None, "县委第一巡察组进驻县教育局召开动员会。", "inspection"),
    (None, "经省委批准，省纪委监委对程远山严重违纪违法问题进行了立案审查调查。", "discipline"),
    (None, "县民政局违规发放月饼，局长程远山受到党内严重警告处分。", "discipline"),
    ("青石县纪委通报4起违反中央八项规定精神典型问题", "现通报如下。", "discipline"),
    (None, "决定成立青石县水利工作领导小组，现将有关事项通知如下：", "notice"),
    ("青石县征收土地公告", "根据批准文件，现公告如下：", "notice"),
    (None, "县委第一巡察组在青石镇召开巡察情况反馈会议，镇党委书记程远山主持会议。", "inspection"),
    ("程远山任副省长", "省人大常委会第三次会议结束，程远山出席会议。", "personnel"),
    ("青石镇第三次人民代表大会选举结果公告", "会议选举程远山为镇长。", "personnel"),
    ("青石县图书馆暑期开放时间有变", "7月1日至8月31日开放。", "service"),
    ("县长程远山带队检查安全生产", "程远山到车站检查。", "meeting"),
    ("山水之间", "这里的油菜花开了。", "other"),
]


@pytest.mark.parametrize(("title", "text", "genre"), RELEASES)
def test_genre(title: str | None, text: str, genre: str) -> None:
    assert find_genre(title, Text(text)) == genre


def test_a_quoted_name_does_not_decide() -> None:
    assert find_genre("关于印发《公开招聘办法》的通知", Text("现印发给你们。")) == "notice"


def test_every_cue_is_found_in_its_example() -> None:
    for cue in cues():
        assert cue.example, cue.word
        assert cue.found_in(cue.example), cue


def test_every_genre_has_cues() -> None:
    assert {cue.genre for cue in cues()} == set(get_args(Genre))


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_has_a_genre(title: str, text: str) -> None:
    assert find_genre(title, Text(text)) in get_args(Genre)
