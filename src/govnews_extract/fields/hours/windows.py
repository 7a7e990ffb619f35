"""The dates between which hours hold: 10月9日起, 5月1日至9月30日, 报名期间, 自5月6日起执行夏季作息时间."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govnews_extract.fields.hours.ranges import SEASON, is_glue, masked, within
from govnews_extract.fields.hours.weekdays import DAYS
from govnews_extract.fields.patterns import Patterns
from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

if TYPE_CHECKING:
    from govnews_extract.dates import BoundDate

DAY = dt.timedelta(days=1)
# 自5月6日起,市政务服务中心执行夏季作息时间; 7月1日至8月31日…时间和地点如下: when the hours below hold
INTRO = Rule(
    "hours.intro",
    r"(?:执行|实行|启用|调整|恢复|实施)[^。;\n]{0,14}(?:作息|办公|工作|服务|上班|上下班|窗口|开放|营业)[^。;\n]{0,4}时间"
    r"|时间[和及、]地点(?:安排)?如下",
    examples=(
        "自6月1日起,市民中心「执行夏季作息时间」",
        "10月9日起「恢复冬季办公时间」",
        "6月11日,各接种点接种「时间和地点如下」:",
    ),
    rejects=("自6月1日起施行", "执行时间"),
)
RULES = (INTRO,)
_VERBS = ("行", "启用", "调整", "恢复", "实施")  # of INTRO


class Window(NamedTuple):
    """The dates between which sessions hold, either end open, and what of them is filled in.

    `switch` says that the hours begin to hold then: 10月9日起.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    inferred: tuple[str, ...] = ()
    switch: bool = False


note = r"\s?(?:\([^()]{0,8}\))?\s?"
_SOURCES = {
    "from": rf"{note}(?:起|开始|以后|之后|后(?!勤))",
    "until": rf"{note}(?:止|结束)",
    "by": rf"{note}(?:之?前|以前)",
    "open": rf"{note}(?:至|到|-)",
    "begins": rf"[执实]行|恢复|调整|{SEASON}",
    # 报名期间每日 right before a run, 报名时间为 right before a date
    "during": rf"(报名|报考|领取|登记|缴费|申报|确认|办理|招生|投票)期(?:间|内|限内)[\p{{Han}},]{{0,6}}?(?:{DAYS})?的?$",
    "next_year": rf"{note}(?:至|到|-{{1,2}})\s?(?:次年|翌年|第二年|来年)",
    "other": r"(?:公示|公告|公布|征求意见|巡视|巡察|督察|进驻)\p{Han}{0,4}(?:为|是|:|从|自|\(|,){0,3}\s?$",
    "named": r"(\p{Han}{2})(?:起止)?(?:时间|日期|期限|期间?)?(?:为|是|从|自|:|\(){0,3}\s?$",
}


@cache
def _patterns() -> Patterns:
    return Patterns(_SOURCES)


def window_of(folded: str, date: BoundDate) -> Window | None:
    """The window that a printed date opens: 10月9日起, 6月至9月, 6月30日止; None for 6月20日前."""
    start, end = date.start, date.end
    before = folded[max(0, date.span[0] - 2) : date.span[0]]
    if start is None:
        return None
    patterns = _patterns()
    inferred = tuple(dict.fromkeys("year" if part == "end_year" else part for part in date.inferred))
    if end is not None:
        if date.precision == "day":
            return Window(start, end, inferred)
        if date.precision == "month" and not date.vague:
            return Window(start, end.replace(day=calendar.monthrange(end.year, end.month)[1]), inferred)
    if date.precision != "day" or patterns["by"].match(folded, date.span[1]):
        return None
    if folded[date.span[1] - 1] == "起" or patterns["from"].match(folded, date.span[1]):
        return Window(start, None, inferred, switch=True)
    if patterns["open"].match(folded, date.span[1]):
        return Window(start, None, inferred)  # an end that is no date: 10月1日至次年4月
    if patterns["until"].match(folded, date.span[1]) or before[1:] in ("至", "到"):
        return Window(None, start, inferred)
    return Window(start, start, inferred)


