"""What a title inherits from: the posts of its chain, then those printed before it."""

from __future__ import annotations

from dataclasses import dataclass, field

_BREAKS = "。!?\n"


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
    """The posts of one printed chain so far, and all posts printed before the chain."""

    before: tuple[Link, ...]
    links: list[Link] = field(default_factory=list)

    def near(self, folded: str, at: int) -> list[Link]:
        """The posts before `at`, nearest first: of the chain, then of the same sentence."""
        out = list(reversed(self.links))
        for link in reversed(self.before):
            if link.start > at or any(c in _BREAKS for c in folded[link.start : at]):
                break
            out.append(link)
        return out

    def in_paragraph(self, folded: str, at: int) -> list[Link]:
        """The posts before `at` in its line and the chain, nearest first."""
        line = folded.rfind("\n", 0, at)
        return list(reversed(self.links)) + [k for k in reversed(self.before) if line < k.start <= at]

    def all_before(self) -> list[Link]:
        """Every earlier post, nearest first."""
        return list(reversed(self.links)) + list(reversed(self.before))
