"""Contacts: whose they are, in lists, sentences, headings, brackets and tables."""

from __future__ import annotations

import pytest

from govnews_extract.fields.contacts import find_contacts
from govnews_extract.text import Text


def owners(raw: str) -> dict[str, str | None]:
    return {c.value: c.owner for c in find_contacts(Text(raw))}


@pytest.mark.parametrize(
    ("raw", "owner"),
    [
        ("咨询电话：0731-22345601", None),
        ("0731-22345601（县教育局人事股）", "县教育局人事股"),
        ("监督电话（县监察局）：0731-22345601", "县监察局"),
        ("县纪委监委：0731-22345601", "县纪委监委"),
        ("高皇镇0731-22345601", "高皇镇"),
        ("临江市：举报电话：0731-22345601", "临江市"),
        ("请拨打县纪委监委举报电话0731-22345601", "县纪委监委"),
        ("客户服务中心24小时服务电话：0731-22345601", "客户服务中心"),
        ("南岭管网所抢修电话：0731-22345601", "南岭管网所"),
        ("管网抢修:0731-22345601", None),
        ("政务服务咨询投诉电话：0731-22345601", None),
        ("请拨打临江省供水热线0731-22345601", None),
        ("如有疑问，请与青石区城关镇党政办公室联系，联系电话：0731-22345601", "青石区城关镇党政办公室"),
        ("有意见请向县委巡察办反映，监督电话：0731-22345601", "县委巡察办"),
        ("可向县纪委和县监委反映，电话：0731-22345601", None),
        ("本公告由青石区教育局负责解释。咨询电话：0731-22345601", "青石区教育局"),
        ("可通过电话（0731-22345601）或书面形式向市人大工作评议小组反映。", "市人大工作评议小组"),
        ("指挥部下设协调办公室，主要负责日常工作，办公电话：0731-22345601。", "协调办公室"),
        ("期间，省委第九巡视组设专门值班电话：0731-22345601", "省委第九巡视组"),
        ("省委巡视组将在临江工作2个月。巡视期间设值班电话：0731-22345601", "省委巡视组"),
        ("市委第五巡察组将在临江工作。\n巡察期间设值班电话：0731-22345601", "市委第五巡察组"),
        ("巡察组在巡察期间设有举报电话：0731-22345601", "巡察组"),
        ("各巡察组分别设立值班电话。来信请寄：临江县A001号信箱", None),
        ("县委第二、第三巡察组于5月10日进驻。值班电话：0731-22345601", None),
        ("联系人：张三（县农业农村局） 电话：0731-22345601", "县农业农村局"),
        ("县水利局联系人：王五，联系电话：0731-22345601", "县水利局"),
        ("联系人：张园 0731-22345601", None),
        ("受理单位：市司法局立法科\n电话：0731-22345601", "市司法局立法科"),
        ("受理单位：市司法局、市监察局\n电话：0731-22345601", None),
        ("1 县委第一巡察组 张三 县城管局党组 0731-22345601", "县委第一巡察组"),
        ("第一组 组长 张三 巡察城管局、张浦镇 电话：0731-22345601", "第一组"),
        ("监管部门：市公共资源交易中心\n监督电话：0731-22345601", "市公共资源交易中心"),
        ("名 称：青石工程咨询有限公司\n地 址：临江市青石区1号", "青石工程咨询有限公司"),
        ("采购单位名称：县水利局\n采购单位地址：临江市青石区解放路1号", "县水利局"),
        ("全力配合巡察组工作，注重成果转化。\n期间设信访电话：0731-22345601", None),
    ],
)
def test_one_contact(raw: str, owner: str | None) -> None:
    assert list(owners(raw).values()) == [owner]


def test_the_person_below_a_body_with_an_address_of_its_own() -> None:
    raw = "县档案报社：abc@163.com\n联系人：张三 电话：0731-22345601\n县档案馆：abd@163.com"
    assert owners(raw) == {
        "abc@163.com": "县档案报社",
        "0731-22345601": "县档案报社",
        "abd@163.com": "县档案馆",
    }


def test_country_wide_codes_belong_to_nobody_who_is_only_mentioned() -> None:
    raw = "省委第九巡视组设立值班电话：0731-22345601。平时可拨打环保热线12369反映。"
    assert owners(raw) == {"0731-22345601": "省委第九巡视组", "12369": None}


def test_numbered_headings_of_groups() -> None:
    raw = """三、联系方式
（一）县委第一巡察组
值班电话：0731-22345600；邮箱：a1@example.com
（二）县委第二巡察组巡察县水利局。
1.值班电话：0731-22345601
2.来信请寄：临江县A002号信箱
四、监督方式
监督电话：0731-22340000"""
    assert owners(raw) == {
        "0731-22345600": "县委第一巡察组",
        "a1@example.com": "县委第一巡察组",
        "0731-22345601": "县委第二巡察组",
        "临江县A002号信箱": "县委第二巡察组",
        "0731-22340000": None,
    }


