"""What a title inherits from: the posts of its chain, then those printed before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_FAR = 300


class Link(NamedTuple):
    """A post already resolved. `body` is the full body, `parent` the body that its own offices belong to.

    `places` gives the printed or filled place for every level word that the body names (市 → 株洲市);
    `committee` is the place's party committee if the post names one or a department of it.
    """

    start: int
    core: str
    office: str | None
    body: str | None = None
    parent: str | None = None
    level: str = ""
    place: str = ""
    places: tuple[tuple[str, str], ...] = ()
    committee: str | None = None
    group: bool = False
    inferred: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def organization(self) -> str | None:
        """The body as the record gives it: null for 市领导."""
        return None if self.hidden else self.body


@dataclass(slots=True)
class Chain:
    """The posts of one printed chain so far, and the posts printed before it (the first `count` of all)."""

    posts: Sequence[Link] = ()
    count: int = 0
    links: list[Link] = field(default_factory=list)

    def near(self, folded: str, at: int) -> Iterator[Link]:
        """The posts before `at`, nearest first: of the chain, then of the same sentence."""
        yield from reversed(self.links)
        seen = at  # the text from here to `at` holds no end of a sentence
        for link in self._before():
            if link.start > at:
                break
            if link.start < seen:
                if has_break(folded, link.start, seen):
                    break
                seen = link.start
            yield link

    def in_paragraph(self, folded: str, at: int) -> Iterator[Link]:
        """The posts before `at` in its line and the chain, nearest first."""
        yield from reversed(self.links)
        seen = at
        for link in self._before():
            if link.start < seen:
                if folded.find("\n", link.start, seen) >= 0:
                    break
                seen = link.start
            if link.start <= at:
                yield link

    def all_before(self) -> Iterator[Link]:
        """The earlier posts, nearest first, as far back as one list can reach."""
        yield from reversed(self.links)
        yield from self._before()

    def _before(self) -> Iterator[Link]:
        for i in range(self.count - 1, max(-1, self.count - 1 - _FAR), -1):
            yield self.posts[i]


def has_break(folded: str, start: int, end: int) -> bool:
    """Whether a sentence ends in `folded[start:end]`.

    >>> has_break("县长出席。局长主持", 0, 9), has_break("县长、局长", 0, 5)
    (True, False)
    """
    return (
        folded.find("。", start, end) >= 0
        or folded.find("\n", start, end) >= 0
        or folded.find("!", start, end) >= 0
        or folded.find("?", start, end) >= 0
    )
