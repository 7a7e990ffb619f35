"""The people of a release, each with posts and roles, as a table."""

from __future__ import annotations

from govnews_extract.records import Official, Post, Release
from govnews_extract.report.markup import Html, joined, tag
from govnews_extract.report.pieces import Pieces, badge, note, printed
from govnews_extract.report.values import key_of


def people(release: Release, pieces: Pieces) -> Html | None:
    """A row for each person; None where nobody is named."""
    if not release.officials:
        return None
    words = pieces.words
    heads = (tag("th", words(key), scope="col") for key in ("person", "posts", "roles"))
    rows = (_row(n, official, pieces) for n, official in enumerate(release.officials))
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="people")
    return pieces.block("officials", table, len(release.officials))


def _row(n: int, official: Official, pieces: Pieces) -> Html:
    words = pieces.words
    about = [
        words.of("gender", official.gender) if official.gender else None,
        official.ethnicity,
        official.birth,
    ]
    name = pieces.value(key_of("officials", n), "officials", official.name, official.mentions, rules=False)
    posts = (_post(n, m, post, pieces) for m, post in enumerate(official.posts))
    roles = (badge(words.of("role", role), "role") for role in official.roles)
    return tag(
        "tr",
        tag("th", name, note(" · ".join(filter(None, about))), scope="row"),
        tag("td", tag("ul", *posts, class_="posts")),
        tag("td", joined(roles, " ")),
    )


def _post(n: int, m: int, post: Post, pieces: Pieces) -> Html:
    """The title as printed, whether it is held, and the body and office that it was read as."""
    words = pieces.words
    status = None if post.status == "current" else badge(words.of("status", post.status), post.status)
    read = [part for part in (post.organization, post.position) if part]
    where = tag("span", "→ ", joined(map(printed, read), " / "), class_="read") if read else None
    value = pieces.value(
        key_of("officials", n, "posts", m), "posts", post.title, post.evidence, inferred=post.inferred
    )
    return tag("li", joined((part for part in (value, status, where) if part), " "), class_="g-posts")
