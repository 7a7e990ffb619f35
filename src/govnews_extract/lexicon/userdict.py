"""User dictionaries in jieba's format: `word [frequency] [tag]`, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import regex

from govnews_extract.errors import LexiconError

_LINE = r"(\S{1,64})(?:[ \t]{1,8}([0-9]{1,12}))?(?:[ \t]{1,8}([A-Za-z]{1,16}))?"


class Entry(NamedTuple):
    """A line of a user dictionary; `frequency` is 0 and `tag` empty where the line has none."""

    word: str
    frequency: int
    tag: str


def read_user_dictionary(path_or_lines: str | Path | Iterable[str]) -> Iterator[Entry]:
    """The entries of a file (a path) or of lines; empty lines are passed over.

    Raises `LexiconError` naming file, line and reason.

    >>> list(read_user_dictionary(["青石镇 3 ns", "河长 title"]))
    [Entry(word='青石镇', frequency=3, tag='ns'), Entry(word='河长', frequency=0, tag='title')]
    """
    if isinstance(path_or_lines, str | Path):
        name = str(path_or_lines)
        try:
            lines: Iterable[str] = Path(path_or_lines).read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as reason:
            raise LexiconError(f"{name}: {reason}") from reason
    else:
        name, lines = "user dictionary", path_or_lines
    for number, line in enumerate(lines, 1):
        text = line.lstrip("\ufeff").strip()
        if not text:
            continue
        match = regex.fullmatch(_LINE, text)
        if match is None:
            raise LexiconError(f"{name}, line {number}: not of the form word [frequency] [tag]")
        word, frequency, tag = match.groups()
        yield Entry(word, int(frequency or 0), tag or "")
