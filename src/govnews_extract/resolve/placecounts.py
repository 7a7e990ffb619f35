"""Counting the places that a release names, each with what it says and all that is above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from govnews_extract.lexicon import Division, Gazetteer
from govnews_extract.lexicon.gazetteer import place_tables, township_names
from govnews_extract.resolve.patterns import Pattern

_LONGEST_NAME = 12
_LEVELS = frozenset("省市县区州盟旗")
_TOWN_MARKS = Pattern("镇|乡|街道|苏木")
# Names that are ordinary words too: they name a place only right behind the place around them.
_WORDS = frozenset((
    "城区", "郊区", "矿区", "市区", "东区", "西区", "南区", "北区", "新区", "新城区", "市中区", "城中区", "南市区", "和县", "成县",
    "应县", "文县", "代县", "任县",
))  # fmt: skip
_NO_PLACE_BEHIND = Pattern(
    r"长(?![沙治春乐葛泰汀武宁白寿顺垣清])|[东南西北中]{0,2}[路街]|大[道街厦]|银行|证券|日报|晚报|早报|籍|人[,。;、)]|大学|航空|酒店|宾馆|时间"
)
_TOWN_BEHIND = Pattern("镇|乡(?!村)|街道")
_ADDRESS_BEFORE = Pattern(r"(?:地址|请寄|邮寄至?|寄至|信箱)[:为是在]?[^,。;\n]{0,8}$")
_MAILBOX_BEHIND = Pattern(r"[^,。;\n]{0,16}信箱")
_ADDRESS_LENGTH, _MAILBOX_LENGTH = 16, 18
# The first characters of what shows that a name is no place, or a part of another.
_BEHIND = frozenset("长东南西北中路街大银证日晚早籍人航酒宾时镇乡")
# A place whose body signs: 中共青石县委组织部 and a date.
_SIGNED = Pattern(
    r"(?:委|人民|政府|\p{Han}{1,14}[局办部厅])[^,。;:、\n]{0,16}\n?\s{0,40}(?:20\d\d|二[〇0零]\p{Han}{2})年"
)
_SIGNED_LENGTH = 80
# How much a mention says: the site's own code most, an address in the text least.
CODE, SOURCE, TITLE, LEAD, TEXT, ADDRESS = 10.0, 6.0, 4.0, 2.0, 1.0, 0.5
_LEAD_LENGTH = 160
_REPEATS = 6
CLEARLY = 1.5


def places_in(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the full place names in `folded[start:end]`, each the longest that ends there.

    >>> [("湖南省株洲市渌口区")[a:b] for a, b in places_in("湖南省株洲市渌口区")]
    ['湖南省', '株洲市', '渌口区']
    """
    known, lengths = place_tables().by_name, _lengths()
    taken = start
    for stop in _ends_of_levels(folded, start, len(folded) if end is None else end):
        for length in lengths.get(folded[stop - 2 : stop], ()):
            begin = stop - length
            if begin < taken or folded[begin:stop] not in known:
                continue
            if length == 2 and begin != taken and _is_han(folded[begin - 1 : begin]):
                break  # 巡察县人大 names no 察县
            taken = stop
            yield begin, stop
            break


def _ends_of_levels(folded: str, start: int, end: int) -> list[int]:
    """Where the level words in `folded[start:end]` end. Looked for one by one, which is the fastest way."""
    ends = []
    for level in _LEVELS:
        at = folded.find(level, start, end) + 1
        while at:
            ends.append(at)
            at = folded.find(level, at, end) + 1
    ends.sort()
    return ends


@cache
def _lengths() -> dict[str, list[int]]:
    """The last two characters of the names that end in a level word → the lengths of these, longest first."""
    names = place_tables().by_name
    ends = {(name[-2:], len(name)) for name in names if name[-1] in _LEVELS and len(name) <= _LONGEST_NAME}
    found: dict[str, list[int]] = {}
    for ending, length in sorted(ends, reverse=True):
        found.setdefault(ending, []).append(length)
    return found


def towns_in(folded: str) -> Iterator[tuple[int, int]]:
    """Spans of the towns, townships and streets in `folded`, like `places_in`."""
    taken = 0
    for match in _TOWN_MARKS.finditer(folded):
        towns, stop = township_names(), match.end()
        for begin in range(max(taken, stop - _LONGEST_NAME), match.start()):
            if folded[begin:stop] in towns:
                if stop - begin == 2 and begin != taken and _is_han(folded[begin - 1 : begin]):
                    break
                taken = stop
                yield begin, stop
                break


