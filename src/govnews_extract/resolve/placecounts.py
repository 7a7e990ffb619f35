"""Counting the places that a release names, each with what it says and all that is above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache

from govnews_extract.lexicon import Division, Gazetteer
from govnews_extract.lexicon.gazetteer import place_tables, township_names
from govnews_extract.resolve.patterns import Pattern

_LONGEST_NAME = 12
_END_MARKS = Pattern("[省市县区州盟旗]")
_TOWN_MARKS = Pattern("镇|乡|街道|苏木")
# Names that are ordinary words too: they name a place only right behind the place around them.
_WORDS = frozenset(
    [
        "城区",
        "郊区",
        "矿区",
        "市区",
        "东区",
        "西区",
        "南区",
        "北区",
        "新区",
        "新城区",
        "市中区",
        "城中区",
        "南市区",
        "和县",
        "成县",
        "应县",
        "文县",
        "代县",
    ]
)
_NO_PLACE_BEHIND = Pattern(
    r"长(?![沙治春乐葛泰汀武宁白寿顺垣清])|[东南西北中]{0,2}[路街]|大[道街厦]|银行|证券|日报|晚报|早报|籍|人[,。;、)]|大学|航空|酒店|宾馆|时间"
)
_TOWN_BEHIND = Pattern("镇|乡(?!村)|街道")
_ADDRESS_BEFORE = Pattern(r"(?:地址|请寄|邮寄至?|寄至|信箱)[:为是在]?[^,。;\n]{0,8}$")
_MAILBOX_BEHIND = Pattern(r"[^,。;\n]{0,16}信箱")
# A place whose body signs: 中共青石县委组织部 and a date.
_SIGNED = Pattern(
    r"(?:委|人民|政府|\p{Han}{1,14}[局办部厅])[^,。;:、\n]{0,16}\n?\s{0,40}(?:20\d\d|二[〇0零]\p{Han}{2})年"
)
# How much a mention says: the site's own code most, an address in the text least.
CODE, SITE, SOURCE, TITLE, LEAD, TEXT, ADDRESS = 10.0, 6.0, 6.0, 4.0, 2.0, 1.0, 0.5
_LEAD_LENGTH = 160
_REPEATS = 6
CLEARLY = 1.5


def places_in(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the full place names in `folded[start:end]`, each the longest that ends there.

    >>> [("湖南省株洲市渌口区")[a:b] for a, b in places_in("湖南省株洲市渌口区")]
    ['湖南省', '株洲市', '渌口区']
    """
    stop = len(folded) if end is None else end
    return _names_before(_END_MARKS, place_tables().by_name, _endings(), folded, start, stop)


def towns_in(folded: str) -> Iterator[tuple[int, int]]:
    """Spans of the towns, townships and streets in `folded`, like `places_in`."""
    return _names_before(_TOWN_MARKS, township_names(), _town_endings(), folded, 0, len(folded))


def _names_before(
    marks: Pattern, known: Container[str], endings: Container[str], folded: str, start: int, end: int
) -> Iterator[tuple[int, int]]:
    taken = start
    for match in marks.finditer(folded, start, end):
        stop = match.end()
        if folded[stop - 2 : stop] not in endings:
            continue
        for begin in range(max(taken, stop - _LONGEST_NAME), match.start()):
            if folded[begin:stop] in known:
                if stop - begin == 2 and begin != taken and _is_han(folded[begin - 1 : begin]):
                    break  # 巡察县人大 names no 察县
                taken = stop
                yield begin, stop
                break


@cache
def _endings() -> frozenset[str]:
    """The last two characters of all names, which rule most of a text out at once."""
    return frozenset(name[-2:] for name in place_tables().by_name)


@cache
def _town_endings() -> frozenset[str]:
    return frozenset(name[-2:] for name in township_names())


class PlaceCounts:
    """Mentions of places and their weights, added up for every division and all that is above it."""

    def __init__(self) -> None:
        self.gazetteer = Gazetteer()
        self.total: Counter[str] = Counter()
        self.strong: set[str] = set()
        self._open: list[tuple[tuple[Division, ...], float]] = []
        self._floats: dict[str, float] = {}

    def add(self, candidates: Iterable[Division], weight: float) -> None:
        """Count a mention that may be any of `candidates`; undecided ones wait for `settle`."""
        found = tuple(d for d in candidates if d.code and d.level != "zone")
        today = tuple(d for d in found if not d.until) or found
        if len(found) == 1 or (len(today) == 1 and weight >= TITLE):
            self.put(today[0], weight)
        elif found:
            self._open.append((found, weight))

    def put(self, division: Division, weight: float) -> None:
        """Count a mention of one division."""
        for code in (division.code, *(d.code for d in self.gazetteer.ancestors(division.code))):
            self._floats[code] = self._floats.get(code, 0.0) + weight
        if weight >= TITLE:
            self.strong.add(division.code)

    def weight(self, division: Division) -> float:
        """What has been counted for a division and for what is inside it."""
        return self._floats.get(division.code, 0.0)

    def settle(self) -> None:
        """Give every undecided mention to the candidate whose surroundings are named too, if it is one."""
        waiting, self._open = self._open, []
        for found, weight in waiting:
            likely = self._best_supported(found)
            if len({d.code for d in likely}) == 1:
                self.put(likely[0], weight)

    def _best_supported(self, found: tuple[Division, ...]) -> list[Division]:
        def support(division: Division) -> tuple[float, float, float]:
            above = [self.weight(a) for a in self.gazetteer.ancestors(division.code)]
            own = self.weight(division)
            return own, above[0] if above else 0.0, above[-1] if above else 0.0

        scores = [support(d) for d in found]
        best = max(scores)
        if best == (0.0, 0.0, 0.0):
            return [d for d in found if not d.until]
        return [d for d, score in zip(found, scores, strict=True) if score == best]

    def best(self, level: str, within: Division | None, clearly: float = CLEARLY) -> Division | None:
        """The place of a level in `within` that is named `clearly` times as much as any other, or null."""
        rows = [
            (weight, division)
            for code, weight in self._floats.items()
            if weight >= (TEXT if level == "province" else ADDRESS)
            and (division := self.gazetteer.get(code)) is not None
            and division.level == level
            and "直辖" not in division.name
            and (within is None or within.code in (a.code for a in self.gazetteer.ancestors(code)))
        ]
        # What the page, the title or the signature names counts before what the text only mentions.
        length = {"province": 2, "prefecture": 4}.get(level, 6)
        strong = {code[:length] for code in self.strong}
        rows = [row for row in rows if row[1].code[:length] in strong] or rows
        rows.sort(key=lambda row: (-row[0], row[1].code))
        if not rows or (len(rows) > 1 and rows[0][0] < clearly * rows[1][0]):
            return None
        return rows[0][1]


