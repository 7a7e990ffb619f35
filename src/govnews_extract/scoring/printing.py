"""Figures for a reader: cells of a table, Markdown, JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govnews_extract.scoring.compare import Miss, Scores
from govnews_extract.scoring.figures import Tally

HEADS = ("field", "gold", "P", "R", "F1", "P, 95 %", "R, 95 %")


def rows(scores: Scores) -> list[list[str]]:
    """A row of cells for each field, as `HEADS` names them."""
    return [[field, *_cells(tally)] for field, tally in scores.fields.items()]


def summary(scores: Scores) -> str:
    """What was compared, in a sentence."""
    absent = f", {scores.without_prediction} of them without a predicted record" if scores.absent else ""
    return (
        f"{scores.releases} releases{absent}; {scores.spans} evidence spans, {scores.ungrounded} of them not "
        "what stands at their offsets."
    )


def lines_of(misses: Iterable[Miss]) -> list[str]:
    """A line for each item that was not found (`-`) or made up (`+`).

    >>> lines_of([Miss("a", "official_title", ("程远山", "局长"), extra=False)])
    ['- a  official_title  程远山 · 局长']
    """
    return [f"{'+' if m.extra else '-'} {m.release}  {m.field}  {_item(m)}" for m in misses]


def markdown(scores: Scores, misses: Iterable[Miss] = ()) -> str:
    """The figures as a Markdown table, what was compared, and the misses as a block of code.

    >>> from govnews_extract.scoring.compare import score
    >>> print(markdown(score([{"id": "a", "genre": "notice"}], [{"id": "a", "genre": "notice"}])).splitlines()[2])
    | genre | 1 | 1.000 | 1.000 | 1.000 | 0.207–1.000 | 0.207–1.000 |
    """
    lines = [f"| {' | '.join(HEADS)} |", "|---|" + "--:|" * (len(HEADS) - 1)]
    lines += [f"| {' | '.join(row)} |" for row in rows(scores)]
    lines += ["", summary(scores)]
    if found := lines_of(misses):
        fence = "`" * max(3, *(_longest(line, "`") + 1 for line in found))
        lines += ["", fence, *found, fence]
    return "\n".join(lines)


def as_json(scores: Scores, misses: Iterable[Miss] | None = None) -> dict[str, Any]:
    """The figures as JSON has them; with `misses`, these too.

    >>> from govnews_extract.scoring.compare import score
    >>> as_json(score([{"id": "a", "genre": "notice"}], []))["fields"]["genre"]["missed"]
    1
    """
    told: dict[str, Any] = {
        "releases": scores.releases,
        "absent": list(scores.absent),
        "evidence_spans": scores.spans,
        "ungrounded_spans": scores.ungrounded,
        "fields": {field: _figures(tally) for field, tally in scores.fields.items()},
    }
    if misses is not None:
        told["misses"] = [
            {"release": m.release, "field": m.field, "item": m.item, "extra": m.extra} for m in misses
        ]
    return told


def _cells(tally: Tally) -> list[str]:
    shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1))
    bounds = (f"{low:.3f}–{high:.3f}" for low, high in (tally.precision_interval, tally.recall_interval))
    return [str(tally.gold), *shares, *bounds]


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        "hits": tally.hits,
        "missed": tally.missed,
        "extra": tally.extra,
        "precision": tally.precision,
        "precision_95": list(tally.precision_interval),
        "recall": tally.recall,
        "recall_95": list(tally.recall_interval),
        "f1": tally.f1,
    }


def _item(miss: Miss) -> str:
    parts = miss.item if isinstance(miss.item, tuple) else (miss.item,)
    return " · ".join(part or "–" for part in parts)


def _longest(text: str, character: str) -> int:
    """How often a character stands in a row at most."""
    runs = "".join(c if c == character else " " for c in text).split()
    return max(map(len, runs), default=0)
