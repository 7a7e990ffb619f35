"""Printed groups (巡视组, 领导小组, 联席会议): where they stand, for offices that do not name theirs."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from govnews_extract.resolve.bodynames import read_lead, without_session
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.placecounts import places_in
from govnews_extract.rules import Rule
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

ORDINAL = r"第[一二三四五六七八九十〇\d]{1,3}"

GROUP_END = Rule(
    "end of a group's name",
    rf"(?:巡视|巡察|督察|督导|督查|巡查|检查|考核|考察|指导|调研|工作|专项|领导|协调)"
    rf"(?:{ORDINAL}|[一二三四五六七八九十\d]{{1,2}})?小?组(?:{ORDINAL}组)?"
    r"|联席会议(?!制度)|指挥部|工作专班",
    examples=("省委第三「巡视组」巡视", "成立云岭市防汛抗旱「指挥部」", "县委专项「巡察第一组」"),
    rejects=("组织部", "会议", "联席会议制度"),
)
RULES = (GROUP_END,)

_REACH = 42
# Read from the right: what stands last before a group decides where its name begins.
_BREAK = Pattern(r"(?r)[\s,，。;；:：、()“”\"《》<>\[\]|!?]")
# Words that stand before a group in its clause and are no part of its name.
_CUT = Pattern(
    r"(?r)关于|成立|召开|组建|进驻|派出|调整|设立|下设|开展|根据|按照|参加|出席|接受|配合|支持|会前|会上|其中|以下简称|负责"
    r"|承担|落实|履行|报告|报送|经过?|自(?![建治查然愿救])|[该由向对将在到是]|为(?!民)|从|长的"
)
_QUOTED = Pattern(r"“[\p{Han}\d、·]{1,16}”|\"[\p{Han}\d、·]{1,16}\"")
_SHORT_FOR = ("简称", "简称“", '简称"', "简称为")
_JOINED = Pattern(r"(?r)[和与及同](?=[省市县区州旗盟地]委|中央|\p{Han}{1,4}[省市县区州旗盟]委)")
OWNER = Pattern(r"[省市县区州旗盟地]委|中央|国务院|国家|自治区|兵团")
_NUMBERED = Pattern(ORDINAL + r"(?![届次批])|[视察导查][一二三四五六七八九十\d]{1,2}组")
_COUNT_ENDS = frozenset("个各")
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
    def kind(self) -> str:
        """What the group does."""
        return kind_of_group(fold(self.name))


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
        if (match := pattern.search(before, start)) is not None:
            start = match.end()
    start += reach
    plain = without_session(folded[start:end])
    owned = _is_owned(plain)
    if not owned:
        owner = OWNER.search(folded, start, mark)
        first = [] if owner is None else [owner.start()]
        first += [a for a, _ in islice(places_in(folded, start, mark), 1)]
        if first:
            start, owned = min(first), True
            plain = without_session(folded[start:end])
    counted = folded[mark - 1 : mark] in _COUNT_ENDS and _COUNTED.search(folded, start, mark) is not None
    numbered = not counted and _NUMBERED.search(plain) is not None
    return Group(start, end, without_session(text.raw[start:end]), numbered, owned and not counted)


def _unquoted(folded: str) -> str:
    """With quotations blotted out: they are part of a name (“扫黄打非”领导小组), whatever they say."""
    if "“" not in folded and '"' not in folded:
        return folded
    for quoted in _QUOTED.finditer(folded):
        folded = folded[: quoted.start()] + "某" * len(quoted.group()) + folded[quoted.end() :]
    return folded


def _is_owned(folded: str) -> bool:
    lead = read_lead(folded)
    return bool(lead.places or lead.level) or OWNER.match(folded) is not None


_KINDS = Pattern(
    r"(?r)巡视|巡察|督察|督导|督查|巡查|检查|考核|考察|指导|调研|领导小组|联席会议|指挥部|专班|协调"
)


def kind_of_group(folded: str) -> str:
    """What a group does: its last kind word.

    >>> kind_of_group("县委第一巡察组"), kind_of_group("市委巡察工作领导小组"), kind_of_group("第三组")
    ('巡察', '领导小组', '')
    """
    match = _KINDS.search(folded)
    return match.group() if match is not None else ""
