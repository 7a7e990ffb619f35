"""Filling in the places that bodies are printed without: 市纪委 → 株洲市纪委."""

from __future__ import annotations

from functools import cached_property

from govnews_extract.lexicon import Division, Gazetteer
from govnews_extract.lexicon.gazetteer import place_tables
from govnews_extract.resolve.bodykinds import TOWNS
from govnews_extract.resolve.bodynames import Lead, division_of, read_lead
from govnews_extract.resolve.chains import Chain
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.placecounts import places_in, towns_in
from govnews_extract.resolve.places import PlaceContext, kind_of
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_SHORT_FOR_ITSELF = Pattern(r"[局厅部院]")  # 省局: which one, only the release's subject tells
_ZONE_END = Pattern(
    r"(?:开发区|高新区|经开区|集聚区|产业园区?|工业园区?|园区|保税区|度假区|风景区|旅游区|示范区|试验区|管理区|新区)(?![人民县])"
)
_COMPANY_END = Pattern(r"集团|公司")
_LONGEST = 16
_BREAK = Pattern(r"[^\p{Han}]")
# Words before the name of a zone or company in its clause.
_CUT = Pattern(
    r"关于|召开|新?组建的?|建立|成立|进驻|来到|走进|推进|支持|巡[视察]|调研|考察|代表|要求|[在到对由向为的与和赴被将]"
)


def _start_of_name(folded: str, end_word: int) -> int:
    """Where the name that ends in the word at `end_word` begins: at a place, or behind a verb."""
    start = max(0, end_word - _LONGEST)
    for pattern in (_BREAK, _CUT):
        for match in pattern.finditer(folded, start, end_word):
            start = match.end()
    return next((a for a, _ in places_in(folded, start, end_word)), start)


def _names_ending(ends: Pattern, folded: str, raw: str) -> list[tuple[int, str]]:
    found = []
    for match in ends.finditer(folded):
        start = _start_of_name(folded, match.start())
        found.append((start, raw[start : match.end()]))
    return found


