"""Where a printed title begins: what of the words before its head belongs to it."""

from __future__ import annotations

from govnews_extract.fields.officials.view import View
from govnews_extract.rules import Rule

SESSION = Rule(
    "official.session",
    r"(?:第?[一二三四五六七八九十]{1,3}届|第[一二三四五六七八九十]{1,3})$",
    examples=("「第十四届」", "「第七」"),
    rejects=("十四届常委会",),
)
IN_CHARGE = Rule(
    "official.in_charge",
    r"(?:分管|负责|主持)[^,。;、]{2,8}$",
    examples=("「分管日常工作」", "「负责常务工作」"),
    rejects=("分管的",),
)
RULES = (SESSION, IN_CHARGE)
BODY_END = frozenset(
    "局厅部委院校处科室办所站队会社团组司署行厂矿场馆中库库台网店企业集团公司府座园区县市省州盟旗镇乡街村港道系协联院庭"
)
_BODY_WORDS = (
    "海关",
    "人大",
    "大学",
    "中学",
    "小学",
    "法学",
    "文联",
    "社联",
)  # 关 ends 有关 too, and 学 many words
_CONJUNCTIONS = frozenset("和与及同兼并")
_JOINS = frozenset(("驻", "派驻", "派出", "驻京"))
_OPENS = frozenset("副第原")
_PLACE_END = frozenset("省市县区州旗盟镇乡")
_BEFORE_PLACE = (
    "中共", "中国", "全国", "共青团", "政协", "驻", "原", "第一", "副", "工商联", "民进", "民盟", "民革", "致公党", "九三",
)  # fmt: skip
_LONGEST_WORD = 16
_LONGEST_CHARGE = 5  # characters of 日常工作 and the like between 分管 and the head
_FAR = 7  # a level word nearer than this belongs to what stands before it: 墨玉|县委


def _protected(view: View, i: int, j: int) -> bool:
    """Whether s[i:j] lies inside a longer body, level, place or post word."""
    for start, end in view.title_words(i - _LONGEST_WORD, i + 1):
        if (end >= j and end - start > j - i) or start < i < end:
            return True
    return False


def ends_body(s: str, i: int) -> bool:
    """Whether what stands before `s[i]` can be the end of a body's name; 关 ends 海关, but 有关 too."""
    return s[i - 1] in BODY_END or s.endswith(_BODY_WORDS, 0, i)


def starts_body(view: View, i: int, head: int) -> bool:
    """Whether a title can begin at `s[i]`: a level, a place, an ordinal, 副, or the head itself."""
    return (
        i == head
        or view.s[i] in "副第原代"
        or view.starts(i, "level", "place", "start", "country", "post", "body")
    )


def _verb_of_body(view: View, i: int) -> bool:
    """指导组, 督查室, 试验区: a verb followed by a body's ending is part of the body's name."""
    further = view.end_of("stop", i)
    if further - i >= 2 and _verb_of_body(view, further):
        return True
    end = view.end_of("suffix", i)
    if view.end_of("level", i) >= end > i:
        return False  # 贯彻|省委
    return (0 < end - i <= 2 and view.s[i] not in "会委院党部军") or view.s[i : i + 1] == "庭"


def _starts_level(view: View, i: int) -> bool:
    """Whether a new title clearly begins at `s[i]`: after 和 only this ends the title before."""
    return view.s[i : i + 1] in _OPENS or view.starts(i, "level", "place")


def _inside_word(view: View, i: int) -> bool:
    """Whether the single character `s[i]` is part of a common word: 由 in 自由, 任 in 信任."""
    frequency = view.lexicon.words.frequency
    if _starts_level(view, i + 1) or view.s.startswith("代理", i + 1):
        return False
    return frequency(view.s[i : i + 2]) >= 100 or frequency(view.s[i - 1 : i + 1]) >= 100


def _charged(view: View, j: int, head: int) -> bool:
    """分管(日常工作)副主席: what the holder is in charge of is part of a deputy's title."""
    return head - j <= _LONGEST_CHARGE and (
        view.s.startswith("副", head) or view.s.startswith("副", head - 1)
    )


