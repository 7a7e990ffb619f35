"""What the words around a date make of it: an event of a kind, or no event.

Everything here looks at the date's own sentence (`Surroundings`), at most some 140 characters to the
right and 80 to the left. What speaks against an event is asked first: precision before recall.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

import regex

from govnews_extract.dates import BoundDate
from govnews_extract.dates.years import is_dateline
from govnews_extract.fields import event_words as words
from govnews_extract.zh.fold import fold

Kind = Literal["meeting", "narrative", "stay", "decision", "label", "cut", "plan", "told"]
"""meeting: held by a verb; narrative: a report's sentence that opens with its day; told: in a side remark."""

_LEFT, _RIGHT, _NEAR, _HEADING = 80, 140, 40, 20
_STAY = timedelta(days=6)  # shorter ranges are meetings of several days


@dataclass(frozen=True)
class Surroundings:
    """A date's sentence: `left` and `right` of the date, and where it stands in `folded`."""

    folded: str
    start: int
    end: int
    sentence: tuple[int, int]

    @cached_property
    def left(self) -> str:
        """The sentence before the date."""
        return self.folded[self.sentence[0] : self.start]

    @cached_property
    def right(self) -> str:
        """The sentence behind the date."""
        return self.folded[self.end : self.sentence[1]]

    @cached_property
    def clause(self) -> str:
        """What stands before the date without a comma between."""
        return self.left[max(self.left.rfind(c) for c in ",:、") + 1 :]

    @cached_property
    def label(self) -> str:
        """The words of the line just before the date over white space: a label's value may stand apart."""
        line = self.folded.rfind("\n", 0, self.start) + 1
        return self.folded[max(line, self.start - _NEAR) : self.start].rstrip()

    @cached_property
    def heading(self) -> str:
        """`label`, or the short line above where the date opens its line."""
        if self.label:
            return self.label
        line = self.folded.rfind("\n", 0, self.start) + 1
        above = self.folded.rfind("\n", 0, max(line - 1, 0)) + 1
        return self.folded[above : line - 1].rstrip() if 0 < line - above <= _HEADING else ""

    @property
    def opens(self) -> bool:
        """Whether the date opens its sentence, or follows only an introducing clause, a byline or a dateline."""
        return words.OPENING.compiled.search(self.clause) is not None

    @property
    def text(self) -> str:
        """The sentence with its date."""
        return self.left + self.folded[self.start : self.end] + self.right


def surroundings(folded: str, day: BoundDate) -> Surroundings:
    """The sentence around `day`: 。；！？, a line's end and a run of spaces end one."""
    start, end = day.span
    floor = max(0, start - _LEFT)
    left = max(folded.rfind(c, floor, start) + len(c) for c in ("。", ";", "!", "?", "\n", "  "))
    after = words.SENTENCE_END.compiled.search(folded, end, end + _RIGHT)
    return Surroundings(folded, start, end, (max(left, floor), after.start() if after else min(len(folded), end + _RIGHT)))


def fold_title(title: str | None) -> str:
    """The headline as it is compared."""
    return fold(title or "").strip()


def rectifies(headline: str) -> bool:
    """Whether the release reports what was mended after an inspection: all its days are of before."""
    return words.RECTIFIED.compiled.search(headline) is not None


def prints_day(headline: str, day: date) -> bool:
    """Whether the headline prints `day` itself."""
    return f"{day.month}月{day.day}日" in headline


def headline_share(around: Surroundings, day: date, headline: str) -> float:
    """How much of the headline, in pairs of characters, the date's sentence says again."""
    if prints_day(headline, day):
        return 1.0
    pairs = {headline[i : i + 2] for i in range(len(headline) - 1)}
    said = around.text
    return sum(p in said for p in pairs) / len(pairs) if pairs else 0.0


def spanning(first: BoundDate, last: BoundDate) -> BoundDate:
    """One range from the start of `first` to the end of `last`."""
    return replace(first, end=last.end, end_time=last.end_time, inferred=tuple({*first.inferred, *last.inferred}))


def with_part(one: BoundDate, other: BoundDate) -> BoundDate:
    """`one` with the part of the day and the time of `other`."""
    return replace(one, part_of_day=other.part_of_day, time=one.time or other.time)


