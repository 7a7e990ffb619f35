"""Events: what the release reports (or announces) as happening, from the dates that it says.

A date becomes an event by the words around it in its sentence. `against` asks first what keeps it from
being one, `reported` and `scheduled` what makes it one, `order` puts what is left in order, `naming` finds
what it is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from govnews_extract.dates import BoundDate
from govnews_extract.fields.events import naming, order
from govnews_extract.fields.events.against import is_none
from govnews_extract.fields.events.order import Candidate
from govnews_extract.fields.events.reported import decided, reported, stays
from govnews_extract.fields.events.scheduled import scheduled
from govnews_extract.fields.events.setting import Kind, Setting, Surroundings
from govnews_extract.records import Event
from govnews_extract.rules import Rule
from govnews_extract.text import Text

__all__ = ["find_events"]

RECTIFIED = Rule(
    "event_rectified",
    r"整改[^,。]{0,10}(?:情况|进展)|整改(?:公告|通报)",
    examples=("关于巡视「整改进展情况」的通报",),
    rejects=("召开整改专题会",),
)
FED_BACK = Rule(
    "event_fed_back",
    r"^(?:[上下]午)?,?[^,。;\n]{2,30}(?:向[^,。;\n]{2,30}反馈|反馈[^,。;\n]{0,12}情况|召开[^,。;\n]{2,40}反馈会)",
    examples=("「,县委第二巡察组向某镇党委反馈」意见。", "「上午,某局召开巡察反馈会」"),
    rejects=(",设立反馈意见箱",),
)
RULES = (RECTIFIED, FED_BACK)


def find_events(
    text: Text,
    dates: Sequence[BoundDate],
    *,
    title: str | None,
    genre: str,
    published_at: date | None,
) -> list[Event]:
    """The events of a release, the main one first; `dates` is what `dates.find` found in `text`.

    Days on which something is due, counted from, signed, born or printed are no events, nor are the
    meetings and stays of before that a report tells of. Only a date's own sentence, its line's
    heading and `title` decide; 近日 and 日前 give no event.

    >>> from govnews_extract.dates import find
    >>> t = Text("3月5日上午，某县召开安全生产工作会议。会议要求3月20日前完成排查。")
    >>> [(str(e.start), e.part_of_day, e.name) for e in find_events(
    ...     t, find(t, date(2024, 3, 6)), title=None, genre="meeting", published_at=date(2024, 3, 6))]
    [('2024-03-05', 'morning', '安全生产工作会议')]
    """
    setting = Setting(text.folded, title, genre, published_at)
    if "整改" in setting.headline and RECTIFIED.compiled.search(
        setting.headline
    ):  # what was mended after an inspection: all of before
        return []
    candidates = []
    feeds_back = False
    for day in dates:
        if day.precision == "year":
            continue
        around = Surroundings(text.folded, day)
        if day.start is None:
            feeds_back = feeds_back or (
                genre == "inspection" and FED_BACK.compiled.match(around.right) is not None
            )
            continue
        kind = _kind(around, setting)
        if kind is not None and order.timely(one := Candidate(day, day.start, kind, around), setting):
            candidates.append(one)
    told = order.entered(order.joined(candidates))
    if feeds_back:  # on a day that stays open: what the report tells of is of before
        told = [one for one in told if one.kind != "stay"]
    kept = order.main_first(order.merged(order.current(told, setting)), setting)
    return [_event(text, one, title if i == 0 else None) for i, one in enumerate(kept)]


def _kind(around: Surroundings, setting: Setting) -> Kind | None:
    """The kind of event that the date tells of, None if it tells of none."""
    if is_none(around, setting):
        return None
    kind = decided(around, setting) or stays(around, setting) or scheduled(around, setting)
    return kind or (reported(around, setting) if setting.reports else None)


def _event(text: Text, one: Candidate, title: str | None) -> Event:
    day = one.day
    name, place = naming.name(one.around, one.kind), naming.place(one.around)
    evidence = [text.evidence(*day.span, "event_" + one.kind)]
    evidence += [text.evidence(*s, rule) for s, rule in ((name, "event_name"), (place, "event_place")) if s]
    return Event(
        name=text.raw[slice(*name)] if name else (title or None),
        start=one.start,
        end=day.end,
        part_of_day=day.part_of_day,
        time=day.time,
        place=text.raw[slice(*place)] if place else None,
        precision=day.precision,
        inferred=list(day.inferred),
        evidence=evidence,
    )
