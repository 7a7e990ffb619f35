"""Inspecting groups: 省委第三巡视组, 县委第二、第三巡察组, 区委专项巡察一组."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from govnews_extract.fields.bodies.mention import BodyMention
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
# Words between a group's number or owner and what it does.
_KIND_MORE = frozenset((
    "常规", "专项", "机动", "提级", "交叉", "延伸", "换届", "生态", "环境保护", "环保", "扫黑除恶", "安全生产", "国资国企", "主题教育",
))  # fmt: skip
_BEFORE_KIND = frozenset("委央省市区一二三四五六七八九十")
_JOINED_NUMBERS = frozenset("、,和及至")
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
RULES = (GROUP,)


def inspecting_groups(text: Text) -> Iterator[BodyMention]:
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
