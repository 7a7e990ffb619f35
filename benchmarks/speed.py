"""Milliseconds of the whole way from a page to its JSON record, beside what parts of it cost elsewhere.

All are measured in one run, in turn, round after round, so that what else the machine does falls on
all alike; the figures are medians. Ratios carry over to other machines, milliseconds do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from benchmarks import peers
from benchmarks.corpus import is_page, note
from benchmarks.pages import big_page
from benchmarks.tables import installed, machine, table
from govnews_extract import __version__
from govnews_extract.cleaning.decode import decode
from govnews_extract.extraction import Extractor
from tests.corpus import fixtures

OURS = "govnews-extract"


@dataclass(frozen=True)
class Sample:
    """What a tool is given: a page, and for tools that read only text the release's text."""

    page: str
    text: str
    media_type: str


@dataclass(frozen=True)
class Contender:
    """A tool's call. `packages` are what must be installed for it."""

    name: str
    packages: tuple[str, ...]
    gives: str
    run: Callable[[Sample], object]
    pages_only: bool = False

    @property
    def versions(self) -> str | None:
        """Names and versions, or None where something is missing."""
        return installed(*self.packages)


def contenders(extractor: Extractor) -> list[Contender]:
    """Ours first, then those of the others that are installed."""

    def ours(sample: Sample) -> object:
        return extractor.extract(sample.page, media_type=sample.media_type).model_dump_json()

    every = [
        Contender(OURS, (OURS,), "page → JSON record", ours),
        Contender(
            "BeautifulSoup", ("beautifulsoup4", "lxml"), "page → tree", lambda s: peers.soup(s.page), True
        ),
        Contender("jieba.lcut", ("jieba",), "text → words", lambda s: peers.words(s.text)),
        Contender("jieba.posseg", ("jieba",), "text → names", lambda s: peers.posseg_names(s.text)),
        Contender("phonenumbers", ("phonenumbers",), "text → phones", lambda s: peers.phones(s.text)),
        Contender("JioNLP", ("jionlp",), "text → times", lambda s: peers.jio_times(s.text)),
        Contender(
            "trafilatura",
            ("trafilatura",),
            "page → text, title, date",
            lambda s: peers.trafilatura_record(s.page),
            True,
        ),
        Contender("GNE", ("gne",), "page → text, title, time", lambda s: peers.gne_record(s.page), True),
        Contender("htmldate", ("htmldate",), "page → date", lambda s: peers.htmldate_day(s.page), True),
    ]
    return [c for c in every if c.name == OURS or c.versions]


def report(rounds: int) -> str:
    """The table of milliseconds and ratios, in Markdown."""
    extractor = Extractor()
    tools = contenders(extractor)
    for tool in tools:
        if tool.name != OURS and tool.versions:
            peers.warm(tool.name)
    page = _big(extractor)
    shelf = _shelf(extractor)
    pages = [sample for sample in shelf if sample.media_type == "text/html"]
    note(f"{len(tools)} tools, {rounds} rounds")
    big = interleaved(tools, [page], rounds)
    many = interleaved([t for t in tools if not t.pages_only], shelf, max(5, rounds // 8))
    own = interleaved([t for t in tools if t.name == OURS or t.pages_only], pages, max(5, rounds // 8))
    rows = []
    for tool in tools:
        on_shelf = many.get(tool.name)
        rows.append(
            [
                tool.versions or f"{OURS} {__version__}",
                tool.gives,
                f"{big[tool.name]:.2f}",
                f"{big[tool.name] / big[OURS]:.2f}",
                f"{on_shelf:.2f}" if on_shelf else "",
                f"{own[tool.name]:.2f}" if tool.name in own else "",
            ]
        )
    heads = [
        "tool",
        "gives",
        "ms, large page:",
        "× ours:",
        f"ms, {len(shelf)} fixtures:",
        f"ms, {len(pages)} pages:",
    ]
    size = f"{len(page.page.encode()) / 1000:.0f} kB around a release of {len(page.text)} characters"
    return "\n\n".join(
        (
            table(heads, rows),
            f"The large page has {size}. Medians of {rounds} interleaved rounds; "
            f"on the fixtures the mean of a release. {machine()}.",
        )
    )


def interleaved(tools: Sequence[Contender], samples: Sequence[Sample], rounds: int) -> dict[str, float]:
    """{tool: milliseconds for a sample}, the median over rounds in which every tool has its turn."""
    took: dict[str, list[float]] = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            run = tool.run
            start = perf_counter()
            for sample in samples:
                run(sample)
            took[tool.name].append((perf_counter() - start) * 1000 / len(samples))
    return {name: median(times) for name, times in took.items()}


def _big(extractor: Extractor) -> Sample:
    page = big_page()
    return Sample(page, extractor.extract(page).document.text, "text/html")


def _shelf(extractor: Extractor) -> list[Sample]:
    samples = []
    for fixture in fixtures():
        page = decode(fixture.path.read_bytes()).text
        kind = "text/html" if is_page(fixture) else "text/plain"
        samples.append(Sample(page, extractor.extract(page, media_type=kind).document.text, kind))
    return samples
