"""What finders hand on: a contact with its place, before its owner is known, and a table's cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from govnews_extract.records import ContactKind

Span = tuple[int, int]


class Found(NamedTuple):
    """One printed contact.

    `value` in the normal form of its kind, empty where that is what is printed; `head` is where its entry begins (its label, else its value; of a list the first entry's), the
    place from which its owner is looked for; `owner` the span that names the owner right beside it;
    `lone` that it is one of the country's own short codes, which no sentence before it introduces.
    """

    kind: ContactKind
    value: str
    start: int
    end: int
    head: int
    rule: str
    label: Span | None = None
    owner: Span | None = None
    owner_rule: str = "contact.owner.beside"
    extension: str | None = None
    e164: str | None = None
    postcode: str | None = None
    inferred: tuple[str, ...] = ()
    lone: bool = False


class Cell(NamedTuple):
    """A table's cell, with what its header says of what stands in it."""

    start: int
    end: int
    label: Span | None = None
    owner: Span | None = None
    kind: ContactKind | None = None
    words: str = ""  # the header, or the label cell before it
    area: str | None = None


CellAt = Callable[[int], Cell | None]
