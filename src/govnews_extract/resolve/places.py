"""The places that a release is about: province, prefecture and county, or null where it does not say.

A release of 株洲 writes 省委 and 市纪委 and means Hunan and Zhuzhou. Which place is meant is counted
from what names places: the site's code and name, the source, the title, and the text. Nothing is a
default: where two places are named equally, neither is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from govnews_extract.lexicon import Division, Gazetteer
from govnews_extract.lexicon.gazetteer import place_tables
from govnews_extract.records import Document
from govnews_extract.resolve import placecounts as counting
from govnews_extract.resolve.barelevels import BareLevels
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.placecounts import (
    PlaceCounts,
    count_leading_short,
    count_short,
    count_text,
    count_words,
    places_in,
    short_of_kind,
)
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_PROVINCE_SIGNS = {
    sign: str(code)
    for sign, code in zip(
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新",
        (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66)),
        strict=True,
    )
}
_DOCUMENT_SIGN = Pattern(
    r"^([" + "".join(_PROVINCE_SIGNS) + r"])(?=[政府委办厅发人财教科公民国建交水农商文卫审市])"
)
_OWN_LEVEL = Pattern(
    r"(自治区|自治州|省|市|区|县|州|盟|旗|地)(?=委|政|人[大民]|府|纪|监|[\p{Han}]{1,12}(?:局|办|厅|部|院))"
)
# What the folded form of a simplified text differs in from the printed one.
_RARE_MARKS = tuple(zip("－~○―＠／｜０１２３４５６７８９", "--〇-@/|0123456789", strict=True))
_MARKS = tuple(zip("，：；（）！？％．—～∶•\u3000", ",:;()!?%.--:· ", strict=True))
# How often a text must name a place by its short form alone to mean it by a bare level word.
_SHORT_NAMES = {"省": 1, "自治区": 1, "州": 1, "盟": 1, "市": 1, "县": 2, "区": 2, "旗": 1}
_ALONE = 8.0
_ALIASES = {"地": "地区", "自治州": "州", "自治县": "县", "自治旗": "旗"}


@cache
def kind_of(division: Division) -> str:
    """The level word that a division answers to: 省 自治区 市 州 地区 盟 县 区 旗 镇 乡 街道 兵团.

    >>> kind_of(Gazetteer().find("东乡族自治县")[0]), kind_of(Gazetteer().find("内蒙古")[0])
    ('县', '自治区')
    """
    if division.name == "新疆生产建设兵团":
        return "兵团"
    for ending in ("自治区", "地区", "街道", "苏木"):
        if division.name.endswith(ending):
            return ending
    return division.name[-1]


@dataclass(frozen=True)
class PlaceContext:
    """What a release determines of places; every part may be null.

    `own` is the place in whose name the site or the source speaks; `corps` says that the release is
    of the 新疆生产建设兵团; `variants` maps simplified characters to those that the release prints;
    `others` are places that the text names by short forms only (宁夏 for 自治区), by level word.
    """

    province: Division | None = None
    prefecture: Division | None = None
    county: Division | None = None
    own: Division | None = None
    corps: bool = False
    variants: Mapping[int, str] = field(default_factory=dict, repr=False)
    others: Mapping[str, Division] = field(default_factory=dict)

    def at(self, level: str) -> Division | None:
        """The place that a bare level word means here: 市 of a county's release is the city above.

        >>> g = Gazetteer()
        >>> places = PlaceContext(g.get("430000"), g.get("430200"), g.get("430212"))
        >>> [d.name for d in map(places.at, ("省", "市", "区")) if d], places.at("县")
        (['湖南省', '株洲市', '渌口区'], None)
        """
        if level == "兵团":
            return _corps() if self.corps else None
        level = _ALIASES.get(level, level)
        for division in (self.county, self.prefecture, self.province):
            if division is None or kind_of(division) != level:
                continue
            if level == "市" and division is self.county and self._city_above():
                continue
            return division
        if level in self.others:
            return self.others[level]
        if level == "区" and self.county is None:
            return self.at("自治区")
        return None

    def _city_above(self) -> bool:
        """Whether 市 means the prefecture-level city although the county is a city too."""
        above = self.prefecture
        return above is not None and self.own == above and kind_of(above) == "市"

    @property
    def deepest(self) -> Division | None:
        """The release's own place, else the smallest one determined."""
        return self.own or self.county or self.prefecture or self.province

    def name(self, division: Division, level: str = "") -> str:
        """The short official name of a place, in the characters that the release prints.

        Autonomous prefectures and counties go by their short form unless `level` says 自治 itself;
        districts carry their city, since a district's name alone names none.

        >>> g = Gazetteer()
        >>> PlaceContext().name(g.get("513200"), "州"), PlaceContext().name(g.get("430212"), "区")
        ('阿坝州', '株洲市渌口区')
        """
        name, kind = division.name, kind_of(division)
        if level == "地":
            name = name.removesuffix("区") if name.endswith("地区") else division.short + level  # 阿克苏地委
        elif kind in ("州", "县") and "自治" in name and not level.startswith("自治"):
            name = division.short + kind
        elif kind == "区" and division.level == "county":
            city = Gazetteer().get(division.parent) if division.parent else None
            name = (city.name if city is not None and kind_of(city) == "市" else "") + name
        return self.printed(name)

    def printed(self, words: str) -> str:
        """`words` in the characters of the release: traditional where it prints traditional."""
        return words.translate(self.variants) if self.variants else words


@cache
def _corps() -> Division:
    return place_tables().by_name["新疆生产建设兵团"][0]


