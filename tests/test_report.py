"""The page that shows releases: its text is the release's text, and nothing of a release becomes markup."""

from __future__ import annotations

import datetime as dt
import json
import re
import typing
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from govnews_extract import extract, records
from govnews_extract.batch import extract_input
from govnews_extract.cli import app
from govnews_extract.extraction import Extractor
from govnews_extract.records import (
    Attachment,
    Body,
    Byline,
    Contact,
    Deadline,
    Document,
    Event,
    Evidence,
    HoursPeriod,
    Official,
    Period,
    Post,
    Release,
    ServiceHours,
    Site,
    Unresolved,
    Warning,
)
from govnews_extract.report import page
from govnews_extract.report.hours import days_of, span
from govnews_extract.report.markup import Html, tag
from govnews_extract.report.pieces import Pieces
from govnews_extract.report.record import record
from govnews_extract.report.seasons import seasons
from govnews_extract.report.spans import Mark, segments
from govnews_extract.report.text import marked, marked_text
from govnews_extract.report.timeline import deadlines
from govnews_extract.report.values import values_of
from govnews_extract.report.words import Language, Words, data, fields
from tests.corpus import FOLDER, fixtures
from tests.html import Element, elements, text_of, waiting

EN = Words("en")
LANGUAGES: tuple[Language, ...] = typing.get_args(Language)
FIELDS = [field.name for field in fields()]
ANY = st.text(st.characters(exclude_categories=()), max_size=40)  # halves of surrogate pairs as well
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;<!--]]>𠮷\u202e\x00\r\n"


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """Any text, and marks of any lengths anywhere in it and a little beyond."""
    text = draw(ANY)
    place = st.integers(0, len(text) + 2)
    spans = draw(st.lists(st.tuples(place, place), max_size=8))
    keys = st.sampled_from(["a", "b-0", "b-1"])
    return text, [Mark(a, b, draw(keys), draw(st.sampled_from(FIELDS)), "rule<b>") for a, b in spans]


