"""What a test needs and this machine has not: the test is skipped, or fails where it must not be.

GOVNEWS_TEST_REQUIRE names what must be there, such as `postgres spark`.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str, reason: str) -> NoReturn:
    """Skip the test or the module, or fail it where `what` is required."""
    if what in os.environ.get("GOVNEWS_TEST_REQUIRE", "").split():
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)
