"""The licences of all packages that an installation with every extra brings: a table in Markdown.

`python -m tools.licences > docs/licences.md`, in an environment with `govnews-extract[all]`.
"""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGE = "govnews-extract"


def dependencies(name: str, extras: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """The installed packages that a package needs, directly or not, by name."""
    found: dict[str, Distribution] = {}
    _collect(name, extras, found, set())
    del found[canonicalize_name(name)]
    return dict(sorted(found.items()))


def _collect(
    name: str, extras: frozenset[str], found: dict[str, Distribution], done: set[tuple[str, frozenset[str]]]
) -> None:
    if (name, extras) in done:
        return
    done.add((name, extras))
    try:
        package = distribution(name)
    except PackageNotFoundError:  # of another system or Python
        return
    found[canonicalize_name(name)] = package
    for line in package.requires or ():
        wanted = Requirement(line)
        if wanted.marker is None or any(wanted.marker.evaluate({"extra": e}) for e in (extras or {""})):
            _collect(canonicalize_name(wanted.name), frozenset(wanted.extras), found, done)


def licence(package: Distribution) -> str:
    """The licence as the package declares it.

    >>> licence(distribution("pydantic"))
    'MIT'
    """
    data = package.metadata.json
    if declared := data.get("license_expression"):
        return str(declared)
    classified = [c.rpartition(" :: ")[2] for c in data.get("classifier", ()) if c.startswith("License")]
    if classified := [c for c in classified if c != "OSI Approved"]:
        return ", ".join(classified)
    return (str(data.get("license") or "not declared")).strip().splitlines()[0][:60]


def table() -> str:
    """All packages with version, licence and whether every installation has them."""
    always = dependencies(PACKAGE)
    everything = dependencies(PACKAGE, frozenset(("all",)))
    rows = [
        f"| {name} | {package.version} | {licence(package)} | {'always' if name in always else 'extra'} |"
        for name, package in everything.items()
    ]
    head = [
        "# Licences",
        "",
        "What `pip install 'govnews-extract[all]'` brings, each under the licence that it declares itself. Made by",
        "`python -m tools.licences > docs/licences.md`. The package itself is under Apache-2.0; the sources of its data files are",
        "in [NOTICE](../NOTICE).",
        "",
        "| package | version | licence | installed |",
        "|---|---|---|---|",
    ]
    return "\n".join((*head, *rows))


if __name__ == "__main__":
    print(table())
