"""Service hours: when a telephone, a desk or a hall is open, never when something else happens.

Ranges of clock times are read where the words before them name a service (受理电话的时间), where they
stand in brackets behind a number (工作日8:30-12:00), or in a row under a heading that names one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from govnews_extract.fields.hours import always, labels, ranges, sessions, weekdays
from govnews_extract.fields.hours.opening_hours import opening_hours
from govnews_extract.records import HoursPeriod, ServiceHours
from govnews_extract.rules import Rule

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate
    from govnews_extract.text import Text

# 自5月6日起,市政务服务中心执行夏季作息时间: from when on the hours below hold
INTRO = Rule(
    "hours.intro",
    r"起[^。;\n]{0,40}(?:执行|实行|启用|调整|恢复|实施)[^。;\n]{0,14}(?:作息|办公|工作|服务|上班|上下班|窗口)[^。;\n]{0,4}时间",
    examples=("自6月1日「起,市民中心执行夏季作息时间」", "10月8日「起恢复冬季办公时间」"),
    rejects=("自6月1日起施行",),
)
# a heading over rows of hours: 一、办公时间(周一至周五,法定节假日除外)
HEADING = Rule(
    "hours.heading",
    r"(?:时间|时段)(?:安排|调整)?(?:如下|为)?(?:\([^()\n]{0,40}\))?[:。]?\s?$",
    examples=("一、办公「时间(周一至周五,法定节假日除外)」", "服务「时间如下:」"),
    rejects=("服务时间为9:00-17:00",),
)
# hours named without times; they give no period
VERBAL = Rule(
    "hours.verbal",
    r"[\p{Han}、]{2,24}时间(?:\(?为\)?|是|:)(?:正常)?(?:法定)?(?:工作日|每[天日]|周一至周五)?的?(?:正常)?(?:工作|上班|办公)时间(?!\d|[:为是])",
    examples=("「举报电话接听时间为工作日的工作时间」,其他渠道照常", "「受理时间:正常上班时间」"),
    rejects=("办公时间为8:30-12:00", "工作时间:9:00"),
)
RULES = (INTRO, HEADING, VERBAL)


class _Told(NamedTuple):
    """What the words around a run tell: where they begin, its label and owner, all words before it."""

    start: int
    label: str | None
    owner: str | None
    words: str
    rule: str


def find_service_hours(
    text: Text, dates: Sequence[BoundDate], *, reference: dt.date | None
) -> list[ServiceHours]:
    """The service hours that `text` tells, in its order; `dates` are those found in it, in order.

    Sessions are on the 24-hour clock; a season or a switch gives `valid_from` and `valid_through`.
    Times of exams, cuts and meetings, time stamps and ratios are not hours of a service.

    >>> from govnews_extract.text import Text
    >>> hours = find_service_hours(Text("受理电话时间为工作日上午9:00-12:00,下午2:30-5:30。"), [], reference=None)
    >>> hours[0].opening_hours
    'Mo-Fr 09:00-12:00,14:30-17:30; PH off'
    """
    found = _with_times(text, dates) + _without_end(text, dates) + _without_times(text)
    found.sort(key=lambda hours: hours.evidence[0].start)
    kept: list[ServiceHours] = []
    for hours in found:
        said = (hours.label, hours.owner, hours.periods, None if hours.periods else hours.raw)
        if said not in [(k.label, k.owner, k.periods, None if k.periods else k.raw) for k in kept]:
            kept.append(hours)
    return kept


def _with_times(text: Text, dates: Sequence[BoundDate]) -> list[ServiceHours]:
    """Hours printed as ranges of clock times."""
    folded = text.folded
    found: list[ServiceHours] = []
    at = 0
    runs = ranges.runs(folded, ranges.find_ranges(folded), dates)
    intro = _intro(folded, dates) if runs else None
    for i, run in enumerate(runs):
        head = _head(folded, at, run[0].start, dates)
        tail = _tail(folded, run[-1].end, runs[i + 1][0].start if i + 1 < len(runs) else len(folded))
        at = run[-1].end
        told = _told(folded, run, head, tail, dates)
        if told is None:
            continue
        given = _given(folded, run[0].start, head, dates)
        read = sessions.read_sessions(folded, run, told.words, tail, dates, given)
        if intro is not None and intro[0] < run[0].start and all(s.window is None for s in read):
            read = [replace(s, window=intro[1]) for s in read]
        found += _records(text, run, told, read, tail)
    return found


def _head(folded: str, at: int, start: int, dates: Sequence[BoundDate]) -> int:
    """Where the sentence or the table cell that leads to `start` begins, not before `at`."""
    head = max(at, *(folded.rfind(c, at, start) + 1 for c in "。;!?\n"))
    cell = folded.rfind("\t", head, start) + 1
    return cell if cell and not ranges.is_glue(ranges.masked(folded, head, start, dates)) else head


def _tail(folded: str, end: int, limit: int) -> int:
    """Where the sentence that goes on at `end` ends, at most at `limit` and 80 characters on."""
    limit = min(limit, end + 80)
    return min((at for c in "。;\n\t" if (at := folded.find(c, end, limit)) >= 0), default=limit)


def _told(
    folded: str, run: Sequence[ranges.Range], head: int, tail: int, dates: Sequence[BoundDate]
) -> _Told | None:
    """What the words around `run` tell of it; None where they name no service."""
    start = run[0].start
    masked = ranges.masked(folded, head, start, dates)
    words = folded[head:start]
    label = labels.find_label(masked, head)
    begin = head + ranges.glue_start(masked)
    if label is not None and len(label.text) > 2:
        if labels.is_service(label.text):
            return _Told(label.start, label.text, label.owner, words, "hours.label")
        return None
    contact = labels.contact_before(masked)
    if contact is not None and not labels.is_other(masked[contact[0] :]):
        return _Told(head + contact[0] + 1, contact[1], None, words[contact[0] :], "hours.bracket")
    if "\t" in folded[folded.rfind("\n", 0, start) + 1 : start]:
        return _in_table(folded, start, begin, words)
    if label is not None or ranges.is_glue(masked):
        heading = _heading(folded, head)
        if heading is not None:
            return _Told(begin, heading[0], None, heading[1] + words, "hours.heading")
    rest = folded[run[-1].end : tail]
    if labels.is_other(masked + rest):
        return None
    if labels.does_service(rest):
        return _Told(begin, None, None, words, "hours.verb")
    days = weekdays.read_days(words)
    if days or ranges.MASK in masked[begin - head :]:
        bracketed = days and words[begin - head :].startswith("(")
        if bracketed or labels.is_service(masked + rest):
            return _Told(begin, None, None, words, "hours.days")
    return None


def _heading(folded: str, head: int) -> tuple[str, str] | None:
    """(label, line) of the heading among the two lines before the one that begins at `head`."""
    end = folded.rfind("\n", 0, head)
    for _ in range(2):
        if end <= 0:
            return None
        begin = folded.rfind("\n", 0, end) + 1
        line = folded[begin:end]
        match = HEADING.compiled.search(line[-60:])
        if match is not None:
            stop = len(line) - len(line[-60:]) + match.start() + 2
            label = labels.find_label(line[:stop], 0)
            if label is not None and labels.is_service(label.text):
                return label.text, line
        elif len(line) <= 20 and labels.is_service(line):
            return line, ""
        end = begin - 1
    return None


def _in_table(folded: str, start: int, begin: int, words: str) -> _Told | None:
    """A run in a table cell: a cell before it names it, or the head cell of its column; its row has the owner."""
    line = folded.rfind("\n", 0, start) + 1
    stop = folded.find("\n", start)
    row = folded[line : stop if stop >= 0 else len(folded)].split("\t")
    column = folded.count("\t", line, start)
    if column and labels.is_time(row[column - 1]):
        return _Told(begin, row[column - 1].strip(" :"), None, words, "hours.table")
    header: list[str] = []
    at = line
    for _ in range(60):
        end = at - 1
        at = folded.rfind("\n", 0, end) + 1 if end > 0 else 0
        if end <= 0 or "\t" not in folded[at:end]:
            break
        header = folded[at:end].split("\t")
    cell = header[column].strip() if column < len(header) else ""
    if labels.is_time(cell):
        owner = next((c.strip() for c in row[:column] if regex.fullmatch(r"\s*\p{Han}[^\d]{1,30}", c)), None)
        return _Told(begin, cell, owner, words, "hours.table")
    heading = _heading(folded, end + 1) if cell in ("上午", "下午", "时间", "") else None
    return _Told(begin, heading[0], None, heading[1] + words, "hours.heading") if heading else None


def _given(folded: str, start: int, head: int, dates: Sequence[BoundDate]) -> sessions.Window | None:
    """The window that the words before a run tell: dates next to it, 10月8日起 anywhere, 报名期间."""
    for date in reversed(ranges.within(dates, head, start)):
        window = sessions.window_of(folded, date)
        if window is None:
            continue
        between = ranges.masked(folded, date.span[0], start, dates)
        begins = window.switch or (date.is_range and regex.search(rf"[执实]行|恢复|调整|{ranges.SEASON}", between))
        if begins or ("时间" not in between and ranges.is_glue(between)):
            return window
    named = _named_window().search(folded, head, start)
    if named is None:
        return _dated_line(folded, head, dates)
    found = {
        (date.start, date.end): sessions.Window(date.start, date.end, ("valid_from", "valid_through"))
        for date in dates
        if date.start and date.end and date.precision == "day"
        and _window_name().search(folded, max(0, date.span[0] - 16), date.span[0]) is not None
        and named[1] in folded[max(0, date.span[0] - 16) : date.span[0]]
    }  # fmt: skip
    return next(iter(found.values())) if len(found) == 1 else None


def _dated_line(folded: str, head: int, dates: Sequence[BoundDate]) -> sessions.Window | None:
    """The window that a line of its own between a heading and the hours tells."""
    line = folded.rfind("\n", 0, head) + 1
    begin = folded.rfind("\n", 0, max(line - 1, 0)) + 1
    told = ranges.within(dates, begin, line)
    if len(told) != 1 or not ranges.is_glue(ranges.masked(folded, begin, line, dates)) or _heading(folded, begin) is None:
        return None
    return sessions.window_of(folded, told[0])


@cache
def _named_window() -> regex.Pattern[str]:
    """报名期间每日 right before a run."""
    return regex.compile(rf"(\p{{Han}}{{2}})期(?:间|内|限内)[,]?(?:{weekdays.DAYS})?(?:的)?$")


@cache
def _window_name() -> regex.Pattern[str]:
    """报名时间为 right before a date."""
    return regex.compile(r"\p{Han}{2}(?:起止)?(?:时间|日期|期限|期间?)?(?:为|是|从|自|:|\(){0,3}\s?$")


def _intro(folded: str, dates: Sequence[BoundDate]) -> tuple[int, sessions.Window] | None:
    """(end, window) of the one sentence that says from when on the hours below hold."""
    found: dict[dt.date, tuple[int, sessions.Window]] = {}
    for match in INTRO.finditer(folded):
        for date in ranges.within(dates, match.start() - 24, match.start() + 1):
            window = sessions.window_of(folded, date)
            if window and window.start and window.switch and date.span[1] >= match.start() - 1:
                found.setdefault(window.start, (match.end(), window))
    return next(iter(found.values())) if len(found) == 1 else None


def _records(
    text: Text, run: Sequence[ranges.Range], told: _Told, read: Sequence[sessions.Session], tail: int
) -> list[ServiceHours]:
    """One record for the sessions of `run`, and one for every region that has its own."""
    folded = text.folded
    start, end = told.start, run[-1].end
    while start < run[0].start and folded[start] in " \t\n,、;:()":
        start += 1
    said = weekdays.exceptions(told.words) + weekdays.exceptions(folded[run[0].start : tail])
    end += sessions.behind(folded[start:end], folded[end:tail])
    found = []
    for region in dict.fromkeys(s.region for s in read):
        own = [s for s in read if s.region == region]
        periods = sessions.periods(own, ",".join(said))
        inferred = dict.fromkeys(i for s in own if s.window for i in s.window.inferred)
        found.append(
            ServiceHours(
                label=told.label,
                owner=region or told.owner,
                raw=text.raw[start:end],
                periods=periods,
                opening_hours=opening_hours(periods) if sessions.is_weekly(told.words, own) else None,
                inferred=list(inferred),
                evidence=[text.evidence(start, end, told.rule)],
            )
        )
    return found


def _without_end(text: Text, dates: Sequence[BoundDate]) -> list[ServiceHours]:
    """What is open round the clock."""
    found = []
    folded = text.folded
    for told in always.find_always(folded):
        head = max(folded.rfind(c, 0, told.start) + 1 for c in "。;\n")
        windows = [w for d in ranges.within(dates, head, told.start) if (w := sessions.window_of(folded, d))]
        window = windows[-1] if windows and (windows[-1].switch or windows[-1].end) else sessions.Window()
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
                opening_hours=opening_hours([period]),
                inferred=list(window.inferred),
                evidence=[text.evidence(told.start, told.end, told.rule)],
            )
        )
    return found


def _without_times(text: Text) -> list[ServiceHours]:
    """Hours that are named and not told (受理时间为工作时间): a label without periods."""
    found = []
    for match in VERBAL.finditer(text.folded):
        stop = text.folded.index("时间", match.start(), match.end())
        label = labels.find_label(text.folded[match.start() : stop + 2], match.start())
        if label is not None and labels.is_service(label.text):
            found.append(
                ServiceHours(
                    label=label.text,
                    owner=label.owner,
                    raw=text.raw[label.start : match.end()],
                    evidence=[text.evidence(label.start, match.end(), VERBAL.name)],
                )
            )
    return found
