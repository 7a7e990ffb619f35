"""The grammar of printed dates: text to `Phrase`, nothing filled in.

`ANCHOR` finds where a date may begin; the reader then takes the longest date or range from there.
What only looks like a date (a duration, a document number, a recurring day) is refused here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from govnews_extract.dates.model import Phrase, Point
from govnews_extract.rules import Rule
from govnews_extract.zh import clock
from govnews_extract.zh.numerals import to_int

_HAN = "〇零一二三四五六七八九十廿卅"
_NUMERALS = frozenset(_HAN + "0123456789OoО")
# 二OO七, 二0一0 and 二〇〇七 are printed alike
_YEAR = r"(?:(?:19|20)\d\d|[12一二][09〇零九OoО][0-9〇零OoО一二三四五六七八九]{2})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
_VAGUE = "(?:[上中下]旬|初(?![中级步心始])|底(?![线层部])|末)"
_MORE = r"(?= ?(?:-{1,3}|[至到]) ?\d{1,2} ?[日号])"  # 10月9-31日 prints its 日 once
_MONTH_DAY = rf"(?P<month>{_MONTH}) ?月(?: ?(?P<day>{_DAY})(?: ?[日号]|{_MORE})| ?(?P<vague>{_VAGUE})|份)?"
_WORD = (
    r"(?:[今昨]\(\d{1,2}\)日|[今昨明][天日晚晨早夜]|[今昨明](?=[上下]午|中午)|当[天日晚](?!时)|[同次翌]日|同一天"
    r"|日前|近日|[今去明]年|[本上下]个?月)"
)

# what may end the first piece of a date: 年, 月 and 日 behind a numeral, 天, 晚 and 前 behind 今 or 日
ANCHOR = Rule(
    "date_anchor",
    rf"[年月日天晚晨早夜前午](?<=[{_HAN}OoО0-9今昨明当同次翌近去本上下中日个) ].)",
    examples=("于2024「年」3「月」", "二〇〇七「年」八「月」", "昨「日」上「午」", "28「日」上「午」"),
    rejects=("〔2019〕89号", "1:30", "星期"),
)
NUMERIC = Rule(
    "date_numeric",
    r"(?:19|20)\d\d[-./][01]?\d",
    examples=("「2024-03」-20", "「1996.05」至"),
    rejects=("24-03-20",),
)
WORD = Rule("date_word", _WORD, examples=("「昨日」上午", "「今」上午", "「上个月」", "「日前」"), rejects=("近期免冠照片", "某日"))
POINT = Rule(
    "date_point",
    rf"(?P<year>{_YEAR}) {{0,2}}年(?:(?P<vague>[初底末])| {{0,2}}{_MONTH_DAY})?"
    rf"|{_MONTH_DAY}"
    rf"|(?P<day>{_DAY}) ?日"
    r"|(?P<year>(?:19|20)\d\d)(?P<separator>[-./])(?P<month>1[0-2]|0?[1-9])"
    r"(?:(?P=separator)(?P<day>3[01]|[12]\d|0?[1-9]))?(?![\d/]|(?P=separator)\d)",
    examples=("「2024年3月5日」", "「二〇一〇年十一月二十日」前", "「2024-03-20」", "「3月下旬」", "「2024年底」", "「31日」", "「1996.05」至"),
    rejects=("三个月", "13月", "192.168.1.1", "周日"),
)
TAIL = Rule(
    "date_tail",
    r" ?(?:(?:\((?:(?:星期|周|礼拜)[一二三四五六日天]|[今昨明当][天日]|农历[^()\n]{1,10})\)|星期[一二三四五六日天])[ ,]?)?"
    rf"(?:\t?(?:{clock.pattern(after_date=True)}|(?P<part_only>{clock.PART})(?![于期些点饭报餐]))"
    rf"(?:钟?左右|许|钟)?(?: ?(?:-{{1,3}}|[至到]) ?{clock.pattern('_to', after_date=True)})?)?",
    examples=("「(星期六)9:30-11:30」", "「下午17:30」前", "「(今天)」", "「晚23:00时」"),
)
_JOIN = r"(?:,? ?(?:起|开始)?,? ?(?:-{1,4}|[至到]|直至) ?|(?P<list>[、,和] ?))"
RULES = (ANCHOR, NUMERIC, WORD, POINT, TAIL)

# 30日内, 3日后 and 15日前 count days, 日本 and 日报 are words
_NOT_DAY = r"[内间后之以前游志报刊本均制龄夜期租常产工照用历元光程子系式货企语军方资美韩益趋志]|左右|起算"
_DAY_LEFT = r"(?:^|[\s,。;:!?、()\[\]\"“”'·]|[据于在从自至的])$"
_DAY_RIGHT = (
    r"(?:[上中下]午|[早晚]|凌晨|傍晚|[-至到] ?\d|[、和]\d{1,2}日|电|讯|在|会同|会见|举[行办]|召开|启动|出席|主持|赴|前往|来到"
    r"|深?入|考察|调研|走访|慰问|表示|指出|强调|发布|发表|通报|公[布开]|宣布|获悉|了解|从|向|对|开[幕展始]|闭幕|抵达|应邀|消息|\()"
)
_COUNTED = r"(?:[每第近满共达多少期续时长过迟限留]|[^据]前|以后|工作|个)$"
_NO_MONTH = r"[度均薪租票饼球亮嫂供息个]|内"


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


@cache
def _number(text: str) -> int:
    """Cached: no more than some hundred different numerals pass."""
    return to_int(text.replace("O", "0").replace("o", "0").replace("О", "0"))


def _tail(folded: str, point: Point) -> Point:
    """`point` with the weekday, the part of the day and the clock time that follow it."""
    match = TAIL.compiled.match(folded, point.end)
    if match is None or match.end() == point.end:
        return point
    part = match.group("part") or match.group("part_only") or ("晚" if point.part_of_day == "evening" else None)
    time = clock.to_time(match, part=part)
    last = clock.end_time(match, "_to", time, part=part) if time is not None else None
    end = match.end()
    while end > point.end and folded[end - 1] in " ,":
        end -= 1
    part_of_day = clock.part_of_day(part) or point.part_of_day
    return point._replace(end=end, part_of_day=part_of_day, time=time, end_time=last)


def _point(folded: str, at: int) -> Point | None:
    """The date printed at `at`, without regard to what stands before it."""
    match = POINT.compiled.match(folded, at)
    if match is None:
        return None
    year, month, day, vague, separator = match.group("year", "month", "day", "vague", "separator")
    if separator and day is None and not _dotted_month(folded, match):
        return None
    point = Point(
        at,
        match.end(),
        _number(year) if year else None,
        _number(month) if month else None,
        _number(day) if day else None,
        None,
        vague is not None,
    )
    return _tail(folded, point) if day else point


def _dotted_month(folded: str, match: regex.Match[str]) -> bool:
    """1974.08 and 1986-07 are months in a table or a list of posts, else a price or a number."""
    after = folded[match.end() : match.end() + 1]
    if match.group("separator") == "/" or len(match.group("month")) < 2:
        return False
    return after == "" or after in "\t\n ,-至到,;。)月年生、" if match.group("separator") == "." else after in "\t\n,)"


def _allowed(folded: str, start: int, point: Point) -> bool:
    """Whether what stands around `point` leaves it a date."""
    before, after = folded[start - 1 : start], folded[point.end : point.end + 2]
    if before and (before in "第./每个几" or before.isascii() and before.isalnum()):
        return False
    if before == "-" and folded[start - 2 : start - 1].isdigit():
        return False
    if point.year is not None:
        return point.month is not None or not after.startswith(("第", "度", "版", "级", "届", "来"))
    if point.month is not None:
        if folded[start - 2 : start] in ("每年", "历年", "逐年"):
            return False
        return point.day is not None or point.vague or not _compiled(_NO_MONTH).match(folded, point.end)
    return _allowed_day(folded, start, point)


def _allowed_day(folded: str, start: int, point: Point) -> bool:
    """A day alone (28日上午, 记者25日获悉) against a number of days (30日内, 会期3日)."""
    left = folded[max(0, start - 3) : start]
    if point.part_of_day is None and (not folded[start].isdigit() or _compiled(_NOT_DAY).match(folded, point.end)):
        return point.part_of_day is None and folded.startswith("前", point.end) and left.endswith(("于", "在", "请"))
    if _compiled(_COUNTED).search(left) or left.endswith(("每月", "当月")):
        return False
    if point.part_of_day or point.time or _compiled(_DAY_LEFT).search(left):
        return True
    return _compiled(_DAY_RIGHT).match(folded, point.end) is not None


def _second(folded: str, first: Point, match: regex.Match[str]) -> Point | None:
    """The end of a range whose joining word `match` is."""
    at = match.end()
    if first.year is not None and folded[first.start + 4 : first.start + 5] in (".", "/"):
        short = _compiled(r"(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?![\d./])").match(folded, at)
        if short is not None:
            return _tail(folded, Point(at, short.end(), None, int(short["month"]), int(short["day"])))
    if (first.day is not None or first.word) and (next_day := _compiled(r"[次翌]日|第二天|明[天日早晨]").match(folded, at)):
        return _tail(folded, Point(at, next_day.end(), word="次日"))
    point = _point(folded, at)
    if point is None or (point.year is None and point.month is None and first.day is None and not first.word):
        return None
    if (point.day is None) != (first.day is None and not first.word) and not point.vague and not first.vague:
        return None
    if point.year is None and point.month is None and point.day is not None:
        duration = point.part_of_day is None and _compiled(r"内|左右|以").match(folded, point.end)
        if duration or (first.day is not None and point.day <= first.day):
            return None
    return point


def _days(folded: str, first: Point) -> list[Point]:
    """The days of a list after `first`: 25日、26日."""
    days = [first]
    while match := _compiled(r" ?[、,和及] ?(?=[0-3]?\d ?日)").match(folded, days[-1].end):
        point = _point(folded, match.end())
        if point is None or point.day is None or days[-1].day is None or point.day <= days[-1].day:
            break
        if match.group().strip() == "," and point.day != days[-1].day + 1:
            break
        days.append(point._replace(year=days[-1].year, month=days[-1].month))
    return days


def _phrases(folded: str, first: Point, start: int, rule: str) -> list[Phrase]:
    """The range, the list or the single date that begins with `first`."""
    match = _compiled(_JOIN).match(folded, first.end)
    if match is not None and match.group("list") is None:
        second = _second(folded, first, match)
        if second is not None:
            end = second.end + folded.startswith("止", second.end)
            return [Phrase(first, second, start, end, "date_range" if rule == "date" else rule + "_range")]
    if match is not None and first.day is not None:
        days = _days(folded, first)
        plain = all(d.part_of_day is None and d.time is None for d in days)
        follow = all(b.day == (a.day or 0) + 1 for a, b in zip(days, days[1:], strict=False))
        if len(days) > 1 and plain and follow:
            return [Phrase(first, days[-1], start, days[-1].end, "date_list")]
        if len(days) > 1:
            return [Phrase(d, None, d.start, d.end, "date_list") for d in days]
    return [Phrase(first, None, start, first.end, rule)]


def _relative(folded: str, start: int, end: int) -> list[Phrase]:
    """A word for a date, with what it is joined to: 今天(11月23日)上午, 去年7月, 本月27日."""
    word, before = folded[start:end], folded[start - 1 : start]
    if word == "日前":
        alone = not before or not (before in _HAN + "作付期到截生当今昨明次同每" or before.isdigit())
        return [Phrase(Point(start, end, word=word), None, start, end, "recent")] if alone else []
    if word == "近日":
        return [Phrase(Point(start, end, word=word), None, start, end, "recent")]
    if word[0] in "当同次翌" and before and before not in "\n\t ,。;:()于并至、" and not before.isascii():
        return []  # 发布当日 is the day of what stands before, not of the last date
    if word == "明天" and folded[end : end + 1] in "的更会":
        return []
    point = Point(start, end, word=word)
    if word[-1] in "年月":
        more = _point(folded, end)
        if more is None or more.year is not None or (more.month is None) == (word[-1] == "年"):
            return [Phrase(point, None, start, end, "relative")]
        return _phrases(folded, more._replace(start=start, word=word), start, "relative")
    bracket = _compiled(r" ?\( ?").match(folded, end)
    named = _point(folded, bracket.end()) if bracket else None
    if named is not None and named.day is not None and folded.startswith(")", named.end):
        return [Phrase(p := _tail(folded, named._replace(end=named.end + 1)), None, start, p.end, "date")]
    part = clock.part_of_day({"晚": "晚", "夜": "夜", "晨": "晨", "早": "早"}.get(word[-1]))
    return _phrases(folded, _tail(folded, point._replace(part_of_day=part)), start, "relative")


def _titles(folded: str) -> list[tuple[int, int]]:
    """Spans of 《…》: a date in a title is part of a name."""
    if "《" not in folded:
        return []
    return [m.span() for m in _compiled(r"《[^《》\n]{1,120}》").finditer(folded)]


def _starts(folded: str) -> list[int]:
    """Where a date may begin, in order; a date may be met by each of its pieces."""
    found = [m.start() for m in NUMERIC.compiled.finditer(folded)]
    for anchor in ANCHOR.compiled.finditer(folded):
        at = anchor.start()
        if folded[at - 1] in _NUMERALS or folded[at - 1] == " ":
            at = _numeral(folded, at)
        elif folded[at - 1] == ")":
            at = folded.rfind("(", max(at - 4, 0), at) - 1  # 昨(15)日
        else:
            at -= 1 if WORD.compiled.match(folded, at - 1) else 2
        if at >= 0:
            found.append(at)
    return sorted(found)


def _numeral(folded: str, at: int) -> int:
    """The start of the numeral, of four figures at most, that ends before `at`."""
    floor = max(at - 2, 0)
    while at > floor and folded[at - 1] == " ":
        at -= 1
    floor = max(at - 4, 0)
    while at > floor and folded[at - 1] in _NUMERALS:
        at -= 1
    return at


def read(folded: str) -> Iterator[Phrase]:
    """Every date phrase of `folded`, in order, none inside another and none inside 《…》.

    >>> [folded[p.start : p.end] for folded in ("自2024年3月18日起至5月17日止,公示30日",) for p in read(folded)]
    ['2024年3月18日起至5月17日止']
    """
    at, titles = 0, iter(_titles(folded))
    title = next(titles, None)
    for start in _starts(folded):
        while title is not None and title[1] <= start:
            title = next(titles, None)
        if start < at or (title is not None and title[0] < start):
            continue
        word = WORD.compiled.match(folded, start)
        if word is not None:
            found = _relative(folded, start, word.end())
        else:
            point = _point(folded, start)
            allowed = point is not None and _allowed(folded, start, point)
            found = _phrases(folded, point, start, "date") if point is not None and allowed else []
            at = point.end if point is not None else at
        yield from found
        if found:
            at = max(at, found[-1].end)
