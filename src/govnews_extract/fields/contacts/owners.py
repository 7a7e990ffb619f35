"""Whose a contact is: what its row, bracket, label, sentence, list or heading names, else nobody.

The nearest that is named wins; where several are named at once nobody does.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from govnews_extract.fields.contacts.bodies import body_before, is_body
from govnews_extract.fields.contacts.entries import is_led
from govnews_extract.fields.contacts.found import Found, Span
from govnews_extract.fields.contacts.layout import REACH, line_start, sentence_end, sentence_start
from govnews_extract.fields.contacts.lines import SETS_UP, Line, Lines
from govnews_extract.fields.contacts.sentences import (
    HEADED,
    UNIT,
    Introduced,
    introduced,
    site_owner,
    towards,
)
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.rules import Rule
from govnews_extract.text import Text

_SHARED = Rule(
    "contact.shared", r"共用|共同|统一|通用|合用", examples=("邮箱三组「共用」:",), rejects=("专用信箱",)
)
_SUPERVISION = Rule("contact.supervision", r"监 ?督", examples=("「监督」电话",), rejects=("举报电话",))

_FIRST = Rule(
    "contact.first_words",
    r"(?:\d{1,3}[ .、])?(?P<name>\p{Han}[\p{Han}\d]{1,29}) +(?!\p{Han}{0,6}(?:电 ?话|:))",
    examples=("「1 县委第一巡察组 」凌家升0550-", "「第一组 」组长"),
    rejects=("值班电话:0731-", "县水利局电话"),
)
_FUSED = Rule(
    "contact.group_and_unit",
    r"\p{Han}{0,12}第[一二三四五六七八九十\d]{1,3}\p{Han}{0,10}?组(?=[省市县区州旗盟乡镇])",
    examples=("「县委第二巡察组」县水利局",),
    rejects=("县委第二巡察组",),
)
_PERSON = Rule(
    "contact.person_line",
    r"[\s\d.、]{0,6}联 {0,3}系 {0,3}人[: ]",
    examples=("「联系人:」张三 电话:",),
    rejects=("张三 电话:",),
)
_NEAR = 4
_LINES = 60
"""How many lines back a heading or an introducing line is looked for."""


class Owner(NamedTuple):
    """The span that names the owner, and the rule that found it."""

    start: int
    end: int
    rule: str


class Owners:
    """Finds owners in one text; what lines say is read once."""

    def __init__(self, text: Text, tables: Tables, places: Container[str], taken: Container[int]) -> None:
        """`taken` are the lines that have contacts of their own, whose bodies do not carry further."""
        self._taken = taken
        self._text = text
        self._folded = text.folded
        self._tables = tables
        self._places = places
        self._lines = Lines(text, tables, places)
        self._sentences: dict[int, list[Introduced]] = {}
        self._led: dict[int, bool] = {}  # sentences, by their start
        self._signatures: list[str] | None = None
        self._head = -1  # of the list that is being asked for, with its owner
        self._same: Owner | None = None
        self._passes = False
        self._last: tuple[int, Owner] | None = None  # where the entry before ended, and its label's owner

    def of(self, item: Found, index: int) -> Owner | None:
        """The owner of `item`, which stands in the line of number `index`; to be asked in order."""
        if item.owner is None and item.head == self._head and item.kind != "website":
            owner = self._same  # another entry of one list
        else:
            last, self._last = self._last, None
            owner, self._passes = self._find(item, index, last)
            self._head, self._same = (item.head, owner) if item.owner is None else (-1, None)
        self._last = (item.end, owner) if owner and self._passes else None
        return owner

    def _find(self, item: Found, index: int, last: tuple[int, Owner] | None) -> tuple[Owner | None, bool]:
        """The owner, and whether the next entry of the same breath shares it."""
        folded = self._folded
        if item.owner:
            return Owner(*item.owner, item.owner_rule), False
        cell = self._tables.at(item.start)
        line = line_start(folded, item.head)
        if not cell and (first := self._first_words(line, item.head)):
            return Owner(*first, "contact.owner.first_words"), True
        start = sentence_start(folded, item.head, line)
        if item.kind == "website":
            return self._of_site(item, index, start), False
        of_row = Owner(*cell.owner, "contact.owner.row") if cell and cell.owner else None
        if of_row and cell and "址" in cell.words:
            return of_row, False  # what stands before a number in a column of addresses is one
        if before := self._label(cell.start if cell else line, item.head):
            return before, True
        if of_row:
            return of_row, False
        supervised = bool(item.label and _supervises(folded, item.label))
        if (
            last
            and not supervised
            and last[0] <= item.head <= last[0] + 8
            and not folded[last[0] : item.head].strip(" ,;、)")
        ):
            return last[1], True
        return self._named(item, index, start, supervised), False

    def _label(self, floor: int, head: int) -> Owner | None:
        """The body with which the entry's own label begins; of a group and a unit run together the group."""
        span = body_before(self._folded, floor, head, self._places)
        if span is None:
            return None
        fused = _FUSED.compiled.match(self._folded, *span)
        return Owner(span[0], fused.end() if fused else span[1], "contact.owner.label")

    def _of_site(self, item: Found, index: int, start: int) -> Owner | None:
        """The owner of a web site: who is named as the site's, else the group that sets it up."""
        if site := site_owner(self._folded, start, item.head):
            return Owner(*site, "contact.owner.site")
        if before := self._label(start, item.head):
            return before
        owner = self._named(item, index, start, supervised=False)
        told = item.label and "举报" in self._folded[item.label[0] : item.label[1]]
        return owner if owner and (told or owner.rule == "contact.owner.group") else None

    def _first_words(self, line: int, head: int) -> Span | None:
        """The body with which a row without cells begins: 1 县委第一巡察组 张三 0377-…"""
        if self._folded.find(" ", line, head) < 0:
            return None
        match = _FIRST.compiled.match(self._folded, line, head)
        if not match or "。" in self._folded[line:head] or not is_body(match["name"]):
            return None
        span: Span = match.span("name")
        return span

    def _named(self, item: Found, index: int, start: int, supervised: bool) -> Owner | None:
        """The owner that the item's sentence names, or those before it in the line, or the lines above."""
        folded, stop, line = self._folded, item.head, line_start(self._folded, item.head)
        if found := self._introduced(start, stop):
            unlike = found[-1].group and (supervised or item.lone)
            return None if unlike else _one(found)
        if span := towards(folded, item.end, sentence_end(folded, item.end), self._places):
            return Owner(*span, "contact.owner.towards")
        if supervised and not item.lone and index and (above := self._lines[index - 1].owners):
            return _one(above) if above[-1].rule == UNIT.name else None
        if (
            item.lone
            or supervised
            or _SHARED.compiled.search(folded, max(start, item.start - 14), item.start)
        ):
            return None
        if start not in self._led:
            self._led[start] = is_led(folded[start : stop + 40])
        led = self._led[start] or (
            item.head == item.start and not folded[start:stop].strip(" 0123456789.、()“")
        )
        if not led and not SETS_UP.compiled.search(folded, start, stop):
            return None
        while start > line:
            stop = start
            start = sentence_start(folded, stop - 1, line)
            if found := self._introduced(start, stop):
                return _one(found)
        return self._above(index) if led else self._just_above(index)

    def _introduced(self, start: int, stop: int) -> list[Introduced]:
        """What the sentence that begins at `start` names before `stop`."""
        if stop - start < 2:
            return []
        if start not in self._sentences:
            self._sentences[start] = introduced(
                self._folded, start, sentence_end(self._folded, start), self._places
            )
        return [o for o in self._sentences[start] if o.end <= stop]

    def _just_above(self, index: int) -> Owner | None:
        """The group that the sentence right above names: …组将在…工作。/ 巡视期间设专门值班电话:…"""
        if index == 0:
            return None
        line, end = self._text.lines[index - 1]
        start = sentence_start(self._folded, max(line, end - 1), max(line, end - REACH))
        groups = [o for o in self._introduced(start, end) if o.group and not o.bare]
        return _one(groups) if groups else None

    def _above(self, index: int) -> Owner | None:
        """What the nearest line above says that names a group, or heads a list with a body."""
        if index and (headed := self._headed(index)):
            return headed
        loose: Owner | None = None
        crossed = False
        for i in range(index - 1, max(-1, index - _LINES), -1):
            said = self._lines[i]
            groups = [o for o in said.groups if not self._in_a_title(o)]
            if groups and groups[-1].bare and not said.sets_up:
                groups = [o for o in groups if not o.bare]
            if groups:
                numbered = said.marked or said.heading is not None
                return None if crossed and numbered else _one(groups)
            if said.heading and not crossed:
                owner = Owner(*said.heading, "contact.owner.heading")
                if said.marked:
                    return owner
                if loose is None and index - i <= 6 and i > 1 and not self._lines.signed(i):
                    loose = owner
            elif said.section:
                crossed = True
            elif said.unit and said.owners and said.owners[-1].rule == UNIT.name:
                return _one(said.owners)
            elif not loose and not crossed and index - i <= _NEAR and i not in self._taken:
                loose = self._not_the_issuer(said)
        return loose

    def _headed(self, index: int) -> Owner | None:
        """The body before whose colon the line above has its own contact: 县教育局:a@b / 联系人:张三 0731-…"""
        if not _PERSON.compiled.match(self._folded, self._text.lines[index][0]):
            return None
        above = self._lines[index - 1].owners
        return _one(above) if above and above[-1].rule == HEADED.name else None

    def _in_a_title(self, group: Introduced) -> bool:
        """Whether the group is only part of a person's title: 拟任自治区党委巡视组组长."""
        before, after = (
            self._folded[max(0, group.start - 2) : group.start],
            self._folded[group.end : group.end + 3],
        )
        return before.endswith("任") or (group.bare and after.startswith(("组长", "副组长", "专员", "成员")))

    def _not_the_issuer(self, line: Line) -> Owner | None:
        """The body that `line` names, unless it signs the release, or nobody does.

        Contacts below that body are the issuer's own then.
        """
        if self._signatures is None:
            self._signatures = [_short(name) for name in self._lines.signatures()]
        if not self._signatures or not line.owners or (owner := _one(line.owners)) is None:
            return None
        name = _short(self._folded[owner.start : owner.end])
        own = any(s.endswith(name) or name in s for s in self._signatures)
        return None if own else owner


def _supervises(folded: str, label: Span) -> bool:
    return folded.find("监", *label) >= 0 and _SUPERVISION.compiled.search(folded, *label) is not None


def _short(name: str) -> str:
    """A body's name without what only the full form has, so that two forms of it end alike."""
    return name.replace(" ", "").replace("委员会", "委").replace("中国共产党", "").replace("中共", "")


def _one(found: list[Introduced]) -> Owner | None:
    """The owner of the last that is named, unless it is one of several groups."""
    last = found[-1]
    if not last.one:
        return None
    if last.group and len({o.name for o in found if o.group and "第" in o.name}) > 1:
        return None
    return Owner(last.start, last.end, last.rule)


RULES = (_SHARED, _SUPERVISION, _FIRST, _FUSED, _PERSON)
