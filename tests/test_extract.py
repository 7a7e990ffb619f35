"""The whole path on the fixtures and on noise."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govnews_extract import Extractor, Lexicon, LexiconError, Release, SourceTypeError, extract
from govnews_extract.batch import extract_input
from govnews_extract.records import Evidence
from tests.corpus import Fixture, fixtures

EXTRACTOR = Extractor()


def record(fixture: Fixture) -> Release:
    release = extract_input(fixture.input, EXTRACTOR)
    assert isinstance(release, Release), release
    return release


def evidence(node: Any) -> list[Evidence]:
    """All evidence in a record, wherever it stands."""
    if isinstance(node, Evidence):
        return [node]
    if isinstance(node, list):
        return [e for item in node for e in evidence(item)]
    if hasattr(type(node), "model_fields"):
        return [e for name in type(node).model_fields for e in evidence(getattr(node, name))]
    return []


def assert_grounded(release: Release) -> None:
    for found in evidence(release):
        assert release.document.text[found.start : found.end] == found.text
        assert found.text, found


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda f: f.id)
def test_every_span_is_what_stands_there(fixture: Fixture) -> None:
    assert_grounded(record(fixture))


@pytest.mark.parametrize("fixture", fixtures()[::7], ids=lambda f: f.id)
def test_record_survives_json_and_pickle(fixture: Fixture) -> None:
    release = record(fixture)
    dumped = release.model_dump_json(by_alias=True, exclude_computed_fields=True)
    assert Release.model_validate_json(dumped) == release
    assert pickle.loads(pickle.dumps(release)) == release


def test_same_bytes_give_same_json_in_any_order_and_thread() -> None:
    some = fixtures()[::5]
    once = [record(f).model_dump_json() for f in some]
    again = [record(f).model_dump_json() for f in reversed(some)][::-1]
    with ThreadPoolExecutor(4) as threads:
        threaded = list(threads.map(lambda f: record(f).model_dump_json(), some))
    assert once == again == threaded


@pytest.mark.parametrize("source", ["", " \n", "<html></html>", b"\xff\xfe\x00", b"", "<p>", "\x00" * 9])
def test_empty_and_broken_sources_give_a_record_with_a_warning(source: bytes | str) -> None:
    release = extract(source)
    assert release.officials == [] and release.contacts == []
    assert release.warnings


@pytest.mark.parametrize("source", [None, 3, ["x"], {"text": "x"}])
def test_a_source_of_another_type_is_refused(source: Any) -> None:
    with pytest.raises(SourceTypeError):
        extract(source)


def test_media_type_is_checked() -> None:
    with pytest.raises(SourceTypeError, match="application/pdf"):
        extract("x", media_type="application/pdf")


def test_what_the_caller_knows_counts_where_the_page_is_silent() -> None:
    text = "市财政局定于3月5日上午召开座谈会，局长程远山主持会议。"
    release = extract(text, title="市财政局召开座谈会", published_at="2023-03-06")
    assert release.document.title == "市财政局召开座谈会"
    assert str(release.document.published_at) == "2023-03-06"


def test_id_is_of_the_url_where_there_is_one() -> None:
    one = extract("甲文", url="http://www.example.gov.cn/a.html#top")
    other = extract("乙文", url="HTTP://www.example.gov.cn:80/a.html")
    assert one.id == other.id
    assert one.content_hash != other.content_hash
    assert extract("甲文").id == extract("甲文").content_hash


def test_extractors_with_other_words_do_not_disturb_each_other() -> None:
    text = "市级湖畔守护官程远山参加巡河。"
    own = Extractor(lexicons=Lexicon.default().plus(titles=["守护官"]))
    assert [o.name for o in own.find_officials(text)] == ["程远山"]
    assert Extractor().find_officials(text) == []
    assert pickle.loads(pickle.dumps(own)).find_officials(text) == own.find_officials(text)


def test_a_lexicon_file_that_cannot_be_read_is_named(tmp_path: Any) -> None:
    with pytest.raises(LexiconError, match=r"none\.txt"):
        Extractor(lexicons=tmp_path / "none.txt")


PIECES = st.sampled_from(
    [
        "县委书记",
        "市长",
        "王小明",
        "、",
        "，",
        "。",
        "\n",
        "\t",
        "（",
        "）",
        "：",
        "《",
        "》",
        "任命",
        "为",
        "免去",
        "2024年3月5日",
        "上午",
        "12380",
        "0731-2767",
        "号信箱",
        "电话",
        "工作日",
        "8:30—12:00",
        "至",
        "公示期",
        "于",
        "第一巡察组",
        "组长",
        "省委",
        "习近平总书记",
        "·",
        "𠮷",
        "䶮",
        "<p>",
        "</div>",
        "&nbsp;",
        "１２",
        "∶",
        "某某",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join))
def test_noise_gives_grounded_records(text: str) -> None:
    release = extract(text)
    assert_grounded(release)
    assert (
        Release.model_validate_json(release.model_dump_json(by_alias=True, exclude_computed_fields=True))
        == release
    )


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_record(source: bytes) -> None:
    assert_grounded(extract(source))
