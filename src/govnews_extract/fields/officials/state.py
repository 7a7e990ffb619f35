"""What a pass over the titles of a view knows so far, and how a title is bound."""

from __future__ import annotations

from dataclasses import dataclass, field

from govnews_extract.fields.officials.biographies import Biographies
from govnews_extract.fields.officials.heads import Title
from govnews_extract.fields.officials.names import LABEL_BEFORE, LIST_BEFORE, THRESHOLD, Name, NameReader
from govnews_extract.fields.officials.persons import BoundPost, People
from govnews_extract.fields.officials.phrases import ORDINAL, ORDINALS
from govnews_extract.fields.officials.statuses import Statuses
from govnews_extract.fields.officials.view import View


@dataclass(slots=True)
class Last:
    """The most recent binding: who, up to where, and in which direction."""

    names: list[Name]
    end: int
    name_first: bool
    chain: int
    status: str
    rule: str
    label: bool = False
    waiting: list[Name] = field(default_factory=list)


class State:
    """The pass: where it stands, what waits for a name, who was bound last."""

    def __init__(self, view: View, names: NameReader, people: People) -> None:
        self.view = view
        self.names = names
        self.people = people
        self.floor = 0
        self.pending: list[Title] = []
        self.last: Last | None = None
        self.roster: Title | None = None
        self.chain = 0
        self.biographies = Biographies(view, names)
        self.statuses = Statuses(view)

    def bind(
        self,
        names: list[Name],
        titles: list[Title],
        status: str,
        rule: str,
        *,
        new: bool = True,
        body: tuple[int, int] | None = None,
    ) -> None:
        """Give every name every title; `body` is where the body stands if it is parted from its title."""
        if new:
            self.chain += 1
        leads = self._ordinals(titles[0], names)
        former = False
        own: list[tuple[Title, str]] = []
        for title in titles:
            former = former or title.former
            own.append((title, "former" if former else self.statuses.of_title(title, status)))
        for name, lead in zip(names, leads, strict=True):
            posts = [
                BoundPost(t.start, t.end, st, self.chain, rule, self._printed(t, lead), lead, body)
                for t, st in own
            ]
            text = self.view.printed(name.start, name.end)
            self.people.bind(text, (name.start, name.end), posts)
            self.names.known[self.view.s[name.start : name.end]] = name.score

    def _printed(self, title: Title, lead: tuple[int, int] | None) -> str:
        printed = self.view.printed(title.start, title.end)
        if lead is None:
            return printed
        ordinal = ORDINAL.match(printed)
        tail = printed[ordinal.end() :] if ordinal else printed
        return self.view.printed(*lead) + tail

    def _ordinals(self, title: Title, names: list[Name]) -> list[tuple[int, int] | None]:
        """第一、第二巡察组组长甲、乙: one ordinal for each name, where the numbers agree."""
        s = self.view.s
        if len(names) == 1 or not ORDINAL.match(s, title.start):
            return [None] * len(names)
        found = ORDINALS.search(s, max(0, title.start - 40), title.start)
        if found:
            leads = [(m.start(), m.end()) for m in ORDINAL.finditer(s, found.start(), title.start)]
            if len(leads) + 1 == len(names):
                return [*leads, None]
        return [None] * len(names)

    def take(
        self, names: list[Name], title: Title, status: str, rule: str, after: int, *, new: bool = True
    ) -> bool:
        """Bind a title to names that stand before it."""
        self.bind(names, [title], status, rule, new=new)
        self.pending = []
        self.floor = max(self.floor, title.end)
        self.last = Last(names, after, True, self.chain, status, rule)
        return True

    def names_back(self, j: int, before: float = LABEL_BEFORE) -> list[Name]:
        """The list of names that ends at `s[j]`: 甲、乙(女)为…"""
        s = self.view.s
        names: list[Name] = []
        while True:
            while j > self.floor and s[j - 1] == ")":
                opened = s.rfind("(", max(self.floor, j - 24), j)
                if opened < 0:
                    break
                j = opened
            if s.endswith("同志", 0, j):
                j -= 2
            name = self.names.read_back(j, before if not names else LIST_BEFORE, self.floor)
            if name is None:
                return names[::-1]
            names.append(name)
            j = name.start
            if j > self.floor and s[j - 1] in "、和,":
                j -= 1
                if s[j] == "," and not self._comma_list(j):
                    return names[::-1]
            else:
                return names[::-1]

    def _comma_list(self, j: int) -> bool:
        name = self.names.read_back(j, LIST_BEFORE, self.floor)
        return name is not None and name.score > THRESHOLD + 2
