"""The bytes of a WARC or ARC file as streams that end where damage begins, so that the rest can go on."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

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
            if not packed:
                raise EOFError
            plain = self._decompressor.decompress(packed, len(buffer))
            if self._decompressor.eof:
                self.end = self._file.tell() - len(self._decompressor.unused_data)
            if plain:
                buffer[: len(plain)] = plain
                self._position += len(plain)
                return len(plain)
        return 0
