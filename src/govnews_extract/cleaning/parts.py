"""What a release falls into, whether it came as a page or as text."""

from __future__ import annotations

from dataclasses import dataclass, field

from govnews_extract.cleaning.headline import Head
from govnews_extract.cleaning.lines import Line
from govnews_extract.records import Byline


@dataclass(frozen=True)
class Parts:
    """The lines of the body, and what was printed over and under it."""

    lines: list[Line]
    title: str | None = None
    subtitle: str | None = None
    head: Head = field(default_factory=Head)
    editors: tuple[Byline, ...] = ()
    number: str | None = None
