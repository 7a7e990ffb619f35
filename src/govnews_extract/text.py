"""A text in two forms of one length: as printed, and folded for matching.

`fold` maps one character to one character (full width to ASCII, all dashes and tildes to `-`, all
colons to `:`, traditional to simplified), so an offset in the folded form is the same offset in
the printed one, and evidence never has to be searched for.

>>> t = Text("電話：０７３１—2767")
>>> t.folded
'电话:0731-2767'
>>> t.evidence(3, 12, "phone").text
'０７３１—2767'
"""

from __future__ import annotations

from functools import cached_property

from govnews_extract.records import Evidence
from govnews_extract.zh.fold import fold


class Text:
    """The text that every field reads. Immutable; offsets are code points."""

    __slots__ = ("__dict__", "folded", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.folded = fold(raw)

    def __len__(self) -> int:
        return len(self.raw)

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The evidence for `raw[start:end]`."""
        return Evidence(start=start, end=end, text=self.raw[start:end], rule=rule)

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of every line, without its line break."""
        spans, at = [], 0
        for line in self.raw.split("\n"):
            spans.append((at, at + len(line)))
            at += len(line) + 1
        return tuple(spans)