def test_one_sentence_a_group() -> None:
    raw = "第一组巡视临江、永安。举报电话：13812345671。第二组巡视安定。举报电话：13812345672。"
    assert owners(raw) == {"13812345671": "第一组", "13812345672": "第二组"}


def test_a_table_flattened_to_lines() -> None:
    raw = "组别\n被巡察单位\n值班电话\n县委第一巡察组\n县教育局\n0731-22345600\n县委第二巡察组\n县水利局\n0731-22345601"
    assert owners(raw) == {"0731-22345600": "县委第一巡察组", "0731-22345601": "县委第二巡察组"}


def test_rows_under_a_header_with_the_area_code() -> None:
    raw = (
        "组别\t组长\t被巡察单位\t值班电话（区号0377）\t电子邮箱\n"
        "县委第一巡察组\t张三\t县教育局\t69236311\ta1@example.com\n"
        "县委第一巡察组\t张三\t县水利局\t69236311\ta1@example.com\n"
        "县委第二巡察组\t李四\t县民政局\t69236314 15236061174\ta2@example.com"
    )
    assert owners(raw) == {
        "0377-69236311": "县委第一巡察组",
        "a1@example.com": "县委第一巡察组",
        "0377-69236314": "县委第二巡察组",
        "15236061174": "县委第二巡察组",
        "a2@example.com": "县委第二巡察组",
    }
    contacts = find_contacts(Text(raw))
    assert contacts[0].inferred == ["area_code"]
    assert (contacts[0].label, contacts[1].label) == ("值班电话", "电子邮箱")


def test_local_numbers_run_together_with_the_bodies_above_which_a_label_stands() -> None:
    raw = "信息传递电话：\n青石区教委55531791，\n青石区公安局55524018；\n青石区区长公开电话：55512345。"
    assert owners(raw) == {"55531791": "青石区教委", "55524018": "青石区公安局", "55512345": None}
    assert owners("公开电话：\n共计55531791\n青石区教委55531792") == {}


@pytest.mark.parametrize("bar", ["\t", "|"])
def test_groups_as_columns(bar: str) -> None:
    raw = (
        f"项目{bar}第一巡察组{bar}第二巡察组\n"
        f"巡察对象{bar}县教育局{bar}县水利局\n"
        f"值班电话{bar}0731-22345600{bar}0731-22345601\n"
        f"来信地址{bar}临江市A001号信箱{bar}临江市A002号信箱"
    )
    assert owners(raw) == {
        "0731-22345600": "第一巡察组",
        "0731-22345601": "第二巡察组",
        "临江市A001号信箱": "第一巡察组",
        "临江市A002号信箱": "第二巡察组",
    }


def test_units_as_rows_with_addresses() -> None:
    raw = "厅名\t地址\t咨询电话\n市政务服务大厅\t临河区朔方路55号\t0478-8929011\n不动产登记分厅\t临河区庆丰街18号\t0478-8655207"
    assert owners(raw) == {
        "临河区朔方路55号": "市政务服务大厅",
        "0478-8929011": "市政务服务大厅",
        "临河区庆丰街18号": "不动产登记分厅",
        "0478-8655207": "不动产登记分厅",
    }


def test_the_inspected_units_own_no_telephone() -> None:
    raw = "被巡察单位\t组长\t值班电话\n县教育局\t张三\t0731-22345600"
    assert owners(raw) == {"0731-22345600": None}


def test_what_is_to_be_returned_to_the_issuer_names_nobody_else() -> None:
    lines = "请将意见反馈至县司法局。\n联系电话：0731-22345600\n{}\n2024年3月1日"
    assert owners(lines.format("临江县司法局")) == {"0731-22345600": None}
    assert owners(lines.format("临江县人民政府办公室")) == {"0731-22345600": "县司法局"}


def test_the_next_entries_of_one_label_share_its_owner() -> None:
    raw = "名单报市防指办公室（电话2021119，传真2021120）。县政府总值班室电话：0731-22345600，传真：0731-22345601"
    assert owners(raw) == {
        "2021119": "市防指办公室",
        "2021120": "市防指办公室",
        "0731-22345600": "县政府总值班室",
        "0731-22345601": "县政府总值班室",
    }


def test_the_owner_has_evidence_of_its_own() -> None:
    raw = "期间，省委第九巡视组设专门值班电话：0731-22345601"
    (contact,) = find_contacts(Text(raw))
    assert [e.text for e in contact.evidence] == ["0731-22345601", "省委第九巡视组"]
    assert contact.evidence[1].rule == "contact.owner.group"


def test_contacts_stand_in_the_order_of_the_text() -> None:
    raw = "邮箱：a@example.com；电话：0731-22345601；地址：临江市韶光路1号；信箱：临江市A001号信箱"
    assert list(owners(raw)) == ["a@example.com", "0731-22345601", "临江市韶光路1号", "临江市A001号信箱"]
