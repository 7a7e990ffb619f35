"""What the words around a run of clock ranges tell: label and owner, or that it is no service's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from govnews_extract.fields.hours import labels, ranges, weekdays
from govnews_extract.fields.hours.windows import Window, window_of
from govnews_extract.rules import Rule

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate

_HEAD = 240  # how far a sentence is followed to the left of a run
_TAIL = 80
_TABLE = 6000
# a heading over rows of hours: 一、办公时间(周一至周五,法定节假日除外)
HEADING = Rule(
    "hours.heading",
    r"(?:时间|时段)(?:安排|调整)?(?:如下|为|,现(?:公告|通告|通知|公布|调整)如下)?(?:\([^()\n]{0,40}\))?[:。]?\s?$",
    examples=(
        "一、办公「时间(周一至周五,法定节假日除外)」",
        "服务「时间如下:」",
        "夏令作息「时间,现公告如下:」",
    ),
    rejects=("服务时间为9:00-17:00",),
)
RULES = (HEADING,)


class Told(NamedTuple):
    """What the words around a run tell: where they begin, its label and owner, all words before it."""

    start: int
    label: str | None
    owner: str | None
    words: str
    rule: str


class Place(NamedTuple):
    """Where a run stands: its sentence from `head` to `tail`, the run from `start` to `end`."""

    head: int
    start: int
    end: int
    tail: int


def place(
    folded: str, run: Sequence[ranges.Range], after: int, before: int, dates: Sequence[BoundDate]
) -> Place:
    """The place of `run` between the runs that end at `after` and begin at `before`."""
    start, end = run[0].start, run[-1].end
    after = max(after, start - _HEAD)
    head = after
    for mark in "。;!?\n":
        at = folded.rfind(mark, head, start)
        if at >= 0:
            head = at + 1
    cell = folded.rfind("\t", head, start) + 1
    if cell and not ranges.is_glue(ranges.masked(folded, head, start, dates)):
        head = cell
    tail = min(before, end + _TAIL)
    for mark in "。;\n\t":
        at = folded.find(mark, end, tail)
        if at >= 0:
            tail = at
    return Place(head, start, end, tail)


def told(folded: str, at: Place, dates: Sequence[BoundDate]) -> Told | None:
    """What the words around the run at `at` tell of it; None where they name no service."""
    head, start = at.head, at.start
    before = ranges.masked(folded, head, start, dates)
    words = folded[head:start]
    label = labels.find_label(before, head)
    if label is not None and len(label.text) > 2:
        if labels.is_service(label.text):
            return Told(label.start, label.text, label.owner, words, "hours.label")
        return None
    titled = labels.find_colon_label(before, head)
    if titled is not None and labels.is_service(titled.text):
        return Told(titled.start, titled.text, None, words, "hours.colon")
    contact = labels.contact_before(before)
    if contact is not None and not labels.is_other(before[contact[0] :]):
        return Told(head + contact[0] + 1, contact[1], None, words[contact[0] :], "hours.bracket")
    begin = head + ranges.glue_start(before)
    if folded.rfind("\t", max(0, start - _HEAD), start) > folded.rfind("\n", max(0, start - _HEAD), start):
        return _in_table(folded[max(0, start - _TABLE) : at.tail], min(start, _TABLE), begin, words)
    if label is not None or ranges.is_glue(before):
        heading = heading_above(folded, head)
        if heading is not None:
            return Told(begin, heading[0], None, heading[1] + words, "hours.heading")
    return _in_sentence(before, words, folded[at.end : at.tail], begin, begin - head)


def _in_sentence(before: str, words: str, rest: str, begin: int, glue: int) -> Told | None:
    """A run without a label: what is done then (受理电话), or days and a service in the sentence."""
    if labels.is_other(before + rest):
        return None
    if labels.does_service(rest):
        return Told(begin, None, None, words, "hours.verb")
    days = weekdays.read_days(words)
    bracketed = bool(days) and words[glue:].startswith("(")
    named = labels.contact_label(before[:glue]) if bracketed else None
    if bracketed or ((days or ranges.MASK in before[glue:]) and labels.is_service(before + rest)):
        return Told(begin, named, None, words, "hours.days")
    return None


def heading_above(folded: str, head: int) -> tuple[str, str] | None:
    """(label, line) of a heading among the two lines before the one that begins at `head`."""
    end = head - 1
    for _ in range(2):
        if end <= 0 or folded[end] != "\n":
            return None
        begin = max(folded.rfind("\n", max(0, end - 100), end) + 1, end - 100, 0)
        line = folded[begin:end]
        match = HEADING.compiled.search(line[-60:])
        if match is not None:
            stop = max(0, len(line) - 60) + match.start() + 2
            label = labels.find_label(line[:stop], 0)
            if label is not None and labels.is_service(label.text):
                return label.text, line
        elif len(line) <= 20 and labels.is_service(line):
            return _list_mark().sub("", line), ""
        end = begin - 1
    return None


def dated_line(folded: str, head: int, dates: Sequence[BoundDate]) -> Window | None:
    """The window that a line of its own between a heading and the hours tells."""
    if head < 2 or folded[head - 1] != "\n":
        return None
    begin = max(folded.rfind("\n", max(0, head - 80), head - 1) + 1, 0)
    line = ranges.within(dates, begin, head - 1)
    if len(line) != 1 or not ranges.is_glue(ranges.masked(folded, begin, head - 1, dates)):
        return None
    return window_of(folded, line[0]) if heading_above(folded, begin) else None


@cache
def _list_mark() -> regex.Pattern[str]:
    return regex.compile(r"^\s*[(]?[一二三四五六七八九十\d]{1,3}[)、.]\s*")


@cache
def _owner_cell() -> regex.Pattern[str]:
    return regex.compile(r"\s*\p{Han}[^\d]{1,30}")


def _in_table(folded: str, start: int, begin: int, words: str) -> Told | None:
    """A run in a table: a cell before it names it, or the head cell of its column; its row has the owner."""
    lines = folded[:start].split("\n")
    row = lines.pop().split("\t")
    column = len(row) - 1
    if labels.is_time(row[column - 1]):
        return Told(begin, row[column - 1].strip(" :"), None, words, "hours.table")
    header: list[str] = []
    while lines and ("\t" in lines[-1] or (len(lines) > 1 and lines[-2].count("\t") >= column)):
        line = lines.pop()  # one line of prose may stand between the head and the rows
        header = line.split("\t") if "\t" in line else header
    cell = header[column].strip() if column < len(header) else ""
    if labels.is_time(cell):
        owner = next((c.strip() for c in row[:column] if _owner_cell().fullmatch(c)), None)
        return Told(begin, cell, owner, words, "hours.table")
    if cell not in ("上午", "下午", "时间", ""):
        return None
    heading = heading_above("\n".join([*lines, ""]), sum(map(len, lines)) + len(lines))
    return Told(begin, heading[0], None, heading[1] + words, "hours.heading") if heading else None
