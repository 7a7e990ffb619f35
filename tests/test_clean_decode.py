"""Bytes to characters: labels that lie, rare names, broken bytes; nothing raises but a wrong type."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govnews_extract.cleaning import clean, clean_release
from govnews_extract.cleaning.decode import decode, mend
from govnews_extract.errors import SourceTypeError

PAGE = '<html><head><meta charset="{label}"><title>公告</title></head><body><div id="zoom"><p>{text}</p></div></body></html>'
NAMES = "副组长罗喆、文㛃、龚䶮出席会议并作动员讲话。"


def codes(source: bytes | str) -> set[str]:
    return {warning.code for warning in clean_release(source).warnings}


@pytest.mark.parametrize("label", ["gb2312", "GB2312", "gbk", "gb18030"])
def test_rare_names_survive_every_chinese_label(label: str) -> None:
    document = clean(PAGE.format(label=label, text=NAMES).encode("gb18030"))
    assert document.text == NAMES
    assert document.encoding == "gb18030"


@pytest.mark.parametrize(
    ("codec", "label", "told"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "gb2312", "utf-8"),
        ("utf-8-sig", "gb2312", "utf-8"),
        ("gb18030", "utf-8", "gb18030"),
        ("utf-16", "utf-8", "utf-16-le"),
        ("utf-16-be", "utf-8", "utf-16-be"),
    ],
)
def test_valid_utf8_and_marks_go_before_the_label(codec: str, label: str, told: str) -> None:
    document = clean(PAGE.format(label=label, text=NAMES).encode(codec))
    assert (document.text, document.encoding) == (NAMES, told)


def test_big5_is_read_where_it_is_declared() -> None:
    text = "市政府召開會議，研究部署防汛工作。"
    document = clean(PAGE.format(label="big5", text=text).encode("big5"))
    assert (document.text, document.encoding) == (text, "big5hkscs")


def test_text_without_a_label_is_read_as_gb18030() -> None:
    assert clean("关于停水的通告\n10月16日停水。".encode("gbk")).title == "关于停水的通告"


def test_broken_bytes_are_replaced_with_a_warning() -> None:
    broken = (
        PAGE.format(label="gb2312", text="会议由㛃主持")
        .encode("gb18030")
        .replace("会".encode("gbk"), b"\xff")
    )
    assert "encoding_repaired" in codes(broken)
    assert "议由㛃主持" in clean(broken).text


def test_a_foreign_footer_does_not_turn_the_page_into_mojibake() -> None:
    page = PAGE.format(label="utf-8", text=NAMES).encode() + "版权所有".encode("gbk")
    result = clean_release(page)
    assert result.document.text == NAMES
    assert [warning.code for warning in result.warnings] == ["encoding_repaired"]


def test_broken_big5_is_repaired_too() -> None:
    broken = (
        PAGE.format(label="big5", text="市政府召開會議")
        .encode("big5")
        .replace("開".encode("big5"), b"\xff\xff")
    )
    assert codes(broken) == {"encoding_repaired"}
    assert clean(broken).encoding == "big5hkscs"


def test_halves_of_characters_and_control_characters_go() -> None:
    assert mend("a\ud83d").repaired
    assert "encoding_repaired" in codes("公告\n会\ud83d议")
    assert clean("公告\n王\u200b伟\x00主\x07持会议。").text == "王伟主持会议。"


@pytest.mark.parametrize("source", [None, 3, ["公告"], object()])
def test_a_wrong_type_raises(source: object) -> None:
    with pytest.raises(SourceTypeError):
        clean(source)  # type: ignore[arg-type]


def test_wrong_arguments_raise() -> None:
    for arguments in (
        {"url": 1},
        {"title": b"x"},
        {"published_at": 20200101},
        {"media_type": "application/pdf"},
    ):
        with pytest.raises(SourceTypeError):
            clean("公告", **arguments)


def test_what_the_caller_knows_counts_where_the_page_is_silent() -> None:
    page = "<p>会议研究了有关事项。</p>"
    document = clean(page, url="http://a.cn/1.html", title="会议召开", published_at=dt.date(2020, 1, 2))
    assert (document.title, document.url, document.published_at) == (
        "会议召开",
        "http://a.cn/1.html",
        dt.date(2020, 1, 2),
    )
    printed = clean("停水通告\n发布时间：2021-03-04\n今日停水。", published_at="2020-01-02")
    assert printed.published_at == dt.date(2021, 3, 4)
    naive = clean(page, published_at=dt.datetime(2020, 1, 2, 8, 30)).published_at
    assert isinstance(naive, dt.datetime)
    assert naive.isoformat() == "2020-01-02T08:30:00+08:00"
    assert [w.code for w in clean_release(page, published_at="昨天").warnings] == ["published_at_unreadable"]


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(source: bytes) -> None:
    document = clean(source)
    assert not any(c in document.text for c in "\x00\x07\u200b")
    decode(source)


@given(
    st.text(
        alphabet="<>/&;=\"' \n\t\u3000ap div td table tr br 来源：时间2020-01-02（）。公告县委", max_size=300
    )
)
@settings(max_examples=150, deadline=None)
def test_no_text_raises_and_lines_are_folded(source: str) -> None:
    for line in clean(source).text.split("\n"):
        assert line == line.strip()
        assert "\u3000" not in line


PIECES = [
    "<html>",
    "</html>",
    "<body>",
    "</body>",
    "<p>",
    "<!--",
    "-->",
    "<script>document.write('",
    "')</script>",
]


@given(
    st.lists(
        st.sampled_from([*PIECES, "文字，", "\x0b", "\x0c", "\x01", "\uffff", "\x85", "'", "<td>"]),
        max_size=14,
    )
)
@settings(max_examples=150, deadline=None)
def test_pieces_of_pages_in_any_order_do_not_raise(pieces: list[str]) -> None:
    clean("".join(pieces), media_type="text/html")


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=12, max_size=80))
@settings(max_examples=60, deadline=None)
def test_the_characters_of_a_body_come_back_in_every_code(text: str) -> None:
    page = "<html><body><div id='zoom'><p>会议指出，" + text + "。</p></div></body></html>"
    wanted = f"会议指出，{text}。"
    for codec in ("utf-8", "gb18030", "utf-16"):
        assert clean(page.encode(codec)).text == wanted
