"""Names that nobody bears but somebody could, by kind.

They are made of `names.tsv`, lists of their own apart from the package's lexicon: a measure that drew its
names from the words that the extractor knows would measure its memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("names.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: tuple(words.split()) for name, words in rows}


def _one(rng: Random, name: str) -> str:
    return rng.choice(_lists()[name])


def _han(surnames: str, lengths: tuple[int, ...]) -> Callable[[Random], str]:
    """A surname of the list and as many characters after it as one of the lengths says."""

    def name(rng: Random) -> str:
        return _one(rng, surnames) + "".join(_one(rng, "given") for _ in range(rng.choice(lengths)))

    return name


def _word(rng: Random) -> str:
    if rng.random() < 0.7:
        return _one(rng, "word")
    return _one(rng, "surname.common") + _one(rng, "virtue")


def _minority(rng: Random) -> str:
    people = rng.choice(("tibetan", "mongol", "turkic", "yi"))
    if people in ("tibetan", "mongol"):
        return "".join(rng.sample(_lists()[people], rng.choice((1, 2, 2))))
    if people == "turkic":
        return _one(rng, people)
    return _one(rng, "yi.clan") + _one(rng, "yi.given")


def _dotted(rng: Random) -> str:
    if rng.random() < 0.1:  # the first syllable of the father's name before a Mongol one
        return f"{_one(rng, 'mongol.father')}·{_one(rng, 'mongol')}"
    return f"{_one(rng, 'uygur.first')}·{_one(rng, 'uygur.second')}"


KINDS: Mapping[str, Callable[[Random], str]] = {
    "common3": _han("surname.common", (2,)),
    "common2": _han("surname.common", (1,)),
    "mid": _han("surname.mid", (1, 2, 2)),
    "rare": _han("surname.rare", (1, 2, 2)),
    "compound": _han("surname.compound", (1, 1, 2)),
    "word": _word,
    "minority": _minority,
    "dotted": _dotted,
}
"""A common surname with two characters and with one, a surname of the middle and of the end of the list, one
of two characters, a word that is also a name, a transcribed name without a dot and with one."""

WEIGHTS: Mapping[str, int] = {
    "common3": 40, "common2": 14, "mid": 16, "rare": 8, "compound": 5, "word": 5, "minority": 6, "dotted": 6,
}  # fmt: skip
"""How often each kind is drawn in a mixture: the rare kinds several times as often as in life."""


def draw(rng: Random, kind: str | None = None) -> str:
    """A name of the kind, or of one drawn by `WEIGHTS`.

    >>> draw(Random(1), "dotted").count("·")
    1
    """
    if kind is None:
        (kind,) = rng.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))
    return KINDS[kind](rng)
