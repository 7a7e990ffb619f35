"""Every rule of every module finds what its examples mark and nothing in its rejects."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

import govnews_extract
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold


def all_rules() -> Iterator[tuple[str, Rule]]:
    """(module name, rule) of every module-level tuple named RULES."""
    for module in pkgutil.walk_packages(govnews_extract.__path__, "govnews_extract."):
        if module.name.endswith("__main__"):
            continue
        for rule in getattr(import_module(module.name), "RULES", ()):
            yield module.name, rule


RULES = list(all_rules())


def unmarked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The example without its marks, and the spans between them."""
    spans, plain = [], ""
    for piece in example.split("「"):
        marked, closed, rest = piece.partition("」")
        if closed:
            spans.append((len(plain), len(plain) + len(marked)))
        plain += marked + rest
    return plain, spans


def test_there_are_rules() -> None:
    assert len(RULES) > 20


def test_rule_names_are_unique() -> None:
    names = [rule.name for _, rule in RULES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(("module", "rule"), RULES, ids=lambda v: v.name if isinstance(v, Rule) else "")
def test_examples_are_found(module: str, rule: Rule) -> None:
    for example in rule.examples:
        plain, spans = unmarked(example)
        assert spans, f"{module}: {rule.name}: the example {example!r} marks nothing"
        found = [m.span() for m in rule.finditer(fold(plain)) if m.end() > m.start()]
        assert found == spans, example


@pytest.mark.parametrize(("module", "rule"), RULES, ids=lambda v: v.name if isinstance(v, Rule) else "")
def test_rejects_are_not_found(module: str, rule: Rule) -> None:
    for text in rule.rejects:
        assert rule.finditer(fold(text)) == [], text