def count_words(counts: PlaceCounts, folded: str, weight: float) -> Division | None:
    """Count the full place names in a few words (a title, a source); the smallest of the first chain.

    >>> count_words(PlaceCounts(), "株洲市渌口区人民政府", SOURCE).name
    '渌口区'
    """
    named: Division | None = None
    behind = -1
    for start, end in places_in(folded):
        word = folded[start:end]
        if word in _WORDS and behind != start:
            continue
        found = place_tables().by_name[word]
        counts.add(found, weight)
        if found[0].code and (named is None or behind == start):
            named, behind = found[0], end
    return named


def count_short(counts: PlaceCounts, folded: str, weight: float) -> None:
    """Count the provinces and prefectures that a headline names by their short forms (马占明在菏泽…)."""
    at = 0
    while at < len(folded) - 1:
        for length in (4, 3, 2):
            found = _short_divisions(folded[at : at + length], ("province", "prefecture"))
            if found and not _NO_PLACE_BEHIND.match(folded, at + length):
                counts.add(found[:1], weight / 2)
                at += length
                break
        else:
            at += 1


def short_of_kind(
    folded: str, kinds: Mapping[str, int], kind_of: Callable[[Division], str]
) -> dict[str, Division]:
    """The place of each kind in `kinds` that a text names by short forms only, if it names one.

    `kinds` gives for a level word how often the place must be named: 宁夏 … 宁夏 → 自治区.
    """
    tables = place_tables()
    found: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for at in range(len(folded) - 1):
        for length in (4, 3, 2):
            word = folded[at : at + length]
            if word not in tables.short_words or word[0] in "全我本各":
                continue
            if word not in tables.ordinary and not _NO_PLACE_BEHIND.match(folded, at + length):
                for division in tables.by_name[word]:
                    if kind_of(division) == word[-1]:
                        continue  # 巡察县委 names no 察县
                    if division.code and not division.until and kind_of(division) in found:
                        times = 2 if folded.startswith("分会场", at + length) else 1
                        found[kind_of(division)][division.code] += times
            break
    out: dict[str, Division] = {}
    for kind, counted in found.items():
        named = [code for code, times in counted.items() if times >= kinds[kind]]
        only = Gazetteer().get(named[0]) if len(named) == 1 else None
        if only is not None:
            out[kind] = only
    return out


def count_leading_short(counts: PlaceCounts, folded: str, weight: float) -> Division | None:
    """Count the place whose short form a source begins with (菏泽日报); it, if it can be only one."""
    for length in (4, 3, 2):
        found = _short_divisions(folded[:length], ("province", "prefecture", "county"))
        if found:
            counts.add(found, weight / 2)
            return found[0] if len(found) == 1 else None
    return None


def _short_divisions(word: str, levels: tuple[str, ...]) -> tuple[Division, ...]:
    tables = place_tables()
    if word not in tables.short_words or word in tables.ordinary:
        return ()
    return tuple(d for d in tables.by_name[word] if d.level in levels and not d.until)


def count_text(counts: PlaceCounts, folded: str, spans: Iterable[tuple[int, int]]) -> None:
    """Count the places at `spans` of a text; addresses say little, and no word says more than six times."""
    behind = -1
    seen: Counter[str] = Counter()
    for start, end in spans:
        word = folded[start:end]
        if word in _WORDS and start != behind:
            continue
        behind = end
        seen[word] += 1
        if seen[word] > _REPEATS or _NO_PLACE_BEHIND.match(folded, end):
            continue
        if word in place_tables().short_words and _TOWN_BEHIND.match(folded, end):
            continue  # 德州镇 lies in another place than 德州
        weight = LEAD if start < _LEAD_LENGTH else TEXT
        if _SIGNED.match(folded, end):
            weight = TITLE
        if _ADDRESS_BEFORE.search(folded, max(0, start - 16), start) or _MAILBOX_BEHIND.match(folded, end):
            weight = ADDRESS
        counts.add(place_tables().by_name[word], weight)


def _is_han(character: str) -> bool:
    return "一" <= character <= "\u9fff"
