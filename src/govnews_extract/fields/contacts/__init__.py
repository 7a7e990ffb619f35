"""Contacts: every printed way to reach a body, with the body that it reaches.

>>> from govnews_extract.text import Text
>>> [(c.kind, c.value, c.owner) for c in find_contacts(Text("县委第一巡察组值班电话：0731-27671872、27671873（传真）"))]
[('phone', '0731-27671872', '县委第一巡察组'), ('fax', '0731-27671873', '县委第一巡察组')]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container

from govnews_extract.fields.contacts.found import Found
from govnews_extract.fields.contacts.mail import find_mail
from govnews_extract.fields.contacts.online import find_online
from govnews_extract.fields.contacts.owners import Owner, Owners
from govnews_extract.fields.contacts.phones import find_phones
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.records import Contact
from govnews_extract.text import Text

__all__ = ["find_contacts"]


def find_contacts(text: Text, *, places: Container[str] = frozenset()) -> list[Contact]:
    """The contacts of `text` (the text of a document), in the order of first mention.

    `places` are names at which a body's name may begin. Nothing raises: what is no contact is left
    out, and what nobody is named for has no owner. The same number of two owners is two contacts.
    """
    tables = Tables(text)
    found = find_phones(text.folded, tables.at) + find_mail(text.folded, tables) + find_online(text.folded)
    found.sort(key=lambda f: (f.start, f.end))
    owners = Owners(text, tables, places)
    starts = [start for start, _ in text.lines] if found else []
    contacts: dict[tuple[str, str, str | None, str | None], Contact] = {}
    for item in found:
        index = bisect_right(starts, item.start) - 1
        contact = _contact(text, item, owners.of(item, index))
        contacts.setdefault((contact.kind, contact.value, contact.extension, contact.owner), contact)
    return _without_ownerless_repeats(list(contacts.values()))


def _contact(text: Text, item: Found, owner: Owner | None) -> Contact:
    raw = text.raw[item.start : item.end]
    evidence = [text.evidence(item.start, item.end, item.rule)]
    if owner:
        evidence.append(text.evidence(owner.start, owner.end, owner.rule))
    return Contact(
        kind=item.kind,
        value=item.value or raw,
        raw=raw,
        label=text.raw[item.label[0] : item.label[1]] if item.label else None,
        owner=text.raw[owner.start : owner.end] if owner else None,
        extension=item.extension,
        e164=item.e164,
        postcode=item.postcode,
        inferred=list(item.inferred),
        evidence=evidence,
    )


def _without_ownerless_repeats(contacts: list[Contact]) -> list[Contact]:
    """Drops a mention without owner of what another mention has an owner for."""
    owned = {(c.kind, c.value) for c in contacts if c.owner}
    return [c for c in contacts if c.owner or (c.kind, c.value) not in owned]