def held(text: str) -> str:
    """The text as far as HTML can hold it."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


# The text


@settings(max_examples=400)
@given(texts_with_marks())
def test_the_text_of_the_page_is_the_text_of_the_release(drawn: tuple[str, list[Mark]]) -> None:
    text, marks = drawn
    html = marked(text, marks, "r0-", EN)
    assert text_of(html) == held(text)
    assert "\r" not in html  # a browser would read it as a line feed
    lines = [e.text for e in elements(html) if "line" in e.classes]
    assert all(line.count("\n") <= 1 and "\n" not in line[:-1] for line in lines)


@settings(max_examples=400)
@given(texts_with_marks())
def test_a_value_lights_up_the_characters_of_its_evidence_and_no_others(
    drawn: tuple[str, list[Mark]],
) -> None:
    text, marks = drawn
    lit: dict[str, set[int]] = {}
    coloured: dict[str, set[int]] = {}
    at = 0
    for segment in segments(text, marks):
        assert segment.start == at < segment.end
        at = segment.end
        for mark in segment.marks:
            lit.setdefault(mark.key, set()).update(range(segment.start, segment.end))
            coloured.setdefault(mark.field, set()).update(range(segment.start, segment.end))
    assert at == len(text)
    for names, found in (("key", lit), ("field", coloured)):
        wanted: dict[str, set[int]] = {}
        for mark in marks:
            if places := set(range(mark.start, min(mark.end, len(text)))):
                wanted.setdefault(getattr(mark, names), set()).update(places)
        assert found == wanted


@given(texts_with_marks())
def test_elements_of_marks_hold_what_the_segments_say(drawn: tuple[str, list[Mark]]) -> None:
    text, marks = drawn
    found = [e for e in elements(marked(text, marks, "r0-", EN)) if "m" in e.classes]
    wanted = [s for s in segments(text, marks) if s.marks]
    assert [e.text for e in found] == [held(text[s.start : s.end]) for s in wanted]
    for element, segment in zip(found, wanted, strict=True):
        keys = (element.attributes["data-v"] or "").split()
        assert set(keys) == {mark.key for mark in segment.marks} and len(keys) == len(set(keys))
        assert element.attributes["href"] in [f"#r0-{key}" for key in keys]
    assert len({e.attributes["id"] for e in found}) == len(found)


def test_the_narrowest_of_nested_marks_lies_innermost_and_is_led_to() -> None:
    html = marked("县水利局局长", [Mark(0, 4, "b", "bodies"), Mark(0, 6, "p", "posts")], "r0-", EN)
    first, second = (e for e in elements(html) if "m" in e.classes)
    assert (first.text, first.attributes["href"]) == ("县水利局", "#r0-b")
    assert (second.text, second.attributes["href"]) == ("局长", "#r0-p")
    coloured = [e.classes[1] for e in elements(html) if "c" in e.classes]
    assert coloured == ["f-posts", "f-bodies", "f-posts"]


def test_the_words_of_all_fixtures_stand_at_the_places_that_the_record_names() -> None:
    extractor = Extractor()
    for fixture in fixtures()[::4]:
        release = extract_input(fixture.input, extractor)
        assert isinstance(release, Release)
        html = marked_text(release, "r0-", EN)
        assert text_of(html) == release.document.text
        lit: dict[str, str] = {}
        for element in elements(html):
            for key in (element.attributes.get("data-v") or "").split():
                lit[key] = lit.get(key, "") + element.text
        for n, contact in enumerate(release.contacts):
            for evidence in contact.evidence:
                assert evidence.text in lit[f"contacts-{n}"]
        for n, official in enumerate(release.officials):
            assert lit[f"officials-{n}"] == "".join(e.text for e in official.mentions)


# Nothing of a release becomes markup


def release_of(words: str) -> Release:
    """A release all of whose strings are `words`, with a value of every field."""
    day = dt.date(2024, 5, 6)
    known: dict[str, Any] = {"evidence": [Evidence(start=0, end=len(words), text=words, rule=words)]}
    filled: dict[str, Any] = known | {"inferred": [words]}
    body: dict[str, Any] = known | {"name": words, "full_name": words + words}
    post = Post(title=words, organization=words, position=words, **filled)
    document = Document(
        title=words,
        subtitle=words,
        url=f"x:{words}",
        published_at=day,
        source=words,
        column=words,
        document_number=words,
        index_number=words,
        encoding=words,
        text=words,
        bylines=[Byline(name=words, role=words)],
        attachments=[Attachment(title=words, url=f"x:{words}")],
        site=Site(name=words, domain=words, id_code=words),
    )
    contact = Contact(
        kind="phone",
        value=words,
        raw=words,
        label=words,
        owner=words,
        extension=words,
        postcode=words,
        **filled,
    )
    sessions = [HoursPeriod(days=["Mo"], opens="08:00", closes="12:00", valid_from=day)]
    hours = ServiceHours(label=words, owner=words, raw=words, opening_hours=words, periods=sessions, **filled)
    return Release(
        id="sha256:" + "0" * 64,
        content_hash="sha256:" + "0" * 64,
        source_id=words,
        document=document,
        issuing_body=Body(basis="lead", **body),
        bodies=[Body(role="inspected", **body)],
        events=[Event(name=words, start=day, place=words, **filled)],
        officials=[
            Official(name=words, ethnicity=words, roles=["spoke"], mentions=known["evidence"], posts=[post])
        ],
        contacts=[contact],
        service_hours=[hours],
        deadlines=[Deadline(date=day, subject=words, raw=words, **filled)],
        periods=[Period(subject=words, duration=words, raw=words, **filled)],
        unresolved=[Unresolved(field=words, text=words, reason=words, **known)],
        warnings=[Warning(code=words, message=words)],
    )


def shape(html: str) -> list[tuple[str, list[str]]]:
    """Elements and the names of their attributes."""
    return [(element.name, sorted(element.attributes)) for element in elements(html)]


def shapes(words: str) -> list[list[tuple[str, list[str]]]]:
    html = "".join(page([release_of(words)] * 2, title=words))
    return [shape(html), *map(shape, waiting(html))]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=(), exclude_characters="\n"), min_size=1, max_size=30))
def test_no_string_of_a_release_changes_the_elements_of_the_page(words: str) -> None:
    if words.strip():
        assert shapes(words) == shapes("甲")


def test_markup_in_a_release_is_shown_as_text() -> None:
    words = HOSTILE.replace("\n", "")
    assert shapes(words) == shapes("甲")
    html = "".join(page([release_of(HOSTILE)]))
    (text,) = (e for e in elements(html) if "text" in e.classes)
    assert text.text == held(HOSTILE)


def test_only_addresses_of_the_web_become_links() -> None:
    urls = ("javascript:alert(1)", "data:text/html,x", "JavaScript:alert(1)", "http://[", "//x.cn/a", "")
    attachments = [Attachment(title="附件", url=url) for url in (*urls, "https://example.cn/a.pdf?a=1&b=<2>")]
    release = release_of("甲").model_copy(update={"document": Document(attachments=attachments, text="甲")})
    links = [e.attributes["href"] or "" for e in elements("".join(page([release]))) if e.name == "a"]
    assert [link for link in links if not link.startswith("#")] == ["https://example.cn/a.pdf?a=1&b=<2>"]


def test_a_page_names_nothing_to_fetch() -> None:
    html = "".join(page([release_of("甲")] * 2))
    found = [*elements(html), *(e for part in waiting(html) for e in elements(part))]
    assert not [e for e in found if e.attributes.get("type") == "application/json" and "<" in e.text]
    assert not {e.name for e in found} & {"link", "img", "iframe", "object", "embed", "base", "form", "video"}
    assert not [e for e in found if {"src", "srcset", "action", "style"} & e.attributes.keys()]
    assert not [name for e in found for name in e.attributes if name.startswith("on")]
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|import\(", data("report.css") + data("report.js"))
    (policy,) = (e.attributes["content"] for e in found if "http-equiv" in e.attributes)
    assert policy and policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_what_is_not_made_here_is_escaped() -> None:
    assert tag("p", "<b>", Html("<i></i>"), None, title='"') == '<p title="&quot;">&lt;b&gt;<i></i></p>'
    assert tag("p", Html("<i>") + "</i>") == "<p>&lt;i&gt;&lt;/i&gt;</p>"


# What is linked is there


def linked(html: str) -> tuple[set[str], list[str]]:
    found = elements(html)
    ids = [e.attributes["id"] or "" for e in found if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    named = ("href", "for", "aria-labelledby")
    used = {e.attributes[name] or "" for e in found for name in named if name in e.attributes}
    return {name.lstrip("#") for name in used if not name.startswith("http")}, ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_label_of_a_release_leads_to_an_element(language: Language) -> None:
    extractor = Extractor()
    for fixture in fixtures():
        release = extract_input(fixture.input, extractor)
        assert isinstance(release, Release)
        used, ids = linked("".join(page([release], language=language)))
        assert used <= set(ids), fixture.id


def test_values_and_evidence_lead_to_each_other() -> None:
    text = "市水利局局长程远山主持会议。电话：0731-22345678。"
    html = "".join(page([extract(text, published_at="2024-05-06")]))
    found = elements(html)
    values = {e.attributes["id"]: e for e in found if "v" in e.classes}
    marks = {e.attributes["id"]: e for e in found if "m" in e.classes}
    assert set(values) == {"r0-officials-0", "r0-officials-0-posts-0", "r0-contacts-0"}
    for name, value in values.items():
        mark = marks[(value.attributes["href"] or "")[1:]]
        assert mark.attributes["href"] == f"#{name}" and mark.text == value.text
    assert [e.text for e in found if e.name == "code"] == ["title_name", "contact.landline"]


def spans(node: Any) -> list[Any]:
    """All evidence in a record."""
    if isinstance(node, dict):
        return (
            [node]
            if {"start", "end", "rule"} <= node.keys()
            else [s for v in node.values() for s in spans(v)]
        )
    return [s for v in node for s in spans(v)] if isinstance(node, list) else []


def test_all_evidence_of_a_record_is_shown_and_every_value_has_a_place_and_a_colour() -> None:
    release = release_of("甲")
    values = list(values_of(release))
    assert sum(len(value.evidence) for value in values) == len(spans(release.model_dump(mode="json")))
    assert {value.field for value in values} == set(FIELDS)
    ids = {e.attributes.get("id") for e in shown(release)}
    assert {f"r0-{value.key}" for value in values} <= ids


def test_a_value_leads_to_the_first_place_that_it_stands_at() -> None:
    text = "县长程远山讲话。程远山指出，要抓好落实。"
    mentions = [Evidence(start=s, end=s + 3, text="程远山", rule="name") for s in (2, 8)]
    document = Document(text=text)
    person = Official(name="程远山", mentions=mentions)
    release = release_of("甲").model_copy(update={"document": document, "officials": [person]})
    (value,) = (e for e in shown(release) if e.attributes.get("id") == "r0-officials-0")
    assert value.attributes["href"] == "#r0-at-2"


# The record as a person reads it


def shown(release: Release, language: Language = "en") -> list[Element]:
    return elements(record(release, Pieces("r0-", Words(language))))


def test_what_was_filled_in_is_told() -> None:
    release = extract("9月11日，县政府召开防汛会议。", published_at="2024-09-14")
    assert release.events[0].inferred == ["year"]
    assert [e.text for e in shown(release) if "inferred" in e.classes] == ["inferred: year"]
    assert [e.text for e in shown(release, "zh") if "inferred" in e.classes] == ["推断: 年份"]


def test_contacts_stand_under_their_owners_in_order_of_mention() -> None:
    kinds = [("甲局", "010-1"), (None, "010-2"), ("甲局", "010-3")]
    contacts = [Contact(kind="phone", value=v, raw=v, owner=owner) for owner, v in kinds]
    release = extract("甲").model_copy(update={"contacts": contacts})
    groups = [e.text for e in shown(release) if "owner" in e.classes]
    assert groups == ["甲局phone 010-1phone 010-3", "No owner is namedphone 010-2"]


def test_a_value_without_evidence_is_no_link() -> None:
    body = Body(name="县政府", full_name="县政府", basis="metadata")
    release = extract("甲").model_copy(update={"issuing_body": body})
    (value,) = (e for e in shown(release) if "v" in e.classes)
    assert (value.name, value.text) == ("span", "县政府") and "metadata" in (value.attributes["title"] or "")


def session(opens: str, closes: str, start: str | None = None, end: str | None = None) -> HoursPeriod:
    day = dt.date.fromisoformat
    return HoursPeriod(
        days=["Mo"],
        opens=opens,
        closes=closes,
        valid_from=day(start) if start else None,
        valid_through=day(end) if end else None,
    )


def test_seasons_are_cut_where_a_session_begins_or_ends() -> None:
    year, window = session("08:00", "12:00"), session("14:00", "17:00", "2024-05-01", "2024-05-05")
    found = [(span(s, Words("en")), len(s.sessions)) for s in seasons([year, window])]
    assert found == [("until 2024-04-30", 1), ("from 2024-05-01 until 2024-05-05", 2), ("from 2024-05-06", 1)]
    assert [span(s, Words("en")) for s in seasons([window])] == ["from 2024-05-01 until 2024-05-05"]
    assert [(span(s, Words("zh"))) for s in seasons([year])] == ["全年"]
    assert seasons([]) == []


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=6), st.integers(0, 9))
def test_on_every_day_the_season_holds_the_sessions_of_that_day(
    windows: list[tuple[int, int]], today: int
) -> None:
    days = [dt.date(2024, 5, n + 1) for n in range(10)]
    periods = [
        HoursPeriod(opens="08:00", closes="12:00", valid_from=days[a], valid_through=days[b])
        for a, b in windows
        if a <= b
    ]
    wanted = [
        p
        for p in periods
        if p.valid_from and p.valid_through and p.valid_from <= days[today] <= p.valid_through
    ]
    holding = [s for s in seasons(periods) if (s.start or days[0]) <= days[today] <= (s.end or days[-1])]
    assert [p for s in holding for p in s.sessions] == wanted and len(holding) <= 1


def test_a_season_can_be_chosen_and_the_first_is() -> None:
    summer, winter = session("15:00", "18:00", None, "2024-09-30"), session("14:00", "17:00", "2024-10-01")
    hours = ServiceHours(raw="x", periods=[session("08:00", "12:00"), summer, winter])
    found = shown(extract("甲").model_copy(update={"service_hours": [hours]}))
    switches = [e for e in found if e.attributes.get("type") == "radio"]
    assert ["checked" in e.attributes for e in switches] == [True, False]
    assert len({e.attributes["name"] for e in switches}) == 1
    assert [e.text for e in found if e.name == "label"] == ["until 2024-09-30", "from 2024-10-01"]
    assert [e.text for e in found if "plain" in e.classes] == [
        "Mon 08:00–12:00Mon 15:00–18:00",
        "Mon 08:00–12:00Mon 14:00–17:00",
    ]


@pytest.mark.parametrize(
    ("opens", "closes", "blocks"),
    [("08:00", "12:00", 1), ("22:00", "06:00", 2), ("00:00", "24:00", 1), ("00:00", "00:00", 2)],
)
def test_the_grid_of_the_week_holds_a_block_for_each_stretch(opens: str, closes: str, blocks: int) -> None:
    hours = ServiceHours(raw="x", periods=[session(opens, closes)])
    found = shown(extract("甲").model_copy(update={"service_hours": [hours]}))
    heights = [float(e.attributes["height"] or "") for e in found if e.name == "rect"]
    assert len(heights) == blocks and all(height >= 0 for height in heights)


def test_holidays_are_no_day_behind_sunday() -> None:
    every = HoursPeriod(days=["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"], opens="08:00", closes="12:00")
    assert days_of(every, EN) == "Mon–Sun, Hol."
    assert days_of(HoursPeriod(opens="08:00", closes="12:00"), EN) == "days not printed"


def test_the_line_of_time_runs_from_the_first_day_to_the_last() -> None:
    day = dt.date.fromisoformat
    found = [
        Deadline(date=day("2024-05-20"), start=day("2024-05-06"), raw="x"),
        Deadline(date=day("2024-05-13"), raw="x"),
    ]
    release = extract("甲", published_at="2024-05-06").model_copy(update={"deadlines": found})
    html = deadlines(release, Pieces("r0-", EN))
    assert html is not None
    at = [float(e.attributes["cx"] or "") for e in elements(html) if e.name == "circle"]
    first = [float(e.attributes["x1"] or "") for e in elements(html) if "window" in e.classes]
    assert at == [356.0, 200.0] and first == [44.0, 44.0]
    alone = extract("甲").model_copy(update={"deadlines": found[1:]})
    html = deadlines(alone, Pieces("r0-", EN))
    assert html is not None and "<svg" not in html and "2024-05-13" in html


# Words and colours

LISTS: dict[str, Any] = {
    "genre": records.Genre, "part": records.PartOfDay,
    "body_role": records.BodyRole, "basis": records.Basis, "status": records.PostStatus,
    "role": records.Role, "kind": records.ContactKind, "day": records.Weekday,
    "unit": Literal["day", "working_day", "week", "month", "year"],
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_closed_list_has_its_word(kind: str, language: Language) -> None:
    assert {key for key, word in Words(language).all(kind) if word} == set(typing.get_args(LISTS[kind]))


def test_what_the_rules_fill_in_has_a_word() -> None:
    known = {key for key, _ in EN.all("inferred")}
    extractor = Extractor()
    for fixture in fixtures():
        release = extract_input(fixture.input, extractor)
        assert isinstance(release, Release)
        named = re.findall(r'"inferred":(\[[^\]]*\])', release.model_dump_json())
        assert {name for names in named for name in json.loads(names)} <= known


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", FIELDS)
def test_words_can_be_read_on_the_colour_of_their_field(name: str) -> None:
    (field,) = (f for f in fields() if f.name == name)
    dark_ink, light_ink = luminance("#1b1b1b"), luminance("#ececec")
    assert (luminance(field.light) + 0.05) / (dark_ink + 0.05) > 4.5
    assert (light_ink + 0.05) / (luminance(field.dark) + 0.05) > 4.5
    assert field.en and field.zh


def test_no_two_fields_share_a_colour() -> None:
    assert len({f.light for f in fields()}) == len({f.dark for f in fields()}) == len(FIELDS)


# The page


def test_the_list_names_every_release_and_the_others_wait() -> None:
    html = "".join(
        page((extract(f"县长程远山讲话。第{n}次。", title=f"通知{n}") for n in range(3)), language="zh")
    )
    found = elements(html)
    assert [e.text for e in found if "name" in e.classes] == ["通知0", "通知1", "通知2"]
    assert [e.attributes["id"] for e in found if e.name == "article"] == ["r0"]
    assert [elements(part)[0].attributes["id"] for part in waiting(html)] == ["r1", "r2"]
    assert next(e for e in found if e.name == "html").attributes["lang"] == "zh-Hans"
    assert next(e for e in found if e.name == "title").text == "文稿"
    (line, *_) = (e for e in found if "data-find" in e.attributes)
    assert "程远山" in (line.attributes["data-find"] or "")


def test_a_page_without_releases_says_so() -> None:
    assert "There is no release to show." in "".join(page([]))


def test_the_page_is_named_after_its_only_release() -> None:
    (title,) = (e for e in elements("".join(page([extract("甲", title="通知")]))) if e.name == "title")
    assert title.text == "通知"


# The command

RUNNER = CliRunner()


def test_the_command_writes_a_page_of_all_it_is_given(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": "a", "text": "县长程远山讲话。"}\n{"id": "b", "html": "<p>通知</p>"}\n', "utf-8")
    out = tmp_path / "report.html"
    options = ["--include", "inspection-x*", "--title", "县区<公告>", "--lang", "zh", "-o", str(out)]
    done = RUNNER.invoke(app, ["view", str(lines), str(FOLDER / "releases"), *options])
    assert done.exit_code == 0, done.output
    found = elements(out.read_text("utf-8"))
    files = sorted(FOLDER.glob("releases/inspection-x*"))
    assert len([e for e in found if "data-find" in e.attributes]) == 2 + len(files)
    assert next(e for e in found if e.name == "h1").text == "县区<公告>"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "report.html"]


def test_the_command_reads_standard_input_and_prints() -> None:
    done = RUNNER.invoke(app, ["view", "-"], input="<p>县长程远山讲话。</p>")
    assert done.exit_code == 0 and "程远山" in done.output and done.output.endswith("</html>\n")


def test_the_command_names_what_failed_and_shows_the_rest(tmp_path: Path) -> None:
    lines, out = tmp_path / "in.jsonl", tmp_path / "report.html"
    lines.write_text('{"id": "a", "text": "县长程远山讲话。"}\n{\n', "utf-8")
    errors = tmp_path / "errors.jsonl"
    done = RUNNER.invoke(app, ["view", str(lines), "-o", str(out), "--errors", str(errors)])
    assert done.exit_code == 3 and json.loads(errors.read_text("utf-8"))["input"] == f"{lines}:2"
    assert "程远山" in out.read_text("utf-8")


def test_the_command_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    assert RUNNER.invoke(app, ["view"]).exit_code == 2
    assert RUNNER.invoke(app, ["view", "x.html", "--lang", "fr"]).exit_code == 2
    done = RUNNER.invoke(app, ["view", "x.html", "-o", str(tmp_path / "none" / "x.html")])
    assert done.exit_code == 1


def test_halves_of_characters_do_not_break_the_file(tmp_path: Path) -> None:
    lines, out = tmp_path / "in.jsonl", tmp_path / "report.html"
    lines.write_text(
        '{"id": "a\\ud800", "title": "通\\udfff知", "text": "县长程远山\\ud842讲话。"}\n', "utf-8"
    )
    assert RUNNER.invoke(app, ["view", str(lines), "-o", str(out)]).exit_code == 0
    assert "通\ufffd知" in out.read_text("utf-8")
