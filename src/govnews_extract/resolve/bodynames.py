"""Names of bodies: their place, their level word, and the short official form."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from govnews_extract.lexicon import Division
from govnews_extract.lexicon.gazetteer import place_tables, township_names
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.zh.fold import fold

_LONGEST_PLACE = 12
# Words before the place of a body; 中共 and 团 are rewritten, the others stay.
_PREFIX = Pattern(
    r"中国共产党(?!中央)|中共(?!中央)|中国共产主义青年团|共青团(?!中央)|政协|中国人民政治协商会议|民革|民盟|民建|民进"
    r"|农工党|致公党|九三学社|台盟|武警(?!部队)"
)
_YOUTH = Pattern(r"团(?=[省市县区州旗盟]委)")
_PREFIX_STARTS = frozenset("中共政民农致九台武团")
_PLAIN_LEVELS, _PLAINLY_BEHIND = frozenset("省市区县州盟旗"), frozenset("委纪监人")
_LEVEL_STARTS = frozenset("自地兵师本省市区县州盟旗镇乡街苏")
_SESSION = Pattern(
    r"第?[一二三四五六七八九十〇零\d]{1,4}届(?!\p{Han}{0,12}(?:运会|运动会|博览会|展览会|文化节|艺术节|组委会|组织委员会|筹委会))|第?[一二三四五六七八九十〇零\d]{1,4}轮(?:常规|专项|提级|交叉)?(?:巡[视察])?(?=.*组)"
)
# A level word without its place; what follows shows that it is no part of a word (市场, 区域, 地方).
_LEVEL = Pattern(
    r"自治区|自治州|自治县|自治旗|地区(?!税)|兵团|师市|本?(?:"
    r"省(?![级属])|市(?!场|值|级|属|民(?!政|族|宗|营|建|盟|革|进)|政(?!府|协|法|务|研|策|园|公))"
    r"|区(?![域划块间位级属])|县(?![级域属])|州(?!立)|盟(?!友)|旗(?!下|舰)|镇(?!江)|乡(?!村)|街道|苏木"
    r"|地(?=委|直|区))"
)
# Long words and the characters that their short form keeps.
_KEPT = {
    "人民代表大会常务委员会": (0, 4, 6, 8, 10),  # 人大常委会
    "人民代表大会": (0, 4),
    "人大常务委员会": (0, 1, 2, 4, 6),
    "纪律检查委员会": (0, 4),
    "监察委员会": (0, 2),
    "行政公署": (0, 3),
    "人民政府": (2, 3),
    "中国共产党": (),
    "中共": (),
}
_LONG = Pattern("|".join(f"{word}(?!中央)" for word in _KEPT))
_CPPCC = {"政协": (0, 1), "中国人民政治协商会议": (4, 6)}
_CPPCC_WORDS = tuple(_CPPCC)
_PARTY_ENDS = ("党组", "党委", "总支", "支部", "工委")
_PARTY_SUFFIX = Pattern(r"(?:机关)?(?:党组|党委|党总支|党支部|党工委)$")


class Lead(NamedTuple):
    """How a body's name begins, on its folded form.

    `prefix` is 政协 or 共青团 before the place; `places` are the printed places, outermost first, with
    the division if it can be only one, and end at `placed`; `level` is a bare level word; the rest
    begins at `at`.
    """

    prefix: str
    places: tuple[tuple[str, Division | None], ...]
    level: str
    placed: int
    at: int


@lru_cache(maxsize=8192)  # the same bodies are asked for again and again
def read_lead(folded: str) -> Lead:
    """The prefix, the places and the level word at the start of a body's folded name.

    >>> read_lead("市委组织部").level, [p for p, _ in read_lead("宿迁市宿豫区委").places]
    ('市', ['宿迁市', '宿豫区'])
    >>> read_lead("市场监管局").level, read_lead("市市场监管局").level, read_lead("民政部").level
    ('', '市', '')
    """
    prefix = ""
    at = 0
    if folded[:1] in _PREFIX_STARTS and (match := _PREFIX.match(folded) or _YOUTH.match(folded)):
        prefix, at = match.group(), match.end()
    places: list[tuple[str, Division | None]] = []
    while (place := _place_at(folded, at)) is not None:
        places.append(place)
        at += len(place[0])
    level = _level_at(folded, at)
    if not places:
        return Lead(prefix, (), level, at, at + len(level))
    # 耀州区区委: the place has said its level already; 富县县委 is called so
    repeated = level and len(places[-1][0]) > 2 and places[-1][0].endswith(level)
    return Lead(prefix, tuple(places), "", at, at + len(level) if repeated else at)


def _level_at(folded: str, at: int) -> str:
    """The level word at `at`, or an empty string."""
    first = folded[at : at + 1]
    if first not in _LEVEL_STARTS:
        return ""
    behind = folded[at + 1 : at + 2]
    if first in _PLAIN_LEVELS and (behind in _PLAINLY_BEHIND or (behind == "政" and first != "市")):
        return first  # most of all: 县委, 市监委, 县政协
    match = _LEVEL.match(folded, at)
    return match.group() if match is not None else ""


def _place_at(folded: str, at: int) -> tuple[str, Division | None] | None:
    window = folded[at : at + _LONGEST_PLACE]
    town = 0
    if "镇" in window or "乡" in window or "街道" in window or "苏木" in window:  # all towns end so
        towns = township_names()
        town = next((n for n in range(len(window), 1, -1) if window[:n] in towns), 0)
    longest = _longest_names().get(window[:2], 0)
    if longest:
        tables = place_tables()
        for length in range(min(longest, len(window)), max(town, 1), -1):
            word = window[:length]
            if word in tables.by_name and not (
                word in tables.short_words and _is_word_here(folded, at, word)
            ):
                return word, division_of(word)
    return (window[:town], division_of(window[:town])) if town else None


@cache
def _longest_names() -> dict[str, int]:
    """The first two characters of all divisions, which rule most words out at once → the longest name."""
    longest: dict[str, int] = {}
    for name in place_tables().by_name:
        head, length = name[:2], len(name)
        if length > longest.get(head, 0):
            longest[head] = length
    return longest


def _is_word_here(folded: str, at: int, word: str) -> bool:
    """Whether a short form is only a word here: 资源 in 资源局, or the start of a longer name."""
    return word in place_tables().ordinary and not _LEVEL.match(folded, at + len(word))


@cache
def division_of(word: str) -> Division | None:
    """The division of today that bears the name, if there is only one."""
    named = place_tables().by_name.get(word, ())
    found = [d for d in named if not d.until] or named
    return found[0] if len(found) == 1 or (found and found[0].level in ("province", "prefecture")) else None


def without_session(name: str) -> str:
    """A body's name without the session that its term prints: 十六届旗委第七轮巡察第一巡察组 → 旗委第一巡察组.

    >>> without_session("十六届旗委第七轮巡察第一巡察组"), without_session("县委第一巡察组")
    ('旗委第一巡察组', '县委第一巡察组')
    """
    if "届" not in name and "轮" not in name and "屆" not in name and "輪" not in name:
        return name
    folded = fold(name)
    kept, last = [], 0
    for match in _SESSION.finditer(folded):
        kept.append(name[last : match.start()])
        last = match.end()
    return "".join(kept) + name[last:]


def short_form(name: str) -> str:
    """The short official form of a body's name, in its own characters.

    >>> short_form("中共株洲市委员会组织部"), short_form("衢州市人民代表大会常务委员会")
    ('株洲市委组织部', '衢州市人大常委会')
    >>> short_form("政协伊犁州第十三届委员会"), short_form("泗阳县监察委员会"), short_form("左门乡人民政府")
    ('伊犁州政协', '泗阳县监委', '左门乡政府')
    """
    name = without_session(name)
    folded = fold(name)
    if "委员会" in folded or folded.startswith(_CPPCC_WORDS):
        name = _place_first(name, folded)
        folded = fold(name)
    if (
        "人民" not in folded
        and "委员会" not in folded
        and "公署" not in folded
        and "中共" not in folded
        and not ("共产党" in folded and "人" in folded)
    ):
        return name
    kept, last = [], 0
    for match in _LONG.finditer(folded):
        kept.append(name[last : match.start()])
        kept += [name[match.start() + i] for i in _KEPT[match.group()]]
        last = match.end()
    return "".join(kept) + name[last:]


def _place_first(name: str, folded: str) -> str:
    """政协X委员会 → X政协, X委员会 (of the party) → X委."""
    lead = read_lead(folded)
    if not lead.places and not lead.level:
        return name
    start, end = len(lead.prefix), lead.placed if lead.places else lead.at
    committee = folded.startswith(("委员会", "常务委员会"), lead.at)
    after = folded.find("会", lead.at) + 1 if committee else lead.at
    if lead.prefix in _CPPCC:
        return name[start:end] + "".join(name[i] for i in _CPPCC[lead.prefix]) + name[after:]
    return name[:end] + (name[lead.at] if committee else "") + name[after:]


def root_of(name: str, folded: str = "") -> str:
    """The body that a party group belongs to: 县水务局党组 → 县水务局; others are their own root.

    `folded` is the folded name, where the caller has it.

    >>> root_of("阳西县水务局党组"), root_of("中共临夏州委"), root_of("国务院")
    ('阳西县水务局', '中共临夏州委', '国务院')
    """
    folded = folded or fold(name)
    if not folded.endswith(_PARTY_ENDS):
        return name
    match = _PARTY_SUFFIX.search(folded)
    return name if match is None or match.start() < 2 else name[: match.start()]