def _variants(text: Text, title: str) -> dict[int, str]:
    """Simplified → printed character, if the release prints traditional ones."""
    printed, folded = text.raw + title, text.folded + fold(title)
    plain = printed
    for marks in (_MARKS, _RARE_MARKS):
        for mark, meant in marks:
            plain = plain.replace(mark, meant)
        if plain == folded:
            return {}  # nothing but marks differs, as in nearly every release
    pairs = zip(printed, folded, strict=True)
    found = {ord(f): r for r, f in pairs if r != f and r > "\u33ff" and f > "\u33ff"}
    return found if len(found) >= 8 else {}


@cache
def _provinces() -> Pattern:
    found = [Gazetteer().get(f"{sign}0000") for sign in _PROVINCE_SIGNS.values()]
    names = [d.short for d in found if d is not None and d.short != "北京"]  # 新华社北京…电 says nothing
    return Pattern("|".join(names))


def release_place(document: Document, text: Text, *, source: str | None = None) -> PlaceContext:
    """Which province, prefecture and county the release determines; null where it does not.

    `source` is a body that the page's metadata name beside `document.source`. Counted are the
    site's code and name, the sources, the title, the document number's first character and the
    places in the text; ambiguous names (朝阳区) count for the one whose surroundings are named too.

    >>> text = Text("县委书记宋远在溪口镇调研。怀化市纪委副书记陪同。")
    >>> places = release_place(Document(title="宋远在溆浦县调研", text=text.raw), text)
    >>> [d.name for d in (places.province, places.prefecture, places.county) if d]
    ['湖南省', '怀化市', '溆浦县']
    """
    counts, folded = PlaceCounts(), text.folded
    titles = fold(" ".join(part for part in (document.title, document.subtitle) if part))
    sources = [fold(name) for name in (document.site.name, document.source, source) if name]
    own = _count_page(counts, document, sources)
    if titles and count_words(counts, titles, counting.TITLE) is None:
        count_short(counts, titles[:60], counting.TITLE)
    spans = list(places_in(folded))
    count_text(counts, folded, spans)
    counts.settle()
    _count_hints(counts, document, folded)
    bare = BareLevels(folded, spans, titles)
    province = counts.best("province", None)
    prefecture = _prefecture(counts, province, bare)
    county = _county(counts, province, prefecture, bare)
    code = document.site.id_code or ""
    corps = code.startswith("BT") or "生产建设兵团" in folded or any("兵团" in name for name in sources)
    places = PlaceContext(
        province, prefecture, county, own, corps, _variants(text, f"{document.title}{document.source}")
    )
    if open_levels := {
        level: times for level, times in _SHORT_NAMES.items() if places.at(level) is None and level in bare
    }:
        places = replace(places, others=short_of_kind(folded, open_levels, kind_of))
    if corps and "兵团" in " ".join((*sources, titles)):
        own = _corps()
    return replace(places, own=own or _own_by_level(places, sources) or _own_by_title(counts, places))


def _count_page(counts: PlaceCounts, document: Document, sources: list[str]) -> Division | None:
    """Count what the page's metadata name; the smallest place of one line is the release's own."""
    own: Division | None = None
    code = (document.site.id_code or "")[:6]
    if len(code) == 6 and code.isdigit():
        for known in (code, code[:4] + "00", code[:2] + "0000"):
            if (own := counts.gazetteer.get(known)) is not None:
                counts.put(own, counting.CODE)
                break
    for name in sources:
        named = count_words(counts, name, counting.SOURCE) or count_leading_short(
            counts, name, counting.SOURCE
        )
        if named is not None and (own is None or _is_below(counts, named, own)):
            own = named
    return own


def _is_below(counts: PlaceCounts, division: Division, above: Division) -> bool:
    return bool(division.code) and above in counts.gazetteer.ancestors(division.code)


def _count_hints(counts: PlaceCounts, document: Document, folded: str) -> None:
    """The province by the document number's sign, and by short names where nothing else says it."""
    sign = _DOCUMENT_SIGN.match(document.document_number) if document.document_number else None
    if sign and (division := counts.gazetteer.get(_PROVINCE_SIGNS[sign.group(1)] + "0000")) is not None:
        counts.put(division, counting.TITLE)
    if counts.best("province", None) is None:
        for match in _provinces().finditer(folded):
            counts.add(place_tables().by_name[match.group()][:1], counting.TEXT / 2)


def _prefecture(counts: PlaceCounts, province: Division | None, bare: BareLevels) -> Division | None:
    """The prefecture that the page or the title names, or that the text means by its bare 市 or 州."""
    if province is None or (found := counts.best("prefecture", province)) is None:
        return None
    if any(code[:4] == found.code[:4] for code in counts.strong):
        return found
    # Named in passing only: it must be the only one, and the text must speak of it by a level word.
    alone = counts.best("prefecture", province, clearly=_ALONE) is not None
    return found if alone and any(level in bare for level in (kind_of(found), *"县区旗")) else None


def _county(
    counts: PlaceCounts, province: Division | None, prefecture: Division | None, bare: BareLevels
) -> Division | None:
    """The county that the page or the title names, or that the text means by its bare 县 or 区."""
    within = prefecture or province
    if within is None or (found := counts.best("county", within)) is None:
        return None
    return found if found.code in counts.strong or kind_of(found) in bare else None


def _own_by_level(places: PlaceContext, sources: list[str]) -> Division | None:
    """县府办 as the source of a release of 桐庐县: the county speaks."""
    for name in reversed(sources):
        if (level := _OWN_LEVEL.match(name)) is not None:
            return places.at(level.group(1))
    return None


def _own_by_title(counts: PlaceCounts, places: PlaceContext) -> Division | None:
    """The smallest place that the title names, else null: nobody speaks in its name."""
    for division in (places.county, places.prefecture, places.province):
        if division is not None and division.code in counts.strong:
            return division
    return None
