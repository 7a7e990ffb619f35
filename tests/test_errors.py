"""What can go wrong is written down: every error and every warning, with its cause and its cure."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import govnews_extract
from govnews_extract import errors
from govnews_extract.cleaning import _MESSAGES
from tests.test_cli import run

ROOT = Path(__file__).parent.parent
TOLD = (ROOT / "docs" / "errors.md").read_text("utf-8")


def first_cells(heading: str) -> list[str]:
    """The first cells of the table under a heading, without their marks."""
    section = TOLD.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)


def codes() -> set[str]:
    """The codes of all warnings that the package makes."""
    found = set(_MESSAGES)
    for path in Path(govnews_extract.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                given = [k.value for k in node.keywords if k.arg == "code" and node.func.id == "Warning"]
                given += node.args[:1] if node.func.id == "_warning" else []
                constants = [n.value for g in given for n in ast.walk(g) if isinstance(n, ast.Constant)]
                found |= {value for value in constants if isinstance(value, str)}
    return found


def test_every_warning_is_explained() -> None:
    assert sorted(first_cells("Warnings")) == sorted(codes())


def test_every_error_is_explained() -> None:
    classes = {name for name, value in vars(errors).items() if isinstance(value, type)}
    assert sorted(first_cells("Errors")) == sorted(classes)
    assert classes <= set(govnews_extract.__all__)


def test_an_error_is_one_line_and_debug_tells_where(tmp_path: Path) -> None:
    arguments = ("search", tmp_path / "none.db", "x")
    short, long = run(*arguments), run("--debug", *arguments)
    assert short.returncode == long.returncode == 1
    (line,) = short.stderr.decode().splitlines()
    assert line.startswith("govnews-extract: ")
    told = long.stderr.decode()
    assert "Traceback" in told and told.splitlines()[-1] == line


def test_a_defect_is_one_line_too(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_bytes(b"\xff\xfe\x00")
    page = tmp_path / "a.html"
    page.write_bytes(b"<p>x")
    done = run("extract", page, "--lexicon", words)
    assert done.returncode == 1 and len(done.stderr.decode().splitlines()) == 1


def test_the_trace_of_a_page_that_fails_is_told_under_debug(tmp_path: Path) -> None:
    missing = tmp_path / "none.html"
    assert b"Traceback" not in run("extract", missing).stderr
    told = run("--debug", "extract", missing).stderr.decode()
    assert f"{missing}: No such file" in told
