"""Predicted records against labelled ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from govnews_extract.scoring.figures import Tally
from govnews_extract.scoring.items import FIELDS, Item, Record, gather


@dataclass(frozen=True)
class Miss:
    """A labelled item that was not found, or (`extra`) one that was made up."""

    release: str
    field: str
    item: Item
    extra: bool


@dataclass(frozen=True)
class Scores:
    """The figures of one comparison.

    `fields` holds a tally for every field of which anything was labelled or predicted, in the order of
    `FIELDS`. `absent` are the keys of the labelled releases for which there is no predicted record.
    `ungrounded` counts evidence spans whose text is not what stands at their offsets.
    """

    fields: dict[str, Tally]
    misses: tuple[Miss, ...]
    releases: int
    absent: tuple[str, ...]
    spans: int
    ungrounded: int

    @property
    def without_prediction(self) -> int:
        """How many labelled releases have no predicted record."""
        return len(self.absent)


def score(gold: Iterable[Record], predicted: Iterable[Record]) -> Scores:
    """Compare the predicted records with the labelled ones, release by release.

    A record's key is its `source_id`, else its `id`. A labelled release that has no predicted record
    under its key is looked for under the one path whose file name without suffix is the key; where none
    is found its items are all missed. Raises ValueError for a record without a key.

    >>> scores = score([{"id": "a", "genre": "notice"}], [{"source_id": "pages/a.html", "genre": "notice"}])
    >>> scores.fields["genre"].f1, scores.without_prediction
    (1.0, 0)
    """
    labelled = {key_of(record): record for record in gold}
    found = {key_of(record): record for record in predicted}
    by_stem = _by_stem(found)
    tallies: dict[str, Tally] = {}
    misses: list[Miss] = []
    absent: list[str] = []
    spans = ungrounded = 0
    for key, want in labelled.items():
        got = found.get(key) or by_stem.get(key)
        if got is None:
            absent.append(key)
        got = got or {}
        for right in _grounded(got):
            spans += 1
            ungrounded += not right
        have = gather(got)
        for field, items in gather(want).items():
            others = have.get(field, set())
            lost, made_up = items - others, others - items
            tally = Tally(len(items & others), len(lost), len(made_up))
            tallies[field] = tallies.get(field, Tally()) + tally
            misses += [Miss(key, field, item, False) for item in sorted(lost, key=str)]
            misses += [Miss(key, field, item, True) for item in sorted(made_up, key=str)]
    fields = {f: tallies[f] for f in FIELDS if f in tallies and tallies[f] != Tally()}
    return Scores(fields, tuple(misses), len(labelled), tuple(absent), spans, ungrounded)


def key_of(record: Record) -> str:
    """The key of a record: its `source_id`, else its `id`. Raises ValueError where it has neither."""
    key = record.get("source_id") or record.get("id")
    if not isinstance(key, str):
        raise ValueError("a record has neither `source_id` nor `id`")
    return key


def _by_stem(records: dict[str, Record]) -> dict[str, Record]:
    """Records by the bare name of their file, where one file alone has it."""
    stems: dict[str, list[Record]] = {}
    for key, record in records.items():
        stems.setdefault(PurePath(key).stem, []).append(record)
    return {stem: same[0] for stem, same in stems.items() if len(same) == 1}


def _grounded(record: Record) -> Iterator[bool]:
    """For every evidence span: does its text stand at its offsets?"""
    text = (record.get("document") or {}).get("text") or ""
    for span in _spans({key: value for key, value in record.items() if key != "document"}):
        yield text[span["start"] : span["end"]] == span["text"]


def _spans(node: Any) -> Iterator[Record]:
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys() and isinstance(node["start"], int):
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for value in node:
            yield from _spans(value)
