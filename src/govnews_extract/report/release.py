"""One release as the page shows it, and its line in the list."""

from __future__ import annotations

from typing import NamedTuple

from govnews_extract.records import Release
from govnews_extract.report.markup import Html, tag
from govnews_extract.report.pieces import Pieces, printed
from govnews_extract.report.record import record
from govnews_extract.report.text import marked_text
from govnews_extract.report.timeline import day_of
from govnews_extract.report.words import Words


class Entry(NamedTuple):
    """A release in the list: its line, and its section as the page shows it."""

    line: Html
    section: Html


def entry(n: int, release: Release, words: Words) -> Entry:
    """The line and the section of the release of number `n`; ids in it begin with `r{n}-`."""
    return Entry(_line(n, release, words), section(n, release, words))


def section(n: int, release: Release, words: Words) -> Html:
    """Text and record side by side under the title."""
    prefix = f"r{n}-"
    pieces = Pieces(prefix, words)
    title = tag("h2", printed(title_of(release, words)), id=f"{prefix}title", tabindex=-1)
    text = marked_text(release, prefix, words)
    body = tag("div", text, class_="text", lang="zh") if text else tag("p", words("no_text"), class_="note")
    return tag(
        "article",
        title,
        tag(
            "div",
            _column("text", words("text"), body, prefix),
            _column("record", words("record"), record(release, pieces), prefix),
            class_="columns",
        ),
        id=f"r{n}",
        aria_labelledby=f"{prefix}title",
    )


def title_of(release: Release, words: Words) -> str:
    """The title, else the first line of the text, else that there is none."""
    document = release.document
    return document.title or document.text.strip().partition("\n")[0][:40] or words("no_title")


def _column(name: str, label: str, content: Html, prefix: str) -> Html:
    # a region that scrolls must be reachable by keyboard, also where nothing in it can be focused
    return tag(
        "section", content, class_=f"column {name}-column", id=f"{prefix}{name}", aria_label=label, tabindex=0
    )


def _line(n: int, release: Release, words: Words) -> Html:
    """A line of the list; `data-find` is what the filter looks at."""
    document, issuer = release.document, release.issuing_body
    names = [official.name for official in release.officials]
    found = [document.title, issuer.full_name if issuer else None, release.source_id, *names]
    about = [str(day_of(document.published_at) or ""), words.of("genre", release.genre)]
    if issuer:
        about.append(issuer.full_name)
    return tag(
        "li",
        tag(
            "a",
            tag("span", printed(title_of(release, words)), class_="name"),
            tag("span", printed(" · ".join(filter(None, about))), class_="note"),
            href=f"#r{n}",
            data_n=n,
        ),
        data_find=" ".join(filter(None, found)).lower(),
        data_genre=release.genre,
    )
