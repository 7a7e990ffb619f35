"""What a date is judged by: the release as a whole (`Setting`) and its own sentence (`Surroundings`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
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


@dataclass(frozen=True)
class Setting:
    """The release: its genre, its folded headline, its day of publication, and what follows from them."""

    genre: str
    headline: str
    published: date | None
    folded: str

    @classmethod
    def of(cls, folded: str, title: str | None, genre: str, published: date | None) -> Setting:
        """The setting of a release whose folded text is `folded`."""
        return cls(genre, fold(title or "").strip(), published, folded)

    @cached_property
    def reports(self) -> bool:
        """Whether the release tells what happened, rather than announcing what is to."""
        return self.genre in _REPORTS

    @cached_property
    def announces(self) -> bool:
        """Whether it may be a notice of days to come."""
        return self.genre in _NOTICES

    @cached_property
    def cuts(self) -> bool:
        """Whether it is about a cut of water, power or a road."""
        if not self.announces:
            return False
        return words.CUT.compiled.search(self.headline or self.folded[:600]) is not None

    @cached_property
    def schedule(self) -> bool:
        """Whether it is a roster of days: 接访日程, 值班安排."""
        return self.announces and words.SCHEDULE.compiled.search(self.headline) is not None

    def names(self, day: date) -> bool:
        """Whether the headline prints `day` itself."""
        return f"{day.month}月{day.day}日" in self.headline


@dataclass(frozen=True)
class Surroundings:
    """The sentence of `day`: its `left` and its `right` in `folded`."""

    folded: str
    day: BoundDate
    start: int
    end: int
    sentence: tuple[int, int]

    @classmethod
    def of(cls, folded: str, day: BoundDate) -> Surroundings:
        """The sentence around `day`: 。；！？, a line's end and a run of spaces end one."""
        start, end = day.span
        floor = max(0, start - _LEFT)
        begins = max(folded.rfind(c, floor, start) + 1 for c in ("。", ";", "!", "?", "\n", "  "))
        limit = min(len(folded), end + _RIGHT)
        after = words.SENTENCE_END.compiled.search(folded, end, limit)
        return cls(folded, day, start, end, (max(begins, floor), after.start() if after else limit))

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
    def line(self) -> int:
        """Where the date's line begins, at most some paragraphs' length back."""
        floor = max(0, self.start - _LINE)
        return max(self.folded.rfind("\n", floor, self.start) + 1, floor)

    @cached_property
    def label(self) -> str:
        """The words of the line just before the date over white space: a label's value may stand apart."""
        return self.folded[max(self.line, self.start - NEAR) : self.start].rstrip()

    @cached_property
    def heading(self) -> str:
        """`label`, or the short line above where the date opens its line."""
        if self.label:
            return self.label
        above = self.folded.rfind("\n", max(self.line - _HEADING - 2, 0), max(self.line - 1, 0)) + 1
        return self.folded[above : self.line - 1].rstrip() if 0 < self.line - above <= _HEADING else ""

    @cached_property
    def opens(self) -> bool:
        """Whether the date opens its sentence, or follows only an introduction, a byline or a dateline."""
        return words.OPENING.compiled.search(self.clause) is not None

    @property
    def text(self) -> str:
        """The sentence with its date."""
        return self.folded[self.sentence[0] : self.sentence[1]]

    @property
    def dateline(self) -> bool:
        """Whether the date is that of a dateline: 某社某地8月25日电."""
        return is_dateline(self.folded, self.day.span)
