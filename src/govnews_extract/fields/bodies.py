"""Printed bodies that act in a release: who inspects, who is inspected, who holds and who attends.

Groups (省委第三巡视组) count where they are printed with their number or, if none is numbered, with
their authority; a bare 巡察组 later in the text makes no body. Lists are taken apart: 第一、第二、
第三巡察组 are three bodies, and so is each unit of a list of inspected ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_INSPECTING = ("巡视", "巡察", "督察", "回头看", "进驻")
_REACH = 48
_BEFORE_PEOPLE = 9  # what can stand of ATTENDING before 负责人 and 同志
_LONGEST_SENTENCE = 2000
_JOIN = r"(?:、|和|及|以及|,)"

GROUP = Rule(
    "inspecting group",
    rf"(?P<owner>{_OWNER})?{_SESSION}{_THEME}"
    rf"(?P<numbers>{_ORDINAL}(?:{_JOIN}第?{_NUMBER}){{0,14}}|{_ORDINAL}至第?{_NUMBER})?(?P<owned>(?<=[委央省市区]))?"
    # 第二、第三巡察组; else 巡视第一组, 专项巡察一组; else, right behind its owner, 县委巡察组
    rf"{_KIND}(?(numbers)组|(?:(?P<after>第?{_NUMBER}组)|(?(owned)组|(?!))))",
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
# What a list of inspected units begins with.
TOWARDS = Rule(
    "list behind 对",
    r"(?<![针面反])对(?=[^。\n]{0,500}?(?:开展|进行|为期)[^。\n]{0,40}?(?:巡[视察]|督察|回头看))",
    examples=("5月16日「对」青石县水务局、县供销社开展常规巡察",),
    rejects=("针对问题开展巡察", "对意见照单全收"),
)
ENTERED = Rule(
    "list behind 进驻",
    r"组[^。,;\n\t、要主受对向反|]{0,10}?(?:进驻|巡[视察](?!工作|组|动员)|督察(?!组|工作|动员))",
    examples=("县委第一巡察「组进驻」青石县教育局",),
    rejects=("巡察组要求被巡察单位配合",),
)
HEADED = Rule(
    "list on a line of its own",
    r"^[ \t\u3000]{0,6}巡[视察](?![组工对])",
    examples=("「巡察」县水务局、县供销社、县气象局党组织。",),
    rejects=("巡察组要求被巡察单位配合",),
    flags=regex.M,
)
TOLD = Rule(
    "list of who gets a report",
    r"组[^。\n]{0,12}?向(?=[^。\n]{0,200}?反馈)",
    examples=("县委第三巡察「组向」县水务局党组反馈巡察情况",),
    rejects=("巡察组向群众公布电话",),
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
RULES = (GROUP, TOWARDS, ENTERED, HEADED, TOLD, LIST_ENDS, ORGANIZERS, ATTENDING, TABLE_HEAD)


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
    for start, end, rules in _sentences(folded):
        found += _inspected(text, start, end, rules)
    if "\t" in folded and _inspecting().search(folded):
        found += _columns(text)
    found += _organizers(text)
    found += _attending(text)
    found.sort(key=lambda m: (m.start, m.end))
    return found


def _organizers(text: Text) -> Iterator[BodyMention]:
    """Those by whom an activity is held: 由 … 主办."""
    folded = text.folded
    if "主办" not in folded and "承办" not in folded and "举办" not in folded:
        return
    at = 0
    while (at := folded.find("由", at) + 1) > 0:
        if (match := ORGANIZERS.match(folded, at)) is not None:
            yield from _items(text, *match.span("list"), "organizer", ORGANIZERS.name)
            at = match.end() - 1


def _attending(text: Text) -> Iterator[BodyMention]:
    """The bodies whose people attend, as far as they are printed with their place."""
    folded, last = text.folded, 0
    for people in _people_attending().finditer(folded):
        match = ATTENDING.search(folded, max(last, people.start() - _BEFORE_PEOPLE))
        if match is None:
            continue
        last = match.end()
        lowest = max(0, match.start() - 161)
        start = max(folded.rfind(mark, lowest, match.start()) for mark in "。,;\n") + 1
        if start or match.start() <= 160:
            for item in _items(text, start, match.start(), "participant", ATTENDING.name):
                if _placed().match(folded, item.start, item.end):
                    yield item


def _inspected(text: Text, start: int, end: int, rules: Sequence[Rule]) -> Iterator[BodyMention]:
    """The units that the lists of one sentence name; `rules` are those that may find a lead in it."""
    folded = text.folded
    lead = _lead(rules, folded, start, end)
    while lead is not None:
        stop = LIST_ENDS.search(folded, lead.end(), end)
        last = stop.start() if stop is not None else end
        yield from _items(text, lead.end(), last, "inspected", "inspected units")
        lead = _lead(rules, folded, max(last, lead.end()), end)


def _lead(rules: Sequence[Rule], folded: str, start: int, end: int) -> regex.Match[str] | None:
    """The first lead in `folded[start:end]`; of two that begin together, that of the first rule."""
    found = [match for rule in rules if (match := rule.search(folded, start, end)) is not None]
    return min(found, key=regex.Match.start, default=None)


def _sentences(folded: str) -> Iterator[tuple[int, int, Sequence[Rule]]]:
    """The sentences in which a list of inspected units may begin, and by which rules."""
    spots = _spots(folded)
    i, last = 0, 0
    while i < len(spots):
        spot = spots[i][0]
        start = max(folded.rfind("。", last, spot), folded.rfind("\n", last, spot), last - 1) + 1
        stop = _ends().search(folded, spot)
        last = len(folded) if stop is None else stop.end()
        which = set()
        while i < len(spots) and spots[i][0] < last:
            which.add(spots[i][1])
            i += 1
        if last - start >= _LONGEST_SENTENCE:
            continue
        if which != {3} or _inspecting().search(folded, start, last):
            yield start, last, [rule for n, rule in enumerate(_LEADS) if n in which]


_LEADS = (HEADED, TOWARDS, ENTERED, TOLD)


def _spots(folded: str) -> list[tuple[int, int]]:
    """Where what a lead needs stands, and the number of its rule in `_LEADS`; all of it is rare."""
    if not any(word in folded for word in _INSPECTING):
        return []
    spots = [(match.end(), 0) for match in _headed().finditer(folded)]
    if folded[:7].lstrip(" \t").startswith("巡"):
        spots.append((0, 0))
    spots += [(match.start(), 1) for match in _reports().finditer(folded)]
    spots += [(match.start(), 2) for match in ENTERED.compiled.finditer(folded)]
    at = folded.find("反馈")
    while at >= 0:
        spots.append((at, 3))
        at = folded.find("反馈", at + 1)
    spots.sort()
    return spots


@cache
def _reports() -> regex.Pattern[str]:
    """What stands behind the units that a lead of TOWARDS names."""
    return regex.compile(r"(?:开展|进行|为期)[^。\n]{0,40}?(?:巡[视察]|督察|回头看)")


@cache
def _headed() -> regex.Pattern[str]:
    return regex.compile(r"\n[ \t]{0,6}(?=巡)")


@cache
def _ends() -> regex.Pattern[str]:
    return regex.compile(r"[。\n]")


@cache
def _people_attending() -> regex.Pattern[str]:
    return regex.compile(r"(?:负责人|负责同志|同志)(?=(?:应邀)?(?:参加|出席|列席|陪同))")


@cache
def _inspecting() -> regex.Pattern[str]:
    return regex.compile("|".join(_INSPECTING))


def _groups(text: Text) -> Iterator[BodyMention]:
    matches = list(_group_matches(text.folded))
    numbered = any(m["numbers"] or m["after"] for _, m in matches)
    for offset, match in matches:
        start, end = offset + match.start(), offset + match.end()
        if not match["numbers"]:
            if match["after"] or not numbered:
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
        kind, end = mark.span()
        if not _may_be_group(folded, kind, end):
            continue
        start = max(last, kind - _REACH)
        if (stop := _last_stop().search(folded, start, kind)) is not None:
            start = stop.end()
        stretch = folded[start:end]
        if stretch not in read:
            read[stretch] = _ending_group(stretch)
        match = read[stretch]
        if match is not None:
            last = end
            yield start, match


def _may_be_group(folded: str, kind: int, end: int) -> bool:
    """Whether a number stands behind the kind word of what may be a group, or a number or an owner before it."""
    if end - kind > 3:
        return True  # 巡察一组, 巡视第一组
    while (size := _kind_word_before(folded, kind)) > 0:
        kind -= size
    before = folded[kind - 1 : kind]
    return before in _BEFORE_KIND or before.isdigit()


def _kind_word_before(folded: str, at: int) -> int:
    """The length of a word like 常规 or 安全生产 that ends at `at`, or 0."""
    if folded[at - 2 : at] in _KIND_MORE:
        return 2
    return 4 if folded[at - 4 : at] in _KIND_MORE else 0


def _ending_group(stretch: str) -> regex.Match[str] | None:
    """The group that a stretch ends with, or null."""
    match = GROUP.compiled.search(stretch)
    while match is not None and match.end() < len(stretch):
        match = GROUP.compiled.search(stretch, match.end())
    return match


_KIND_MORE = frozenset(
    [
        "常规",
        "专项",
        "机动",
        "提级",
        "交叉",
        "延伸",
        "换届",
        "生态",
        "环境保护",
        "环保",
        "扫黑除恶",
        "安全生产",
        "国资国企",
        "主题教育",
    ]
)
_BEFORE_KIND = frozenset("委央省市区一二三四五六七八九十")


@cache
def _marks() -> regex.Pattern[str]:
    return regex.compile(rf"(?:巡视|巡察|督察|督导|督查|巡查|检查|考核|指导)(?:第?{_NUMBER})?组(?!织)")


@cache
def _last_stop() -> regex.Pattern[str]:
    """The last mark, from the right, that no group has in its name."""
    return regex.compile(rf"(?r)[^{_HAN}\d、,]|[、,](?!第?{_NUMBER})|[进驻由向将对经]")


def _numbers(folded: str, raw: str) -> list[str]:
    """第二、第三、四 → 第二, 第三, 第四; 第一至第五 → all five."""
    if _JOINED_NUMBERS.isdisjoint(folded):
        return [raw]
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


# What the name of a unit ends with, and the marks of what stands round it in a list.
_UNIT_ENDS = (
    *"局委厅部办院会社站所队处台馆校学协团联省市县区州盟旗镇乡村",
    "委员会", "办公室", "医院", "中心", "公司", "集团", "银行", "党组", "总支", "支部", "人大", "政府", "机关", "街道",
    "一中",
)  # fmt: skip
_LAST_MARKS = frozenset((*(end[-1] for end in _UNIT_ENDS), *") \t\n"))
_TAIL_MARKS = frozenset("等个家及所织有相主领负班")
_LEAD_MARKS = frozenset("分包其进巡对")
_JOINED_NUMBERS = frozenset("、,和及至")


def _is_unit(name: str) -> bool:
    """Whether a name ends as units do, perhaps with a bracket behind."""
    end = len(name)
    if name.endswith(")"):
        end = name.rfind("(")
        if not 2 <= len(name) - end - 2 <= 30 or name.find(")", end) < len(name) - 1:
            return False
    return name.endswith(_UNIT_ENDS, 0, max(end, 0))


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
        piece, first, at = folded[at:stop], at, after
        if piece[-1:] not in _LAST_MARKS and _TAIL_MARKS.isdisjoint(piece):
            continue
        a, b = _trimmed(folded, first, stop)
        name = folded[a:b]
        if 2 <= len(name) <= 34 and _is_unit(name) and not _no_unit().search(name):
            yield BodyMention(text.raw[a:b], a, b, role, rule)


def _cuts(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The separators of a list that do not stand in brackets."""
    cuts = [m.span() for m in _separators().finditer(folded, start, end)]
    if folded.find("(", start, end) < 0:
        return cuts
    return [(a, b) for a, b in cuts if folded.count("(", start, a) <= folded.count(")", start, a)]


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The unit in one piece of a list: without blanks, verbs before it and counts behind it."""
    piece = folded[start:end]
    if not _LEAD_MARKS.isdisjoint(piece):
        for lead in _leads().finditer(folded, start, end):
            start = lead.end()
    if folded.startswith("对", start):
        start += 1
    while start < end and folded[start] in " \t\n":
        start += 1
    while start < end and folded[end - 1] in " \t\n":
        end -= 1
    if not _TAIL_MARKS.isdisjoint(piece):
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
