"""Notices: labelled days, exams, cuts, stages, rosters, and what is 定于 a day."""

from __future__ import annotations

from govnews_extract.fields.events import vocabulary as words
from govnews_extract.fields.events.against import arrives, is_bare_time
from govnews_extract.fields.events.setting import NEAR, Kind, Setting, Surroundings
from govnews_extract.rules import Rule

LABEL = Rule(
    "event_label",
    r"(?=[笔面考体测停施封管限检听会活走比竞培演开举召拍巡进督直发展宣整行影接采放假])"
    r"(?:笔试|面试|考试|体[检测]|测试|考核|停[水电气热]|停供|施工|封闭|管制|限制|检修|听证会?|会议|活动"
    r"|走访|检查|比赛|竞赛|培训|演练|开幕式?|举[办行]|召开|开庭|拍卖|开标|巡[视察]|进驻|督[察导]|直播"
    r"|发布会?|展览|演出|宣传|整治|行动|影响|检测|接种|采样|放假|假期)[\p{Han}]{0,4}?(?:时间|日期|期间)(?:段|[和及、]地点)?"
    r"(?:(?:拟|暂)?定?[为是在于]|安排[在于为]?|:|\s)*\(?$",
    examples=("「笔试时间为」", "一、「停水时间:」", "三、「走访时间」", "「巡视期间(」"),
    rejects=("公示时间:",),
)
BARE_LABEL = Rule(
    "event_bare_label",
    r"[,。;:(]时间(?:拟?定?[为是在于]|安排[在于为]?|:)$",
    examples=("笔试考一科「,时间为」",),
    rejects=("报名时间为",),
)
STAGE = Rule(
    "event_stage",
    r"(?:阶段|环节)(?:时间)?[:(]? ?\(?$"
    r"|^ ?(?:\([一二三四五六七八九]\)|[一二三四五六七八九]、|\d[.、])\p{Han}{2,16}\($",
    examples=("自查「阶段(」", "「(一)动员部署(」"),
    rejects=("现阶段要",),
)
_EXAM = r"(?:笔试|面试|考试|体检|体[能测]{2}试?|技能测试|试讲|试教)"
EXAM = Rule("event_exam", _EXAM, examples=("「笔试」考一科",), rejects=("报名",))
EXAM_BEFORE = Rule(
    "event_exam_before",
    _EXAM + r"[^。;]{0,16}$",
    examples=("其中「笔试安排在」",),
    rejects=("报名时间",),
)
EXAM_AFTER = Rule(
    "event_exam_after", r"^[^。;]{0,24}?" + _EXAM, examples=("「进行笔试」",), rejects=("报名",)
)
NO_EXAM = Rule(
    "event_no_exam",
    r"准考证|报名|缴费|打印|公布|成绩|名单|资格|公告|登录|领取|通知",
    examples=("「打印」「准考证」",),
    rejects=("在某校进行",),
)
HOLIDAY = Rule(
    "event_holiday", r"^(?:\([^()\n]{1,8}\))?放假", examples=("「(元旦)放假」,共7天",), rejects=("召开",)
)
ROW = Rule("event_row", r"[\t ]", examples=("11月5日「\t」某某",), rejects=(",",))
SET = Rule("event_set", r"[拟兹]?定[于在]$", examples=("「兹定于」",), rejects=("将于",))
PLANNED_BEFORE = Rule(
    "event_planned_before",
    r"(?:定|将|拟|安排|兹)?(?:于|在|定)$",
    examples=("「定于」", "「将于」"),
    rejects=("截至",),
)
PLANNED = Rule(
    "event_planned",
    r"^[^。;]{0,60}?(?:召开|举[行办]|开展|组织|进行|启动|开[幕学考庭赛])(?!的)",
    examples=("「在某地召开」听证会",),
    rejects=("公布结果",),
)
SUBJECT = Rule("event_subject", r"^[,为]?\p{Han}", examples=("「,我」县各接种点",), rejects=("\n",))
RULES = (
    LABEL, BARE_LABEL, STAGE, EXAM, EXAM_BEFORE, EXAM_AFTER, NO_EXAM, HOLIDAY, ROW, SET, PLANNED_BEFORE,
    PLANNED, SUBJECT,
)  # fmt: skip


_LABEL_LAST, _AT = frozenset("间期段点为是在于排:( \t"), ("于", "在", "定")
"""What a label, and what a word that sets a day, ends with."""


def _labelled(around: Surroundings) -> bool:
    heading = around.heading
    label = LABEL.compiled.search(heading) if heading[-1:] in _LABEL_LAST else None
    if label is not None:
        said = label.group()
        return not words.WINDOW.compiled.search(said) and not NO_EXAM.compiled.search(said)
    if around.day.precision == "day" and is_bare_time(around.label):
        return True
    return around.day.is_range and STAGE.compiled.search(around.label) is not None


def _examined(around: Surroundings) -> bool:
    if arrives(around):
        return True
    if (
        not around.label
        and EXAM.compiled.search(around.heading)
        and not NO_EXAM.compiled.search(around.heading)
    ):
        return not words.WINDOW.compiled.search(around.heading)
    if BARE_LABEL.compiled.search(around.label):  # 笔试考一科,为公共基础知识,时间为…
        line = around.folded[max(around.line, around.start - 2 * NEAR) : around.start]
        last = max((m.start() for m in EXAM.compiled.finditer(line)), default=-1)
        return last > max((m.start() for m in NO_EXAM.compiled.finditer(line)), default=-1)
    before, after = EXAM_BEFORE.compiled.search(around.left), EXAM_AFTER.compiled.match(around.right)
    said = (before.group() if before else "") + (after.group() if after else "")
    return bool(said) and not NO_EXAM.compiled.search(said + around.right[:12].split(",", 1)[0])


def _cut(around: Surroundings, setting: Setting) -> bool:
    cut = words.CUT.compiled
    if cut.search(around.left) or cut.search(around.right[:60]):
        return True
    return setting.cuts and (around.day.time is not None or around.opens)


def scheduled(around: Surroundings, setting: Setting) -> Kind | None:
    """The kind of the event that is announced for the date."""
    day = around.day
    if _labelled(around) or (setting.genre == "recruitment" and _examined(around)):
        return "label"
    if setting.announces:
        if _cut(around, setting):
            return "cut"
        if HOLIDAY.compiled.match(around.right):
            return "label"
        first = not around.folded[around.line : around.start].strip()
        if setting.schedule and first and ROW.compiled.match(around.right) and day.precision == "day":
            return "label"
    clause = around.clause
    if clause[-1:] in _AT and (SET if setting.reports else PLANNED_BEFORE).compiled.search(clause):
        planned = PLANNED.compiled.match(around.right)
        if planned is not None and not words.WINDOW.compiled.search(planned.group()):
            return "plan"
    return None if setting.reports else _announced(around, setting)


def _announced(around: Surroundings, setting: Setting) -> Kind | None:
    """In a notice without a label: what is held by name, and the day that the headline names."""
    day, right = around.day, around.right
    if day.precision != "day" or day.start is None or not around.opens:
        return None
    if (
        setting.names(day.start)
        and SUBJECT.compiled.match(right)
        and not words.WINDOW.compiled.search(right[:8])
    ):
        return "label"
    if words.WINDOW.compiled.search(right[:NEAR]):
        return None
    return "meeting" if words.CONVENED.compiled.match(right) else None
