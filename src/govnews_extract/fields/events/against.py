"""What speaks against an event: due days, windows, births, laws, signatures, datelines, speeches."""

from __future__ import annotations

from govnews_extract.fields.events import vocabulary as words
from govnews_extract.fields.events.setting import NEAR, Setting, Surroundings
from govnews_extract.rules import Rule

NOT_AFTER = Rule(
    "event_not_after",
    r"^[)\s]{0,2}(?:\([^()\n]{1,6}\))?(?:[之以]?后(?!勤)|以来|[之以]?前(?![往来期进郭])|截止|止(?!于)|有效|印发"
    r"|签发|出?生(?=[,。、;)\s于]|$)|出生|参加工作|入党|加入|入伍|毕业|\d{1,2} ?版|期间出生"
    r"|[^,。;()]{0,24}(?:令|公告|文)[^,。;()]{0,8}(?:公布|发布|修[订正])"
    r"|(?:正式)?关闭|撤[离回]|停止受理|到期|届满|(?:左右)?(?:逐步|全面)?恢复|[^,。;]{2,20}(?:来临|到来)之际)",
    examples=(
        "「前」提交材料",
        "「以后」出生",
        "「 02版」)",
        "「出生」,大学学历",
        "「县人民政府令第7号发布」)",
    ),
    rejects=("前往某镇调研", "上午召开会议"),
)
EFFECT = Rule(
    "event_effect",
    r"^[)\s]{0,2}(?:(?:正式)?(?:施行|实施|执行|生效|试行|失效|废止)"
    r"|(?:起|开始)[^。;]{0,12}?(?:施行|实施|执行|生效|启用|试行|失效|废止|恢复|实行|享受|征收|取消"
    r"|调整|计算|退休|改[为成]))",
    examples=("「起施行」。", "「起执行」夏季办公时间", "「起恢复」冬季办公时间"),
    rejects=("上午,某县召开会议", ",某县实施退耕还林"),
)
LEARNED = Rule(
    "event_learned",
    r"^,?(?:本报|本网)?(?:记者[^,。;]{0,24}(?:获悉|了解到|得知)|从[^,。;]{2,24}了解到|[^,。;]{0,24}获悉)"
    r"|^,?据[^,。;:]{2,24}(?:消息|通报|报道|微信|网站|公众号)|^,?[^,。;]{2,24}发布(?:消息|通报)(?=[,:称])",
    examples=(
        "「获悉」,全市",
        "「,某某监察网发布消息」,",
        "「,记者从市水利局获悉」",
        "「,据某市纪委监委消息」:",
    ),
    rejects=("召开会议", ",某某在调研时了解到"),
)
NOT_BEFORE = Rule(
    "event_not_before",
    r"(?:截[至止]到?|截止(?:时间|日期)[^,。;]{0,3}|延(?:长|期|至){1,2}|推迟[至到]|顺延至|[不早晚]于"
    r"|直至|期限至|有效期[至为]?|届满[至于]?|\d:\d\d\()$",
    examples=("「截至」", "受理信访「截止时间为」", "还款可「延期至」", "14:30-1「7:30(」"),
    rejects=("根据统一部署,",),
)
REFERRED_BEFORE = Rule(
    "event_referred_before",
    r"(?:根据|按照|依据|依照|遵照|鉴于|传达|学习|贯彻|落实|关于|对照|围绕)[^,。;]{0,30}$",
    examples=("「传达学习了」", "「根据县委」"),
    rejects=("根据县委统一部署,",),
)
REFERRED_AFTER = Rule(
    "event_referred_after",
    r"^[^,。;]{0,40}?(?:精神|要求|部署|意见|通知|讲话|会议的|规定|批示|指示|文件)",
    examples=("「中央有关会议精神」", "「县委会议要求」"),
)
REFERRED_SPEECH = Rule(
    "event_referred_speech",
    r"^[^,。;]{0,60}?会议?上的(?:重要)?(?:讲话|发言|指示|要求|部署)",
    examples=("「全省工作会议上的讲话」精神",),
    rejects=("召开会议,会上的讲话",),
)
SPEECH = Rule(
    "event_speech",
    r"(?=[指强表认介提坦透回说要])(?:(?:指出|强调|表示|认为|介绍|提出|坦言|透露|回忆|说)[,:]|要求:)",
    examples=("某某「表示,」去年",),
    rejects=("某某强调要", "根据有关要求,"),
)
SPEAKER = Rule(
    "event_speaker",
    r"^[答问]:|^\p{Han}{1,8}(?: {1,2}\p{Han}{2,4})?:(?=[^\n]{40})",
    examples=("「答:」甲",),
    rejects=("时间:2024年",),
)
HEAD_LABEL = Rule(
    "event_head_label",
    r"(?:发布|公布|更新|发稿|编辑|录入|生成|印发|成文|签发|登记|发文|来稿|上传|制[定表]|填[表报]|落款"
    r"|公告|信息|出生|生产|抽样|检验|报告)(?:时间|日期)?[】\])]?[:为]? ?$",
    examples=("「发布时间:」", "「成文日期:」"),
    rejects=("笔试时间:",),
)
BARE_TIME = Rule(
    "event_bare_time",
    r"(?:^|[\s|【\[(])(?:时 {0,4}间|日 {0,4}期)[】\])]? ?:? ?$",
    examples=("「时  间:」", "来源:某局「 日期:」"),
    rejects=("笔试时间:",),
)
HEAD_LINE = Rule(
    "event_head_line",
    r"来源|浏览|点击|作者|字[号体]|访问|阅读|编辑|责编|审核",
    examples=("「来源」:某报",),
    rejects=("召开",),
)
ISO = Rule("event_iso", r"\d{4}[-./]", examples=("「2024-」03-05",), rejects=("3月6日-8日",))
SIGNATURE_TAIL = Rule(
    "event_signature_tail",
    r"^(?:\s*$| {0,6}\n| {2,}| ?\((?:此件|公开|主动|联系|信息公开)| ?(?:附件|附:|抄送))",
    examples=("「 (此件」公开发布)", "「  」附"),
    rejects=("上午召开",),
)
SIGNER = Rule(
    "event_signer",
    r"(?:^|[。;!?\s\d.])[\p{Han}、()·]{0,60}[(\[]?$",
    examples=("「某县人民政府办公室」",),
    rejects=("报名时间:",),
)
ARRIVE = Rule(
    "event_arrive",
    r"^前?(?:到|至|抵达?|前往)[^,。;]{2,30}(?:报到|集合|候考)",
    examples=("「前到某某中学报到」",),
    rejects=("前到市政府报名",),
)
RULES = (
    NOT_AFTER, EFFECT, LEARNED, NOT_BEFORE, REFERRED_BEFORE, REFERRED_AFTER, REFERRED_SPEECH, SPEECH, SPEAKER,
    HEAD_LABEL, BARE_TIME, HEAD_LINE, ISO, SIGNATURE_TAIL, SIGNER, ARRIVE,
)  # fmt: skip


