"""From candidates to events: what is of before goes, parts are joined, the main one comes first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from govnews_extract.dates import BoundDate, find
from govnews_extract.fields.events.setting import Kind, Setting, Surroundings
from govnews_extract.rules import Rule
from govnews_extract.text import Text

ENTERS = Rule(
    "event_enters",
    r"^[,起]{0,2}[^。;\n会召午]{0,24}?(?:进驻|入驻)(?![^。;\n]{0,24}[会召])",
    examples=("「进驻」某市", "「,市第一督察组已正式进驻」某区"),
    rejects=("上午,召开进驻动员会", ",督察组进驻某区动员会召开"),
)
RULES = (ENTERS,)

_OLD = timedelta(days=60)
_DECISION = timedelta(days=400)  # an older decision is the history of a law
_SAME_STORY = timedelta(days=31)
_DECISIONS_APART = timedelta(days=60)
_BREAK = timedelta(days=20)  # between the parts of a stay
_OPENING = timedelta(days=7)  # a stay's opening meeting may be held some days after it began
_TOLD: tuple[Kind, ...] = ("meeting", "narrative", "decision")


class Candidate(NamedTuple):
    """A date that may be an event's."""

    day: BoundDate
    start: date
    kind: Kind
    around: Surroundings

    @property
    def end(self) -> date | None:
        """The last day of a range."""
        return self.day.end

    def until(self, other: BoundDate) -> Candidate:
        """From this date's start to the end of `other`."""
        inferred = self.day.inferred + tuple(i for i in other.inferred if i not in self.day.inferred)
        last = other.end or other.start
        day = self.day._replace(end=last, is_range=True, end_time=other.end_time, inferred=inferred)
        return self._replace(day=day, kind="stay")


def timely(one: Candidate, setting: Setting) -> bool:
    """A report tells of the last weeks; later days are plans unless its headline names them."""
    start, kind, published = one.start, one.kind, setting.published
    if setting.genre == "discipline" and kind == "meeting":
        return published is not None and start >= published - _SAME_STORY  # else an offence
    if published is None:
        return True
    if kind == "decision":
        return start >= published - _DECISION
    if not setting.reports or kind in ("stay", "end", "label", "plan", "cut"):
        return True
    if start > published + timedelta(days=1):
        return setting.names(start)
    leads = one.around.opens and (kind == "meeting" or not setting.folded[: one.around.sentence[0]].strip())
    return start >= published - _OLD or leads


def joined(candidates: list[Candidate]) -> list[Candidate]:
    """Stays whose parts or ends stand apart: 4月8日至4月30日,5月6日至5月12日; 6月3日进驻,工作到7月26日."""
    out: list[Candidate] = []
    for one in candidates:
        before = out[-1] if out else None
        if one.kind == "end":
            begun = next((i for i in range(len(out) - 1, -1, -1) if _begun(out[i], one)), None)
            if begun is not None:
                out[begun] = out[begun].until(one.day)
            elif not out:
                out.append(one._replace(kind="meeting"))
        elif before is not None and _continues(before, one):
            out[-1] = before.until(one.day)
        else:
            out.append(one)
    return out


def entered(candidates: list[Candidate]) -> list[Candidate]:
    """Without the bare first day of a stay whose end is printed: 7月22日进驻…进驻期间(7月22日至8月11日)."""
    stays = {c.start for c in candidates if c.kind == "stay" and c.end is not None}
    return [c for c in candidates if c.end is not None or c.start not in stays or not _enters(c)]


def _enters(one: Candidate) -> bool:
    return one.kind == "stay" or ENTERS.compiled.match(one.around.right) is not None


def _begun(stay: Candidate, end: Candidate) -> bool:
    """Whether `stay` has no end yet and can have this one."""
    if stay.end is not None or stay.start >= end.start:
        return False
    return stay.kind == "stay" or (
        stay.around.sentence == end.around.sentence or "进驻" in stay.around.right[:6]
    )


