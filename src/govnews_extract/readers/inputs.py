"""One input of a run: a page or text with what its archive knows of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """`source_id` is the archive's own key; `content` a page or text as stored."""

    source_id: str
    content: bytes | str
    url: str | None = None
    title: str | None = None
    published_at: str | None = None
    media_type: str | None = None
