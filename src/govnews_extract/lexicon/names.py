"""What characters say of names: surnames, given names, transcriptions, parts of minority names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from govnews_extract.errors import LexiconError
from govnews_extract.lexicon.tables import read_cells

_CLASSES = {"common": 2.2, "listed": 1.2, "ambiguous": 0.0}
_NO_SURNAME = -1.0
# Characters too rare for the table are as good as only met in names.
_RARE = 1.0
_NOT_HAN = -4.0
_NOT_TRANSCRIBED = -3.0


@cache
def _surnames() -> Mapping[str, float]:
    out = {}
    for number, (surname, kind) in read_cells("surnames.tsv", ["surname", "class"]):
        if kind not in _CLASSES:
            raise LexiconError(f"surnames.tsv, line {number}: unknown class {kind}")
        out[surname] = _CLASSES[kind]
    return MappingProxyType(out)


def _odds(name: str) -> Mapping[str, float]:
    out: dict[str, float] = {}
    for number, (char, odds) in read_cells(name, ["char", "odds"]):
        try:
            out[char] = float(odds)
        except ValueError as reason:
            raise LexiconError(f"{name}, line {number}: {reason}") from reason
    return MappingProxyType(out)


@cache
def _given() -> Mapping[str, float]:
    return _odds("given.tsv")


@cache
def _transcribed() -> Mapping[str, float]:
    return _odds("transliteration.tsv")


@cache
def _parts() -> Mapping[str, str]:
    return MappingProxyType({part: kind for _, (part, kind) in read_cells("morphemes.tsv", ["part", "kind"])})


@cache
def _part_openings() -> frozenset[str]:
    return frozenset(part[0] for part in _parts() if len(part) > 1)


@cache
def _minority_chars() -> frozenset[str]:
    parts = _parts().items()
    return frozenset(c for part, kind in parts for c in part if kind == "char" or len(part) > 1)


class NameStatistics:
    """Evidence from characters, as log odds or classes of weight; for folded text.

    It holds nothing of its own: all instances share the shipped tables, read with the first one.

    >>> names = NameStatistics()
    >>> names.surname("程"), names.surname("欧阳"), names.surname("的")
    (2.2, 2.2, -1.0)
    """

    __slots__ = ("_given", "_openings", "_parts", "_surnames")

    def __init__(self) -> None:
        # Held here because they are asked some hundred times a release.
        self._surnames = _surnames()
        self._given = _given()
        self._parts = _parts()
        self._openings = _part_openings()

    def surname(self, text: str) -> float:
        """2.2 for a common surname, 1.2 for a listed one, 0 for one that is an ordinary word, else −1."""
        return self._surnames.get(text, _NO_SURNAME)

    def given(self, char: str) -> float:
        """Log odds of a character in a given name against general text, from −4 to 4.

        >>> NameStatistics().given("娜") > 2 > 0 > NameStatistics().given("的")
        True
        """
        odds = self._given.get(char)
        if odds is None:
            return _RARE if is_han(char) else _NOT_HAN
        return odds

    def transliteration(self, char: str) -> float:
        """Log odds of a character in a transcribed foreign name against general text, from −4 to 4.

        >>> NameStatistics().transliteration("斯") > 0 > NameStatistics().transliteration("的")
        True
        """
        return _transcribed().get(char, _NOT_TRANSCRIBED)

    def part(self, text: str) -> str | None:
        """The group that a part of two syllables or more is typical of (tibetan, mongol, uygur, yi).

        >>> NameStatistics().part("卓玛")
        'tibetan'
        """
        kind = self._parts.get(text)
        return None if kind == "char" else kind

    def part_at(self, text: str, i: int) -> int:
        """How long the longest part of two to four syllables is that begins at `text[i]`; 0 without one.

        >>> NameStatistics().part_at("扎西卓玛", 2)
        2
        """
        if text[i] in self._openings:
            for size in range(min(4, len(text) - i), 1, -1):
                if self.part(text[i : i + size]):
                    return size
        return 0

    def minority_chars(self) -> frozenset[str]:
        """Every character that stands in a typical part of such names, or is frequent in them.

        >>> "玛" in NameStatistics().minority_chars()
        True
        """
        return _minority_chars()

    def minority_char(self, char: str) -> bool:
        """Whether a character is frequent in transcribed names of the minorities.

        >>> NameStatistics().minority_char("玛")
        True
        """
        return self._parts.get(char) == "char"


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one (the blocks in which names are written).

    >>> is_han("程"), is_han("a")
    (True, False)
    """
    return (
        "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U000323af"
    )
