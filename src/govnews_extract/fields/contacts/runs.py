"""Runs of digits that may hold numbers, and what runs on from the number of a table's row."""

from __future__ import annotations

from collections.abc import Iterator

from govnews_extract.fields.contacts.found import Span
from govnews_extract.rules import Rule

RUN = Rule(
    "contact.digits",
    r"(?<![A-Za-z0-9_@%])(?<![A-Za-z0-9]-)[+(]{0,2}\d[\d() +-]{3,80}",
    examples=("电话「0731-22345601 13800001111」", "「12388」热线", "值班「(0731)2234 5601」"),
    rejects=("N7123456", "a@b", "618号"),
)
_FIGURES = Rule(
    "contact.figures",
    r"\d[\d() +-]{4,4000}",
    examples=("电话「0731-22345601 13800001111」", "「12388」热线", "值班(「0731)2234 5601」"),
    rejects=("2024年",),
)
"""What is long enough to hold a number: the runs that are looked at are parts of these."""

_WHOLE, _JOINS = 80, frozenset("(+-_@%0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""Figures of no more characters, with none of these before them, are one run."""

_SERIAL = Rule(
    "contact.serial",
    r"(?P<serial>[1-9]\d?)(?=(?:0(?:10|2[0-57-9])-\d{8}|0[3-9]\d\d-\d{7,8})(?!\d))",
    examples=("「1」010-65290001", "「2」0731-22345601"),
    rejects=("2019-00336", "2010-6529"),
)
"""The row's number run together with the telephone's: 1|010-65290001."""

RULES = (RUN, _FIGURES, _SERIAL)


def runs(folded: str) -> Iterator[Span]:
    """The runs of `folded` that are long enough to hold a number, in order.

    >>> list(runs("第618号 电话0731-22345601"))
    [(8, 21)]
    """
    for figures in _FIGURES.compiled.finditer(folded):
        start, end = figures.span()
        if end - start <= _WHOLE and folded[start - 1 : start] not in _JOINS:
            yield start, end
            continue
        while start > 0 and folded[start - 1] in "(+":
            start -= 1
        for run in RUN.compiled.finditer(folded, start, end):
            yield run.span()


def after_a_mark(folded: str, start: int) -> bool:
    """Whether `.` stands before, and not as the point of a list's number (3.0731-…), or `/` of an id."""
    if start == 0 or folded[start - 1] not in "./":
        return False
    back = start - 2
    while back >= start - 5 and folded[back].isdigit():
        back -= 1
    if folded[start - 1] == "/":
        return False
    return not (1 <= start - 2 - back <= 2 and (back < 0 or folded[back] in "\n "))


class Serials:
    """The numbers of rows that are run together with telephones in one text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._all: set[int] | None = None

    def past(self, at: int) -> int:
        """Past the row's number at `at`, where the next row has it too; else the end of the text."""
        folded = self._folded
        match = _SERIAL.compiled.match(folded, at)
        if match:
            if self._all is None:
                self._all = {int(m["serial"]) for m in _SERIAL.finditer(folded)}
            serial = int(match["serial"])
            if serial - 1 in self._all or serial + 1 in self._all:
                return match.end()
        return len(folded)
