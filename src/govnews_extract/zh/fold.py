"""Folding: one character to one character, so that offsets never move."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

_PAIRS = {
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u200a\u202f", " "),
    **dict.fromkeys("∶︰ː﹕", ":"),
    **dict.fromkeys("—–―─‐‑‒−~～〜∼∽﹣", "-"),
    **dict.fromkeys("•・‧∙⋅", "·"),
    **dict.fromkeys("○◯", "〇"),
    "﹙": "(", "﹚": ")", "｡": "。", "､": "、", "﹑": "、", "﹐": ",", "﹔": ";", "﹪": "%",
}  # fmt: skip
# the table is the shorter way for few characters of text, and for many different ones to be replaced
_SHORT, _SEVERAL = 80, 24


@cache
def _pairs() -> dict[str, str]:
    """What is replaced: punctuation and widths, and traditional characters, by their simplified ones."""
    rows = resources.files("govnews_extract.lexicon").joinpath("data/simplified.tsv").read_text("utf-8")
    pairs = [row.split("\t", 2) for row in rows.splitlines() if row and row[0] != "#"]
    return _PAIRS | {pair[0]: pair[1] for pair in pairs}


@cache
def _table() -> dict[int, str]:
    return {ord(k): v for k, v in _pairs().items()}


@cache
def _marks() -> re.Pattern[str]:
    """Any character to be replaced; `re` looks such a class up in a bitmap, if all are within 16 bits."""
    return re.compile("[" + "".join([c for c in _pairs() if c <= "\uffff"]) + "]")


@lru_cache(maxsize=8192)
def _fold_short(text: str) -> str:
    """Names and titles: they come again and again, in a release and from one to the next."""
    return text.translate(_table())


def fold(text: str) -> str:
    """`text` for matching: same length, full width and variants to one form.

    >>> fold("（０７３１）２７６７—1872 區∶")
    '(0731)2767-1872 区:'
    """
    if len(text) <= _SHORT:
        return _fold_short(text)
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        return text.translate(_table())  # characters of more than 16 bits are not among the marks
    marks, pairs = set(_marks().findall(text)), _pairs()
    if len(marks) > _SEVERAL or not marks.isdisjoint([pairs[mark] for mark in marks]):
        return text.translate(_table())
    for mark in marks:
        text = text.replace(mark, pairs[mark])
    return text
