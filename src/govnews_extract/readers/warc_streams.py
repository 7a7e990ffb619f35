"""The bytes of a WARC or ARC file as streams that end where damage begins, so that the rest can go on."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from functools import cache
from typing import IO, Any

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
    return re.compile(
        rb"WARC/\d|([a-z][a-z0-9+.-]{1,20}:\S{1,8000}) \S{1,60} (\d{14}) [^\r\n]{0,400}?\d{1,15}\r?\n?$"
    )


class Stream(io.BufferedReader):
    """A gzip member, or a whole plain file (`start` is `None`); no line or head in it is read without end."""

    def __init__(self, raw: Any, name: str, start: int | None = None) -> None:
        super().__init__(raw, 1 << 16)
        self._name = f"{name}@" if start is None else f"{name}@{start}+"
        self._head = 0

    def place(self, position: int) -> str:
        """The name of what stands at `position`: bytes in the file, or `member+bytes` in a gzip member."""
        return f"{self._name}{position}".removesuffix("+0")

    def readline(self, size: int | None = -1, /) -> bytes:
        limit = _LONGEST_LINE if size is None or size < 0 else min(size, _LONGEST_LINE)
        line = super().readline(limit)
        self._head += len(line)
        if self._head > _LONGEST_HEAD:
            raise Refused(f"a head of more than {_LONGEST_HEAD:,} bytes")
        return line

    def next_line(self, *, resync: bool = False) -> tuple[int, bytes]:
        """The next line that is not empty, and its position; with `resync`, the next that begins a record."""
        while True:
            self._head, position = 0, self.tell()
            line = self.readline()
            if not line or (line.strip() and (not resync or start_of_record().match(line))):
                return position, line


class _Plain(io.RawIOBase):
    """A file that somebody else closes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file: Any = file

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        return int(self._file.readinto(buffer))


class _Member(io.RawIOBase):
    """One gzip member, to its end and not beyond; `left` is what was read behind it, once that is reached."""

    def __init__(self, file: IO[bytes], packed: bytes) -> None:
        self._file = file
        self._packed = packed
        self._decompressor = zlib.decompressobj(31)
        self._position = 0
        self.size = len(packed)
        self.left: bytes | None = None

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: Any) -> int:
        while self.left is None:
            packed = self._packed or self._more()
            plain = self._decompressor.decompress(packed, len(buffer))  # without input: what zlib holds back
            self._packed = self._decompressor.unconsumed_tail
            if self._decompressor.eof:
                self.left = self._decompressor.unused_data
                self.size -= len(self.left)
            elif not packed and not plain:
                raise EOFError
            if plain:
                buffer[: len(plain)] = plain
                self._position += len(plain)
                return len(plain)
        return 0

    def _more(self) -> bytes:
        packed = self._file.read(_STEP)
        self.size += len(packed)
        return packed


def streams(name: str, file: IO[bytes]) -> Iterator[Stream | InputError]:
    """Each gzip member, or the whole of a plain file; read each one before you take the next.

    Where a member is damaged, the next one that begins with a record goes on. Only then the file is sought in.
    """
    packed = file.read(_STEP)
    if not packed.startswith(_MAGIC):
        file.seek(0)
        yield Stream(_Plain(file), name)
        return
    at = 0
    while packed:
        found: int | None
        if packed.startswith(_MAGIC):
            member = _Member(file, packed)
            yield Stream(member, name, at)
            if member.left is not None:
                at += member.size
                packed = member.left if len(member.left) >= len(_MAGIC) else member.left + file.read(_STEP)
                continue
            found = _next_member(file, at + 1)
        else:
            yield InputError(
                f"{name}@{at}", "no gzip member where one should begin: skipped to the next record"
            )
            found = _next_member(file, at)
        if found is None:
            return
        at = found
        file.seek(at)
        packed = file.read(_STEP)


def _next_member(file: IO[bytes], at: int) -> int | None:
    """Where the next gzip member begins that holds a record."""
    while True:
        file.seek(at)
        block = file.read(_BLOCK + _PROBE)
        found = block.find(_MAGIC, 0, _BLOCK)
        while found >= 0:
            if _holds_record(block[found : found + _PROBE]):
                return at + found
            found = block.find(_MAGIC, found + 1, _BLOCK)
        if len(block) < _BLOCK + _PROBE:
            return None
        at += _BLOCK - len(_MAGIC) + 1


def _holds_record(packed: bytes) -> bool:
    try:
        plain = zlib.decompressobj(31).decompress(packed, 2 * _PROBE)
    except zlib.error:
        return False
    return start_of_record().match(plain.partition(b"\n")[0]) is not None
