"""Where characters stand, as the first step of a search.

`str.find` of one character passes over a page of text in a tenth of a microsecond, of a word in two, and
a pattern in ten or twenty; so what is looked for is found by its rarest character, and then looked at.
"""

from __future__ import annotations


def spots(text: str, characters: str, start: int = 0) -> list[int]:
    """Where any of `characters` stands in `text`, from `start` on, in order.

    >>> spots("受理时间:9时至17时", "时:")
    [2, 4, 6, 10]
    """
    found: list[int] = []
    for character in characters:
        at = text.find(character, start)
        while at >= 0:
            found.append(at)
            at = text.find(character, at + 1)
    if len(characters) > 1:
        found.sort()
    return found
