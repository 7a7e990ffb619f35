"""The worker process: pages in, encoded releases out, one at a time.

A page that takes too long ends the process by an alarm of the operating system, which also rings where
the interpreter itself is busy; the pool then starts another one. So nothing here has to be trusted.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import IO

from govnews_extract.batch.frames import receive, send
from govnews_extract.batch.single import extract_input
from govnews_extract.errors import InputError
from govnews_extract.extraction import Extractor
from govnews_extract.readers import Input
from govnews_extract.records import Release

READY, DONE, FAILED = b"=", b"+", b"-"
Encode = Callable[[Release], bytes]
Setup = tuple[Extractor, Encode, float | None]


def main() -> None:
    """Serve until standard input ends. The first message is the pickled setup, the others are inputs."""
    into = sys.stdin.buffer
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anybody prints must not get between the messages
    first = receive(into)
    if first is None:
        return
    extractor, encode, timeout = pickle.loads(first)
    send(out, READY)
    while (message := receive(into)) is not None:
        item: Input = pickle.loads(message)
        _alarm(timeout)
        answer = _answer(item, extractor, encode)
        _alarm(None)  # waiting for the reader is not the page's time
        _give(out, answer)


def _answer(item: Input, extractor: Extractor, encode: Encode) -> tuple[bytes, bytes]:
    result = extract_input(item, extractor)
    if not isinstance(result, InputError):
        try:
            return DONE, encode(result)
        except Exception as error:
            result = InputError(item.source_id, f"{type(error).__name__}: {error}")
    return FAILED, result.reason.encode("utf-8", "replace")


def _give(out: IO[bytes], answer: tuple[bytes, bytes]) -> None:
    try:
        send(out, answer[0] + answer[1])
    except BrokenPipeError:  # the run has ended
        os._exit(0)


def _alarm(seconds: float | None) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds or 0)
        return
    import faulthandler  # Windows has no alarm

    if seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()
