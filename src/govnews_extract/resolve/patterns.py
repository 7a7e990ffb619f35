"""Patterns compiled on first use, so that importing costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import regex

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


class Pattern:
    """A pattern over folded text, with the methods of a compiled one that are used here.

    >>> Pattern("[省市]").search("株洲市").start()
    2
    """

    match: Callable[..., regex.Match[str] | None]
    search: Callable[..., regex.Match[str] | None]
    fullmatch: Callable[..., regex.Match[str] | None]
    finditer: Callable[..., Iterator[regex.Match[str]]]
    findall: Callable[..., list[str]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        # Reached on first use only: from then on the methods of the compiled pattern are this one's own,
        # and a call costs no more than theirs.
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = regex.compile(self.pattern)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return self.__dict__[name]
