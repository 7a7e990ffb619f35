"""What a test needs and this machine has not: skipped by itself, a failure where GOVNEWS_TEST_ALL is set."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(reason: str) -> NoReturn:
    """Skip the test, or fail it where nothing may be skipped."""
    if os.environ.get("GOVNEWS_TEST_ALL"):
        pytest.fail(reason)
    pytest.skip(reason)
