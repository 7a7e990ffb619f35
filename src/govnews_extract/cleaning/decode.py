"""Bytes to characters. What follows only ever sees `str`.

Pages that declare gb2312 hold GB18030, so a name like 㛃 or 䶮 survives only if the declared label is
not taken at its word; and a declared label is wrong often enough that valid UTF-8 goes before it.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache

import regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GB = frozenset(("gb2312", "gbk", "gb18030", "cp936", "ms936", "x-gbk", "euc-cn", "gb_2312-80", "chinese"))
_BIG5 = frozenset(("big5", "big5-hkscs", "cp950", "x-x-big5", "big5hkscs"))
# Codecs of Python that are no character sets of pages: they unescape, or read host names.
_NO_CHARSETS = frozenset(("unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"))
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without NUL, the codec that gave it, and `utf8`, the same text as a parser reads it fastest.

    `repaired` if some bytes could not be read.
    """

    text: str
    encoding: str | None
    repaired: bool
    utf8: bytes


@cache
def _declaration() -> regex.Pattern[bytes]:
    return regex.compile(rb"""(?i)(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([a-z0-9_:.-]{2,30})""")


@cache
def _surrogates() -> regex.Pattern[str]:
    return regex.compile("[\ud800-\udfff]")


def declared(source: bytes) -> str | None:
    """The character set that the markup itself declares, as the codec to read it with.

    >>> declared(b'<meta charset="gb2312">'), declared(b"<meta charset=UTF-8>"), declared(b"<p>")
    ('gb18030', 'utf-8', None)
    """
    match = _declaration().search(source, 0, 8192)
    if not match:
        return None
    label = match.group(1).decode("ascii").lower()
    if label in _GB:
        return "gb18030"
    if label in _BIG5:
        return "big5hkscs"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return None if name in _NO_CHARSETS else name


def decode(source: bytes) -> Decoded:
    """The characters of `source`: BOM, valid UTF-8, what is declared, GB18030; never fails.

    >>> decode("喆".encode("gbk")).text, decode("㛃䶮".encode("gb18030")).encoding
    ('喆', 'gb18030')
    """
    for bom, name in _BOMS:
        if source.startswith(bom):
            return _lossy(source[len(bom) :], name)
    if wide := _wide(source):
        return _lossy(source, wide)
    label = declared(source)
    # A label like iso-8859-1 reads any bytes, but no release: what holds Chinese goes before it.
    labels = ["gb18030", label] if label and not _holds_chinese(label) else [label or "gb18030"]
    candidates = dict.fromkeys(["utf-8", *labels, "gb18030", "big5hkscs"])
    for name in candidates:
        try:
            return _decoded(_strict(source, name), name, utf8=source if name == "utf-8" else None)
        except (UnicodeError, LookupError):
            continue
    repaired = _lossy(source, "utf-8")
    if _mostly_read(repaired.text):
        return repaired
    return _lossy(source, label if label == "big5hkscs" else "gb18030")


def mend(text: str) -> Decoded:
    """A `str` that came decoded, without the halves of characters that a broken decoder leaves.

    >>> mend("a\\ud83d").text
    'a\ufffd'
    """
    return _decoded(text.removeprefix("\ufeff"), None)


def whole(text: str) -> str:
    """`text` with U+FFFD, one for one, in place of halves of characters, which no record can hold.

    >>> whole("a\\ud83d")
    'a\ufffd'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _surrogates().sub(REPLACEMENT, text)
    return text


def _decoded(
    text: str, encoding: str | None, *, repaired: bool = False, utf8: bytes | None = None
) -> Decoded:
    if utf8 is None:
        try:
            utf8 = text.encode("utf-8")
        except UnicodeEncodeError:
            text, repaired = _surrogates().sub(REPLACEMENT, text), True
            utf8 = text.encode("utf-8")
    if b"\x00" in utf8:
        text, utf8 = text.replace("\x00", ""), utf8.replace(b"\x00", b"")
    return Decoded(text, encoding, repaired, utf8)


def _holds_chinese(codec: str) -> bool:
    try:
        "通告".encode(codec)
    except (UnicodeError, LookupError):
        return False
    return True


def _strict(source: bytes, name: str) -> str:
    text = source.decode(name)
    if not isinstance(text, str):  # a codec like rot13 or hex is no character set
        raise LookupError(name)
    return text


def _lossy(source: bytes, name: str) -> Decoded:
    try:
        return _decoded(source.decode(name), name)
    except UnicodeError:
        return _decoded(source.decode(name, "replace"), name, repaired=True)


def _wide(source: bytes) -> str | None:
    """UTF-16 without a byte order mark shows in the zero bytes of its ASCII markup."""
    head = source[:400]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 8 or even + odd < len(head) // 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_read(text: str) -> bool:
    """Whether UTF-8 with a few bad bytes explains the text: a footer in another code, a cut end."""
    bad = text.count(REPLACEMENT)
    good = sum(1 for c in text if c >= "\u0080") - bad
    return good > bad
