"""Take the picture of a report that the documentation shows, in a headless Chromium.

Needs playwright and a browser (`pip install playwright`, `playwright install chromium`); fonts with Chinese characters.

Run: python -m tools.picture, from the root of the repository. Writes docs/report.png.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from govnews_extract.batch import extract_input
from govnews_extract.extraction import Extractor
from govnews_extract.records import Release
from govnews_extract.report import page
from tests.browser import chromium
from tests.corpus import fixtures

PICTURE = Path(__file__).parent.parent / "docs/report.png"
FIRST = "inspection-xupu-2019"  # people, contacts, hours in two seasons, a deadline and a stay


def take(target: Path) -> None:
    """Write the picture of a report of the first release and the other inspections."""
    extractor = Extractor()
    chosen = sorted(
        (f for f in fixtures() if f.id.startswith("inspection-")), key=lambda f: (f.id != FIRST, f.id)
    )
    found = [extract_input(fixture.input, extractor) for fixture in chosen]
    releases = [release for release in found if isinstance(release, Release)]
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        file = Path(folder) / "report.html"
        file.write_text("".join(page(releases)), "utf-8")
        window = browser.new_page(viewport={"width": 1300, "height": 780}, reduced_motion="reduce")
        window.goto(file.as_uri())
        window.get_by_role("button", name="Other bodies").click()
        window.focus("#r0-service_hours-0")
        window.keyboard.press("Enter")  # to its evidence, which stays lit with it
        window.screenshot(path=target)


if __name__ == "__main__":
    take(PICTURE)
