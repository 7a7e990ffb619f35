"""Places as words of the lexicon: divisions with their short forms, zones, and townships."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from govnews_extract.lexicon.gazetteer import place_tables, township_names
from govnews_extract.lexicon.matcher import Token
from govnews_extract.lexicon.tables import Row

_LONGEST = 12
_ENDS = regex.compile(r"镇|乡|街道|苏木")


class PlaceRows(Mapping[str, Row]):
    """Place → row, made on demand; iterates over divisions and zones, but knows townships too.

    Flags: the levels of what bears the name (province, prefecture, county, zone, township),
    `short` for a short form, `word` for a short form that is an ordinary word, `old` for a name
    that nothing bears today.
    """

    def __getitem__(self, word: str) -> Row:
        tables = place_tables()
        found = tables.by_name.get(word, ())
        flags = {d.level for d in found}
        if word in township_names():
            flags.add("township")
        if not flags:
            raise KeyError(word)
        if word in tables.short_words:
            flags.add("short")
        if word in tables.ordinary:
            flags.add("word")
        if found and all(d.until for d in found):
            flags.add("old")
        return Row(word, frozenset(flags), source="gazetteer")

    def __contains__(self, word: object) -> bool:
        return word in place_tables().by_name or word in township_names()

    def __iter__(self) -> Iterator[str]:
        return iter(place_tables().by_name)

    def __len__(self) -> int:
        return len(place_tables().by_name)


def place_rows() -> PlaceRows:
    """The rows of all places."""
    return PlaceRows()


def township_hits(text: str) -> list[Token]:
    """The towns, townships and streets in `text`.

    They all end in one of four words, so looking back from those is as complete as an automaton
    over 34,000 names, which would take longer to build than all the rest.
    """
    known, found = None, []
    for match in _ENDS.finditer(text):
        known = known or township_names()
        end = match.end()
        for start in range(max(0, end - _LONGEST), match.start()):
            if text[start:end] in known:
                found.append(Token(start, end, "place", text[start:end]))
    return found
