"""From a page or text to one record: the whole path, in one place.

source → clean → Document → Text → dates, fields → resolve → Release
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from govnews_extract import dates as dates_of
from govnews_extract.cleaning import Cleaned, clean_release
from govnews_extract.cleaning.decode import declared, decode, whole
from govnews_extract.cleaning.stamps import day, is_plausible
from govnews_extract.errors import LexiconError, SourceTypeError
from govnews_extract.fields.bodies import find_bodies as bodies_in
from govnews_extract.fields.contacts import find_contacts as contacts_in
from govnews_extract.fields.deadlines import find_deadlines as deadlines_in
from govnews_extract.fields.events import find_events as events_in
from govnews_extract.fields.genre import find_genre
from govnews_extract.fields.hours import find_service_hours as hours_in
from govnews_extract.fields.officials import find_people
from govnews_extract.fields.periods import find_periods as periods_in
from govnews_extract.fields.voice import unfit
from govnews_extract.identity import canonical_url, digest
from govnews_extract.lexicon import Lexicon
from govnews_extract.records import (
    Body,
    Contact,
    DateMention,
    Deadline,
    Document,
    Official,
    Release,
    ServiceHours,
    Warning,
)
from govnews_extract.resolve.bodies import resolve_bodies
from govnews_extract.resolve.issuer import issuing_body
from govnews_extract.resolve.people import officials as officials_of
from govnews_extract.resolve.places import release_place
from govnews_extract.resolve.unresolved import undated
from govnews_extract.text import Text

PublishedAt = str | dt.date | dt.datetime | None


@dataclass(frozen=True)
class Extractor:
    """Extracts with a lexicon of its own; two extractors in one process do not disturb each other.

    `lexicons` are paths of user dictionaries in jieba's format (`word [freq] [tag]`, tags `nr` for
    persons, `nt` bodies, `ns` places, `title` posts), or one ready `Lexicon`. Raises `LexiconError`
    for a file that cannot be read. Safe to share between threads; picklable.

    >>> own = Extractor(lexicons=Lexicon.default().plus(titles=["河湖长"]))
    >>> own.find_officials("市级河湖长程远山参加巡河。")[0].posts[0].title
    '市级河湖长'
    """

    lexicons: Lexicon | Iterable[str | Path] | str | Path | None = None
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lexicon", _load(self.lexicons))
        object.__setattr__(self, "lexicons", None)

    def extract(
        self,
        source: bytes | str,
        *,
        url: str | None = None,
        title: str | None = None,
        published_at: PublishedAt = None,
        source_id: str | None = None,
        media_type: str | None = None,
        source_name: str | None = None,
        charset: str | None = None,
    ) -> Release:
        """One release as a record.

        `source` is a page or plain text, told apart by its content unless `media_type` says
        (`text/html`, `text/plain`). `title`, `published_at` and `source_name` (来源) count where the
        page is silent; so does `charset`, the character set that HTTP or MIME declared for its bytes.
        Content never raises; raises `SourceTypeError` for a source that is neither bytes nor str.
        """
        source, codec = _as_sent(source, charset)
        cleaned = clean_release(
            source, url=url, title=title, published_at=published_at, media_type=media_type
        )
        known = {"encoding": codec} if codec else {}
        if source_name and cleaned.document.source is None:
            known["source"] = whole(source_name)
        if known:
            cleaned = replace(cleaned, document=cleaned.document.model_copy(update=known))
        return self._record(cleaned, _identity(cleaned.document, source), source_id and whole(source_id))

    def _record(self, cleaned: Cleaned, identity: str, source_id: str | None) -> Release:
        document, lexicon = cleaned.document, self.lexicon
        text = Text(document.text)
        head: dict[str, Any] = {
            "id": identity,
            "source_id": source_id,
            "content_hash": digest(document.text),
            "document": document,
        }
        if (reason := unfit(document.title, text)) is not None:
            return Release(**head, warnings=[*cleaned.warnings, reason])
        reference = reference_date(document)
        published = day(document.published_at)
        found = dates_of.find(text, reference)
        genre = find_genre(document.title, text)
        places = release_place(document, text, source=cleaned.masthead_body or cleaned.content_source)
        issuer, cosigners = issuing_body(
            document, text, cleaned.masthead_body, cleaned.content_source, places
        )
        view, people = find_people(text, lexicon)
        deadlines = deadlines_in(text, found, reference=reference, genre=genre, published_at=published)
        return Release(
            **head,
            genre=genre,
            issuing_body=issuer,
            bodies=[*cosigners, *resolve_bodies(bodies_in(text), places, text, issuer=issuer)],
            events=events_in(text, found, title=document.title, genre=genre, published_at=reference),
            officials=officials_of(
                view, people, places, issuer=issuer.full_name if issuer else None, title=document.title
            ),
            periods=periods_in(text, found, reference=reference),
            contacts=contacts_in(text, lexicon=lexicon),
            service_hours=hours_in(text, found, reference=reference),
            deadlines=deadlines,
            unresolved=undated(text, found, deadlines),
            warnings=[*cleaned.warnings, *_warnings(document, reference)],
        )

    def find_dates(self, text: str, *, reference: dt.date | None = None) -> list[DateMention]:
        """Every date that the text says; years and days are filled in only against `reference`."""
        return dates_of.mentions(_checked(text), reference=_plausible(reference))

    def find_officials(self, text: str) -> list[Official]:
        """Persons with their titles; bodies are completed by what the text itself tells."""
        view, people = find_people(Text(_checked(text)), self.lexicon)
        places = release_place(Document(text=text), view.text)
        return officials_of(view, people, places)

    def find_bodies(self, text: str) -> list[Body]:
        """Public bodies that act in the text."""
        folded = Text(_checked(text))
        places = release_place(Document(text=text), folded)
        return resolve_bodies(bodies_in(folded), places, folded)

    def find_contacts(self, text: str) -> list[Contact]:
        """Phones, mailboxes, addresses and the like, each with its owner where the text names one."""
        return contacts_in(Text(_checked(text)), lexicon=self.lexicon)

    def find_service_hours(self, text: str, *, reference: dt.date | None = None) -> list[ServiceHours]:
        """When a channel is open; seasons get their years from `reference`."""
        folded, reference = Text(_checked(text)), _plausible(reference)
        return hours_in(folded, dates_of.find(folded, reference), reference=reference)

    def find_deadlines(self, text: str, *, reference: dt.date | None = None) -> list[Deadline]:
        """Until when the public may or must act; years are filled in against `reference`."""
        folded, reference = Text(_checked(text)), _plausible(reference)
        return deadlines_in(
            folded,
            dates_of.find(folded, reference),
            reference=reference,
            genre="other",
            published_at=reference,
        )


def _as_sent(source: bytes | str, charset: str | None) -> tuple[bytes | str, str | None]:
    """The page's characters and their codec where only the transfer tells it, else (`source`, None).

    Servers send ISO-8859-1 and the like with any page, so what has no Chinese characters is not believed.
    """
    if not charset or not isinstance(source, bytes) or declared(source):
        return source, None
    codec = declared(f"charset={charset}".encode("ascii", "replace"))
    if codec is None or decode(source).encoding not in ("gb18030", "big5hkscs"):  # no guess: it shows
        return source, None
    try:
        "通告".encode(codec)
        return source.decode(codec), codec
    except (UnicodeError, LookupError):
        return source, None


def _identity(document: Document, source: bytes | str) -> str:
    """The key of a release: of its URL, else of its text, else, where no text was found, of the source."""
    if document.url:
        return digest(canonical_url(document.url))
    if document.text.strip():
        return digest(document.text)
    return digest(source if isinstance(source, str) else source.decode("latin-1"))


def reference_date(document: Document) -> dt.date | None:
    """The date against which years are read: publication, else the date of the document."""
    return day(document.published_at) or document.document_date


def _plausible(reference: dt.date | None) -> dt.date | None:
    """The reference, or None where no release can be of that day: 0001-01-01 means "unknown"."""
    return reference if reference is not None and is_plausible(reference) else None


def _warnings(document: Document, reference: dt.date | None) -> list[Warning]:
    found = []
    if not document.text.strip():
        found.append(Warning(code="empty_text", message="no text of a release was found"))
    if reference is None and document.text.strip():
        found.append(
            Warning(code="no_reference_date", message="no publication date: dates without a year stay open")
        )
    return found


def _checked(text: str) -> str:
    if not isinstance(text, str):
        raise SourceTypeError(f"a str is wanted, not {type(text).__name__}")
    return whole(text)


def _load(lexicons: Lexicon | Iterable[str | Path] | str | Path | None) -> Lexicon:
    if lexicons is None:
        return Lexicon.default()
    if isinstance(lexicons, Lexicon):
        return lexicons
    if isinstance(lexicons, (str, Path)):
        lexicons = [lexicons]
    lexicon = Lexicon.default()
    for path in lexicons:
        if not isinstance(path, (str, Path)):
            raise LexiconError(f"a path of a user dictionary is wanted, not {type(path).__name__}")
        lexicon = lexicon.with_user_dictionary(Path(path))
    return lexicon


@cache
def _default() -> Extractor:
    return Extractor()


def extract(
    source: bytes | str,
    *,
    url: str | None = None,
    title: str | None = None,
    published_at: PublishedAt = None,
    source_id: str | None = None,
    media_type: str | None = None,
    source_name: str | None = None,
    charset: str | None = None,
) -> Release:
    """One release as a record, with the shipped lexicon. See `Extractor.extract`.

    >>> release = extract("市水利局局长程远山主持会议。", source_id="a1")
    >>> release.source_id, release.officials[0].posts[0].title
    ('a1', '市水利局局长')
    """
    return _default().extract(
        source,
        url=url,
        title=title,
        published_at=published_at,
        source_id=source_id,
        media_type=media_type,
        source_name=source_name,
        charset=charset,
    )


def find_dates(text: str, *, reference: dt.date | None = None) -> list[DateMention]:
    """Every date that the text says. See `Extractor.find_dates`."""
    return _default().find_dates(text, reference=reference)


def find_officials(text: str) -> list[Official]:
    """Persons with their titles. See `Extractor.find_officials`."""
    return _default().find_officials(text)


def find_bodies(text: str) -> list[Body]:
    """Public bodies that act in the text. See `Extractor.find_bodies`."""
    return _default().find_bodies(text)


def find_contacts(text: str) -> list[Contact]:
    """Ways to reach a body. See `Extractor.find_contacts`."""
    return _default().find_contacts(text)


def find_service_hours(text: str, *, reference: dt.date | None = None) -> list[ServiceHours]:
    """When a channel is open. See `Extractor.find_service_hours`."""
    return _default().find_service_hours(text, reference=reference)


def find_deadlines(text: str, *, reference: dt.date | None = None) -> list[Deadline]:
    """Until when the public may or must act. See `Extractor.find_deadlines`."""
    return _default().find_deadlines(text, reference=reference)
