"""Folding: one character to one character, so that offsets never move."""

from __future__ import annotations

from functools import cache
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


@cache
def _table() -> dict[int, str]:
    """The translation table: punctuation and widths, then traditional to simplified."""
    rows = resources.files("govnews_extract.lexicon").joinpath("data/simplified.tsv").read_text("utf-8")
    table = {ord(k): v for k, v in _PAIRS.items()}
    for row in rows.splitlines():
        if row and not row.startswith("#"):
            traditional, simplified = row.split("\t")[:2]
            table[ord(traditional)] = simplified
    return table


def fold(text: str) -> str:
    """`text` for matching: same length, full width and variants to one form.

    >>> fold("（０７３１）２２３４—5678 區∶")
    '(0731)2234-5678 区:'
    """
    return text.translate(_table())
