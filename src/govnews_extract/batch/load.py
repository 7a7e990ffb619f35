"""Loading an archive: what is new or changed goes through worker processes into a database or a file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govnews_extract import __version__
from govnews_extract.batch.memory import give_back
from govnews_extract.batch.plan import Plan, Wish, chunks, ids, unread
from govnews_extract.batch.pool import Pool, Task
from govnews_extract.errors import InputError
from govnews_extract.extraction import Extractor
from govnews_extract.readers import Input
from govnews_extract.sinks import Database, FileSink
from govnews_extract.sinks.ledger import Entry, Failure, Key, Success

_PAYLOAD = 16 << 20  # bytes of records that one transaction holds
_PATIENCE = 2.0  # seconds after which what is there is committed
_SEEN = 1000  # skipped inputs noted at once


@dataclass
class Report:
    """What became of the inputs so far; only what is committed counts."""

    run_id: int | None = None
    loaded: int = 0
    failed: int = 0
    skipped: int = 0
    failed_earlier: int = 0

    @property
    def inputs(self) -> int:
        """All inputs met."""
        return self.loaded + self.failed + self.skipped


def load(
    inputs: Iterable[Input | InputError],
    target: Database | FileSink,
    *,
    extractor: Extractor | None = None,
    jobs: int = 1,
    timeout: float | None = 60.0,
    batch: int = 200,
    force: bool = False,
    retry_failed: bool = False,
    arguments: Mapping[str, Any] | None = None,
    on_commit: Callable[[Report, list[Failure]], None] | None = None,
) -> Report:
    """Extract inputs in `jobs` processes and write the releases, `batch` in one transaction.

    Into a database, inputs that an earlier run finished are skipped while they and the version of
    package, lexicon and extractor are the same; `force` redoes all, `retry_failed` those that failed. An
    input that raises, takes longer than `timeout` seconds or ends its process becomes a row of `errors`,
    and the run goes on. `on_commit` hears after every transaction what is done by then and what failed
    in it. When interrupted, what is done is committed first. Raises `DatabaseError` where the
    database fails, with all earlier transactions in it.

    >>> from govnews_extract.sinks import open_database
    >>> with open_database("sqlite://") as database:
    ...     report = load([Input("a", "市长程远山主持会议。")], database)
    ...     report.loaded, next(database.releases()).officials[0].name
    (1, '程远山')
    """
    chosen = extractor or Extractor()
    version = version_of(chosen)
    into: _IntoDatabase | _IntoFile
    if isinstance(target, Database):
        into = _IntoDatabase(target, version, chosen, arguments or {}, force, retry_failed)
    else:
        into = _IntoFile(target)
    run = _Run(into, batch, on_commit)
    with Pool[Wish | Failure](jobs, (chosen, target.encode, timeout)) as pool:
        run.go(pool.results(run.tasks(inputs)))
    into.finish()
    return into.report


def version_of(extractor: Extractor) -> str:
    """What decides a record beside the input: versions of the package and the lexicon, a class of one's own.

    >>> version_of(Extractor()).startswith("0.1.0+")
    True
    """
    kind = type(extractor)
    own = "" if kind is Extractor else f"/{kind.__module__}.{kind.__qualname__}"
    return f"{__version__}+{extractor.lexicon.version}{own}"


class _Run:
    """Gathers outcomes and hands them on in transactions."""

    def __init__(
        self,
        into: _IntoDatabase | _IntoFile,
        batch: int,
        on_commit: Callable[[Report, list[Failure]], None] | None,
    ) -> None:
        self._into = into
        self._batch = batch
        self._on_commit = on_commit
        self._outcomes: list[Success | Failure] = []
        self._before: dict[Key, Entry] = {}
        self._skipped: list[Key] = []
        self._size = 0

    def tasks(self, inputs: Iterable[Input | InputError]) -> Iterator[Task[Wish | Failure]]:
        """What is to be done, in the order of the inputs."""
        for chunk in chunks(inputs):
            decided = self._into.decide(chunk)
            self._skipped += [found for found in decided if isinstance(found, Key)]
            for item, found in zip(chunk, decided, strict=True):
                if not isinstance(found, Key):
                    yield Task(found, item if isinstance(item, Input) else None)
            if len(self._skipped) >= _SEEN:
                self._commit()

    def go(self, results: Iterator[Task[Wish | Failure]]) -> None:
        """Take all results; what is there when it is interrupted is committed before it ends."""
        last = time.monotonic()
        try:
            for task in results:
                self._take(task)
                late = time.monotonic() - last > _PATIENCE
                if late or len(self._outcomes) >= self._batch or self._size >= _PAYLOAD:
                    self._commit()
                    last = time.monotonic()
        except KeyboardInterrupt:
            self._commit()
            self._into.interrupted()
            raise
        self._commit()

    def _take(self, task: Task[Wish | Failure]) -> None:
        wish = task.tag
        if isinstance(wish, Failure):
            self._outcomes.append(wish)
            return
        if wish.before is not None:
            self._before[wish.key] = wish.before
        if task.payload is None:
            reason = task.reason or "no reason was given"
            self._outcomes.append(Failure(wish.key, wish.content_hash, "extract", reason, wish.captured_at))
        else:
            self._outcomes.append(Success(wish.key, wish.content_hash, task.payload, wish.captured_at))
            self._size += len(task.payload)

    def _commit(self) -> None:
        if not self._outcomes and not self._skipped:
            return
        failures = self._into.commit(self._outcomes, self._skipped, self._before)
        self._outcomes, self._before, self._skipped, self._size = [], {}, [], 0
        give_back()
        if self._on_commit:
            self._on_commit(self._into.report, failures)


class _IntoDatabase:
    """A run with a ledger."""

    def __init__(
        self,
        database: Database,
        version: str,
        extractor: Extractor,
        arguments: Mapping[str, Any],
        force: bool,
        retry_failed: bool,
    ) -> None:
        self._database = database
        self._version = version
        run_id = database.start_run(
            package_version=__version__, lexicon_version=extractor.lexicon.version, arguments=arguments
        )
        self._plan = Plan(run_id, version, force=force, retry_failed=retry_failed)
        self._run_id = run_id
        self._failed_earlier: set[Key] = set()
        self.report = Report(run_id)

    def decide(self, chunk: list[Input | InputError]) -> list[Wish | Failure | Key]:
        known = self._database.entries(ids(chunk))
        decided: list[Wish | Failure | Key] = []
        for item in chunk:
            if isinstance(item, InputError):
                decided.append(unread(item))
                continue
            found = self._plan.wish(item, known)
            if isinstance(found, Key) and known[found].status != "ok":
                self._failed_earlier.add(found)
            decided.append(found)
        return decided

    def commit(
        self, outcomes: list[Success | Failure], skipped: list[Key], before: Mapping[Key, Entry]
    ) -> list[Failure]:
        failures = self._database.commit(self._run_id, self._version, outcomes, seen=skipped, before=before)
        self._plan.arrived(skipped)
        self._plan.arrived(o.key for o in outcomes if o.content_hash is not None)
        self.report.loaded += len(outcomes) - len(failures)
        self.report.failed += len(failures)
        self.report.skipped += len(skipped)
        self.report.failed_earlier += sum(key in self._failed_earlier for key in skipped)
        self._failed_earlier.difference_update(skipped)
        return failures

    def finish(self) -> None:
        report = self.report
        self._database.finish_run(
            self._run_id, loaded=report.loaded, failed=report.failed, skipped=report.skipped
        )

    def interrupted(self) -> None:
        """The run keeps no end: it has none."""


class _IntoFile:
    """A run into a new file, which has no memory of earlier ones."""

    def __init__(self, sink: FileSink) -> None:
        self._sink = sink
        self._plan = Plan(0, "", force=True, retry_failed=True)
        self.report = Report()

    def decide(self, chunk: list[Input | InputError]) -> list[Wish | Failure | Key]:
        return [unread(item) if isinstance(item, InputError) else self._plan.wish(item, {}) for item in chunk]

    def commit(
        self, outcomes: list[Success | Failure], skipped: list[Key], before: Mapping[Key, Entry]
    ) -> list[Failure]:
        self._sink.write([o.payload for o in outcomes if isinstance(o, Success)])
        failures = [o for o in outcomes if isinstance(o, Failure)]
        self._plan.arrived(o.key for o in outcomes if o.content_hash is not None)
        self.report.loaded += len(outcomes) - len(failures)
        self.report.failed += len(failures)
        return failures

    def finish(self) -> None:
        """The file appears when its sink is closed."""

    def interrupted(self) -> None:
        """The sink leaves nothing half-written."""
