"""Patterns compiled on first use, so that importing costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from sys import maxsize

import regex


class Pattern:
    """A pattern over folded text, with the methods of a compiled one that are used here.

    >>> Pattern("[省市]").search("株洲市").start()
    2
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        return regex.compile(self.pattern)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """The match at `start`, or null."""
        return self.compiled.match(text, start, end)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """The first match in `text[start:end]`, or null."""
        return self.compiled.search(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """The match that is all of `text[start:end]`, or null."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[regex.Match[str]]:
        """All matches in `text[start:end]`, left to right."""
        return iter(self.compiled.finditer(text, start, end))

    def sub(self, replacement: str, text: str) -> str:
        """`text` with every match replaced."""
        return self.compiled.sub(replacement, text)
