"""The genre of a release, by weighted words of its headline, its first lines and its text.

The words stand in `lexicon/data/genres.tsv`; the genre with the most weight wins, and a release
that gives none enough is `other`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, get_args

import regex

from govnews_extract.errors import LexiconError
from govnews_extract.lexicon.tables import read_cells
from govnews_extract.records import Genre
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_LEAD_LENGTH = 240
_LEAST = 4.0
_GENRES: tuple[Genre, ...] = get_args(Genre)
_COLUMNS = ["cue", "genre", "weight", "where", "example"]
_WHERE = ("title", "lead", "body")
_QUOTED = regex.compile(r"《[^《》\n]{1,120}》|【[^【】\n]{1,40}】")


class Cue(NamedTuple):
    """A word that speaks for a genre where it stands in `where` (title, lead or body)."""

    word: str
    genre: Genre
    weight: float
    where: str
    example: str

    @property
    def parts(self) -> list[str]:
        """What of the cue stands in a text as it is: one word, or those on both sides of …"""
        return self.word.removesuffix("$").split("…")

    @property
    def literal(self) -> bool:
        """Whether the word alone is the cue."""
        return "…" not in self.word and not self.word.endswith("$")

    def found_in(self, words: str) -> bool:
        """Whether the cue stands in folded `words`.

        >>> Cue("辞去…请求", "personnel", 4, "lead", "").found_in("接受程远山辞去县长职务的请求")
        True
        """
        if not all(part in words for part in self.parts):
            return False
        return self.literal or _pattern(self.word).search(words) is not None


@cache
def _pattern(word: str) -> regex.Pattern[str]:
    parts = (regex.escape(part) for part in word.removesuffix("$").split("…"))
    end = r"(?=[(\s\d]{0,3}$|\()" if word.endswith("$") else ""
    return regex.compile(r"[^。\n]{0,16}?".join(parts) + end)


@cache
def cues() -> tuple[Cue, ...]:
    """All cues; raises `LexiconError` for an unknown genre or place, or a weight that is no number."""
    out = []
    for number, (word, name, worth, where, example) in read_cells("genres.tsv", _COLUMNS):
        genre = next((g for g in _GENRES if g == name), None)
        if genre is None or where not in _WHERE:
            raise LexiconError(f"genres.tsv, line {number}: no genre {name} or place {where}")
        try:
            weight = float(worth)
        except ValueError as reason:
            raise LexiconError(f"genres.tsv, line {number}: {worth} is no number") from reason
        out.append(Cue(fold(word), genre, weight, where, fold(example)))
    return tuple(out)


def find_genre(title: str | None, text: Text) -> Genre:
    """The genre that headline and text speak for most, `other` where neither says enough.

    >>> find_genre("关于城区计划停水的通告", Text("8月17日22:00停水。"))
    'service'
    >>> find_genre(None, Text("程远山涉嫌严重违纪违法，目前正接受纪律审查和监察调查。"))
    'discipline'
    """
    folded = text.folded
    scores: dict[Genre, float] = dict.fromkeys(_GENRES, 0.0)
    best: dict[tuple[str, Genre], float] = {}
    # A headline that only says what a document is called in 《》 tells the genre by what stands around it.
    _weigh("title", _unquoted(fold(title or "")), best, scores)
    _weigh("lead", _unquoted(folded[:_LEAD_LENGTH]), best, scores)
    winner = max(scores, key=scores.__getitem__)
    most = _most_of_body()
    if scores[winner] < _LEAST or any(
        scores[genre] + worth >= scores[winner] for genre, worth in most if genre != winner
    ):
        _weigh("body", folded, best, scores)
        winner = max(scores, key=scores.__getitem__)
    return winner if scores[winner] >= _LEAST else "other"


def _weigh(where: str, words: str, best: dict[tuple[str, Genre], float], scores: dict[Genre, float]) -> None:
    """Add to `scores` what the cues of a place are worth, each word once, at the place worth most."""
    literal, others = _cues_of(where)
    found = [cue for cue in literal if cue[0] in words]
    found += [(c.word, c.genre, c.weight) for part, c in others if part in words and c.found_in(words)]
    for word, genre, weight in found:
        known = best.get((word, genre), 0.0)
        if weight > known:
            best[word, genre] = weight
            scores[genre] += weight - known


@cache
def _cues_of(where: str) -> tuple[list[tuple[str, Genre, float]], list[tuple[str, Cue]]]:
    """The cues of a place: those of one word, and the others, each with a word that it holds."""
    own = [cue for cue in cues() if cue.where == where]
    return (
        [(cue.word, cue.genre, cue.weight) for cue in own if cue.literal],
        [(max(cue.parts, key=len), cue) for cue in own if not cue.literal],
    )


@cache
def _most_of_body() -> list[tuple[Genre, float]]:
    """What the cues of the whole text are worth to each genre if all stand in it."""
    return [
        (genre, sum(c.weight for c in cues() if c.where == "body" and c.genre == genre)) for genre in _GENRES
    ]


def _unquoted(words: str) -> str:
    return _QUOTED.sub("《》", words) if "《" in words or "【" in words else words
