"""What spares work changes nothing: tests of a first or last character, look-aheads, readings without a pattern."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.cleaning import clean
from govnews_extract.dates import grammar, patterns
from govnews_extract.fields.contacts import bodies, labels, numbers
from govnews_extract.fields.contacts.words import words_before
from govnews_extract.fields.events import against, vocabulary
from govnews_extract.fields.events.reported import ENDED, LATER, has_ended, is_later
from govnews_extract.fields.events.scheduled import _LABEL_LAST, LABEL
from govnews_extract.fields.hours import weekdays
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold
from govnews_extract.zh.spots import spots
from tests.corpus import fixtures
from tests.test_rules import RULES

Told = Callable[[str], object]


@cache
def lines() -> tuple[str, ...]:
    """The folded lines of the fixtures, and the examples of all rules."""
    found = [example for _, rule in RULES for example in (*rule.examples, *rule.rejects)]
    for fixture in fixtures():
        known = fixture.input
        found += clean(known.content, media_type=known.media_type).text.split("\n")
    return tuple(dict.fromkeys(fold(line) for line in found if line))


@cache
def beginnings() -> tuple[str, ...]:
    """What may stand behind a date or a number: the lines from every third character on."""
    return tuple(line[at : at + 60] for line in lines() for at in range(0, len(line), 3))


@cache
def endings() -> tuple[str, ...]:
    """What may stand before one: the lines up to every third character."""
    return tuple(line[max(0, at - 40) : at].rstrip() for line in lines() for at in range(1, len(line) + 1, 3))


def matches(rule: Rule) -> Told:
    return lambda text: rule.compiled.match(text) is not None


def searches(rule: Rule) -> Told:
    return lambda text: rule.compiled.search(text) is not None


def if_last(characters: frozenset[str], rule: Rule) -> Told:
    """Whether the rule is found in a text that ends with one of the characters."""
    return lambda text: text[-1:] in characters and rule.compiled.search(text) is not None


BEHIND: list[tuple[Told, Told]] = [
    (
        lambda t: against._is_before_something(t, t[:3].lstrip(") \n\t")[:1]),
        matches(against.NOT_AFTER),
    ),
    (
        lambda t: t[:3].lstrip(") \n\t")[:1] in against._EFFECT_FIRST and matches(against.EFFECT)(t),
        matches(against.EFFECT),
    ),
    (against._is_learned, matches(against.LEARNED)),
    (vocabulary.is_since, matches(vocabulary.SINCE)),
    (vocabulary.is_told_of, matches(vocabulary.OF_CLAUSE)),
    (has_ended, matches(ENDED)),
    (labels.is_closed, matches(labels.CLOSED)),
    (lambda t: numbers.strict(t, 0) is not None, matches(numbers.STRICT)),
    (lambda t: grammar._word(t, 0) is not None, matches(patterns.WORD)),
]
BEFORE: list[tuple[Told, Told]] = [
    (if_last(against._HEAD_LAST, against.HEAD_LABEL), searches(against.HEAD_LABEL)),
    (against.is_bare_time, searches(against.BARE_TIME)),
    (if_last(against._WINDOW_LAST, vocabulary.WINDOW_LABEL), searches(vocabulary.WINDOW_LABEL)),
    (if_last(_LABEL_LAST, LABEL), searches(LABEL)),
    (is_later, searches(LATER)),
    (lambda t: labels.is_former(t, 0, len(t)), matches(labels.FORMER)),
    (lambda t: labels.is_of_the_paper(t, 0, len(t)), matches(labels.OF_THE_PAPER)),
    (if_last(bodies._LAST, bodies._ENDS), searches(bodies._ENDS)),
    (
        lambda t: not bodies._LEAD_FIRST.isdisjoint(t) and searches(bodies.LEAD)(t),
        searches(bodies.LEAD),
    ),
    (
        lambda t: not weekdays._SHUTS.isdisjoint(t) and weekdays._patterns()["shut"].search(t) is not None,
        lambda t: weekdays._patterns()["shut"].search(t) is not None,
    ),
    (
        lambda t: not weekdays._OPENS.isdisjoint(t) and weekdays._patterns()["open"].search(t) is not None,
        lambda t: weekdays._patterns()["open"].search(t) is not None,
    ),
]


@pytest.mark.parametrize(("short", "whole"), BEHIND)
def test_what_follows_is_judged_as_by_the_pattern_alone(short: Told, whole: Told) -> None:
    assert [t for t in beginnings() if short(t) != whole(t)] == []


@pytest.mark.parametrize(("short", "whole"), BEFORE)
def test_what_precedes_is_judged_as_by_the_pattern_alone(short: Told, whole: Told) -> None:
    assert [t for t in endings() if short(t) != whole(t)] == []


def ahead() -> Iterator[tuple[Rule, str]]:
    """The rules that look ahead at their first character, and their patterns without that."""
    for _, rule in RULES:
        plain = regex.sub(r"^(\(\?r\))?\(\?=\[(?:\\.|[^\]])*\]\)", r"\1", rule.pattern)
        if plain != rule.pattern:
            yield rule, plain


@pytest.mark.parametrize(
    ("rule", "plain"), list(ahead()), ids=lambda v: v.name if isinstance(v, Rule) else ""
)
def test_a_look_ahead_changes_no_match(rule: Rule, plain: str) -> None:
    pattern = regex.compile(plain, rule.flags)
    for line in lines():
        assert [m.span() for m in rule.finditer(line)] == [m.span() for m in pattern.finditer(line)], line


PRINTED = st.text(alphabet="（）：，；—－∶０9甲區縣薴苧處書記長電話關於辦理 \u3000~∽a𠮷\ud800", max_size=200)


@given(PRINTED)
def test_folding_is_by_characters(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))
    assert fold(text * 3) == fold(text) * 3


@given(st.text(alphabet="时:点 9一", max_size=40), st.integers(0, 10))
def test_spots_are_all_there_are(text: str, start: int) -> None:
    assert spots(text, "时:", start) == [i for i, c in enumerate(text) if c in "时:" and i >= start]


@given(st.lists(st.sampled_from(["专门", "值班", "值  班", "24小时", "食品安全", "电子"]), max_size=6))
def test_words_are_read_back_one_by_one(words: list[str]) -> None:
    text = "设" + "".join(words)
    assert words_before(text, 0, len(text), 6) == 1
    assert words_before(text, len(text), len(text), 6) == len(text)
