"""The body of a page: found, whole, and nothing around it."""

from __future__ import annotations

import pytest

from govnews_extract.cleaning import clean, clean_release

TEXT = "会议强调，要压实责任、细化举措，确保各项部署落到实处。"
MORE = "会议还研究了其他事项，要求有关单位抓好落实。"
MENU = "<div class='nav'><ul>" + "<li><a href='/1/'>政务公开</a></li>" * 30 + "</ul></div>"
RELATED = """<div class="xgxw"><h3>相关新闻</h3><ul><li><a href="/1.html">县委书记王某到甲镇调研</a><span>2024-03-14</span></li>
<li><a href="/2.html">县长李某主持召开会议</a><span>2024-03-06</span></li></ul></div>"""
FOOTER = (
    "<div class='footer'>主办：甲县人民政府 承办：甲县大数据中心 电话：0482-8300017 蒙ICP备00000000号-1</div>"
)


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>甲县召开会议</title>{head}</head><body>{MENU}<h1>甲县召开会议</h1>{body}{RELATED}{FOOTER}</body></html>"


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="TRS_Editor">', '<div class="view TRS_UEDITOR trs_paper_default">', '<div id="zoom">', '<div id="Zoom">',
        '<div id="UCAP-CONTENT">', '<div id="vsb_content_2">', '<div class="v_news_content">', '<div class="wp_articlecontent">',
        '<div class="easysite-news-text">', '<div class="pages_content">', '<div class="article-content">', '<div class="rm_txt_con cf">',
        '<div class="content">', '<div class="xyz">', "<div>",
    ],
)  # fmt: skip
def test_the_containers_of_the_common_systems(opening: str) -> None:
    assert clean(page(f"{opening}<p>{TEXT}</p><p>{MORE}</p></div>")).text == f"{TEXT}\n{MORE}"


@pytest.mark.parametrize(
    "body",
    [
        f"<UCAPCONTENT><p>{TEXT}</p><p>{MORE}</p></UCAPCONTENT>",
        f"<div><!--<$[信息内容]>begin--><p>{TEXT}</p><p>{MORE}</p><!--<$[信息内容]>end--><div>来源：办公室</div></div>",
        f"<table><tr><td><!--ZJEG_RSS.content.begin-->{TEXT}<br>{MORE}<!--ZJEG_RSS.content.end--></td></tr></table>",
        f"<table width=900><tr><td width=200><a"
        f" href=/>目录</a></td><td>　　{TEXT}<br>　　{MORE}</td></tr></table>",
        f"<DIV ID=zoom><P>　　{TEXT}<P>　　{MORE}</DIV>",
        f"<form name='_newscontent_fromname'><div id='vsb_content'><p>{TEXT}<p>{MORE}</div></form>",
    ],
)
def test_other_ways_to_hold_a_text(body: str) -> None:
    assert clean(page(body)).text == f"{TEXT}\n{MORE}"


def test_a_notice_of_four_lines_wins_over_the_menu() -> None:
    notice = (
        "<div><p>举报电话：0737-7820916</p><p>地址：县委大院</p><p>邮编：413500</p><p>联系人：小齐</p></div>"
    )
    assert clean(page(notice)).text == "举报电话：0737-7820916\n地址：县委大院\n邮编：413500\n联系人：小齐"


def test_a_page_of_a_table_only() -> None:
    table = "<div><table><tr><th>组别</th><th>电话</th></tr><tr><td>第一组</td><td>0737-7820916</td></tr></table></div>"
    assert clean(page(table)).text == "组别\t电话\n第一组\t0737-7820916"


def test_furniture_inside_the_body_goes() -> None:
    body = f"""<div class="article-content"><h1>甲县召开会议</h1><div>发布时间：2020-01-02 来源：甲日报</div>
    <div class="bdsharebuttonbox">分享到：<a>微信</a></div><p>{TEXT}</p><p style="display:none">县长赵某不在文中</p>
    <p>{MORE}</p><p>责任编辑：钱某</p><p><a href="javascript:print()">【打印本页】</a> <a>【关闭窗口】</a></p>
    <p>上一篇：<a href="1.html">县委书记王某到乙镇调研</a></p><p>下一篇：<a href="2.html">县长李某督查</a></p>
    <p>扫一扫在手机打开当前页</p>{RELATED}<p>相关解读：<a href="3.html">县长李某解读办法</a></p></div>"""
    assert clean(page(body)).text == f"{TEXT}\n{MORE}"


