"""The page in a real browser: opened from disk, pointed at, reached with the keyboard, printed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from govnews_extract import extract
from govnews_extract.batch import extract_input
from govnews_extract.extraction import Extractor
from govnews_extract.records import Official, Release
from govnews_extract.report import page as report
from govnews_extract.report.values import values_of
from tests.browser import chromium
from tests.corpus import fixtures
from tests.missing import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

SEEN = """() => {
  const text = document.querySelector(".text");
  const spans = [];
  for (const mark of text.querySelectorAll(".lit")) {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEndBefore(mark);
    const start = [...before.toString()].length;
    spans.push([start, start + [...mark.textContent].length]);
  }
  return { spans, values: [...document.querySelectorAll(".v.lit")].map((value) => value.id) };
}"""
"""What is lit: places of the text in code points, and the ids of values."""

FIRST_LINE = """mark => {
  const [box] = mark.getClientRects();
  return [box.left + 3, box.top + box.height / 2];
}"""
"""Where to point at a mark, which may run over the end of a line."""


class Opened:
    """A page of releases in a window, with all that it asked for and all that it complained of."""

    def __init__(self, window: Page) -> None:
        self.window = window
        self.asked: list[str] = []
        self.complaints: list[str] = []
        window.on("request", lambda request: self.asked.append(request.url))
        window.on("console", lambda message: self.complaints.append(message.text))
        window.on("pageerror", lambda error: self.complaints.append(str(error)))

    def lit(self) -> tuple[set[int], set[str]]:
        """Places of the text and ids of values that are lit."""
        seen = self.window.evaluate(SEEN)
        return {at for start, end in seen["spans"] for at in range(start, end)}, set(seen["values"])

    def comes_to(self, element: str) -> None:
        """Wait until the element of that id has the focus: following an address takes the browser a moment."""
        self.window.wait_for_function("id => document.activeElement.id === id", arg=element)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def releases() -> list[Release]:
    extractor = Extractor()
    found = [extract_input(fixture.input, extractor) for fixture in fixtures()]
    return [release for release in found if isinstance(release, Release)]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport={"width": 1360, "height": 860}, reduced_motion="reduce")
    yield found
    found.close()


def opened(
    context: BrowserContext, folder: Path, releases: list[Release], at: str = "", **known: Any
) -> Opened:
    file = folder / "report.html"
    file.write_text("".join(report(releases, **known)), "utf-8", newline="\n")
    page = Opened(context.new_page())
    page.window.goto(file.as_uri() + at)
    return page


def chosen(releases: list[Release], name: str) -> Release:
    return next(release for release in releases if release.source_id == name)


@pytest.fixture
def xupu(releases: list[Release]) -> Release:
    """A release with people, contacts, hours in two seasons, a deadline and a stay."""
    return chosen(releases, "inspection-xupu-2019")


def evidence(release: Release) -> dict[str, set[int]]:
    """The places of each value's evidence."""
    return {
        value.key: {at for e in value.evidence for at in range(e.start, e.end)}
        for value in values_of(release)
    }


def test_a_page_opens_from_disk_without_asking_for_anything(
    context: BrowserContext, tmp_path: Path, releases: list[Release]
) -> None:
    page = opened(context, tmp_path, releases)
    page.window.click("#list li:nth-child(5) a")
    page.window.wait_for_selector("#r4")
    assert page.asked == [(tmp_path / "report.html").as_uri()]
    assert page.complaints == []


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_value_lights_up_its_evidence_and_nothing_else(
    context: BrowserContext, tmp_path: Path, xupu: Release, how: str
) -> None:
    page = opened(context, tmp_path, [xupu])
    for key, places in evidence(xupu).items():
        if not places:
            continue
        value = page.window.locator(f"#r0-{key}")
        if how == "hover":
            value.hover()
        else:
            value.focus()
        assert page.lit() == (places, {f"r0-{key}"}), key
    page.window.mouse.move(1, 1)
    page.window.evaluate("document.activeElement.blur()")
    assert page.lit() == (set(), set())


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_evidence_lights_up_its_values(
    context: BrowserContext, tmp_path: Path, xupu: Release, how: str
) -> None:
    page = opened(context, tmp_path, [xupu])
    wanted = evidence(xupu)
    marks = page.window.locator(".text .m")
    for n in range(marks.count()):
        mark = marks.nth(n)
        if how == "hover":
            mark.scroll_into_view_if_needed()
            x, y = mark.evaluate(FIRST_LINE)
            page.window.mouse.move(x, y)
        else:
            mark.focus()
        places, values = page.lit()
        start = int((mark.get_attribute("id") or "").rpartition("-")[2])
        keys = {key for key, at in wanted.items() if start in at}
        assert values == {f"r0-{key}" for key in keys}
        assert places == set().union(*(wanted[key] for key in keys))


