"""What the first record costs: a fresh process that imports, extracts, and tells its peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.corpus import note
from benchmarks.pages import big_page
from benchmarks.tables import installed, machine, table

_FRAME = """
import json, sys
from time import perf_counter
page = open(sys.argv[1], encoding="utf-8").read()
start = perf_counter()
{imports}
imported = perf_counter()
{call}
first = perf_counter()
{call}
second = perf_counter()
try:  # what getrusage tells of a child includes its parent's memory at the fork
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
except OSError:
    peak = float("nan")
print(json.dumps([(imported - start) * 1e3, (first - imported) * 1e3, (second - first) * 1e3, peak]))
"""

_PROCESSES = {
    "Python alone": ((), "pass", "pass"),
    "govnews-extract, page → JSON record": (
        (),
        "from govnews_extract import extract",
        "extract(page).model_dump_json()",
    ),
    "BeautifulSoup on lxml, page → tree": (
        ("beautifulsoup4", "lxml"),
        "from bs4 import BeautifulSoup",
        'BeautifulSoup(page, "lxml")',
    ),
    "jieba.lcut, page as text → words": (
        ("jieba",),
        "import warnings; warnings.simplefilter('ignore'); import jieba",
        "jieba.lcut(page[-20000:])",
    ),
    "trafilatura, page → text": (("trafilatura",), "from trafilatura import extract", "extract(page)"),
    "GNE, page → text": (
        ("gne",),
        "from gne import GeneralNewsExtractor",
        "GeneralNewsExtractor().extract(page)",
    ),
}


def report(processes: int) -> str:
    """The table of imports, first and second calls and peak memory, in Markdown."""
    chosen = {name: p for name, p in _PROCESSES.items() if not p[0] or installed(*p[0])}
    runs: dict[str, list[list[float]]] = {name: [] for name in chosen}
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(big_page(), "utf-8")
        for turn in range(processes + 1):  # the first may write bytecode and does not count
            note(f"round {turn} of {processes}")
            for name, (_, imports, call) in chosen.items():
                figures = _run(_FRAME.format(imports=imports, call=call), page)
                if turn:
                    runs[name].append(figures)
    rows = [[name, *(f"{median(r[i] for r in own):.0f}" for i in range(4))] for name, own in runs.items()]
    heads = ["process", "import ms:", "first ms:", "second ms:", "peak MB:"]
    return f"{table(heads, rows)}\n\nMedians of {processes} fresh processes on the large page. {machine()}."


def _run(code: str, page: Path) -> list[float]:
    done = subprocess.run([sys.executable, "-c", code, str(page)], capture_output=True, text=True, check=True)
    figures: list[float] = json.loads(done.stdout.splitlines()[-1])
    return figures
