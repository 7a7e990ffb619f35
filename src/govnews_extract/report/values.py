"""The values of a record with their evidence, each under a key that names its place in the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govnews_extract.records import Evidence, Release

LISTS = ("bodies", "events", "periods", "contacts", "service_hours", "deadlines", "unresolved")


class Value(NamedTuple):
    """One value: its key in the page, the field whose colour it has, and where it stands in the text."""

    key: str
    field: str
    evidence: Sequence[Evidence]


def key_of(*path: str | int) -> str:
    """The key of the value at a path of the record.

    >>> key_of("officials", 0, "posts", 1)
    'officials-0-posts-1'
    """
    return "-".join(map(str, path))


def values_of(release: Release) -> Iterator[Value]:
    """Every value of a release that has evidence of its own, field by field.

    >>> from govnews_extract import extract
    >>> for value in values_of(extract("市水利局局长程远山主持会议。")):
    ...     print(value.key, value.field, [e.text for e in value.evidence])
    officials-0 officials ['程远山']
    officials-0-posts-0 posts ['市水利局局长']
    """
    if release.issuing_body:
        yield Value("issuing_body", "issuing_body", release.issuing_body.evidence)
    for n, official in enumerate(release.officials):
        yield Value(key_of("officials", n), "officials", official.mentions)
        for m, post in enumerate(official.posts):
            yield Value(key_of("officials", n, "posts", m), "posts", post.evidence)
    for field in LISTS:
        for n, item in enumerate(getattr(release, field)):
            yield Value(key_of(field, n), field, item.evidence)
