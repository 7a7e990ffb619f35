"""Post heads (书记, 局长, 巡视员 …) and the printed title that ends with each."""

from __future__ import annotations

from typing import NamedTuple

from govnews_extract.fields.officials.view import HARD, View
from govnews_extract.rules import Rule

_REACH = 48
_LONGEST_WORD = 16
_SPLIT_TITLE = frozenset("副代总第")
_CONJUNCTIONS = frozenset("和与及同兼并")
TENSE = Rule(
    "official.tense",
    r"^(?:原任|原|时任|前任|前(?!锋|旗|郭|进)|拟任|拟|现任|新任|继任|[该我本]([省市县区镇乡州旗])(?=\1长)|该|我|本|其|这|此)(?=..)",
    examples=("「原」局长", "「时任」县长", "「拟任」副局长", "「本」公司经理"),
    rejects=("前锋区区长",),
)
FORMER = Rule(
    "official.former",
    r"^(?:原任|原|时任|前任|前)",
    examples=("「原任」", "「时任」"),
    rejects=("现任",),
)
BODY_END = frozenset(
    "局厅部委院校处科室办所站队会社团组司署行厂矿场馆中库库台网店企业集团公司府座园区县市省州盟旗镇乡街村港道系协联院庭"
)
APPOINTING = Rule(
    "official.appointing",
    r"现任|现为|拟任|拟提名为?|提名为?|推荐为|任命|免去|增补|补选|聘任|续聘|解聘|担任|兼任|不再担任|辞去|当选为?|选举|推选|出任|撤销|终止|代表|受聘为|作为|成为|晋升为?",
    examples=("决定「任命」", "「提名为」副县长"),
    rejects=("主持",),
)
SESSION = Rule(
    "official.session",
    r"(?:第?[一二三四五六七八九十]{1,3}届|第[一二三四五六七八九十]{1,3})$",
    examples=("「第十四届」", "「第七」"),
    rejects=("十四届常委会",),
)
INNER_FORMER = Rule(
    "official.inner_former",
    r"原(?=(?:党|副|常务|局|厅|部|书|主|院|校|总|董|处|科|县|市|区|州|镇|乡|所|站|馆|社|会|检|纪|二|三|四|一|正|巡|调))",
    examples=("水利局「原」党组书记", "县「原」副县长"),
    rejects=("原料", "高原"),
)
_BODY_TAIL = "局厅室处站所库院"
NUMBERING = Rule(
    "official.title_numbering",
    r"\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)、.]+",
    examples=("「1.」组长", "「(二)」县长", "「一、」"),
    rejects=("组长",),
)
RULES = (
    TENSE,
    FORMER,
    APPOINTING,
    SESSION,
    INNER_FORMER,
    NUMBERING,
)


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
    tokens = view.tokens.get("post", [])
    no_ends = {t.end for t in tokens if not view.lexicon.is_head(s, t) and not s.startswith("人选", t.end)}
    refused = {(t.start, t.end) for t in tokens if t.end in no_ends}  # 人大主席 as 主席 before 团
    for token in view.tokens.get("post", ()):
        if token.word in _NO_POSTS or (token.start, token.end) in refused:
            continue
        if heads and token.end <= heads[-1].end:
            continue
        if heads and token.start < heads[-1].end:  # 市长助理 over 市长; 书记处 never gets here
            if token.start == heads[-1].head:
                heads.pop()
            else:
                continue
        if view.is_masked(token.start) or (
            s[token.end : token.end + 1] in _BODY_TAIL and s[token.end : token.end + 1]
        ):
            continue
        heads.append(Title(token.start, token.end, token.start, token.word, rows[token.word].flags, False))
    return heads


_CAMPAIGN = ("主题教育", "专项", "活动", "工程", "工作", "行动", "学习教育", "办公室", "领导小组")


def _segment_start(view: View, head: int, floor: int) -> int:
    """Walk left from a head to the punctuation that bounds its title."""
    s = view.s
    k = head
    while k > floor and head - k < _REACH:
        c = s[k - 1]
        if c == ")":
            opened = s.rfind("(", max(floor, k - 30), k)
            if opened <= floor or not _bracket_in_body(s[opened + 1 : k - 1], s[opened - 1]):
                break
            k = opened
            continue
        if c in '”"’':
            opened = max(
                s.rfind("“", max(floor, k - 30), k - 1),
                s.rfind('"', max(floor, k - 30), k - 1),
                s.rfind("‘", max(floor, k - 30), k - 1),
            )
            if opened > floor and s.startswith(_CAMPAIGN, k) and s[opened - 1] not in HARD:
                k = opened
                continue
            break
        if c in HARD or c in "(":
            break
        if view.gap(k) and not _gap_inside_title(view, k, head):
            break
        k -= 1
    return k


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
    start = _after_stops(view, start, head.head)
    start = _at_place(view, start, head.head)
    if (number := NUMBERING.match(s, start, head.head)) is not None:
        start = number.end()
    while s[start] in "和与及暨并" and _starts_body(view, start + 1, head.head):
        start += 1
    former = False
    while (tense := TENSE.match(s[start : head.end])) is not None:
        former = former or bool(FORMER.match(tense.group()))
        start += tense.end()
    if start > head.head:
        start = head.head
    inner = INNER_FORMER.search(s, start + 2, head.end)
    former = former or (inner is not None and s[inner.start() - 1] in BODY_END)
    return head._replace(start=start, former=former)


