"""Files as streams of bytes, decompressed by their ending; packages that only some formats need."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, BinaryIO

from govnews_extract.errors import InputError
from govnews_extract.readers.bounds import Refused, Unpacking

_ZSTD_STEP = 1024  # zstd has no limit for what one step gives, so a step takes little in


def needed(module: str, extra: str, source: str) -> Any:
    """The optional package; raises `InputError` that names the extra to install."""
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise InputError(
            source, f"reading this needs {package}: pip install 'govnews-extract[{extra}]'"
        ) from None


def encoding_of(raw: bytes) -> str:
    """`utf-8` or `gb18030`, the two that Chinese files and file names are written in.

    Short GBK can be valid UTF-8, as 通知 is. Chinese takes three bytes a character in UTF-8, so
    neighbours of two bytes are GBK.

    >>> encoding_of("通知".encode("gbk")), encoding_of("通知".encode()), encoding_of("25°".encode())
    ('gb18030', 'utf-8', 'utf-8')
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    if any(char >= "\u0800" for char in text):
        return "utf-8"
    neighbours = any(a >= "\x80" and b >= "\x80" for a, b in pairwise(text))
    return "gb18030" if neighbours else "utf-8"


def decode_name(raw: bytes) -> str:
    """A file name's characters: UTF-8, else GB18030, which Chinese Windows writes into archives.

    >>> decode_name("通知.html".encode("gbk")), decode_name("通知.html".encode())
    ('通知.html', '通知.html')
    """
    try:
        return raw.decode(encoding_of(raw))
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")


def shown(path: Path | str) -> str:
    """The path in characters that can be printed and stored, also where its bytes are not UTF-8."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return str(Path(*(decode_name(os.fsencode(part)) for part in Path(path).parts)))
    return str(path)


def opened(path: Path) -> IO[bytes]:
    """The file's bytes, decompressed where it ends in .gz .zst .bz2 .xz (or .tgz and its like).

    Raises `OSError` where it cannot be opened, `InputError` where a package is missing. Reading raises
    one of `bounds.DAMAGED`.
    """
    ending = path.suffix.lower()
    raw = path.open("rb")
    try:
        inner = _decompressed(raw, ending, path)
    except BaseException:
        raw.close()
        raise
    return raw if inner is None else io.BufferedReader(Unpacking(inner, raw), 1 << 17)


def _decompressed(raw: BinaryIO, ending: str, path: Path) -> Any:
    if ending in (".gz", ".tgz"):
        return gzip.GzipFile(fileobj=raw)
    if ending in (".bz2", ".tbz2"):
        return bz2.BZ2File(raw)
    if ending in (".xz", ".txz"):
        return lzma.LZMAFile(raw)
    if ending in (".zst", ".tzst"):
        return ZstandardFile(raw, needed("zstandard", "zstd", shown(path)))
    return None


class ZstandardFile(io.RawIOBase):
    """Decompresses frame by frame; unlike the package's own stream it tells when the last one is cut short."""

    def __init__(self, raw: IO[bytes], zstandard: Any) -> None:
        self._raw = raw
        self._error = zstandard.ZstdError
        self._decompressor = zstandard.ZstdDecompressor()
        self._frame: Any = None
        self._packed = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            packed, self._packed = self._packed or self._raw.read(_ZSTD_STEP), b""
            if not packed:
                if self._frame is not None:
                    raise EOFError
                return 0
            self._ready = memoryview(self._step(packed))
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _step(self, packed: bytes) -> bytes:
        if self._frame is None:
            self._frame = self._decompressor.decompressobj()
        try:
            plain: bytes = self._frame.decompress(packed)
        except self._error as error:
            raise Refused(f"damaged: {error}") from None
        if self._frame.eof:
            self._packed, self._frame = self._frame.unused_data, None
        return plain
