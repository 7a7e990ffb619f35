"""One input of a run: a page or text with what its archive knows of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Input:
    """`source_id` is the archive's own key; `content` a page or text as stored.

    `source` is 来源 as the caller's data has it; `charset` what a transfer declared (HTTP, MIME), which is
    a hint and no truth; `captured_at` when a crawler or browser saved the page, in UTC.
    """

    source_id: str
    content: bytes | str
    url: str | None = None
    title: str | None = None
    published_at: str | None = None
    media_type: str | None = None
    source: str | None = None
    charset: str | None = None
    captured_at: dt.datetime | None = None

    @property
    def content_hash(self) -> str:
        """`sha256:` and the hash of the stored bytes (of a `str`, its UTF-8): equal for an unchanged page.

        >>> Input("a", "通知").content_hash == Input("b", "通知".encode()).content_hash
        True
        """
        content = self.content
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        return "sha256:" + sha256(data).hexdigest()
