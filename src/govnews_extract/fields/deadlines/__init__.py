"""Deadlines: until when citizens, firms and applicants may, or must, act.

Every date is looked at with the words beside it. What lower bodies must report by a day, conditions
(于7月31日前取得毕业证), states (截至8月25日已全部进驻) and an inspection's stay are no deadlines.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from govnews_extract.fields.calendar import announced
from govnews_extract.fields.deadlines import counted, cues, reasons
from govnews_extract.records import Deadline, RelativeDeadline

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate
    from govnews_extract.text import Text

# names of an end that do not say of what
_PLAIN = frozenset({"", "截止时间", "截止日期", "结束时间", "结束日期"})

# subjects of windows in which the public answers
_ANSWERS = ("公示", "公告", "意见", "异议", "反映", "反馈")
# releases that open such a window
_ASKING = frozenset({"appointment_notice", "consultation"})


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
    >>> text, day = Text("受理信访截止时间为11月20日。"), dt.date(2024, 9, 14)
    >>> found = find_deadlines(text, dates.find(text, day), reference=day, genre="inspection")
    >>> str(found[0].date), found[0].subject
    ('2024-11-20', '受理信访截止时间')
    """
    folded = text.folded
    internal = bool(dates) and genre not in reasons.PUBLIC and reasons.is_internal(folded)
    found: list[Deadline] = []
    for printed in dates:
        if printed.precision != "day":
            continue
        told = reasons.told(folded, reasons.near_date(folded, printed), genre, internal)
        if told is not None:
            found.append(_deadline(text, _announced(folded, printed, reference), told))
    found += _counted(text, genre, published_at or reference, found)
    found.sort(key=lambda d: d.evidence[0].start)
    return _joined(found)


def _announced(folded: str, date: BoundDate, reference: dt.date | None) -> BoundDate:
    """A deadline without a year lies ahead; one beside a printed year is of that year."""
    if "年" in folded[max(0, date.span[0] - 40) : date.span[1]]:
        return date
    return announced(date, reference)


def _deadline(text: Text, date: BoundDate, told: reasons.Found) -> Deadline:
    """The deadline that `date` is; 起5个工作日 behind it counts on, 以邮戳为准 is of what is printed."""
    folded = text.folded
    begin, end = told.start, told.end
    while folded[begin].isspace():
        begin += 1
    if folded.startswith(")", end) and folded.count("(", begin, end) > folded.count(")", begin, end):
        end += 1
    last, start = (date.end, date.start) if date.is_range else (date.start, None)
    inferred = {"year" if part == "end_year" else part for part in date.inferred}
    relative: RelativeDeadline | None = None
    window = None if date.is_range else counted.counted_from(folded, date.span[1])
    if window is not None and date.start is not None:
        last, start, end = window.last_day(date.start), date.start, max(end, window.end)
        relative = window.relative("start")
        inferred |= {"date"} if last else set()
    tail = cues.patterns()["tail"].match(folded, end)
    if tail is not None:
        end = tail.end() + (tail.group().startswith("(") and folded.startswith(")", tail.end()))
    return Deadline(
        date=last,
        time=date.end_time or (None if date.is_range else date.time),
        start=start,
        subject=told.subject,
        raw=text.raw[begin:end],
        relative=relative,
        inferred=sorted(inferred),
        evidence=[text.evidence(begin, end, told.rule)],
    )


def _counted(text: Text, genre: str, published: dt.date | None, found: Sequence[Deadline]) -> list[Deadline]:
    """The windows that are counted from publication and printed nowhere else as dates."""
    folded = text.folded
    if genre in reasons.REPORTS or any(word in (d.subject or "") for d in found for word in _ANSWERS):
        return []
    windows = list(counted.find_counted(folded))
    publishes = genre in _ASKING or (bool(windows) and counted.publishes(folded))
    deadlines: list[Deadline] = []
    for window in windows:
        if window.rule == counted.LASTING.name and not publishes:
            continue  # 公示期为7个工作日 of a list that is still to come
        before = folded[max(0, window.start - 300) : window.start]
        if cues.patterns()["article"].match(before[before.rfind("\n") + 1 :]):
            continue
        own = publishes or "公示" not in window.subject
        last = window.last_day(published) if published and own else None
        evidence = text.evidence(window.start, window.end, window.rule)
        deadlines.append(
            Deadline(
                date=last,
                subject=_subject(folded, window),
                raw=evidence.text,
                relative=window.relative("publication"),
                inferred=["date"] if last else [],
                evidence=[evidence],
            )
        )
    return deadlines


def _subject(folded: str, window: counted.Counted) -> str:
    """What is to be done in a counted window, else what it is counted from."""
    if "公示" in window.subject or window.rule == counted.LASTING.name:
        return window.subject
    end = window.end + 60
    stop = min((at for c in "。;\n" if (at := folded.find(c, window.end, end)) >= 0), default=end)
    act = cues.patterns()["done"].search(folded, window.end, stop)
    return str(act["subject"]) if act else window.subject


def _joined(found: Sequence[Deadline]) -> list[Deadline]:
    """`found` without repeats: the same day for the same act is one deadline."""
    kept: list[Deadline] = []
    places: dict[tuple[dt.date | None, str], list[int]] = {}
    for new in found:
        days = places.setdefault((new.date, "" if new.date else new.raw), [])
        same = next((i for i in days if _same_subject(kept[i].subject or "", new.subject or "")), None)
        if same is None:
            days.append(len(kept))
            kept.append(new)
        elif (new.time and not kept[same].time) or (new.start and not kept[same].start):
            kept[same] = _with_all(kept[same], new)
    return kept


def _same_subject(a: str, b: str) -> bool:
    if a in _PLAIN or b in _PLAIN or a in b or b in a:
        return True
    return any(word in a and word in b for word in ("报名", "意见", "信访", "公示", "申报"))


def _with_all(old: Deadline, new: Deadline) -> Deadline:
    """`old` with what only `new` tells, and the evidence of both."""
    return old.model_copy(
        update={
            "time": old.time or new.time,
            "start": old.start or new.start,
            "evidence": [*old.evidence, *new.evidence],
        }
    )
