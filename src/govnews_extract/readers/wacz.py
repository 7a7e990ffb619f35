"""WACZ, a zip that web archiving tools pack WARC files into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers import warc
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.opening import shown
from govnews_extract.readers.zip import BROKEN, check, member_name, opened_zip, reason

_WARCS = (".warc", ".warc.gz")


def read(path: Path) -> Iterator[Input | InputError]:
    """The pages of every WARC file in the folder `archive/` of the zip."""
    with opened_zip(path) as archive:
        found = False
        for info in archive.infolist():
            name = member_name(info)
            if not (name.startswith("archive/") and name.lower().endswith(_WARCS)):
                continue
            found = True
            where = f"{shown(path)}!/{name}"
            try:
                check(info)
                with archive.open(info) as file:
                    # One damaged byte must not cost the whole archive: each gzip member has its own checksum.
                    vars(file)["_expected_crc"] = None
                    yield from warc.records(where, file)
            except BROKEN as error:
                yield InputError(where, reason(error))
        if not found:
            yield InputError(shown(path), f"no file archive/*{' or archive/*'.join(_WARCS)} in it")
