"""What is told of the packages that an installation brings keeps up with what the project asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def wanted(*extras: str) -> set[str]:
    lines = [*PROJECT["dependencies"], *(x for e in extras for x in PROJECT["optional-dependencies"][e])]
    return {str(canonicalize_name(Requirement(line).name)) for line in lines} - {"govnews-extract"}


def test_every_dependency_has_its_licence_in_the_table() -> None:
    told = re.findall(
        r"^\| ([a-z0-9-]+) \| [0-9]", (ROOT / "docs/licences.md").read_text("utf-8"), re.MULTILINE
    )
    assert wanted("postgres", "arrow", "warc", "zstd") <= set(told)


def test_every_dependency_is_pinned_with_hashes() -> None:
    lock = (ROOT / ".ci/requirements.txt").read_text("utf-8")
    pinned = re.findall(r"^([a-z0-9-]+)==\S+ \\\n    --hash=sha256:", lock, re.MULTILINE)
    assert wanted("postgres", "arrow", "warc", "zstd", "dev") <= set(pinned)
    assert len(pinned) == len(re.findall(r"^[a-z0-9-]+==", lock, re.MULTILINE))
