"""An archive of any size, made of the fixtures under other names, numbers and pages; the same every time.

`python -m benchmarks.archive FOLDER --releases 20000` writes one file a release, a thousand a folder;
`--changed 0.05` writes the same archive with one in twenty changed, as a second crawl would find it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import regex

from benchmarks.names import draw
from benchmarks.renaming import substitute
from govnews_extract.cleaning import clean_release
from govnews_extract.cleaning.decode import decode
from tests.corpus import fixtures

_FOLDER = 1000
# Numbers of a page that may be others: telephones, document and page numbers; no dates, no known hotlines.
_NUMBER = regex.compile(r"(?<![\d.])(?!(?:19|20)\d{6}(?!\d))(?!12[0-9]{3}(?!\d))(\d{3})(\d{2,9})(?!\d)")
_LINKS = (
    "政务公开", "领导之窗", "政策文件", "办事服务", "互动交流", "数据发布", "走进本地", "专题专栏", "通知公告",
    "部门动态", "乡镇信息", "人事任免",
)  # fmt: skip
_HERE = "\0"


@dataclass(frozen=True)
class Made:
    """One made release: the name of its file and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class _Model:
    """A fixture as text, with the names that its labelled officials have and the address that it prints."""

    text: str
    names: tuple[str, ...]
    url: str | None
    is_page: bool


def releases(count: int, *, seed: int = 0, changed: float = 0.0) -> Iterator[Made]:
    """`count` releases, every one different; of the share `changed` the numbers are others.

    >>> one, other = list(releases(40)), list(releases(40, changed=0.25))
    >>> [made.name for made in one] == [made.name for made in other]
    True
    >>> sum(a != b for a, b in zip(one, other))
    10
    """
    models = _models()
    every = round(1 / changed) if changed else 0
    for n in range(count):
        rng = Random(f"{seed} {n}")
        model = models[(n * 7919 + n // len(models)) % len(models)]
        edition = 1 if every and n % every == every - 1 else 0
        ending = "html" if model.is_page else "txt"
        yield Made(f"{n // _FOLDER:03}/{n:07}.{ending}", _content(model, n, rng, edition))


def write(folder: Path, count: int, *, seed: int = 0, changed: float = 0.0) -> None:
    """Write the files of an archive; files that are there already and equal are left as they are."""
    for made in releases(count, seed=seed, changed=changed):
        path = folder / made.name
        if path.exists() and path.read_bytes() == made.content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.content)


def _content(model: _Model, n: int, rng: Random, edition: int) -> bytes:
    names = {name: draw(rng) for name in model.names}
    digits = Random(f"{n} {edition}")
    text, address = _with_address(model, n)
    text = _NUMBER.sub(lambda m: m[1] + "".join(digits.choice("0123456789") for _ in m[2]), text)
    text = substitute(text, {old: new for old, new in names.items() if new not in text})
    text = text.replace(_HERE, address)
    last = f"（第{n}号，第{edition + 1}次印发）"
    if not model.is_page:
        return f"{text.rstrip()}\n{last}\n".encode()
    links = (
        f'<li><a href="/c/{n}/{k}.html">{rng.choice(_LINKS)}</a></li>' for k in range(rng.randrange(300))
    )
    footer = f"<div class='footer'><ul>{''.join(links)}</ul><p>{last}</p></div>"
    body, end, after = text.rpartition("</body>")
    page = f"{body}{footer}{end}{after}" if end else f"{text}{footer}"
    return page.encode("utf-8" if "charset" in text else rng.choice(("utf-8", "gb18030")))


def _with_address(model: _Model, n: int) -> tuple[str, str]:
    """The page with a mark where its address stands, and an address that no other one has."""
    if model.url and model.url in model.text:
        return model.text.replace(model.url, _HERE), f"{model.url}?n={n}"
    address = f'<meta name="Url" content="{_HERE}">'
    text = regex.sub("(<head[^>]{0,200}>)", rf"\1{address}", model.text, count=1, flags=regex.IGNORECASE)
    return text, f"http://www.example.gov.cn/{n}.html"


@cache
def _models() -> tuple[_Model, ...]:
    models = []
    for fixture in fixtures():
        source = fixture.path.read_bytes()
        is_page = fixture.path.suffix != ".txt"
        names = tuple(p["name"] for p in fixture.gold.get("officials") or () if len(p["name"]) > 1)
        text = regex.sub(r"charset=[\"']?[\w-]{1,20}", "charset=utf-8", decode(source).text)
        models.append(_Model(text, names, clean_release(source).document.url, is_page))
    return tuple(models)


def main() -> None:
    """Write an archive from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--releases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--changed", type=float, default=0.0, help="share of releases that differ")
    options = parser.parse_args()
    write(options.folder, options.releases, seed=options.seed, changed=options.changed)


if __name__ == "__main__":
    main()
