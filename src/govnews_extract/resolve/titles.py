"""A printed title as body and office: 市委组织部副部长 → 市委组织部, 副部长; 统战部长 → 统战部, 部长."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import NamedTuple

from govnews_extract.resolve.patterns import Pattern

_LONGEST_HEAD = 12
_LONGEST_MODIFIER = 4
_MODIFIERS = (
    r"(?:第[一二]|常务|临时|专职|兼职|挂职|驻会|执行|名誉|轮值|首席|代理|代|副|候补|[一二三四五六七]级|高级"
    r"|[正副]?(?:[部省厅司局地处县科股乡镇团师]|副[厅处科])级)"
)
# What a body ends with, where the rest of a head word is an office of its own: 党组|成员, 工会|主席.
_BODY_ENDS = ("人大", "政协", "党组", "支部", "总支", *"局厅部委办处室院会署庭厂社台馆站队府校联协村组所科司")
_LEVELS = ("国家", "自治区", *"省市县区州旗盟镇乡")
_GRADED = Pattern(r"[正副]?[部省厅司局地处县科股乡镇团师]级[\p{Han}]{2,4}$")
_UNITS = "局厅部处科股室院所站队庭组社台馆署司团会"
_FUSED_UNITS = frozenset("局厅部处科组所站院")
_MODIFIER_RUN = Pattern(_MODIFIERS + "+")
_LEADING = Pattern(_MODIFIERS + "*")
# What modifiers are, and what grades end with: most offices have none, and are told by these at once.
_MODIFIER_WORDS = (
    "第一", "第二", "常务", "临时", "专职", "兼职", "挂职", "驻会", "执行", "名誉", "轮值", "首席", "代", "副", "候补",
)  # fmt: skip
_MODIFIER_ENDS = (*_MODIFIER_WORDS, "代理", "级")
_BODY_ENDS_IN = Pattern(r"[局厅部委办处室院会署队社台馆站所府校司]")
_ACTING = Pattern(r"^代(?!表)理?(?=[\p{Han}]{2})")
_STRONG_ENDS = (
    *"局厅部委办院学校行会处室组署所站队社台馆园厂场庭股科司联协团村",
    "办公室", "中心", "公司", "集团", "总支", "支部", "政府", "人大", "政协", "中央", "街道", "社区", "专班",
)  # fmt: skip
_NEVER_FUSED = frozenset("校行")
_GOVERNMENTS = frozenset("省市区县州盟旗镇乡")


class Split(NamedTuple):
    """`title[:at]` names the body, `title[at:]` the office; `unit` ends the body that the office implies.

    统战部长 has at 2 and unit 部: the body is 统战 + 部. `core` is the office without 副, 常务 and the like.
    """

    at: int
    unit: str
    core: str


def split_title(title: str, heads: Container[str]) -> Split:
    """Where a folded title, without blanks, parts into body and office. `heads` are the known offices.

    >>> heads = {"部长", "局长", "副局长", "党组成员", "成员", "二级巡视员", "巡视员"}
    >>> split_title("市委组织部副部长", heads), split_title("财政副局长", heads)
    (Split(at=5, unit='', core='部长'), Split(at=2, unit='局', core='局长'))
    >>> split_title("县水务局党组成员", heads).at, split_title("市商务局二级巡视员", heads).at
    (6, 4)
    """
    head = _longest_head(title, heads)
    at = len(title) - len(head)
    for cut in range(len(head) - 1, 0, -1):
        if head[cut:] in heads and (head[:cut].endswith(_BODY_ENDS) or head[:cut] in _LEVELS):
            at += cut
            break
    else:
        at += _fused(head)
    at = _over_modifiers(title, at)
    core = _core(title[at:])
    return Split(at, _implied_unit(title[:at], core), core)


def _core(office: str) -> str:
    """The office without the modifiers before it; one that is nothing else stays."""
    graded = "级" in office[:4]
    if not graded and not office.startswith(_MODIFIER_WORDS):
        return office
    if not graded and office[0] == "副" and not office.startswith(_MODIFIER_WORDS, 1):
        return office[1:] or office
    lead = _LEADING.match(office)
    return office[lead.end() :] if lead and lead.end() < len(office) else office


def _fused(head: str) -> int:
    """How much of 财政副局长 is the name of a body that lacks its 局; 0 where there is none."""
    if len(head) < 3 or head[-1] != "长" or head[-2] not in _FUSED_UNITS:
        return 0
    stem = head[:-3] if head[-3] == "副" and len(head) > 3 else head[:-2]
    return 0 if stem in ("总", "小", "副") or _MODIFIER_RUN.fullmatch(stem) else len(stem)


def _longest_head(title: str, heads: Container[str]) -> str:
    for length in range(min(_LONGEST_HEAD, len(title)), 0, -1):
        if title[-length:] in heads:
            return title[-length:]
    if "级" in title and (graded := _GRADED.search(title)):
        return graded.group()
    bodies = [m.end() for m in _BODY_ENDS_IN.finditer(title, 0, len(title) - 1)]
    return title[bodies[-1] :] if bodies else title


def _over_modifiers(title: str, at: int) -> int:
    """Move left over 副, 常务, 专职 and grades before the office."""
    if not title.endswith(_MODIFIER_ENDS, 0, at):
        return at
    words, ends = _modifier_words(), [at]
    for start in range(at - 1, max(0, at - 8) - 1, -1):
        if ends[-1] - start > _LONGEST_MODIFIER:
            break
        if any(title[start:end] in words for end in ends):
            ends.append(start)
    return ends[-1]


@cache
def _modifier_words() -> frozenset[str]:
    """Every modifier that stands before an office, as a word."""
    ranks = [f"{side}{rank}级" for side in ("", "正", "副") for rank in "部省厅司局地处县科股乡镇团师"]
    ranks += [f"{side}副{rank}级" for side in ("", "正", "副") for rank in "厅处科"]
    return frozenset((*_MODIFIER_WORDS, "代理", *(f"{size}级" for size in "一二三四五六七高"), *ranks))


def _implied_unit(body: str, core: str) -> str:
    """The unit that an X长 adds to a body that lacks it: 统战 + 部长 → 部."""
    if len(core) != 2 or core[1] != "长" or core[0] not in _UNITS or core[0] in _NEVER_FUSED or not body:
        return ""
    return "" if ends_with(body, _STRONG_ENDS) else core[0]


def ends_with(folded: str, ends: tuple[str, ...]) -> bool:
    """Whether a name ends in one of `ends`, or in one and a bracket.

    >>> ends_with("市文联", ("文联",)), ends_with("(市文联)", ("文联",)), ends_with("文联主席", ("文联",))
    (True, True, False)
    """
    return folded.endswith(ends, 0, len(folded) - 1 if folded.endswith((")", "）")) else len(folded))


def governs(core: str) -> str:
    """The level word of an office that heads a government (县长 → 县), else an empty string.

    >>> governs("县长"), governs("局长"), governs("专员")
    ('县', '', '地区')
    """
    core = core.removesuffix("助理")
    if len(core) == 2 and core[1] == "长" and core[0] in _GOVERNMENTS:
        return core[0]
    return "地区" if core == "专员" else ""


def office_of(office: str) -> str:
    """The office as `position` gives it: without 代 and 代理, which `status` tells.

    >>> office_of("代理主任"), office_of("副组长"), office_of("代表")
    ('主任', '副组长', '代表')
    """
    return _ACTING.sub("", office) if office.startswith("代") else office
