"""What a date is judged by: the release as a whole (`Setting`) and its own sentence (`Surroundings`)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from govnews_extract.dates import BoundDate
from govnews_extract.dates.years import is_dateline
from govnews_extract.fields.events import vocabulary as words
from govnews_extract.zh.fold import fold

Kind = Literal["meeting", "narrative", "told", "stay", "end", "decision", "label", "cut", "plan"]
"""What a date tells of.

meeting: held, by a verb; narrative: a report's sentence that opens with its day; told: in a side remark;
stay: an inspection's; end: of a stay whose start stands apart; decision: of a body; label: 笔试时间:…;
cut: of water, power, a road; plan: 定于….
"""

_REPORTS = frozenset({"meeting", "inspection", "press_conference", "other", "personnel", "discipline"})
_NOTICES = frozenset({"service", "notice", "other"})  # other: what the genre did not recognise
_LEFT, _RIGHT, _HEADING, _LINE = 80, 140, 20, 2000
NEAR = 40
_SENTENCE_MARKS = ("。", ";", "!", "?", "\n", "  ")
_OPENING_LAST = frozenset(')】](【[“"道讯息电间: \t')
"""What a clause may end with after which a date opens its sentence."""


class Setting:
    """The release: its genre, its folded headline, its day of publication, and what follows from them.

    `reports` tells that it says what happened, rather than announcing what is to; `announces` that it may
    be a notice of days to come; `schedule` that it is a roster of days: 接访日程, 值班安排.
    """

    __slots__ = ("_cuts", "announces", "folded", "genre", "headline", "published", "reports", "schedule")

    def __init__(self, folded: str, title: str | None, genre: str, published: date | None) -> None:
        """The setting of a release whose folded text is `folded`."""
        self.folded, self.genre, self.published = folded, genre, published
        self.headline = fold(title or "").strip()
        self.reports = genre in _REPORTS
        self.announces = genre in _NOTICES
        self.schedule = self.announces and words.SCHEDULE.compiled.search(self.headline) is not None
        self._cuts: bool | None = None if self.announces else False

    @property
    def cuts(self) -> bool:
        """Whether it is about a cut of water, power or a road."""
        if self._cuts is None:
            self._cuts = words.CUT.compiled.search(self.headline or self.folded[:600]) is not None
        return self._cuts

    def names(self, day: date) -> bool:
        """Whether the headline prints `day` itself."""
        return f"{day.month}月{day.day}日" in self.headline


class Surroundings:
    """The sentence of `day`: its `left` and its `right` in `folded`.

    `clause` is what stands before the date without a comma between; `line` where its line begins, at
    most some paragraphs' length back; `label` the words of the line just before the date over white
    space, for a label's value may stand apart; `opens` whether the date opens its sentence, or follows
    only an introduction, a byline or a dateline.
    """

    __slots__ = (
        "clause",
        "day",
        "end",
        "folded",
        "label",
        "left",
        "line",
        "opens",
        "right",
        "sentence",
        "start",
    )

    def __init__(self, folded: str, day: BoundDate) -> None:
        """The sentence around `day`: 。；！？, a line's end and a run of spaces end one."""
        start, end = day.span
        begins = floor = start - _LEFT if start > _LEFT else 0
        stops = end + _RIGHT
        for mark in _SENTENCE_MARKS:
            before, behind = folded.rfind(mark, begins, start), folded.find(mark, end, stops)
            if before >= 0:
                begins = before + 1
            if behind >= 0:
                stops = behind
        stops = min(stops, len(folded))
        self.folded, self.day, self.start, self.end = folded, day, start, end
        self.sentence = (begins, stops)
        self.left, self.right = folded[begins:start], folded[end:stops]
        left = self.left
        self.clause = left[max(left.rfind(","), left.rfind(":"), left.rfind("、")) + 1 :]
        floor = start - _LINE if start > _LINE else 0
        line = folded.rfind("\n", floor, start)
        self.line = line + 1 if line >= 0 else floor
        self.label = folded[max(self.line, start - NEAR) : start].rstrip()
        self.opens = not self.clause or (
            self.clause[-1] in _OPENING_LAST and words.OPENING.compiled.search(self.clause) is not None
        )

    @property
    def heading(self) -> str:
        """`label`, or the short line above where the date opens its line."""
        if self.label:
            return self.label
        above = self.folded.rfind("\n", max(self.line - _HEADING - 2, 0), max(self.line - 1, 0)) + 1
        return self.folded[above : self.line - 1].rstrip() if 0 < self.line - above <= _HEADING else ""

    @property
    def text(self) -> str:
        """The sentence with its date."""
        return self.folded[self.sentence[0] : self.sentence[1]]

    @property
    def dateline(self) -> bool:
        """Whether the date is that of a dateline: 某社某地8月25日电."""
        return is_dateline(self.folded, self.day.span)
