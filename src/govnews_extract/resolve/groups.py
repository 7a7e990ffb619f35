"""Printed groups (巡视组, 领导小组, 联席会议): where they stand, for offices that do not name theirs."""

from __future__ import annotations

from typing import NamedTuple

from govnews_extract.resolve.bodynames import read_lead, without_session
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.placecounts import places_in
from govnews_extract.rules import Rule
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_ORDINAL = r"第[一二三四五六七八九十〇\d]{1,3}"

GROUP_END = Rule(
    "end of a group's name",
    rf"(?:巡视|巡察|督察|督导|督查|巡查|检查|考核|考察|指导|调研|工作|专项|领导|协调)"
    rf"(?:{_ORDINAL}|[一二三四五六七八九十\d]{{1,2}})?小?组(?:{_ORDINAL}组)?"
    r"|联席会议(?!制度)|指挥部|工作专班",
    examples=("省委第三「巡视组」巡视", "成立云岭市防汛抗旱「指挥部」", "县委专项「巡察第一组」"),
    rejects=("组织部", "会议", "联席会议制度"),
)
RULES = (GROUP_END,)

_REACH = 42
_TABLE_ROWS = 8
_BREAK = Pattern(r"[\s,，。;；:：、()“”\"《》<>\[\]|!?]")
# Words that stand before a group in its clause and are no part of its name.
_CUT = Pattern(
    r"关于|成立|召开|组建|进驻|派出|调整|设立|下设|开展|根据|按照|参加|出席|接受|配合|支持|会前|会上|其中|以下简称|负责"
    r"|承担|落实|履行|报告|报送|经过?|自(?![建治查然愿救])|[该由向对将在到是]|为(?!民)|从"
)
_QUOTED = Pattern(r"“[\p{Han}\d、·]{1,16}”|\"[\p{Han}\d、·]{1,16}\"")
_SHORT_FOR = ("简称", "简称“", '简称"', "简称为")
_JOINED = Pattern(r"[和与及同](?=[省市县区州旗盟地]委|中央|\p{Han}{1,4}[省市县区州旗盟]委)")
_OWNER = Pattern(r"[省市县区州旗盟地]委|中央|国务院|国家|自治区|兵团")
_SENDER = Pattern(r".{0,20}?(?:[省市县区州旗盟地]委|中央|党委)")
_SENT = Pattern(
    r"([省市县区州旗盟地]委|中央)(?:(?:20\d\d年)?第?\p{Han}{1,3}轮)?(?:派出|组建)?(?:\d{1,2}个)?\p{Han}{0,8}(?:巡[视察]|督[察导])"
)
_NUMBER_ONLY = Pattern(rf"{_ORDINAL}组$")
_SENT_OUT = frozenset(("巡视", "巡察", "督察", "督导"))
# Of these a release has one, which its short name means.
_ALONE = frozenset(("领导小组", "联席会议", "指挥部", "专班"))
_NUMBERED = Pattern(_ORDINAL + r"(?![届次批])|[视察导查][一二三四五六七八九十\d]{1,2}组")
_LINE_ORDINAL = Pattern(rf"(?:^|\n)[ \t\u3000]{{0,8}}({_ORDINAL})(?:小)?组[:\s(]")
_COUNT = Pattern(r"^(?:\d{1,2}|[几两一二三四五六七八九十]{1,2})个")
_COUNTED = Pattern(r"\d{1,2}个$|各$|[几两一二三四五六七八九十]{1,2}个$")


class Group(NamedTuple):
    """A group printed at `text[start:end]`, its name without sessions.

    `numbered`: one of several (第三巡视组); `owned`: printed with its place, level or authority.
    """

    start: int
    end: int
    name: str
    numbered: bool
    owned: bool

    @property
    def named(self) -> bool:
        """Whether the name says more than what kind of group it is."""
        return len(self.name) > len(kind_of_group(fold(self.name)))


def find_groups(text: Text) -> tuple[Group, ...]:
    """The groups that a text prints, in order, with their names as printed but for sessions.

    >>> [g.name for g in find_groups(Text("会前,省委第三巡视组组长主持。成立云岭市防汛和抗旱指挥部。"))]
    ['省委第三巡视组', '云岭市防汛和抗旱指挥部']
    """
    found = (_group(text, m.start(), m.end()) for m in GROUP_END.finditer(text.folded))
    return tuple(g for g in found if not text.folded.endswith(_SHORT_FOR, 0, g.start))


def _group(text: Text, mark: int, end: int) -> Group:
    folded = text.folded
    reach = max(0, end - _REACH)
    before, start = _unquoted(folded[reach:mark]), 0
    for pattern in (_BREAK, _CUT, _JOINED):
        for match in pattern.finditer(before, start):
            start = match.end()
    start += reach
    owned = False
    if not _is_owned(folded[start:end]):
        first = [m.start() for m in _OWNER.finditer(folded, start, mark)][:1]
        first += [a for a, _ in places_in(folded, start, mark)][:1]
        if first:
            start, owned = min(first), True
    else:
        owned = True
    name = without_session(text.raw[start:end])
    counted = _COUNTED.search(folded, start, mark)
    numbered = counted is None and _NUMBERED.search(without_session(folded[start:end])) is not None
    return Group(start, end, name, numbered, owned and counted is None)


