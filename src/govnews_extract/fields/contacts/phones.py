"""Telephone, mobile, fax, text-message and hotline numbers, with their lists and notes.

Runs of digits are found first; each is then read by what stands before it (a label, a list that
goes on) and what stands after it (a note, an extension, a unit that makes it a count).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import regex

from govnews_extract.fields.contacts import labels, numbers
from govnews_extract.fields.contacts.bodies import body_in_note, is_body
from govnews_extract.fields.contacts.codes import short_codes
from govnews_extract.fields.contacts.found import CellAt, Found, Span
from govnews_extract.fields.contacts.labels import Label
from govnews_extract.fields.contacts.layout import line_start
from govnews_extract.fields.contacts.numbers import Number
from govnews_extract.fields.contacts.runs import Serials, after_a_mark, runs
from govnews_extract.fields.contacts.voices import kind_of
from govnews_extract.rules import Rule

_GAP = Rule(
    "contact.list_gap",
    r"\A(?:[”\"]?[ ]?\([^()\n]{1,40}\))?[ ]?(?:[、,;/]|或者?|和|及|与|以及){0,2}[ \n]?\(?\Z",
    examples=("「、」", "「(人事股),」", "「 」"),
    rejects=("。", ";传真:"),
)
_NOTE = Rule(
    "contact.note",
    r"[”\"]?[ ]?\((?P<note>[^()\n]{1,60})\)",
    examples=("「(传真)」", "「 (县教育局人事股)」,"),
    rejects=("、2526172",),
)
_EXTENSION = Rule(
    "contact.extension",
    r"[”\" ]{0,2}(?:[,(]?(?:转 ?分机|转接?|分机号?)[ :]?(?P<a>\d{1,6})\)?|-(?P<b>\d{1,5})(?![\d-]))",
    examples=("「转8001」", "「-802」", "「”转1」进行咨询"),
    rejects=("转人工", "-2526172"),
)
_MORE_EXTENSIONS = Rule(
    "contact.more_extensions",
    r"[、,/或](?:转 ?)?(?P<more>\d{3,5})(?![\d-])",
    examples=("22345601转8001「、8002」",),
    rejects=("、22345602",),
)
_TAIL = Rule(
    "contact.tail",
    r"/(?P<tail>\d{2,4})(?![\d-])",
    examples=("010-68205671「/5680」",),
    rejects=("/68205680", "/2024-1"),
)
"""The last digits of a second number that is like the first."""

_ROW = Rule(
    "contact.row_of_body",
    r"(?:[\d(]{1,3}[、.)]|[一二三四五六七八九十]{1,3}、)? ?(?P<owner>[\p{Han}〇]{3,30})\Z",
    examples=("「临江县教育局」", "「3.县水利局」"),
    rejects=("县教育局:",),
)
"""A body that opens its row, with nothing between it and its number."""

_TEXT_CODE = Rule(
    "contact.text_code",
    r"(?:12110\d{0,6}|106\d{5,15})(?!\d)",
    examples=("短信平台:「1069800012345」",),
    rejects=("12388",),
)


_EXTENDS, _NOTED = frozenset('”" ,(转分-'), frozenset('”" (')
"""What an extension, and what a note, may begin with."""


@dataclass(slots=True)
class _List:
    """The list of numbers being read: where its last entry ended, and what all entries share."""

    end: int = -1
    head: int = -1
    label: Span | None = None
    words: str = ""  # the label
    note: str = ""  # the bracket in the label
    owner: Span | None = None
    area: str | None = None
    labelled: bool = False
    refused: bool = False
    first: int = 0  # index among the results of its first entry


class _Token(NamedTuple):
    """One number read in a list, with the end of its digits."""

    number: Number
    end: int
    inferred: bool = False


def find_phones(folded: str, cell_at: CellAt) -> list[Found]:
    """All numbers of `folded`; `cell_at` tells the table cell that an offset stands in."""
    reader = _Reader(folded, cell_at)
    for start, end in runs(folded):
        reader.read(start, end)
    return reader.found + short_codes(folded)


class _Reader:
    """Reads run after run of one text; the list of the run before may go on."""

    def __init__(self, folded: str, cell_at: CellAt) -> None:
        self.found: list[Found] = []
        self._folded = folded
        self._cell_at = cell_at
        self._list = _List()
        self._serials = Serials(folded)
        self._rows: dict[int, Label] = {}  # the ends of rows under a telephone's label

    def read(self, start: int, end: int) -> None:
        """Reads the numbers in the run `start:end`."""
        folded = self._folded
        whole = numbers.strict(folded, start)
        if (whole is None and end - start < 7) or after_a_mark(folded, start):
            return
        self._list = self._open(start)
        if whole is None:
            start += len(folded[start:end]) - len(folded[start:end].lstrip("( "))  # 电话(84601234)
            whole = numbers.strict(folded, start)
        at, alone, match = start, True, whole
        while at < end:
            token = self._token(at, end, alone, match)
            if token is None:
                at = self._serials.past(at) if at == start else end
            else:
                at = self._take(at, token)
                while at < end and folded[at] in " -":
                    at += 1
                alone = False
            match = numbers.strict(folded, at)

    def _open(self, at: int) -> _List:
        """The list that the number at `at` stands in: the one before, if only separators lie between."""
        folded, before = self._folded, self._list
        if 0 <= before.end <= at <= before.end + 46 and _GAP.compiled.match(folded[before.end : at]):
            return before
        cell = self._cell_at(at)
        line = line_start(folded, at)
        low, high = max(cell.start if cell else line, at - 60), at
        if not cell and line > 0 and folded[line - 1] == "\n" and not folded[low:high].strip(" ("):
            low, high = line_start(folded, line - 1, 40), line - 1  # the label may end the line before
        if not cell and (row := self._row(line, at)):
            return row
        label = labels.phone_label(folded, low, high)
        closed = labels.is_closed(folded[at : at + 60])
        if label:
            refused = closed or labels.is_former(folded, low, label.start)
            refused = refused or labels.is_of_the_paper(folded, low, label.end)
            owner = body_in_note(folded, *label.note) if label.note else None
            area = numbers.area_note(folded, line, at)
            return self._labelled(label, label.start, owner, area, refused)
        refused = closed or _stands(labels.NOT_A_PHONE, folded, low, high)
        refused = refused or labels.is_of_the_paper(folded, low, high) or labels.is_former(folded, low, high)
        if cell and cell.kind == "phone":
            return _List(-1, at, cell.label, cell.words, "", None, cell.area, True, refused, len(self.found))
        dialled = _stands(labels.DIALLED, folded, low, high)
        return _List(-1, at, labelled=dialled, refused=refused, first=len(self.found))

    def _row(self, line: int, at: int) -> _List | None:
        """The list of a row under 举报电话: that is a body and its number, 县教育局2233445."""
        folded = self._folded
        above = line - 1
        if at - line < 3 or above < 0 or folded[above] != "\n" or not folded[at - 1 : at].isalpha():
            return None
        if (label := self._rows.get(above)) is None:
            label = labels.phone_label(folded, line_start(folded, above, 40), above)
        number = _ROW.compiled.match(folded, line, at)
        if label is None or number is None or not is_body(number["owner"]):
            return None
        end = folded.find("\n", at, at + 60)
        if end >= 0:
            self._rows[end] = label
        return self._labelled(label, at, number.span("owner"), None, False)

    def _labelled(
        self, label: Label, head: int, owner: Span | None, area: str | None, refused: bool
    ) -> _List:
        """A list behind a label."""
        folded, span = self._folded, (label.start, label.end)
        note = folded[slice(*label.note)] if label.note else ""
        words = folded[slice(*span)]
        return _List(-1, head, span, words, note, owner, area, True, refused, len(self.found))

    def _token(self, at: int, end: int, alone: bool, match: re.Match[str] | None) -> _Token | None:
        """The number that begins at `at`, if its context lets it be one; `match` is of a strict one there."""
        folded, current = self._folded, self._list
        if "信" in current.words and (text := _TEXT_CODE.compiled.match(folded, at)):
            return _Token(Number("text", text[0]), text.end())
        number = numbers.read_match(match) if match else None
        if match and number and self._dialled(number, match):
            return _Token(number, match.end())
        if current.refused or not (current.labelled or current.area):
            return None
        if local := numbers.LOCAL.compiled.match(folded, at):
            return self._local(local)
        if alone and (number := numbers.loose(folded[at:end])):
            return _Token(number, at + len(folded[at:end].rstrip(" -()")))
        return None

    def _dialled(self, number: Number, match: re.Match[str]) -> bool:
        """Whether digits that read like a number are one here: a count or an id is not."""
        folded, (start, end) = self._folded, match.span()
        if number.kind in ("landline", "area_code", "abroad"):
            return True
        after = folded[end : end + 16]
        if labels.UNIT.compiled.match(after):
            return False
        if number.kind == "mobile" or self._list.labelled:
            return True
        if number.kind == "toll" and "-" in match[0]:
            return True
        if labels.DIAL.compiled.match(folded, max(0, start - 32), start):
            return True
        return (self._list.end >= 0 and not self._list.refused) or bool(
            labels.DIAL_AFTER.compiled.match(after)
        )

    def _local(self, match: regex.Match[str]) -> _Token | None:
        """A number printed without area code: the list's, the header's or the line's serves."""
        if labels.UNIT.compiled.match(self._folded[match.end() : match.end() + 6]):
            return None
        digits, area = numbers.digits_of(match[0]), self._list.area
        number = numbers.landline(area, digits) if area else None
        if number:
            return _Token(number, match.end(), inferred=True)
        return _Token(Number("landline", digits), match.end())

    def _take(self, at: int, token: _Token) -> int:
        """Notes the number with its extension and bracket; gives where reading goes on."""
        folded, current, number = self._folded, self._list, token.number
        end, extension = token.end, None
        tails: list[regex.Match[str]] = []
        extensions: list[regex.Match[str]] = []
        mark = folded[end : end + 1]
        if mark in _EXTENDS and (match := _EXTENSION.compiled.match(folded, end)):
            end, extension = match.end(), match["a"] or match["b"]
            while more := _MORE_EXTENSIONS.compiled.match(folded, end):
                extensions.append(more)
                end = more.end()
        elif mark == "/" and number.kind == "landline" and (match := _TAIL.compiled.match(folded, end)):
            tails.append(match)
            end = match.end()
        note, owner = "", current.owner
        if folded[end : end + 1] in _NOTED and (match := _NOTE.compiled.match(folded, end)):
            note = match["note"]
            owner = body_in_note(folded, match.start("note"), match.end("note")) or owner
        begun = current.end >= 0
        current.end = end
        current.head = at if current.head < 0 else current.head
        current.area = number.area or current.area
        if current.refused:
            current.first = len(self.found)
            return end
        self.found.append(
            Found(
                kind_of(number.kind, current.words, current.note, note),
                number.value,
                at,
                token.end,
                current.head,
                f"contact.{number.kind}",
                label=current.label,
                owner=owner,
                extension=extension,
                e164=numbers.e164(number.kind, number.value),
                inferred=("area_code",) if token.inferred else (),
                lone=number.kind == "code" and (not begun or self.found[-1].lone),
            )
        )
        for more in extensions:
            self.found.append(self.found[-1]._replace(extension=more["more"]))
        for tail in tails:
            self._add_tail(self.found[-1], tail)
        if owner and owner != current.owner:
            self._share_owner(owner)
        return end

    def _add_tail(self, first: Found, tail: regex.Match[str]) -> None:
        """010-68205671/5680: the second number begins like the first."""
        value = first.value[: -len(tail["tail"])] + tail["tail"]
        start, end = tail.span("tail")
        inferred = ("area_code", "leading_digits") if "-" in value else ("leading_digits",)
        e164 = numbers.e164("landline", value)
        self.found.append(
            first._replace(value=value, start=start, end=end, extension=None, e164=e164, inferred=inferred)
        )

    def _share_owner(self, owner: Span) -> None:
        """A bracket after the last number of a list names the owner of those before it too."""
        for i in range(len(self.found) - 2, self._list.first - 1, -1):
            if self.found[i].owner:
                break
            self.found[i] = self.found[i]._replace(owner=owner)


def _stands(rule: Rule, folded: str, low: int, high: int) -> bool:
    """Whether the words of a right-to-left rule end at `high`."""
    return rule.compiled.match(folded, low, high) is not None


RULES = (_GAP, _NOTE, _EXTENSION, _MORE_EXTENSIONS, _TAIL, _ROW, _TEXT_CODE)
