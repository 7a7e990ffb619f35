"""Clock times as Chinese releases print them, as pure functions over folded text.

>>> import regex
>>> [to_time(m) for m in regex.finditer(PATTERN, "上午8:30、下午2点半、晚6点、八时三十分、下午17:30")]
['08:30', '14:30', '18:00', '08:30', '17:30']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govnews_extract.zh.numerals import to_int

if TYPE_CHECKING:
    import regex

    from govnews_extract.records import PartOfDay

# 凌晨 and 夜 are told apart from 早 and 晚 below: at 凌晨12点 a day begins, at 晚12点 it ends
_PARTS: dict[str, PartOfDay] = {
    **dict.fromkeys(("上午", "早上", "早晨", "清晨", "凌晨", "早间", "午前", "早", "晨"), "morning"),
    **dict.fromkeys(("中午", "正午", "午间"), "noon"),
    **dict.fromkeys(("下午", "午后"), "afternoon"),
    **dict.fromkeys(("傍晚", "晚上", "晚间", "夜间", "夜里", "夜晚", "深夜", "晚", "夜"), "evening"),
}
PART = "(?:凌晨|清晨|早[晨上间]?|[上下]午|午[前后间]|[中正]午|傍晚|晚[上间]?|深夜|夜[间里晚]?|晨)"
_HAN_HOUR = "(?:二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_HAN_MINUTE = "(?:[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])"


def pattern(suffix: str = "", *, after_date: bool = False) -> str:
    """A regex fragment for one clock time, with the groups part, hour, minute and half.

    `suffix` is put behind each group's name, so that a fragment can be embedded more than once.
    Alone, 3点 and 三点 count points as often as hours (三点意见), and are read only with a part of the
    day, 半, 整 or 钟, minutes, a range or a pause; `after_date` reads all of them.

    >>> import regex
    >>> m = regex.fullmatch(pattern("_from") + "至" + pattern("_to"), "早8点至晚6点")
    >>> to_time(m, "_from"), to_time(m, "_to")
    ('08:00', '18:00')
    """
    part, hour, minute, half = (f"(?P<{n}{suffix}>" for n in ("part", "hour", "minute", "half"))
    # 提出三点, is a list of points; 每天八点, is an hour
    shown = f"(?(part{suffix})点|点(?= ?(?:半|整|钟|[0-5]\\d|[二三四五]?十.?分|[-至到]|[、,。)]|$)))"
    point, before = ("点", "") if after_date else (shown, "(?<![出了有下几这等][\\d一二三四五六七八九十])")
    sharp = "时(?![间期机刻段代])"
    digits = rf"{hour}[01]?\d|2[0-4])(?!\d)"
    return (
        rf"(?:{part}{PART})[ :]?)?(?:(?<![\d.]|\d:){digits} ?"
        rf"(?:: ?{minute}[0-5]\d)(?::[0-5]\d)?(?![\d:]| ?的?比)(?: ?[时许](?!间))?"
        rf"|(?:{sharp}|{before}{point})"
        rf"(?: ?{minute}[0-5]\d)(?!\d)分?| ?{minute}\d) ?分| ?{half}半)|整|钟)?)"
        rf"|(?<![〇零一二两三四五六七八九十几第])(?!一时)(?:{hour}{_HAN_HOUR}) ?(?:{sharp}|{before}{point})"
        rf"(?:{minute}{_HAN_MINUTE})分|{half}半)|整|钟)?))"
    )


PATTERN = pattern()


def part_of_day(word: str | None) -> PartOfDay | None:
    """The part of the day that `word` names, None for any other word.

    >>> part_of_day("上午"), part_of_day("晚"), part_of_day("午间"), part_of_day("白天")
    ('morning', 'evening', 'noon', None)
    """
    return _PARTS.get(word or "")


def hour_of_day(hour: int, part: str | None) -> int:
    """`hour` on the 24-hour clock: 下午2 → 14, 下午17 stays, 上午12 is noon, 晚12 is 24.

    >>> [hour_of_day(h, p) for h, p in ((2, "下午"), (17, "下午"), (12, "上午"), (12, "晚"), (2, "凌晨"))]
    [14, 17, 12, 24, 2]
    """
    kind = part_of_day(part)
    if part == "凌晨":
        return 0 if hour == 12 else hour
    if kind == "evening":
        return 24 if hour == 12 else hour + 12 if 5 <= hour < 12 else hour  # 夜2点 is past midnight
    if kind == "afternoon" and hour < 12:
        return hour + 12
    if kind == "noon" and hour <= 3:
        return hour + 12
    return hour


def clock_time(hour: str | int, minute: str | int | None = None, *, part: str | None = None) -> str | None:
    """'HH:MM' from printed pieces, None where they are no time of a day.

    >>> clock_time("二", "三十", part="下午"), clock_time(24), clock_time(24, 30), clock_time("8", 61)
    ('14:30', '24:00', None, None)
    """
    told = minutes_of_day(hour, minute, part=part)
    return None if told is None else f"{told // 60:02d}:{told % 60:02d}"


def minutes_of_day(
    hour: str | int, minute: str | int | None = None, *, part: str | None = None
) -> int | None:
    """The minutes from midnight to a clock time, None where it is no time of a day.

    >>> minutes_of_day("二", "三十", part="下午"), minutes_of_day(24), minutes_of_day(24, 30)
    (870, 1440, None)
    """
    hours = hour if isinstance(hour, int) else to_int(hour)
    minutes = minute if isinstance(minute, int) else to_int(minute) if minute else 0
    if part:
        hours = hour_of_day(hours, part)
    if hours > 24 or minutes > 59 or (hours == 24 and minutes):
        return None
    return hours * 60 + minutes


def to_time(match: regex.Match[str], suffix: str = "", *, part: str | None = None) -> str | None:
    """'HH:MM' of a match of `pattern(suffix)`, None where it is no time of a day.

    `part` is the part of the day that holds where the match prints none: 下午2:30至5:30.
    """
    hour = match.group("hour" + suffix)
    if hour is None:
        return None
    minute = "30" if match.group("half" + suffix) else match.group("minute" + suffix)
    return clock_time(hour, minute, part=match.group("part" + suffix) or part)


def end_time(match: regex.Match[str], suffix: str, start: str, *, part: str | None = None) -> str | None:
    """The end of a range that began at `start`; `part` is the start's, and holds on where it can.

    上午9:00至12:00 is noon either way, 下午2:30至5:30 is 17:30, 上午9:00至5:00 is 17:00.

    >>> import regex
    >>> m = regex.fullmatch("下午2:30至" + pattern("2"), "下午2:30至5:30")
    >>> end_time(m, "2", "14:30", part="下午")
    '17:30'
    """
    own = match.group("part" + suffix)
    end = to_time(match, suffix, part=part)
    if end is None or own or end > start or part is None:
        return end
    hours, minutes = end.split(":")
    return (
        f"{int(hours) + 12}:{minutes}" if int(hours) < 12 and f"{int(hours) + 12}:{minutes}" > start else end
    )
