"""A record as a person reads it: what to check first, then field by field."""

from __future__ import annotations

from collections.abc import Iterator

from govnews_extract.records import Event, Period, Release
from govnews_extract.report.contacts import contacts
from govnews_extract.report.head import head
from govnews_extract.report.hours import service_hours
from govnews_extract.report.markup import Html, joined, tag
from govnews_extract.report.people import people
from govnews_extract.report.pieces import Pieces, badge, note, printed
from govnews_extract.report.timeline import deadlines
from govnews_extract.report.values import key_of


def record(release: Release, pieces: Pieces) -> Html:
    """The whole record but its text.

    >>> from govnews_extract import extract
    >>> from govnews_extract.report.words import Words
    >>> html = record(extract("市水利局局长程远山主持会议。"), Pieces("r0-", Words("zh")))
    >>> "市水利局局长" in html, "主持" in html
    (True, True)
    """
    parts = [
        events(release, pieces),
        people(release, pieces),
        bodies(release, pieces),
        contacts(release, pieces),
        service_hours(release, pieces),
        deadlines(release, pieces),
        periods(release, pieces),
        unresolved(release, pieces),
    ]
    found = [part for part in parts if part]
    nothing = None if found else tag("p", pieces.words("no_values"), class_="note")
    return joined([_warnings(release, pieces), head(release, pieces), *found, nothing])


def events(release: Release, pieces: Pieces) -> Html | None:
    """What is reported as happening, the main event first."""
    return pieces.section("events", (_event(n, event, pieces) for n, event in enumerate(release.events)))


def _event(n: int, event: Event, pieces: Pieces) -> Html:
    words = pieces.words
    day = {"month": str(event.start)[:7], "year": str(event.start)[:4]}.get(event.precision, str(event.start))
    when = [
        f"{day} – {event.end}" if event.end else day,
        words.of("part", event.part_of_day) if event.part_of_day else None,
        event.time,
    ]
    named = event.name or (event.evidence[0].text if event.evidence else day)
    parts = [
        tag("strong", " ".join(filter(None, when))),
        tag("span", printed(event.place), class_="note") if event.place else None,
        pieces.value(key_of("events", n), "events", named, event.evidence, inferred=event.inferred),
    ]
    return joined(parts, " ")


def bodies(release: Release, pieces: Pieces) -> Html | None:
    """Other public bodies that act in the release."""

    def items() -> Iterator[Html]:
        for n, body in enumerate(release.bodies):
            parts = [
                badge(pieces.words.of("body_role", body.role)) if body.role else None,
                pieces.value(key_of("bodies", n), "bodies", body.full_name, body.evidence),
                None if body.name == body.full_name else tag("span", printed(body.name), class_="note"),
            ]
            yield joined(parts, " ")

    return pieces.section("bodies", items())


def periods(release: Release, pieces: Pieces) -> Html | None:
    """How long something lasts."""
    return pieces.section("periods", (_period(n, period, pieces) for n, period in enumerate(release.periods)))


def _period(n: int, period: Period, pieces: Pieces) -> Html:
    words = pieces.words
    dates = " – ".join(str(day) for day in (period.start, period.end) if day)
    length = period.duration
    if length and period.approximate:
        length = f"{words('about')} {length}"
    parts = [
        tag("strong", dates or length) if dates or length else None,
        note(length) if dates else None,
        printed(period.subject) if period.subject else None,
        pieces.value(key_of("periods", n), "periods", period.raw, period.evidence, inferred=period.inferred),
    ]
    return joined(parts, " ")


def unresolved(release: Release, pieces: Pieces) -> Html | None:
    """What was found and could not be read one way."""

    def items() -> Iterator[Html]:
        for n, item in enumerate(release.unresolved):
            value = pieces.value(key_of("unresolved", n), "unresolved", item.text, item.evidence)
            yield joined([badge(pieces.words.field(item.field)), value, note(item.reason)], " ")

    return pieces.section("unresolved", items())


def _warnings(release: Release, pieces: Pieces) -> Html | None:
    if not release.warnings:
        return None
    lines = (tag("li", tag("code", w.code), " ", tag("bdi", w.message)) for w in release.warnings)
    heading = tag("h3", pieces.words("warnings"))
    return tag("div", heading, tag("ul", *lines), class_="warnings")