def test_an_article_given_three_times_is_read_once() -> None:
    copy = f"<div class='con'><p>{TEXT}</p><p>{MORE}</p></div>"
    triple = f"<div class='pc'>{copy}</div><div class='wap' style='display:none'>{copy}</div><div class='mobile'>{copy}</div>"
    assert clean(page(triple)).text == f"{TEXT}\n{MORE}"
    inside = f"<div id='zoom'><div>{TEXT * 5}</div><div>{TEXT * 5}</div></div>"
    assert clean(page(inside)).text == TEXT * 5


def test_a_paragraph_really_printed_three_times_stays() -> None:
    assert clean(page(f"<div id=zoom><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></div>")).text == "\n".join(
        [TEXT] * 3
    )


def test_parts_of_one_article_are_read_together() -> None:
    body = f"<div class='main'><div class='TRS_Editor'><p>{TEXT}</p></div><div class='TRS_Editor'><p>{MORE}</p></div></div>"
    assert clean(page(body)).text == f"{TEXT}\n{MORE}"


def test_a_second_end_of_the_page_before_the_body() -> None:
    broken = f"<html><head><title>公告</title></head><body></body></html><html><body><div id='zoom'><p>{TEXT}</p></div></body></html>"
    assert clean(broken).text == TEXT


def test_a_picture_is_no_text_and_not_the_menu() -> None:
    picture = '<div id="zoom"><p><img src="/u/1.jpg"></p><p>相关文件：<a href="/3.html">甲县人民政府关于办法的通知</a></p></div>'
    result = clean_release(page(picture))
    assert result.document.text == ""
    assert [warning.code for warning in result.warnings] == ["body_is_image"]


def test_a_page_of_links_has_no_body() -> None:
    result = clean_release(
        f"<html><body>{MENU}<ul><li><a href=/1>县委书记王某调研</a> 03-18</li></ul></body></html>"
    )
    assert result.document.text == ""
    assert [warning.code for warning in result.warnings] == ["body_not_found"]


def test_attachments_in_and_under_the_body() -> None:
    body = f"""<div id="zoom"><p>{TEXT}</p><p>附件：1.<a href="./P02.docx">报名表</a></p></div>
    <p class="fj">附件：<a href="/down.jsp?id=7">岗位表.xls</a></p>"""
    document = clean(page(body), url="http://www.jia.gov.cn/a/1.html")
    assert [(a.title, a.url) for a in document.attachments] == [
        ("报名表", "http://www.jia.gov.cn/a/P02.docx"),
        ("岗位表.xls", "http://www.jia.gov.cn/down.jsp?id=7"),
    ]
    assert document.text == f"{TEXT}\n附件：1.报名表"


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ('<p>附件：<a href="/down/7.doc">报名表.doc</a></p>', f"{TEXT}\n附件：报名表.doc"),
        (
            '<p>附件1：<a href="1.doc">表一</a></p><p>附件2：<a href="2.doc">表二</a></p>',
            f"{TEXT}\n附件1：表一\n附件2：表二",
        ),
        ('<p>附件：</p><p><a href="/2.html">县长接访</a></p>', TEXT),
        ('<p><a>打印</a></p><p>附件：<a href="/down/7.doc">报名表.doc</a></p>', TEXT),
    ],
)
def test_files_right_under_the_body_belong_to_it(below: str, wanted: str) -> None:
    assert clean(page(f'<div id="zoom"><p>{TEXT}</p></div>{below}')).text == wanted


def test_plain_text_is_told_by_its_content_or_by_the_caller() -> None:
    assert clean("公告\n第一条<br>第二条").text == "第一条\n第二条"
    assert clean("<p>会议召开</p>", media_type="text/plain").text == "<p>会议召开</p>"
    assert clean("会议\n召开", media_type="text/html").text == "会议召开"


@pytest.mark.parametrize("unit", ["<", "<div>", "<b>x", "<table><tr><td>", "&", "<!--", "（", "<p>x", "1"])
def test_hostile_markup_does_not_raise(unit: str) -> None:
    for text in (unit * 20_000, f"<html><body><div id=zoom>{unit * 20_000}</div></body></html>"):
        clean_release(text)


def test_a_text_behind_too_much_nesting_is_kept() -> None:
    result = clean_release("<div>" * 5000 + f"<p>{TEXT}</p>")
    assert TEXT in result.document.text
    assert [warning.code for warning in result.warnings] == ["markup_unreadable"]
