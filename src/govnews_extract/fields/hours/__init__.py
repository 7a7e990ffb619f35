"""Service hours: when a telephone, a desk or a hall is open, never when something else happens.

Ranges of clock times are read where the words before them name a service (受理电话的时间), where they
stand in brackets behind a number (工作日8:30-12:00), or in a row under a heading that names one.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from govnews_extract.fields.calendar import announced, moved, runs_on
from govnews_extract.fields.hours import always, context, labels, ranges, sessions, weekdays, windows
from govnews_extract.fields.hours.opening_hours import osm_syntax
from govnews_extract.records import HoursPeriod, ServiceHours
from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate
    from govnews_extract.text import Text

# hours named without times; they give no period
VERBAL = Rule(
    "hours.verbal",
    r"时间\(?(?:为|是|:)(?:正常|法定){0,2}(?:工作日|每[天日]|周一至周五)?的?(?:正常)?(?:工作|上班|办公)时间(?!\d|[:为是])",
    examples=("举报电话接听「时间为工作日的工作时间」,其他渠道照常", "受理「时间:正常上班时间」"),
    rejects=("办公时间为8:30-12:00", "工作时间:9:00"),
)
# days told below the rows of hours
BELOW = Rule(
    "hours.below",
    rf"以上(?:时间)?(?:均|都)?(?:为|是){weekdays.DAYS}的?\p{{Han}}{{0,8}}时间|以上\p{{Han}}{{0,4}}时间(?:均|仅)?适用于{weekdays.DAYS}",
    examples=("「以上为周一至周五窗口服务时间」;周六预约", "「以上时间适用于周一至周五」(法定节假日除外)"),
    rejects=("以上为暂定时间", "以上时间适用于各窗口"),
)
RULES = (VERBAL, BELOW)
_LAST_DAYS = dt.timedelta(days=14)  # of a season, in which the next ones are announced


def find_service_hours(
    text: Text, dates: Sequence[BoundDate], *, reference: dt.date | None
) -> list[ServiceHours]:
    """The service hours that `text` tells, in its order; `dates` are those found in it, in order.

    Sessions are on the 24-hour clock; a season or a switch gives `valid_from` and `valid_through`.
    Times of exams, cuts and meetings, time stamps and ratios are not hours of a service. Hours that
    are named without times (受理时间为工作时间) are a record without periods. A season whose year is
    not printed and that had passed at `reference` is the next one.

    >>> from govnews_extract.text import Text
    >>> text = Text("受理电话时间为工作日上午9:00-12:00,下午2:30-5:30。")
    >>> find_service_hours(text, [], reference=None)[0].opening_hours
    'Mo-Fr 09:00-12:00,14:30-17:30; PH off'
    """
    found = _with_times(text, dates, reference) + _without_end(text, dates) + _without_times(text)
    found.sort(key=_start)
    kept: dict[tuple[object, ...], ServiceHours] = {}
    for hours in found:
        said = tuple(map(_said, hours.periods)) or hours.raw
        kept.setdefault((hours.label, hours.owner, said), hours)
    return list(kept.values())


def _said(period: HoursPeriod) -> tuple[object, ...]:
    return (tuple(period.days), period.opens, period.closes, period.valid_from, period.valid_through)


def _with_times(text: Text, dates: Sequence[BoundDate], reference: dt.date | None) -> list[ServiceHours]:
    """Hours printed as ranges of clock times."""
    folded = text.folded
    spans = ranges.find_ranges(folded)
    if not spans:
        return []
    dates = _seasons(folded, dates, reference)
    runs = ranges.runs(folded, spans, dates)
    intro = windows.intro(folded, dates)
    named: dict[str, windows.Window] | None = None
    starts = [run[0].start for run in runs[1:]]
    found: list[ServiceHours] = []
    after = 0
    for run, before in zip(runs, [*starts, len(folded)], strict=True):
        at = context.place(folded, run, after, before, dates)
        after = at.end
        told = context.told(folded, at, dates)
        if told is None:
            continue
        given = windows.window_before(folded, at.head, at.start, dates)
        if given is None and (name := windows.during(folded, at.head, at.start)):
            named = windows.named_windows(folded, dates) if named is None else named
            given = named.get(name)
        given = given or context.dated_line(folded, at.head, dates)
        read = sessions.read_sessions(folded, run, told.words, at.tail, dates, given)
        if intro is not None and intro[0] < at.start and all(s.window is None for s in read):
            read = [s._replace(window=intro[1]) for s in read]
        found += _records(text, at, told, read)
    return _with_days_below(folded, found)


def _seasons(folded: str, dates: Sequence[BoundDate], reference: dt.date | None) -> list[BoundDate]:
    """`dates` with seasons that lack a year in the time to come, one season behind the other."""
    found: list[BoundDate] = []
    follows: dt.date | None = None
    for date in dates:
        lacks = date.start is not None and "year" in date.inferred
        if (
            lacks and "年" not in folded[max(0, date.span[0] - 40) : date.span[0]]
        ):  # else that year is its own
            date = _season(folded, date, reference, follows)
        follows = date.end + windows.DAY if date.end and date.end < dt.date.max else None
        found.append(date)
    return found


def _season(folded: str, date: BoundDate, reference: dt.date | None, follows: dt.date | None) -> BoundDate:
    start = date.start
    if start is None or "year" not in date.inferred:
        return date
    if reference and runs_on(date, reference) and runs_on(date, reference + _LAST_DAYS):
        return date
    if follows and (follows.month, follows.day) == (start.month, start.day):  # 夏季…9月30日, 冬季10月1日…
        return moved(date, start, follows.year - start.year)
    if date.is_range or "年" in folded[date.span[1] : date.span[1] + 4]:  # 10月1日至次年4月30日
        return announced(date, reference, grace=60)
    return date


def _with_days_below(folded: str, found: list[ServiceHours]) -> list[ServiceHours]:
    """`found` with the days that a line below rows of hours gives them: 以上为周一至周五服务时间."""
    if not found:
        return found
    for at in spots(folded, "以"):
        match = BELOW.match(folded, at) if folded.startswith("上", at + 1) else None
        if match is None:
            continue
        days = weekdays.read_days(match.group())
        low = bisect_left(found, match.start() - 400, key=_start)
        high = bisect_left(found, match.start(), key=_start)
        for i, hours in enumerate(found[low:high], low):
            if not any(p.days for p in hours.periods):
                periods = [p.model_copy(update={"days": list(days)}) for p in hours.periods]
                told = {"periods": periods, "opening_hours": osm_syntax(periods)}
                found[i] = hours.model_copy(update=told)
    return found


def _start(hours: ServiceHours) -> int:
    return hours.evidence[0].start


def _records(
    text: Text, at: context.Place, told: context.Told, read: Sequence[sessions.Session]
) -> list[ServiceHours]:
    """One record for the sessions of a run, and one for every region that has its own."""
    folded = text.folded
    start, end = told.start, at.end
    while start < at.start and folded[start] in " \t\n,、;:()":
        start += 1
    said = weekdays.exceptions(told.words) + weekdays.exceptions(folded[at.start : at.tail])
    end += sessions.behind(folded[start:end], folded[end : at.tail])
    found = []
    for region in dict.fromkeys(s.region for s in read):
        own = [s for s in read if s.region == region]
        periods = sessions.periods(own, ";".join(said))
        found.append(
            ServiceHours(
                label=told.label,
                owner=region or told.owner,
                raw=text.raw[start:end],
                periods=periods,
                opening_hours=osm_syntax(periods) if sessions.is_weekly(told.words, own) else None,
                inferred=list(dict.fromkeys(i for s in own if s.window for i in s.window.inferred)),
                evidence=[text.evidence(start, end, told.rule)],
            )
        )
    return found


def _without_end(text: Text, dates: Sequence[BoundDate]) -> list[ServiceHours]:
    """What is open round the clock."""
    found = []
    folded = text.folded
    for told in always.find_always(folded):
        low = max(told.start - 120, 0)
        head = max(low, *(folded.rfind(c, low, told.start) + 1 for c in "。;\n"))
        said = [
            w for w in windows.windows_in(folded, dates, head, told.start) if w.switch or w.start != w.end
        ]
        window = said[-1] if said else windows.Window()
        period = HoursPeriod(
            days=list(weekdays.read_days(told.words)),
            opens="00:00",
            closes="24:00",
            valid_from=window.start,
            valid_through=window.end,
        )
        found.append(
            ServiceHours(
                label=told.label,
                owner=told.owner,
                raw=text.raw[told.start : told.end],
                periods=[period],
                opening_hours=osm_syntax([period]),
                inferred=list(window.inferred),
                evidence=[text.evidence(told.start, told.end, told.rule)],
            )
        )
    return found


def _without_times(text: Text) -> list[ServiceHours]:
    """Hours that are named and not told (受理时间为工作时间): a label without periods."""
    found = []
    folded = text.folded
    for at in spots(folded, "间"):
        named = folded.startswith("时", at - 1) and folded[at + 1 : at + 2] in ("(", "为", "是", ":")
        match = VERBAL.match(folded, at - 1) if named else None
        if match is None:
            continue
        begin = max(0, match.start() - 40)
        label = labels.find_label(folded[begin : match.start() + 2], begin)
        if label is not None and labels.is_service(label.text):
            evidence = text.evidence(label.start, match.end(), VERBAL.name)
            found.append(
                ServiceHours(label=label.text, owner=label.owner, raw=evidence.text, evidence=[evidence])
            )
    return found
