"""Worker processes behind one ordered stream of results.

Each process has a bounded number of inputs ahead, handed over by a thread of its own, so that it never
waits for the writer. Results come in the order of the inputs: what is committed is always a beginning of
the archive, and of two pages with one address the later one stays, however many processes there are.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Any, Generic, TypeVar

from govnews_extract.batch.frames import receive, send
from govnews_extract.batch.worker import DONE, FAILED, READY, Setup
from govnews_extract.errors import GovnewsError
from govnews_extract.readers import Input

_PAGES_AHEAD = 32  # inputs that a process has waiting
_BYTES_AHEAD = 4 << 20
_RESULTS_AHEAD = 256  # results that may wait for an earlier one

T = TypeVar("T")


@dataclass(slots=True)
class Task(Generic[T]):
    """An input on its way; `tag` is the caller's. Without an input it only keeps its place in the order."""

    tag: T
    item: Input | None
    payload: bytes | None = None
    reason: str | None = None
    done: bool = False


@dataclass(eq=False)
class _Worker(Generic[T]):
    process: subprocess.Popen[bytes]
    inbox: SimpleQueue[bytes | None] = field(default_factory=SimpleQueue)
    waiting: deque[Task[T]] = field(default_factory=deque)
    size: int = 0
    ready: bool = False

    def has_room(self) -> bool:
        return not self.waiting or (len(self.waiting) < _PAGES_AHEAD and self.size < _BYTES_AHEAD)


class Pool(Generic[T]):
    """`jobs` worker processes; a context manager that leaves none behind."""

    def __init__(self, jobs: int, setup: Setup) -> None:
        self._setup = pickle.dumps(setup)
        self._timeout = setup[2]
        self._answers: SimpleQueue[tuple[_Worker[T], bytes | None]] = SimpleQueue()
        self._workers: list[_Worker[T]] = []
        self._jobs = jobs

    def results(self, tasks: Iterator[Task[T]]) -> Iterator[Task[T]]:
        """The tasks in their order, each with the encoded release or the reason why there is none.

        Raises `GovnewsError` where worker processes cannot be started at all.
        """
        order: deque[Task[T]] = deque()
        held: Task[T] | None = None
        exhausted = False
        while True:
            while not exhausted and len(order) < _RESULTS_AHEAD:
                held = held or next(tasks, None)
                if held is None:
                    exhausted = True
                elif held.item is None:
                    held.done = True
                elif (worker := self._free()) is not None:
                    self._assign(worker, held)
                else:
                    break
                if held is not None:
                    order.append(held)
                    held = None
                self._collect(block=False)
            while order and order[0].done:
                yield order.popleft()
            if exhausted and not order:
                return
            self._collect(block=bool(order) and not order[0].done)

    def close(self) -> None:
        """End all processes, at once."""
        for worker in self._workers:
            worker.inbox.put(None)
            worker.process.kill()
        for worker in self._workers:
            worker.process.wait()
        self._workers = []

    def __enter__(self) -> Pool[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _free(self) -> _Worker[T] | None:
        if len(self._workers) < self._jobs:
            self._start()
        worker = min(self._workers, key=lambda w: len(w.waiting))
        return worker if worker.has_room() else None

    def _assign(self, worker: _Worker[T], task: Task[T]) -> None:
        assert task.item is not None
        worker.waiting.append(task)
        worker.size += len(task.item.content)
        worker.inbox.put(pickle.dumps(task.item, pickle.HIGHEST_PROTOCOL))

    def _collect(self, *, block: bool) -> None:
        """Take what answers there are; wait for one if `block`."""
        while block or not self._answers.empty():
            worker, answer = self._answers.get()
            block = False
            if answer is None:
                self._replace(worker)
            elif answer == READY:
                worker.ready = True
            else:
                self._finish(worker, payload=answer[1:] if answer[:1] == DONE else None, told=answer)

    def _finish(self, worker: _Worker[T], *, payload: bytes | None, told: bytes) -> None:
        task = worker.waiting.popleft()
        assert task.item is not None
        worker.size -= len(task.item.content)
        task.item, task.done, task.payload = None, True, payload
        if told[:1] == FAILED:
            task.reason = told[1:].decode()

    def _replace(self, worker: _Worker[T]) -> None:
        """The first of what a dead process had waiting is what it died of; a fresh one gets the rest."""
        self._workers.remove(worker)
        worker.inbox.put(None)
        code = worker.process.wait()
        if not worker.ready:
            raise GovnewsError(f"a worker process could not start ({_cause(code, None)})")
        if worker.waiting:
            self._finish(worker, payload=None, told=FAILED + _cause(code, self._timeout).encode())
        if worker.waiting:
            fresh = self._start()
            for task in worker.waiting:
                self._assign(fresh, task)

    def _start(self) -> _Worker[T]:
        # Not by multiprocessing: that runs the caller's main module again in every process.
        code = (
            f"import sys; sys.path[:] = {sys.path!r}; from govnews_extract.batch.worker import main; main()"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_apart()
        )
        worker: _Worker[T] = _Worker(process)
        self._workers.append(worker)
        worker.inbox.put(self._setup)
        for target in (self._feed, self._listen):
            threading.Thread(target=target, args=(worker,), daemon=True).start()
        return worker

    def _feed(self, worker: _Worker[T]) -> None:
        stream = worker.process.stdin
        assert stream is not None
        try:
            while (message := worker.inbox.get()) is not None:
                send(stream, message)
            stream.close()
        except OSError:  # it died: the listener tells
            _close(stream)

    def _listen(self, worker: _Worker[T]) -> None:
        stream = worker.process.stdout
        assert stream is not None
        while (message := receive(stream)) is not None:
            self._answers.put((worker, message))
        _close(stream)
        self._answers.put((worker, None))


def _apart() -> dict[str, Any]:
    """Ctrl-C on the terminal is for the run, which ends its workers itself."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


def _close(stream: IO[bytes]) -> None:
    with suppress(OSError):
        stream.close()


def _cause(code: int, timeout: float | None) -> str:
    if os.name == "posix" and code == -signal.SIGALRM and timeout is not None:
        return f"took longer than {timeout:g} s"
    if code < 0:
        return f"the worker process was ended by {signal.Signals(-code).name}"
    return f"the worker process ended with exit code {code}"
