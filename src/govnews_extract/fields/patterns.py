"""Patterns by name, each compiled when it is first asked for: a release needs some of them, few need all."""

from __future__ import annotations

from collections.abc import Mapping

import regex


class Patterns(dict[str, regex.Pattern[str]]):
    """The compiled patterns of `sources`.

    >>> patterns = Patterns({"year": r"(?:19|20)\\d\\d年"})
    >>> patterns["year"].search("于2024年召开")[0]
    '2024年'
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, name: str) -> regex.Pattern[str]:
        pattern = self[name] = regex.compile(self._sources[name])
        return pattern
