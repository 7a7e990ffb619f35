"""Releases that come as text: headline, head and debris apart from the body."""

from __future__ import annotations

import datetime as dt

import pytest

from govnews_extract.cleaning import clean, clean_release

BODY = "会议传达了有关精神，研究了下一步工作。\n会议要求，抓好落实。"


@pytest.mark.parametrize(
    ("above", "title", "subtitle"),
    [
        (
            "甲县召开动员会\n时间:2024-09-14 16:11:55    来源: 甲县人民政府     来源截图",
            "甲县召开动员会",
            None,
        ),
        (
            "甲省委第三巡视组 巡视乙县工作动员会召开\n2024-09-14 来源：乙县人民政府",
            "甲省委第三巡视组 巡视乙县工作动员会召开",
            None,
        ),
        (
            "当前位置: 首页 -> 工作动态\n\n乙县:十三届县委第十轮巡察启动\n发布时间:2025-07-21 来源:甲网",
            "乙县:十三届县委第十轮巡察启动",
            None,
        ),
        (
            "2024年12月19日 星期四\n\n甲市举行第九次会议\n\n殷某某主持\n\n发布日期:2018-01-05\n\n来源:甲日报",
            "甲市举行第九次会议",
            "殷某某主持",
        ),
        (
            "聚焦两会\n政协甲旗第十一届委员会第一次会议召开\n发布时间：2022-01-10",
            "政协甲旗第十一届委员会第一次会议召开",
            "聚焦两会",
        ),
        ("甲市人民政府关于\n设立开发区的批复\n甲府〔2021〕58号", "甲市人民政府关于设立开发区的批复", None),
        ("公   告", "公告", None),
        (
            "今日甲县\n\n要闻频道 > 快讯 > 正文\n\n甲县召开河长制工作部署会\n\n2021-09-05 16:13 来源:甲县发布",
            "甲县召开河长制工作部署会",
            None,
        ),
        (
            "返回\n\n第一版\n\n甲镇第四届人民代表大会第八次会议召开",
            "甲镇第四届人民代表大会第八次会议召开",
            None,
        ),
        (
            "甲县人大常委会任免法官 作者:宋某 发布时间:2013-06-03 10:27:34",
            "甲县人大常委会任免法官",
            None,
        ),
        (
            "发布机构: 甲县乙镇人民政府 成文日期: 2023-6-21\n标  题: 乙镇召开防汛部署会\n\n乙镇召开防汛部署会",
            "乙镇召开防汛部署会",
            None,
        ),
        (
            "甲县召开动员会\nwww.abc123.com 2012-03-05 16:56 宋远胜 来源:甲人大网 我来说两句",
            "甲县召开动员会",
            None,
        ),
        (
            "停水公告\n\n停水公告\n\n发布时间:2021-05-24  所属栏目:停水公告  点击次数:3035  返回上页",
            "停水公告",
            None,
        ),
    ],
)
def test_headlines(above: str, title: str, subtitle: str | None) -> None:
    document = clean(f"{above}\n\n{BODY}")
    assert (document.title, document.subtitle) == (title, subtitle)
    assert document.text.endswith(BODY)
    assert document.text.removeprefix("甲府〔2021〕58号\n") == BODY


@pytest.mark.parametrize(
    "first",
    [
        "根据县委统一安排,县委巡察组开展巡察。现公告如下:",
        "4月22日,市人大常委会副主任王平主持召开会议。",
        "各乡镇人民政府：",
        "中新网某地8月25日电 (索某某)经研究决定,安排巡视。",
        "【甲乙-教育信息门户网】",
    ],
)
def test_a_text_without_a_headline_has_none(first: str) -> None:
    document = clean(f"{first}\n{BODY}")
    assert (document.title, document.published_at, document.source) == (None, None, None)


def test_signature_dates_are_no_publication() -> None:
    for text in (
        "省公安厅：\n决定免去甲某的职务。\n甲省人民政府\n2019年12月16日",
        "意见反馈\n2023年3月6日至2023年4月5日。\n谢谢。",
    ):
        assert clean(text).published_at is None
        assert clean(text, title="关于甲某免职的通知").published_at is None


