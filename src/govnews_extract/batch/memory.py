"""Giving freed memory back to the system.

Pages and records of all sizes come and go by several threads; what the C library keeps of them in between
grows slowly over a long run, though nothing is held.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Return what is free; does nothing where the C library has no such call."""
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            return trim  # type: ignore[no-any-return]
    return lambda keep: None
