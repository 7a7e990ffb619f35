"""How much of one page is read: what is beyond any release costs no time, and a warning tells of it."""

from __future__ import annotations

import re
from functools import cache

MAX_TEXT = 1_000_000  # characters; the longest releases, yearbooks and budgets, stay below half of it
MAX_ATTRIBUTES = 5_000  # of one tag; the parser's time grows with their square
_CROWD = 100_000  # bytes of a tag in which so many can stand that it is felt


@cache
def _long_tag() -> re.Pattern[bytes]:
    return re.compile(rb"<([a-zA-Z][a-zA-Z0-9:_-]{0,40})[\s/][^<>]{%d,}>?" % _CROWD)


def thinned(utf8: bytes) -> tuple[bytes, int | None]:
    """The page without the attributes of tags that have too many, and where the first of these stands.

    >>> page = b"<div " + b"a=1 " * 50_000 + b">x</div>"
    >>> thinned(page), thinned(b"<div id=zoom>")
    ((b'<div>x</div>', 0), (b'<div id=zoom>', None))
    """
    if len(utf8) < _CROWD:
        return utf8, None
    parts, last, first = [], 0, None
    for tag in _long_tag().finditer(utf8):
        if len(tag[0].split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES:
            first = tag.start() if first is None else first
            parts += [utf8[last : tag.start()], b"<" + tag[1] + b">"]
            last = tag.end()
    return (b"".join((*parts, utf8[last:])), first) if parts else (utf8, None)


def shortened(text: str) -> str:
    """The text up to the last line that ends within `MAX_TEXT`, or up to there.

    >>> len(shortened("甲" * 2_000_000)), shortened("甲")
    (1000000, '甲')
    """
    if len(text) <= MAX_TEXT:
        return text
    at = text.rfind("\n", MAX_TEXT // 2, MAX_TEXT)
    return text[: at if at >= 0 else MAX_TEXT]
