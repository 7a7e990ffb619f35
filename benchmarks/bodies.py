"""How much of the body of a page each tool gives, and how little else: character 5-grams against labelled bodies.

Only letters and digits count, in their compatibility form (NFKC): white space, punctuation and the marks that tools
put around cells and list items are no part of the question. Nor is a line that is nothing but the headline, on
either side, nor the pinyin that was injected into one page. The other tools get the page as decoded by us.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from statistics import fmean, median

from benchmarks.corpus import note
from benchmarks.tables import installed, table
from govnews_extract.cleaning import clean
from govnews_extract.cleaning.decode import decode
from govnews_extract.cleaning.pinyin import strip_pinyin
from tests.corpus import Fixture, bodies

_N = 5
_GOOD = 0.95


@dataclass(frozen=True)
class Tool:
    """A tool, the packages that it needs, and its body of a page; used as its documentation tells."""

    name: str
    packages: tuple[str, ...]
    read: Callable[[str], str | None]

    @property
    def versions(self) -> str | None:
        """Names and versions, or None where something is missing."""
        return installed(*self.packages)


def report(*, misses: bool = False) -> str:
    """The table of all tools that are installed, in Markdown; with `misses` also our pages that are not whole."""
    ours = own()
    found = {installed("govnews-extract") or "govnews-extract": ours}
    for tool in _tools():
        note(tool.name)
        found[tool.versions or tool.name] = of_tool(tool)
    rows = [_row(name, scores) for name, scores in found.items()]
    parts = [table(("tool", "pages:", "F1, mean:", "median:", f"pages ≥ {_GOOD}:", "lowest:"), _ranked(rows))]
    if misses:
        parts.append(told(ours))
    return "\n\n".join(parts)


def told(scores: Mapping[str, float]) -> str:
    """A line for every page whose body is not as labelled, the worst first, as a block of code."""
    lines = [f"{value:.3f} {page}" for page, value in scores.items() if value < 1]
    return "\n".join(("```", *sorted(lines), "```"))


def figures(scores: Mapping[str, float]) -> dict[str, float]:
    """Mean, median, the share of pages that are good, and the lowest of all.

    >>> figures({"a": 1.0, "b": 0.5})
    {'mean': 0.75, 'median': 0.75, 'good': 0.5, 'lowest': 0.5}
    """
    values = list(scores.values())
    good = sum(value >= _GOOD for value in values) / len(values)
    return {"mean": fmean(values), "median": median(values), "good": good, "lowest": min(values)}


def own() -> dict[str, float]:
    """F1 of the text of our documents, page by page."""
    return _scores(lambda fixture: clean(fixture.path.read_bytes()).text)


def of_tool(tool: Tool) -> dict[str, float]:
    """F1 of a tool's texts, page by page; 0 where it gives none."""
    return _scores(lambda fixture: _read(tool, fixture))


def f1(text: str, body: str, headline: str | None = None) -> float:
    """F1 of the 5-grams of a text against those of the labelled body, each counted as often as it stands.

    >>> f1("首页 >> 公告\\n10月16日停水，特此通告。", "10月16日停水,特此通告。"), f1("", "10月16日停水")
    (0.8, 0.0)
    """
    found, gold = _grams(text, headline), _grams(body, headline)
    both = (found & gold).total()
    return 2 * both / (found.total() + gold.total()) if both else 0.0


def _row(name: str, scores: Mapping[str, float]) -> list[str]:
    of = figures(scores)
    cells = (f"{of['mean']:.3f}", f"{of['median']:.3f}", f"{of['good']:.0%}", f"{of['lowest']:.3f}")
    return [name, str(len(scores)), *cells]


def _ranked(rows: list[list[str]]) -> list[list[str]]:
    """Ours first, then the others by their mean."""
    return rows[:1] + sorted(rows[1:], key=lambda row: row[2], reverse=True)


def _scores(read: Callable[[Fixture], str]) -> dict[str, float]:
    return {
        fixture.id: f1(read(fixture), body, fixture.gold["document"]["title"]) for fixture, body in bodies()
    }


def _grams(text: str, headline: str | None) -> Counter[str]:
    lines = [_plain(line) for line in text.splitlines()]
    plain = "".join(line for line in lines if line != _plain(headline or ""))
    return Counter(plain[at : at + _N] for at in range(len(plain) - _N + 1))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _read(tool: Tool, fixture: Fixture) -> str:
    page = decode(fixture.path.read_bytes()).text
    try:
        text = tool.read(page) or ""
    except Exception as error:  # some raise on some pages
        note(f"{fixture.id}: {type(error).__name__}")
        return ""
    return strip_pinyin(text)[0]


def _tools() -> Iterator[Tool]:
    every = (
        Tool("trafilatura", ("trafilatura",), _trafilatura),
        Tool("GNE", ("gne",), _gne),
        Tool("readability", ("readability-lxml",), _readability),
        Tool("newspaper4k", ("newspaper4k",), _newspaper),
        Tool("Resiliparse", ("resiliparse",), _resiliparse),
    )
    return (tool for tool in every if tool.versions)


def _trafilatura(page: str) -> str | None:
    text: str | None = import_module("trafilatura").extract(page)
    return text


def _gne(page: str) -> str:
    found: Mapping[str, str] = import_module("gne").GeneralNewsExtractor().extract(page)
    return found["content"]


def _readability(page: str) -> str:
    summary = import_module("readability").Document(page).summary()
    return str(import_module("lxml.html").fromstring(summary).text_content())


def _newspaper(page: str) -> str:
    article = import_module("newspaper").Article("http://www.example.gov.cn/1.html", language="zh")
    article.download(input_html=page)
    article.parse()
    return str(article.text)


def _resiliparse(page: str) -> str:
    text: str = import_module("resiliparse.extract.html2text").extract_plain_text(page, main_content=True)
    return text
