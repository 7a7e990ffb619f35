"""A rule is a value that carries its proof: what it must match and what it must not.

A module of `fields` holds its rules in a tuple named `RULES`; one test runs the examples of all of
them, so a rule without an example cannot be written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import regex


class Search(Protocol):
    """A method of a compiled pattern."""

    def __call__(self, string: str, /, pos: int = ..., endpos: int = ...) -> regex.Match[str] | None:
        """The match, or None."""


@dataclass(frozen=True)
class Rule:
    """A named pattern over folded text.

    `examples` are texts in which the pattern finds the text between 「 and 」 (the marks are taken
    out first); `rejects` are texts in which it finds nothing.

    >>> r = Rule("year", r"(?:19|20)\\d{2}年", examples=("于「2024年」召开",), rejects=("1024年",))
    >>> r.finditer("2024年")[0].group()
    '2024年'
    """

    name: str
    pattern: str
    examples: tuple[str, ...]
    rejects: tuple[str, ...] = ()
    flags: int = field(default=0, repr=False)

    def __post_init__(self) -> None:
        if not self.examples:
            raise ValueError(f"rule {self.name} has no example")

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern, compiled on first use so that importing costs nothing."""
        return regex.compile(self.pattern, self.flags)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> list[regex.Match[str]]:
        """All matches in `text[start:end]`, left to right."""
        return list(self.compiled.finditer(text, start, len(text) if end is None else end))

    # Bound to the compiled pattern itself: these are called some hundred times a release.
    @cached_property
    def search(self) -> Search:
        """`search(text, start, end)`: the first match in `text[start:end]`, or None."""
        return self.compiled.search

    @cached_property
    def match(self) -> Search:
        """`match(text, start, end)`: the match that begins at `start`, or None."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Search:
        """`fullmatch(text, start, end)`: the match of all of `text[start:end]`, or None."""
        return self.compiled.fullmatch
