"""The groups of a release as a whole: which of them an office that does not name its own belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from govnews_extract.resolve.groups import ORDINAL, OWNER, Group, find_groups, kind_of_group
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_TABLE_ROWS = 8
_ROW = 2000
_SENDER = Pattern(r".{0,20}?(?:[省市县区州旗盟地]委|中央|党委)")
_SENT = Pattern(
    r"([省市县区州旗盟地]委|中央)(?:(?:20\d\d年)?第?\p{Han}{1,3}轮)?(?:派出|组建)?(?:\d{1,2}个)?\p{Han}{0,8}(?:巡[视察]|督[察导])"
)
_NUMBER_ONLY = Pattern(rf"{ORDINAL}组$")
_SENT_OUT = frozenset(("巡视", "巡察", "督察", "督导"))
# Of these a release has one, which its short name means.
_ALONE = frozenset(("领导小组", "联席会议", "指挥部", "专班"))
_LINE_ORDINAL = Pattern(rf"(?:^|\n)[ \t\u3000]{{0,8}}({ORDINAL})(?:小)?组(?=[:\s(])")
_COUNT = Pattern(r"^(?:\d{1,2}|[几两一二三四五六七八九十]{1,2})个")


class _Row(NamedTuple):
    """Groups in order of start, and for each the group that an office behind it means."""

    starts: list[int]
    groups: list[Group]

    def before(self, at: int) -> Group | None:
        """The group for an office at `at`."""
        last = bisect_right(self.starts, at)
        return self.groups[last - 1] if last else None


class Groups:
    """The groups that a headline and a text print. Every question is answered by a table made once.

    >>> groups = Groups(Text("省第三生态环境保护督察组进驻。督察组组长于海"), "")
    >>> groups.nearest(20).name, groups.full("督察组", 15)
    ('省第三生态环境保护督察组', '省第三生态环境保护督察组')
    """

    def __init__(self, text: Text, headline: str) -> None:
        self._text = text
        self._headline = headline
        self._nearest: dict[str, _Row] = {}
        self._ending: dict[int, dict[str, _Row]] = {}
        self._senders: dict[str, str] = {}

    @cached_property
    def all(self) -> list[Group]:
        """The groups in order of start; one that the headline prints in full stands at the head."""
        titled = [g._replace(start=-1, end=0) for g in find_groups(Text(self._headline)) if g.owned]
        return sorted((*titled, *find_groups(self._text)), key=_start)

    @cached_property
    def _starts(self) -> list[int]:
        return [group.start for group in self.all]

    def nearest(self, at: int, kind: str = "") -> Group | None:
        """The group of an office at `at`: the last one before it, numbered and owned ones first.

        >>> Groups(Text("州委第二巡察组进驻。巡察组要求：组长于海。"), "").nearest(18).name
        '州委第二巡察组'
        """
        if kind not in self._nearest:
            self._nearest[kind] = _best([g for g in self.all if kind in fold(g.name)])
        return self._nearest[kind].before(at)

    def full(self, body: str, at: int) -> str:
        """The full name of a group printed in short at `at`: 督察组, 第七巡察组 → the one printed before."""
        folded = fold(body)
        kind = kind_of_group(folded)
        near = None if folded.startswith("第") else self.nearest(at, kind)
        if near is not None and near.owned:
            return self.by_line(near, at)
        if (printed := self._ends_in(folded).before(at)) is not None:
            return printed.name
        if near is not None and kind in _ALONE and _is_named(near):
            return near.name
        if kind not in self._senders:
            self._senders[kind] = self._sender(kind)
        return self._senders[kind] + body

    def _ends_in(self, folded: str) -> _Row:
        """The owned groups whose names end in a folded name."""
        size = len(folded)
        if size not in self._ending:
            rows = self._ending[size] = {}
            for group in self.all:
                if group.owned:
                    row = rows.setdefault(fold(group.name)[-size:], _Row([], []))
                    row.starts.append(group.start)
                    row.groups.append(group)
        return self._ending[size].get(folded, _NONE)

    def _sender(self, kind: str) -> str:
        """Who sends groups of a kind, as printed; empty where nothing tells."""
        for group in self.all:
            if group.kind == kind and (owner := _SENDER.match(fold(group.name))):
                return group.name[: owner.end()]
        for sent in _SENT.finditer(self._text.folded):
            if kind in sent.group():
                return self._text.raw[sent.start() : sent.end(1)]
        return ""

    def by_line(self, group: Group, at: int) -> str:
        """The name of a group that a line numbers: 第一组:… after 组建七个中央督察组 → 中央第一督察组."""
        if group.numbered:
            return group.name
        last = bisect_right(self._ordinals, (at,)) - 1
        if last < 0 or self._ordinals[last][0] < group.end:
            return group.name
        owner = OWNER.search(fold(group.name))
        cut = owner.end() if owner else 0
        sender = group.name[:cut] or (self._sent_out[1] if group.kind in _SENT_OUT else "")
        return sender + self._ordinals[last][1] + _COUNT.sub("", group.name[cut:])

    @cached_property
    def _ordinals(self) -> list[tuple[int, str]]:
        """(start, printed ordinal) of the lines that begin with the number of a group."""
        text = self._text
        return [(m.start(), text.raw[slice(*m.span(1))]) for m in _LINE_ORDINAL.finditer(text.folded)]

    def numbered(self, body: str) -> str:
        """第一组 in a table of 县委派出3个巡察组 → 县委第一巡察组; as printed where nothing tells.

        >>> Groups(Text("县委派出3个巡察组。"), "").numbered("第一组")
        '县委第一巡察组'
        """
        kind, sender = self._sent_out
        return sender + body[:-1] + kind + body[-1] if kind and sender else body

    @cached_property
    def _sent_out(self) -> tuple[str, str]:
        """The kind of groups that are sent out, and who sends them."""
        kind = next((kind for group in self.all if (kind := group.kind) in _SENT_OUT), "")
        sent = _SENT.search(self._text.folded) or _SENT.search(fold(self._headline))
        return kind, sent.group(1) if sent is not None else ""

    def of_column(self, at: int) -> Group | None:
        """The group that heads the column of a table in which `at` stands, where groups are columns."""
        folded = self._text.folded
        start = _row_of(folded, at)
        for mark in "\t|":
            column = folded.count(mark, start, at)
            if not column:
                continue
            stop = start - 1
            for _ in range(_TABLE_ROWS):
                if stop <= 0:
                    break
                above = _row_of(folded, stop)
                for i in range(bisect_left(self._starts, stop) - 1, bisect_left(self._starts, above) - 1, -1):
                    if folded.count(mark, above, self._starts[i]) == column:
                        return self.all[i]
                stop = above - 1
        return None


def is_numbered(folded: str) -> bool:
    """Whether a group says nothing but its number: 第一组."""
    return folded.startswith("第") and _NUMBER_ONLY.match(folded) is not None


def _row_of(folded: str, at: int) -> int:
    """Where the row of a table that holds `at` begins, as far back as rows reach."""
    low = max(0, at - _ROW)
    return max(folded.rfind("\n", low, at) + 1, low)


def _best(groups: list[Group]) -> _Row:
    """For each group the one of those up to it that an office behind means."""
    best: list[Group] = []
    for group in groups:
        best.append(group if not best or _rank(group) >= _rank(best[-1]) else best[-1])
    return _Row([group.start for group in groups], best)


def _rank(group: Group) -> tuple[bool, bool, bool, bool]:
    return group.numbered and group.owned, group.numbered, group.owned, _is_named(group)


def _is_named(group: Group) -> bool:
    """Whether the name says more than what kind of group it is."""
    return len(group.name) > len(group.kind)


def _start(group: Group) -> int:
    return group.start


_NONE = _Row([], [])
