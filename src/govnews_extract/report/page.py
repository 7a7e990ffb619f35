"""The whole page: one file without anything from outside, which opens from disk."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from string import Template

from govnews_extract.records import Release
from govnews_extract.report.markup import Html, escape, joined, tag
from govnews_extract.report.release import Entry, entry, title_of
from govnews_extract.report.words import Language, Words, data, fields

# Nothing is fetched, nothing is sent, and no script runs but this page's own, whatever a release holds.
_POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
)


def page(
    releases: Iterable[Release], *, title: str | None = None, language: Language = "en"
) -> Iterator[str]:
    """The parts of a page that shows the releases; written one after the other they are the file, in UTF-8.

    The first release stands in the page as it is seen. Each of the others waits as a string, and its
    elements are made when it is chosen, so that a page of many releases opens as fast as one of few.
    `title` is the page's heading; without it a browser names the page after its only release.

    >>> from govnews_extract import extract
    >>> html = "".join(page([extract("市水利局局长程远山主持会议。")], title="会议"))
    >>> html.startswith("<!doctype html>"), "<title>会议</title>" in html
    (True, True)
    """
    words = Words(language)
    entries = []
    names = []
    for n, release in enumerate(releases):
        entries.append(entry(n, release, words))
        names.append(title_of(release, words))
    several = len(entries) > 1
    heading = title or words("releases" if several else "release")
    style, script = data("report.css") + colours(), data("report.js")
    policy = _POLICY.format(style=fingerprint(style), script=fingerprint(script))
    top, bottom = (
        Template(data("page.html"))
        .substitute(
            language={"en": "en", "zh": "zh-Hans"}[language],
            policy=escape(policy),
            title=escape(title or (names[0] if len(names) == 1 else heading)),
            heading=escape(heading),
            style=style,
            script=script,
            skip=_skips(words),
            count=tag("p", f"{len(entries)} {words('in_all')}", class_="note") if several else "",
            legend=_legend(words),
            many="many" if several else "one",
            list=_list(entries, words) if several else "",
            first=entries[0].section if entries else tag("p", words("no_releases"), class_="note"),
            made_by=escape(words("made_by")),
            waiting="\0",  # no part of a page can hold it
        )
        .split("\0")
    )
    yield top
    for n, one in enumerate(entries[1:], 1):
        yield _waiting(n, one.section)
    yield bottom


def fingerprint(content: str) -> str:
    """The hash by which a policy names the style or script that it allows.

    >>> fingerprint("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def colours() -> str:
    """The style of each field: its colour in light and dark pages, and what its switch turns off."""
    light = "".join(f"--f-{field.name}: {field.light}; " for field in fields())
    dark = "".join(f"--f-{field.name}: {field.dark}; " for field in fields())
    rules = [f":root {{ {light}}}", f"@media (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}"]
    for field in fields():
        name = field.name
        rules.append(f".f-{name} {{ --c: var(--f-{name}); }}")
        rules.append(f".off-{name} .c.f-{name} {{ background: none; border-color: transparent; }}")
        rules.append(f".off-{name} .g-{name} {{ display: none; }}")
    return "\n".join(rules) + "\n"


def _waiting(n: int, section: Html) -> Html:
    """A section as a JSON string in a script element, which a browser neither parses nor runs."""
    told = json.dumps(section, ensure_ascii=False).replace("<", "\\u003c")
    return Html(f'<script type="application/json" id="w{n}">{told}</script>\n')


def _skips(words: Words) -> Html:
    links = (
        tag("a", words(f"skip_to_{name}"), href=f"#r0-{name}", data_skip=name) for name in ("text", "record")
    )
    return tag("div", *links, class_="skips")


def _legend(words: Words) -> Html:
    buttons = (
        tag(
            "button",
            tag("span", "", class_=f"dot f-{field.name}", aria_hidden="true"),
            words.field(field.name),
            type="button",
            aria_pressed="true",
            data_field=field.name,
        )
        for field in fields()
    )
    return tag(
        "div", *buttons, class_="legend", role="group", aria_label=words("legend"), title=words("legend_hint")
    )


def _list(entries: Sequence[Entry], words: Words) -> Html:
    """The releases by name, and what narrows them down."""
    genres = [tag("option", words("all_genres"), value="")]
    genres += (tag("option", name, value=value) for value, name in words.all("genre"))
    controls = [
        tag("label", words("filter"), for_="filter"),
        tag("input", type="search", id="filter", placeholder=words("filter_hint"), autocomplete="off"),
        tag("label", words("genre"), for_="genre"),
        tag("select", *genres, id="genre"),
        tag("p", f"{len(entries)} / {len(entries)}", id="shown", role="status", class_="note"),
        tag("noscript", tag("p", words("needs_script"))),
    ]
    lines = joined(one.line for one in entries)
    return tag("nav", *controls, tag("ol", lines, id="list"), aria_label=words("releases"))
