"""Spans that lie as they like, over one another and across lines, to segments that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """`text[start:end]` is evidence of the value under `key`, found by `rule`."""

    start: int
    end: int
    key: str
    field: str
    rule: str = ""


class Segment(NamedTuple):
    """A stretch of one line with all marks that lie over it, the widest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The text cut at every end of a mark and behind every line feed: all of it, each character once.

    Marks that lie outside of the text, in part or as a whole, count as far as they are in it.

    >>> for s in segments("甲乙丙丁", [Mark(0, 3, "a", "x"), Mark(1, 4, "b", "x")]):
    ...     print(s.start, s.end, [mark.key for mark in s.marks])
    0 1 ['a']
    1 3 ['a', 'b']
    3 4 ['b']
    """
    inside = [m._replace(start=max(m.start, 0), end=min(m.end, len(text))) for m in marks]
    waiting = sorted((m for m in inside if m.start < m.end), key=lambda m: m.start, reverse=True)
    ends = {0, len(text)} | {edge for m in waiting for edge in (m.start, m.end)}
    ends |= {at + 1 for at, character in enumerate(text) if character == "\n"}
    cuts = sorted(ends)
    over: list[Mark] = []
    for start, end in pairwise(cuts):
        over = [m for m in over if m.end > start]
        while waiting and waiting[-1].start == start:
            over.append(waiting.pop())
        yield Segment(start, end, tuple(sorted(over, key=lambda m: (m.start - m.end, m.start))))


def lines(text: str, marks: Iterable[Mark]) -> Iterator[list[Segment]]:
    """The segments line by line; a line ends with its line feed.

    >>> [len(line) for line in lines("甲乙\\n丙", [Mark(1, 4, "a", "x")])]
    [2, 1]
    """
    line: list[Segment] = []
    for segment in segments(text, marks):
        line.append(segment)
        if text[segment.end - 1] == "\n":
            yield line
            line = []
    if line:
        yield line
