"""A loaded file in Datasette, which is to show it without being told anything."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from govnews_extract.batch import load
from govnews_extract.readers import Input
from govnews_extract.sinks import open_database
from tests.missing import missing

if find_spec("datasette") is None:
    missing("datasette", "no datasette: pip install datasette")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("datasette") / "r.db"
    bodies = ["县委书记程远山主持会议。咨询电话：0731-22345678。", "县水利局局长贺兰心检查防汛。"]
    with open_database(str(path)) as target:
        load([Input(str(n), body, title=f"通知{n}") for n, body in enumerate(bodies)], target)
    return path


def get(database: Path, page: str) -> Any:
    command = [sys.executable, "-m", "datasette", str(database), "--get", page]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("table", ["officials", "contacts", "evidence"])
def test_a_row_leads_to_its_release(database: Path, table: str) -> None:
    (row, *_) = get(database, f"/r/{table}.json?_labels=on&_shape=array")
    link = row["release_id"]
    (release,) = get(database, f"/r/releases/{link['value'].replace(':', '~3A')}.json?_shape=array")
    assert (release["id"], release["title"]) == (link["value"], link["label"])


def test_search_and_views_are_there(database: Path) -> None:
    found = get(database, f"/r/releases.json?_search={quote('水利局局长')}&_shape=array")
    assert [row["title"] for row in found] == ["通知1"]
    assert len(get(database, "/r/v_officials.json?_shape=array")) == 2
