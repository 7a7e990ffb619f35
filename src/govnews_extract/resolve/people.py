"""Persons as the grammar bound them → officials of the record, with their posts resolved to bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from govnews_extract.fields.officials import BoundPost, Person, View
from govnews_extract.records import Official
from govnews_extract.resolve.organizations import PrintedPost, ResolvedPost, resolve_posts
from govnews_extract.resolve.places import PlaceContext

_Slot = tuple[BoundPost, ResolvedPost]


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
    printed = []
    for person in people:
        for post in person.posts:
            start, end = view.raw_span(post.start, post.end)
            whole = post.title if post.body is None else view.printed(*post.body) + post.title
            printed.append(PrintedPost(whole, start, end, post.chain, post.status))
    resolved = iter(
        resolve_posts(printed, places, view.text, issuer=issuer, title=title, lexicon=view.lexicon)
    )
    # An official is validated in one go with all that is in it: one call for each model would cost more
    # than all the rest.
    return [
        Official.model_validate(
            {
                "name": person.name,
                "posts": [
                    _post(view, *slot) for slot in _once([(post, next(resolved)) for post in person.posts])
                ],
                "roles": person.roles,
                "gender": person.gender,
                "ethnicity": person.ethnicity,
                "birth": person.birth,
                "mentions": [_evidence(view, span, "name") for span in person.mentions],
            }
        )
        for person in people
    ]


def _post(view: View, post: BoundPost, found: ResolvedPost) -> dict[str, Any]:
    spans = [s for s in (post.lead, (post.start, post.end), post.body) if s is not None]
    return {
        "title": post.title,
        "organization": found.organization,
        "position": found.position,
        "status": post.status,
        "inferred": list(found.inferred),
        "evidence": [_evidence(view, span, post.rule) for span in spans],
    }


def _once(posts: list[_Slot]) -> list[_Slot]:
    """One post where two chains print the same office of the same body in other words.

    The one that tells more is kept: a change before a plain mention, then the longer chain, then the first.
    """
    said = [(found.organization, found.position, bound.status == "proposed") for bound, found in posts]
    if len(set(said)) == len(said):
        return posts
    lengths = Counter(bound.chain for bound, _ in posts)
    best: dict[tuple[str, str, bool], tuple[tuple[bool, int, int], int]] = {}
    dropped = set()
    for n, (bound, found) in enumerate(posts):
        if found.organization is None or found.position is None:
            continue
        key = (found.organization, found.position, bound.status == "proposed")
        rank = (bound.status != "current", lengths[bound.chain], -n)
        other = best.get(key)
        if other is None or posts[other[1]][0].chain == bound.chain:
            best.setdefault(key, (rank, n))
        elif rank > other[0]:
            dropped.add(other[1])
            best[key] = (rank, n)
        else:
            dropped.add(n)
    return [slot for n, slot in enumerate(posts) if n not in dropped]


def _evidence(view: View, span: tuple[int, int], rule: str) -> dict[str, Any]:
    start, end = view.raw_span(*span)
    return {"start": start, "end": end, "text": view.text.raw[start:end], "rule": rule}
