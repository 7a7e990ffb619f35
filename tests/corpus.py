"""The fixture releases and their labelled records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from govnews_extract.readers import Input

FOLDER = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Fixture:
    """One labelled release: the bytes of its file and the record that a reader made of it."""

    id: str
    path: Path
    gold: dict[str, Any]

    @property
    def input(self) -> Input:
        """The release as a reader gives it, with what its archive knows."""
        known = self.gold.get("input") or {}
        return Input(
            self.id,
            self.path.read_bytes(),
            url=known.get("url"),
            title=known.get("title"),
            published_at=known.get("published_at"),
            media_type="text/plain" if self.path.suffix == ".txt" else None,
        )


@cache
def fixtures() -> tuple[Fixture, ...]:
    """All fixtures, by id."""
    return tuple(_read())


def _read() -> Iterator[Fixture]:
    for path in sorted((FOLDER / "gold").glob("*.json")):
        (release,) = (FOLDER / "releases").glob(f"{path.stem}.*")
        yield Fixture(path.stem, release, json.loads(path.read_text("utf-8")))


@cache
def bodies() -> tuple[tuple[Fixture, str], ...]:
    """The pages that have a body of text, each with the body as labelled."""
    texts = {path.stem: path.read_text("utf-8") for path in (FOLDER / "bodies").glob("*.txt")}
    return tuple((fixture, texts[fixture.id]) for fixture in fixtures() if fixture.id in texts)
