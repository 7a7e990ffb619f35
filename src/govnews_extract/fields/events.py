"""Events: what the release reports (or announces) as happening, from the dates that it says.

A date becomes an event by the words around it in its sentence: a meeting held, a stay, a decision, an
exam, a cut. `fields.event_context` says which words; this module puts what is left in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from govnews_extract.dates import BoundDate
from govnews_extract.fields import event_context as context
from govnews_extract.fields.event_context import Kind, Surroundings
from govnews_extract.records import Event
from govnews_extract.text import Text

_REPORTS = frozenset({"meeting", "inspection", "press_conference", "other", "personnel", "discipline"})
_OLD = timedelta(days=60)
_DECISION = timedelta(days=400)  # an older decision is the history of a law
_SAME_STORY = timedelta(days=31)
_DECISIONS_APART = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class _Candidate:
    date: BoundDate
    start: date
    kind: Kind
    around: Surroundings

    @property
    def end(self) -> date | None:
        return self.date.end


def find_events(
    text: Text,
    dates: Sequence[BoundDate],
    *,
    title: str | None,
    genre: str,
    published_at: date | None,
) -> list[Event]:
    """The events of a release, the main one first; `dates` is what `dates.find` found in `text`.

    Days on which something is due, counted from, signed, born or printed are no events, nor are the
    meetings and stays of before that a report tells of. Only a date's own sentence, its line's
    heading and `title` decide; 近日 and 日前 give no event.

    >>> from govnews_extract.dates import find
    >>> t = Text("3月5日上午，某县召开安全生产工作会议。会议要求3月20日前完成排查。")
    >>> [(str(e.start), e.part_of_day, e.name) for e in find_events(
    ...     t, find(t, date(2024, 3, 6)), title=None, genre="meeting", published_at=date(2024, 3, 6))]
    [('2024-03-05', 'morning', '安全生产工作会议')]
    """
    headline = context.fold_title(title)
    if context.rectifies(headline):
        return []
    report = genre in _REPORTS
    cuts = context.tells_of_cuts(text.folded, headline, genre)
    candidates = []
    for day in dates:
        if day.start is None or day.precision == "year":
            continue
        around = context.surroundings(text.folded, day)
        kind = context.classify(day, around, genre=genre, report=report, cuts=cuts, headline=headline)
        if kind is not None and _timely(one := _Candidate(day, day.start, kind, around), genre, headline, published_at):
            candidates.append(one)
    kept = _main_first(_merged(_current(_joined(candidates, text.folded), report)), headline, published_at)
    return [_event(text, c, headline if i == 0 else "") for i, c in enumerate(kept)]


def _timely(one: _Candidate, genre: str, headline: str, published: date | None) -> bool:
    """A report tells of the last weeks; what it says of later days is a plan unless the headline says it."""
    start, kind = one.start, one.kind
    if genre == "discipline" and kind == "meeting" and (published is None or start < published - _SAME_STORY):
        return False  # an offence
    if published is None:
        return True
    if kind == "decision":
        return start >= published - _DECISION
    if genre not in _REPORTS or kind in ("stay", "label", "plan", "cut"):
        return True
    if start > published + timedelta(days=1):
        return context.prints_day(headline, start)
    return start >= published - _OLD or (kind == "meeting" and one.around.opens)


def _joined(candidates: list[_Candidate], folded: str) -> list[_Candidate]:
    """A stay printed in two parts (4月8日至4月30日,5月6日至5月12日) is one stay."""
    out: list[_Candidate] = []
    for one in candidates:
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind == one.kind == "stay"
            and before.end is not None
            and one.end is not None
            and folded[before.around.end : one.around.start].strip(" ,、;和及") == ""
            and timedelta(0) < one.start - before.end < timedelta(days=20)
        ):
            day = context.spanning(before.date, one.date)
            out[-1] = _Candidate(day, before.start, "stay", before.around)
        else:
            out.append(one)
    return out


def _current(candidates: list[_Candidate], report: bool) -> list[_Candidate]:
    """Without what lies before the story: earlier stays, earlier decisions, months beside days."""
    days = [c for c in candidates if c.date.precision == "day"]
    strong = [c for c in days if c.kind != "told"]
    if strong:
        days = strong
    if not days:
        return candidates[:1]
    decisions = [c.start for c in days if c.kind == "decision"]
    told = [c.start for c in days if c.kind in ("meeting", "narrative")]
    kept = []
    for one in days:
        if one.kind == "stay" and one.end is not None and told and one.end < max(told):
            continue
        if one.kind == "decision" and max(decisions) - one.start > _DECISIONS_APART:
            continue
        if report and one.kind in ("meeting", "narrative") and max(told) - one.start > _SAME_STORY:
            continue
        kept.append(one)
    return kept


def _merged(candidates: list[_Candidate]) -> list[_Candidate]:
    """One event a day and part of the day; a stay beside the meeting that opens it stays its own."""
    out: list[_Candidate] = []
    for one in candidates:
        for i, other in enumerate(out):
            if other.start != one.start or other.end != one.end:
                continue
            parts = {other.date.part_of_day, one.date.part_of_day} - {None}
            if len(parts) < 2:
                better = other.date.part_of_day is None and one.date.part_of_day is not None
                out[i] = one if better and one.kind != "narrative" else _told_part(other, one)
                break
        else:
            out.append(one)
    return out


def _told_part(one: _Candidate, other: _Candidate) -> _Candidate:
    """`one` with the part of the day and the time that the other mention of its day prints."""
    if one.date.part_of_day is not None or other.date.part_of_day is None:
        return one
    return _Candidate(context.with_part(one.date, other.date), one.start, one.kind, one.around)


def _main_first(candidates: list[_Candidate], headline: str, published: date | None) -> list[_Candidate]:
    """What the headline names, then meetings before the stay that they open, then as printed."""
    if len(candidates) < 2:
        return candidates
    past = [c for c in candidates if published is None or c.start <= published]
    meetings = [c for c in candidates if c.kind in ("meeting", "narrative", "decision")]
    pool = meetings if meetings and any(c.kind == "stay" for c in candidates) else past or candidates
    main = max(pool, key=lambda c: (context.headline_share(c.around, c.start, headline) >= 0.5, -c.date.span[0]))
    return [main, *(c for c in candidates if c is not main)]


def _event(text: Text, one: _Candidate, headline: str) -> Event:
    day = one.date
    name = context.name(one.around, one.kind)
    place = context.place(one.around)
    evidence = [text.evidence(*day.span, "event_" + one.kind)]
    evidence += [text.evidence(*span, rule) for span, rule in ((name, "event_name"), (place, "event_place")) if span]
    return Event(
        name=text.raw[slice(*name)] if name else (headline or None),
        start=one.start,
        end=day.end,
        part_of_day=day.part_of_day,
        time=day.time,
        place=text.raw[slice(*place)] if place else None,
        precision=day.precision,
        inferred=list(day.inferred),
        evidence=evidence,
    )
