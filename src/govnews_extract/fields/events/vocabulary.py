"""The words around dates that more than one question asks for."""

from __future__ import annotations

from govnews_extract.rules import Rule

OPENING = Rule(
    "event_opening",
    r"(?:^|[)】\]])[\s(【\[“\"]*$|(?:报道|讯|消息|电|时间)[\s:]*$",
    examples=("本报讯(记者 某某「)」", "「报道 」", "当地「时间」"),
    rejects=("某市",),
)
# The look ahead at one of the first characters spares the trial of all words at every place.
_WINDOW = (
    r"(?=[公报征受申缴领打下提上反意投递咨预登查填接举信来办作工有任聘合试认供质统审])"
    r"(?:公示|报名|报考|征[求集]|受理|申报|申请|缴费|领取|打印|下载|提[交出]|报送|上报|反馈意见"
    r"|意见反馈|投[诉标]|递交|咨询|预约|登[记录]|查询|填报|接听|举报|信访|接访|来[电信访]"
    r"|办公(?![厅室])|办理|作息|工作时间|有效|任期|聘期|合同|试用|投票|认购|供货|质保|统计|审核)"
)
WINDOW = Rule("event_window", _WINDOW, examples=("「公示」期", "「报名」时间"), rejects=("召开动员会",))
WINDOW_BEFORE = Rule(
    "event_window_before",
    _WINDOW + r"(?![局厅室部处中员])(?:[^,。;]{0,13}[间期限为于在自从:(至])?$",
    examples=("「公示时间:」", "「受理信访的时限为」", "「报名时间为」"),
    rejects=("笔试时间为", "县委办公室", "市信访局于"),
)
WINDOW_LABEL = Rule(
    "event_window_label",
    _WINDOW + r"[^,。;]{0,13}(?:[时期]间|日期|期限?|[:(为])$",
    examples=("一、「公示时间」", "「办理时间:」"),
    rejects=("关于公开征求意见",),
)
SINCE = Rule(
    "event_since",
    r"^[)\s]{0,2}(?:起|开始|零时起|0时起)",
    examples=("「起」对县公安局", "「开始」,"),
    rejects=("召开",),
)
OF_CLAUSE = Rule(
    "event_of_clause",
    r"^[^,。;]{0,24}?(?:召开|举[行办]|印发|发布|公布|通过|下发|出台|颁布|签[订署]|成立|开展|闭幕|发生"
    r"|作出|提交|进行)的",
    examples=("「召开的」市政府常务会议",),
    rejects=("召开会议",),
)
CONVENED = Rule(
    "event_convened",
    r"^[^。;\n]{0,60}?(?:召开|举[行办]|开幕|闭幕)(?!的)",
    examples=("「上午,某局召开」推进会",),
    rejects=("召开的会议",),
)
HELD = Rule(
    "event_held",
    r"(?=[召举开闭启揭签会座调考视检督暗走慰看宣讲出参主进巡反组深前来到赴抵率接约通发印公表选当播上投竣奠封动交试落收报推研听审观培演集联判逮致颁授作回])"
    r"(?:召开|举[行办]|开幕|闭幕|开[班讲工业庭赛馆园通学机营播展放展启]|启动|揭[牌幕]|签[约署]|会见|会谈"
    r"|会晤|座谈|调研|考察|视察|检查|督[查导办察]|暗访|走访|慰问|看望|宣讲|讲[课话]|出席|参加|参观"
    r"|主持|进驻|巡[察视]|反馈|组织|开展|深入|前往|来到|到(?![位期达账底])|赴|走进|抵达|率[队领]|会同"
    r"|接待|接受|约谈|宣布|通报|发布|印发|公布|表决|选举|当选|播出|上线|投[用产]|竣工|奠基|封顶"
    r"|动工|交付|试运行|上映|落幕|发生|收官|报到|进行|推进|研究|听取|审议|观摩|培训|演练|集中"
    r"|联合|宣判|判决|公诉|逮捕|致[辞电信]|回信|颁[发奖]|授[牌旗予]|作[宣报])",
    examples=("「召开」会议", "「深入」某镇"),
    rejects=("到期", "表示"),
)
STAY = Rule(
    "event_stay",
    r"巡[视察]|督[察导查]|进驻|驻点|巡查|回访检查|审计组|工作组",
    examples=("对某局党组开展常规「巡察」",),
    rejects=("召开会议", "县审计局"),
)
CUT = Rule(
    "event_cut",
    r"停[水电气热暖航运课工业驶](?![办手业申])|停供|暂停供|限电|断[水电]|封闭|交通管[制控]|限行|禁行|禁止[^,。;]{0,10}(?:通行|车辆)"
    r"|检修|中断|爆破|降压供|交通限制|限制通行|限制交通|单[向行]通行|绕行|改道|占道",
    examples=("计划「停水」", "实行「交通管制」"),
    rejects=("停止受理", "停热手续", "禁止野外用火"),
)
SCHEDULE = Rule(
    "event_schedule",
    r"安排|日程|计划|值班|接听|接访|接待日",
    examples=("领导「接访」「日程」",),
    rejects=("公示",),
)
RULES = (
    OPENING, WINDOW, WINDOW_BEFORE, WINDOW_LABEL, SINCE, OF_CLAUSE, CONVENED, HELD,
    STAY, CUT, SCHEDULE,
)  # fmt: skip


# What these must begin or end with to be tried at all
_SINCE_FIRST = frozenset(") \n\t起开零0")


def is_since(right: str) -> bool:
    """Whether what follows a date counts from it: 3月5日起."""
    return right[:1] in _SINCE_FIRST and SINCE.compiled.match(right) is not None


def is_told_of(right: str) -> bool:
    """Whether a date stands in a side remark: 3月5日召开的会议."""
    return "的" in right and OF_CLAUSE.compiled.match(right) is not None
