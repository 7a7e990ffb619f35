"""Markdown tables, and the machine that the figures are of."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; columns whose head ends with `:` stand to the right.

    >>> print(table(["tool", "ms:"], [["ours", "1.2"]]))
    | tool | ms |
    |---|--:|
    | ours | 1.2 |
    """
    lines = [
        "| " + " | ".join(head.rstrip(":") for head in heads) + " |",
        "|" + "|".join("--:" if head.endswith(":") else "---" for head in heads) + "|",
    ]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def installed(*packages: str) -> str | None:
    """`name version` of the packages, or None where one is not installed."""
    try:
        return ", ".join(f"{name} {version(name)}" for name in packages)
    except PackageNotFoundError:
        return None


def machine() -> str:
    """The processor, the number of its cores, Python's version.

    >>> "Python" in machine()
    True
    """
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, {python.replace('CPython', 'Python')}"
    )


def _processor() -> str:
    if sys.platform == "linux":
        for line in Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
