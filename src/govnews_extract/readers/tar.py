"""Tar archives of pages, plain or compressed, read as a stream from front to end."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from govnews_extract.errors import InputError
from govnews_extract.readers import bounds
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.members import Members, from_member, is_page
from govnews_extract.readers.opening import decode_name, opened, shown

_BROKEN = (*bounds.DAMAGED, tarfile.TarError, ValueError)
_LONGEST_HEADER = 1 << 20  # tarfile reads extended headers whole
_EXTENDED = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)


def read(path: Path) -> Iterator[Input | InputError]:
    """One input a page, in the archive's order; a member that cannot be read is named, and the rest goes on.

    Where the compression or the end of the file is damaged, that is the last error.
    """
    members = Members(shown(path))
    with opened(path) as stream:
        for item in _headers(stream, members):
            if isinstance(item, InputError):
                yield item
                continue
            archive, info = item
            name = decode_name(info.name.encode("utf-8", "surrogateescape")).replace("\\", "/")
            if info.isdir():
                continue
            if why := members.refusal(name, link=info.issym() or info.islnk()):
                yield InputError(members.place(name), why)
            elif info.isfile() and is_page(name):
                members.pages += 1
                yield _page(archive, info, members.place(name), name)
        if nothing := members.nothing_found():
            yield nothing


class _Notes:
    """What tarfile passes over in silence: blocks that are no header, and whether the end mark was seen."""

    damaged = False
    ended = False

    def header(self) -> type[tarfile.TarInfo]:
        """The class that tarfile reads headers with."""
        notes = self

        class Header(tarfile.TarInfo):
            @classmethod
            def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Header:
                if buf:
                    notes.ended = not any(buf)
                try:
                    info = super().frombuf(buf, encoding, errors)
                except tarfile.HeaderError:
                    notes.damaged |= any(buf)
                    raise
                if info.size < 0 or (info.type in _EXTENDED and info.size > _LONGEST_HEADER):
                    raise bounds.Refused("a header with an impossible size")
                return info

        return Header


def _headers(
    stream: IO[bytes], members: Members
) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo] | InputError]:
    """Each header with the archive that its content is read from, and what is damaged between them."""
    notes, at = _Notes(), 0
    try:
        with tarfile.open(
            fileobj=stream,
            mode="r|",
            tarinfo=notes.header(),
            ignore_zeros=True,
            encoding="utf-8",
            errors="surrogateescape",
        ) as archive:
            while True:
                info = archive.next()
                if notes.damaged:
                    notes.damaged = False
                    yield InputError(
                        f"{members.archive}@{at}", "a damaged member: skipped to the next whole one"
                    )
                if info is None:
                    break
                yield archive, info
                archive.members.clear()  # type: ignore[attr-defined]  # it keeps every header it has read
                at = archive.offset
    except _BROKEN as error:
        yield InputError(f"{members.archive}@{at}", bounds.reason(error))
    else:
        if not notes.ended:
            yield InputError(members.archive, "ends without a tar's end mark: members may be missing")


def _page(archive: tarfile.TarFile, info: tarfile.TarInfo, where: str, name: str) -> Input | InputError:
    try:
        bounds.check_size(info.size)
        content = archive.extractfile(info)
        assert content is not None  # only directories and the like have none
        data = bounds.read_page(content)
    except _BROKEN as error:
        return InputError(where, bounds.reason(error))
    return from_member(where, name, data)
