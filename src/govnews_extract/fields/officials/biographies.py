"""张三，男，汉族，1966年3月生，…现任…，拟任…: whom a biography's later posts belong to."""

from __future__ import annotations

from bisect import bisect_right

from govnews_extract.fields.officials.names import LABEL_BEFORE, Name, NameReader
from govnews_extract.fields.officials.view import View
from govnews_extract.rules import Rule

_NOBODY = -100.0
_REACH = 500

OPENING = Rule(
    "official.biography",
    r"[,(](?:现任|现为|男|女|[\p{Han}]{1,5}族|(?:19|20)\d\d(?:年|\.))(?=[,(。.);0-9\p{Han}])",
    examples=("程远山「,男」,", "葛秋生「,现任」县长", "丁一鸣「(女」)", "邵立民「,1966年」3月生"),
    rejects=("男女各半",),
)
VERB = Rule(
    "official.biography_verb",
    r"(?P<verb>现任|现为|现系|现担任|拟任|拟提名为?|拟提名任|拟提任|拟推荐为?|拟推荐任|拟提拔(?:为|任|担任)?|拟聘(?:任)?为?|拟晋升(?:为|任)?|拟担任|拟兼任"
    r"|提名(?:为|担?任)|推荐为|任命为|建议任命为|拟任命为|拟转任|拟重用为?|拟进一步使用(?:为|任)?|拟交流任|拟平职交流任|拟调任|拟选任|拟作为|拟|任|为|兼任?"
    r"|(?:同时|并)?(?:免去|不再担任|不再兼任)|试用)$",
    examples=("邵立民「现任」", "「拟提名为」", "「并不再担任」"),
    rejects=("现任县长",),
)
ATTRIBUTES = Rule(
    "official.biography_attributes",
    r"(?:[,(](?:男|女|\p{Han}{1,5}族|[\d.年月]{4,10}(?:日)?(?:出?生)?"
    r"|[^,。;任为]{0,10}(?:人|学历|学位|党员|博士|硕士|学士|大学|本科|大专|研究生|工作|参加工作|加入[^,]{2,8}))\)?){1,9},",
    examples=("程远山「,男,汉族,1966年3月生,大学学历,」县畜牧局局长",),
    rejects=("程远山主持,",),
)
RULES = (OPENING, VERB, ATTRIBUTES)


class Biographies:
    """The persons that biographies of one view open with."""

    def __init__(self, view: View, names: NameReader) -> None:
        self.view = view
        self.found = list(self._read(names))

    def _read(self, names: NameReader) -> list[Name]:
        s = self.view.s
        found: list[Name] = []
        for m in OPENING.finditer(s):
            if found and m.start() - found[-1].end < 40 and "\n" not in s[found[-1].end : m.start()]:
                continue
            name = names.read_back(m.start(), LABEL_BEFORE)
            if name is None:
                # somebody whose name is not read: the posts that follow are nobody else's
                if m.start() - s.rfind("\n", 0, m.start()) <= 12:
                    found.append(Name(m.start(), m.start(), _NOBODY))
            elif (
                self.view.at_line_start(name.start)
                or s[name.start - 1] in "。;:\n\t"
                or (s[name.start - 1] == "的" and m.group().startswith(",现"))
                or self.view.gap(name.start)
            ):
                found.append(name)
        return found

    def subject(self, at: int) -> Name | None:
        """The person of the biography that `at` stands in, or None."""
        i = bisect_right(self.found, at, key=lambda n: n.start) - 1
        if i < 0 or self.found[i].score == _NOBODY:
            return None
        name = self.found[i]
        between = self.view.s[name.end : at]
        if len(between) > _REACH or between.count("\n") > 2:
            return None
        if "\n" in between and len(between) - between.rfind("\n") > 61:
            return None
        return name

    def described(self, at: int) -> Name | None:
        """The person whose attributes alone stand between the name and `at`: 甲，男，县某局局长."""
        name = self.subject(at)
        if name is None or self.view.s[at - 1] != ",":
            return None
        return name if ATTRIBUTES.fullmatch(self.view.s, name.end, at) else None
