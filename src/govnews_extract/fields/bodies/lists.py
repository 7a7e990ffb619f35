"""Bodies named in lists: those inspected, those that hold an activity, those whose people attend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from govnews_extract.fields.bodies.mention import BodyMention
from govnews_extract.fields.bodies.units import units
from govnews_extract.rules import Rule
from govnews_extract.text import Text

_INSPECTING = ("巡视", "巡察", "督察", "回头看", "进驻")
_BEFORE_PEOPLE = 9  # what can stand of ATTENDING before 负责人 and 同志
_LONGEST_SENTENCE = 2000

# What a list of inspected units begins with.
TOWARDS = Rule(
    "list behind 对",
    r"(?<![针面反])对(?=[^。\n]{0,500}?(?:开展|进行|为期)[^。\n]{0,40}?(?:巡[视察]|督察|回头看))",
    examples=("5月16日「对」青石县水务局、县供销社开展常规巡察",),
    rejects=("针对问题开展巡察", "对意见照单全收"),
)
ENTERED = Rule(
    "list behind 进驻",
    r"组[^。,;\n\t、要主受对向反|]{0,10}?(?:进驻|巡[视察](?!工作|组|动员|员)|督察(?!组|工作|动员))",
    examples=("县委第一巡察「组进驻」青石县教育局",),
    rejects=("巡察组要求被巡察单位配合",),
)
HEADED = Rule(
    "list on a line of its own",
    r"^[ \t\u3000]{0,6}巡[视察](?![组工对员])",
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
    r"(?<=由)(?P<list>[\p{Han}、()]{3,80}?)(?=(?:联合|共同){0,2}(?:主办|承办|举办|组织举办))",
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
RULES = (TOWARDS, ENTERED, HEADED, TOLD, LIST_ENDS, ORGANIZERS, ATTENDING, TABLE_HEAD)


def inspected(text: Text) -> Iterator[BodyMention]:
    """The units that are inspected, as sentences and tables name them."""
    for start, end, rules in _sentences(text.folded):
        yield from _listed(text, start, end, rules)
    if "\t" in text.folded and _inspecting().search(text.folded):
        yield from _columns(text)


def organizers(text: Text) -> Iterator[BodyMention]:
    """Those by whom an activity is held: 由 … 主办."""
    folded = text.folded
    if "主办" not in folded and "承办" not in folded and "举办" not in folded:
        return
    at = 0
    while (at := folded.find("由", at) + 1) > 0:
        if (match := ORGANIZERS.match(folded, at)) is not None:
            yield from units(text, *match.span("list"), "organizer", ORGANIZERS.name)
            at = match.end() - 1


def attending(text: Text) -> Iterator[BodyMention]:
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
            for item in units(text, start, match.start(), "participant", ATTENDING.name):
                if _placed().match(folded, item.start, item.end):
                    yield item


def _listed(text: Text, start: int, end: int, rules: Sequence[Rule]) -> Iterator[BodyMention]:
    """The units that the lists of one sentence name; `rules` are those that may find a lead in it."""
    folded = text.folded
    lead = _lead(rules, folded, start, end)
    while lead is not None:
        stop = LIST_ENDS.search(folded, lead.end(), end)
        last = stop.start() if stop is not None else end
        yield from units(text, lead.end(), last, "inspected", "inspected units")
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


@cache
def _placed() -> regex.Pattern[str]:
    return regex.compile(r"[省市县区州盟旗镇乡]\p{Han}{2}|\p{Han}{2,7}[省市县区州盟旗镇乡]\p{Han}{1}")


def _columns(text: Text) -> Iterator[BodyMention]:
    """The cells under 被巡察单位, row by row, each unit once."""
    column: int | None = None
    for start, end in text.lines:
        line = text.folded[start:end]
        if "\t" not in line:
            column = None
            continue
        head = TABLE_HEAD.search(line) if "巡" in line else None
        if head is not None:
            column = line.count("\t", 0, head.start())
            continue
        cells = line.split("\t")
        if column is None or column >= len(cells):
            continue
        first = start + sum(len(cell) + 1 for cell in cells[:column])
        yield from units(text, first, first + len(cells[column]), "inspected", TABLE_HEAD.name)
