"""The record: what a release says, as validated data. Imports nothing else of this package.

Every extracted value carries `evidence`: spans of `document.text`, in code points, half open, so
that `document.text[e.start:e.end] == e.text`. What is filled in without being printed is named in
`inferred`; what can be read more than one way is in `Release.unresolved` and nowhere else.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, computed_field

SCHEMA_VERSION = "1.0"

Genre = Literal[
    "inspection", "appointment_notice", "personnel", "meeting", "discipline", "consultation",
    "recruitment", "press_conference", "notice", "service", "other",
]  # fmt: skip
PartOfDay = Literal["morning", "noon", "afternoon", "evening"]
Precision = Literal["day", "month", "year"]
BodyRole = Literal["inspector", "inspected", "organizer", "participant"]
Basis = Literal["signature", "masthead", "lead", "source_line", "metadata"]
PostStatus = Literal["current", "proposed", "appointed", "removed", "former", "acting"]
Role = Literal[
    "chaired", "spoke", "pledged", "attended", "observed", "accompanied", "inspected", "met",
    "appointed", "removed", "nominated", "investigated", "signed", "cited",
]  # fmt: skip
ContactKind = Literal[
    "phone", "mobile", "hotline", "fax", "sms", "email", "mailbox", "address", "website", "wechat"
]
Weekday = Literal["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"]
ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-4]):[0-5]\d$")]


class Model(BaseModel):
    """Base of all records: immutable, and no field that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Model):
    """Where a value stands: `document.text[start:end] == text`, found by `rule`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    rule: str


class Site(Model):
    """The web site that published the page, as its own metadata tags name it."""

    name: str | None = None
    domain: str | None = None
    id_code: str | None = None


class Byline(Model):
    """A reporter, correspondent, editor or photographer; never an official."""

    name: str
    role: str


class Attachment(Model):
    """A file that the release links to."""

    title: str
    url: str


class Document(Model):
    """The cleaned release: its head data and `text`, the body without the page around it.

    `text` has one paragraph a line and one table row a line with cells separated by a tab;
    characters stand as printed. `published_at` is when it was put online, `document_date` the date
    under the signature or in the information table (成文日期).
    """

    title: str | None = None
    subtitle: str | None = None
    url: str | None = None
    published_at: dt.datetime | dt.date | None = None
    document_date: dt.date | None = None
    source: str | None = None
    site: Site = Site()
    column: str | None = None
    document_number: str | None = None
    index_number: str | None = None
    bylines: list[Byline] = []
    attachments: list[Attachment] = []
    encoding: str | None = None
    text: str = ""


class Body(Model):
    """A public body: `name` as printed, `full_name` with the place that the release determines."""

    name: str
    full_name: str
    role: BodyRole | None = None
    division_code: str | None = Field(default=None, pattern=r"^\d{6}$")
    basis: Basis | None = None
    evidence: list[Evidence] = []


class Event(Model):
    """Something that the release reports as happening; `end` is null for a single day."""

    name: str | None = None
    start: dt.date
    end: dt.date | None = None
    part_of_day: PartOfDay | None = None
    time: ClockTime | None = None
    place: str | None = None
    precision: Precision = "day"
    inferred: list[str] = []
    evidence: list[Evidence] = []


class Post(Model):
    """One title of a person: 市纪委书记 → `organization` 株洲市纪委, `position` 书记."""

    title: str
    organization: str | None = None
    position: str | None = None
    status: PostStatus = "current"
    inferred: list[str] = []
    evidence: list[Evidence] = []


class Official(Model):
    """A person named with an institutional title. `mentions` are the places of the name."""

    name: str
    posts: list[Post] = []
    roles: list[Role] = []
    gender: Literal["male", "female"] | None = None
    ethnicity: str | None = None
    birth: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")
    mentions: list[Evidence] = []


class Contact(Model):
    """A way to reach a body: `raw` as printed, `value` in the normal form of its kind."""

    kind: ContactKind
    value: str
    raw: str
    label: str | None = None
    owner: str | None = None
    extension: str | None = None
    e164: str | None = None
    postcode: str | None = None
    inferred: list[str] = []
    evidence: list[Evidence] = []


class HoursPeriod(Model):
    """One session: on `days` from `opens` to `closes`, between the dates if a season is printed."""

    days: list[Weekday] = []
    opens: ClockTime
    closes: ClockTime
    valid_from: dt.date | None = None
    valid_through: dt.date | None = None


class ServiceHours(Model):
    """When a channel is open; `opening_hours` says the same in OpenStreetMap's syntax."""

    label: str | None = None
    owner: str | None = None
    raw: str
    periods: list[HoursPeriod] = []
    opening_hours: str | None = None
    inferred: list[str] = []
    evidence: list[Evidence] = []


class RelativeDeadline(Model):
    """A window counted from an act: 自公示之日起5个工作日 → 5, `working_day`, `publication`."""

    count: int
    unit: Literal["day", "working_day", "week", "month", "year"]
    from_: str = Field(alias="from", serialization_alias="from")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Deadline(Model):
    """Until when the public may, or must, act: the last moment of a window."""

    date: dt.date | None = None
    time: ClockTime | None = None
    start: dt.date | None = None
    subject: str | None = None
    raw: str
    relative: RelativeDeadline | None = None
    inferred: list[str] = []
    evidence: list[Evidence] = []


class Period(Model):
    """A stretch of time that the release tells of: an inspection's stay, a publicity window."""

    subject: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    duration: str | None = None
    approximate: bool = False
    raw: str
    inferred: list[str] = []
    evidence: list[Evidence] = []


class DateMention(Model):
    """A date that the text says, whatever it is the date of."""

    start: dt.date | None = None
    end: dt.date | None = None
    precision: Precision = "day"
    part_of_day: PartOfDay | None = None
    time: ClockTime | None = None
    inferred: list[str] = []
    evidence: list[Evidence] = []


class Unresolved(Model):
    """Something found that could not be read one way, with the reason."""

    field: str
    text: str
    reason: str
    evidence: list[Evidence] = []


class Warning(Model):
    """What a reader of the record should check."""

    code: str
    message: str


class Release(Model):
    """One release as a record. `id` is the hash of its URL, or of its text where there is none."""

    schema_version: str = SCHEMA_VERSION
    id: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    source_id: str | None = None
    content_hash: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    document: Document
    genre: Genre = "other"
    issuing_body: Body | None = None
    bodies: list[Body] = []
    events: list[Event] = []
    officials: list[Official] = []
    periods: list[Period] = []
    contacts: list[Contact] = []
    service_hours: list[ServiceHours] = []
    deadlines: list[Deadline] = []
    unresolved: list[Unresolved] = []
    warnings: list[Warning] = []

    @computed_field  # type: ignore[prop-decorator]
    @property
    def event_date(self) -> dt.date | None:
        """Start of the main event."""
        return self.events[0].start if self.events else None
