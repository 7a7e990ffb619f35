"""Where a line, a sentence or a taken stretch begins and ends, with bounded looks to both sides.

A text of five megabytes without a line break must not be walked through again for every number.
"""

from __future__ import annotations

from bisect import bisect_right, insort

REACH = 600
"""How many characters of its own line a contact's surroundings may be."""


def line_start(folded: str, at: int, reach: int = REACH) -> int:
    """Where the line of `at` begins, or `reach` characters before.

    >>> line_start("甲\\n乙丙", 3)
    2
    """
    floor = at - reach if at > reach else 0
    found = folded.rfind("\n", floor, at)
    return found + 1 if found >= 0 else floor


def line_end(folded: str, at: int, reach: int = REACH) -> int:
    """Where the line of `at` ends, or `reach` characters after.

    >>> line_end("甲乙\\n丙", 0)
    2
    """
    stop = min(len(folded), at + reach)
    end = folded.find("\n", at, stop)
    return stop if end < 0 else end


def sentence_start(folded: str, at: int, floor: int) -> int:
    """Where the sentence of `at` begins, not before `floor`.

    >>> sentence_start("甲。乙丙", 3, 0)
    2
    """
    return max(
        floor,
        folded.rfind("。", floor, at) + 1,
        folded.rfind("!", floor, at) + 1,
        folded.rfind("?", floor, at) + 1,
    )


def sentence_end(folded: str, at: int, reach: int = REACH) -> int:
    """Where the sentence, or the line, of `at` ends, or `reach` characters after.

    >>> sentence_end("甲乙。丙", 0)
    2
    """
    stop = min(len(folded), at + reach)
    for mark in "\n。!?":
        end = folded.find(mark, at, stop)
        if end >= 0:
            stop = end
    return stop


class Stretches:
    """Stretches of text that are taken already; they do not overlap."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        """Takes `start:end`."""
        insort(self._taken, (start, end))

    def meets(self, start: int, end: int) -> bool:
        """Whether any taken stretch overlaps `start:end`."""
        i = bisect_right(self._taken, (start, start))
        before = i > 0 and self._taken[i - 1][1] > start
        return before or (i < len(self._taken) and self._taken[i][0] < end)
