"""Pinyin that reposting sites inject after characters: 區(qū) 聯(lián)系 黨(dǎng).

It breaks names, labels and times, so it is taken out, but only where a text is full of it: one gloss
in a text, and (女), (010), (試行), (A), are the release's own.
"""

from __future__ import annotations

from functools import cache

import regex

from govnews_extract.rules import Rule

_MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
TONED = Rule(
    "pinyin-toned",
    rf"(?<=\p{{Han}})(?:\([a-z{_MARKED}ê]{{0,5}}[{_MARKED}][a-z]{{0,4}}\)){{1,4}}",
    examples=("區「(qū)」委", "聯「(lián)」系", "黨「(dǎng)(dǎng)」委"),
    rejects=("(女)", "局(A)", "電話(010)", "(試行)", "重量(kg)"),
)
BARE = Rule(
    "pinyin-bare",
    r"(?<=\p{Han})(?:\((?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?[aeiouv]{1,3}(?:ng|n|r)?\)){1,4}",
    examples=("務「(wu)(wu)」", "黨「(dang)」委", "時「(shi)」間"),
    rejects=("(女)", "局(A)", "重量(kg)", "應用(app)"),
)
RULES = (TONED, BARE)
_ENOUGH_TONED, _ENOUGH_BARE = 3, 8


@cache
def _readings() -> regex.Pattern[str]:
    """Either kind, once a text is known to be full of them."""
    return regex.compile(f"(?:{TONED.pattern})|(?:{BARE.pattern})")


def strip_pinyin(text: str) -> tuple[str, bool]:
    """`text` without injected pinyin, and whether there was any.

    >>> strip_pinyin("區(qū)委書(shū)記王(女)主持會(huì)議")
    ('區委書記王(女)主持會議', True)
    >>> strip_pinyin("郯(tán)城縣(試行)")
    ('郯(tán)城縣(試行)', False)
    """
    if not is_injected(text):
        return text, False
    return _readings().sub("", text), True


def is_injected(text: str) -> bool:
    """Whether a text is full of pinyin.

    >>> is_injected("區(qū)委書(shū)記主持會(huì)議"), is_injected("郯(tán)城縣")
    (True, False)
    """
    if "(" not in text:
        return False
    toned = _count(TONED, text, _ENOUGH_TONED)
    return toned >= _ENOUGH_TONED or _count(BARE, text, _ENOUGH_BARE) >= _ENOUGH_BARE


def _count(rule: Rule, text: str, enough: int) -> int:
    count = 0
    for count, _ in enumerate(rule.compiled.finditer(text), 1):
        if count >= enough:
            break
    return count