def _continues(stay: Candidate, other: Candidate) -> bool:
    if stay.kind != "stay" or other.kind != "stay" or stay.end is None or other.end is None:
        return False
    between = stay.around.folded[stay.around.end : other.around.start]
    return not between.strip(" ,、;和及") and timedelta(0) < other.start - stay.end < _BREAK


def current(candidates: list[Candidate], setting: Setting) -> list[Candidate]:
    """Without what lies before the story: earlier stays, earlier decisions, months beside days."""
    days = [c for c in candidates if c.day.precision == "day"]
    days = [c for c in days if c.kind != "told"] or days
    if not days:
        return [c for c in candidates if c.kind in ("stay", "meeting", "label")][:1]
    decided = max((c.start for c in days if c.kind == "decision"), default=None)
    told = max((c.start for c in days if c.kind in ("meeting", "narrative")), default=None)
    return [c for c in days if not _before(c, told, decided, setting)]


def _before(one: Candidate, told: date | None, decided: date | None, setting: Setting) -> bool:
    """Whether `one` is of before what was last told, or last decided."""
    if one.kind == "decision":
        return decided is not None and decided - one.start > _DECISIONS_APART
    if told is None:
        return False
    if one.kind == "stay":
        return one.end is not None and one.end < told
    return setting.reports and one.kind in ("meeting", "narrative") and told - one.start > _SAME_STORY


def merged(candidates: list[Candidate]) -> list[Candidate]:
    """One event a day and part of the day; a stay beside the meeting that opens it stays its own."""
    out: list[Candidate] = []
    same: dict[tuple[date, date | None], list[int]] = {}
    for one in candidates:
        places = same.setdefault((one.start, one.end), [])
        for i in places:
            parts = {out[i].day.part_of_day, one.day.part_of_day} - {None}
            if len(parts) < 2:
                fuller = out[i].day.part_of_day is None and one.day.part_of_day is not None
                out[i] = one if fuller and one.kind != "narrative" else _with_part(out[i], one)
                break
        else:
            places.append(len(out))
            out.append(one)
    return out


def _with_part(one: Candidate, other: Candidate) -> Candidate:
    """`one` with the part of the day and the time that the other mention of its day prints."""
    if one.day.part_of_day is not None or other.day.part_of_day is None:
        return one
    day = one.day._replace(part_of_day=other.day.part_of_day, time=one.day.time or other.day.time)
    return one._replace(day=day)


def _shared(one: Candidate, headline: str) -> float:
    """How much of the headline, in pairs of characters, the date's sentence says again."""
    pairs = {headline[i : i + 2] for i in range(len(headline) - 1)}
    said = one.around.text
    return sum(p in said for p in pairs) / len(pairs) if pairs else 0.0


def main_first(candidates: list[Candidate], setting: Setting) -> list[Candidate]:
    """What the headline names, then meetings before the stay that they open, then as printed."""
    if len(candidates) < 2:
        return candidates
    published = setting.published
    pool = [c for c in candidates if published is None or c.start <= published] or candidates
    stays = [c.start for c in candidates if c.kind == "stay"]
    if stays:
        pool = [c for c in candidates if c.kind in _TOLD and c.start <= min(stays) + _OPENING] or pool
    main = next((c for c in pool if _shared(c, setting.headline) >= 0.5), pool[0])
    rest = [c for c in candidates if c is not main]
    whole = _named_whole(candidates, setting)
    return [whole, main, *rest] if whole is not None else [main, *rest]


def _named_whole(candidates: list[Candidate], setting: Setting) -> Candidate | None:
    """The range that the headline prints over days listed in the text: 7月17日至19日计划停电信息."""
    if setting.reports or "日" not in setting.headline:
        return None
    first, last = min(candidates, key=lambda c: c.start), max(candidates, key=lambda c: c.start)
    for told in find(Text(setting.headline), setting.published or first.start):
        if told.end is not None and (told.start, told.end) == (first.start, last.start):
            whole = first.day._replace(end=last.start, is_range=True, part_of_day=None, time=None)
            return first._replace(day=whole)
    return None
