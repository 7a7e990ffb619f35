"""Deadlines: until when citizens, firms and applicants may, or must, act.

Every date is looked at with the words beside it. What lower bodies must report by a day, conditions
(于7月31日前取得毕业证), states (截至8月25日已全部进驻) and an inspection's stay are no deadlines.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import regex

from govnews_extract.fields.deadlines import counted, cues
from govnews_extract.records import Deadline, Evidence, RelativeDeadline
from govnews_extract.rules import Rule

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate
    from govnews_extract.text import Text

# releases that report what others do: only a named cut-off counts in them
_REPORTS = frozenset({"meeting", "discipline", "press_conference", "personnel"})
# releases that are addressed to the public whoever else is addressed
_PUBLIC = frozenset({"consultation", "recruitment", "appointment_notice"})
# and those that are made to ask for answers: a bare 期限为 in them is the answers'
_OPEN = frozenset({"consultation", "appointment_notice"})
_LOOK = 60
# names of an end that do not say of what
_PLAIN = frozenset({"", "截止时间", "截止日期", "结束时间", "结束日期"})


class _Near(NamedTuple):
    """A date with its sentence to the left and to the right of it."""

    date: BoundDate
    left: str
    right: str
    begin: int


class _Found(NamedTuple):
    """Why a date is a deadline: the rule, the words that name it, and the span of the whole."""

    rule: str
    subject: str | None
    start: int
    end: int


def find_deadlines(
    text: Text,
    dates: Sequence[BoundDate],
    *,
    reference: dt.date | None,
    genre: str,
    published_at: dt.date | None = None,
) -> list[Deadline]:
    """The deadlines that `text` sets for the public, in its order; `dates` are those found in it.

    A window that is counted from publication (自公示之日起5个工作日) gives `relative`, and a date where
    `published_at` (else `reference`) and the public calendar determine one. A deadline whose day the
    text does not determine has neither `date` nor `relative`.

    >>> from govnews_extract import dates
    >>> from govnews_extract.text import Text
    >>> text, day = Text("受理信访截止时间为11月15日。"), dt.date(2024, 9, 14)
    >>> [d.date.isoformat() for d in find_deadlines(text, dates.find(text, day), reference=day, genre="inspection")]
    ['2024-11-15']
    """
    folded = text.folded
    internal = genre not in _PUBLIC and cues.patterns()["salutation"].search(folded[:400]) is not None
    found: list[Deadline] = []
    for date in dates:
        if date.precision != "day":
            continue
        near = _near(folded, date)
        told = _told(folded, near, genre, internal)
        if told is not None:
            found.append(_deadline(text, date, told))
    found += _counted(text, genre, published_at or reference, found)
    found.sort(key=lambda d: d.evidence[0].start)
    return _joined(found)


def _near(folded: str, date: BoundDate) -> _Near:
    start, end = date.span
    begin = max(start - _LOOK, *(folded.rfind(c, max(0, start - _LOOK), start) + 1 for c in "。;!?\n"))
    begin = max(begin, 0)
    stop = min((at for c in "。;\n" if (at := folded.find(c, end, end + 2 * _LOOK)) >= 0), default=end + 2 * _LOOK)
    return _Near(date, folded[begin:start], folded[end:stop], begin)


def _told(folded: str, near: _Near, genre: str, internal: bool) -> _Found | None:
    """Why the date is a deadline, or None."""
    found = _cut_off(folded, near) or _window(folded, near) or _heading(folded, near) or _closing(near)
    if found is None and genre not in _REPORTS:
        found = _act(near, genre, internal)
    return found


def _ending(rule: Rule, folded: str, near: _Near) -> regex.Match[str] | None:
    """The match of `rule` that ends where the date begins."""
    start = near.date.span[0]
    for match in rule.compiled.finditer(folded, near.begin, start):
        if match.end() == start:
            return match
    return None


def _cut_off(folded: str, near: _Near) -> _Found | None:
    """受理信访截止时间为, 报名截止到; not 截至8月25日已."""
    match = _ending(cues.CUTOFF, folded, near) if "截" in near.left or "结束" in near.left or "终止" in near.left else None
    if match is None:
        return None
    patterns = cues.patterns()
    begin = match.start()
    while begin > near.begin and match.start() - begin < 40 and (folded[begin - 1].isalpha() or folded[begin - 1] in "、“”"):
        begin -= 1
    words = folded[begin : match.end("end")]
    named = words.endswith(("时间", "日期", "时限", "期限"))
    if patterns["measured"].search(words) or (not named and patterns["state"].match(near.right)):
        return None
    act = patterns["act"].search(words)
    start = begin + act.start() if act else match.start()
    if act is None:  # a bare 截止时间: needs something to be done beside it, and 截至 something before it
        alone = named and not near.left[: begin - near.begin].strip(" \t()、.0123456789一二三四五六七八九十")
        if not alone and not (named and patterns["act"].search(near.left + near.right)):
            return None
        if patterns["measured"].search(near.left) or (match["end"].startswith(("结束", "终止")) and not patterns["act"].search(near.left + near.right)):
            return None
    subject = folded[start : match.end("end") if named else match.start("end")] or None
    return _Found(cues.CUTOFF.name, subject, start, near.date.span[1])


def _window(folded: str, near: _Near) -> _Found | None:
    """公示时间:A至B, 报名时间为A至B."""
    match = _ending(cues.WINDOW, folded, near) if "期" in near.left or "时" in near.left else None
    if match is None or cues.patterns()["measured"].search(match["subject"]):
        return None
    subject = match["subject"]
    if not near.date.is_range:
        lasts = counted.counted_from(folded, near.date.span[1]) is not None
        if near.right.startswith("起") and not lasts:
            return None
        if not lasts and not any(word in subject for word in ("报名", "领取", "缴费", "投票", "打印", "递交", "提交")):
            return None  # 公告时间:9月10日 is when it was put up
    return _Found(cues.WINDOW.name, subject, match.start("subject"), near.date.span[1])


def _heading(folded: str, near: _Near) -> _Found | None:
    """Dates on the line below 一、征求意见的时间."""
    if not near.date.is_range or not cues.patterns()["listed"].match(near.left) or folded[near.begin - 1 : near.begin] != "\n":
        return None
    end = near.begin - 1
    while end > 0 and folded[end - 1] in "\n ":
        end -= 1
    begin = folded.rfind("\n", 0, end) + 1
    match = cues.HEADING.compiled.search(folded, max(begin, end - 40), end)
    if match is None or end - begin > 40:
        return None
    return _Found(cues.HEADING.name, match["subject"], match.start("subject"), near.date.span[1])


def _closing(near: _Near) -> _Found | None:
    """信访渠道于A关闭, 报名于A截止."""
    patterns = cues.patterns()
    match = patterns["closes"].match(near.right)
    if match is None:
        return None
    acts = list(patterns["act"].finditer(near.left[-30:] + match.group()))
    if not acts or patterns["event"].search(near.left[-30:]):
        return None
    return _Found("deadline.closes", acts[-1].group(), _clause(near), near.date.span[1] + match.end())


def _act(near: _Near, genre: str, internal: bool) -> _Found | None:
    """请于A前反馈, 可于A至B报名, 申报期限延长至A."""
    patterns = cues.patterns()
    start, end = near.date.span
    sentence = near.left + near.right
    named = patterns["names"].match(near.right)
    if named is not None and near.date.is_range:
        return _Found("deadline.named", named["subject"], start, end + named.end())
    before = patterns["before"].match(near.right)
    since = patterns["since_now"].search(near.left)
    extended = patterns["extended"].search(near.left)
    if before is None and since is None and extended is None and not near.date.is_range:
        return None
    behind = near.right[before.end() if before else 0 :]
    if patterns["task"].search(behind[:14]) or patterns["task"].search(near.left[-8:]):
        return None
    if near.date.is_range and patterns["span"].search(near.left):
        named_act = patterns["done"].search(near.left)
        if named_act is not None or (genre in _OPEN and not patterns["event"].search(sentence)):
            return _Found("deadline.span", named_act["subject"] if named_act else None, _clause(near), end)
    acts = [*patterns["done"].finditer(behind[:80]), *patterns["done"].finditer(near.left)]
    if not acts:
        return None
    act = next((a for a in acts if a["subject"] not in ("联系", "咨询")), acts[0])
    addressed = internal or patterns["internal"].search(near.left) is not None
    if genre not in _PUBLIC and addressed and not patterns["public"].search(sentence):
        return None
    subject = act["subject"]
    if since is not None or extended is not None:
        return _Found("deadline.extended" if extended else "deadline.since_now", subject, _clause(near), end)
    if patterns["modal"].search(sentence) is None or patterns["condition"].search(behind):
        return None
    if before is not None:
        return _Found("deadline.before", subject, _clause(near), end + before.end())
    event = patterns["event"].search(near.right)
    if genre == "inspection" or (event and event.start() < act.start()) or patterns["lead"].search(near.left) is None:
        return None
    if patterns["done"].search(near.right[:60]) is None:
        return None
    return _Found("deadline.during", subject, _clause(near), end)


def _clause(near: _Near) -> int:
    """Where the clause that holds the date begins."""
    return near.begin + max(near.left.rfind(c) + 1 for c in ",、:")


def _deadline(text: Text, date: BoundDate, told: _Found) -> Deadline:
    folded = text.folded
    end = told.end
    start_at = told.start
    while folded[start_at].isspace():
        start_at += 1
    if folded.startswith(")", end) and folded.count("(", start_at, end) > folded.count(")", start_at, end):
        end += 1
    tail = cues.patterns()["tail"].match(folded, end)
    if tail is not None:
        end = tail.end()
    last, start = (date.end, date.start) if date.is_range else (date.start, None)
    inferred = {"year" if part == "end_year" else part for part in date.inferred}
    relative: RelativeDeadline | None = None
    if not date.is_range and date.start is not None:
        count = counted.counted_from(folded, date.span[1])
        if count is not None:
            last, start, end = count.last_day(date.start), date.start, count.end
            relative = count.relative("start")
            inferred |= {"date"} if last else set()
    return Deadline(
        date=last,
        time=date.end_time or (None if date.is_range else date.time),
        start=start,
        subject=told.subject,
        raw=text.raw[start_at:end],
        relative=relative,
        inferred=sorted(inferred),
        evidence=[text.evidence(start_at, end, told.rule)],
    )


def _counted(text: Text, genre: str, published: dt.date | None, found: Sequence[Deadline]) -> list[Deadline]:
    """The windows that are counted from publication and printed nowhere else as dates."""
    folded = text.folded
    if genre in _REPORTS:
        return []
    publishes: bool | None = None
    deadlines: list[Deadline] = []
    for window in counted.find_counted(folded):
        line = folded[folded.rfind("\n", 0, window.start) + 1 : window.start]
        if cues.patterns()["article"].match(line) or any(_same_act(d, window) for d in found):
            continue
        if publishes is None:
            publishes = genre in ("appointment_notice", "consultation") or bool(counted.PUBLISHES.compiled.search(folded))
        if window.rule == counted.LASTING.name and not publishes:
            continue  # 公示期为7个工作日 of a list that is still to come
        last = window.last_day(published) if published else None
        deadlines.append(
            Deadline(
                date=last,
                subject=_subject(folded, window),
                raw=text.raw[window.start : window.end],
                relative=window.relative("publication"),
                inferred=["date"] if last else [],
                evidence=[text.evidence(window.start, window.end, window.rule)],
            )
        )
    return deadlines


def _subject(folded: str, window: counted.Counted) -> str:
    """What is to be done in a counted window, else what it is counted from."""
    if "公示" in window.subject or window.rule == counted.LASTING.name:
        return window.subject
    stop = min((at for c in "。;\n" if (at := folded.find(c, window.end)) >= 0), default=len(folded))
    act = cues.patterns()["done"].search(folded, window.end, min(stop, window.end + _LOOK))
    return act["subject"] if act else window.subject


def _same_act(deadline: Deadline, window: counted.Counted) -> bool:
    """Whether a printed deadline is that of the counted window: of a publicity or a consultation."""
    spans = deadline.evidence[0]
    if spans.start < window.end and window.start < spans.end:
        return True
    subject = deadline.subject or ""
    return any(word in subject for word in ("公示", "公告", "意见", "异议", "反映", "反馈"))


def _joined(found: Sequence[Deadline]) -> list[Deadline]:
    """`found` without repeats: the same day for the same act is one deadline."""
    kept: list[Deadline] = []
    for new in found:
        for i, old in enumerate(kept):
            if old.date == new.date and (old.date or old.relative == new.relative) and _same_subject(old, new):
                kept[i] = _with_all(old, new)
                break
        else:
            kept.append(new)
    return kept


def _same_subject(old: Deadline, new: Deadline) -> bool:
    a, b = old.subject or "", new.subject or ""
    if old.date is None:
        return old.raw == new.raw
    if a in _PLAIN or b in _PLAIN:
        return True
    return a in b or b in a or any(word in a and word in b for word in ("报名", "意见", "信访", "公示", "申报"))


def _with_all(old: Deadline, new: Deadline) -> Deadline:
    """`old` with what only `new` tells, and the evidence of both."""
    evidence: list[Evidence] = [*old.evidence, *(e for e in new.evidence if e not in old.evidence)]
    return old.model_copy(
        update={"time": old.time or new.time, "start": old.start or new.start, "evidence": evidence}
    )