# What the words beside a date must begin or end with for a rule to be tried at all
_PLAIN_MARKS = frozenset(",。;")
_NOT_AFTER_FIRST = frozenset("(之以后前截止有印签出生参加入毕期正关撤停到届左逐全恢0123456789")
_EFFECT_FIRST = frozenset("正施实执生试失废起开")
_NOT_BEFORE_LAST = frozenset("至止到长期于为满(")
_HEAD_LAST = frozenset(":为】])间期布新稿辑录入成发文记传定表报款告息生产样验")
_TIME_LAST = frozenset("间期】]):")
_WINDOW_LAST = frozenset("间期限:(为")
_SIGNATURE_FIRST = frozenset(" \n\t(附抄")


def arrives(around: Surroundings) -> bool:
    """请于8月1日7:30前到某校报到: the hour is due, the day is the exam's."""
    return around.day.time is not None and ARRIVE.compiled.match(around.right) is not None


def is_signature(around: Surroundings) -> bool:
    """A date in full under a body's name, or alone on its line."""
    day = around.day
    if day.is_range or day.part_of_day or "year" in day.inferred:
        return False
    tail = around.folded[around.end : around.end + 16]
    if tail and tail[0] not in _SIGNATURE_FIRST:
        return False
    if not SIGNATURE_TAIL.compiled.match(tail):
        return False
    left = around.left.strip()
    return SIGNER.compiled.search(left) is not None and not left.endswith(("时间", "日期", "于"))


