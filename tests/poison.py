"""An extractor that does to its process what the worst pages do, told by the input's id."""

from __future__ import annotations

import os
import re
import signal
from typing import Any

from govnews_extract.extraction import Extractor
from govnews_extract.records import Release


class PoisonExtractor(Extractor):
    """`kill…` ends the process, `exit…` leaves it, `hang…` holds the interpreter, `raise…` raises."""

    def extract(self, source: bytes | str, **known: Any) -> Release:
        source_id = str(known.get("source_id"))
        if source_id.startswith("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        if source_id.startswith("exit"):
            os._exit(7)
        if source_id.startswith("hang"):
            re.match("(a+)+$", "a" * 60 + "b")  # years, and no other thread runs meanwhile
        if source_id.startswith("raise"):
            raise RuntimeError("这一页不好")
        return super().extract(source, **known)


class DeafExtractor(Extractor):
    """An extractor that no worker can take over."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _refuse, ()


def _refuse() -> Extractor:
    raise RuntimeError("no")
