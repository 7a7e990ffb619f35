"""Printed bodies that act in a release: who inspects, who is inspected, who holds and who attends.

Groups (省委第三巡视组) count where they are printed with their number or, if none is numbered, with
their authority; a bare 巡察组 later in the text makes no body. Lists are taken apart: 第一、第二、
第三巡察组 are three bodies, and so is each unit of a list of inspected ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from govnews_extract.records import BodyRole
from govnews_extract.rules import Rule
from govnews_extract.text import Text

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_ORDINAL = rf"第{_NUMBER}"
_HAN = r"\p{Han}"
_OWNER = (
    rf"[省市县区]{_HAN}{{1,8}}?党委|"
    rf"(?:[一二三四五六七八九十]{{1,3}}届)?(?:{_HAN}{{2,10}}?[省市县区州盟旗])?(?:[省市县区州盟旗地]委|党委|兵团党委|中央|国务院|[省市区](?={_ORDINAL}))"
    rf"|{_HAN}{{2,8}}?(?:省|自治区|市)(?={_ORDINAL})"
)
_SESSION = rf"(?:{_ORDINAL}轮(?:常规|专项|提级|交叉)?(?:巡[视察])?)?"
_THEME = r"(?:扫黑除恶|主题教育|党史学习教育|安全生产|生态环境保护|环境保护)?"
_KIND = (
    r"(?:常规|专项|机动|提级|交叉|延伸|换届){0,3}(?:生态)?(?:环境保护|环保|扫黑除恶|安全生产|国资国企|主题教育|换届)?(?:专项)?"
    r"(?:巡视|巡察|督察|督导|督查|巡查|检查|考核|指导)"
)
_REACH = 48
_LONGEST_SENTENCE = 2000
_JOIN = r"(?:、|和|及|以及|,)"

GROUP = Rule(
    "inspecting group",
    rf"(?P<owner>{_OWNER})?{_SESSION}{_THEME}(?:"
    rf"(?P<numbers>{_ORDINAL}(?:{_JOIN}第?{_NUMBER}){{0,14}}|{_ORDINAL}至第?{_NUMBER})(?P<kind>{_KIND})组"
    rf"|(?P<before>{_KIND})(?P<after>{_ORDINAL}组|{_NUMBER}组)"
    rf"|(?P<bare>(?<=[委央省市区])(?:{_KIND})组))",
    examples=(
        "「省委第三巡视组」巡视",
        "「县委第二、第三、第四巡察组」于5月10日进驻",
        "「六届市委第七轮巡察第三巡察组」",
        "「中央第六环境保护督察组」",
        "「区委专项巡察一组」",
        "「省委巡视第一组」",
        "「市委第三、四巡察组」",
        "「县委巡察组」受理来信",
    ),
    rejects=("巡察组要求", "派出6个巡察组", "县委巡察工作领导小组", "第一检察部"),
)
LISTS = Rule(
    "what a list of inspected units begins with",
    r"(?<![针面反])对(?=[^。\n]{0,500}?(?:开展|进行|为期)[^。\n]{0,40}?(?:巡[视察]|督察|回头看))"
    r"|组[^。,;\n\t、要主受对向反|]{0,10}?(?:进驻|巡[视察](?!工作|组|动员)|督察(?!组|工作|动员))"
    r"|^[ \t\u3000]{0,6}巡[视察](?![组工对])"
    r"|组[^。\n]{0,12}?向(?=[^。\n]{0,200}?反馈)",
    examples=(
        "5月16日「对」青石县水务局、县供销社开展常规巡察",
        "县委第一巡察「组进驻」青石县教育局",
        "「巡察」县水务局、县供销社、县气象局党组织。",
        "县委第三巡察「组向」县水务局党组反馈巡察情况",
    ),
    rejects=("巡察组要求被巡察单位配合", "针对问题", "对意见照单全收"),
    flags=regex.M,
)
LIST_ENDS = Rule(
    "what a list of inspected units ends with",
    r"[。;；\n:：|]|,(?:组长|开展|并|将|为期|召开|由)|开展|进行|为期|工作动员|动员|召开|常规|专项|组织召开|集中反馈|反馈",
    examples=("县水务局、县供销社「开展」巡察", "青石县教育局「召开」大会"),
    rejects=("县水务局、县供销社",),
)
ORGANIZERS = Rule(
    "organizers",
    rf"(?<=由)(?P<list>[{_HAN}、()]{{3,80}}?)(?=(?:联合|共同){{0,2}}(?:主办|承办|举办|组织举办))",
    examples=("活动由「云岭市科协」主办",),
    rejects=("由程远山主持",),
)
ATTENDING = Rule(
    "whose people attend",
    r"(?:等)?(?:相关|有关)?(?:部门|单位)?(?:主要|相关|有关|分管){0,2}(?:负责人|负责同志|同志)(?=(?:应邀)?(?:参加|出席|列席|陪同))",
    examples=("县发改局、县财政局「等部门负责人」参加会议", "县水利局「负责同志」列席"),
    rejects=("程远山出席会议", "负责人要求"),
)
TABLE_HEAD = Rule(
    "table column of inspected units",
    r"(?<=\t)[^\t\n]{0,6}被巡[视察][^\t\n]{0,10}(?=\t|$)|(?<=\t)巡[视察]对象(?=\t|$)|^[^\t\n]{0,6}被巡[视察][^\t\n]{0,10}(?=\t)",
    examples=("组别\t组长\t「被巡察单位」\t值班电话",),
    rejects=("被巡察单位领导班子及其成员",),
)
RULES = (GROUP, LISTS, LIST_ENDS, ORGANIZERS, ATTENDING, TABLE_HEAD)


class BodyMention(NamedTuple):
    """A body printed at `text[start:end]`; `name` differs from that only where a list was taken apart."""

    name: str
    start: int
    end: int
    role: BodyRole
    rule: str


def find_bodies(text: Text) -> list[BodyMention]:
    """The bodies that a text prints with a part in what it reports, in order.

    >>> [m.name for m in find_bodies(Text("县委第一、第二巡察组分别进驻县教育局、县水利局。"))]
    ['县委第一巡察组', '县委第二巡察组', '县教育局', '县水利局']
    """
    folded = text.folded
    found: list[BodyMention] = []
    found += _groups(text)
    if _inspecting().search(folded):
        for start, end in _sentences(folded):
            found += _inspected(text, start, end)
        found += _columns(text)
    if "办" in folded:
        for match in ORGANIZERS.finditer(folded):
            found += _items(text, *match.span("list"), "organizer", ORGANIZERS.name)
    for match in ATTENDING.finditer(folded):
        start = max(folded.rfind(mark, 0, match.start()) for mark in "。,;\n") + 1
        if match.start() - start <= 160:
            items = _items(text, start, match.start(), "participant", ATTENDING.name)
            found += [item for item in items if _placed().match(folded, item.start, item.end)]
    found.sort(key=lambda m: (m.start, m.end))
    return found


def _inspected(text: Text, start: int, end: int) -> Iterator[BodyMention]:
    """The units that the lists of one sentence name."""
    folded = text.folded
    while (lead := LISTS.compiled.search(folded, start, end)) is not None:
        stop = LIST_ENDS.compiled.search(folded, lead.end(), end)
        last = stop.start() if stop is not None else end
        yield from _items(text, lead.end(), last, "inspected", "inspected units")
        start = max(last, lead.end())


def _sentences(folded: str) -> Iterator[tuple[int, int]]:
    """The sentences that speak of an inspection."""
    start = 0
    for match in _ends().finditer(folded):
        if match.end() - start < _LONGEST_SENTENCE and _inspecting().search(folded, start, match.start()):
            yield start, match.end()
        start = match.end()
    if len(folded) - start < _LONGEST_SENTENCE and _inspecting().search(folded, start):
        yield start, len(folded)


@cache
def _ends() -> regex.Pattern[str]:
    return regex.compile(r"[。\n]")


@cache
def _inspecting() -> regex.Pattern[str]:
    return regex.compile(r"巡[视察]|督察|回头看|进驻")


def _groups(text: Text) -> Iterator[BodyMention]:
    matches = list(_group_matches(text.folded))
    numbered = any(m["numbers"] or m["after"] for _, m in matches)
    for offset, match in matches:
        start, end = offset + match.start(), offset + match.end()
        if match["bare"]:
            if not numbered:
                yield BodyMention(text.raw[start:end], start, end, "inspector", GROUP.name)
        elif match["after"]:
            yield BodyMention(text.raw[start:end], start, end, "inspector", GROUP.name)
        else:
            first, last = offset + match.start("numbers"), offset + match.end("numbers")
            for number in _numbers(text.folded[first:last], text.raw[first:last]):
                name = text.raw[start:first] + number + text.raw[last:end]
                yield BodyMention(name, start, end, "inspector", GROUP.name)


def _group_matches(folded: str) -> Iterator[tuple[int, regex.Match[str]]]:
    """The groups of a text: each 组 that a kind word precedes, with what stands before it.

    A match is of the stretch before its 组 alone, which begins at the offset given with it; equal
    stretches are read once.
    """
    last = 0
    read: dict[str, regex.Match[str] | None] = {}
    for mark in _marks().finditer(folded):
        start = max(last, mark.start() - _REACH)
        for stop in _stops().finditer(folded, start, mark.start()):
            start = stop.end()
        stretch = folded[start : mark.end()]
        if stretch not in read:
            read[stretch] = _ending_group(stretch)
        match = read[stretch]
        if match is not None:
            last = mark.end()
            yield start, match


def _ending_group(stretch: str) -> regex.Match[str] | None:
    """The group that a stretch ends with, or null."""
    match = GROUP.compiled.search(stretch)
    while match is not None and match.end() < len(stretch):
        match = GROUP.compiled.search(stretch, match.end())
    return match


@cache
def _marks() -> regex.Pattern[str]:
    return regex.compile(rf"(?:巡视|巡察|督察|督导|督查|巡查|检查|考核|指导)(?:第?{_NUMBER})?组(?!织)")


@cache
def _stops() -> regex.Pattern[str]:
    return regex.compile(r"[。;；\n\t:：(（“”]|[进驻由向将对经]")


def _numbers(folded: str, raw: str) -> list[str]:
    """第二、第三、四 → 第二, 第三, 第四; 第一至第五 → all five."""
    parts = [raw[m.start() : m.end()] for m in _number().finditer(folded)]
    mark = raw[folded.index("第")]
    if "至" in folded and len(parts) == 2:
        digits = "一二三四五六七八九十"
        if parts[0] in digits and parts[1] in digits:
            parts = list(digits[digits.index(parts[0]) : digits.index(parts[1]) + 1])
    return [mark + part for part in parts]


@cache
def _number() -> regex.Pattern[str]:
    return regex.compile(_NUMBER)


@cache
def _separators() -> regex.Pattern[str]:
    return regex.compile(
        r"[、,，;；]|以及|和(?!国|平|改革|信息|社会|城乡|旅游|体育|物资|规划|计划|科技|草原|监察|园林|综合|交通|移民)|及(?!其)"
    )


@cache
def _tail() -> regex.Pattern[str]:
    """What follows a unit in a list and is no part of it."""
    return regex.compile(
        r"等?\d{1,3}(?:个|家).{0,30}$|(?:等|及其|及所[辖属]|及下属|所[辖属]).{0,30}$|(?:领导班子)?(?:党组织)$|(?:有关|相关|主要|领导|负责|班子).{0,12}$|等$"
    )


@cache
def _unit() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:局|委|委员会|厅|部|办|办公室|院|会|社|站|所|队|处|台|馆|校|学|中学|小学|学校|医院|中心|公司|集团|银行|党组|党委|党总支|党支部|党工委"
        r"|总支|协|人大|政府|机关|法院|检察院|监委|纪委|联|团|兵团|[省市县区州盟旗镇乡村]|街道|社区|开发区|管委会|一中|工会|学院|大学)(?:[(（][^()（）]{2,30}[)）])?$"
    )


@cache
def _no_unit() -> regex.Pattern[str]:
    return regex.compile(
        r"^(?:被|所辖|各|有关|相关|全[省市县区]|上述|下属|部分|其他|我|本|群众|反映|中央|党|问题|工作|\d|第)|[“”\"《》]|工作(?![部委办局站领])|问题|要求|情况|精神|意见|领导|部署|建设$|各|活动|检查"
    )


@cache
def _placed() -> regex.Pattern[str]:
    return regex.compile(r"[省市县区州盟旗镇乡]\p{Han}{2}|\p{Han}{2,7}[省市县区州盟旗镇乡]\p{Han}{1}")


def _items(text: Text, start: int, end: int, role: BodyRole, rule: str) -> Iterator[BodyMention]:
    """The units of a list; what does not look like one is passed over."""
    folded = text.folded
    at = start
    for stop, after in (*_cuts(folded, start, end), (end, end)):
        a, b = _trimmed(folded, at, stop)
        at = after
        name = folded[a:b]
        if 2 <= len(name) <= 34 and _unit().search(name) and not _no_unit().search(name):
            yield BodyMention(text.raw[a:b], a, b, role, rule)


def _cuts(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The separators of a list that do not stand in brackets."""
    return [
        m.span()
        for m in _separators().finditer(folded, start, end)
        if folded.count("(", start, m.start()) <= folded.count(")", start, m.start())
    ]


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The unit in one piece of a list: without blanks, verbs before it and counts behind it."""
    for lead in _leads().finditer(folded, start, end):
        start = lead.end()
    if folded.startswith("对", start):
        start += 1
    while start < end and folded[start] in " \t\n":
        start += 1
    while start < end and folded[end - 1] in " \t\n":
        end -= 1
    tail = _tail().search(folded[start:end])
    if tail is not None and tail.start() >= 2:
        end = start + tail.start()
    return start, end


@cache
def _leads() -> regex.Pattern[str]:
    return regex.compile(r"分别|包括|其中|进驻|(?<=组)巡[视察]|(?:开始|同时|并|将|,)对")


def _columns(text: Text) -> Iterator[BodyMention]:
    """The cells under 被巡察单位, row by row, each unit once."""
    column: int | None = None
    for start, end in text.lines:
        line = text.folded[start:end]
        if "\t" not in line:
            column = None
            continue
        head = TABLE_HEAD.compiled.search(line)
        if head is not None:
            column = line.count("\t", 0, head.start())
            continue
        cells = line.split("\t")
        if column is None or column >= len(cells):
            continue
        first = start + sum(len(cell) + 1 for cell in cells[:column])
        yield from _items(text, first, first + len(cells[column]), "inspected", TABLE_HEAD.name)
