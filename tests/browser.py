"""A headless Chromium for the tests: the one that GOVNEWS_TEST_CHROMIUM names, playwright's own, or the system's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tests.missing import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; skips the tests where none can be started, or fails them where `browser` is required."""
    if find_spec("playwright") is None:
        missing("browser", "no playwright: pip install playwright")
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        named = os.environ.get("GOVNEWS_TEST_CHROMIUM")
        found = named or (None if own.exists() else next(filter(None, map(shutil.which, NAMES)), None))
        if found is None and not own.exists():
            missing("browser", "no Chromium: playwright install chromium, or install the system's")
        try:
            # root, as in a container, has no sandbox
            browser = playwright.chromium.launch(executable_path=found, chromium_sandbox=os.geteuid() != 0)
        except Error as error:
            missing("browser", f"Chromium does not start: {str(error).splitlines()[0]}")
        try:
            yield browser
        finally:
            browser.close()