def _is_signature(day: BoundDate, around: Surroundings) -> bool:
    """A date in full under a body's name, or alone on its line."""
    if day.is_range or day.part_of_day or "year" in day.inferred:
        return False
    tail = around.folded[around.end : around.end + 16]
    if not words.SIGNATURE_TAIL.compiled.match(tail):
        return False
    left = around.left.strip()
    return words.SIGNER.compiled.search(left) is not None and not left.endswith(("时间", "日期", "于"))


def _is_head(day: BoundDate, around: Surroundings, genre: str) -> bool:
    """发布时间:…, 日期:…, 2024-05-06 09:12 来源:…; a conference's own 时间: line is none."""
    label = around.label
    if words.HEAD_LABEL.compiled.search(label):
        return True
    iso = words.ISO.compiled.match(around.folded, around.start) is not None
    if words.BARE_TIME.compiled.search(label):
        return iso or not (day.part_of_day or "星期" in around.folded[around.start : around.end] or "地" in around.folded[around.end : around.end + 6])
    return iso and (words.HEAD_LINE.compiled.search(around.text) is not None or not (around.clause + around.right).strip())


def _against(day: BoundDate, around: Surroundings) -> bool:
    """Due days, counted-from days, births, laws, datelines, windows, quotations."""
    if words.NOT_AFTER.compiled.match(around.right) or words.NOT_BEFORE.compiled.search(around.label):
        return True
    if words.WINDOW_BEFORE.compiled.search(around.clause) or words.WINDOW_BEFORE.compiled.search(around.heading):
        return True
    if words.EFFECT.compiled.match(around.right):
        near = around.right[:_NEAR]
        return not (words.CUT.compiled.search(near) or words.STAY.compiled.search(near))
    if words.REFERRED_BEFORE.compiled.search(around.clause) and words.REFERRED_AFTER.compiled.match(around.right):
        return True
    if words.LEARNED.compiled.match(around.right) or words.SPEECH.compiled.search(around.left):
        return True
    return is_dateline(around.folded, day.span)


def _decided(around: Surroundings) -> bool:
    match = words.DECIDED.compiled.search(around.right, 0, 80)
    if match is None:
        return False
    said = around.right[: match.end()]
    if said.count(",") > 1 or words.CONVENED.compiled.match(said) or words.LAW_HISTORY.compiled.search(said):
        return False
    return words.DECIDER.compiled.search(around.left[-12:] + said) is not None


def _stays(day: BoundDate, around: Surroundings, genre: str) -> bool:
    long = day.end is not None and day.start is not None and day.end - day.start >= _STAY
    if long:
        return genre == "inspection" or words.STAY.compiled.search(around.left[-_NEAR:] + around.right[:_NEAR]) is not None
    return words.SINCE.compiled.match(around.right) is not None and words.STAY.compiled.search(around.right[:60]) is not None


def _scheduled(day: BoundDate, around: Surroundings, genre: str, report: bool, cuts: bool) -> Kind | None:
    """Labelled days, exams, cuts, stages and what is 定于 a day: the events of notices."""
    label = words.LABEL.compiled.search(around.heading)
    if label is not None and not words.WINDOW.compiled.search(label.group()) and not words.NO_EXAM.compiled.search(label.group()):
        return "label"
    if words.BARE_TIME.compiled.search(around.label) and day.precision == "day":
        return "label"
    if day.is_range and words.STAGE.compiled.search(around.label):
        return "label"
    if genre == "recruitment" and _examined(around):
        return "label"
    cut = words.CUT.compiled
    if genre in ("service", "notice"):
        if cut.search(around.left) or cut.search(around.right[:60]):
            return "cut"
        if cuts and (day.time or around.opens) and not _is_signature(day, around):
            return "cut"
    if (words.SET if report else words.PLANNED_BEFORE).compiled.search(around.clause):
        planned = words.PLANNED.compiled.match(around.right)
        if planned is not None and not words.WINDOW.compiled.search(planned.group()):
            return "plan"
    return None


def _examined(around: Surroundings) -> bool:
    before, after = words.EXAM_BEFORE.compiled.search(around.left), words.EXAM_AFTER.compiled.match(around.right)
    said = (before.group() if before else "") + (after.group() if after else "")
    return bool(said) and not words.NO_EXAM.compiled.search(said + around.right[:12].split(",", 1)[0])


