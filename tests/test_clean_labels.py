"""The labels of head lines: in any order, set wide or not, and only where they announce something."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.cleaning import bylines, labels
from govnews_extract.cleaning.words import head_labels
from govnews_extract.zh.fold import fold

WORDS = sorted({*head_labels(), *(word for word in bylines.ROLES if len(word) > 1)})
VALUES = ["2020-01-02 08:30", "甲县水务局", "李小花", "", "12"]


def kinds(line: str) -> list[tuple[str, str]]:
    return [(label.kind, label.word) for label in labels.find(fold(line))]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("发布时间：2024-03-20 09:12  信息来源：县府办", [("time", "发布时间"), ("source", "信息来源")]),
        ("作者：法工委发布时间：2018-11-20", [("credit", "作者"), ("time", "发布时间")]),
        ("来 源:县府办 作　者：李小花", [("source", "来源"), ("credit", "作者")]),
        ("来源 新华社 时间 2024-09-14", [("source", "来源"), ("time", "时间")]),
        ("發佈機構：甲縣 瀏覽次數：12", [("body", "发布机构"), ("noise", "浏览次数")]),
        ("本文作者：李小花", [("credit", "作者")]),
        ("截止时间：5月1日", []),
        ("总编辑：李小花", []),
        ("来源：青石新闻网编辑：李小花", [("source", "来源"), ("credit", "编辑")]),
        ("来源于群众的意见很多", []),
        ("08:30", []),
        ("", []),
    ],
)
def test_labels(line: str, wanted: list[tuple[str, str]]) -> None:
    assert kinds(line) == wanted


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(VALUES)), min_size=1, max_size=5),
    st.sampled_from(["", " ", "  ", "\u3000", "   "]),
)
def test_each_label_is_found_however_wide_it_is_set(pairs: list[tuple[str, str]], gap: str) -> None:
    line = "｜".join(f"{gap.join(word)}：{value}" for word, value in pairs)
    found = labels.find(fold(line))
    assert [label.word for label in found] == [word for word, _ in pairs]
    for label in found:
        assert "".join(fold(line)[label.start : label.end].split()) == f"{label.word}:"


@given(st.text(alphabet="来源作者发布时间日期: \u3000甲《2|", max_size=60))
def test_labels_follow_each_other(line: str) -> None:
    found = labels.find(fold(line))
    for before, after in pairwise(found):
        assert before.end <= after.start
    assert all(label.start < label.end <= len(line) for label in found)
