"""What is found: a body printed in a text, with its part in what the text reports."""

from __future__ import annotations

from typing import NamedTuple

from govnews_extract.records import BodyRole


class BodyMention(NamedTuple):
    """A body printed at `text[start:end]`; `name` differs from that only where a list was taken apart."""

    name: str
    start: int
    end: int
    role: BodyRole
    rule: str