def test_the_edition_of_a_newspaper_tells_time_and_source() -> None:
    document = clean(
        "甲任免工作人员\n《\n  甲日报\n》（\n2022年08月18日\n\n 第 04\n 版）\n任命乙某为副部长。"
    )
    assert (document.published_at, document.source) == (dt.date(2022, 8, 18), "甲日报")
    assert document.text == "任命乙某为副部长。"


def test_a_source_in_brackets_at_the_end_is_read_and_stays() -> None:
    document = clean(f"{BODY}\n(来源:县委巡察办)")
    assert document.source == "县委巡察办"
    assert document.text == f"{BODY}\n(来源:县委巡察办)"


def test_head_lines_editors_and_footers_under_the_text_go() -> None:
    document = clean(
        f"甲县召开会议\n{BODY}\n来源：甲网 编辑：吴小妮\n?\n友情链接\n乙网\n版权所有：甲县 蒙ICP备00000000号"
    )
    assert document.text == BODY
    assert (document.source, [b.name for b in document.bylines]) == ("甲网", ["吴小妮"])


def test_a_known_headline_is_taken_out_of_the_text() -> None:
    title = "乙镇关于印发《实施方案》的通知"
    for printed in (title, "乙镇关于印发《实施\n方案》的通知", "乙镇 关于印发《实施方案》的通知 "):
        assert clean(f"{printed}\n各村：\n{BODY}", title=title).text == f"各村：\n{BODY}"
    assert clean(f"{title}各村：\n{BODY}", title=title).text == f"各村：\n{BODY}"
    assert clean(BODY, title=title).text == BODY
    assert clean(BODY, title=title).title == title


def test_paragraphs_that_ran_together_come_apart() -> None:
    run_on = (
        "各村：　　为做好防汛工作，现通知如下。"
        + "请认真落实各项防汛措施，确保安全。" * 8
        + "　　乙镇人民政府　　2021年10月19日"
    )
    document = clean(run_on, title="防汛通知")
    assert document.text.split("\n")[0] == "各村："
    assert document.text.split("\n")[-2:] == ["乙镇人民政府", "2021年10月19日"]
    assert document.document_date == dt.date(2021, 10, 19)


def test_tabs_between_cells_stay() -> None:
    assert clean("停电通知\n线路\t时间\n甲线\t8:00-12:00").text == "线路\t时间\n甲线\t8:00-12:00"


@pytest.mark.parametrize("mark", ["(女)", "(010)", "(試行)", "(A)", "(kg)", "（甲乙）"])
def test_injected_pinyin_goes_and_other_brackets_stay(mark: str) -> None:
    text = f"區(qū)委召開會(huì)議\n發(fā)布時(shí)間：2020-01-02\n區(qū)長王某{mark}主持，務(wu)(wu)必落實(shí)。"
    result = clean_release(text)
    assert result.document.title == "區委召開會議"
    assert result.document.text == f"區長王某{mark}主持，務必落實。"
    assert result.document.published_at == dt.date(2020, 1, 2)
    assert [warning.code for warning in result.warnings] == ["pinyin_removed"]


def test_pinyin_in_a_page_and_a_single_gloss() -> None:
    page = "<html><body><h1>會(huì)議召開</h1><div>來源：甲縣(xiàn)委辦(bàn)</div><div id=zoom><p>區(qū)委書(shū)記主持會(huì)議並講話。</p></div></body></html>"
    result = clean_release(page)
    assert (result.document.title, result.document.source) == ("會議召開", "甲縣委辦")
    assert result.document.text == "區委書記主持會議並講話。"
    gloss = clean_release("郯(tán)城县召开会议\n郯(tán)城县委召开会议。")
    assert gloss.document.text == "郯(tán)城县委召开会议。"
    assert gloss.warnings == ()
