"""Level words without a place's name before them, which mean the release's own places: 县委, 市长."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.placecounts import places_in

_BEHIND_LEVEL = r"(?:委|党委|政府|政协|人大|人民|纪委|监委|长|直|领导|级领导|[\p{Han}]{2,8}局)"
_BARE_LEVEL = Pattern(r"(自治区(?<![各县区市州]自治区)|[省市区县州盟旗](?<![各县区市州].))" + _BEHIND_LEVEL)


class BareLevels:
    """Tells which level words stand bare in a text and its headline.

    `spans` are the places in `folded`. Most levels are never asked for, so nothing is read before.

    >>> bare = BareLevels("县委书记在株洲市调研。", [(5, 8)], "")
    >>> "县" in bare, "市" in bare
    (True, False)
    """

    def __init__(self, folded: str, spans: list[tuple[int, int]], titles: str) -> None:
        self._folded = folded
        self._spans = spans
        self._titles = titles

    def __contains__(self, level: str) -> bool:
        for text in (self._folded, self._titles):
            if level in text and _may_be_bare(text, level):
                return level in self._all
        return False

    @cached_property
    def _all(self) -> set[str]:
        return self._read(self._folded, self._spans) | self._read(self._titles, places_in(self._titles))

    @staticmethod
    def _read(folded: str, spans: Iterable[tuple[int, int]]) -> set[str]:
        named = {end for _, end in spans}
        return {m.group(1) for m in _BARE_LEVEL.finditer(folded) if m.end(1) not in named}


def _may_be_bare(folded: str, level: str) -> bool:
    """Whether a level word stands where it can mean a place by itself."""
    at = folded.find(level)
    while at >= 0:
        if _BARE_LEVEL.match(folded, at):
            return True
        at = folded.find(level, at + 1)
    return False
