"""The files that a release links to, in its body and under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urljoin

import regex
from lxml import etree

from govnews_extract.cleaning.markup import string
from govnews_extract.cleaning.spaces import fold_line
from govnews_extract.records import Attachment


@cache
def _file() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)\.(?:docx?|pdf|xlsx?|pptx?|zip|rar|7z|wps|et|ofd|ceb|txt|rtf|csv|dps|tif)(?:$|[?#&])"
    )


@cache
def _download() -> regex.Pattern[str]:
    return regex.compile(r"(?i)download|attach|/file|down\.|fileid|附件")


def links_in(elements: Iterable[etree._Element], *, titled: bool = False) -> Iterator[tuple[str, str]]:
    """Address and text of each link whose address can be a file's.

    Where `titled`, the title of a link without text stands for it.
    """
    for element in elements:
        for link in element.iter("a"):
            address = (link.get("href") or "").strip()
            if address and (_file().search(address) or _download().search(address)):
                yield address, string(link) or (link.get("title") or "" if titled else "")


def attachments(links: Iterable[tuple[str, str]], base: str | None) -> list[Attachment]:
    """The files among links, given as (address, title); each address once.

    >>> [file.url for file in attachments([("P1.docx", "报名表"), ("/a.html", "通知")], "http://www.jia.gov.cn/b/")]
    ['http://www.jia.gov.cn/b/P1.docx']
    """
    found: dict[str, Attachment] = {}
    for address, text in links:
        title = fold_line(text)
        if address.lower().startswith(("javascript:", "#", "mailto:", "tel:")):
            continue
        if _file().search(address) or (
            _download().search(address) and (_file().search(title) or title.startswith("附件"))
        ):
            url = _absolute(address, base)
            found.setdefault(url, Attachment(title=title or address.rsplit("/", 1)[-1], url=url))
    return list(found.values())


def _absolute(address: str, base: str | None) -> str:
    try:
        return urljoin(base, address) if base else address
    except ValueError:  # an address that is none, like http://[
        return address
