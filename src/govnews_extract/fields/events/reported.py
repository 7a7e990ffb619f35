"""Reports: what was held, the stays of inspections, and the decisions of bodies."""

from __future__ import annotations

from datetime import timedelta

from govnews_extract.fields.events import vocabulary as words
from govnews_extract.fields.events.setting import NEAR, Kind, Setting, Surroundings
from govnews_extract.rules import Rule

DECIDED = Rule(
    "event_decided",
    r"(?:研究决定|研究同意|会研究(?=,)|决定|通过|批准|任命|免去|表决)(?!的|了?修[订改])",
    examples=("经县委常委会会议「研究决定」,", "某县人民代表大会常务委员会第五次会议「通过」)"),
    rejects=("会议通过的办法", "上午召开会议"),
)
DECIDER = Rule(
    "event_decider",
    r"会议?|研究|政府|党[委组]|[省市县区州盟旗地]委|常委会|行署|委员会",
    examples=("「会议」决定", "省「政府」"),
    rejects=("某人决定",),
)
LAW_HISTORY = Rule(
    "event_law_history",
    r"(?:公布|发布|修[订正]|令第)",
    examples=("「令第」3号",),
    rejects=("会议通过",),
)
ENDED = Rule("event_ended", r"^(?:顺利|圆满)?结束", examples=("「结束」",), rejects=("召开",))
MEETING = Rule(
    "event_of_meeting", r"(?:会议|大会|论坛|展览?会)$", examples=("第三十一次「会议」",), rejects=("常委会",)
)
ENDING = Rule("event_ending", r"(?:工作|持续|延续|进行)[到至]$", examples=("「工作到」",), rejects=("截至",))
LATER = Rule(
    "event_later",
    r"(?:[将拟划计]于?|预计)$",
    examples=("某会议「将于」", "项目「预计」"),
    rejects=("定于",),
)
PREDICATE = Rule(
    "event_predicate",
    r"^[,\s]{0,2}[“\"《]?\p{Han}[^。;\n]{5}",
    examples=("「,某地降下暴雨」", "「,“书香青石”活」动启动"),
    rejects=("",),
)
VISIT = Rule(
    "event_visit",
    r"^(?:起)?对[^,。;]{1,16}进行[^,。;]{0,12}访问",
    examples=("「对某国进行国事访问」",),
    rejects=("对某县进行检查",),
)
STATISTIC = Rule(
    "event_statistic",
    r"^[^。;]{0,30}?(?:新增|累计|共(?:实现|接待|完成)|同比|增长\d)",
    examples=("「,全县共接待」游客3万人次",),
    rejects=(",某地降下暴雨",),
)
SPOKEN = Rule("event_spoken", r"我们|大家|同志们|各位", examples=("「各位」记者",), rejects=("召开会议",))
RULES = (DECIDED, DECIDER, LAW_HISTORY, ENDED, MEETING, ENDING, LATER, PREDICATE, VISIT, STATISTIC, SPOKEN)

_STAY = timedelta(days=6)  # shorter ranges are meetings of several days


_ENDED_FIRST, _TO = frozenset("顺圆结"), ("到", "至")
_LATER_LAST = frozenset("将拟划计于")


def has_ended(right: str) -> bool:
    """Whether something ended on the date: 25日圆满结束."""
    return right[:1] in _ENDED_FIRST and ENDED.compiled.match(right) is not None


def is_later(clause: str) -> bool:
    """Whether the words before a date announce it: 将于, 预计."""
    return clause[-1:] in _LATER_LAST and LATER.compiled.search(clause) is not None


def decided(around: Surroundings, setting: Setting) -> Kind | None:
    """A dated decision: 2024年5月20日某县人大常委会会议通过, 经5月20日县委常委会会议研究决定."""
    right = around.right
    said = "决" in right or "过" in right or "批" in right or "任" in right or "免" in right or "研" in right
    match = DECIDED.compiled.search(right, 0, 80) if said else None
    if match is None:
        return None
    told = right[: match.end()]
    if told.count(",") > 1 or words.CONVENED.compiled.match(told) or LAW_HISTORY.compiled.search(told):
        return None
    if not DECIDER.compiled.search(around.left[-12:] + told):
        return None
    return "told" if setting.reports and words.is_told_of(told) else "decision"


def stays(around: Surroundings, setting: Setting) -> Kind | None:
    """An inspection's stay, or its end where that stands apart from the start."""
    day, stay = around.day, words.STAY.compiled
    if day.end is not None and day.start is not None and day.end - day.start >= _STAY:
        if setting.genre == "inspection":
            return "stay"
        told = day.precision == "day" and setting.genre not in ("discipline", "personnel")
        return "stay" if told and stay.search(around.left[-NEAR:] + around.right[:NEAR]) else None
    last = around.clause[-1:]
    if has_ended(around.right) or (last in _TO and ENDING.compiled.search(around.clause)):
        of_stay = setting.genre == "inspection" or stay.search(around.text)
        return "end" if of_stay and day.precision == "day" else None
    inspects = setting.genre == "inspection"
    if (inspects or setting.genre == "meeting") and words.is_since(around.right):
        return "stay" if stay.search(around.left[-NEAR:] + (around.right[:60] if inspects else "")) else None
    if inspects and is_later(around.clause):
        return "stay" if stay.search(around.right[:NEAR]) else None
    return None


def reported(around: Surroundings, setting: Setting) -> Kind | None:
    """What a report's own sentence says to have happened on the date."""
    day, right = around.day, around.right.lstrip(", ")
    if day.start is None or words.is_since(around.right):
        return None
    if words.is_told_of(around.right):
        return "told"
    if is_later(around.clause):
        return "plan" if setting.names(day.start) or VISIT.compiled.match(around.right) else None
    if day.precision != "day":
        return "meeting" if around.opens and words.CONVENED.compiled.match(around.right) else None
    if day.rule == "relative" and day.part_of_day is None and around.folded[around.start] in "今昨明":
        return _of_today(around, right)
    if has_ended(right) and MEETING.compiled.search(around.clause):
        return "meeting"
    if words.HELD.compiled.search(right[:NEAR] if around.opens else right[:NEAR].split(",", 1)[0]):
        return "meeting"
    if not around.opens or setting.genre == "discipline":
        return None  # what a notice of discipline tells are offences
    tells = PREDICATE.compiled.match(around.right) and not STATISTIC.compiled.match(around.right)
    return "narrative" if tells else None


def _of_today(around: Surroundings, right: str) -> Kind | None:
    """今天 and 昨天 are as often rhetoric: only before a meeting, or at the head of a report's sentence."""
    if SPOKEN.compiled.search(around.text):
        return None
    if words.CONVENED.compiled.match(right[:18]):
        return "meeting"
    near = right[:NEAR] if around.opens and around.right.startswith(",") else ""
    return "meeting" if words.HELD.compiled.search(near) else None
