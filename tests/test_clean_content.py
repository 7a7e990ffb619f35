"""What is taken out of a body before it is read, and what stays where it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

from govnews_extract.cleaning import clean

TEXT = "会议强调，要压实责任、细化举措，确保各项部署落到实处，推动工作再上新台阶。"


def text(body: str) -> str:
    return clean(f"<html><body><div id='zoom'><p>{TEXT}</p>{body}</div></body></html>").text.removeprefix(
        f"{TEXT}\n"
    )


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>甲<ruby>某<rp>(</rp><rt>mou</rt><rp>)</rp></ruby>主持会议</p>", "甲某主持会议"),
        ("<p>甲某<span style='Display : None'>乙某</span>主持会议</p>", "甲某主持会议"),
        ("<p>甲某<b hidden>乙某</b>主持会议</p>", "甲某主持会议"),
        ("<p>甲某主持<span style='display:block'>乙某出席</span></p>", "甲某主持\n乙某出席"),
        ("<p>甲某<a class='share'>分享</a>主持会议</p>", "甲某主持会议"),
        ("<p>甲某<!-- 乙某 -->主持会议</p>", "甲某主持会议"),
        ("<p><a>第一项</a>   <a>第二项</a></p>", "第一项 第二项"),
        ("<p><a>第一项</a>\n   <a>第二项</a></p>", "第一项第二项"),
        ("<p><a>第一项</a>&nbsp;&nbsp;<a>第二项</a></p>", "第一项  第二项"),
    ],
)
def test_what_is_no_text_goes_and_its_neighbours_meet(body: str, wanted: str) -> None:
    assert text(body) == wanted


def test_a_furniture_name_takes_out_small_elements_only() -> None:
    assert text(f"<div class='related'>{TEXT * 3}</div><div class='share'>微信</div>") == TEXT * 3


def test_a_page_without_tables_does_without_beautiful_soup() -> None:
    code = (
        "import sys; from govnews_extract.cleaning import clean;"
        f"clean('<div id=zoom><p>{TEXT}</p></div>'); print('bs4' in sys.modules);"
        "print(clean('<table><tr><td>教育局</td><td>69236311</td></tr></table>').text, 'bs4' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["False", "教育局\t69236311 True"]
