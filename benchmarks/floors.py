"""F1 below which no change may fall: measured, kept in tests/floors.json, raised only."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from math import floor
from pathlib import Path

from benchmarks import bodies, renaming
from benchmarks.corpus import corpus_digest, labelled, predicted
from govnews_extract.extraction import Extractor
from govnews_extract.scoring import score
from tests.corpus import FOLDER

PATH = FOLDER.parent / "floors.json"
RENEW = "python -m benchmarks floors"
SEEDS = range(4)
"""The draws of names whose scores together are the renamed figures."""


@dataclass(frozen=True)
class Floors:
    """F1 floors for the corpus of this digest: by field, by field on the renamed fixtures, of the bodies of pages."""

    corpus: str
    fields: dict[str, float]
    renamed: dict[str, float]
    bodies: dict[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path = PATH) -> Floors:
        """The floors in the file."""
        return cls(**json.loads(path.read_text("utf-8")))

    def write(self, path: Path = PATH) -> None:
        """Write the file anew."""
        path.write_text(json.dumps(self.__dict__, indent=1) + "\n", "utf-8")


def measured(extractor: Extractor) -> Floors:
    """The floors that hold now: F1 in thousandths, cut off."""
    scores = score(labelled(), predicted(extractor))
    again = renaming.measure(extractor, SEEDS)
    return Floors(
        corpus_digest(),
        {field: cut(tally.f1) for field, tally in scores.fields.items()},
        {field: cut(again.fields[field].f1) for field in renaming.FIELDS},
        {figure: cut(value) for figure, value in bodies.figures(bodies.own()).items()},
    )


def cut(f1: float) -> float:
    """F1 in thousandths, cut off.

    >>> cut(0.98765), cut(1.0)
    (0.987, 1.0)
    """
    return floor(f1 * 1000 + 1e-9) / 1000


def lowered(old: Floors, new: Floors) -> list[str]:
    """A line for every floor that would sink or go.

    >>> lowered(Floors("a", {"fax": 0.9}, {}), Floors("a", {"fax": 0.8, "phone": 0.7}, {}))
    ['fields.fax: 0.9 → 0.8']
    """
    return [
        f"{part}.{field}: {was} → {now.get(field, 'gone')}"
        for part, before, now in (
            ("fields", old.fields, new.fields),
            ("renamed", old.renamed, new.renamed),
            ("bodies", old.bodies, new.bodies),
        )
        for field, was in before.items()
        if now.get(field, -1.0) < was
    ]


def renew(path: Path = PATH) -> tuple[Floors | None, Floors, list[str]]:
    """Measure and write the floors; (old, new, lowered).

    A floor sinks only together with a change of the corpus: else nothing is written where any would.
    """
    old = Floors.read(path) if path.exists() else None
    new = measured(Extractor())
    sunk = lowered(old, new) if old else []
    if old is None or old.corpus != new.corpus or not sunk:
        new.write(path)
    return old, new, sunk
