"""White space: the only thing of a text that cleaning rewrites.

A line is trimmed, a run of blanks (ideographic, no-break, tab) becomes one blank or, where two or
more stood, two: `于 涛` and columns stay apart. Characters without width and control characters go.
"""

from __future__ import annotations

from functools import cache

import regex


@cache
def _invisible() -> regex.Pattern[str]:
    return regex.compile(
        r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]"
    )


@cache
def _wrap() -> regex.Pattern[str]:
    """A line break of the source inside a line of text, with the blanks of its indentation."""
    return regex.compile(r"[ \t\r\f]*+\n[ \t\r\n\f]*+")


@cache
def _wide() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Han}\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u303f\uff00-\uffef]")


@cache
def _blanks() -> regex.Pattern[str]:
    return regex.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]++")


def visible(text: str) -> str:
    """`text` without control characters and characters of no width.

    >>> visible("王\\u200b伟\\x07")
    '王伟'
    """
    return text if text.isprintable() else _invisible().sub("", text)


def fold_line(text: str) -> str:
    """One line of text, its white space folded.

    >>> fold_line("\\u3000\\u3000彭\\u3000莹，女\\u00a0 \\u00a0汉族 ")
    '彭 莹，女  汉族'
    """
    text = text.strip()
    if text.isprintable():  # of all blanks only the common one is
        if "  " not in text:
            return text
    else:
        text = _invisible().sub("", text)
    return _blanks().sub(_one_or_two, text).strip()


def unwrap(text: str) -> str:
    """Markup's line breaks are no characters of the text: none between Chinese, a blank elsewhere.

    >>> unwrap("县委\\n   书记 of\\nthe")
    '县委书记 of the'
    """
    return _wrap().sub(_join, text) if "\n" in text else text


def squeeze(text: str) -> str:
    """`text` without any white space, to compare two printings of one thing.

    >>> squeeze("公 　告")
    '公告'
    """
    return "".join(text.split())


def _one_or_two(match: regex.Match[str]) -> str:
    return " " if match.end() - match.start() == 1 else "  "


def _join(match: regex.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    beside = start > 0 and end < len(text) and _wide().match(text[start - 1]) and _wide().match(text[end])
    return "" if beside else " "
