"""Zip archives of pages."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from govnews_extract.errors import InputError
from govnews_extract.readers import bounds
from govnews_extract.readers.inputs import Input
from govnews_extract.readers.members import Members, from_member, is_page
from govnews_extract.readers.opening import decode_name, shown

BROKEN = (*bounds.DAMAGED, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def read(path: Path) -> Iterator[Input | InputError]:
    """One input a page, in the archive's order; a member that cannot be read is named, and the rest goes on."""
    members = Members(shown(path))
    with opened_zip(path) as archive:
        for info in archive.infolist():
            name = member_name(info)
            if info.is_dir() or name.endswith("/"):
                continue
            if why := members.refusal(name, link=stat.S_ISLNK(info.external_attr >> 16)):
                yield InputError(members.place(name), why)
            elif is_page(name):
                members.pages += 1
                yield _page(archive, info, members.place(name), name)
        if nothing := members.nothing_found():
            yield nothing


def opened_zip(path: Path) -> zipfile.ZipFile:
    """The archive; raises `InputError` for a file that is no zip or lost its end, where the list of members is."""
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError(shown(path), f"not a whole zip archive: {error}") from None


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's name; without the UTF-8 flag its bytes are what the writer's system used, often GBK."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = decode_name(name.encode("cp437"))
        except UnicodeEncodeError:  # zipfile took it from the Unicode field already
            name = info.filename
    return name.replace("\\", "/")


def check(info: zipfile.ZipInfo) -> None:
    """Raise one of `BROKEN` for a member that cannot or must not be unpacked."""
    if info.flag_bits & _ENCRYPTED:
        raise bounds.Refused("encrypted")
    bounds.check_ratio(info.file_size, info.compress_size)


def reason(error: BaseException) -> str:
    """What a person reads about one of `BROKEN`."""
    return bounds.reason(error) if isinstance(error, (EOFError, OSError)) else f"damaged: {error}"


def _page(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, name: str) -> Input | InputError:
    try:
        check(info)
        bounds.check_size(info.file_size)
        with archive.open(info) as stream:
            content = bounds.read_page(stream)
    except BROKEN as error:
        return InputError(where, reason(error))
    return from_member(where, name, content)