def _protected(view: View, i: int, j: int) -> bool:
    """Whether s[i:j] lies inside a longer body, level, place or post word."""
    return any(
        (token.end >= j and token.end - token.start > j - i) or token.start < i < token.end
        for kind in ("level", "suffix", "place", "post", "body")
        for token in view.between(kind, i - _LONGEST_WORD, i + 1)
    )


def _starts_body(view: View, i: int, head: int) -> bool:
    """Whether a title can begin at `s[i]`: a level, a place, an ordinal, 副, or the head itself."""
    s = view.s
    return (
        i == head
        or i in view.starts.get("level", {})
        or i in view.starts.get("place", {})
        or i in view.starts.get("start", {})
        or i in view.starts.get("country", {})
        or i in view.starts.get("post", {})
        or s[i] in "副第原代"
    )


_NO_POSTS = frozenset(("联系人", "代表", "主要领导", "负责同志"))  # nobody's title: whom to ring, delegates
_JOINS = frozenset(("驻", "派驻", "派出", "驻京"))


def _verb_of_body(view: View, i: int) -> bool:
    """指导组, 督查室, 试验区: a verb followed by a body's ending is part of the body's name."""
    further = view.starts.get("stop", {}).get(i)
    if further is not None and further - i >= 2 and _verb_of_body(view, further):
        return True
    end = view.starts.get("suffix", {}).get(i)
    return (end is not None and view.s[i] not in "会委院党部" and end - i <= 2) or view.s[i : i + 1] == "庭"


def _starts_level(view: View, i: int) -> bool:
    """Whether a new title clearly begins at `s[i]`: after 和 only this ends the title before."""
    starts = view.starts
    return i in starts.get("level", {}) or i in starts.get("place", {}) or view.s[i] in "副第原"


def _inside_word(view: View, i: int) -> bool:
    """Whether the single character `s[i]` is part of a common word: 由 in 自由, 任 in 信任."""
    frequency = view.lexicon.words.frequency
    if _starts_level(view, i + 1):
        return False
    return frequency(view.s[i : i + 2]) >= 100 or frequency(view.s[i - 1 : i + 1]) >= 100


def _after_stops(view: View, start: int, head: int) -> int:
    s = view.s
    cut = start
    for token in view.between("stop", start, head):
        if token.end > head or token.word in _CONJUNCTIONS or _protected(view, token.start, token.end):
            continue
        if (
            token.end - token.start == 1
            and (token.word != "的" or s[token.start - 1] == "党")
            and (not _starts_body(view, token.end, head) or _inside_word(view, token.start))
        ):
            continue
        if (
            token.word in _JOINS
            or s.startswith("驻", token.end)
            or (token.end - token.start > 1 and _verb_of_body(view, token.end))
        ):
            continue
        if token.word == "原" and s[token.start - 1] in BODY_END and token.start > start:
            continue  # 某局原党组书记: the title begins with the body
        cut = max(cut, token.end)
    for verb in view.between("follow", start, head):
        if verb.end - verb.start > 1 and verb.word != "代理" and verb.end <= head and _starts_level(view, verb.end):
            cut = max(cut, verb.end)  # 传达|县委书记
    for verb in APPOINTING.finditer(s, start, head):
        if not _protected(view, verb.start(), verb.end()):
            cut = max(cut, verb.end())
    for i in range(max(cut, start), head):
        if s[i] not in _CONJUNCTIONS or i <= cut or _protected(view, i, i + 1):
            continue
        if _starts_level(view, i + 1) or (s[i] == "兼" and i in view.ends.get("post", {})):
            cut = i + 1
    return cut


def _covered(view: View, i: int, j: int) -> bool:
    """Whether the place s[i:j] is only part of a longer word: 资源 in 自然资源."""
    s, frequency = view.s, view.lexicon.words.frequency
    if j - i == 2 and any(frequency(s[a:b]) >= 30 for a, b in ((i - 2, j), (i - 1, j), (i, j + 2)) if a >= 0):
        return True
    return any(
        (t.start < i and t.end >= j) or (t.start == i and t.end > j and s[j] not in "省市县区州旗盟镇乡")
        for kind in ("start", "suffix", "level")
        for t in view.between(kind, i - _LONGEST_WORD, i + 1)
    )


def _at_place(view: View, start: int, head: int) -> int:
    """Begin at a place's full name, or at a far level word, if what stands before it is no part of a body."""
    if start in view.starts.get("level", {}) or start in view.starts.get("place", {}):
        return start
    first = _first_opening(view, start, head)
    if first is None or first <= start:
        return start
    prefix = view.s[start:first]
    if (session := SESSION.search(prefix)) is not None:
        return start + session.start()
    if prefix[-1] in BODY_END or prefix.endswith(_BEFORE_PLACE):
        return start
    if any(t.end <= first for t in view.between("suffix", start, first)):
        return start
    return first


_BEFORE_PLACE = (
    "中共",
    "中国",
    "全国",
    "共青团",
    "政协",
    "驻",
    "原",
    "第一",
    "副",
    "工商联",
    "民进",
    "民盟",
    "民革",
    "致公党",
    "九三",
)


def _first_opening(view: View, start: int, head: int) -> int | None:
    places = [
        t.start
        for t in view.between("place", start, head)
        if t.end <= head + 2
        and t.end - t.start >= 3
        and view.s[t.end - 1] in "省市县区州旗盟镇乡"
        and not _covered(view, t.start, t.end)
    ]
    levels = [
        t.start
        for t in view.between("level", start + 7, head)
        if t.end - t.start >= 2 and view.s[t.start] in "省市县区州旗盟" and not _covered(view, t.start, t.end)
    ]
    return min(places + levels, default=None)