def _unquoted(folded: str) -> str:
    """With quotations blotted out: they are part of a name (“扫黄打非”领导小组), whatever they say."""
    if "“" not in folded and '"' not in folded:
        return folded
    for quoted in _QUOTED.finditer(folded):
        folded = folded[: quoted.start()] + "某" * len(quoted.group()) + folded[quoted.end() :]
    return folded


def _is_owned(folded: str) -> bool:
    lead = read_lead(without_session(folded))
    return bool(lead.places or lead.level) or _OWNER.match(without_session(folded)) is not None


_KINDS = Pattern(r"巡视|巡察|督察|督导|督查|巡查|检查|考核|考察|指导|调研|领导小组|联席会议|指挥部|专班|协调")


def kind_of_group(folded: str) -> str:
    """What a group does: its last kind word.

    >>> kind_of_group("县委第一巡察组"), kind_of_group("市委巡察工作领导小组"), kind_of_group("第三组")
    ('巡察', '领导小组', '')
    """
    found = [match.group() for match in _KINDS.finditer(folded)]
    return found[-1] if found else ""


def numbered_by_line(text: Text, group: Group, at: int) -> str:
    """The name of a group that a line numbers: 第一组:… after 组建七个中央督察组 → 中央第一督察组."""
    if group.numbered or not (lines := list(_LINE_ORDINAL.finditer(text.folded, group.end, at))):
        return group.name
    owner = _OWNER.search(fold(group.name))
    cut = owner.end() if owner else 0
    return group.name[:cut] + text.raw[slice(*lines[-1].span(1))] + _COUNT.sub("", group.name[cut:])


def full_group(text: Text, groups: tuple[Group, ...], body: str, at: int) -> str:
    """The full name of a group printed in short at `at`: 督察组, 第七巡察组 → the one printed before.

    >>> text = Text("省第三生态环境保护督察组进驻。督察组组长于海")
    >>> full_group(text, find_groups(text), "督察组", 15)
    '省第三生态环境保护督察组'
    """
    folded = fold(body)
    kind = kind_of_group(folded)
    near = None if folded.startswith("第") else nearest_group(groups, at, kind)
    if near is not None and near.owned:
        return numbered_by_line(text, near, at)
    for group in reversed(groups):
        if group.owned and group.start <= at and fold(group.name).endswith(folded):
            return group.name
    if near is not None and near.named and kind in _ALONE:
        return near.name
    for group in groups:
        if kind_of_group(fold(group.name)) == kind and (owner := _SENDER.match(fold(group.name))):
            return group.name[: owner.end()] + body
    for sent in _SENT.finditer(text.folded):
        if kind in sent.group():
            return text.raw[sent.start() : sent.end(1)] + body
    return body


def is_numbered(folded: str) -> bool:
    """Whether a group says nothing but its number: 第一组."""
    return _NUMBER_ONLY.match(folded) is not None


def numbered_group(text: Text, headline: str, groups: tuple[Group, ...], body: str) -> str:
    """第一组 in a table of 县委派出3个巡察组 → 县委第一巡察组; as printed where nothing tells.

    >>> text = Text("县委派出3个巡察组。")
    >>> numbered_group(text, "", find_groups(text), "第一组")
    '县委第一巡察组'
    """
    kinds = [kind for g in groups if (kind := kind_of_group(fold(g.name))) in _SENT_OUT]
    sent = _SENT.search(text.folded) or _SENT.search(fold(headline))
    if not kinds or sent is None:
        return body
    return sent.group(1) + body[:-1] + kinds[0] + body[-1]


def group_of_column(text: Text, groups: tuple[Group, ...], at: int) -> Group | None:
    """The group that heads the column of a table in which `at` stands, where groups are columns."""
    folded = text.folded
    start = folded.rfind("\n", 0, at) + 1
    for mark in "\t|":
        column = folded.count(mark, start, at)
        if not column:
            continue
        stop = start - 1
        for _ in range(_TABLE_ROWS):
            if stop <= 0:
                break
            above = folded.rfind("\n", 0, stop) + 1
            found = [
                g for g in groups if above <= g.start < stop and folded.count(mark, above, g.start) == column
            ]
            if found:
                return found[-1]
            stop = above - 1
    return None


def nearest_group(groups: tuple[Group, ...], at: int, kind: str = "") -> Group | None:
    """The group that an office at `at` belongs to: the last one before it, numbered and owned ones first.

    >>> groups = find_groups(Text("州委第二巡察组进驻。巡察组要求：组长于海。"))
    >>> nearest_group(groups, 18).name
    '州委第二巡察组'
    """
    before = [g for g in groups if g.start <= at and (not kind or kind in fold(g.name))]
    return max(
        reversed(before),
        key=lambda g: (g.numbered and g.owned, g.numbered, g.owned, g.named, g.start),
        default=None,
    )
