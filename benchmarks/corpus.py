"""The fixture releases as labelled and as extracted."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from govnews_extract.batch import extract_input
from govnews_extract.extraction import Extractor
from govnews_extract.records import Release
from tests.corpus import FOLDER, Fixture, fixtures

Record = dict[str, Any]


def labelled() -> list[Record]:
    """What a careful reader finds, a record a fixture."""
    return [fixture.gold for fixture in fixtures()]


def predicted(extractor: Extractor) -> list[Record]:
    """What the extractor finds, a record a fixture. Raises RuntimeError for a fixture that fails."""
    return [release_of(fixture, extractor).model_dump(mode="json") for fixture in fixtures()]


def release_of(fixture: Fixture, extractor: Extractor) -> Release:
    """The extracted release of one fixture. Raises RuntimeError where extraction fails."""
    release = extract_input(fixture.input, extractor)
    if not isinstance(release, Release):
        raise RuntimeError(str(release))
    return release


def is_page(fixture: Fixture) -> bool:
    """Whether the fixture is a page, not plain text."""
    return fixture.path.suffix != ".txt"


def corpus_digest(folder: Path = FOLDER) -> str:
    """`sha256:` over the names and contents of all fixture files, their records and their bodies.

    Line ends count as one, so that a checkout on another system has the same digest.
    """
    whole = sha256()
    for path in sorted(p for part in ("bodies", "gold", "releases") for p in (folder / part).iterdir()):
        content = path.read_bytes()
        if path.parent.name != "releases":
            content = content.replace(b"\r\n", b"\n")
        whole.update(f"{path.parent.name}/{path.name}\n".encode())
        whole.update(sha256(content).digest())
    return "sha256:" + whole.hexdigest()


def note(message: str) -> None:
    """Tell how far a run is, on standard error."""
    print(message, file=sys.stderr, flush=True)
