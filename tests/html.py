"""What a browser makes of markup, as far as tests ask: its elements, its text, its waiting sections."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("br", "hr", "input", "meta"))


@dataclass
class Element:
    """An element with its attributes and the text in it, its children's too."""

    name: str
    attributes: dict[str, str | None]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text content."""
        return "".join(self.parts)

    @property
    def classes(self) -> list[str]:
        """The names in its attribute class."""
        return (self.attributes.get("class") or "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1].name == tag, f"</{tag}> closes nothing"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.parts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def elements(html: str) -> list[Element]:
    """The elements in the order of their beginnings. Fails where one is not closed, or closed out of turn."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"<{reader.open[-1].name}> is not closed"
    return reader.found


def text_of(html: str) -> str:
    """The text content of markup."""
    return elements(f"<div>{html}</div>")[0].text


def waiting(html: str) -> list[str]:
    """The sections of a page that wait as JSON."""
    found = (e for e in elements(html) if e.attributes.get("type") == "application/json")
    return [json.loads(element.text) for element in found]
