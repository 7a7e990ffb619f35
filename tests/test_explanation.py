"""What `explain` says of candidates, kept and refused."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from govnews_extract import Lexicon, extract
from govnews_extract.cli import app
from govnews_extract.explanation import explain

TEXT = (
    "9月11日，市水利局局长程远山主持会议，各科室主要负责人参加。联系电话：0731-22345678，"
    "会议编号：86520077。请于7月26日前反馈意见。"
)


def findings(text: str) -> list[tuple[str, str, str]]:
    release = extract(text)
    return [(f.field, f.verdict, f.value) for f in explain(release, Lexicon.default())]


def test_every_value_of_a_record_is_explained_with_its_rule() -> None:
    release = extract(TEXT)
    quotes = {f.value for f in explain(release, Lexicon.default()) if f.verdict == "kept"}
    assert {"市水利局局长", "程远山", "0731-22345678"} <= quotes
    assert all(f.why for f in explain(release, Lexicon.default()))


def test_refused_candidates_are_told() -> None:
    found = findings(TEXT)
    assert ("officials", "refused", "主要负责人") in found
    assert ("contacts", "refused", "86520077") in found


def test_a_title_is_told_once_as_its_longest_word() -> None:
    refused = [value for field, verdict, value in findings("各组副组长参加。") if verdict == "refused"]
    assert refused == ["副组长"]


def test_days_without_a_year_are_unresolved_and_explained() -> None:
    release = extract(TEXT)
    assert [(u.field, u.text) for u in release.unresolved] == [
        ("events", "9月11日"),
        ("deadlines", "7月26日"),
    ]
    assert ("unresolved", "unresolved", "9月11日") in findings(TEXT)
    assert extract(TEXT, published_at="2024-09-14").unresolved == []


def test_findings_point_into_the_text() -> None:
    release = extract(TEXT)
    for f in explain(release, Lexicon.default()):
        assert release.document.text[f.start : f.end] == f.value


def test_command_prints_one_object_a_line_for_the_fields_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["explain", str(page), "--field", "officials", "-f", "jsonl"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert {row["field"] for row in rows} == {"officials"}
    assert {row["verdict"] for row in rows} == {"kept", "refused"}


def test_command_refuses_a_field_that_is_none(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["explain", str(tmp_path), "--field", "colour"])
    assert result.exit_code == 2