def windows_in(folded: str, dates: Sequence[BoundDate], start: int, end: int) -> list[Window]:
    """The windows that the dates in [start, end) open."""
    return [window for _, window in _dated(folded, dates, start, end)]


def _dated(folded: str, dates: Sequence[BoundDate], start: int, end: int) -> list[tuple[BoundDate, Window]]:
    """The dates in [start, end) that open a window, with it; 10月1日至次年4月30日 is one."""
    found: list[tuple[BoundDate, Window]] = []
    before: BoundDate | None = None
    for date in within(dates, start, end):
        between = folded[before.span[1] : date.span[0]] if before else ""
        if found and before and before.start and date.start and _patterns()["next_year"].fullmatch(between):
            last = date.start.replace(year=before.start.year + 1, day=min(date.start.day, 28))
            last += dt.timedelta(days=date.start.day - last.day)
            found[-1] = (found[-1][0], Window(before.start, last, found[-1][1].inferred))
        elif (window := window_of(folded, date)) is not None:
            found.append((date, window))
        before = date
    return found


def window_before(folded: str, head: int, start: int, dates: Sequence[BoundDate]) -> Window | None:
    """The window that the words in [head, start) tell of a run at `start`.

    A date next to the run counts, and 10月9日起 wherever it stands. The days of a publicity or an inspection
    (公示期:7月1日至7月7日) are not those of its hours.
    """
    patterns = _patterns()
    for date, window in reversed(_dated(folded, dates, head, start)):
        if patterns["other"].search(folded, max(0, date.span[0] - 16), date.span[0]):
            continue
        between = masked(folded, date.span[0], start, dates)
        begins = window.switch or (window.end and patterns["begins"].search(between))
        if begins or ("时间" not in between and is_glue(between)):
            return window
    return None


def during(folded: str, head: int, start: int) -> str | None:
    """The name of the window in which the run at `start` holds: 报名 of 报名期间每日."""
    low = max(head, start - 20)
    match = _patterns()["during"].search(folded, low, start) if folded.find("期", low, start) >= 0 else None
    return match[1] if match else None


def named_windows(folded: str, dates: Sequence[BoundDate]) -> dict[str, Window]:
    """The windows that the release prints under a name, each name only once: 报名 for 报名时间为….

    Empty where no run can refer to one (报名期间).
    """
    if not any(folded.startswith(("间", "内", "限内"), at + 1) for at in spots(folded, "期")):
        return {}
    found: dict[str, set[tuple[dt.date, dt.date]]] = {}
    for date in dates:
        if date.start and date.end and date.precision == "day":
            label = _patterns()["named"].search(folded, max(0, date.span[0] - 16), date.span[0])
            if label is not None:
                found.setdefault(label[1], set()).add((date.start, date.end))
    return {
        name: Window(*spans.pop(), ("valid_from", "valid_through"))
        for name, spans in found.items()
        if len(spans) == 1
    }


def _introduces(folded: str, at: int) -> bool:
    """Whether the 间 at `at` may be the end of 执行夏季作息时间, or of the 时间 in 时间和地点如下."""
    if folded[at - 1] != "时":
        return False
    before = folded[max(0, at - 32) : at]
    return any(verb in before for verb in _VERBS) or folded[at + 2 : at + 4] == "地点"


def intro(folded: str, dates: Sequence[BoundDate]) -> tuple[int, Window] | None:
    """(where it ends, window) of the one sentence that says when the hours below hold."""
    if not any(_introduces(folded, at) for at in spots(folded, "间")):
        return None
    found: dict[tuple[dt.date | None, dt.date | None], tuple[int, Window]] = {}
    for match in INTRO.finditer(folded):
        low = max(0, match.start() - 80)
        head = max(low, *(folded.rfind(c, low, match.start()) + 1 for c in "。;\n"))
        told = windows_in(folded, dates, head, match.start())
        if len(told) == 1 and (told[0].switch or told[0].end):
            found.setdefault((told[0].start, told[0].end), (match.end(), told[0]))
    return next(iter(found.values())) if len(found) == 1 else None
