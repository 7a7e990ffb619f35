"""What a run has to do: inputs against what the ledger knows of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from govnews_extract.errors import InputError
from govnews_extract.readers import Input
from govnews_extract.sinks.ledger import Entry, Failure, Key, storable

_INPUTS = 64  # inputs looked up in the ledger at once
_BYTES = 4 << 20
_LONGEST_ID = 1000  # characters; an index of PostgreSQL takes no long keys


@dataclass(frozen=True, slots=True)
class Wish:
    """An input to extract, with its key, its hash, when it was captured and what the ledger knew."""

    key: Key
    content_hash: str
    captured_at: str | None
    before: Entry | None


def fingerprint(item: Input) -> str:
    """The hash of all that decides the record: the content, and what the archive says of it.

    >>> fingerprint(Input("a", "通知")) == fingerprint(Input("b", "通知"))
    True
    >>> fingerprint(Input("a", "通知")) == fingerprint(Input("a", "通知", published_at="2024-01-02"))
    False
    """
    known: tuple[str | None, ...] = (item.url, item.title, item.published_at, item.media_type, item.source)
    if item.charset or item.captured_at:
        known += (item.charset, _captured(item))
    if not any(known):
        return item.content_hash
    return "sha256:" + sha256(repr((item.content_hash, known)).encode("utf-8", "surrogatepass")).hexdigest()


def safe_id(source_id: str) -> str:
    """A key that every database takes: printable, and of bounded length.

    >>> safe_id("a.html"), safe_id("x\\ud800")
    ('a.html', 'x\\\\ud800')
    """
    safe = storable(source_id)
    if len(safe) > _LONGEST_ID:
        safe = f"{safe[:_LONGEST_ID]}…{sha256(safe.encode()).hexdigest()[:16]}"
    return safe


class Plan:
    """Decides input by input. The same id a second time in one run is another input, not a changed one."""

    def __init__(self, run_id: int, version: str, *, force: bool, retry_failed: bool) -> None:
        self._run_id = run_id
        self._version = version
        self._force = force
        self._retry_failed = retry_failed
        self._on_their_way: Counter[str] = Counter()

    def wish(self, item: Input, known: Mapping[Key, Entry]) -> Wish | Key:
        """What is to be done for an input: a `Wish`, or the key of what is done already."""
        source_id = safe_id(item.source_id)
        occurrence = 1
        while (met := known.get(Key(source_id, occurrence))) and met.seen_run_id == self._run_id:
            occurrence += 1
        key = Key(source_id, occurrence + self._on_their_way[source_id])
        self._on_their_way[source_id] += 1
        content_hash, before = fingerprint(item), known.get(key)
        if before is not None and not self._force and self._is_done(before, content_hash):
            return key
        return Wish(key, content_hash, _captured(item), before)

    def _is_done(self, before: Entry, content_hash: str) -> bool:
        if before.status != "ok" and self._retry_failed:
            return False
        return before.content_hash == content_hash and before.version == self._version

    def arrived(self, keys: Iterable[Key]) -> None:
        """These are in the ledger now."""
        for key in keys:
            self._on_their_way[key.source_id] -= 1
            if self._on_their_way[key.source_id] <= 0:
                del self._on_their_way[key.source_id]


def chunks(inputs: Iterable[Input | InputError]) -> Iterator[list[Input | InputError]]:
    """Inputs in lists bounded in number and size, so that the ledger is asked once for many."""
    chunk: list[Input | InputError] = []
    size = 0
    for item in inputs:
        chunk.append(item)
        size += len(item.content) if isinstance(item, Input) else 0
        if len(chunk) >= _INPUTS or size >= _BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def ids(chunk: Collection[Input | InputError]) -> set[str]:
    """The keys' ids of the inputs in a chunk."""
    return {safe_id(item.source_id) for item in chunk if isinstance(item, Input)}


def _captured(item: Input) -> str | None:
    return item.captured_at.isoformat() if item.captured_at else None


def unread(error: InputError) -> Failure:
    """The failure of an input that could not be read."""
    return Failure(Key(safe_id(error.source)), None, "read", error.reason)