def _ends_title(view: View, i: int, j: int, start: int, head: int) -> bool:
    """Whether the stop word `s[i:j]` parts a title from what stands before it."""
    s, word = view.s, view.s[i:j]
    if j > head or word in _CONJUNCTIONS or _protected(view, i, j) or s.startswith("驻", j):
        return False
    if j - i > 1:
        if word in _JOINS or _verb_of_body(view, j) or (word == "分管" and _charged(view, j, head)):
            return False
        return not view.is_weak_stop(word) or starts_body(view, j, head)
    if (word == "原" and i > start and ends_body(s, i)) or word in _JOINS:
        return False  # 某局原党组书记: the title begins with the body
    if word in "对与向" and s.find("公司", j, head) > 0 and (i == start or not _inside_word(view, i)):
        return True  # 对某某有限公司总经理
    if word == "的" and s[i - 1] != "党":
        return not (s.startswith(("副", "常务"), j) and IN_CHARGE.search(s, start, i) is not None)
    return starts_body(view, j, head) and not _inside_word(view, i)


def after_stops(view: View, start: int, head: int) -> int:
    """The end of the last word before `head` that parts the title from what stands before it."""
    if start >= head:
        return start
    s = view.s
    cut = start
    for j, i in view.stops_between(start, head):
        if i < start:
            break
        if _ends_title(view, i, j, start, head):
            cut = j
            break
    for i, j in view.between("follow", cut, head):  # 传达|县委书记
        if s[i:j] == "分管" and _charged(view, j, head):
            break
        if cut < j <= head and s[i:j] != "代理" and _starts_level(view, j) and not _protected(view, i, j):
            cut = j
    for i, j in view.between("appointing", cut, head):
        if cut < j <= head and not _protected(view, i, j):
            cut = j
    frequency = view.lexicon.words.frequency
    for i in range(cut + 1, head):
        if s[i] not in _CONJUNCTIONS or _protected(view, i, i + 1):
            continue
        if s[i - 1] not in "以并" and frequency(s[i - 1 : i + 1]) >= 100:
            continue  # 共同|富裕, 参与
        if _starts_level(view, i + 1) or (s[i] == "兼" and view.ends(i, "post")):
            cut = i + 1
    return cut


def _covered(view: View, i: int, j: int) -> bool:
    """Whether the place s[i:j] is only part of a longer word: 资源 in 自然资源."""
    s, frequency = view.s, view.lexicon.words.frequency
    if j - i == 2 and any(frequency(s[a:b]) >= 30 for a, b in ((i - 2, j), (i - 1, j), (i, j + 2)) if a >= 0):
        return True
    for kind in ("start", "suffix", "level"):
        for start, end in view.between(kind, i - _LONGEST_WORD, i + 1):
            if (start < i and end >= j) or (start == i and end > j and s[j] not in _PLACE_END):
                return True
    return False


def at_place(view: View, start: int, head: int) -> int:
    """Begin at a place's full name, or at a far level word, if what stands before it is no part of a body."""
    if start >= head or view.starts(start, "level", "place"):
        return start
    first = _first_opening(view, start, head)
    if first is None or first <= start:
        return start
    prefix = view.s[start:first]
    if (session := SESSION.search(prefix)) is not None:
        return start + session.start()
    if prefix[-1] in BODY_END or prefix.endswith(_BEFORE_PLACE):
        return start
    if view.singles("suffix", start, first) or any(
        e <= first for _, e in view.between("suffix", start, first)
    ):
        return start
    return first


def _first_opening(view: View, start: int, head: int) -> int | None:
    s = view.s
    places = [
        i
        for i, j in view.between("place", start, head)
        if j <= head + 2 and j - i >= 3 and s[j - 1] in _PLACE_END and not _covered(view, i, j)
    ]
    levels = [
        i
        for i, j in view.between("level", start + _FAR, head)
        if s[i] in "省市县区州旗盟" and not _covered(view, i, j)
    ]
    return min(places + levels, default=None)
