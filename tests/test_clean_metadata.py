"""Tags, head lines, information tables, headlines, numbers, bylines."""

from __future__ import annotations

import datetime as dt

import pytest

from govnews_extract.cleaning import clean, clean_release, stamps
from govnews_extract.cleaning.headline import read_line

BODY = '<div id="zoom"><p>会议传达了有关精神，研究了下一步工作，对责任落实作出安排。</p></div>'


def page(head: str = "", before: str = "", after: str = "", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body>{before}{body}{after}</body></html>"


# Each a head line as pages print it: published, source.
HEADS: list[tuple[str, str | None, str | None]] = [
    (
        "发布时间：2023-12-20 10:35  来源：甲县纪委监委  浏览次数：1327次  字体：[大 中 小]",
        "2023-12-20T10:35:00+08:00",
        "甲县纪委监委",
    ),
    (
        "2019-09-05 17:20:36  来源：甲县纪委监委  作者：舒 畅 向冬生  编辑：奉 莉",
        "2019-09-05T17:20:36+08:00",
        "甲县纪委监委",
    ),
    ("【发布时间：2018-12-27】【来源：甲市人大办】【点击数：】", "2018-12-27", "甲市人大办"),
    ("(信息来源:中共甲县委组织部  发布时间:2020-12-29)", "2020-12-29", "中共甲县委组织部"),
    ("甲省纪委监委网站  2023-11-02 09:30", "2023-11-02T09:30:00+08:00", "甲省纪委监委网站"),
    ("来源： 甲市人民政府   时间 2024-09-14 16:11", "2024-09-14T16:11:00+08:00", "甲市人民政府"),
    (
        "来源：甲省环境保护厅 发布时间：2018-09-13 08:41 访问次数：",
        "2018-09-13T08:41:00+08:00",
        "甲省环境保护厅",
    ),
    ("文章来源: 发布时间:2022-01-10 09:35 打印 关闭 【字体:", "2022-01-10T09:35:00+08:00", None),
    ("作者：法工委发布时间：2018-11-20 09:36阅读次数：", "2018-11-20T09:36:00+08:00", None),
    ("2023-05-18 12:05来源：甲发布字体：大 中 小", "2023-05-18T12:05:00+08:00", "甲发布"),
    ("2022年02月13日07:48 | 来源：甲日报 小字号", "2022-02-13T07:48:00+08:00", "甲日报"),
    ("29.01.2019 17:22   来源：甲网", "2019-01-29T17:22:00+08:00", "甲网"),
    ("發佈時間：2022/5/20　　來源：本網　　瀏覽次數：-", "2022-05-20", "本網"),
    ("发布时间:22年06月15日 信息来源:甲日报 编辑:贾小蕾", "2022-06-15", "甲日报"),
    ("时  间：2017-08-15 | 来  源：甲市自来水公司 | 字号：大 中 小", "2017-08-15", "甲市自来水公司"),
    ("2022-02-13 09:57 甲明网", "2022-02-13T09:57:00+08:00", "甲明网"),
    (
        "发布日期：2020-01-02 更新时间：2021-01-02 来源：中共甲县委 甲县人民政府",
        "2020-01-02",
        "中共甲县委 甲县人民政府",
    ),
]


@pytest.mark.parametrize(("line", "published", "source"), HEADS, ids=[line for line, *_ in HEADS])
def test_head_lines(line: str, published: str | None, source: str | None) -> None:
    head = read_line(line)
    assert head is not None
    assert (head.published.isoformat() if head.published else None, head.source) == (published, source)
    # and the same line between headline and body of a page, and under the headline of a text
    printed = clean(page(before=f"<h1>甲县召开动员会</h1><div>{line}</div>"))
    assert (str(printed.published_at)[:10] if printed.published_at else None) == (published or "")[:10]
    assert printed.source == source
    text = clean(f"甲县召开动员会\n{line}\n会议于上午召开，安排了工作。")
    assert (text.title, text.source, text.text) == ("甲县召开动员会", source, "会议于上午召开，安排了工作。")


@pytest.mark.parametrize(
    "line",
    [
        "公示时间：2017年7月26日至2017年8月3日。",
        "2023年3月6日至2023年4月5日",
        "截止时间:2023年10月20日",
        "2024年12月19日 星期四",
        "4月8日下午，县委第四巡察组召开动员会，时间两小时，来源广泛。",
        "（甲市能源局  2020年11月16日）",
        "发布人：",
        "",
    ],
)
def test_lines_that_are_no_head_lines(line: str) -> None:
    assert read_line(line) is None


def test_an_agenda_is_no_head_line() -> None:
    text = clean(
        "甲市新闻发布会\n时间：2021年8月3日\n地点：甲市发布厅\n\n来源：甲市政府新闻办 日期：2021-08-04\n主持人介绍了情况。"
    )
    assert text.published_at == dt.date(2021, 8, 4)
    assert text.text.startswith("时间：2021年8月3日\n地点：甲市发布厅\n")


def test_tags_in_any_case_and_order() -> None:
    document = clean(
        page(
            """<META Content="甲县人民政府" NAME="SiteName"><meta content='www.jia.gov.cn' name=SiteDomain>
            <meta name="SiteIDCode" content="1234560001"><meta name="ColumnName" content="要闻">
            <META NAME='ArticleTitle' CONTENT='甲县召开&ldquo;三农&rdquo;会议'>
            <meta name="PubDate" content="2020-03-05T10:00"><meta name="contentSource" content="甲县委办">"""
        )
    )
    assert (document.site.name, document.site.domain, document.site.id_code) == (
        "甲县人民政府",
        "www.jia.gov.cn",
        "1234560001",
    )
    assert (document.column, document.title, document.source) == ("要闻", "甲县召开“三农”会议", "甲县委办")
    assert document.published_at == dt.datetime(2020, 3, 5, 10, tzinfo=stamps.CHINA)


@pytest.mark.parametrize(
    "value", ["<!--$[标题名称]-->", "{$title}", "${title}", "%title%", "[标题]", "  ", "null", "{{title}}"]
)
def test_template_values_that_nobody_filled_in_say_nothing(value: str) -> None:
    document = clean(
        page(
            f'<meta name="ArticleTitle" content="{value}"><meta name="PubDate" content="{value}">'
            f'<meta name="ContentSource" content="{value}"><title>甲县召开会议-要闻-甲县人民政府</title>'
        )
    )
    assert (document.title, document.published_at, document.source) == ("甲县召开会议", None, None)


def test_printed_source_goes_before_the_tag() -> None:
    result = clean_release(
        page(
            '<meta name="ContentSource" content="办公室">',
            "<h1>甲县召开会议</h1><p>来源：甲日报 2020-01-02</p>",
        )
    )
    assert (result.document.source, result.content_source) == ("甲日报", "办公室")


def test_midnight_is_the_day() -> None:
    assert clean(page('<meta name="PubDate" content="2020-02-24 00:00">')).published_at == dt.date(
        2020, 2, 24
    )


def test_a_script_that_writes_the_source() -> None:
    written = "<h1>甲县召开会议</h1><div>2020-01-02 <script>document.write('来源：甲县委办');</script></div>"
    assert clean(page(before=written)).source == "甲县委办"
    variables = "<script>var createTime = '2025年3月12日 18:35'; var docSource = '甲发布';</script>"
    document = clean(page(variables))
    assert (str(document.published_at), document.source) == ("2025-03-12 18:35:00+08:00", "甲发布")


TABLE = """<table><tr><td>索 引 号：</td><td>000014349/2015-00731</td><td>主题分类：</td><td>人事</td></tr>
<tr><td>发布机构：</td><td>甲盟行政公署</td><td>成文日期：</td><td>2015-05-21</td></tr>
<tr><td>文&nbsp;&nbsp;号：</td><td>甲署任字〔2015〕6号</td><td>公开日期：</td><td>2015-05-26</td></tr></table>"""
LIST = """<ul><li><b>索引号：</b>A1</li><li><b>发文机关：</b>甲县人民政府</li><li><b>成文日期：</b>2020年1月2日</li>
<li><b>发文字号：</b>无</li><li><b>发布日期：</b>2020年1月6日</li></ul>"""


def test_the_information_table() -> None:
    result = clean_release(page(before=TABLE + "<p>关于甲某等同志任免职务的通知</p>"))
    document = result.document
    assert (document.index_number, document.document_number) == (
        "000014349/2015-00731",
        "甲署任字〔2015〕6号",
    )
    assert (document.document_date, document.published_at) == (dt.date(2015, 5, 21), dt.date(2015, 5, 26))
    assert (result.masthead_body, document.source) == ("甲盟行政公署", None)
    assert "索" not in document.text


def test_the_information_table_as_a_list_inside_the_body() -> None:
    result = clean_release(
        page(body=f'<div id="zoom">{LIST}<p>各科室：请认真贯彻执行本通知的各项要求。</p></div>')
    )
    assert (result.masthead_body, result.document.index_number) == ("甲县人民政府", "A1")
    assert (result.document.document_number, result.document.document_date) == (None, dt.date(2020, 1, 2))
    assert result.document.text == "各科室：请认真贯彻执行本通知的各项要求。"


@pytest.mark.parametrize(
    ("title", "before"),
    [
        ("停水通告-通知公告-甲县人民政府", ""),
        ("停水通告_甲县水务局网站", ""),
        ("甲县人民政府 通知公告 停水通告", "<p align=center>停水通告</p>"),
        ("停水通告", "<h1>停水通告</h1>"),
        ("", "<h1>停水<br>通告</h1>"),
        ("甲县人民政府", "<h2 class='detail-title'>停水通告</h2>"),
    ],
)
def test_headlines_without_site_and_column(title: str, before: str) -> None:
    assert clean(page(f"<title>{title}</title>", before)).title == "停水通告"


def test_a_kicker_is_the_subtitle() -> None:
    document = clean(
        page(before="<h1>甲县改革破题</h1><p>——县委全会观察之一</p><p>2020-01-02 来源：甲日报</p>")
    )
    assert (document.title, document.subtitle) == ("甲县改革破题", "县委全会观察之一")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "甲县物价局关于供热价格的公告\n\n甲价发〔2011〕37号\n\n依据《办法》（乙价发〔2009〕1号）调整。",
            "甲价发〔2011〕37号",
        ),
        (
            "关于表扬先进的通报（甲政办发〔2021〕17号）\n各市、县人民政府：\n现予表扬。",
            "甲政办发〔2021〕17号",
        ),
        ("关于成立河长办的通知甲府办发〔2021〕89号各乡镇：现通知如下。", "甲府办发〔2021〕89号"),
        ("关于外墙保温的通知\n各县区：\n根据甲建发〔2020〕3号文件要求，现通知如下。", None),
        ("甲市抽检信息通告（2020年第10期）\n抽检了十批样品。", None),
        ("甲省人民政府令\n第392号\n《办法》已经通过，现予公布。", "第392号"),
        ("甲部公告\n2023年第2号\n现予公布有关事项。", "2023年第2号"),
    ],
)
def test_the_number_is_the_documents_own(text: str, number: str | None) -> None:
    assert clean(text).document_number == number