class PlaceFiller:
    """Finds the place that a level word means: by the chain, by the release, by the lines before."""

    def __init__(self, places: PlaceContext, text: Text, about: str) -> None:
        self.places = places
        self.text = text
        self.about_raw = about
        self.about = fold(about)

    def place(self, level: str, at: int, chain: Chain | None = None) -> str | None:
        """The place that the level word `level` at `at` means, in the characters of the release, or null."""
        if chain is not None:
            for link in chain.near(self.text.folded, at):
                for known, name in link.places:
                    if known == level and len(name) > len(level):
                        return name
        if level in TOWNS:
            return self._town(level, at)
        if level == "师市":
            return self._division_of_corps()
        division = self.places.at(level)
        if division is not None:
            return self.places.name(division, level)
        return self._mentioned(level, at)

    def _mentioned(self, level: str, at: int) -> str | None:
        """The only place of the level that the line names before `at`."""
        folded = self.text.folded
        start = folded.rfind("\n", 0, at) + 1
        spans = [(a, b) for a, b in places_in(folded, start, at) if b - a > 2]
        found = {d.code: d for a, b in spans if (d := self._division(folded[a:b], level))}
        return self.places.name(next(iter(found.values())), level) if len(found) == 1 else None

    def _division(self, word: str, level: str) -> Division | None:
        division = division_of(word)
        return division if division is not None and division.code and kind_of(division) == level else None

    def _town(self, level: str, at: int) -> str | None:
        """The town that the issuer or the headline names, else the only one of the text."""
        about = {self.about[a:b] for a, b in towns_in(self.about)}
        named = [(start, name) for start, name in self._towns if name.endswith(level)]
        before = {name for start, name in named if start < at}
        for names in ({name for name in about if name.endswith(level)}, before, {name for _, name in named}):
            if names:
                return self.places.printed(names.pop()) if len(names) == 1 else None
        return None

    @cached_property
    def _towns(self) -> list[tuple[int, str]]:
        """(start, name) of every town that the text names."""
        folded = self.text.folded
        return [(a, folded[a:b]) for a, b in towns_in(folded)]

    @cached_property
    def _zones(self) -> list[tuple[int, str]]:
        """(start, printed name) of every development zone that the text names."""
        return _names_ending(_ZONE_END, self.text.folded, self.text.raw)

    @cached_property
    def _companies(self) -> list[tuple[int, str]]:
        """(start, printed name) of every company that the text names."""
        return _names_ending(_COMPANY_END, self.text.folded, self.text.raw)

    def _division_of_corps(self) -> str | None:
        """八师石河子市: the only division of the XPCC that the text names."""
        named = place_tables().by_name
        words = {self.text.folded[a:b] for a, b in places_in(self.text.folded)}
        found = {w for w in words if any(not d.code and d.level == "prefecture" for d in named[w])}
        return self.places.printed(found.pop()) if len(found) == 1 else None

    def zone(self, at: int) -> str | None:
        """The development zone that the headline, or the text before `at`, names first in full."""
        about = [name for _, name in _names_ending(_ZONE_END, self.about, self.about_raw)]
        for names in (about, [name for start, name in self._zones if start < at]):
            if names:
                return next((name for name in names if len(name) > 4), names[0])
        return None

    def company(self, word: str, at: int) -> str | None:
        """The company that a bare 集团 or 公司 at `at` means: the last one named before it."""
        for start, name in reversed(self._companies):
            if start < at and fold(name).endswith(word) and len(name) - len(word) >= 2:
                return name
        return None

    def corps(self) -> str:
        """新疆生产建设兵团, in the characters of the release."""
        return self.places.printed("新疆生产建设兵团")

    def own(self) -> tuple[str, str]:
        """The release's own place and its level word, or two empty strings."""
        towns = {self.about[a:b] for a, b in towns_in(self.about)}
        if len(towns) == 1:
            town = towns.pop()
            return self.places.printed(town), _ending(town)
        division = self.places.deepest
        if division is None:
            return "", ""
        return self.places.name(division), kind_of(division)

    def with_city(self, place: str) -> str:
        """A district's printed name with its city before it, if the release or the name tells which."""
        folded = fold(place)
        if not folded.endswith("区") or any(mark in folded[1:-1] for mark in "省市"):
            return place
        found = [d for d in place_tables().by_name.get(folded, ()) if d.level == "county" and not d.until]
        if len(found) > 1:
            above = [d for d in (self.places.prefecture, self.places.province) if d is not None]
            found = [d for d in found if above and d.code.startswith(above[0].code.rstrip("0"))]
        if len(found) != 1 or found[0].parent is None:
            return place
        city = Gazetteer().get(found[0].parent)
        return self.places.printed(city.name) + place if city is not None and kind_of(city) == "市" else place

    def levels_of(self, lead: Lead, printed: str) -> tuple[tuple[str, str], ...]:
        """The level words that the printed places of a body answer to, each with the place."""
        out: list[tuple[str, str]] = []
        for word, division in lead.places:
            kind = kind_of(division) if division is not None and division.code else _ending(word)
            name = word if kind == _ending(word) else word + kind
            out.append((kind, self.places.printed(name)))
        if out:
            out[-1] = (out[-1][0], printed if printed.endswith(out[-1][1]) else out[-1][1])
        return tuple(out)

    def complete(self, name: str, at: int, chain: Chain | None = None) -> tuple[str, bool]:
        """A body's name with its place, and whether that was filled in.

        省委第三巡视组 → 湖南省委第三巡视组; a name with its place, or of the centre, stays.
        """
        folded = fold(name)
        lead = read_lead(folded)
        if lead.places:
            place = name[len(lead.prefix) : lead.placed]
            full = self.with_city(place)
            return name[: len(lead.prefix)] + full + name[lead.at :], full != place
        if lead.level and not _SHORT_FOR_ITSELF.match(folded, lead.at):
            level = "自治区" if folded.startswith("区党委") else lead.level.removeprefix("本")
            found = self.place(level, at, chain)
            if found is not None:
                prefix = self.places.printed("共青团") if lead.prefix == "团" else name[: len(lead.prefix)]
                return prefix + found + name[lead.at :], True
            return name, False
        return name, False


def _ending(word: str) -> str:
    for ending in ("自治区", "地区", "街道", "苏木"):
        if word.endswith(ending):
            return ending
    return word[-1]
