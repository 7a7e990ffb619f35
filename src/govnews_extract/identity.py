"""Stable keys: the same release has the same id wherever and whenever it is read."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


def digest(text: str) -> str:
    """`sha256:` and the hexadecimal hash of the text's UTF-8 form."""
    return "sha256:" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical_url(url: str) -> str:
    """The URL without fragment and default port, scheme and host in lower case.

    >>> canonical_url("HTTP://WWW.Example.gov.cn:80/a.html#top")
    'http://www.example.gov.cn/a.html'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    netloc = host if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))
