"""The kinds of words that a scan tells apart, with their files and the flags that each file may use."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of words: its name in tokens, its data file and the flags of its rows."""

    name: str
    file: str
    flags: frozenset[str]
    meaning: str


KINDS: tuple[Kind, ...] = (
    Kind(
        "post",
        "posts.tsv",
        frozenset({"company", "foreign", "group", "military", "party", "rank", "school", "vice", "weak"}),
        "post heads (局长, 党组成员); a weak one is a post only with a body before it",
    ),
    Kind(
        "level",
        "levels.tsv",
        frozenset({"bare", "body"}),
        "what begins a body or a title (市委, 国务院); body: by itself, bare: a level (市)",
    ),
    Kind("suffix", "suffixes.tsv", frozenset({"short"}), "what bodies end with (局, 领导小组)"),
    Kind("stop", "stops.tsv", frozenset({"weak"}), "words that end a leftward walk from a post (会见)"),
    Kind(
        "start",
        "starts.tsv",
        frozenset(),
        "words at which a title or body may start after a one-character stop",
    ),
    Kind("appointing", "appointings.tsv", frozenset(), "words behind which a title begins (任命, 免去)"),
    Kind("follow", "follows.tsv", frozenset({"weak"}), "words that follow a person's name (主持)"),
    Kind("never", "nevers.tsv", frozenset({"weak"}), "words that look like names and are none (全覆盖)"),
    Kind("country", "countries.tsv", frozenset({"short"}), "countries, territories and their short forms"),
    Kind("ethnic", "ethnic.tsv", frozenset({"short"}), "the 56 ethnic groups, with and without 族"),
)
"""Kinds with a file of their own; `place`, `body` and `name` come from the gazetteer and from callers."""
