"""Whether a post is held, given, taken or proposed, by the words around it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import regex

from govnews_extract.fields.officials.heads import Title
from govnews_extract.fields.officials.view import View
from govnews_extract.rules import Rule

_SECTION_REACH = 1500

CUE = Rule(
    "official.status_cue",
    r"(?P<removed>免去|免职|不再担任|不再兼任|辞去|撤销|解聘|终止)"
    r"|(?P<proposed>拟任|拟提名|拟提拔|拟选拔|拟聘任|拟晋升|提名|候选人|人选|拟推荐|建议任命|提请任命)"
    r"|(?P<appointed>任命|聘任|当选|选举|增补|补选|推选|任职(?!务))",
    examples=("「免去」其职务", "决定「任命」程远山", "「拟任」职务", "「选举」葛秋生为主席"),
    rejects=("主任职务",),
)
SECTION = Rule(
    "official.status_section",
    r"(?:(?P<removed>免去|免职|解聘|接受辞职|辞去)|(?P<appointed>任命|聘任|任职(?!务)|增补|补选|当选|选举产生)|(?P<proposed>拟任|提名))"
    r"(?:(?!任命|聘任|免去|免职)[^:。\n]){0,10}(?::|$)",
    examples=("一、「任命:」", "决定「免去下列同志职务:」", "二、「免去」\n程远山的", "会议「选举产生:」"),
    rejects=("任命程远山为县长。",),
    flags=regex.M,
)
CANDIDATE = Rule(
    "official.candidate",
    r"候选人|拟任人选|提名人选|预备人选|建议人选|人选",
    examples=("县长「候选人」", "副镇长「人选」"),
    rejects=("候补委员",),
)
ACTING = Rule(
    "official.acting",
    r"代(?:理)?(?=.{0,2}(?:主任|市长|县长|区长|省长|州长|旗长|盟长|镇长|乡长|主席|检察长|院长)$)",
    examples=("「代」市长", "市监委「代理」主任", "「代」县长"),
    rejects=("时代集团", "代表团主席团成员"),
)
RULES = (CUE, SECTION, CANDIDATE, ACTING)
CANDIDATE_OPENS = frozenset("候拟提预建人")  # the first characters of `CANDIDATE`


class Statuses:
    """The cues of one view, found once."""

    def __init__(self, view: View) -> None:
        self.s = view.s

    @cached_property
    def sections(self) -> list[tuple[int, str]]:
        """(start, status) of every heading; most releases never ask."""
        return [(m.start(), m.lastgroup or "") for m in SECTION.finditer(self.s)]

    def of_title(self, title: Title, status: str) -> str:
        """`status`, unless the title itself says more: 候选人, 代."""
        if self.s[title.end : title.end + 1] in CANDIDATE_OPENS and CANDIDATE.match(self.s, title.end):
            return "proposed"
        if status in ("current", "appointed"):
            own = self.s[title.start : title.end]
            if "代" in own and ACTING.search(own):
                return "acting"
        return status

    def in_sentence(self, at: int, default: str) -> str:
        """By the nearest cue before `at` in its sentence, else by its section's heading."""
        start = max(self.s.rfind(c, 0, at) for c in "。;\n") + 1
        cues = CUE.finditer(self.s, start, at)
        return cues[-1].lastgroup or default if cues else self.in_section(at, default)

    def in_section(self, at: int, default: str) -> str:
        """By the last heading before `at`: 一、任命：…"""
        i = bisect_right(self.sections, (at, "")) - 1
        if i >= 0 and at - self.sections[i][0] < _SECTION_REACH:
            return self.sections[i][1]
        return default
