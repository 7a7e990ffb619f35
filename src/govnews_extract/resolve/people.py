"""Persons as the grammar bound them → officials of the record, with their posts resolved to bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govnews_extract.fields.officials import BoundPost, Person, View
from govnews_extract.records import Evidence, Official, Post
from govnews_extract.resolve.organizations import PrintedPost, resolve_posts
from govnews_extract.resolve.places import PlaceContext
from govnews_extract.text import Text


def officials(
    view: View,
    people: Sequence[Person],
    places: PlaceContext,
    *,
    issuer: str | None = None,
    title: str | None = None,
) -> list[Official]:
    """The officials with `organization` and `position` of each post filled where the release tells them.

    `issuer` is the issuing body's name and `title` the headline: they tell whose a bare 局长 is.
    """
    text = view.text
    slots = sorted(
        ((post, p, q) for p, person in enumerate(people) for q, post in enumerate(person.posts)),
        key=lambda slot: (slot[0].start, slot[0].chain),
    )
    printed = []
    for post, _, _ in slots:
        start, end = view.raw_span(post.start, post.end)
        whole = post.title if post.body is None else view.printed(*post.body) + post.title
        printed.append(PrintedPost(title=whole, start=start, end=end, chain=post.chain, status=post.status))
    resolved = resolve_posts(printed, places, text, issuer=issuer, title=title, lexicon=view.lexicon)
    posts: dict[tuple[int, int], Post] = {}
    for (post, p, q), found in zip(slots, resolved, strict=True):
        spans = [s for s in (post.lead, (post.start, post.end), post.body) if s is not None]
        posts[p, q] = Post(
            title=post.title,
            organization=found.organization,
            position=found.position,
            status=post.status,  # type: ignore[arg-type]
            inferred=list(found.inferred),
            evidence=[_evidence(view, text, span, post.rule) for span in spans],
        )
    return [
        Official(
            name=person.name,
            posts=_once([(bound, posts[p, q]) for q, bound in enumerate(person.posts)]),
            roles=person.roles,  # type: ignore[arg-type]
            gender=person.gender,  # type: ignore[arg-type]
            ethnicity=person.ethnicity,
            birth=person.birth,
            mentions=[_evidence(view, text, span, "name") for span in person.mentions],
        )
        for p, person in enumerate(people)
    ]


def _once(posts: list[tuple[BoundPost, Post]]) -> list[Post]:
    """One post where two chains print the same office of the same body in other words.

    The one that tells more is kept: a change before a plain mention, then the longer chain, then the first.
    """
    lengths = Counter(bound.chain for bound, _ in posts)
    best: dict[tuple[str, str, bool], tuple[tuple[bool, int, int], int]] = {}
    dropped = set()
    for n, (bound, post) in enumerate(posts):
        if post.organization is None or post.position is None:
            continue
        key = (post.organization, post.position, post.status == "proposed")
        rank = (post.status != "current", lengths[bound.chain], -n)
        other = best.get(key)
        if other is None or posts[other[1]][0].chain == bound.chain:
            best.setdefault(key, (rank, n))
        elif rank > other[0]:
            dropped.add(other[1])
            best[key] = (rank, n)
        else:
            dropped.add(n)
    return [post for n, (_, post) in enumerate(posts) if n not in dropped]


def _evidence(view: View, text: Text, span: tuple[int, int], rule: str) -> Evidence:
    return text.evidence(*view.raw_span(*span), rule)
