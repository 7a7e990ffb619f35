"""What an event is called and where it is held, as spans of its sentence."""

from __future__ import annotations

import regex

from govnews_extract.fields.events import vocabulary as words
from govnews_extract.fields.events.reported import ENDED
from govnews_extract.fields.events.scheduled import LABEL
from govnews_extract.fields.events.setting import Kind, Surroundings
from govnews_extract.rules import Rule

Span = tuple[int, int]

# 会 of a body (常委会, 协会) is no meeting
_MEETING = (
    r"(?=[会动座仪活论典大比竞培演讲展听发])(?:会议|(?<!常委|委员|[协商工]|联合|理事|董事|管委|居委|村委)会|动员会|座谈会|仪式|活动|论坛|典礼"
    r"|[大比竞]赛|培训班|演练|讲座|展览?会?|听证会|发布会)"
)
NAME_THEN_VERB = Rule(
    "event_name",
    r"[,:)\s]{0,2}(?P<name>[^,。;:\s][^,。;:\n]{2,44}" + _MEETING + r")(?:\([^()\n]{1,10}\))?"
    r"(?:[在于][^,。;\n]{1,24}?)?(?:正式|隆重|顺利|圆满|胜利|如期)?(?:召开|举[行办]|开幕|闭幕|启动)",
    examples=("「,某县防汛工作会议召开」", "「某县防汛工作会议在县政府三楼会议室召开」"),
    rejects=("某人主持召开会议",),
)
VERB_THEN_NAME = Rule(
    "event_name_after",
    r"(?:召开|举[行办]|出席|参加)了?\s?(?P<name>[^,。;:\s][^,。;:\n]{1,44}?"
    + _MEETING
    + r")(?=[,。;:)\n]|$)",
    examples=("县政府「召开第52次常务会议」。",),
    rejects=("会议召开",),
)
NAME_BEFORE = Rule("event_name_before", _MEETING + "$", examples=("某项调研「座谈会」",), rejects=("会议由",))
BYLINE = Rule(
    "event_byline",
    r"[^()]{0,40}\([^()]{0,20}(?:记者|通讯员)[^()]{0,40}\)\s{0,4}",
    examples=("「本报讯(记者 某某) 」县人大会议",),
    rejects=("全市工作(扩大)会议",),
)
STAY_NAME = Rule(
    "event_name_stay",
    r"(?P<name>对[^,。;\n]{2,40}?(?:开展|进行)[^,。;\n]{0,14}?(?:巡[视察]|督[察导查]))",
    examples=("「对某局等8个单位党组织开展常规巡察」",),
    rejects=("对照检查",),
)
PLACE = Rule(
    "event_place",
    r"在(?!此)(?P<place>[\p{Han}\d]{0,22}(?:[省市县区旗镇乡村州盟京室厅楼馆院堂店场校园]|中心|基地|机关)"
    r"|(?!线上|网上|现场|全[国省市县区]|[即同这那])\p{Han}{2,3})"
    r"(?:隆重|正式|顺利|圆满)?(?:召开|举[行办]|开幕|闭幕|会见)",
    examples=("「在某某大会堂举行」", "「在京召开」", "「在青禾举行」"),
    rejects=("在县委统一领导下召开", "在线上召开"),
)
RULES = (NAME_THEN_VERB, VERB_THEN_NAME, NAME_BEFORE, BYLINE, STAY_NAME, PLACE)


def name(around: Surroundings, kind: Kind) -> Span | None:
    """The span of the shortest phrase that names the event, if its sentence has one."""
    folded, end = around.folded, around.sentence[1]
    if kind == "stay":
        return _group(STAY_NAME.compiled.search(folded, around.end, end))
    if kind == "label":
        return _label_name(around)
    right = around.right
    held = "召开" in right or "举" in right or "开幕" in right or "闭幕" in right
    before = NAME_THEN_VERB.compiled.match(folded, around.end, end) if held or "启动" in right else None
    if before is not None and not words.CONVENED.compiled.match(before["name"]):
        return before.span("name")
    named = NAME_BEFORE.compiled.search(around.clause[-4:]) if len(around.clause) > 4 else None
    if named is not None and (words.CONVENED.compiled.match(right[:24]) or ENDED.compiled.match(right)):
        byline = BYLINE.compiled.match(around.clause)
        return around.start - len(around.clause) + (byline.end() if byline else 0), around.start
    if not held and "出席" not in right and "参加" not in right:
        return None
    return _group(VERB_THEN_NAME.compiled.search(folded, around.end, end))


def _label_name(around: Surroundings) -> Span | None:
    """笔试 of 笔试时间为."""
    label = LABEL.compiled.search(around.heading)
    if label is None:
        return None
    at = around.folded.rfind(label.group(), 0, around.start)
    size = max(label.group().find(w) for w in ("时间", "日期", "期间"))
    return (at, at + size) if at >= 0 and size > 0 else None


def place(around: Surroundings) -> Span | None:
    """The span of the place where it is held, where the sentence says so plainly."""
    if "在" not in around.right:
        return None
    return _group(PLACE.compiled.search(around.folded, around.end, around.sentence[1]), "place")


def _group(match: regex.Match[str] | None, group: str = "name") -> Span | None:
    return None if match is None else match.span(group)
