"""How frequent words are, from the dictionary that jieba ships. No segmenter is run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from govnews_extract.errors import LexiconError
from govnews_extract.lexicon.names import NameStatistics
from govnews_extract.lexicon.tables import read_cells
from govnews_extract.lexicon.userdict import Entry, read_user_dictionary
from govnews_extract.zh.fold import fold

_LEAST = 30


@cache
def _shipped() -> Mapping[str, int]:
    """Words of two to four characters with a frequency of 30 and more."""
    # Found, not imported: importing jieba takes longer than reading, sets up logging, and warns.
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise LexiconError("jieba's dictionary: the package jieba is not installed")
    try:
        lines = Path(spec.origin).with_name("dict.txt").read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as reason:
        raise LexiconError(f"jieba's dictionary: {reason}") from reason
    out = {}
    names = NameStatistics()
    for line in lines:
        word, _, rest = line.partition(" ")
        if 2 <= len(word) <= 4:
            count, _, tag = rest.partition(" ")
            # The length first: most entries have a frequency of one figure.
            if (
                len(count) > 1
                and int(count) >= _LEAST
                and not (tag.startswith("nr") and _is_name(word, names))
            ):
                out[word] = int(count)
    return MappingProxyType(out)


@cache
def _words_like_names() -> frozenset[str]:
    return frozenset(word for _, (word, _) in read_cells("nevers.tsv", ["word", "flags"]))


def _is_name(word: str, names: NameStatistics) -> bool:
    """Whether an entry tagged as a person is one: 康有为, but neither 安抚 nor 高水平, so tagged too.

    Names are what the words are to be told from, so they are left out.
    """
    return names.surname(word[0]) > 1 and word not in _words_like_names()


@dataclass(frozen=True)
class WordFrequencies:
    """Frequencies of ordinary words of two to four characters; immutable, read on first use.

    `extras` are (word, frequency) pairs of user dictionaries; use `plus` rather than naming them.

    >>> WordFrequencies().frequency("会议") > WordFrequencies().frequency("蜜枣") >= 0
    True
    """

    extras: tuple[tuple[str, int], ...] = ()

    @cached_property
    def _own(self) -> Mapping[str, int]:
        return dict(self.extras)

    def frequency(self, word: str) -> int:
        """The frequency of a word in the dictionary's corpus; 0 for a word that is not known."""
        return self._own.get(word) or _shipped().get(word, 0)

    def __contains__(self, word: str) -> bool:
        return self.frequency(word) > 0

    def plus(self, path_or_lines: str | Path | Iterable[str]) -> WordFrequencies:
        """With the words of a user dictionary (`word [frequency] [tag]`), but its names of persons.

        Raises `LexiconError` naming file and line for a line of another form.

        >>> WordFrequencies().plus(["甜水井 40 n"]).frequency("甜水井")
        40
        """
        return self.with_entries(read_user_dictionary(path_or_lines))

    def with_entries(self, entries: Iterable[Entry]) -> WordFrequencies:
        """With entries of a user dictionary that are read already."""
        own = [(fold(e.word), max(e.frequency, _LEAST)) for e in entries if not e.tag.startswith("nr")]
        return WordFrequencies(self.extras + tuple(own))
