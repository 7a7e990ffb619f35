"""Filling in the places that bodies are printed without: 市纪委 → 株洲市纪委."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from itertools import islice

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
_LINE = 2000  # how far back a line is read
_BREAK = Pattern(r"[^\p{Han}]")
# Words before the name of a zone or company in its clause.
_CUT = Pattern(
    r"关于|现任|拟任|时任|召开|新?组建的?|建立|成立|进驻|来到|走进|推进|支持|巡[视察]|调研|考察|代表|要求|[在到对由向为的与和赴被将]"
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


def _first_zones(folded: str, raw: str) -> list[tuple[int, str]]:
    """(start, printed name) of the first zone, and of the first with a name of more than 高新区."""
    zones = _names_ending(_ZONE_END, folded, raw)
    full = next((i for i, (_, name) in enumerate(zones) if len(name) > 4), 0)
    return zones[:1] if full == 0 else [zones[0], zones[full]]


@cache
def _divisions_by_city() -> dict[str, str]:
    """City → the division of the XPCC that is one with it: 胡杨河市 → 第七师胡杨河市."""
    names = [name for name in place_tables().by_name if name.startswith("第") and "师" in name]
    return {name[name.index("师") + 1 :]: name for name in names if name.endswith("市")}


class PlaceFiller:
    """Finds the place that a level word means: by the chain, by the release, by the lines before."""

    def __init__(self, places: PlaceContext, text: Text, about: str) -> None:
        self.places = places
        self.text = text
        self.about_raw = about
        self.about = fold(about)
        self._completed: dict[str, tuple[str, bool]] = {}
        self._determined: dict[str, str | None] = {}

    def place(self, level: str, at: int, chain: Chain | None = None) -> str | None:
        """The place that the level word `level` at `at` means, in the characters of the release, or null."""
        if chain is not None:
            own = self._own_place(level)
            for link in chain.near(self.text.folded, at):
                for known, name in link.places:
                    if known != level or len(name) <= len(level):
                        continue
                    # 上海市政协副主席甲，市委书记乙 in a release of 镇江: behind a comma the host's
                    other = link not in chain.links and self.text.folded.find(",", link.start, at) >= 0
                    return own or name if other else name
        if level in TOWNS:
            return self._town(level, at)
        if level == "师市":
            return self._division_of_corps()
        if level not in self._determined:
            division = self.places.at(level)
            self._determined[level] = None if division is None else self.places.name(division, level)
        return self._determined[level] or self._mentioned(level, at)

    def _own_place(self, level: str) -> str | None:
        """The place of the level that the whole release is of."""
        division = self.places.at(level)
        return None if division is None else self.places.name(division, level)

    def _mentioned(self, level: str, at: int) -> str | None:
        """The only place of the level that the line names before `at`."""
        start = self.text.folded.rfind("\n", max(0, at - _LINE), at) + 1
        first = bisect_left(self._named, (max(start, at - _LINE),))
        found: dict[str, Division] = {}
        for a, b, division in islice(self._named, first, None):
            if a >= at:
                break
            if b <= at and kind_of(division) == level:
                found[division.code] = division
        return self.places.name(next(iter(found.values())), level) if len(found) == 1 else None

    @cached_property
    def _named(self) -> list[tuple[int, int, Division]]:
        """(start, end, division) of every place of today that the text names in full and that can be only one."""
        folded = self.text.folded
        spans = [(a, b, division_of(folded[a:b])) for a, b in places_in(folded) if b - a > 2]
        return [(a, b, division) for a, b, division in spans if division is not None and division.code]

    def _town(self, level: str, at: int) -> str | None:
        """The town that the issuer or the headline names, else the only one of the text before `at`, or of all."""
        about = [name for name in self._towns_about if name.endswith(level)]
        if about:
            name = about[0] if len(about) == 1 else self._town_of_line(level, at)
            return None if name is None else self.places.printed(name)
        named = self._towns.get(level)
        if named is None or (len(named) > 1 and (named[1][0] < at or named[0][0] >= at)):
            return None
        return self.places.printed(named[0][1])

    def _town_of_line(self, level: str, at: int) -> str | None:
        """The only town of the level that the line names before `at`."""
        folded = self.text.folded
        start = folded.rfind("\n", max(0, at - _LINE), at) + 1
        spans = [(start + a, start + b) for a, b in towns_in(folded[start:at])]
        named = {folded[a:b] for a, b in spans if folded[a:b].endswith(level)}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def _towns_about(self) -> frozenset[str]:
        """The towns that the issuer or the headline names."""
        return frozenset(self.about[a:b] for a, b in towns_in(self.about))

    @cached_property
    def _towns(self) -> dict[str, list[tuple[int, str]]]:
        """Level word → (start, name) of the first two towns of different names that the text names."""
        found: dict[str, list[tuple[int, str]]] = {}
        for start, end in towns_in(self.text.folded):
            name = self.text.folded[start:end]
            for level in TOWNS:
                if name.endswith(level):
                    named = found.setdefault(level, [])
                    if not named or (len(named) < 2 and named[0][1] != name):
                        named.append((start, name))
        return found

    @cached_property
    def _zones_about(self) -> list[tuple[int, str]]:
        """The zones that the issuer or the headline names, like `_zones`."""
        return _first_zones(self.about, self.about_raw)

    @cached_property
    def _zones(self) -> list[tuple[int, str]]:
        """(start, printed name) of the first development zone that the text names, and of the first in full."""
        return _first_zones(self.text.folded, self.text.raw)

    @cached_property
    def _companies(self) -> dict[str, list[tuple[int, str]]]:
        """集团 and 公司 → (start, printed name) of every company of that kind that the text names."""
        found: dict[str, list[tuple[int, str]]] = {}
        for start, name in _names_ending(_COMPANY_END, self.text.folded, self.text.raw):
            word = fold(name[-2:])
            if len(name) - len(word) >= 2:
                found.setdefault(word, []).append((start, name))
        return found

    def _division_of_corps(self) -> str | None:
        """八师石河子市: the only division of the XPCC that the text names."""
        named = place_tables().by_name
        words = {self.text.folded[a:b] for a, b in places_in(self.text.folded)}
        found = {w for w in words if any(not d.code and d.level == "prefecture" for d in named[w])}
        if len(found) != 1:
            own = self.places.county or self.places.prefecture
            return _divisions_by_city().get(own.name) if own is not None else None
        name = found.pop()
        return self.places.printed(f"第{name}" if f"第{name}" in self.text.folded else name)

    def zone(self, at: int) -> str | None:
        """The development zone that the headline, or the text before `at`, names first in full."""
        named = [*self._zones_about, *(zone for zone in self._zones if zone[0] < at)]
        placed = next((name for _, name in named if read_lead(fold(name)).places), None)
        of_headline = self._zones_about or named
        return placed or (of_headline[-1][1] if of_headline else None)

    def company(self, word: str, at: int) -> str | None:
        """The company that a bare 集团 or 公司 at `at` means: the last one named before it."""
        companies = self._companies.get(word, [])
        last = bisect_left(companies, (at,)) - 1
        return companies[last][1] if last >= 0 else None

    def corps(self) -> str:
        """新疆生产建设兵团, in the characters of the release."""
        return self.places.printed("新疆生产建设兵团")

    def own(self) -> tuple[str, str]:
        """The release's own place and its level word, or two empty strings."""
        if len(self._towns_about) == 1:
            (town,) = self._towns_about
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

    def complete(self, name: str, at: int) -> tuple[str, bool]:
        """A body's name with its place, and whether that was filled in.

        省委第三巡视组 → 湖南省委第三巡视组; a name with its place, or of the centre, stays.
        """
        known = self._completed.get(name)
        if known is not None:
            return known
        folded = fold(name)
        lead = read_lead(folded)
        done, fixed = (name, False), True
        if lead.places:
            place = name[len(lead.prefix) : lead.placed]
            full = self.with_city(place)
            done = name[: len(lead.prefix)] + full + name[lead.at :], full != place
        elif lead.level and not _SHORT_FOR_ITSELF.match(folded, lead.at):
            level = "自治区" if folded.startswith("区党委") else lead.level.removeprefix("本")
            found = self.place(level, at)
            if found is not None:
                prefix = self.places.printed("共青团") if lead.prefix == "团" else name[: len(lead.prefix)]
                done = prefix + found + name[lead.at :], True
            fixed = self._determined.get(level) is not None
        if fixed:  # else it may be another place elsewhere in the text
            self._completed[name] = done
        return done


def _ending(word: str) -> str:
    for ending in ("自治区", "地区", "街道", "苏木"):
        if word.endswith(ending):
            return ending
    return word[-1]
