"""The bytes of a WARC or ARC file as streams that end where damage begins, so that the rest can go on."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from govnews_extract.errors import InputError
from govnews_extract.readers.bounds import Refused

_MAGIC = b"\x1f\x8b\x08"
_STEP = 8192
_BLOCK = 1 << 20
_PROBE = 4096
_LONGEST_LINE = 1 << 16
_LONGEST_HEAD = 1 << 20


@cache
def start_of_record() -> re.Pattern[bytes]:
    """The first line of a record: WARC's version, or ARC's address, IP, date, type and length."""
    return re.compile(rb"WARC/\d|([a-z][a-z0-9+.-]{1,20}:\S{1,8000}) \S{1,60} (\d{14}) [^\r\n]{0,400}?\d+\r?\n?$")


class Stream(io.BufferedReader):
    """A gzip member, or a whole plain file, from byte `start` on; no line or head in it is read without end."""

    def __init__(self, raw: Any, start: int) -> None:
        super().__init__(raw, 1 << 16)
        self.start = start
        self._head = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        limit = _LONGEST_LINE if size is None or size < 0 else min(size, _LONGEST_LINE)
        line = super().readline(limit)
        self._head += len(line)
        if self._head > _LONGEST_HEAD:
            raise Refused(f"a head of more than {_LONGEST_HEAD:,} bytes")
        return line

    def new_record(self) -> None:
        """A record begins: its head is counted afresh."""
        self._head = 0


class _Member(io.RawIOBase):
    """One gzip member, to its end and not beyond."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        file.seek(start)
        self._file = file
        self._decompressor = zlib.decompressobj(31)
        self._position = 0
        self.end: int | None = None

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: Any) -> int:
        while self.end is None:
            packed = self._decompressor.unconsumed_tail or self._file.read(_STEP)
            plain = self._decompressor.decompress(packed, len(buffer))  # without input: what zlib holds back
            if self._decompressor.eof:
                self.end = self._file.tell() - len(self._decompressor.unused_data)
            elif not packed and not plain:
                raise EOFError
            if plain:
                buffer[: len(plain)] = plain
                self._position += len(plain)
                return len(plain)
        return 0


def streams(name: str, file: BinaryIO) -> Iterator[Stream | InputError]:
    """Each gzip member, or the whole of a plain file; read each one before you take the next.

    Where a member is damaged, the next one that begins with a record goes on.
    """
    if file.read(len(_MAGIC)) != _MAGIC:
        file.seek(0)
        yield Stream(file, 0)
        return
    at: int | None = 0
    while at is not None:
        file.seek(at)
        head = file.read(len(_MAGIC))
        if head == _MAGIC:
            member = _Member(file, at)
            yield Stream(member, at)
            at = member.end if member.end is not None else _next_member(file, at + 1)
        elif head:
            yield InputError(f"{name}@{at}", "no gzip member where one should begin: skipped to the next record")
            at = _next_member(file, at)
        else:
            return


def _next_member(file: BinaryIO, at: int) -> int | None:
    """Where the next gzip member begins that holds a record."""
    while True:
        file.seek(at)
        block = file.read(_BLOCK + _PROBE)
        found = block.find(_MAGIC, 0, _BLOCK)
        while found >= 0:
            if _holds_record(block[found : found + _PROBE]):
                return at + found
            found = block.find(_MAGIC, found + 1, _BLOCK)
        if len(block) < _BLOCK:
            return None
        at += _BLOCK - len(_MAGIC) + 1


def _holds_record(packed: bytes) -> bool:
    try:
        plain = zlib.decompressobj(31).decompress(packed, 2 * _PROBE)
    except zlib.error:
        return False
    return start_of_record().match(plain.partition(b"\n")[0]) is not None
