"""What the fuzzer demands, on a few of its inputs, and what it has found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from benchmarks.fuzz import FUNCTIONS, REFERRING, Failure, Fuzzer, Summary, evidence, fuzz, save
from benchmarks.mutations import BYTES, MARKUP, TEXT, Sample
from govnews_extract import Extractor, clean, extract
from govnews_extract.cleaning.decode import whole

MEETING = "<p>市水利局局长程远山主持会议。</p>"


def test_a_few_inputs_hold() -> None:
    summary = fuzz(1500, seed=20)
    wrong = [f for f in summary.failures if f.check != "time"]  # a busy machine is no failure
    assert [(f.sample.number, f.check, f.told) for f in wrong] == []
    assert summary.inputs == 1500 and summary.spans > 5000
    assert {*TEXT, *MARKUP, *BYTES} <= summary.ways.keys()


def test_a_failing_input_is_kept_as_a_file(tmp_path: Path) -> None:
    class Careless(Extractor):
        def extract(self, source: bytes | str, **known: Any) -> Any:
            raise ValueError("这一页不好")

    failures = Fuzzer(Careless(), Summary(0, 0)).check(Sample(3, b"<p>"))
    assert failures == [Failure(Sample(3, b"<p>"), "exception", "ValueError: 这一页不好")]
    save(failures[0], 9, tmp_path)
    assert (tmp_path / "9-3-exception.page").read_bytes() == b"<p>"
    assert "ValueError" in (tmp_path / "9-3-exception.json").read_text("utf-8")


FOUND = {
    "a control character as a reference behind what is cut out": f"<div id=zoom>{MEETING * 9}<a href=x>打印</a>&#1;x</div>",
    "the same behind an element": f"<div id=zoom>{MEETING * 9}<i>甲</i><script>x</script>&#x2;x</div>",
    "a control character in the name of a tag": f"<div id=zoom><p\x01a>{MEETING * 30}</p\x01a></div>",
}


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("encode", [False, True])
def test_what_was_found_in_pages(name: str, encode: bool) -> None:
    page = FOUND[name]
    release = extract(page.encode() if encode else page)
    assert release.officials[0].name == "程远山"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_halves_of_characters_are_no_error_in_a_text(function: str) -> None:
    text = "\ud800市水利局局长程远山3月5日主持会议。\udfff电话：0731-2767187\udc00"
    found = getattr(Extractor(), function)(text)
    for span in evidence(found):
        assert whole(text)[span.start : span.end] == span.text


def test_halves_of_characters_are_no_error_in_what_the_caller_knows() -> None:
    half = "告\ud83d"
    release = extract(
        "市长程远山主持会议。", url=f"http://x/{half}", title=half, source_id=half, source_name=half
    )
    assert release.source_id == release.document.source == "告\ufffd"
    assert release.document.url == "http://x/告\ufffd"
    assert clean("通知", title=half).title == "告\ufffd"


@pytest.mark.parametrize("label", ["unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined"])
def test_codecs_that_are_no_character_sets_are_not_believed(label: str) -> None:
    page = f"<meta charset={label}><p>停水通告\\u0041\\q</p>".encode("gb18030")
    for charset in (None, label):
        document = extract(page, charset=charset).document
        assert document.encoding == "gb18030" and document.text == "停水通告\\u0041\\q"


@pytest.mark.parametrize("unknown", [dt.date.min, dt.date.max, dt.datetime.max.replace(tzinfo=dt.UTC)])
def test_dates_that_no_release_has_tell_nothing(unknown: dt.date) -> None:
    text = "市水利局定于明天召开会议，昨天至次日停水，3月5日起30日内报名。"
    release = extract(text, published_at=unknown)
    assert release.document.published_at is None
    assert {warning.code for warning in release.warnings} == {"published_at_unreadable", "no_reference_date"}
    day = unknown.date() if isinstance(unknown, dt.datetime) else unknown
    extractor = Extractor()
    for function in REFERRING:
        find = getattr(extractor, function)
        assert find(text, reference=day) == find(text)


def test_an_impossible_time_zone_is_left_out() -> None:
    stamp = extract("通知", published_at="2024-03-05T10:00:00+99:99").document.published_at
    assert str(stamp) == "2024-03-05 10:00:00+08:00"
