"""What a line says to the contacts below it: the bodies that it names, or that it is a heading."""

from __future__ import annotations

from collections.abc import Container

from govnews_extract.fields.contacts.bodies import is_body
from govnews_extract.fields.contacts.entries import is_led
from govnews_extract.fields.contacts.found import Span
from govnews_extract.fields.contacts.layout import REACH
from govnews_extract.fields.contacts.sentences import Introduced, groups_in, introduced, names_unit
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.rules import Rule
from govnews_extract.text import Text

SETS_UP = Rule(
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
_WITH_PERSON = Rule(
    "contact.body_and_person",
    r"(?P<body>\p{Han}{4,26}(?:[局厅委处科股室部院会所站]|中心|公司|办公室|协会))(?:联系人)? ?\p{Han}{2,3}",
    examples=("「县住建局标准定额科程远山」", "「市城市建设协会 葛秋生」"),
    rejects=("县住建局",),
)
_DATE_LINE = Rule(
    "contact.date_line",
    r"\A\s?[\d〇零一二三四五六七八九十]{4} ?年.{1,8}日\s?\Z",
    examples=("「2024年3月1日」",),
    rejects=("2024年3月1日起受理",),
)
RULES = (SETS_UP, _HEADING, _WITH_PERSON, _DATE_LINE)

_SHORT = 60  # no heading is longer


class Line:
    """A line of text. What it names is read when it is asked for: far above a contact, only groups count."""

    def __init__(self, folded: str, span: Span, places: Container[str], *, blank: bool) -> None:
        """`blank` are lines that say nothing: empty ones and those of tables."""
        self._folded = folded
        self._span = span
        self._places = places
        self._blank = blank
        self._groups: list[Introduced] | None = [] if blank else None
        self._owners: list[Introduced] | None = [] if blank else None
        self.heading: Span | None = None  # the body that the line names as a heading
        self.marked = False  # a heading that is numbered or ends with a colon
        self._numbered = False
        start, end = span
        match = _HEADING.compiled.match(folded[start:end]) if not blank and end - start < _SHORT else None
        if match is None:
            return
        self.marked = bool(match["mark"]) or folded[end - 1] == ":"
        name = match["text"]
        if is_body(name.replace(" ", "")):
            self.heading = (start + match.start("text"), start + match.end("text"))
        elif (person := _WITH_PERSON.compiled.fullmatch(name)) and is_body(person["body"]):
            self.heading = (start + match.start("text"), start + match.start("text") + person.end("body"))
            self.marked = True
        else:
            self._numbered = bool(match["mark"])

    @property
    def _within_reach(self) -> Span:
        start, end = self._span
        return max(start, end - REACH), end

    @property
    def groups(self) -> list[Introduced]:
        """The inspection groups that it names."""
        if self._groups is None:
            self._groups = groups_in(self._folded, *self._within_reach, self._places)
        return self._groups

    @property
    def owners(self) -> list[Introduced]:
        """All that it names."""
        if self._owners is None:
            self._owners = introduced(self._folded, *self._within_reach, self._places)
        return self._owners

    @property
    def unit(self) -> bool:
        """Whether it may name a body behind 受理单位: and the like."""
        return not self._blank and names_unit(self._folded[slice(*self._within_reach)])

    @property
    def section(self) -> bool:
        """Whether it is a numbered heading that names no body."""
        return self._numbered and not is_led(self._folded[slice(*self._span)]) and not self.owners

    @property
    def sets_up(self) -> bool:
        """Whether it says that something is set up: 设立, 公布."""
        return SETS_UP.compiled.search(self._folded, *self._span) is not None


class Lines:
    """The lines of a text, each read once."""

    def __init__(self, text: Text, tables: Tables, places: Container[str]) -> None:
        self._folded = text.folded
        self._spans = text.lines
        self._tables = tables
        self._places = places
        self._read: dict[int, Line] = {}

    def __getitem__(self, i: int) -> Line:
        """The line of number `i`."""
        if i not in self._read:
            start, end = self._spans[i]
            blank = start == end or self._tables.at(start) is not None
            self._read[i] = Line(self._folded, (start, end), self._places, blank=blank)
        return self._read[i]

    def signed(self, i: int) -> bool:
        """Whether the line is a signature: a date stands below it."""
        return any(_DATE_LINE.compiled.match(self._folded[s:e]) for s, e in self._spans[i + 1 : i + 3])

    def signatures(self) -> list[str]:
        """The bodies under which a date stands, or which end the text."""
        spans = self._spans
        return [
            self._folded[s:e]
            for i, (s, e) in list(enumerate(spans))[-8:]
            if e - s < _SHORT
            and (i >= len(spans) - 2 or self.signed(i))
            and is_body(self._folded[s:e].replace(" ", ""))
        ]