def test_document_date_is_the_signature_and_not_the_publication() -> None:
    document = clean("停水通告\n发布时间：2020-10-15\n因检修停水。\n甲市水务局\n二〇二〇年十月十四日")
    assert (document.published_at, document.document_date) == (dt.date(2020, 10, 15), dt.date(2020, 10, 14))
    assert clean("公告\n公示时间\n2020年1月2日\n请反映。").document_date is None


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        (
            "本报讯（记者 祁国蓉 通讯员 李 明）28日召开会议。",
            [("祁国蓉", "reporter"), ("李明", "correspondent")],
        ),
        ("会议提出要求。（记者 王小明）", [("王小明", "reporter")]),
        ("会议提出要求。（马  荣  王晓娟）", [("马荣", "author"), ("王晓娟", "author")]),
        ("会议通过了办法（试行）", []),
    ],
)
def test_bylines_inside_the_text_stay_in_it(printed: str, names: list[tuple[str, str]]) -> None:
    document = clean(f"甲县召开会议\n2020-01-02 来源：甲日报\n{printed}")
    assert [(byline.name, byline.role) for byline in document.bylines] == names
    assert document.text == printed


def test_editors_under_the_body_are_bylines_and_no_text() -> None:
    document = clean(page(after="<div class='pager'>责任编辑：苟小琴　审核：丁一</div>"))
    assert [(byline.name, byline.role) for byline in document.bylines] == [
        ("苟小琴", "editor"),
        ("丁一", "reviewer"),
    ]
    assert "苟小琴" not in document.text
