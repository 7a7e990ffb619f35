"""Paragraphs, line breaks, tables: one a line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govnews_extract.cleaning import clean
from govnews_extract.cleaning.spaces import fold_line


def text(body: str) -> str:
    return clean(f"<html><body><div id='zoom'>{body}</div></body></html>").text


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "<p>会议由<span>县委</span><font>书</font><b>记</b>主持召开并讲话。</p>",
            "会议由县委书记主持召开并讲话。",
        ),
        ("<p>会议由县\n      委书记\n主持召开并讲话。</p>", "会议由县委书记主持召开并讲话。"),
        (
            "<p>&nbsp;&nbsp;&nbsp;&nbsp;于&nbsp;涛主持会议，彭　莹列席，薛  梅缺席。</p>",
            "于 涛主持会议，彭 莹列席，薛  梅缺席。",
        ),
        (
            "一、任命决定如下<br>甲某为局长；<br/><br/>乙某为副局长。",
            "一、任命决定如下\n甲某为局长；\n乙某为副局长。",
        ),
        (
            "<div>第一段的文字内容</div>第二段的文字内容<div>第三段</div>",
            "第一段的文字内容\n第二段的文字内容\n第三段",
        ),
        ("<p>时间９∶００—12：00，电话０７３１的文字</p>", "时间９∶００—12：00，电话０７３１的文字"),
        ("<p>会议要求<o:p></o:p></p><p>&nbsp;</p><p>认真落实各项要求</p>", "会议要求\n认真落实各项要求"),
        ("<ul><li>第一项工作内容</li><li>第二项工作内容</li></ul>", "第一项工作内容\n第二项工作内容"),
    ],
)
def test_paragraphs(body: str, wanted: str) -> None:
    assert text(body) == wanted


def table(*rows: str) -> str:
    return text(
        "<p>联系方式如下：</p><table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    ).split("\n", 1)[1]


def test_each_row_carries_the_value_that_spans_it() -> None:
    assert table(
        "<td colspan=3>分组一览表</td>",
        "<th>组别</th><th>单位</th><th>电话</th>",
        "<td rowspan=2>第一组</td><td>教育局</td><td rowspan=2>69236311</td>",
        "<td>卫健委</td>",
        "<td>第二组</td><td>水利局</td><td>69236312</td>",
    ) == (
        "分组一览表\n组别\t单位\t电话\n第一组\t教育局\t69236311\n第一组\t卫健委\t69236311\n第二组\t水利局\t69236312"
    )  # fmt: skip


def test_a_value_that_spans_columns_keeps_the_others_in_place() -> None:
    assert table(
        "<td rowspan=2>组别</td><td colspan=2>联系方式</td><td rowspan=2>备注</td>",
        "<td>电话</td><td>信箱</td>",
        "<td>一组</td><td>1</td><td>2</td><td>3</td>",
    ) == ("组别\t联系方式\t\t备注\n组别\t电话\t信箱\t备注\n一组\t1\t2\t3")


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("<p>0478-8929011</p><p>0478-8929012</p>", "0478-8929011 0478-8929012"),
        ("张三<br>李四", "张三 李四"),
        ("左门乡人民政府<br/>办公室主任", "左门乡人民政府办公室主任"),
        ("组<br>长", "组长"),
        ("值班电话<br>（区号0377）", "值班电话（区号0377）"),
        ("时&nbsp;&nbsp;伟", "时  伟"),
        ("<table><tr><td>内</td></tr></table>", "内"),
    ],
)
def test_a_cell_stays_on_its_line(cell: str, wanted: str) -> None:
    assert (
        text(f"<table><tr><td>名称</td><td>{cell}</td></tr><tr><td>甲</td><td>乙</td></tr></table>")
        .replace("\n", "\t")
        .split("\t")[1]
        == wanted
    )


def test_tables_that_only_lay_out_are_paragraphs() -> None:
    assert (
        text("<table><tr><td><p>第一段的文字</p><p>第二段的文字</p></td></tr></table>")
        == "第一段的文字\n第二段的文字"
    )
    nested = "<table><tr><td><p>说明的文字内容</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table></td></tr></table>"
    assert text(nested) == "说明的文字内容\n甲\t乙\n丙\t丁"


def test_a_long_remark_is_not_repeated_and_spans_end_with_the_table() -> None:
    remark = "备注内容" * 60
    rows = table(f"<td rowspan=3>{remark}</td><td>甲</td>", "<td>乙</td>", "<td>丙</td>")
    assert rows.count(remark) == 1
    assert table("<td rowspan=65000>第一组</td><td>甲</td>", "<td>乙</td>") == "第一组\t甲\n第一组\t乙"


def test_text_beside_the_rows_of_a_broken_table_is_kept() -> None:
    assert "<" not in text("<table>表格说明文字<tr><td>甲方单位</td><td>乙方单位</td></tr></table>")
    assert "表格说明文字" in text(
        "<table><caption>表格说明文字</caption><tr><td>甲</td><td>乙</td></tr></table>"
    )


CELLS = st.text(alphabet="甲乙丙丁县委局长0123456789", min_size=1, max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_cell_of_a_table_comes_back_in_its_place(rows: list[list[str]]) -> None:
    markup = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in rows)
    lines = text(f"<p>联系方式如下表所示：</p><table>{markup}</table>").split("\n")[1:]
    assert [line.split("\t") for line in lines] == rows


@given(st.text(alphabet="甲乙 \u3000\u00a0\t\u2003x", max_size=40))
def test_folding_is_idempotent_and_keeps_every_character(line: str) -> None:
    folded = fold_line(line)
    assert fold_line(folded) == folded
    assert "".join(folded.split()) == "".join(line.split())
    assert "   " not in folded
