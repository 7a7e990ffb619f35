"""Whose a contact is: what its row, bracket, label, sentence, list or heading names, else nobody.

The nearest that is named wins; where several are named at once nobody does.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from govnews_extract.fields.contacts.bodies import body_before, is_body
from govnews_extract.fields.contacts.found import Found, Span
from govnews_extract.fields.contacts.labels import WORDS
from govnews_extract.fields.contacts.sentences import Introduced, introduced, site_owner
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.rules import Rule
from govnews_extract.text import Text

_ENTRY = (
    rf"(?:{WORDS}{{0,6}}(?:电 ?话|热 ?线|专 ?线|手 ?机|传 ?真|短 ?信|邮 ?箱|信 ?箱|邮 ?件|地 ?址|网 ?址|网 ?站|联系方式|二维码|平台)"
    rf"|[Ee]-?mail|[Tt]el|联 ?系 ?人|经 ?办 ?人|{WORDS}{{0,3}}(?:请|邮)?寄|报名地点|邮 ?编)"
)
_NUMBERING = r"[\s\d.、,()一二三四五六七八九十①-⑩★●◆▲■*>“”-]{0,8}"

LED = Rule(
    "contact.led_by_label",
    rf"\A{_NUMBERING}(?:其中[,:]?|具体[为是]?[:]?)?{_ENTRY}",
    examples=("「2.举报电子邮箱」:a", "「联 系人」:张三,电话", "「4.来信请寄」:"),
    rejects=("平时群众可拨打环保热线", "公众可登录网站", "欢迎拨打电话"),
)
_SET = Rule(
    "contact.set_up",
    r"设立|设有|(?<![建假])设(?!在|置意见箱|计|施)|公布|开通|开设",
    examples=("期间「设」专门值班电话", "进驻期间「设立」"),
    rejects=("建设电话", "可拨打"),
)
_HEADING = Rule(
    "contact.heading",
    r"\A\s?(?P<mark>(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十]{1,3}[章节、]|[①-⑩])\s?)?(?P<text>[^。;,:!?\t|]{2,30}):?\Z",
    examples=("「(一)县委第一巡察组」", "「三、受理时间」", "「县水利局:」"),
    rejects=("巡察期间,县委第一巡察组进驻", "值班电话:0933-2526171"),
)
_DATE_LINE = Rule(
    "contact.date_line",
    r"\A\s?[\d〇零一二三四五六七八九十]{4} ?年.{1,8}日\s?\Z",
    examples=("「2024年3月1日」",),
    rejects=("2024年3月1日起受理",),
)
_SUPERVISION = Rule("contact.supervision", r"监 ?督", examples=("「监督」电话",), rejects=("举报电话",))

_REACH = 60
"""How many lines back a heading or an introducing line is looked for."""


class Owner(NamedTuple):
    """The span that names the owner, and the rule that found it."""

    start: int
    end: int
    rule: str


class _Line(NamedTuple):
    """What a line says to the contacts below it."""

    owners: list[Introduced]
    heading: Span | None  # the body that a heading names
    marked: bool  # the heading is numbered or ends with a colon
    section: bool  # a heading that names no body


class Owners:
    """Finds owners in one text; what lines say is read once."""

    def __init__(self, text: Text, tables: Tables, places: Container[str]) -> None:
        self._text = text
        self._folded = text.folded
        self._tables = tables
        self._places = places
        self._lines: dict[int, _Line] = {}

    def of(self, item: Found, index: int) -> Owner | None:
        """The owner of `item`, which stands in the line of number `index`."""
        folded = self._folded
        if item.owner:
            return Owner(*item.owner, item.owner_rule)
        cell = self._tables.at(item.start)
        line, _ = self._text.lines[index]
        floor = cell.start if cell else line
        if before := body_before(folded, floor, item.head, self._places):
            return Owner(*before, "contact.owner.label")
        if cell and cell.owner:
            return Owner(*cell.owner, "contact.owner.row")
        if not cell and (first := self._first_words(line, item.head)):
            return Owner(*first, "contact.owner.first_words")
        if item.kind == "website" and (site := site_owner(folded, self._sentence(line, item.head), item.head)):
            return Owner(*site, "contact.owner.site")
        return self._named(item, index)

    def _sentence(self, line: int, at: int) -> int:
        return max(line, *(self._folded.rfind(c, line, at) + 1 for c in "。!?"))

    def _first_words(self, line: int, head: int) -> Span | None:
        """The body with which a short row without cells begins: 县委第一巡察组 张三 0377-…"""
        stop = self._folded.find(" ", line, min(head, line + 40))
        if stop < 0 or head - line > 60 or not is_body(self._folded[line:stop]):
            return None
        return None if any(c in self._folded[stop:head] for c in "。,:;") else (line, stop)

    def _named(self, item: Found, index: int) -> Owner | None:
        """The owner that the item's sentence names, or those before it in the line, or the lines above."""
        folded, (line, _) = self._folded, self._text.lines[index]
        stop, start = item.head, self._sentence(line, item.head)
        found = self._introduced(start, stop)
        if found:
            return _one(found)
        if item.lone or not (LED.compiled.match(folded[start : stop + 40]) or _SET.compiled.search(folded, start, stop)):
            if not (item.head == item.start and not folded[start:stop].strip(" 0123456789.、()“")):
                return None
        if item.label and _SUPERVISION.compiled.search(folded, *item.label):
            return None
        while start > line:
            stop = start
            start = self._sentence(line, stop - 1)
            if found := self._introduced(start, stop):
                return _one(found)
        return self._above(index)

    def _introduced(self, start: int, stop: int) -> list[Introduced]:
        return introduced(self._folded, start, stop, self._places)

    def _above(self, index: int) -> Owner | None:
        """What the nearest line above says that names a group, or heads a list with a body."""
        loose: Owner | None = None
        crossed = False
        for i in range(index - 1, max(-1, index - _REACH), -1):
            said = self._line(i)
            groups = [o for o in said.owners if o.group]
            if groups:
                numbered = said.marked or said.heading is not None
                return None if crossed and numbered else _one(groups)
            if said.heading and not crossed:
                owner = Owner(*said.heading, "contact.owner.heading")
                if said.marked:
                    return owner
                if loose is None and index - i <= 6 and i > 1 and not self._signed(i):
                    loose = owner
            elif said.section:
                crossed = True
        return loose

    def _signed(self, i: int) -> bool:
        """Whether the line is a signature: a date stands below it."""
        lines = self._text.lines
        return any(_DATE_LINE.compiled.match(self._folded[s:e]) for s, e in lines[i + 1 : i + 3])

    def _line(self, i: int) -> _Line:
        if i not in self._lines:
            self._lines[i] = self._read(*self._text.lines[i])
        return self._lines[i]

    def _read(self, start: int, end: int) -> _Line:
        folded = self._folded
        if start == end or self._tables.at(start):
            return _Line([], None, False, False)
        owners = self._introduced(start, end)
        match = _HEADING.compiled.match(folded[start:end])
        if not match:
            return _Line(owners, None, False, False)
        marked = bool(match["mark"]) or folded[end - 1] == ":"
        span = (start + match.start("text"), start + match.end("text"))
        if is_body(match["text"].replace(" ", "")):
            return _Line(owners, span, marked, False)
        led = LED.compiled.match(folded[start:end])
        return _Line(owners, None, marked, bool(match["mark"]) and not led and not owners)


def _one(found: list[Introduced]) -> Owner | None:
    """The owner of the last that is named, unless it is one of several."""
    last = found[-1]
    if not last.one:
        return None
    return Owner(last.start, last.end, last.rule)


RULES = (LED, _SET, _HEADING, _DATE_LINE, _SUPERVISION)