def _is_head(around: Surroundings) -> bool:
    """发布时间:…, 日期:…, 2024-05-06 09:12 来源:…; a conference's own 时间: line is none."""
    label = around.label
    last = label[-1:]
    if last in _HEAD_LAST and HEAD_LABEL.compiled.search(label):
        return True
    folded, start = around.folded, around.start
    iso = folded[start + 4 : start + 5] in ("-", ".", "/") and ISO.compiled.match(folded, start) is not None
    if is_bare_time(label):
        said = folded[start : around.end + 6]  # with its weekday, or before 地点
        return iso or not (around.day.part_of_day or "星期" in said or "地" in said)
    if not iso:
        return False
    return HEAD_LINE.compiled.search(around.text) is not None or not (label + around.right).strip()


def is_bare_time(label: str) -> bool:
    """Whether a label is 时间: or 日期: alone."""
    return label[-1:] in _TIME_LAST and BARE_TIME.compiled.search(label) is not None


def _spoken(around: Surroundings, setting: Setting) -> bool:
    """Inside somebody's speech: 某某表示,…, or after the speaker's name in the record of a conference."""
    left = around.left
    if ("," in left or ":" in left) and SPEECH.compiled.search(left):
        return True
    if setting.genre != "press_conference" and around.folded[around.line : around.line + 1] not in (
        "答",
        "问",
    ):
        return False
    speaker = SPEAKER.compiled.match(around.folded[around.line : around.line + 60])
    return speaker is not None and around.start - around.line > speaker.end() + 2


def is_none(around: Surroundings, setting: Setting) -> bool:
    """Whether the date is that of no event, whatever else stands beside it."""
    right, label, clause = around.right, around.label, around.clause
    if is_signature(around) or _is_head(around):
        return True
    if (label[-1:] in _NOT_BEFORE_LAST or "截止" in label[-12:]) and NOT_BEFORE.compiled.search(label):
        return True
    first = right[:3].lstrip(") \n\t")[:1]
    if _is_before_something(right, first) and not (setting.genre == "recruitment" and arrives(around)):
        return True
    if len(clause) > 1 and words.WINDOW_BEFORE.compiled.search(clause):
        return True
    if (heading := around.heading)[-1:] in _WINDOW_LAST and words.WINDOW_LABEL.compiled.search(heading):
        return True
    if first in _EFFECT_FIRST and EFFECT.compiled.match(right):
        near = right[:NEAR]
        return not (words.CUT.compiled.search(near) or words.STAY.compiled.search(near))
    if len(clause) > 1 and REFERRED_BEFORE.compiled.search(clause) and REFERRED_AFTER.compiled.match(right):
        return True
    if "上的" in right and REFERRED_SPEECH.compiled.match(right):
        return True
    if _is_learned(right) or _spoken(around, setting):
        return True
    return around.dateline


def _is_before_something(right: str, first: str) -> bool:
    """Whether what follows the date makes it the day of something else: 3月5日前, 3月5日印发."""
    may = first in _NOT_AFTER_FIRST or (
        first not in _PLAIN_MARKS and ("令" in right or "公告" in right or "文" in right or "之际" in right)
    )
    return may and NOT_AFTER.compiled.match(right) is not None


def _is_learned(right: str) -> bool:
    """记者获悉, 据…消息: the day of the news."""
    said = "悉" in right or "知" in right or "了解" in right or "据" in right or "发布" in right
    return said and LEARNED.compiled.match(right) is not None
