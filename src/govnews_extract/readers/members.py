"""Members of a zip or tar: which are pages, which are refused, and under what name each is known."""

from __future__ import annotations

import re
from functools import cache

from govnews_extract.errors import InputError
from govnews_extract.readers import mhtml, page
from govnews_extract.readers.inputs import Input

PAGE_ENDINGS = (".html", ".htm", ".shtml", ".xhtml", ".txt", ".mhtml", ".mht")
_CLOSED = (
    *(".zip", ".tar", ".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz", ".zst", ".tzst", ".7z", ".rar"),
    *(".warc", ".arc", ".wacz", ".jsonl", ".csv", ".parquet"),
)


class Members:
    """What is taken from one archive, and the names already given in it.

    >>> members = Members("a.zip")
    >>> members.place("甲/1.html"), members.place("甲/1.html")
    ('a.zip!/甲/1.html', 'a.zip!/甲/1.html#2')
    """

    def __init__(self, archive: str) -> None:
        self.archive = archive
        self.pages = 0
        self._seen: dict[str, int] = {}

    def place(self, name: str) -> str:
        """The key of the member: archive and name, numbered where the archive has the name twice."""
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return f"{self.archive}!/{name}" + (f"#{count}" if count > 1 else "")

    def refusal(self, name: str, *, link: bool = False) -> str | None:
        """Why a member is not taken though it may hold a page; `None` for pages and for what is none."""
        if _outside().search(name):
            return "its name leads out of the archive: refused"
        if not name.lower().endswith(PAGE_ENDINGS + _CLOSED):
            return None
        if link:
            return "a link, no page of its own: refused"
        if name.lower().endswith(_CLOSED):
            return "an archive in an archive is not opened: unpack it first"
        return None

    def nothing_found(self) -> InputError | None:
        """The error of an archive without a page."""
        if self.pages:
            return None
        return InputError(self.archive, f"no page ({' '.join(PAGE_ENDINGS)}) in the archive")


def is_page(name: str) -> bool:
    """Whether the name is a page's; what macOS adds to archives beside the files is none.

    >>> is_page("a/1.HTM"), is_page("a/1.css"), is_page("__MACOSX/a/._1.html")
    (True, False, False)
    """
    hidden = name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith("._")
    return name.lower().endswith(PAGE_ENDINGS) and not hidden


def from_member(where: str, name: str, content: bytes) -> Input | InputError:
    """The page in a member's bytes."""
    if name.lower().endswith((".mhtml", ".mht")):
        return mhtml.from_bytes(where, content)
    return page.from_bytes(where, content, name)


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(r"^[/~]|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|\x00")
