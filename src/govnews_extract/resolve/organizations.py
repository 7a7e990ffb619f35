"""The bodies that printed titles belong to: 市纪委书记 in a release of 株洲 → 株洲市纪委, 书记.

A title is split into body and office; the body gets the place that its chain, else the release,
determines; an office without a body takes that of its chain (党组书记、局长), of the list it stands in
(主任甲，副主任乙), of the group named before it, or of the issuer. Where nothing tells, it is null.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govnews_extract.lexicon import Lexicon
from govnews_extract.resolve.chains import Chain, Link
from govnews_extract.resolve.offices import Resolver
from govnews_extract.resolve.places import PlaceContext
from govnews_extract.text import Text

__all__ = ["PrintedPost", "ResolvedPost", "resolve_posts"]


class PrintedPost(NamedTuple):
    """A title as printed, without 原 and 拟任.

    `start` and `end` are its span in the text; posts of one `chain` belong to one person, or to the
    persons of one list; `status` is that of the record's posts.
    """

    title: str
    start: int
    end: int
    chain: int
    status: str = "current"


class ResolvedPost(NamedTuple):
    """The body and the bare office of a printed title; `inferred` names what was filled in."""

    organization: str | None
    position: str | None
    inferred: tuple[str, ...] = ()


def resolve_posts(
    posts: Sequence[PrintedPost],
    places: PlaceContext,
    text: Text,
    *,
    issuer: str | None = None,
    title: str | None = None,
    lexicon: Lexicon | None = None,
) -> list[ResolvedPost]:
    """The body and office of every post, aligned with `posts`.

    `issuer` is the name of the issuing body and `title` the headline: a bare 局长 is of the 局 that
    the release is about.

    >>> text = Text("株洲市委常委、市纪委书记、市监委代理主任关海棠出席。")
    >>> titles = [("株洲市委常委", 0, 6), ("市纪委书记", 7, 12), ("市监委代理主任", 13, 20)]
    >>> posts = [PrintedPost(t, a, b, 1) for t, a, b in titles]
    >>> [(p.organization, p.position) for p in resolve_posts(posts, PlaceContext(), text)]
    [('株洲市委', '常委'), ('株洲市纪委', '书记'), ('株洲市监委', '主任')]
    """
    known = lexicon or Lexicon.default()
    resolver = Resolver(
        places, text, known.rows("post"), known.rows("country"), issuer=issuer, headline=title
    )
    found: dict[int, ResolvedPost] = {}
    chains: dict[int, Chain] = {}
    earlier: list[Link] = []
    for start, of, i in sorted((post.start, post.chain, i) for i, post in enumerate(posts)):
        chain = chains.get(of)
        if chain is None:
            chain = chains[of] = Chain(earlier, len(earlier))
        link = resolver.resolve(posts[i].title, start, chain)
        chain.links.append(link)
        earlier.append(link)
        found[i] = ResolvedPost(link.organization, link.office, link.inferred)
    return [found[i] for i in range(len(posts))]
