"""Contacts: postal boxes, addresses, postcodes, e-mail, web sites and WeChat names."""

from __future__ import annotations

import pytest

from govnews_extract.fields.contacts import find_contacts
from govnews_extract.records import Contact
from govnews_extract.text import Text


def read(raw: str) -> list[Contact]:
    return find_contacts(Text(raw))


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("专门邮政信箱：山东省临江市第318号邮政专用信箱，邮编：250002", "山东省临江市第318号邮政专用信箱"),
        ("邮政信箱：临江市第A12邮政专用信箱", "临江市第A12邮政专用信箱"),
        ("石门市邮政信箱123号", "石门市邮政信箱123号"),
        ("临江市83号专用邮政信箱", "临江市83号专用邮政信箱"),
        ("临江市2530邮政信箱（邮编：210001）", "临江市2530邮政信箱"),
        ("邮件请寄“临江邮政129专用邮箱”", "临江邮政129专用邮箱"),
        ("来信请寄静宁县005号邮政信箱，邮编：743400", "静宁县005号邮政信箱"),
        ("邮政专用地址：临江市第A001号信箱", "临江市第A001号信箱"),
        ("邮政信箱：北岭自治区临江市A074号（邮编：028000）", "北岭自治区临江市A074号"),
        ("“北京市东城区A03109邮政信箱收”", "北京市东城区A03109邮政信箱"),
        ("专门邮政信箱为临江市A118号信箱", "临江市A118号信箱"),
        ("来信：临江邮政461号信箱", "临江邮政461号信箱"),
    ],
)
def test_boxes(raw: str, value: str) -> None:
    assert [(c.kind, c.value) for c in read(raw)] == [("mailbox", value)]


@pytest.mark.parametrize(
    "raw",
    [
        "市长信箱、举报信箱：设在县委大院门口，意见箱设在八楼电梯口",
        "12380举报信箱",
        "邮寄方式：快递到付",
        "考试地点：临江市第一中学",
        "停水范围：五一路（神农路口至西湖路口）沿线",
        "考点：第一中学（人民路5号）",
        "网址和邮箱地址另行通知",
        "地址：同上",
        "设举报信箱，地点在一楼大厅",
    ],
)
def test_places_that_are_no_way_to_reach_a_body(raw: str) -> None:
    assert read(raw) == []


@pytest.mark.parametrize(
    ("raw", "value", "owner", "postcode"),
    [
        ("来信来访地址：临江市韶光路1号（省委组织部干部监督处收），邮编：410011", "临江市韶光路1号", "省委组织部干部监督处", "410011"),
        ("通信地址：临江市三岔口南路176号州委组织部干部监督科（邮政编码：615000）", "临江市三岔口南路176号", "州委组织部干部监督科", "615000"),
        ("地 址：临江市韶光路1号市发改委价格科 邮编 410011", "临江市韶光路1号", "市发改委价格科", "410011"),
        ("来信请寄：临江县城关镇解放路12号，县委第二巡察组收，邮编415000（收）", "临江县城关镇解放路12号", "县委第二巡察组", "415000"),
        ("来信请寄:县行政三号楼九楼县委第二巡察组。", "县行政三号楼九楼", "县委第二巡察组", None),
        ("信函寄至：临江市昭明路22号，市司法局立法科（邮政编码：010010）", "临江市昭明路22号", "市司法局立法科", "010010"),
        ("材料报送地点：临江市统计局人事科（东风路19-2号310室）", "东风路19-2号310室", "临江市统计局人事科", None),
        ("报名地点为临江市斜塘街256号新嘉街道三楼党建办；", "临江市斜塘街256号", "新嘉街道", None),
        ("请联系县审计局办公室（城关镇大同路西段，邮编474750）。", "城关镇大同路西段", "县审计局办公室", "474750"),
        ("可到临江市东升路369号市办税服务中心现场咨询", "临江市东升路369号", "市办税服务中心", None),
        ("联系地址：德清县德城街道朝阳路县委大院，邮编526600", "德清县德城街道朝阳路县委大院", None, "526600"),
        ("市政务服务中心地址：临江市迎宾路89号。", "临江市迎宾路89号", "市政务服务中心", None),
    ],
)  # fmt: skip
def test_addresses(raw: str, value: str, owner: str | None, postcode: str | None) -> None:
    (contact,) = read(raw)
    assert (contact.kind, contact.value, contact.owner, contact.postcode) == (
        "address",
        value,
        owner,
        postcode,
    )


def test_a_postcode_on_the_next_line() -> None:
    (contact,) = read("通讯地址：临江县尚书路中段物价局价格管理科\n邮政编码：２７２５０１")
    assert (contact.value, contact.postcode) == ("临江县尚书路中段", "272501")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("邮箱:lx01＠example.com。", "lx01@example.com"),
        ("电子邮箱 lx01#example.com", "lx01@example.com"),
        ("举报邮箱为lxjw@example.com张三", "lxjw@example.com"),
        ("E-mail:Lx_Jw@Example.COM;", "lx_jw@example.com"),
        ("电子信箱lxjw[at]lx.gov.cn", "lxjw@lx.gov.cn"),
        ("邮箱0731-22345601lx@example.com", "lx@example.com"),
        ("信箱13812345678@example.com", "13812345678@example.com"),
    ],
)
def test_mail_is_repaired(raw: str, value: str) -> None:
    assert [(c.kind, c.value) for c in read(raw)] == [("email", value)]


@pytest.mark.parametrize("raw", ["[email protected]", "#话题#", "@临江发布", "版权邮箱：bq@example.com"])
def test_what_is_no_mail(raw: str) -> None:
    assert read(raw) == []


@pytest.mark.parametrize(
    ("raw", "kind", "value", "owner"),
    [
        ("举报网站：www.lx12380.gov.cn", "website", "www.lx12380.gov.cn", None),
        ("网址http：／／bm.example.com／jpk／。", "website", "http://bm.example.com/jpk/", None),
        ("登录交通运输部网站（网址：www.mot.example.com）", "website", "www.mot.example.com", "交通运输部"),
        ("举报网站：12380.lx.gov.cn", "website", "12380.lx.gov.cn", None),
        ("并公布“码上巡视”微信二维码", "wechat", "码上巡视", None),
        ("关注“临江发布”微信公众号", "wechat", "临江发布", None),
        ("微信公众号：清廉临江", "wechat", "清廉临江", None),
    ],
)
def test_sites_and_wechat(raw: str, kind: str, value: str, owner: str | None) -> None:
    (contact,) = read(raw)
    assert (contact.kind, contact.value, contact.owner) == (kind, value, owner)


@pytest.mark.parametrize(
    "raw",
    [
        "附件：http://www.lx.gov.cn/a.doc",
        "来源：http://www.lx.gov.cn/art/1.html",
        "（来源：“临江发布”微信公众号）",
    ],
)
def test_links_that_reach_nobody(raw: str) -> None:
    assert read(raw) == []
