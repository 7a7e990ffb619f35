"""Precision, recall and F1 on the fixtures, and what others get on the same releases for what they give.

The body of the text is compared in `benchmarks.bodies`.
"""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks import peers, renaming
from benchmarks.corpus import Record, is_page, labelled, note, release_of
from benchmarks.floors import SEEDS
from benchmarks.names import KINDS
from benchmarks.peers import Peer
from benchmarks.tables import table
from govnews_extract.cleaning.decode import decode
from govnews_extract.extraction import Extractor
from govnews_extract.records import Release
from govnews_extract.scoring import Scores, Tally, markdown, score
from tests.corpus import Fixture, fixtures

_FIGURES = ("gold:", "P:", "R:", "F1:")


def report(*, misses: bool = False) -> str:
    """The tables of ours and of the installed others, in Markdown."""
    extractor = Extractor()
    releases = {fixture.id: release_of(fixture, extractor) for fixture in fixtures()}
    records = [release.model_dump(mode="json") for release in releases.values()]
    scores = score(labelled(), records)
    parts = [markdown(scores), _others(releases, records)]
    if misses:
        parts.insert(1, told(scores))
    return "\n\n".join(parts)


def renaming_report(seeds: range = SEEDS) -> str:
    """The table of figures under other names, kind by kind, in Markdown."""
    extractor = Extractor()
    rows = []
    for kind in (None, *KINDS):
        note(kind or "mixture")
        scores = renaming.measure(extractor, seeds, kind)
        for field in renaming.FIELDS:
            rows.append([kind or "mixture", field, *figures(scores.fields[field])])
    count = sum(1 for _ in renaming.renamed(0))
    return f"{table(('names', 'field', *_FIGURES), rows)}\n\n{len(seeds)} draws over {count} releases."


def told(scores: Scores) -> str:
    """A line for every item that was missed (-) and made up (+), as a block of code."""
    lines = [f"{'+' if m.extra else '-'} {m.release}\t{m.field}\t{m.item}" for m in scores.misses]
    return "\n".join(("```", *lines, "```"))


def figures(tally: Tally) -> list[str]:
    """Labelled items, P, R and F1 as cells."""
    return [str(tally.gold), f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}"]


def _others(releases: dict[str, Release], records: list[Record]) -> str:
    rows = []
    known = peers.all_peers()
    notes = [f"{peer.name}: {peer.remark}" for peer in known if peer.remark]
    for peer in known:
        note(peer.name)
        chosen = [f for f in fixtures() if is_page(f) or not peer.pages_only]
        gold = [f.gold for f in chosen]
        found = score(gold, _read(peer, chosen, releases))
        ours = score(gold, records)
        for field in peer.fields:
            rows.append(
                [
                    field,
                    peer.versions or peer.name,
                    *figures(found.fields.get(field, Tally())),
                    f"{ours.fields.get(field, Tally()).f1:.3f}",
                ]
            )
    rows.sort(key=lambda row: list(_order()).index(row[0]))
    remarks = "; ".join(("text tools get the text as cleaned by us", *notes))
    return f"{table(('field', 'tool', *_FIGURES, 'ours F1:'), rows)}\n\n{remarks}."


def _read(peer: Peer, chosen: Iterable[Fixture], releases: dict[str, Release]) -> list[Record]:
    records = []
    for fixture in chosen:
        page = decode(fixture.path.read_bytes()).text if peer.pages_only else ""
        records.append({"source_id": fixture.id, **peer.read(page, releases[fixture.id].document)})
    return records


def _order() -> tuple[str, ...]:
    from govnews_extract.scoring import FIELDS

    return FIELDS
