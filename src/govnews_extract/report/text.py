"""The text of a release as markup: every character of it and none besides, its evidence as links."""

from __future__ import annotations

from govnews_extract.records import Release
from govnews_extract.report.markup import Html, joined, tag
from govnews_extract.report.spans import Mark, Segment, lines
from govnews_extract.report.values import values_of
from govnews_extract.report.words import Words


def marked_text(release: Release, prefix: str, words: Words) -> Html:
    """The lines of `document.text`; what is evidence leads to its value in the record.

    Offsets are counted here, in code points, and never in the browser, whose strings count differently.

    >>> from govnews_extract import extract
    >>> html = marked_text(extract("县长程远山讲话。"), "r0-", Words("en"))
    >>> html.startswith('<span class="line" dir="auto"><a class="m" href="#r0-officials-0-posts-0"')
    True
    """
    marks = [
        Mark(e.start, e.end, value.key, value.field, e.rule)
        for value in values_of(release)
        for e in value.evidence
    ]
    return marked(release.document.text, marks, prefix, words)


def marked(text: str, marks: list[Mark], prefix: str, words: Words) -> Html:
    """Any text with any marks: see `marked_text`."""
    return joined(
        tag(
            "span",
            *(_segment(text[s.start : s.end], s, prefix, words) for s in line),
            class_="line",
            dir="auto",
        )
        for line in lines(text, marks)
    )


def place_of(prefix: str, start: int) -> str:
    """The id of the segment at which a mark begins: where a value of the record leads to."""
    return f"{prefix}at-{start}"


def _segment(text: str, segment: Segment, prefix: str, words: Words) -> str:
    if not segment.marks:
        return text
    keys = list(dict.fromkeys(mark.key for mark in segment.marks))
    fields = list(dict.fromkeys(mark.field for mark in segment.marks))
    told = dict.fromkeys(f"{words.field(mark.field)} · {mark.rule}" for mark in reversed(segment.marks))
    return tag(
        "a",
        _coloured(text, fields),
        class_="m",
        href=f"#{prefix}{keys[-1]}",  # the narrowest: what a reader points at
        id=place_of(prefix, segment.start),
        data_v=" ".join(keys),
        title="\n".join(told),
        draggable="false",  # so that text can be selected from within it
    )


def _coloured(text: str, fields: list[str]) -> Html:
    """One element a field around the text, the widest outermost, so that each can be switched off."""
    inner = joined([text])
    for depth, field in enumerate(reversed(fields)):
        inner = tag("span", inner, class_=f"c f-{field} d{min(depth, 3)}")
    return inner
