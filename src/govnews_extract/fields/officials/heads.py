"""Post heads (书记, 局长, 巡视员 …) and the printed title that ends with each."""

from __future__ import annotations

from typing import NamedTuple

from govnews_extract.fields.officials.edges import BODY_END, after_stops, at_place, ends_body, starts_body
from govnews_extract.fields.officials.view import HARD, View
from govnews_extract.lexicon.names import NameStatistics
from govnews_extract.rules import Rule

_REACH = 48
_SPLIT_TITLE = frozenset("副代总第")
TENSE = Rule(
    "official.tense",
    r"^(?:原任|原|时任|前任|前(?!锋|旗|郭|进)|拟任|拟|现任|新任|首任|新一任|继任|[该我本]([省市县区镇乡州旗])(?=\1长)|该|我|本|其|这|此)(?=..)",
    examples=("「原」局长", "「时任」县长", "「新一任」校长", "「拟任」副局长", "「本」公司经理"),
    rejects=("前锋区区长",),
)
FORMER = Rule(
    "official.former",
    r"^(?:原任|原|时任|前任|前)",
    examples=("「原任」", "「时任」"),
    rejects=("现任",),
)
INNER_FORMER = Rule(
    "official.inner_former",
    r"(?<!中)原(?=\p{Han})(?![料因则告子油材本有来始地址创理种木煤农生貌著文版籍名件样点野稿先]|平市|阳县|州区)",
    examples=("水利局「原」党组书记", "县「原」副县长", "公安局「原」政委", "省委「原」常委"),
    rejects=("原料", "县中原区", "某市原平市市长"),
)
_TENSE_OPENS = frozenset("原时前拟现新继该我本其这此")  # the first characters of `TENSE`
_NUMBER_OPENS = frozenset("(0123456789一二三四五六七八九十")
_BODY_TAILS = frozenset("局厅室处站所院")
NUMBERING = Rule(
    "official.title_numbering",
    r"\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)、.]+",
    examples=("「1.」组长", "「(二)」县长", "「一、」"),
    rejects=("组长",),
)
RULES = (
    TENSE,
    FORMER,
    INNER_FORMER,
    NUMBERING,
)


_NO_POSTS = frozenset(("联系人", "代表", "主要领导", "负责同志"))  # nobody's title: whom to ring, delegates


class Title(NamedTuple):
    """A printed title `s[start:end]`; the head word begins at `head`."""

    start: int
    end: int
    head: int
    word: str
    flags: frozenset[str]
    former: bool


def find_heads(view: View) -> list[Title]:
    """Every post head outside masked stretches, longest first where they overlap; no left edges yet."""
    s = view.s
    rows = view.lexicon.rows("post")
    heads: list[Title] = []
    tokens = view.posts
    surname = NameStatistics().surname
    no_ends = {
        t.end
        for t in tokens
        if not view.lexicon.is_head(s, t)
        and not s.startswith("人选", t.end)
        and surname(s[t.end : t.end + 2]) <= 0  # 主席令狐…: the 令 of a surname
    }
    refused = {(t.start, t.end) for t in tokens if t.end in no_ends}  # 人大主席 as 主席 before 团
    for token in tokens:
        if token.word in _NO_POSTS or (token.start, token.end) in refused:
            continue
        if heads and token.end <= heads[-1].end:
            continue
        if heads and token.start < heads[-1].end:  # 市长助理 over 市长; 书记处 never gets here
            if token.start == heads[-1].head:
                heads.pop()
            else:
                continue
        if s[token.end : token.end + 1] in _BODY_TAILS or view.is_masked(token.start):
            continue
        heads.append(Title(token.start, token.end, token.start, token.word, rows[token.word].flags, False))
    return heads


_COMPANY = ("有限", "股份", "集团", "公司", "控股")
_CAMPAIGN = ("主题教育", "专项", "活动", "工程", "工作", "行动", "学习教育", "办公室", "领导小组")


