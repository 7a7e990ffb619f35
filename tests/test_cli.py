"""The command line as a user runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.corpus import FOLDER, fixtures

PAGES = FOLDER / "releases"


def run(*args: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "govnews_extract.cli", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def test_extract_prints_one_record_a_line(tmp_path: Path) -> None:
    one, two = (f.path for f in fixtures()[:2])
    done = run("extract", one, two)
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [r["source_id"] for r in records] == [str(one), str(two)]


def test_json_lines_keep_the_callers_id_and_bad_lines_are_named(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    rows = [
        '{"id": "a", "text": "市长程远山主持会议。"}',
        "{",
        '{"id": 7, "html": "<p>x</p>"}',
        '{"id": "n"}',
    ]
    lines.write_text("\n".join(rows), "utf-8")
    errors = tmp_path / "errors.jsonl"
    done = run("extract", lines, tmp_path / "none.html", "--errors", errors)
    assert done.returncode == 3
    assert [json.loads(x)["source_id"] for x in done.stdout.splitlines()] == ["a", "7"]
    named = [json.loads(x)["input"] for x in errors.read_text("utf-8").splitlines()]
    assert named == [f"{lines}:2", f"{lines}:4", str(tmp_path / "none.html")]
    assert all(name in done.stderr.decode() for name in named)


def test_standard_input_takes_a_page_and_json_lines() -> None:
    page = run("extract", "-", stdin=fixtures()[0].path.read_bytes())
    assert json.loads(page.stdout)["document"]["title"]
    lines = run("extract", "-", stdin='{"id": "x", "text": "通知"}\n'.encode())
    assert json.loads(lines.stdout)["source_id"] == "x"


def test_output_file_appears_whole_and_formats_differ(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert run("extract", fixtures()[0].path, "-f", "json", "-o", out).returncode == 0
    assert isinstance(json.loads(out.read_text("utf-8")), list)
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]
    table = run("extract", fixtures()[0].path, "-f", "table")
    assert fixtures()[0].gold["document"]["title"][:6] in table.stdout.decode()


def test_load_twice_doubles_nothing(tmp_path: Path) -> None:
    database = tmp_path / "releases.db"
    counts = []
    for _ in range(2):
        done = run("load", PAGES, "--to", f"sqlite:///{database}")
        assert done.returncode == 0, done.stderr
        with closing(sqlite3.connect(database)) as connection, connection:
            tables = [t for (t,) in connection.execute("select name from sqlite_master where type = 'table'")]
            counts.append({t: connection.execute(f'select count(*) from "{t}"').fetchone() for t in tables})
            assert counts[-1].pop("runs") == (len(counts),)
    assert counts[0] == counts[1]
    assert counts[0]["releases"][0] > 40 and counts[0]["posts"][0] > 100


def test_usage_and_fatal_errors(tmp_path: Path) -> None:
    assert run("extract").returncode == 2
    assert run("extract", "--format", "xml", "a.html").returncode == 2
    assert run("load", PAGES, "--to", tmp_path / "r.jsonl", "--force").returncode == 2
    assert run("load", PAGES, "--to", tmp_path / "r.db", "--jobs", "0").returncode == 2
    for target in ("nonsense", "sqlite:////no/such/folder/x.db", "mysql://h/d", "r.xlsx"):
        done = run("load", PAGES, "--to", target)
        assert done.returncode == 1 and b"Traceback" not in done.stderr
        assert target.rpartition("/")[2].encode() in done.stderr
    assert run("search", tmp_path / "none.db", "x").returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_load_tells_failures_with_stage_and_run(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": "a", "text": "市长程远山主持会议。"}\n{\n', "utf-8")
    errors = tmp_path / "errors.jsonl"
    done = run("load", lines, "--to", tmp_path / "r.db", "--errors", errors)
    assert done.returncode == 3 and b"1 releases loaded" in done.stderr
    (row,) = map(json.loads, errors.read_text("utf-8").splitlines())
    assert (row["input"], row["stage"], row["run_id"]) == (f"{lines}:2", "read", 1) and row["reason"]


def test_limit_and_include(tmp_path: Path) -> None:
    assert (
        run("load", PAGES, "--to", tmp_path / "r.db", "--limit", "3", "--include", "inspection-*").returncode
        == 0
    )
    with closing(sqlite3.connect(tmp_path / "r.db")) as connection, connection:
        names = [Path(name).name for (name,) in connection.execute("select source_id from inputs")]
    assert len(names) == 3 and all(name.startswith("inspection-") for name in names)


def test_search_prints_hits(tmp_path: Path) -> None:
    database = tmp_path / "r.db"
    assert run("load", PAGES, "--to", database, "--include", "inspection-*").returncode == 0
    table = run("search", database, "巡", "--limit", "2")
    assert table.returncode == 0 and "巡" in table.stdout.decode()
    found = [
        json.loads(line) for line in run("search", database, "巡视组", "-f", "jsonl").stdout.splitlines()
    ]
    assert found and all({"id", "title", "published_at", "url", "snippet"} <= row.keys() for row in found)
    nothing = run("search", database, "没有这样的话")
    assert nothing.returncode == 0 and nothing.stdout.strip() == b"" and nothing.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals")
@pytest.mark.parametrize("colours", [True, False])
def test_a_terminal_shows_how_far_a_run_is(tmp_path: Path, colours: bool) -> None:
    import pty

    command: list[str | Path] = [sys.executable, "-m", "govnews_extract.cli", "load", PAGES]
    command += [tmp_path / "none.html"]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"} | (
        {} if colours else {"NO_COLOR": "1"}
    )
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [*command, "--to", tmp_path / "r.db", "--batch", "20"], stderr=slave, env=environment
    )
    os.close(slave)
    told = b""
    while chunk := _read(master):
        told += chunk
    os.close(master)
    assert child.wait() == 3
    text = told.decode()
    assert "loading" in text and f"/{len(fixtures()) + 1}" in text and "/s" in text
    assert "none.html: no such file" in text.lower() and f"{len(fixtures())} releases loaded" in text
    assert bool(re.search(r"\x1b\[(?:1;)?3\d", text)) == colours


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other side is closed
        return b""


def test_schema_is_json_schema_2020_12() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"].endswith("2020-12/schema") and schema["$id"]
    assert "event_date" in schema["properties"]
