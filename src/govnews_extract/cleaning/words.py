"""The words that cleaning knows, read from `words.tsv` when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from govnews_extract.lexicon.tables import parse_cells, read_cells

_FILE = "words.tsv"


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    lists: dict[str, dict[str, str]] = {}
    lines = resources.files(__package__).joinpath(_FILE).read_text("utf-8").splitlines()
    for _, (name, word, value) in parse_cells(lines, _FILE, ["list", "word", "value"]):
        lists.setdefault(name, {})[word] = value
    return MappingProxyType(lists)


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list.

    >>> "trs_editor" in words("body"), "content" in words("body")
    (True, False)
    """
    return frozenset(_lists()[name])


def table_labels() -> Mapping[str, str]:
    """The labels of an information table, each with what its value tells.

    >>> table_labels()["发文字号"]
    'number'
    """
    return _lists()["label"]


def head_labels() -> Mapping[str, str]:
    """The labels of a head line, each with what it announces.

    >>> head_labels()["信息来源"]
    'source'
    """
    return _lists()["head"]


@cache
def surnames() -> frozenset[str]:
    """Surnames: what a name that no label announces must begin with.

    >>> "王" in surnames()
    True
    """
    rows = read_cells("surnames.tsv", ["surname", "class"])
    return frozenset(name for _, (name, kind) in rows if kind != "ambiguous")