def test_characters_outside_the_bmp_shift_nothing(context: BrowserContext, tmp_path: Path) -> None:
    text = "𠮷𠮷\r\n👩‍👩‍👧 市水利局局长程远山主持会议。\x85\u2028<script>alert(1)</script>\u202e电话：0731-22345678。\x00\tא"
    release = extract("甲").model_copy(
        update={
            "document": extract("甲").document.model_copy(update={"text": text}),
            "officials": [
                Official.model_validate(
                    {
                        "name": "程远山",
                        "mentions": [{"start": s, "end": s + 3, "text": "程远山", "rule": "name"}],
                    }
                )
                for s in [text.index("程远山")]
            ],
        }
    )
    page = opened(context, tmp_path, [release])
    assert page.window.locator(".text").evaluate("e => e.textContent") == text.replace("\0", "\ufffd")
    page.window.focus("#r0-officials-0")
    start = text.index("程远山")
    assert page.lit()[0] == {start, start + 1, start + 2}
    assert page.complaints == []


def test_a_value_leads_to_its_evidence_and_back_by_keyboard(
    context: BrowserContext, tmp_path: Path, xupu: Release
) -> None:
    page = opened(context, tmp_path, [xupu])
    page.window.focus("#r0-deadlines-0")
    page.window.keyboard.press("Enter")
    start = xupu.deadlines[0].evidence[0].start
    page.comes_to(f"r0-at-{start}")
    page.window.keyboard.press("Enter")
    page.comes_to("r0-deadlines-0")
    assert page.lit()[1] == {"r0-deadlines-0"}


def test_the_first_key_presses_reach_the_text_and_the_record(
    context: BrowserContext, tmp_path: Path, xupu: Release
) -> None:
    page = opened(context, tmp_path, [xupu])
    page.window.keyboard.press("Tab")
    page.window.keyboard.press("Tab")
    page.window.keyboard.press("Enter")
    page.comes_to("r0-record")


def test_a_field_can_be_switched_off_and_on(context: BrowserContext, tmp_path: Path, xupu: Release) -> None:
    page = opened(context, tmp_path, [xupu])
    button = page.window.get_by_role("button", name="Contacts")
    mark = page.window.locator(f"#r0-at-{xupu.contacts[0].evidence[0].start}")
    colour = "e => getComputedStyle(e.querySelector('.c')).backgroundColor"
    before = mark.evaluate(colour)
    button.focus()
    page.window.keyboard.press("Space")
    assert button.get_attribute("aria-pressed") == "false"
    assert mark.evaluate(colour) == "rgba(0, 0, 0, 0)" != before
    assert mark.get_attribute("tabindex") == "-1"
    assert page.window.locator(".g-contacts").is_hidden()
    assert page.window.locator(".g-deadlines").is_visible()
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert mark.evaluate(colour) == before and mark.get_attribute("tabindex") is None
    assert page.window.locator(".g-contacts").is_visible()


def test_switches_hold_for_the_next_release(
    context: BrowserContext, tmp_path: Path, releases: list[Release], xupu: Release
) -> None:
    page = opened(context, tmp_path, [xupu, chosen(releases, "inspection-xichuan-2022")])
    page.window.get_by_role("button", name="Contacts").click()
    page.window.click("#list li:nth-child(2) a")
    assert page.window.locator("#r1 .g-contacts").is_hidden()
    marks = page.window.locator("#r1 .m:has(.f-contacts):not(:has(.c .c))")
    assert marks.count() and {m.get_attribute("tabindex") for m in marks.all()} == {"-1"}


def test_a_season_is_chosen_by_keyboard(context: BrowserContext, tmp_path: Path, xupu: Release) -> None:
    page = opened(context, tmp_path, [xupu])
    weeks = page.window.locator(".week")
    assert [week.is_visible() for week in weeks.all()] == [True, False]
    page.window.locator(".season input").first.focus()
    page.window.keyboard.press("ArrowDown")
    assert [week.is_visible() for week in weeks.all()] == [False, True]
    page.window.emulate_media(media="print")
    assert [week.is_visible() for week in weeks.all()] == [True, True]


