"""The contacts of a release, owner by owner."""

from __future__ import annotations

from govnews_extract.records import Contact, Release
from govnews_extract.report.markup import Html, joined, tag
from govnews_extract.report.pieces import Pieces, badge, note, printed
from govnews_extract.report.values import key_of


def contacts(release: Release, pieces: Pieces) -> Html | None:
    """A list for each owner, in the order of first mention; None where there is no contact."""
    owners: dict[str | None, list[tuple[int, Contact]]] = {}
    for n, contact in enumerate(release.contacts):
        owners.setdefault(contact.owner, []).append((n, contact))
    if not owners:
        return None
    groups = []
    for owner, found in owners.items():
        head = printed(owner) if owner else pieces.words("owner_none")
        items = (tag("li", _contact(n, contact, pieces)) for n, contact in found)
        groups.append(tag("div", tag("h4", head), tag("ul", *items, class_="items"), class_="owner"))
    return pieces.block("contacts", joined(groups), len(release.contacts))


def _contact(n: int, contact: Contact, pieces: Pieces) -> Html:
    words = pieces.words
    more = [
        f"{words('extension')} {contact.extension}" if contact.extension else None,
        f"{words('postcode')} {contact.postcode}" if contact.postcode else None,
    ]
    value = pieces.value(
        key_of("contacts", n), "contacts", contact.value, contact.evidence, inferred=contact.inferred
    )
    parts = [
        badge(words.of("kind", contact.kind)),
        value,
        note(" · ".join(filter(None, more))),
        tag("span", printed(contact.label), class_="note") if contact.label else None,
    ]
    return joined(parts, " ")