def _told(day: BoundDate, around: Surroundings, genre: str, headline: str) -> Kind | None:
    """A report's own days."""
    if words.SINCE.compiled.match(around.right):
        return None
    if words.OF_CLAUSE.compiled.match(around.right):
        return "told"
    if words.LATER.compiled.search(around.clause):
        if genre == "inspection" and words.STAY.compiled.search(around.right[:_NEAR]):
            return "stay"
        return "plan" if day.start is not None and prints_day(headline, day.start) else None
    if day.precision != "day":
        return "meeting" if around.opens and words.CONVENED.compiled.match(around.right) else None
    right = around.right.lstrip(", ")
    if day.rule == "relative" and day.part_of_day is None and around.folded[around.start] in "今昨明":
        if words.SPOKEN.compiled.search(right) or not around.opens:
            return None
        near = right[:_NEAR] if around.right.startswith(",") else ""
        return "meeting" if words.HELD.compiled.search(near) or words.CONVENED.compiled.match(right[:18]) else None
    if words.HELD.compiled.search(right[:_NEAR] if around.opens else right[:_NEAR].split(",", 1)[0]):
        return "meeting"
    if not around.opens or genre == "discipline":
        return None  # what a notice of discipline tells are offences
    return "narrative" if words.PREDICATE.compiled.match(around.right) else None


def classify(
    day: BoundDate, around: Surroundings, *, genre: str, report: bool, cuts: bool, headline: str
) -> Kind | None:
    """The kind of event that `day` is in its sentence, None if it is none."""
    if _is_signature(day, around) or _is_head(day, around, genre) or _against(day, around):
        return None
    if _decided(around):
        return "told" if report and words.OF_CLAUSE.compiled.match(around.right) else "decision"
    if _stays(day, around, genre):
        return "stay"
    scheduled = _scheduled(day, around, genre, report, cuts)
    if scheduled is not None or not report:
        return scheduled or _announced_meeting(day, around)
    return _told(day, around, genre, headline)


def tells_of_cuts(folded: str, headline: str, genre: str) -> bool:
    """Whether a notice is about a cut of water, power or a road."""
    return genre in ("service", "notice") and words.CUT.compiled.search(headline or folded[:600]) is not None


def _announced_meeting(day: BoundDate, around: Surroundings) -> Kind | None:
    """A notice that reports: only what is held by name counts."""
    if day.precision != "day" or not around.opens or words.WINDOW.compiled.search(around.right[:_NEAR]):
        return None
    return "meeting" if words.CONVENED.compiled.match(around.right) else None


def name(around: Surroundings, kind: Kind) -> tuple[int, int] | None:
    """The span of the shortest phrase that names the event, if its sentence has one."""
    folded, end = around.folded, around.sentence[1]
    if kind == "stay":
        return _group(words.STAY_NAME.compiled.search(folded, around.end, end))
    if kind == "label":
        label = words.LABEL.compiled.search(around.heading)
        return None if label is None else _label_name(around, label)
    before = words.NAME_THEN_VERB.compiled.match(folded, around.end, end)
    if before is not None and not words.CONVENED.compiled.match(before["name"]):
        return before.span("name")
    named = words.NAME_BEFORE.compiled.search(around.clause[-4:]) if len(around.clause) > 4 else None
    if named is not None and words.CONVENED.compiled.match(around.right[:24]):
        return around.start - len(around.clause), around.start
    return _group(words.VERB_THEN_NAME.compiled.search(folded, around.end, end))


def _label_name(around: Surroundings, label: regex.Match[str]) -> tuple[int, int] | None:
    at = around.folded.rfind(label.group().strip(), 0, around.start)
    size = max(label.group().find(w) for w in ("时间", "日期", "期间"))
    return (at, at + size) if at >= 0 and size > 0 else None


def place(around: Surroundings) -> tuple[int, int] | None:
    """The span of the place where it is held, where the sentence says so plainly."""
    return _group(words.PLACE.compiled.search(around.folded, around.end, around.sentence[1]), "place")


def _group(match: regex.Match[str] | None, group: str = "name") -> tuple[int, int] | None:
    return None if match is None else match.span(group)