class PlaceCounts:
    """Mentions of places and their weights, added up for every division and all that is above it."""

    def __init__(self) -> None:
        self.gazetteer = Gazetteer()
        self.total: Counter[str] = Counter()
        self.strong: set[str] = set()
        self._open: list[tuple[tuple[Division, ...], float]] = []
        self._floats: dict[str, float] = {}

    def add(self, candidates: tuple[Division, ...], weight: float) -> None:
        """Count a mention that may be any of `candidates`; undecided ones wait for `settle`."""
        if len(candidates) == 1:
            if candidates[0].code and candidates[0].level != "zone":
                self.put(candidates[0], weight)
            return
        found = tuple(d for d in candidates if d.code and d.level != "zone")
        today = tuple(d for d in found if not d.until) or found
        if len(found) == 1 or (len(today) == 1 and weight >= TITLE):
            self.put(today[0], weight)
        elif found:
            self._open.append((found, weight))

    def put(self, division: Division, weight: float) -> None:
        """Count a mention of one division."""
        floats = self._floats
        for code in (division.code, *above(division.code)):
            floats[code] = floats.get(code, 0.0) + weight
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
            around = [self._floats.get(code, 0.0) for code in above(division.code)]
            own = self.weight(division)
            return own, around[0] if around else 0.0, around[-1] if around else 0.0

        scores = [support(d) for d in found]
        best = max(scores)
        if best == (0.0, 0.0, 0.0):
            return [d for d in found if not d.until]
        return [d for d, score in zip(found, scores, strict=True) if score == best]

    def best(self, level: str, within: Division | None, clearly: float = CLEARLY) -> Division | None:
        """The place of a level in `within` that is named `clearly` times as much as any other, or null."""
        least = TEXT if level == "province" else ADDRESS
        by_code = place_tables().by_code
        rows = [
            (weight, division)
            for code, weight in self._floats.items()
            if weight >= least
            and (division := by_code.get(code)) is not None
            and division.level == level
            and "直辖" not in division.name
            and (within is None or within.code in above(code))
        ]
        if not rows:
            return None
        # What the page, the title or the signature names counts before what the text only mentions.
        length = {"province": 2, "prefecture": 4}.get(level, 6)
        strong = {code[:length] for code in self.strong}
        rows = [row for row in rows if row[1].code[:length] in strong] or rows
        rows.sort(key=lambda row: (-row[0], row[1].code))
        if len(rows) > 1 and rows[0][0] < clearly * rows[1][0]:
            return None
        return rows[0][1]


@cache
def above(code: str) -> tuple[str, ...]:
    """The codes of what is above a division, the nearest first."""
    return tuple(division.code for division in Gazetteer().ancestors(code))


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
    at, starts = 0, _short_starts()
    while at < len(folded) - 1:
        if folded[at : at + 2] not in starts:
            at += 1
            continue
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
    tables, starts = place_tables(), _short_starts()
    found: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for at in range(len(folded) - 1):
        if folded[at : at + 2] not in starts:
            continue
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


@cache
def _short_starts() -> frozenset[str]:
    """The first two characters of all short forms, which rule most of a text out at once."""
    return frozenset(word[:2] for word in place_tables().short_words)


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
    tables = place_tables()
    for start, end in spans:
        word = folded[start:end]
        if word in _WORDS and start != behind:
            continue
        behind = end
        seen[word] += 1
        if seen[word] > _REPEATS:
            continue
        if folded[end : end + 1] in _BEHIND and (
            _NO_PLACE_BEHIND.match(folded, end)
            or (word in tables.short_words and _TOWN_BEHIND.match(folded, end))
        ):
            continue  # 德州镇 lies in another place than 德州
        weight = LEAD if start < _LEAD_LENGTH else TEXT
        if folded.find("年", end, end + _SIGNED_LENGTH) >= 0 and _SIGNED.match(folded, end):
            weight = TITLE
        if _is_address(folded, start, end):
            weight = ADDRESS
        counts.add(tables.by_name[word], weight)


def _is_address(folded: str, start: int, end: int) -> bool:
    """Whether a place stands in an address, which says little of what a release is about."""
    if folded.find("信箱", end, end + _MAILBOX_LENGTH) >= 0 and _MAILBOX_BEHIND.match(folded, end):
        return True
    before = folded[max(0, start - _ADDRESS_LENGTH) : start]
    return any(mark in before for mark in "址寄箱") and _ADDRESS_BEFORE.search(before) is not None


def _is_han(character: str) -> bool:
    return "一" <= character <= "\u9fff"
