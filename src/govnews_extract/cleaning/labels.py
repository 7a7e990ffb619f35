"""The labels of a head line, 发布时间：… 来源：… 作者：…, in any order and set wide or not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from govnews_extract.cleaning import bylines
from govnews_extract.cleaning.words import head_labels
from govnews_extract.rules import Rule

BARE = Rule(
    "bare-label",
    r"(?<!\w)(?:来源|作者|发布时间|日期|时间)(?=\s{1,4}[\w《“])",
    examples=("「来源」 新华社", "2020年 「作者」 王明"),
    rejects=("来源于群众", "办公地点", "截止时间 5月1日"),
)
RULES = (BARE,)
_WIDEST = 3  # blanks between two characters of a label
_OWN_WORDS = ("日期", "时间")  # labels only where they are no part of a longer word
_ALWAYS = ("作者", "责任编辑")  # labels of a byline even where they are, unless set wide
_SOURCE_ENDS = frozenset("网报台社室局府委办心闻")  # 来源:某某网编辑:甲; but 总编辑


class Label(NamedTuple):
    """A label, without the blanks in it, and where it stands; `bare` if no colon follows it."""

    kind: str
    word: str
    start: int
    end: int
    bare: bool = False


@cache
def _kinds() -> Mapping[str, str]:
    """What each label announces: time, source, body, credit or noise."""
    credits = {word: "credit" for word in bylines.ROLES if len(word) > 1}
    return MappingProxyType(credits | dict(head_labels()))


@cache
def _extent() -> tuple[frozenset[str], int]:
    """The characters of the labels, and how many the longest has."""
    return frozenset("".join(_kinds())), max(map(len, _kinds()))


@cache
def _in_word() -> regex.Pattern[str]:
    return regex.compile(r"\w")


@cache
def _han() -> regex.Pattern[str]:
    return regex.compile(r"\p{Han}")


def find(folded: str) -> list[Label]:
    """The labels of a folded line, left to right.

    >>> [(label.kind, label.word) for label in find("【来 源:县府办】 906 字体:大 作者 王明")]
    [('source', '来源'), ('noise', '字体'), ('credit', '作者')]
    """
    found: list[Label] = []
    at = 0
    bare = _bare(folded, at)
    colon = folded.find(":")
    while colon >= 0:
        label = _before(folded, at, colon)
        if bare and bare.start < (label.start if label else colon):
            found.append(bare)
            at = bare.end
            bare = _bare(folded, at)
            continue
        if label:
            found.append(label)
            at = label.end
            if bare and bare.start < at:
                bare = _bare(folded, at)
        colon = folded.find(":", colon + 1)
    while bare:
        found.append(bare)
        bare = _bare(folded, bare.end)
    return found


def _bare(folded: str, start: int) -> Label | None:
    match = BARE.search(folded, start)
    if not match:
        return None
    kind = {"来": "source", "作": "credit"}.get(match[0][0], "time")
    return Label(kind, match[0], match.start(), match.end(), bare=True)


def _before(folded: str, start: int, colon: int) -> Label | None:
    """The longest label that ends at a colon and begins at `start` or behind it."""
    found: Label | None = None
    kinds, (characters, longest) = _kinds(), _extent()
    word, blanks = "", 0
    for at in range(colon - 1, start - 1, -1):
        char = folded[at]
        if char.isspace():
            blanks += 1
            if blanks > _WIDEST:
                break
            continue
        if char not in characters or len(word) == longest:
            break
        word, blanks = char + word, 0
        kind = kinds.get(word)
        if kind and (
            (word in _ALWAYS and folded.startswith(word, at))
            or _stands_alone(word, kind, folded[at - 1] if at else "")
        ):
            found = Label(kind, word, at, colon + 1)
    return found


def _stands_alone(word: str, kind: str, before: str) -> bool:
    """Whether a word can be a label behind the character `before`."""
    if not before or (word == "编辑" and before in _SOURCE_ENDS):
        return True
    if word in _OWN_WORDS:
        return _in_word().match(before) is None
    return kind != "credit" or _han().match(before) is None
