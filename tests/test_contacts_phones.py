"""Contacts: telephone, fax, text-message and hotline numbers, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.fields.contacts import find_contacts
from govnews_extract.records import Contact
from govnews_extract.text import Text


def read(raw: str) -> list[Contact]:
    return find_contacts(Text(raw))


def values(raw: str) -> list[tuple[str, str]]:
    return [(c.kind, c.value) for c in read(raw)]


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        ("值班电话：0731-22345601。", "phone", "0731-22345601"),
        ("值班电话：０７３１－２２３４５６０１", "phone", "0731-22345601"),
        ("值班电话:0731—22345601", "phone", "0731-22345601"),
        ("电话：020- 83190001", "phone", "020-83190001"),
        ("电话：010--65290001", "phone", "010-65290001"),
        ("（0731）2234 5601", "phone", "0731-22345601"),
        ("信访电话：0731 2234 5601", "phone", "0731-22345601"),
        ("举报电话0716-8231234", "phone", "0716-8231234"),
        ("电话：09 14-2313 157，传真另告", "phone", "0914-2313157"),
        ("+86-731-22345601", "phone", "0731-22345601"),
        ("香港（852）2810 1234", "phone", "852-28101234"),
        ("联系电话：86543210", "phone", "86543210"),
        ("专线电话为2234 5601", "phone", "22345601"),
        ("旅客可拨打2065555查询", "phone", "2065555"),
        ("电话：0731-22345601（兼传真）", "phone", "0731-22345601"),
        ("电话/传真：0731-22345601", "phone", "0731-22345601"),
        ("传  真：0731-22345602", "fax", "0731-22345602"),
        ("电话：0731-22345602（自动传真）", "fax", "0731-22345602"),
        ("手机：138 1234 5678", "mobile", "13812345678"),
        ("手机：13812345678（可接收短信）", "mobile", "13812345678"),
        ("手机13812345678(用于接收举报短信)", "sms", "13812345678"),
        ("接收短信手机：13812345678", "sms", "13812345678"),
        ("短信举报号码：13812345678（此号码只收短信，不接电话）", "sms", "13812345678"),
        ("举报电话：0594-12388", "hotline", "0594-12388"),
        ("举报电话：12380", "hotline", "12380"),
        ("消费者可拨打12315投诉", "hotline", "12315"),
        ("全省12315投诉举报渠道24小时畅通", "hotline", "12315"),
        ("95128出租车约车热线可预约", "hotline", "95128"),
        ("服务热线：400-123-4567", "hotline", "400-1234567"),
        ("火情请拨打119", "hotline", "119"),
    ],
)
def test_shapes(raw: str, kind: str, value: str) -> None:
    assert values(raw) == [(kind, value)]


@pytest.mark.parametrize(
    "raw",
    [
        "联系电话：，邮编：410011",
        "设专门值班电话（可接收短信）；",
        "（邮政编码：）联系-",
        "QQ群：123456789，QQ：13812345678",
        "湘ICP备05001234号-1 湘公网安备43010202000123号 标识码4302210001",
        "索引号：003129766/2019-01234 文号：青政发〔2019〕89号",
        "身份证号430221199001011234，账号6222021901001234567",
        "准考证号：13812345678",
        "共受理来电12345件，办结12000件，投资12388万元，总人口1381234567人",
        "会议于2024-09-14 16:11召开，DN1000管道，第618号令",
        "新闻热线：0731-22345601 投稿邮箱：tg@example.com",
        "青石县人民政府 湘ICP备05001234号 电话：0731-22345601",
        "原有咨询电话（82800001、82000002）不再对外受理",
        "取消12349热线和咨询热线0312-8001234。",
        "网址：www.12345.example.com",
        "经度112.12345678，序号20240315",
    ],
)
def test_what_is_no_number(raw: str) -> None:
    assert [c for c in read(raw) if c.kind not in ("website",)] == []


def test_a_list_shares_its_area_code_and_says_so() -> None:
    first, second, third = read("举报电话：(010)65290001、65290002、65290003（传真）。")
    assert [c.value for c in (first, second, third)] == ["010-65290001", "010-65290002", "010-65290003"]
    assert [c.kind for c in (first, second, third)] == ["phone", "phone", "fax"]
    assert (first.inferred, second.inferred) == ([], ["area_code"])
    assert (second.raw, second.label) == ("65290002", "举报电话")


def test_the_last_digits_of_a_second_number() -> None:
    _, second = read("电话：010-65290001/0002")
    assert (second.value, second.raw) == ("010-65290002", "0002")
    assert second.inferred == ["area_code", "leading_digits"]


def test_extensions() -> None:
    contacts = read("电话：010-69036427转8015、8016")
    assert [(c.value, c.extension) for c in contacts] == [("010-69036427", "8015"), ("010-69036427", "8016")]
    assert read("电话：010-69036427-802")[0].extension == "802"


def test_row_numbers_run_together_with_telephones() -> None:
    assert values("1010-65290001\n2010-65290002\n3010-65290003") == [
        ("phone", "010-65290001"),
        ("phone", "010-65290002"),
        ("phone", "010-65290003"),
    ]
    assert values("1010-65290001") == []  # no second row says that 1 is a row's number


def test_international_form_only_where_it_is_valid() -> None:
    assert read("电话：0731-22345601")[0].e164 == "+8673122345601"
    assert read("手机：13812345678")[0].e164 == "+8613812345678"
    assert read("香港(852) 2810 1234")[0].e164 == "+85228101234"
    assert read("拨打12345热线")[0].e164 is None
    assert read("电话：22345601")[0].e164 is None


def test_label_raw_and_evidence_are_as_printed() -> None:
    text = "巡视期间设专门值班电话：0731—22345601。"
    (contact,) = read(text)
    assert (contact.label, contact.raw) == ("专门值班电话", "0731—22345601")
    span = contact.evidence[0]
    assert text[span.start : span.end] == span.text == contact.raw


def test_the_same_number_of_two_owners_stays_two() -> None:
    raw = "县教育局：0731-22345601；县水利局：0731-22345601；县水利局：0731-22345601"
    assert [c.owner for c in read(raw)] == ["县教育局", "县水利局"]


@given(
    st.text(alphabet="0123456789-—（）()、，：电话传真手机转县局组第一信箱邮编@.#号路\n\t 　", max_size=120)
)
def test_any_text_gives_grounded_contacts_without_repeats(raw: str) -> None:
    contacts = read(raw)
    for contact in contacts:
        assert all(raw[e.start : e.end] == e.text for e in contact.evidence)
        assert contact.evidence[0].text == contact.raw
    keys = [(c.kind, c.value, c.extension, c.owner) for c in contacts]
    assert len(set(keys)) == len(keys)


@given(st.integers(2, 8), st.integers(0, 9_999_999), st.sampled_from(["0731", "0594", "0471"]))
def test_any_landline_is_read_back(first: int, rest: int, area: str) -> None:
    local = f"{first}{rest:07d}"
    assert values(f"联系电话：{area}-{local}。") == [("phone", f"{area}-{local}")]
    assert values(f"联系电话（{area}）{local}") == [("phone", f"{area}-{local}")]
