"""The administrative divisions of China: names, short forms, codes and what is above what."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from govnews_extract.errors import LexiconError
from govnews_extract.lexicon.tables import read_cells
from govnews_extract.zh.fold import fold

_DIVISIONS = ["code", "name", "short", "aliases", "until", "now", "flags"]
_ZONES = ["name", "short", "aliases", "level", "within"]
_TOWNSHIPS = ["county", "names"]
_LEVELS = ("province", "prefecture", "county", "zone", "township")


class Division(NamedTuple):
    """A place with a government.

    `code` is the GB/T 2260 code of six digits: for a township that of its county, and empty for the
    XPCC and its divisions, which have none. `short` is the most common short form, or the name.
    `until` is the year in which the name or the code went, empty for one of today; `now` the code
    that took its place, where that is known.
    """

    code: str
    name: str
    short: str
    level: str
    parent: str | None
    until: str = ""
    now: str = ""


class PlaceTables(NamedTuple):
    """All that the place files hold, in the forms in which it is looked up."""

    by_code: dict[str, Division]
    by_name: dict[str, tuple[Division, ...]]
    short_words: frozenset[str]
    ordinary: frozenset[str]


def level_of(code: str) -> str:
    """province, prefecture or county, by the zeros at the end of a code."""
    return "province" if code[2:] == "0000" else "prefecture" if code[4:] == "00" else "county"


@cache
def place_tables() -> PlaceTables:
    """The divisions and the places without codes, by code and by name; raises `LexiconError`."""
    by_code: dict[str, Division] = {}
    names: dict[str, list[Division]] = {}
    shorts: set[str] = set()
    ordinary: set[str] = set()
    for number, (code, name, short, aliases, until, now, flags) in read_cells("divisions.tsv", _DIVISIONS):
        if len(code) != 6 or not code.isdigit():
            raise LexiconError(f"divisions.tsv, line {number}: {code} is no code of six digits")
        level = level_of(code)
        division = Division(code, name, short or name, level, _parent(code, level, by_code), until, now)
        if not until or code not in by_code:
            by_code[code] = division
        if flags != "recoded":
            _enter(division, aliases, names, shorts)
            if flags == "word":
                ordinary.add(short)
    for _, (name, short, aliases, level, within) in read_cells("zones.tsv", _ZONES):
        _enter(Division("", name, short or name, level, within), aliases, names, shorts)
    ranked = {name: tuple(sorted(of, key=_rank)) if len(of) > 1 else (of[0],) for name, of in names.items()}
    return PlaceTables(by_code, ranked, frozenset(shorts), frozenset(ordinary))


def _enter(division: Division, aliases: str, names: dict[str, list[Division]], shorts: set[str]) -> None:
    """Enter a division under its name and its short forms."""
    _, name, short, *_ = division
    forms = aliases.split(",") if aliases else []
    if short is not name:
        forms.append(short)
        shorts.update(forms)
    forms.append(name)
    for form in forms:
        if form in names:
            names[form].append(division)
        else:
            names[form] = [division]


def _parent(code: str, level: str, by_code: dict[str, Division]) -> str | None:
    """The code above: of a county without a prefecture it is the province's."""
    if level == "province":
        return None
    above = code[:4] + "00"
    return above if level == "county" and above in by_code else code[:2] + "0000"


def _rank(division: Division) -> tuple[bool, int, str]:
    return bool(division.until), _LEVELS.index(division.level), division.code


@cache
def township_names() -> frozenset[str]:
    """The folded names of all towns, townships and streets."""
    return frozenset(" ".join(names for _, (_, names) in read_cells("townships.tsv", _TOWNSHIPS)).split(" "))


@cache
def _townships() -> dict[str, tuple[str, ...]]:
    """Folded name of a town, township or street → the codes of the counties that have one."""
    out: dict[str, tuple[str, ...]] = {}
    for _, (county, names) in read_cells("townships.tsv", _TOWNSHIPS):
        for name in names.split(" "):
            out[name] = (*out.get(name, ()), county)
    return out


class Gazetteer:
    """Looks divisions up by name and by code. It holds nothing of its own; instances are equal.

    >>> [d.code for d in Gazetteer().find("株洲市")]
    ['430200']
    """

    def find(self, name: str) -> tuple[Division, ...]:
        """All places of that full name or short form: those of today first, then the larger first.

        >>> [d.name for d in Gazetteer().find("湘西州")]
        ['湘西土家族苗族自治州']
        """
        folded = fold(name)
        found = place_tables().by_name.get(folded, ())
        if counties := _townships().get(folded):
            found += tuple(Division(code, folded, folded, "township", code) for code in counties)
        return found

    def get(self, code: str) -> Division | None:
        """The division of a code, today's name before earlier ones; None for no code.

        >>> Gazetteer().get("430200").name
        '株洲市'
        """
        return place_tables().by_code.get(code)

    def ancestors(self, code: str) -> tuple[Division, ...]:
        """What is above the division of `code`, the nearest first; empty for a province or no code.

        >>> [d.short for d in Gazetteer().ancestors("430212")]
        ['株洲', '湖南']
        """
        out = []
        division = self.get(code)
        while division is not None and division.parent is not None:
            division = self.get(division.parent)
            if division is not None:
                out.append(division)
        return tuple(out)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Gazetteer)

    def __hash__(self) -> int:
        return hash(Gazetteer)
