"""The words that make a date an event, or keep it from being one."""

from __future__ import annotations

from govnews_extract.rules import Rule

SENTENCE_END = Rule("sentence_end", r"[。;!?\n]|  ", examples=("召开「。」会议", "甲「;」乙"), rejects=("甲,乙",))

# --- against: what stands behind the date
NOT_AFTER = Rule(
    "event_not_after",
    r"^[)\s]{0,2}(?:\([^()\n]{1,6}\))?(?:[之以]?后(?!勤)|以来|[之以]?前(?![往来期])|截止|止(?!于)|有效|印发|签发|出?生(?=[,。、;)\s于]|$)|出生"
    r"|参加工作|入党|加入|入伍|毕业|\d{1,2} ?版|期间出生|[^,。;()]{0,24}(?:令|公告|文)[^,。;()]{0,8}(?:公布|发布|修[订正])"
    r"|(?:正式)?关闭|撤[离回]|停止受理|到期|届满|产)",
    examples=("「前」提交材料", "「以后」出生", "「 02版」)", "「出生」,大学学历", "「市人民政府令第7号发布」)"),
    rejects=("前往某镇调研", "上午召开会议"),
)
EFFECT = Rule(
    "event_effect",
    r"^[)\s]{0,2}(?:(?:正式)?(?:施行|实施|执行|生效|试行|失效|废止)"
    r"|(?:起|开始)[^。;]{0,12}?(?:施行|实施|执行|生效|启用|试行|失效|废止|恢复|实行|享受|征收|取消|调整|计算|退休|改为|改成))",
    examples=("「起施行」。", "「起执行」夏季办公时间", "「起恢复」冬季办公时间"),
    rejects=("上午,某县召开会议", ",某县实施退耕还林"),
)
LEARNED = Rule(
    "event_learned",
    r"^,?(?:(?:本报|本网)?记者)?[^,。;]{0,24}(?:获悉|了解到|得知)|^,?据[^,。;:]{2,24}(?:消息|通报|报道|微信|网站|公众号)",
    examples=("「获悉」,全市", "「,记者从市水利局获悉」", "「,据某市纪委监委消息」:"),
    rejects=("召开会议",),
)
SINCE = Rule("event_since", r"^[)\s]{0,2}(?:起|开始|零时起|0时起)", examples=("「起」对县公安局", "「开始」,"), rejects=("召开",))
OF_CLAUSE = Rule(
    "event_of_clause",
    r"^[^,。;]{0,24}?(?:召开|举[行办]|印发|发布|公布|通过|下发|出台|颁布|签[订署]|成立|开展|闭幕|发生|作出|提交|进行)的",
    examples=("「召开的」市政府常务会议",),
    rejects=("召开会议",),
)
# --- against: what stands before it
NOT_BEFORE = Rule(
    "event_not_before",
    r"(?:截[至止]到?|截止(?:时间|日期)[^,。;]{0,3}|延(?:长|期|至){1,2}|推迟[至到]|[顺延]延?至|[不早晚]于|直至|期限至|有效期[至为]?|届满[至于]?|\d:\d\d\()$",
    examples=("「截至」", "受理信访「截止时间为」", "还款可「延期至」"),
    rejects=("根据统一部署,",),
)
_WINDOW = (
    r"(?:公示|报名|报考|征[求集]|受理|申报|申请|缴费|领取|打印|下载|提[交出]|报送|上报|反馈意见|意见反馈|投[诉标]|递交|咨询|预约"
    r"|登[记录]|查询|填报|接听|举报|信访|接访|来[电信访]|办公(?![厅室])|作息|工作时间|有效|任期|聘期|合同|试用|投票|认购|供货|质保|统计|审核)"
)
WINDOW = Rule("event_window", _WINDOW, examples=("「公示」期", "「报名」时间"), rejects=("召开动员会",))
WINDOW_BEFORE = Rule(
    "event_window_before",
    _WINDOW + r"(?![局厅室部处中员])(?:[^,。;]{0,13}[间期限为于在自从:(至])?$",
    examples=("「公示时间:」", "「受理信访的时限为」", "「报名时间为」"),
    rejects=("笔试时间为", "县委办公室", "市信访局于"),
)
REFERRED_BEFORE = Rule(
    "event_referred_before",
    r"(?:根据|按照|依据|依照|遵照|鉴于|在|传达|学习|贯彻|落实|关于|对照|围绕)[^,。;]{0,30}$",
    examples=("「传达学习了」", "「根据县委」"),
    rejects=("根据县委统一部署,",),
)
REFERRED_AFTER = Rule(
    "event_referred_after",
    r"^[^,。;]{0,40}?(?:精神|要求|部署|意见|通知|讲话|会议的|规定|批示|指示|文件|来临|到来)",
    examples=("「中央有关会议精神」", "「县委会议要求」"),
)
SPEECH = Rule(
    "event_speech",
    r"(?:指出|强调|表示|认为|介绍|提出|坦言|透露|回忆|说)[,:]|要求:",
    examples=("某某「表示,」去年",),
    rejects=("某某强调要", "根据有关要求,"),
)
HEAD_LABEL = Rule(
    "event_head_label",
    r"(?:发布|公布|更新|发稿|编辑|录入|生成|印发|成文|签发|登记|发文|来稿|上传|制[定表]|填[表报]|落款|公告|信息|出生|生产|抽样|检验|报告)"
    r"(?:时间|日期)?[】\])]?[:为]? ?$",
    examples=("「发布时间:」", "「成文日期:」"),
    rejects=("笔试时间:",),
)
BARE_TIME = Rule(
    "event_bare_time",
    r"(?:^|[\s|【\[(])(?:时 {0,4}间|日 {0,4}期)[】\])]? ?:? ?$",
    examples=("「时  间:」", "来源:某局「 日期:」"),
    rejects=("笔试时间:",),
)
HEAD_LINE = Rule("event_head_line", r"来源|浏览|点击|作者|字[号体]|访问|阅读|编辑|责编|审核", examples=("「来源」:某报",), rejects=("召开",))
SIGNATURE_TAIL = Rule(
    "event_signature_tail",
    r"^(?:\s*$| {0,6}\n| {2,}| ?\((?:此件|公开|主动|联系)| ?(?:附件|附:|抄送|\(信息公开))",
    examples=("「 (此件」公开发布)", "「  」附"),
    rejects=("上午召开",),
)
SIGNER = Rule(
    "event_signer",
    r"(?:^|[。;!?\s\d.])[\p{Han}、()·]{0,60}[(\[]?$",
    examples=("「某县人民政府办公室」",),
    rejects=("报名时间:",),
)
# --- for
DECIDED = Rule(
    "event_decided",
    r"(?:研究决定|决定|通过|批准|任命|免去|表决)(?!的|了?修[订改])",
    examples=("经县委常委会会议「研究决定」,任命", "某县人民代表大会常务委员会第五次会议「通过」)"),
    rejects=("会议通过的办法", "上午召开会议"),
)
DECIDER = Rule(
    "event_decider",
    r"会议?|研究|政府|党[委组]|[省市县区州盟旗地]委|常委会|行署|委员会",
    examples=("「会议」决定", "省「政府」"),
    rejects=("某人决定",),
)
LAW_HISTORY = Rule("event_law_history", r"(?:公布|发布|修[订正]|令第)", examples=("「令第」3号",), rejects=("会议通过",))
STAY = Rule(
    "event_stay",
    r"巡[视察]|督[察导查]|进驻|驻点|巡查|回访检查|审计组|工作组",
    examples=("对某局党组开展常规「巡察」",),
    rejects=("召开会议",),
)
HELD = Rule(
    "event_held",
    r"(?:召开|举[行办]|开幕|闭幕|开[班讲工业庭赛馆园通学机营播馆展]|启动|揭[牌幕]|签[约署]|会见|会谈|会晤|座谈|调研|考察|视察|检查|督[查导办察]"
    r"|暗访|走访|慰问|看望|宣讲|讲[课话]|出席|参加|参观|主持|进驻|巡[察视]|反馈|开展|组织|深入|前往|来到|到(?![位期达账底])|赴|走进|抵达"
    r"|率[队领]|会同|接待|接受|约谈|宣布|通报|发布|印发|公布|表决|选举|当选|播出|上线|投[用产]|竣工|奠基|封顶|动工|交付|试运行|开放|上映"
    r"|落幕|发生|收官|报到|进行|推进|研究|听取|审议|观摩|培训|演练|集中|联合|致[辞电信]|颁[发奖]|授[牌旗予]|作[宣报])",
    examples=("「召开」会议", "「深入」某镇"),
    rejects=("到期", "表示"),
)
CONVENED = Rule(
    "event_convened",
    r"^[^。;\n]{0,60}?(?:召开|举[行办]|开幕|闭幕)(?!的)",
    examples=("「上午,某局召开」推进会",),
    rejects=("召开的会议",),
)
PREDICATE = Rule("event_predicate", r"^[,\s]{0,2}\p{Han}[^。;\n]{5}", examples=("「,某地降下暴雨」",), rejects=("",))
SPOKEN = Rule("event_spoken", r"我们|大家|同志们|各位", examples=("「各位」记者",), rejects=("召开会议",))
OPENING = Rule(
    "event_opening",
    r"(?:^|[)】\]])[\s(【\[“\"]*$|(?:报道|讯|消息|电|时间)[\s:]*$",
    examples=("本报讯(记者 某某「)」", "「报道 」", "当地「时间」"),
    rejects=("某市",),
)
LATER = Rule("event_later", r"(?:[将拟划计]于?|预计)$", examples=("某会议「将于」", "项目「预计」"), rejects=("定于",))
SET = Rule("event_set", r"[拟兹]?定[于在]$", examples=("「兹定于」",), rejects=("将于",))
RECTIFIED = Rule(
    "event_rectified",
    r"整改[^,。]{0,10}(?:情况|进展)|整改(?:公告|通报)",
    examples=("关于巡视「整改进展情况」的通报",),
    rejects=("召开整改专题会",),
)
LABEL = Rule(
    "event_label",
    r"(?:笔试|面试|考试|体[检测]|测试|考核|停[水电气热]|停供|施工|封闭|管制|检修|听证会?|会议|活动|走访|检查|比赛|竞赛|培训|演练|开幕式?|举[办行]"
    r"|召开|开庭|拍卖|开标|巡[视察]|进驻|督[察导]|直播|发布会?|展览|演出|宣传|整治|行动|影响|检测)[\p{Han}]{0,4}?(?:时间|日期|期间)(?:段)?"
    r"(?:(?:拟|暂)?定?[为是在于]|安排[在于为]?|:|\s)*\(?$",
    examples=("「笔试时间为」", "一、「停水时间:」", "三、「走访时间」", "「巡视期间(」"),
    rejects=("公示时间:",),
)
STAGE = Rule("event_stage", r"(?:阶段|环节)(?:时间)?[:(]? ?\(?$", examples=("自查「阶段(」",), rejects=("现阶段要",))
_EXAM = r"(?:笔试|面试|考试|体检|体[能测]{2}试?|技能测试|试讲|试教)"
EXAM_BEFORE = Rule("event_exam_before", _EXAM + r"[^。;]{0,16}$", examples=("其中「笔试安排在」",), rejects=("报名时间",))
BARE_LABEL = Rule("event_bare_label", r"[,。;:(]时间(?:拟?定?[为是在于]|安排[在于为]?|:)$", examples=("笔试考一科「,时间为」",), rejects=("报名时间为",))
EXAM_AFTER = Rule("event_exam_after", r"^[^。;]{0,24}?" + _EXAM, examples=("「进行笔试」",), rejects=("报名",))
NO_EXAM = Rule(
    "event_no_exam",
    r"准考证|报名|缴费|打印|公布|成绩|名单|资格|公告|登录|领取|通知",
    examples=("打印「准考证」",),
    rejects=("在某校进行",),
)
ARRIVE = Rule(
    "event_arrive",
    r"^前?(?:到|至|抵达?|前往)[^,。;]{2,30}(?:报到|集合|候考)",
    examples=("「前到某某中学报到」",),
    rejects=("前到市政府报名",),
)
HOLIDAY = Rule("event_holiday", r"^放假|^(?:起)?(?:停航|停运|停课)", examples=("「放假」,共7天",), rejects=("召开",))
ENDED = Rule("event_ended", r"^(?:顺利|圆满)?结束", examples=("「结束」",), rejects=("召开",))
ENDING = Rule("event_ending", r"(?:工作|持续|延续|进行)(?:到|至)$", examples=("「工作到」",), rejects=("截至",))
SPEAKER = Rule("event_speaker", r"^[答问]:|^\p{Han}{1,8}(?: \p{Han}{2,4})?:(?=.{40})", examples=("「答:」甲",), rejects=("2024年",))
SCHEDULE = Rule("event_schedule", r"安排|日程|计划|值班|接听|接访|接待日", examples=("领导接访「日程」",), rejects=("公示",))
CUT = Rule(
    "event_cut",
    r"停[水电气热暖航运课工业驶](?![办手])|停供|暂停供|限电|断[水电]|封闭|交通管制|限行|禁[行止]|检修|中断|爆破|降压供|交通限制|限制通行|限制交通|单[向行]通行|绕行|改道|占道|交通管控",
    examples=("计划「停水」", "实行「交通管制」"),
    rejects=("停止受理",),
)
PLANNED_BEFORE = Rule("event_planned_before", r"(?:定|将|拟|安排|兹)?(?:于|在|定)$", examples=("「定于」", "「将于」"), rejects=("截至",))
PLANNED = Rule(
    "event_planned",
    r"^[^。;]{0,60}?(?:召开|举[行办]|开展|组织|进行|启动|开[幕学考庭赛])(?!的)",
    examples=("「在某地召开」听证会",),
    rejects=("公布结果",),
)
# --- what it is called, and where
_MEETING = r"(?:会议?|动员会|座谈会|仪式|活动|论坛|典礼|[大比竞]赛|培训班|演练|讲座|展览?会?|听证会|发布会)"
NAME_THEN_VERB = Rule(
    "event_name",
    r"[,:)\s]{0,2}(?P<name>[^,。;:\n]{3,45}" + _MEETING + r")(?:\([^()\n]{1,10}\))?"
    r"(?:[在于][^,。;\n]{1,24}?)?(?:正式|隆重|顺利|圆满|胜利|如期)?(?:召开|举[行办]|开幕|闭幕|启动)",
    examples=("「,某县防汛工作会议召开」", "「某县防汛工作会议在县政府三楼会议室召开」"),
    rejects=("某人主持召开会议",),
)
VERB_THEN_NAME = Rule(
    "event_name_after",
    r"(?:召开|举[行办]|出席|参加)了?(?P<name>[^,。;:\n]{2,45}?" + _MEETING + r")(?=[,。;:)\n]|$)",
    examples=("县政府「召开第52次常务会议」。",),
    rejects=("会议召开",),
)
NAME_BEFORE = Rule("event_name_before", _MEETING + "$", examples=("某项调研「座谈会」",), rejects=("会议由",))
STAY_NAME = Rule(
    "event_name_stay",
    r"(?P<name>对[^,。;\n]{2,40}?(?:开展|进行)[^,。;\n]{0,14}?(?:巡[视察]|督[察导查]))",
    examples=("「对某局等8个单位党组织开展常规巡察」",),
    rejects=("对照检查",),
)
PLACE = Rule(
    "event_place",
    r"在(?P<place>[\p{Han}\d]{0,22}(?:[省市县区旗镇乡村州盟京室厅楼馆院堂场店校园]|中心|基地|机关))"
    r"(?:隆重|正式|顺利|圆满)?(?:召开|举[行办]|开幕|闭幕|会见)",
    examples=("「在某某大会堂举行」", "「在京召开」"),
    rejects=("在某某领导下召开",),
)
RULES = (
    SENTENCE_END, NOT_AFTER, EFFECT, LEARNED, SINCE, OF_CLAUSE, NOT_BEFORE, WINDOW, WINDOW_BEFORE, REFERRED_BEFORE,
    REFERRED_AFTER, SPEECH, HEAD_LABEL, BARE_TIME, HEAD_LINE, SIGNATURE_TAIL, SIGNER, DECIDED, DECIDER, LAW_HISTORY,
    STAY, HELD, OPENING, LATER, SET, RECTIFIED, BARE_LABEL, ARRIVE, HOLIDAY, ENDED, ENDING, SPEAKER, SCHEDULE, CONVENED, PREDICATE, SPOKEN, LABEL, STAGE, EXAM_BEFORE, EXAM_AFTER, NO_EXAM, CUT, PLANNED_BEFORE,
    PLANNED, NAME_THEN_VERB, VERB_THEN_NAME, NAME_BEFORE, STAY_NAME, PLACE,
)  # fmt: skip
