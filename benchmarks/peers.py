"""Other tools behind one shape: what each finds, as a part of our record, so that one measure scores all.

Each is used as its documentation tells, with its defaults, and gets what it asks for: a page, or the
text of the release as we cleaned it. What is not installed is left out.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from benchmarks.tables import installed
from govnews_extract.records import Document

Record = dict[str, Any]


@dataclass(frozen=True)
class Peer:
    """A tool, the packages that it needs, the fields that it gives, and its call on page and document."""

    name: str
    packages: tuple[str, ...]
    fields: tuple[str, ...]
    read: Callable[[str, Document], Record]
    pages_only: bool = False
    remark: str = ""

    @property
    def versions(self) -> str | None:
        """Names and versions, or None where something is missing."""
        return installed(*self.packages)


def all_peers() -> tuple[Peer, ...]:
    """The peers that are installed."""
    every = (
        Peer(
            "GNE",
            ("gne",),
            ("title", "published_at", "source"),
            lambda page, _: gne_record(page),
            pages_only=True,
        ),
        Peer(
            "trafilatura",
            ("trafilatura",),
            ("title", "published_at"),
            lambda page, _: trafilatura_record(page),
            pages_only=True,
        ),
        Peer(
            "htmldate",
            ("htmldate",),
            ("published_at",),
            lambda page, _: {"document": {"published_at": htmldate_day(page)}},
            pages_only=True,
        ),
        Peer(
            "jieba.posseg",
            ("jieba",),
            ("official_name",),
            lambda _, document: {"officials": [{"name": n} for n in posseg_names(document.text)]},
            remark="every word tagged nr, of two characters or more",
        ),
        Peer(
            "JioNLP",
            ("jionlp",),
            ("event_date", "phone", "email"),
            lambda _, document: jio_record(document),
            remark="event date: the first day that is said",
        ),
        Peer(
            "phonenumbers",
            ("phonenumbers",),
            ("phone",),
            lambda _, document: {"contacts": [_phone(number) for number in phones(document.text)]},
            remark="region CN",
        ),
    )
    return tuple(peer for peer in every if peer.versions)


def warm(name: str) -> None:
    """Load what a tool loads on first use, and silence what it prints."""
    if name.startswith("jieba"):
        posseg_names("你好")
    elif name == "JioNLP":
        jio_times("9月1日")


def soup(page: str) -> object:
    """BeautifulSoup's tree, built by lxml."""
    return import_module("bs4").BeautifulSoup(page, "lxml")


def words(text: str) -> list[str]:
    """jieba's words."""
    found: list[str] = _jieba("jieba").lcut(text)
    return found


def posseg_names(text: str) -> list[str]:
    """The words that jieba tags as persons."""
    return [
        pair.word for pair in _jieba("jieba.posseg").lcut(text) if pair.flag == "nr" and len(pair.word) > 1
    ]


def phones(text: str) -> list[str]:
    """The numbers that phonenumbers finds, as dialled in China."""
    library = import_module("phonenumbers")
    found = []
    for match in library.PhoneNumberMatcher(text, "CN"):
        match.number.extension = None
        found.append(library.format_number(match.number, library.PhoneNumberFormat.NATIONAL))
    return found


def jio_times(text: str, base: dt.date | None = None) -> list[dict[str, Any]]:
    """The times that JioNLP reads, against the day of publication."""
    day = base or dt.date(2024, 9, 13)
    found: list[dict[str, Any]] = _jio().ner.extract_time(
        text, time_base={"year": day.year, "month": day.month, "day": day.day}
    )
    return found


def jio_record(document: Document) -> Record:
    """JioNLP's first day said, phones and emails."""
    published = document.published_at
    base = published.date() if isinstance(published, dt.datetime) else published
    with contextlib.suppress(Exception):  # it raises on some texts
        times = jio_times(document.text, base)
        spans = [t["detail"]["time"] for t in times if t["type"] in ("time_point", "time_span")]
        return {"events": [_event(spans[0])] if spans else [], **_jio_contacts(document.text)}
    return {"events": [], **_jio_contacts(document.text)}


def trafilatura_record(page: str) -> Record:
    """trafilatura's title and date, extracted with the text as its users do."""
    document = import_module("trafilatura").bare_extraction(page, with_metadata=True)
    if document is None:
        return {"document": {}}
    return {"document": {"title": document.title, "published_at": document.date}}


def gne_record(page: str) -> Record:
    """GNE's title and time; the source is what it takes for the author, else the page's own tag."""
    with contextlib.suppress(Exception):  # it raises on some pages
        found = import_module("gne").GeneralNewsExtractor().extract(page)
        source = found["meta"].get("ContentSource") or found["author"]
        return {
            "document": {"title": found["title"], "published_at": found["publish_time"], "source": source}
        }
    return {"document": {}}


def htmldate_day(page: str) -> str | None:
    """htmldate's day of publication."""
    day: str | None = import_module("htmldate").find_date(page, original_date=True)
    return day


@cache
def _jieba(module: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = import_module(module)
    import_module("jieba").setLogLevel(logging.ERROR)
    return library


@cache
def _jio() -> Any:
    with contextlib.redirect_stdout(io.StringIO()):
        return import_module("jionlp")


def _jio_contacts(text: str) -> Record:
    numbers = _jio().extract_phone_number(text)
    return {
        "contacts": [
            *(_phone(number) for number in numbers),
            *({"kind": "email", "value": address} for address in _jio().extract_email(text)),
        ]
    }


def _phone(number: str) -> Record:
    return {"kind": "phone", "value": number}


def _event(span: list[str]) -> Record:
    start, end = span[0][:10], span[1][:10]
    return {"start": start, "end": end if end != start else None}