def _segment_start(view: View, head: int, floor: int) -> int:
    """Walk left from a head to the punctuation that bounds its title."""
    low = max(floor, head - _REACH)
    k = head
    while k > low:
        bound = view.bound_before(k, low)
        for gap in reversed(view.gaps_between(bound + 1, k + 1)):
            if not _gap_inside_title(view, gap, head):
                return gap
        if bound < low:
            return low
        opened = _reopened(view, bound, floor)
        if opened is None:
            return bound + 1
        k = opened
    return k


def _reopened(view: View, bound: int, floor: int) -> int | None:
    """Where the bracket or quotation that closes at `bound` opens, if it is part of a body's name."""
    s = view.s
    low = max(floor, bound - 29)
    if s[bound] == ")":
        opened = s.rfind("(", low, bound)
        # 某某(海外)有限公司, 某某(苏州)医疗器械有限公司
        of_company = s.startswith(_COMPANY, bound + 1) or s.find("有限公司", bound, bound + 16) > 0
        inside = opened > floor and (of_company or _bracket_in_body(s[opened + 1 : bound], s[opened - 1]))
        return opened if inside else None
    if s[bound] in '”"’' and s.startswith(_CAMPAIGN, bound + 1):
        opened = max(s.rfind(mark, low, bound) for mark in '“"‘')
        if opened > floor and s[opened - 1] not in HARD:
            return opened
    return None


def _bracket_in_body(inside: str, before: str) -> bool:
    """中央党校(国家行政学院)…教授, 某某(集团)公司: the bracket belongs to the body's name."""
    if inside in ("集团", "控股", "股份", "总部", "中国", "国际"):
        return True
    return (
        len(inside) >= 2
        and inside[-1] in BODY_END | frozenset("海京津庆")
        and before in BODY_END | frozenset("校党国")
    )


def _gap_inside_title(view: View, k: int, head: int) -> bool:
    s = view.s
    if s[k - 1] in _SPLIT_TITLE or (k < len(s) and k == head + 1):
        return True
    if k - 1 >= head:  # 组 长
        return True
    before = s[k - 2 : k]
    if (view.gap(k) >= 2 and head - k > 1) or (k == head and s[k - 1] == "组"):
        return False
    # 市 长: single characters set apart
    if view.gap(k - 1) and head - k <= 1:
        return True
    return s[k - 1] in BODY_END and before not in ("同志",) and view.gap(k) == 1 and head - k <= 6


def read_title(view: View, head: Title, floor: int) -> Title | None:
    """The head with its left edge: what stands before it in the clause and belongs to its body."""
    s = view.s
    start = _segment_start(view, head.head, floor)
    start = after_stops(view, start, head.head)
    start = at_place(view, start, head.head)
    if s[start] in _NUMBER_OPENS and (number := NUMBERING.match(s, start, head.head)) is not None:
        start = number.end()
    while s[start] in "和与及暨并" and starts_body(view, start + 1, head.head):
        start += 1
    if (
        s[start] == "任"
        and start + 1 < head.head  # 任县长 is a person's later mention
        and s[start + 1] in "省市县区州旗"
        and s[start + 2] != s[start + 1]
    ):
        start += 1  # ,任|县审计局局长, no place of that name
    if s[start] == "了" and start < head.head:
        start += 1  # 主持了|某某大学…
    former = s.endswith(("时任", "原任"), 0, start) or (
        s[start - 1 : start] == "原" and (start == 1 or s[start - 2] in HARD)
    )
    while s[start : start + 1] in _TENSE_OPENS and (tense := TENSE.match(s[start : head.end])) is not None:
        former = former or bool(FORMER.match(tense.group()))
        start += tense.end()
        if s[start + 1 : start + 2] == "原" and s[start] in _BODY_TAILS and start + 2 <= head.head:
            former, start = True, start + 2  # 该局原副局长
    if start > head.head:
        start = head.head
    former = former or _formerly(s, start, head.end)
    return Title(start, head.end, head.head, head.word, head.flags, former)


def _formerly(s: str, start: int, end: int) -> bool:
    """Whether 原 stands inside the title, after its body: 水利局原党组书记."""
    if s.find("原", start + 2, end) < 0:
        return False
    inner = INNER_FORMER.search(s, start + 2, end)
    return inner is not None and ends_body(s, inner.start())