def test_the_list_is_filtered_by_words_and_genre(
    context: BrowserContext, tmp_path: Path, releases: list[Release]
) -> None:
    page = opened(context, tmp_path, releases)
    lines = page.window.locator("#list li:visible")
    assert lines.count() == len(releases)
    page.window.get_by_label("Filter").fill("溆浦 巡视")
    names = [line.text_content() or "" for line in lines.all()]
    assert names and all("溆浦" in name for name in names)
    assert page.window.get_by_role("status").text_content() == f"{len(names)} / {len(releases)}"
    page.window.get_by_label("Filter").fill("")
    page.window.get_by_label("Genre").select_option("discipline")
    assert lines.count() == sum(release.genre == "discipline" for release in releases)


def test_every_release_is_shown_whole_when_it_is_chosen(
    context: BrowserContext, tmp_path: Path, releases: list[Release]
) -> None:
    page = opened(context, tmp_path, releases)
    for n, release in enumerate(releases):
        page.window.evaluate("n => { location.hash = 'r' + n; }", n)
        page.window.wait_for_selector(f"#r{n}", state="attached")
        text = page.window.evaluate("(document.querySelector('.text') || { textContent: '' }).textContent")
        assert text == release.document.text
        assert page.window.locator("#list [aria-current]").get_attribute("href") == f"#r{n}"
    assert page.window.locator("article").count() == 1


def test_an_address_names_a_release_and_a_value(
    context: BrowserContext, tmp_path: Path, releases: list[Release], xupu: Release
) -> None:
    page = opened(context, tmp_path, [releases[0], xupu], at="#r1-deadlines-0")
    page.comes_to("r1-deadlines-0")
    page.window.click("#list li:first-child a")
    page.comes_to("r0-title")
    page.window.go_back()
    page.window.wait_for_selector("#r1")


def test_without_script_the_only_release_can_be_read(browser: Browser, tmp_path: Path, xupu: Release) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, tmp_path, [xupu])
    assert page.window.locator(".text").text_content() == xupu.document.text
    page.window.click("#r0-deadlines-0")
    assert page.window.url.endswith(f"#r0-at-{xupu.deadlines[0].evidence[0].start}")
    context.close()


def test_script_that_is_not_the_pages_own_does_not_run(
    context: BrowserContext, tmp_path: Path, xupu: Release
) -> None:
    page = opened(context, tmp_path, [xupu])
    page.window.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = 1'>");
          const script = document.createElement("script");
          script.textContent = "window.ran = 2";
          document.body.append(script);
        }"""
    )
    page.window.wait_for_timeout(100)
    assert page.window.evaluate("window.ran === undefined")
    assert any("Content Security Policy" in line for line in page.complaints)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["inspection-xupu-2019", "inspection-xichuan-2022", "appointments-changji-2024"]
)
def test_axe_finds_no_serious_fault(
    browser: Browser, tmp_path: Path, releases: list[Release], scheme: Any, name: str
) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        missing("browser", "no axe: pip install axe-playwright-python")
    axe = Path(spec.origin).with_name("axe.min.js").read_text("utf-8")
    context = browser.new_context(viewport={"width": 1360, "height": 860}, color_scheme=scheme)
    page = opened(context, tmp_path, [chosen(releases, name), *releases[:20]], language="en")
    page.window.evaluate(axe)
    result = page.window.evaluate("axe.run()")
    faults = [
        (v["id"], v["impact"], [node["html"][:120] for node in v["nodes"][:3]]) for v in result["violations"]
    ]
    context.close()
    assert [fault for fault in faults if fault[1] in ("serious", "critical")] == []
    assert len(result["passes"]) > 15


def test_a_narrow_window_and_paper_show_all_of_it(
    context: BrowserContext, tmp_path: Path, releases: list[Release], xupu: Release
) -> None:
    page = opened(context, tmp_path, [xupu, releases[0]])
    width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    page.window.set_viewport_size({"width": 400, "height": 800})
    assert page.window.evaluate(width)
    page.window.emulate_media(media="print")
    for hidden in ("nav", ".legend", "footer"):
        assert page.window.locator(hidden).is_hidden()
    cut = "e => getComputedStyle(e).overflowY"
    assert page.window.locator("#r0-record").evaluate(cut) == "visible"
    assert page.window.pdf()[:4] == b"%PDF"


def test_of_five_hundred_releases_only_one_is_laid_out(
    context: BrowserContext, tmp_path: Path, releases: list[Release]
) -> None:
    many = [releases[n % len(releases)] for n in range(500)]
    file = tmp_path / "report.html"
    file.write_text("".join(report(many)), "utf-8")
    window = context.new_page()
    window.goto(file.as_uri())
    window.wait_for_selector("#list [aria-current]")
    window.evaluate("location.hash = 'r499'")
    window.wait_for_selector("#r499")
    assert window.locator("#list li").count() == 500
    assert window.evaluate("document.querySelectorAll('*').length") < 10_000
