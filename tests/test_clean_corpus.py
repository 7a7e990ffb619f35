"""Head data of the labelled releases: floors that only rise."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from govnews_extract.cleaning import clean_release
from govnews_extract.records import Document

FIXTURES = Path(__file__).parent / "fixtures"
FLOORS = {"title": 0.99, "published_at": 0.99, "source": 0.98, "document_number": 0.95}
DEBRIS = ("上一篇", "下一篇", "【打印", "ICP备", "当前位置", "扫一扫", "分享到：", "推荐阅读", "网站标识码")


def labelled() -> list[tuple[dict[str, Any], Document]]:
    found = []
    for path in sorted((FIXTURES / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        release = next((FIXTURES / "releases").glob(f"{path.stem}.*"), None)
        if release is not None and "document" in gold:
            found.append((gold, clean_release(release.read_bytes(), **gold.get("input", {})).document))
    return found


LABELLED = labelled()


def comparable(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return "".join(str(value).split()) if value else None


def test_there_are_releases() -> None:
    assert len(LABELLED) >= 50


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_floors(field: str) -> None:
    pairs = [
        (comparable(gold["document"][field]), comparable(getattr(document, field)))
        for gold, document in LABELLED
        if field in gold["document"]
    ]
    if field == "published_at":
        pairs = [(str(wanted)[:10] if wanted else None, got) for wanted, got in pairs]
    right = sum(wanted == got for wanted, got in pairs)
    assert right / len(pairs) >= FLOORS[field], [pair for pair in pairs if pair[0] != pair[1]]


def test_no_furniture_in_any_text() -> None:
    for gold, document in LABELLED:
        assert not [mark for mark in DEBRIS if mark in document.text], gold["id"]
