"""Derive the name statistics of the lexicon from the dictionary that jieba ships (MIT).

given.tsv: for a character, the log odds of standing in a Chinese given name (person entries: a known
surname and a given name) against standing in a general word. transliteration.tsv: the same
for transcribed foreign names (entries tagged nrt).

Run: python tools/build_names.py
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import jieba
import regex

from govnews_extract.zh.fold import fold

DATA = Path(__file__).parent.parent / "src/govnews_extract/lexicon/data"
DICTIONARY = Path(jieba.__file__).with_name("dict.txt")
HAN = regex.compile(r"\p{Han}+")
NUMERAL = regex.compile("[一二三四五六七八九十万千百]")


def entries() -> Iterator[tuple[str, int, str]]:
    for line in DICTIONARY.read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if HAN.fullmatch(word) and fold(word) == word:
            yield word, int(count), tag


def surnames() -> dict[str, str]:
    lines = (DATA / "surnames.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {surname: kind for surname, kind, *_ in cells[1:]}


def given_part(word: str, known: Mapping[str, str]) -> str:
    """The given name of a person entry, empty for what is none."""
    if len(word) in (3, 4) and known.get(word[:2], "ambiguous") != "ambiguous":
        return word[2:]
    # Entries of two characters are too often ordinary words.
    if len(word) == 3 and known.get(word[0], "ambiguous") != "ambiguous":
        return word[1:]
    return ""


def log_odds(inside: Counter[str], outside: Counter[str], least: int) -> dict[str, float]:
    """Smoothed log odds of a character in one set of words against another."""
    total_in, total_out = sum(inside.values()), sum(outside.values())
    prior = total_in / (total_in + total_out)
    odds = {}
    for char in inside.keys() | outside.keys():
        n_in, n_out = inside[char], outside[char]
        if n_in + n_out < least:
            continue
        expected = 4.0
        p_in = (n_in + expected * prior) / total_in
        p_out = (n_out + expected * (1 - prior)) / total_out
        odds[char] = max(-4.0, min(4.0, math.log(p_in / p_out)))
    return odds


def write(name: str, title: str, column: str, odds: Mapping[str, float]) -> None:
    head = [
        f"# {title}",
        "# Source: counts over dict.txt of jieba 0.42.1 (MIT, (c) 2013 Sun Junyi).",
        "# Derived by tools/build_names.py.",
        f"{column}\todds",
    ]
    lines = [
        f"{char}\t{value:.2f}" for char, value in sorted(odds.items(), key=lambda item: (-item[1], item[0]))
    ]
    (DATA / name).write_text("\n".join(head + lines) + "\n", "utf-8")


def main() -> None:
    known = surnames()
    given: Counter[str] = Counter()
    foreign: Counter[str] = Counter()
    general: Counter[str] = Counter()
    for word, count, tag in entries():
        # Entries weigh little more than once: a famous person is one name.
        weight = 1 + int(math.log2(count + 1)) // 4
        if tag in ("nr", "nrfg"):
            for char in given_part(word, known):
                given[char] += weight
        elif tag == "nrt":
            if len(word) >= 3 and not NUMERAL.search(word):
                for char in word:
                    foreign[char] += weight
        else:
            for char in word:
                general[char] += count
    # Words are running text; scale them down to the size of a sample so that smoothing is of one kind.
    sample = Counter({c: round(n / 40) for c, n in general.items()})
    frequent = {c for c, _ in general.most_common(4500)} | {c for c, n in given.items() if n >= 3}
    odds = {c: v for c, v in log_odds(given, sample, 3).items() if c in frequent}
    write("given.tsv", "Log odds of a character in a given name against general text.", "char", odds)
    both = log_odds(foreign, sample, 3)
    kept = {c: v for c, v in both.items() if foreign[c] >= 2 and v > -3}
    write("transliteration.tsv", "Log odds of a character in a transcribed foreign name.", "char", kept)
    print(len(odds), len(kept))


if __name__ == "__main__":
    main()
