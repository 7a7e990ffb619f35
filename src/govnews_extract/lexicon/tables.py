"""The data files: tab-separated tables whose comment lines carry source and licence.

The first line that is no comment names the columns; every further line is a row. Nothing is quoted
and nothing is escaped, so a file diffs well and a row can be added with any editor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import NamedTuple

from govnews_extract.errors import LexiconError
from govnews_extract.zh.fold import fold


class Row(NamedTuple):
    """One word of the lexicon, folded, with what is known of it."""

    word: str
    flags: frozenset[str] = frozenset()
    not_before: tuple[str, ...] = ()
    example: str = ""
    source: str = ""


_NO_FLAGS: frozenset[str] = frozenset()
_COLUMNS = list(Row._fields)


def read_lines(name: str) -> list[str]:
    """The lines of the data file `name`; raises `LexiconError` when there is none."""
    try:
        return resources.files(__package__).joinpath("data", name).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as reason:
        raise LexiconError(f"{name}: {reason}") from reason


def parse_cells(lines: Iterable[str], name: str, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells in the order of `columns`) of every row; missing cells are empty.

    Raises `LexiconError` naming file, line and reason for a column that is not among `columns`, a
    row with more cells than the table has columns, an empty first cell, or a table without columns.

    >>> list(parse_cells(["# a note", "word", "局长"], "posts.tsv", ["flags", "word"]))
    [(3, ['', '局长'])]
    """
    width, order = 0, None
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not width:
            width, order = len(cells), _order_of(cells, columns, f"{name}, line {number}")
            continue
        if len(cells) > width:
            raise LexiconError(f"{name}, line {number}: {len(cells)} cells for {width} columns")
        if not cells[0].strip():
            raise LexiconError(f"{name}, line {number}: the first cell is empty")
        if len(cells) < len(columns):
            cells += [""] * (len(columns) - len(cells))
        yield number, cells if order is None else [cells[at] for at in order]
    if not width:
        raise LexiconError(f"{name}, line 1: no line names the columns")


def _order_of(named: list[str], columns: list[str], where: str) -> list[int] | None:
    """Where each of `columns` stands among the named ones; None when they stand as they are."""
    if len(set(named)) != len(named) or not set(named) <= set(columns):
        raise LexiconError(f"{where}: the columns are some of {', '.join(columns)}, each once, not {named}")
    if named == columns[: len(named)]:
        return None
    # A column that the table lacks reads the cell behind the last, which is empty.
    return [named.index(column) if column in named else len(named) for column in columns]


def read_cells(name: str, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    """`parse_cells` of the data file `name`."""
    return parse_cells(read_lines(name), name, columns)


def parse_words(lines: Iterable[str], name: str, flags: frozenset[str]) -> dict[str, Row]:
    """Word → row of a word table; `flags` are the flags that the kind knows.

    The row of the word `*` holds what may not follow any word of the table, `*长` what may not follow
    a word that ends in 长. A word flagged `vice` has a form with 副 before it, which is a row too.

    Raises `LexiconError` for a word that stands twice, an unknown flag or an unknown column.
    """
    rows: dict[str, Row] = {}
    common: dict[str, tuple[str, ...]] = {}
    vices: dict[str, Row] = {}
    sets: dict[str, frozenset[str]] = {"": _NO_FLAGS}
    for number, (word, given, stops, example, source) in parse_cells(lines, name, _COLUMNS):
        own = sets.get(given)
        if own is None:
            own = sets[given] = frozenset(given.split(","))
            if not own <= flags:
                unknown = ", ".join(sorted(own - flags))
                raise LexiconError(f"{name}, line {number}: unknown flag {unknown}")
        not_before = tuple(stops.split(",")) if stops else ()
        if word[0] == "*":
            common[word[1:]] = not_before
            continue
        for end, further in common.items():
            if word.endswith(end):
                not_before += further
        if word in rows:
            raise LexiconError(f"{name}, line {number}: {word} stands twice")
        rows[word] = Row(word, own, not_before, example, source)
        if "vice" in own:
            vice = f"副{word}"
            vices[vice] = Row(vice, own - {"vice"}, not_before, example.replace(word, vice, 1), source)
    return vices | rows


def check_example(row: Row) -> bool:
    """Whether the row's example, if it has one, holds the row's word.

    >>> check_example(Row("局长", example="水利局局长程远山"))
    True
    """
    return not row.example or row.word in fold(row.example)


def merged(*tables: Mapping[str, Row]) -> dict[str, Row]:
    """One table of several; a later row replaces an earlier one of the same word."""
    out: dict[str, Row] = {}
    for table in tables:
        out.update(table)
    return out
