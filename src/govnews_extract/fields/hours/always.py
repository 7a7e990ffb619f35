"""Round the clock: 24小时服务电话, 服务热线24小时畅通, 24小时自助服务区.

What runs for 24 hours without being a channel (24小时值班值守, 24小时内, 间隔24小时) is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from govnews_extract.fields.hours.labels import BODY, contact_before
from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

_HOURS = r"(?:[7七][×xX*·]24|24|二十四)个?小时"
_LINE = "(?:电话|热线|专线|客服|号码)"
_CHANNEL = (
    "(?:电话|热线|专线|渠道|平台|窗口|大厅|信箱|邮箱|网站|网址|系统|客服|服务区|服务点|服务站|服务厅|自助区|自助厅|终端|"
    "药店|门诊|急诊|12345|12388|小程序|公众号|(?:政务|线上|网上|在线)服务|线上|网上)"
)
_RUNS = (
    "(?:不打烊|不关网|不断档|开通|畅通|受理|接听|接受|接收|开放|服务|"
    "对外|办公|营业|在线|运行|响应|接警|接诊|有人)"
)
_HOW = "(?:人工|不间断|全天候|免费|保持|均|都|全部|全年|全天|实时|随时|正常)"

# a line that is named by it: 24小时服务电话
NAMED = Rule(
    "hours.always_named",
    rf"(?<!连续|间隔|超过|提前|未来|过去|最近)(?:全天(?:候)?)?{_HOURS}(?![内以后前之])[\p{{Han}}、]{{0,8}}{_LINE}",
    examples=("客户服务中心「24小时服务电话」:2233445", "「24小时客服热线」", "「24小时监督举报电话」"),
    rejects=("24小时内电话报告", "24小时值班值守", "连续24小时降雨"),
)
# a channel that runs so: 服务热线24小时畅通
RUNS = Rule(
    "hours.always_runs",
    rf"(?P<channel>{_CHANNEL}|举报|投诉|咨询|其他渠道)[\p{{Han}},]{{0,4}}(?:实行|为|提供|是)?[:,]?\s?(?:每[天日]|全年|全天(?:候)?)?"
    rf"{_HOURS}{_HOW}{{0,2}}{_RUNS}|(?:每[天日]|全年|全天)?{_HOURS}{_HOW}{{0,2}}(?:受理|接受|接收|接听)(?:群众|公众|市民)?"
    r"(?:举报|投诉|咨询|来电|电话|报修|报警|求助|诉求)",
    examples=("96345服务「热线24小时畅通」", "意见箱「24小时接受举报」", "服务「热线每天24小时开通」"),
    rejects=("落实24小时值班和领导带班制度", "24小时便利店", "在24小时内受理", "每次间隔24小时"),
)
# a place to serve oneself: 24小时自助服务区
PLACE = Rule(
    "hours.always_place",
    rf"{_HOURS}(?:政务|不打烊|智能)?(?:自助)(?:政务|便民)?(?:服务)?(?:区|厅|大厅|机|终端|站|点|超市|图书馆|银行)",
    examples=("一楼「24小时自助服务区」全年对外开放",),
    rejects=("24小时便利店",),
)
# the value of a label, or the note behind a number: 服务时间:24小时, 96116(24小时)
VALUE = Rule(
    "hours.always_value",
    rf"(?:(?:受理|接听|服务|办公|营业|开放|值班|咨询|接待|工作)(?:电话)?(?:的)?(?:时间|时段)(?:为|是|:)+\s?[\"“]?|(?<=\d{{3}}\s?\())"
    rf"(?:每[天日]|全年|全天(?:候)?)?{_HOURS}(?=[)。;,、\s\"”]|$|{_HOW}|受理|服务|接听|开通|值[班守]\))",
    examples=("「服务时间:24小时」", "电话:96116(「24小时」)", "「受理时间为:每天24小时」。"),
    rejects=("响应时间为24小时内", "间隔时间为24小时以上"),
)
RULES = (NAMED, RUNS, PLACE, VALUE)
_AROUND = 60  # more than any of these has beside 24小时


class Always(NamedTuple):
    """A channel that never closes: where it is told, its rule, label and owner as printed."""

    start: int
    end: int
    rule: str
    label: str | None
    owner: str | None
    words: str


@cache
def _before() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Han}A-Za-z0-9“”]{2,24}$")


@cache
def _owner() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:.{{0,20}}(?:拨打|致电|联系|咨询|通过|公布|开通|设立))?(?P<owner>.{{1,20}}{BODY})$"
    )


def find_always(folded: str) -> list[Always]:
    """All channels that are open round the clock, in the order of the text."""
    near = list(_near_hours(folded))
    if not near:
        return []
    matches = [
        (m.start(), i, m, rule)
        for i, rule in enumerate(RULES)
        for span in near
        for m in rule.finditer(folded, *span)
    ]
    found: list[Always] = []
    end = 0
    for start, _, match, rule in sorted(matches, key=lambda found: found[:2]):
        if start >= end:
            found.append(_told(folded, match, rule))
            end = match.end()
    return found


def _near_hours(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches of text around 24小时 and 二十四小时."""
    start = end = -1
    for at in spots(folded, "时"):
        if folded[at - 1] != "小":
            continue
        hours = at - 1 - (folded[at - 2 : at - 1] == "个")
        if not folded.endswith(("24", "二十四"), max(0, hours - 3), hours):
            continue
        if end < 0:
            start = max(0, at - _AROUND)
        elif at - _AROUND > end:
            yield start, end
            start = at - _AROUND
        end = at + _AROUND
    if end >= 0:
        yield start, end


def _told(folded: str, match: regex.Match[str], rule: Rule) -> Always:
    start, end = match.span()
    before = _before().search(folded, max(0, start - 24), start)
    lead = before.group() if before else ""
    label: str | None = None
    owner: str | None = None
    if rule is NAMED:
        named = _owner().match(lead)
        label, owner = match.group(), named["owner"] if named else None
        lead = owner or ""
    elif rule is PLACE:
        owner = lead + match.group()
    elif rule is VALUE:
        contact = contact_before(folded[max(0, start - 60) : start])
        label = contact[1] if contact else match.group().split("时")[0] + "时间"
    elif rule is RUNS and match["channel"]:
        owner = lead + folded[start : match.end("channel")]
    start -= len(lead) if owner else 0
    stop = min((at for c in "。;\n" if (at := folded.find(c, end, end + 20)) >= 0), default=end + 20)
    words = folded[start:stop]
    return Always(start, end, rule.name, label, owner, words)
