"""Chinese numerals to integers.

>>> to_int("二十三"), to_int("二○○七"), to_int("12"), to_int("两"), to_int("一百零五")
(23, 2007, 12, 2, 105)
"""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "廿": 20, "卅": 30}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def to_int(text: str) -> int:
    """The number that `text` writes; raises ValueError if it writes none."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or not all(c in DIGITS or c in UNITS or c.isdigit() for c in text):
        raise ValueError(f"not a numeral: {text!r}")
    if not any(c in UNITS for c in text):
        if text in ("廿", "卅"):
            return DIGITS[text]
        return int("".join(str(DIGITS[c]) if c in DIGITS else c for c in text))
    total = current = 0
    for c in text:
        if c in UNITS:
            total += (current or 1) * UNITS[c] if UNITS[c] != 10000 else 0
            if UNITS[c] == 10000:
                total = (total + current) * 10000
            current = 0
        else:
            value = DIGITS[c] if c in DIGITS else int(c)
            current = current * 10 + value if c.isdigit() and c.isascii() else value
    return total + current
