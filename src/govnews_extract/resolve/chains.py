"""What a title inherits from: the posts of its chain, then those printed before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_BREAKS = frozenset("。!?\n")
_FAR = 300


@dataclass(frozen=True)
class Link:
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


@dataclass
class Chain:
    """The posts of one printed chain so far, and the posts printed before it (the first `count` of all)."""

    posts: Sequence[Link] = ()
    count: int = 0
    links: list[Link] = field(default_factory=list)

    def near(self, folded: str, at: int) -> Iterator[Link]:
        """The posts before `at`, nearest first: of the chain, then of the same sentence."""
        yield from reversed(self.links)
        for link in self._before():
            if link.start > at or any(c in _BREAKS for c in folded[link.start : at]):
                break
            yield link

    def in_paragraph(self, folded: str, at: int) -> Iterator[Link]:
        """The posts before `at` in its line and the chain, nearest first."""
        line = folded.rfind("\n", 0, at)
        yield from reversed(self.links)
        for link in self._before():
            if link.start <= line:
                break
            if link.start <= at:
                yield link

    def all_before(self) -> Iterator[Link]:
        """The earlier posts, nearest first, as far back as one list can reach."""
        yield from reversed(self.links)
        yield from self._before()

    def _before(self) -> Iterator[Link]:
        for i in range(self.count - 1, max(-1, self.count - 1 - _FAR), -1):
            yield self.posts[i]
