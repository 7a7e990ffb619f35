"""How much is read: no page, line or archive may fill the memory, whatever it declares of itself."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

MAX_PAGE = 64 << 20  # the largest page or line that is taken up
MAX_MEMBER_RATIO = 200  # deflate reaches 1030 on zeros; a page of markup stays below 50
MAX_STREAM_RATIO = 1000  # xz over a folder of pages from one template comes to 100
_SMALL = 1 << 20
_LARGE = 256 << 20


class Refused(OSError):  # noqa: N818 (an answer to what is read, no fault of the program)
    """What is read is larger than is taken up, or a decompression bomb."""


DAMAGED = (EOFError, OSError, zlib.error, lzma.LZMAError)


def reason(error: BaseException) -> str:
    """What a person reads about one of `DAMAGED`.

    >>> reason(EOFError()), reason(FileNotFoundError(2, "No such file or directory"))
    ('ends early: the file is cut short', 'No such file or directory')
    """
    if isinstance(error, EOFError):
        return "ends early: the file is cut short"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return f"damaged: {error}"


def check_size(size: int) -> None:
    """Raise `Refused` for a declared size that no page has."""
    if size > MAX_PAGE:
        raise Refused(f"declares {size:,} bytes, more than the {MAX_PAGE:,} that a page may have")


def check_ratio(size: int, packed: int) -> None:
    """Raise `Refused` for a declared size that `packed` bytes cannot honestly hold."""
    if size > _SMALL and size > packed * MAX_MEMBER_RATIO:
        raise Refused(
            f"declares {size:,} bytes packed into {packed:,}, more than {MAX_MEMBER_RATIO} to 1: "
            "refused as a decompression bomb"
        )


def read_page(stream: IO[bytes]) -> bytes:
    """All bytes of one page; raises `Refused` above `MAX_PAGE`."""
    parts, size = [], 0
    while part := stream.read(_SMALL):  # a stream sets aside at once what it is asked for
        parts.append(part)
        size += len(part)
        if size > MAX_PAGE:
            raise Refused(f"larger than the {MAX_PAGE:,} bytes that a page may have")
    return b"".join(parts)


def lines(stream: IO[bytes], longest: int = MAX_PAGE) -> Iterator[bytes | None]:
    """The lines of `stream` as they come; `None` in place of one that is longer than `longest`.

    >>> list(lines(io.BytesIO(b"ab\\nabcdef\\nc"), 4))
    [b'ab\\n', None, b'c']
    """
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(longest)
        yield None


class Unpacking(io.RawIOBase):
    """A decompressed stream that stops with `Refused` once it is out of all proportion to what it came from."""

    def __init__(self, inner: Any, packed: BinaryIO) -> None:
        self._inner = inner
        self._packed = packed
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count: int = self._inner.readinto(buffer)
        self._out += count
        if self._out > _LARGE and self._out > self._packed.tell() * MAX_STREAM_RATIO:
            raise Refused(
                f"unpacks to more than {MAX_STREAM_RATIO} times its size: refused as a decompression bomb"
            )
        return count

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            self._packed.close()
        super().close()
