"""The verbs and settings that tell what a person does in a release."""

from __future__ import annotations

from govnews_extract.rules import Rule

ROLES: tuple[tuple[str, Rule], ...] = (
    (
        "chaired",
        Rule("role.chaired", r"主持(?!人|工作|日常|下)", ("「主持」会议",), ("主持人", "主持日常工作")),
    ),
    ("pledged", Rule("role.pledged", r"表态", ("作「表态」",), ("表示",))),
    (
        "spoke",
        Rule(
            "role.spoke",
            r"讲话|致辞|致词|致欢迎|强调|指出|要求|汇报|通报|介绍|答问|答记者问|回答|宣布|宣读|说[,:]|发言|传达|辅导|授课|提出|反馈|解读|点评|部署|讲了"
            r"|作(?:了)?[^,。]{0,24}报告|作(?:了)?(?:动员|总结|说明|讲|报告)|代表[^,]{2,16}(?:发言|作)|动员讲|寄语|叮嘱",
            ("「讲话」", "「作政府工作报告」", "就此「提出」意见", "他「说,」"),
            ("出席会议", "小说家"),
        ),
    ),
    (
        "attended",
        Rule("role.attended", r"出席|参加(?!工作|革命)|与会|到会", ("「出席」会议",), ("1988年参加工作",)),
    ),
    ("observed", Rule("role.observed", r"列席|旁听", ("「列席」会议",), ("出席会议",))),
    ("accompanied", Rule("role.accompanied", r"陪同|随同", ("「陪同」",), ("同志",))),
    (
        "inspected",
        Rule(
            "role.inspected",
            r"调研|检查|走访|考察|督导|视察|看望|慰问|督查|察看|查看|巡查|巡河|暗访|实地",
            ("深入乡镇「调研」",),
            ("检察院",),
        ),
    ),
    ("met", Rule("role.met", r"会见|会谈|座谈交流|接见", ("「会见」来宾",), ("见面",))),
    ("signed", Rule("role.signed", r"签署|签订|签约|签字", ("「签署」协议",), ("标签",))),
)
ANY = Rule(
    "role.any",
    "|".join(rule.pattern for _, rule in ROLES) + "|表示|委托|为|任",
    ("「主持」会议", "受甲「委托」"),
    ("及有关同志",),
)
QUOTED = Rule(
    "role.quoted",
    r"《[^《》]*》|“[^“”]*”|来\p{Han}{1,4}(?:考察|调研|访问)|表态(?:性)?(?:发言|讲话)",
    ("宣读「《决定》」", "「来富考察」的客人", "作「表态发言」"),
    ("考察项目",),
)
SPEECH = Rule(
    "role.speech",
    r"强调|指出|表示|要求[,:各全要]|说[,:]|希望|认为|指示",
    ("「强调」,要检查",),
    ("提出要求。",),
)
PRESENT = Rule(
    "role.present",
    r"(?:参加(?!工作|革命)|出席|陪同|列席|随同|与会)[^,;。]*",
    ("「参加调研」。",),
    ("参加工作",),
)
GUILTY = Rule(
    "role.guilty",
    r"接受[^,。]{0,20}(?:审查|调查)|严重违[纪法]|涉嫌|开除|立案(?:审查|调查|侦查)|被立案|被查|留置|逮捕|(?:给予|受到?)[^,。]{0,20}处分|双开|受贿|贪污|被提起公诉|被判",
    ("「接受纪律审查和监察调查」", "「受到党内警告处分」", "「涉嫌」犯罪"),
    ("立案庭庭长", "处分条例"),
)
PRONOUN = Rule(
    "role.pronoun",
    r"[\"“”「]{0,4}+(?:[他她](?:还|也|同时|特别)?)(?:说|强调|指出|要求|希望|表示|提出)",
    ("「他强调」,要",),
    ("其他要求",),
)
SAYS = Rule("role.says", r"表示|说|谈到|认为|谈|讲|希望", ("甲「表示」",), ("主持",))
GUEST = Rule(
    "role.guest", r"(?:会见|会谈|接见)(?:了)?[^,。]{0,12}$", ("在京「会见来华访问的」",), ("会见厅,",)
)
ACCOUNT = Rule("role.account", r"汇报|报告|说明|介绍", ("作的「说明」",), ("意见",))
DATE_LINE = Rule(
    "role.date_line", r"[0-9〇零一二三四五六七八九十年月日.-]{6,14}", ("「2019年12月16日」",), ("今天",)
)
# What stands right before a person who is not the subject; in whose company others act; who opens a record.
OBJECT = (
    "与", "同", "向", "对", "给", "受", "根据", "经", "接受", "按照", "以", "为", "看望", "慰问", "听取", "听取了", "由于",
    "接待", "接待了", "邀请", "在", "支持", "转达", "传达", "传达了", "贯彻", "学习", "落实", "围绕", "遵循", "关于",
)  # fmt: skip
HEARD = ("听取", "听取了", "听取和审议", "听取和审议了")
HOST = ("主持:", "主持人:")
RULES = (
    *(rule for _, rule in ROLES),
    ANY, QUOTED, SPEECH, PRESENT, GUILTY, PRONOUN, SAYS, GUEST, ACCOUNT, DATE_LINE,
)  # fmt: skip
