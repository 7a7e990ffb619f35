"""A run of ranges to sessions: the words between the ranges give days, seasons and switches.

(10月9日起为13:30-17:30) ends the afternoon session before it on 7 October; (新疆地区为10:00-20:00) is
another place's; (工作日) behind a range belongs to what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govnews_extract.fields.hours.ranges import SEASON, Range
from govnews_extract.fields.hours.weekdays import DAYS, EXCEPTIONS, read_days
from govnews_extract.fields.hours.windows import DAY, Window, windows_in
from govnews_extract.fields.patterns import Patterns
from govnews_extract.records import HoursPeriod, Weekday

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate


_SOURCES = {
    "days": DAYS,
    "season": SEASON,
    "exceptions": EXCEPTIONS,
    "region": r"\((?:其中)?:?(\p{Han}{2,8}?(?:地区|[省市州县区]))(?:各地)?(?:时间)?(?:为|是|:)?\s*$",
    "date": r"\d{1,2}月\d{1,2}",
}


@cache
def _patterns() -> Patterns:
    return Patterns(_SOURCES)


class Session(NamedTuple):
    """One session on its way to a record; `part` counts the stretches of one season or switch."""

    range: Range
    words: str
    window: Window | None
    part: int
    region: str | None = None


def read_sessions(
    folded: str, run: Sequence[Range], words: str, tail: int, dates: Sequence[BoundDate], given: Window | None
) -> list[Session]:
    """The sessions of `run`: `words` stand before it, and behind it the sentence goes on to `tail`.

    `given` is the window that the words before the run tell (报名时间:8月28日至8月31日).
    """
    sessions: list[Session] = []
    window, part, region = given, 0, None
    inside = False  # a parenthesis that opened a switch or a region is still open
    for i, r in enumerate(run):
        if i:
            start = run[i - 1].end
            gap = folded[start : r.start]
            bracket = gap.find(")") if gap[:2].lstrip(" ,").startswith("(") else -1
            if bracket > 0:  # behind a range and closed again: of what stands before
                sessions = _told_behind(sessions, folded, start, start + bracket, dates, part)
                start, gap = start + bracket + 1, gap[bracket + 1 :]
            if inside and ")" in gap:
                inside, region, window, part = False, None, given, part + 1
            if _patterns()["days"].search(gap):
                words = gap
            found = _patterns()["region"].search(gap) if "(" in gap else None
            if found:
                inside, region, part = True, found[1], part + 1
            told = windows_in(folded, dates, start, r.start)
            if told:
                window, part, inside = told[-1], part + 1, inside or "(" in gap
            elif _patterns()["season"].search(gap):
                part += 1
        sessions.append(Session(r, words, window, part, region))
    rest = folded[run[-1].end : tail]
    if rest.lstrip(" ,").startswith("(") and ")" in rest and not inside:
        sessions = _told_behind(sessions, folded, run[-1].end, run[-1].end + rest.index(")"), dates, part)
    return _switched(sessions)


def _told_behind(
    sessions: list[Session], folded: str, start: int, end: int, dates: Sequence[BoundDate], part: int
) -> list[Session]:
    """`sessions` with the days and dates of a bracket behind them, where they have none."""
    words = folded[start:end]
    named = _patterns()["days"].search(_patterns()["exceptions"].sub("", words))
    windows = windows_in(folded, dates, start, end)
    found = []
    for s in sessions:
        if named and not read_days(s.words):
            s = s._replace(words=s.words + words)
        if windows and s.window is None and s.part == part:
            s = s._replace(window=windows[-1])
        found.append(s)
    return found


def _switched(sessions: list[Session]) -> list[Session]:
    """`sessions` with those ended that a later part replaces: of the same half of the day."""
    done: list[Session] = []
    for part in sorted({s.part for s in sessions}):
        group = [s for s in sessions if s.part == part]
        window = group[0].window
        if window is not None and window.start is not None and window.end is None and not group[0].region:
            done = [_ended(s, group, window) for s in done]
        done += group
    return sorted(done, key=lambda s: s.range.start)


def _ended(old: Session, group: Sequence[Session], new: Window) -> Session:
    """`old` as far as it goes on when `group` holds from the start of `new`."""
    if old.region is not None or not any(
        (old.range.morning and s.range.morning) or (old.range.afternoon and s.range.afternoon) for s in group
    ):
        return old
    if old.words != group[0].words and set(read_days(old.words)).isdisjoint(read_days(group[0].words)):
        return old
    window = old.window or Window()
    if new.start is None or window.end is not None or (window.start and window.start >= new.start):
        return old
    until = window._replace(end=new.start - DAY, inferred=(*window.inferred, "valid_through"))
    return old._replace(window=until)


def periods(sessions: Iterable[Session], extra: str) -> list[HoursPeriod]:
    """`sessions` as records; `extra` are the exceptions that stand before or behind the whole run."""
    found: dict[tuple[object, ...], HoursPeriod] = {}
    named: dict[str, tuple[Weekday, ...]] = {}
    for s in sessions:
        window = s.window or Window()
        if s.words not in named:
            named[s.words] = read_days(f"{s.words};{extra}")
        days, opens, closes = named[s.words], _hhmm(s.range.opens), _hhmm(s.range.closes)
        key = (days, opens, closes, window.start, window.end)
        if key not in found:
            found[key] = HoursPeriod(
                days=list(days),
                opens=opens,
                closes=closes,
                valid_from=window.start,
                valid_through=window.end,
            )
    return list(found.values())


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def is_weekly(words: str, read: Sequence[Session]) -> bool:
    """Whether `read` repeat from week to week: neither on 每月15日 nor in seasons without dates."""
    undated = len({s.part for s in read if s.window is None}) > 1
    return "每月" not in words and not undated


def behind(hours: str, rest: str) -> int:
    """How much of `rest`, the sentence behind `hours`, still belongs to them: brackets and exceptions."""
    end = 0
    if hours.count("(") > hours.count(")"):
        end = rest.find(")", 0, 12) + 1
    elif rest.lstrip(" ,、").startswith("("):
        bracket = rest.find(")") + 1
        end = bracket if _belongs(rest[:bracket]) else 0
    match = _patterns()["exceptions"].search(rest)
    return max(end, match.end()) if match and match.start() <= end + 4 else end


def _belongs(words: str) -> bool:
    """Whether a bracket behind hours says something of their days or dates."""
    return any(_patterns()[kind].search(words) for kind in ("days", "exceptions", "season", "date"))
