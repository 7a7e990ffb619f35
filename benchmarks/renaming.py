"""Do the officials' names decide, or the words around them? The fixtures' officials under other names.

Every labelled official's name is replaced in the cleaned text, in the title and in the labelled
record by one that is drawn from `benchmarks.names`, and the result is extracted as a release of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import regex

from benchmarks.names import draw
from govnews_extract.cleaning import clean
from govnews_extract.extraction import Extractor
from govnews_extract.records import Document
from govnews_extract.scoring import Scores, score
from tests.corpus import fixtures

FIELDS = ("official_name", "official_title")
_BLANK = r"[ \u3000\xa0]{0,4}"
_DOT = "[·•‧・.．]"
# 和平镇, 解放路: the name of a place, where the official of that name also stands in the text
_PLACE = "[镇乡村街路县区市]"
# Renaming the head of state renames half of the formulas in which no official acts
_KEPT = frozenset(("习近平",))


@dataclass(frozen=True)
class Renamed:
    """A cleaned release under other names, and its labelled officials under the same."""

    id: str
    document: Document
    gold: dict[str, Any]
    names: Mapping[str, str]


def renamed(seed: int, kind: str | None = None) -> Iterator[Renamed]:
    """All fixtures that can be renamed, with names drawn by the seed: of one kind, or of all by weight.

    Left out are releases without officials, those in which a labelled name does not stand or stands
    within another labelled one.
    """
    for fixture in fixtures():
        document = _documents()[fixture.id]
        names = [person["name"] for person in fixture.gold.get("officials") or ()]
        text = f"{document.title}\n{document.text}"
        if not names or not _can_be_renamed(text, names):
            continue
        rng = Random(f"{seed} {kind} {fixture.id}")
        mapping = draw_names(text, names, rng, kind)
        changed = {
            "title": document.title and substitute(document.title, mapping),
            "text": substitute(document.text, mapping),
        }
        people = [p | {"name": mapping.get(p["name"], p["name"])} for p in fixture.gold["officials"]]
        yield Renamed(
            fixture.id,
            document.model_copy(update=changed),
            {"id": fixture.id, "officials": people},
            mapping,
        )


def measure(extractor: Extractor, seeds: range, kind: str | None = None) -> Scores:
    """The scores of all draws together."""
    gold, predicted = [], []
    for seed in seeds:
        for release in renamed(seed, kind):
            key = f"{seed} {release.id}"
            document = release.document
            record = extractor.extract(
                document.text,
                url=document.url,
                title=document.title,
                published_at=document.published_at,
                source_id=key,
                media_type="text/plain",
            )
            gold.append(release.gold | {"id": key})
            predicted.append(record.model_dump(mode="json"))
    return score(gold, predicted)


def draw_names(text: str, names: list[str], rng: Random, kind: str | None = None) -> dict[str, str]:
    """A new name for every name that can be replaced: none stands in the text, none within another."""
    mapping: dict[str, str] = {}
    for name in names:
        if name in _KEPT or _pattern(name, _PLACE).search(text):
            continue
        while True:
            new = draw(rng, kind)
            others = mapping.values()
            if new not in text and not any(new in other or other in new for other in others):
                break
        mapping[name] = new
    return mapping


def substitute(text: str, names: Mapping[str, str]) -> str:
    """The text with every name replaced; a gap within a name of two characters stays one.

    >>> substitute("组长雷  鸣、雷鸣远说", {"雷鸣远": "程山", "雷鸣": "于涛"})
    '组长于  涛、程山说'
    """
    if not names:
        return text
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = regex.compile("|".join(f"({_spaced(name)})" for name in longest_first))

    def new(match: regex.Match[str]) -> str:
        assert match.lastindex is not None
        name = names[longest_first[match.lastindex - 1]]
        printed = match[0]
        gap = len(printed) - 2
        return name[0] + printed[1:-1] + name[1] if len(name) == 2 and _is_gap(printed) and gap else name

    return pattern.sub(new, text)


def _is_gap(printed: str) -> bool:
    return len(printed) > 2 and printed[1:-1].strip() == ""


def _can_be_renamed(text: str, names: list[str]) -> bool:
    if any(name != other and name in other for name in names for other in names):
        return False
    return all(_pattern(name).search(text) for name in names)


@cache
def _pattern(name: str, behind: str = "") -> regex.Pattern[str]:
    return regex.compile(_spaced(name) + behind)


def _spaced(name: str) -> str:
    return _BLANK.join(_DOT if char == "·" else regex.escape(char) for char in name)


@cache
def _documents() -> Mapping[str, Document]:
    return {
        fixture.id: clean(
            known.content,
            url=known.url,
            title=known.title,
            published_at=known.published_at,
            media_type=known.media_type,
        )
        for fixture in fixtures()
        for known in (fixture.input,)
    }
