"""Standard input: JSON lines as they come, or one page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import IO

from govnews_extract.errors import InputError
from govnews_extract.readers import bounds, jsonl
from govnews_extract.readers.inputs import Input


def read(stream: IO[bytes]) -> Iterator[Input | InputError]:
    """JSON lines, each given out as soon as it is whole, if the first line opens a JSON object; else one page."""
    lines = bounds.lines(stream)
    head: list[bytes | None] = []
    for line in lines:
        head.append(line)
        if line is None or line.strip():
            break
    first = head[-1] if head else b""
    if first is not None and first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from jsonl.read_lines("<stdin>", chain(head, lines))
        return
    try:
        if first is None:
            raise bounds.Refused(f"larger than the {bounds.MAX_PAGE:,} bytes that a page may have")
        content = b"".join(line or b"" for line in head) + bounds.read_page(stream)
    except OSError as error:
        yield InputError("-", bounds.reason(error))
    else:
        yield Input("-", content)
