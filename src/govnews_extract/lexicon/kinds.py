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
        frozenset("vice weak rank group military company foreign school party".split()),
        "post heads (局长, 党组成员); weak ones make a post only with a body or a level before them",
    ),
    Kind(
        "level",
        "levels.tsv",
        frozenset("body bare".split()),
        "words that begin a body or a title (市委, 国务院); body = a body by itself, bare = a level alone (市)",
    ),
    Kind("suffix", "suffixes.tsv", frozenset("short".split()), "what bodies end with (局, 领导小组)"),
    Kind("stop", "stops.tsv", frozenset("weak".split()), "words that end a leftward walk from a post (会见)"),
    Kind(
        "start",
        "starts.tsv",
        frozenset(),
        "words at which a title or body may start after a one-character stop",
    ),
    Kind("follow", "follows.tsv", frozenset({"weak"}), "words that follow a person's name (主持)"),
    Kind("never", "nevers.tsv", frozenset({"weak"}), "words that look like names and are none (全覆盖)"),
    Kind(
        "country", "countries.tsv", frozenset("short".split()), "countries, territories and their short forms"
    ),
    Kind("ethnic", "ethnic.tsv", frozenset("short".split()), "the 56 ethnic groups, with and without 族"),
)
"""Kinds with a file of their own; `place`, `body` and `name` come from the gazetteer and from callers."""
