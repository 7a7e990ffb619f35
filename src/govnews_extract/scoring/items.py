"""A record as sets of comparable items, one set a field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from govnews_extract.scoring.normal import body, day, digits, post_title, squeeze

Record = Mapping[str, Any]
Item = str | None | tuple[str | None, ...]

FIELDS = (
    "title", "published_at", "source", "document_number", "genre", "issuing_body",
    "event_date", "event_part_of_day", "event_dates_all",
    "official_name", "official_title", "official_org", "official_status", "official_role",
    "phone", "fax", "email", "mailbox", "address", "contact_owner", "service_hours", "deadline",
)  # fmt: skip
"""The fields that are compared, in the order in which they are reported."""

_DOCUMENT: dict[str, Callable[[str | None], str]] = {
    "title": squeeze,
    "published_at": day,
    "source": squeeze,
    "document_number": squeeze,
}
_PHONES = frozenset(("phone", "mobile", "hotline", "sms"))


def gather(record: Record) -> dict[str, set[Item]]:
    """{field: its items}, for the keys that the record has.

    >>> gather({"contacts": [{"kind": "hotline", "value": "0994-12380"}]})["phone"]
    {'099412380'}
    """
    found: dict[str, set[Item]] = {}
    document = record.get("document") or {}
    for key, normal in _DOCUMENT.items():
        if key in document:
            found[key] = _without_empty({normal(document[key])})
    if "genre" in record:
        found["genre"] = {record["genre"]}
    if "issuing_body" in record:
        found["issuing_body"] = _without_empty({_issuer(record)})
    if "events" in record:
        found |= _events(record["events"] or [])
    if "officials" in record:
        found |= _officials(record["officials"] or [])
    if "contacts" in record:
        found |= _contacts(record["contacts"] or [], _issuer(record))
    if "service_hours" in record:
        found["service_hours"] = {
            (
                ",".join(p.get("days") or ()),
                p.get("opens"),
                p.get("closes"),
                day(p.get("valid_from")),
                day(p.get("valid_through")),
            )
            for hours in record["service_hours"] or ()
            for p in hours.get("periods") or ()
        }
    if "deadlines" in record:
        found["deadline"] = _without_empty({day(d.get("date")) for d in record["deadlines"] or ()})
    return found


def _issuer(record: Record) -> str:
    return body((record.get("issuing_body") or {}).get("name"))


def _events(events: list[Record]) -> dict[str, set[Item]]:
    main: set[Item] = {(day(e.get("start")), day(e.get("end"))) for e in events[:1]}
    parts: set[Item] = {e.get("part_of_day") for e in events[:1]}
    return {
        "event_date": main - {("", "")},
        "event_part_of_day": parts - {None},
        "event_dates_all": _without_empty({day(e.get("start")) for e in events}),
    }


def _officials(people: list[Record]) -> dict[str, set[Item]]:
    posts = list(_posts(people))
    return {
        "official_name": {squeeze(p.get("name")) for p in people},
        "official_title": {(name, post_title(post.get("title"))) for name, post in posts},
        "official_org": {
            (name, body(post["organization"]), squeeze(post.get("position")))
            for name, post in posts
            if post.get("organization")
        },
        "official_status": {
            (name, post_title(post.get("title")), post["status"])
            for name, post in posts
            if (post.get("status") or "current") != "current"
        },
        "official_role": {(squeeze(p.get("name")), role) for p in people for role in p.get("roles") or ()},
    }


def _posts(people: list[Record]) -> Iterator[tuple[str, Record]]:
    for person in people:
        for post in person.get("posts") or ():
            yield squeeze(person.get("name")), post


def _contacts(contacts: list[Record], issuer: str) -> dict[str, set[Item]]:
    def of(kinds: frozenset[str], normal: Callable[[str | None], str]) -> set[Item]:
        return {normal(c.get("value")) for c in contacts if c.get("kind") in kinds}

    return {
        "phone": of(_PHONES, digits),
        "fax": of(frozenset(("fax",)), digits),
        "email": of(frozenset(("email",)), lambda value: (value or "").strip().lower()),
        "mailbox": of(frozenset(("mailbox",)), squeeze),
        "address": of(frozenset(("address",)), squeeze),
        "contact_owner": {  # an owner that is the issuer says no more than none
            (squeeze(c.get("value")), squeeze(c["owner"]))
            for c in contacts
            if c.get("owner") and body(c["owner"]) != issuer
        },
    }


def _without_empty(values: set[str]) -> set[Item]:
    return {value for value in values if value}
