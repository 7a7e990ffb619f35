"""Why a record says what it says: every candidate of a release, kept or refused, with rule and reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from govnews_extract import dates
from govnews_extract.fields.officials.heads import find_heads
from govnews_extract.fields.officials.view import View
from govnews_extract.lexicon import Lexicon
from govnews_extract.records import Evidence, Model, Release
from govnews_extract.rules import Rule
from govnews_extract.text import Text

FIELDS = (
    "issuing_body", "bodies", "events", "officials", "contacts", "service_hours", "deadlines", "periods", "unresolved",
)  # fmt: skip
DIGITS = Rule(
    "explanation.digits",
    r"(?<![\d.])(?:\d{3,4}-)?\d{5,11}(?![\d.])",
    examples=("电话「0731-22345678」", "邮编「410000」"),
    rejects=("2024年9月", "12.5万"),
)
RULES = (DIGITS,)
Verdict = Literal["kept", "refused", "unresolved"]


class Finding(NamedTuple):
    """A candidate: `text[start:end]` of the release's text, what was made of it, and why."""

    field: str
    verdict: Verdict
    start: int
    end: int
    value: str
    why: str


def explain(release: Release, lexicon: Lexicon) -> list[Finding]:
    """The candidates of a release in order of field and place.

    `lexicon` is the one that the release was extracted with.

    >>> from govnews_extract import extract
    >>> release = extract("市水利局局长程远山主持会议。学习《县长质量奖管理办法》。")
    >>> for f in explain(release, Lexicon.default()):
    ...     if f.field == "officials":
    ...         print(f.verdict, f.value, f.why)
    kept 市水利局局长 title_name
    kept 程远山 name
    refused 县长 in a cited title, a byline or a résumé
    """
    text = Text(release.document.text)
    kept = list(_kept(release))
    taken = [(f.start, f.end) for f in kept]
    found = [*kept, *_titles(text, lexicon, kept), *_numbers(text, taken), *_dates(text, taken)]
    return sorted(found, key=lambda f: (FIELDS.index(f.field), f.start, f.end))


def _kept(release: Release) -> Iterator[Finding]:
    for field in FIELDS:
        value = getattr(release, field)
        for item in value if isinstance(value, list) else [value]:
            if item is not None:
                yield from _evidence(field, item)


def _evidence(field: str, item: Model) -> Iterator[Finding]:
    """One finding for each quote of a value and of the values in it."""
    verdict: Verdict = "unresolved" if field == "unresolved" else "kept"
    for name in type(item).model_fields:
        value = getattr(item, name)
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, Evidence):
                why = getattr(item, "reason", None) or inner.rule
                yield Finding(field, verdict, inner.start, inner.end, inner.text, why)
            elif isinstance(inner, Model):
                yield from _evidence(field, inner)


def _titles(text: Text, lexicon: Lexicon, kept: list[Finding]) -> Iterator[Finding]:
    """Titles that were given to nobody."""
    view = View(text, lexicon)
    heads = {(head.start, head.end) for head in find_heads(view)}
    taken = [(f.start, f.end) for f in kept if f.field == "officials"]
    longest = 0
    for token in sorted(view.posts, key=lambda t: (t.start, -t.end)):
        start, end = view.raw_span(token.start, token.end)
        if token.end <= longest or _inside(taken, start, end):
            continue
        longest = token.end
        if view.is_masked(token.start):
            why = "in a cited title, a byline or a résumé"
        elif (token.start, token.end) not in heads:
            why = "part of a longer word"
        else:
            why = "no name is bound to it"
        yield Finding("officials", "refused", start, end, token.word, why)


def _numbers(text: Text, taken: list[tuple[int, int]]) -> Iterator[Finding]:
    """Strings of digits as long as telephone numbers that are none."""
    for match in DIGITS.finditer(text.folded):
        if not _inside(taken, *match.span()):
            yield Finding(
                "contacts", "refused", *match.span(), match.group(), "nothing says that it can be called"
            )


def _dates(text: Text, taken: list[tuple[int, int]]) -> Iterator[Finding]:
    """Dates that are neither an event nor a deadline nor a period."""
    for date in dates.find(text, None):
        if not _inside(taken, *date.span):
            value = text.raw[slice(*date.span)]
            yield Finding("events", "refused", *date.span, value, "no event of this release is told of it")


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)
