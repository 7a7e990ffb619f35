"""Why a date is a deadline: the cues beside it, one function a reason, the strongest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from govnews_extract.fields.deadlines import counted, cues
from govnews_extract.rules import Rule

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate

# releases that report what others do: only a named cut-off counts in them
REPORTS = frozenset({"meeting", "discipline", "press_conference", "personnel"})
# releases that are addressed to the public whoever else is addressed
PUBLIC = frozenset({"consultation", "recruitment", "appointment_notice"})
# and those that are made to ask for answers: a bare 期限为 in them is the answers'
_OPEN = frozenset({"consultation", "appointment_notice"})
_LOOK = 60
# what leads from the name of a window to its dates, and what stands before that
_TO_DATES = ' \t\n:为是即自从在于至到,|、("“'
_SPAN_LAST = frozenset("间限期段排)均一定别日天月")
# what a rule about the words behind a date begins with
_CLOSES_FIRST = frozenset("( \t\n报受征申截关为止不停结")
_BEFORE_FIRST = frozenset("( \t\n时之以前")


class Near(NamedTuple):
    """A date with its sentence to the left and to the right of it."""

    date: BoundDate
    left: str
    right: str
    begin: int


class Found(NamedTuple):
    """Why a date is a deadline: the rule, the words that name it, and the span of the whole."""

    rule: str
    subject: str | None
    start: int
    end: int


def is_internal(folded: str) -> bool:
    """Whether the release is addressed to lower bodies only: 各县(区)人民政府:."""
    head, patterns = folded[:400], cues.patterns()
    salutation = patterns["salutation"].search(head) if "各" in head and ":" in head else None
    return salutation is not None and not patterns["public"].search(salutation.group())


def near_date(folded: str, date: BoundDate) -> Near:
    start, end = date.span
    low, high = max(0, start - _LOOK), end + 2 * _LOOK
    begin = low
    for mark in "。;!?\n":
        at = folded.rfind(mark, begin, start)
        if at >= 0:
            begin = at + 1
    stop = high
    for mark in "。;\n":
        at = folded.find(mark, end, stop)
        if at >= 0:
            stop = at
    return Near(date, folded[begin:start], folded[end:stop], begin)


def told(folded: str, near: Near, genre: str, internal: bool) -> Found | None:
    """Why the date is a deadline, or None."""
    found = _cut_off(folded, near) or _window(folded, near) or _heading(folded, near) or _closing(near)
    if found is None and (genre not in REPORTS or cues.patterns()["asks"].match(near.left)):
        found = _act(near, genre, internal)
    return found


def _ending(rule: Rule, folded: str, near: Near) -> regex.Match[str] | None:
    """The match of `rule` that ends where the date begins."""
    start = near.date.span[0]
    for match in rule.compiled.finditer(folded, near.begin, start):
        if match.end() == start:
            return match
    return None


def _cut_off(folded: str, near: Near) -> Found | None:
    """受理信访截止时间为, 报名截止到; not 截至8月25日已."""
    if "截" not in near.left and "结束" not in near.left and "终止" not in near.left:
        return None
    match = _ending(cues.CUTOFF, folded, near)
    if match is None:
        return _listed_cut_off(near)
    patterns = cues.patterns()
    begin = match.start()
    while begin > max(near.begin, match.start() - 40) and _in_phrase(folded[begin - 1]):
        begin -= 1
    words = folded[begin : match.end("end")]
    named = words.endswith(("时间", "日期", "时限", "期限"))
    if patterns["measured"].search(words) or (not named and patterns["state"].match(near.right)):
        return None
    act = patterns["act"].search(words)
    if act is None and not near.right.strip("。)日 ") and match.start() > near.begin:
        act_before = patterns["act"].search(near.left[: match.start() - near.begin])
        if act_before is not None and words[: match.end("end") - begin].startswith("截"):
            # 来信以邮戳为准，截止6月15日
            return Found(cues.CUTOFF.name, act_before.group(), match.start(), near.date.span[1])
    if act is None and not (named and _stands_alone(near, begin, match["end"])):
        return None
    start = begin + act.start() if act else match.start()
    subject = folded[start : match.end("end") if named else match.start("end")] or None
    return Found(cues.CUTOFF.name, subject, start, near.date.span[1])


def _in_phrase(character: str) -> bool:
    return character.isalpha() or character in "、“”"


def _stands_alone(near: Near, begin: int, end: str) -> bool:
    """Whether 截止时间 without an act is a deadline: a line of its own, or an act beside it."""
    patterns = cues.patterns()
    acts = patterns["act"].search(near.left + near.right) is not None
    if patterns["measured"].search(near.left) or (end.startswith(("结束", "终止")) and not acts):
        return False
    before = near.left[: begin - near.begin]
    return acts or not before.strip(" \t()、.0123456789一二三四五六七八九十")


def _listed_cut_off(near: Near) -> Found | None:
    """受理信访截止日期:第一巡察组11月8日,第二巡察组11月20日."""
    patterns = cues.patterns()
    match = patterns["listed_end"].search(near.left)
    if match is None or (near.right and near.right[0] not in ",、;)("):
        return None
    act = patterns["act"].search(match["subject"])
    if act is None or patterns["measured"].search(match["subject"]):
        return None
    start = near.begin + match.start("subject") + act.start()
    return Found("deadline.cutoff_list", match["subject"][act.start() :], start, near.date.span[1])


def _names_span(left: str) -> bool:
    """Whether `left` may end with the name of a window and what leads from it to its dates."""
    if "期" not in left and "时" not in left and "段" not in left:
        return False
    return left.rstrip(_TO_DATES)[-1:] in _SPAN_LAST


def _window(folded: str, near: Near) -> Found | None:
    """公示时间:A至B, 报名时间为A至B."""
    match = _ending(cues.WINDOW, folded, near) if _names_span(near.left) else None
    if match is None and near.date.is_range and ":" in near.left:
        match = _ending(cues.COLON, folded, near)
    if match is None or cues.patterns()["measured"].search(match["subject"]):
        return None
    subject = match["subject"]
    if not near.date.is_range:
        lasts = counted.counted_from(folded, near.date.span[1]) is not None
        if near.right.startswith("起") and not lasts:
            return None
        until = near.left.endswith(("到", "至")) or near.right.startswith("止")
        if not (lasts or until) and not any(
            word in subject for word in ("报名", "领取", "缴费", "投票", "打印", "递交", "提交")
        ):
            return None  # 公告时间:9月10日 is when it was put up
    rule = cues.WINDOW.name if match.re is cues.WINDOW.compiled else cues.COLON.name
    return Found(rule, subject, match.start("subject"), near.date.span[1])


def _heading(folded: str, near: Near) -> Found | None:
    """Dates on the line below 一、征求意见的时间, or behind 时间: below 三、报名."""
    if not near.date.is_range or folded[near.begin - 1 : near.begin] != "\n":
        return None
    patterns = cues.patterns()
    untitled = patterns["untitled"].match(near.left)
    if untitled is None and not patterns["listed"].match(near.left):
        return None
    end = near.begin - 1
    while end > 0 and folded[end - 1] in "\n ":
        end -= 1
    begin = max(folded.rfind("\n", max(0, end - 60), end) + 1, end - 60, 0)
    if end - begin > 40:
        return None
    match = cues.HEADING.compiled.search(folded, begin, end)
    if match is not None:
        return Found(cues.HEADING.name, match["subject"], match.start("subject"), near.date.span[1])
    alone = untitled or not near.right.strip(" 。,;()")
    title = patterns["title"].search(folded, begin, end) if alone and end - begin <= 20 else None
    if title is None:
        return None
    return Found(cues.HEADING.name, title.group().strip(" :。"), near.begin, near.date.span[1])


def _closing(near: Near) -> Found | None:
    """信访渠道于A关闭, 报名于A截止."""
    if near.right[:1] not in _CLOSES_FIRST:
        return None
    patterns = cues.patterns()
    match = patterns["closes"].match(near.right)
    if match is None:
        return None
    acts = list(patterns["act"].finditer(near.left[-30:] + match.group()))
    if not acts or patterns["event"].search(near.left[-30:]):
        return None
    return Found("deadline.closes", acts[-1].group(), _clause(near), near.date.span[1] + match.end())


def _act(near: Near, genre: str, internal: bool) -> Found | None:
    """请于A前反馈, 可于A至B报名, 申报期限延长至A."""
    patterns = cues.patterns()
    start, end = near.date.span
    sentence = near.left + near.right
    named = patterns["names"].match(near.right) if near.date.is_range else None
    if named is not None:
        return Found("deadline.named", named["subject"], start, end + named.end())
    before = patterns["before"].match(near.right) if near.right[:1] in _BEFORE_FIRST else None
    until = near.left.rstrip()[-1:] in ("至", "到", "-")
    since = patterns["since_now"].search(near.left) if until else None
    extended = patterns["extended"].search(near.left) if until else None
    timed = near.date.end_time is not None and patterns["may"].search(near.left) is not None
    if not (before or since or extended or timed or near.date.is_range):
        return None
    behind = near.right[before.end() if before else 0 :]
    task = patterns["task"].search(behind[:14].split(",", 1)[0]) or patterns["task"].search(near.left[-8:])
    if task is not None and not (task.group() == "完成" and patterns["public"].search(near.left)):
        return None
    if near.date.is_range and patterns["span"].search(near.left):
        named_act = patterns["done"].search(near.left)
        if named_act is not None or (genre in _OPEN and not patterns["event"].search(sentence)):
            return Found("deadline.span", named_act["subject"] if named_act else None, _clause(near), end)
    if genre == "inspection" and not (before or since or extended):
        return None  # a stretch of dates is its stay's
    acts = [*patterns["done"].finditer(behind), *patterns["done"].finditer(near.left)]
    if not acts:
        return None
    act = next((a for a in acts if a["subject"] not in ("联系", "咨询")), acts[0])
    addressed = internal or patterns["internal"].search(near.left) is not None
    if genre not in PUBLIC and addressed and not patterns["public"].search(sentence):
        return None
    if before is not None and patterns["counted_up"].match(behind):
        return None  # 6月30日前,全县共受理300件
    subject = act["subject"]
    if since is not None or extended is not None:
        return Found("deadline.extended" if extended else "deadline.since_now", subject, _clause(near), end)
    labelled = patterns["labelled"].search(near.left) is not None
    asks = patterns["modal"].search(sentence) or (before is not None and genre == "consultation")
    if not labelled and (not asks or patterns["condition"].search(behind)):
        return None
    if before is not None:
        return Found("deadline.before", subject, _clause(near), end + before.end())
    event = patterns["event"].search(near.right)
    if (
        genre == "inspection"
        or (event and event.start() < act.start())
        or patterns["lead"].search(near.left) is None
    ):
        return None
    if patterns["done"].search(near.right[:60]) is None:
        return None
    return Found("deadline.during", subject, _clause(near), end)


def _clause(near: Near) -> int:
    """Where the clause that holds the date begins."""
    return near.begin + max(near.left.rfind(c) + 1 for c in ",、:")
