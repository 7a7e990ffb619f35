"""The words before a contact that say what it is (专门值班电话:).

Their patterns run from right to left, `(?r)`, and are matched at the place where the value begins.
"""

from __future__ import annotations

from govnews_extract.rules import Rule

BLANKS = " {0,4}"
"""What pages put into two-character labels to make them as wide as others: 传  真."""

WORDS = (
    rf"(?:24{BLANKS}小时|二十四小时|法律援助|选人用人|党风政风|食品安全|产品质量|安全生产|负责人|联系人|经办人|公积金|消费者?|全天候?"
    rf"|专门|专用|专|值{BLANKS}班|举{BLANKS}报|信{BLANKS}访|投{BLANKS}诉|监{BLANKS}督|咨{BLANKS}询|联{BLANKS}系|联{BLANKS}络|服{BLANKS}务|受{BLANKS}理|办{BLANKS}公|报名|报料|客服|客户|抢修|维修|报修|应急|救援"
    r"|救助|求助|值守|昼夜|日间|夜间|白天|晚上|政策|业务|技术|政务|便民|公开|公布|群众|纪检|监察|巡视|巡察|督察|督查|督导|工作"
    r"|接访|来访|来电|来信|信函|信件|反映|反馈|建议|意见|征求|征集|接收|接听|查询|预约|统一|社会|对外|指定|唯一|供水|供电|供气"
    r"|供热|供暖|燃气|环保|维权|心理|医疗|急救|防汛|消防|报警|户籍|干部|人事|考务|资格|审核|面试|笔试|考试|会务|现场|登记|移动"
    r"|固定|手机|短信|电话|热线|电子|书面|材料|通讯|通信|邮寄|邮政|寄送|报送|递交|提交|领取|接待|通联|舆情|疫情|防控|违纪|违法"
    r"|线索|问题|干监|作风|效能|药品|安全|隐患|劳动|保障|社保|医保|税务|纳税|就业|招生|招聘|学籍|网上|网络|官方|门户|政府|外宣"
    r"|家长|票务|采购单位|采购人|招标人|(?:采购)?代理机构|监管部门)"
)
"""What may stand before 电话, 邮箱 or 地址 within a label."""

_TIE = r"(?:[/、及和与兼或]|以及)"
_PHONE = (
    rf"(?:电{BLANKS}话(?:号{BLANKS}码)?|热{BLANKS}线(?:电{BLANKS}话|号码)?|专{BLANKS}线(?:电{BLANKS}话)?|手{BLANKS}机(?:号{BLANKS}码?)?"
    rf"|座{BLANKS}机|固{BLANKS}话|短{BLANKS}信(?:号码|平台)?|联{BLANKS}系{BLANKS}方{BLANKS}式|传{BLANKS}真(?:电{BLANKS}话|号{BLANKS}码|机)?"
    r"|(?<=短信|举报|值班|联系|咨询|投诉|监督)号码|[Tt](?:el|EL)\.?|[Ff](?:ax|AX)\.?|[Mm]obile|[Pp]hone)"
)
_TAIL = r"[ ]?(?:\((?P<note>[^()\n]{1,24})\))?[ ]?(?:号码)?(?:现?公布如下|如下|分别|均|都|统一)?[为是]?[ :;.-]{0,3}\(?"

PHONE_LABEL = Rule(
    "contact.phone_label",
    rf"(?r)(?P<label>{WORDS}{{0,6}}{_PHONE}(?:{_TIE}{WORDS}{{0,4}}{_PHONE}){{0,2}}){_TAIL}\Z",
    examples=(
        "巡视期间设「专门值班电话:」",
        "「举报电话」",
        "客户服务中心「24小时服务电话:」",
        "「传  真:」",
        "「监督电话(县监察局):」",
        "「联系电话/传真:」",
        "「接收短信手机号码为」",
        "通过「电话(」",
    ),
    rejects=("邮编:", "QQ群号码:", "索引号:", "值班电话接听时间为"),
)
"""A telephone's label at the end of what stands before a number."""

NOT_A_PHONE = Rule(
    "contact.not_a_phone",
    r"(?r)(?:[Qq]{2}(?:交流|工作|咨询)?群?|群|微信号?|ICP备?|公网安备|备案?|准考证|考|身份证|证书?|许可证?|账|帐|卡|户|编|文|代码|标识码|索引"
    r"|邮编|邮政编码|邮码)[号码 ]{0,2}(?:为|是)?[: ]{0,3}\Z",
    examples=("加入「QQ群:」", "410011邮「编:」", "湘「公网安备 」", "银行「账号:」", "「准考证号:」"),
    rejects=("值班电话:", "手机号码:"),
)
"""Labels of other numbers: groups of chat users, postcodes, accounts, filings."""

OF_THE_PAPER = Rule(
    "contact.of_the_paper",
    r"(?r)(?:新闻|报料|爆料|投稿|广告|发行|订阅|编辑部|网站(?:管理|维护)|运维|维护|版权|纠错|不良信息)\p{Han}{0,8}[: ]{0,2}\Z",
    examples=("「新闻热线:」", "「版权联系电话:」", "「网站维护:」"),
    rejects=("举报电话:", "技术支持:", "客服热线:"),
)
"""Numbers of the newspaper or of the site that prints the release: no way to reach the body."""

DIAL = Rule(
    "contact.dial",
    r"(?r)(?:拨打|致电|来电|热线|专线|客服|电话|举报|投诉|咨询|报警|火警|求助)[^。;,\n]{0,24}\Z",
    examples=("可「拨打环保举报热线」", "均可以「拨打“省股权一号通”」"),
    rejects=("共受理", "拨打电话。编号"),
)
"""What stands before a short code that is a number to dial and not a count."""

DIAL_AFTER = Rule(
    "contact.dial_after",
    r"\A[”\"]?[\p{Han}/“”]{0,12}?(?:热线|专线|电话|平台|举报(?!信箱|邮箱|网)|投诉|短信|渠道)",
    examples=("「投诉」举报渠道24小时畅通", "「出租车约车热线」可为", "「政务服务便民热线」"),
    rejects=("件诉求", "、二楼", "举报信箱", "举报网站"),
)
"""What stands after such a code."""

DIALLED = Rule(
    "contact.dialled",
    r"(?r)(?:拨打|致电|拨通)[:为“\"]?\Z",
    examples=("旅客可「拨打」",),
    rejects=("拨打电话",),
)
"""A verb that makes a number even of digits without area code."""

UNIT = Rule(
    "contact.unit",
    r"\A ?(?:[元万亿名户件个吨亩股次天年月日时分秒%‰米升千余多条例项份篇辆台套张只头号款字]|公[里斤顷]|平[方米]|人(?![民大社])|ml|m)",
    examples=("「万」元", "「 件」"),
    rejects=("(县教育局)", "、2526172", "转8015", "平台"),
)
"""A unit after digits: they count something."""

CLOSED = Rule(
    "contact.closed",
    r"\A[^。;\n]{0,40}?(?:不再|停用|停止使用|停止受理|作废|注销|取消)",
    examples=("「82800001、82000002)不再」对外受理", "「已停用」"),
    rejects=("。不再", "24小时受理"),
)
"""What follows a number that serves no longer."""

FORMER = Rule(
    "contact.former",
    r"(?r)(?:(?:原有?|旧)(?:的)?\p{Han}{0,6}|(?:取消|停用|关闭|停止使用|撤销|不再使用)[^。;,\n]{0,40})\Z",
    examples=("国税局「原有咨询」", "「原」", "「取消开发区」", "「停用市供水热线」"),
    rejects=("咨询", "停用。请拨打"),
)
"""What stands before the label of such a number."""

MAIL_LABEL = Rule(
    "contact.mail_label",
    rf"(?r)(?P<label>{WORDS}{{0,5}}(?:(?:电 ?子 ?)?(?:邮{BLANKS}箱|信{BLANKS}箱|邮 ?件)(?:地址)?|[Ee]-?[Mm]ail))"
    r"[ ]?(?:\([^()\n]{1,20}\))?(?:分别)?[为是]?[ :(-]{0,3}\Z",
    examples=("「举报电子邮箱:」", "「E-mail:」", "发至「邮箱(」", "「举报电子信箱为」"),
    rejects=("举报箱:", "邮箱开放时间"),
)
"""An e-mail's label at the end of what stands before it."""

WEB_LABEL = Rule(
    "contact.web_label",
    rf"(?r)(?P<label>{WORDS}{{0,5}}(?:网{BLANKS}址|网 ?站|平台|官网|链接|系统|入口|主页))[ ]?[为是]?[\p{{Ps}} :“”\"-]{{0,3}}\Z",
    examples=("「举报网站:」", "登录交通运输部网站(「网址:」", "小微客户融资「服务平台(」"),
    rejects=("来源:", "附件:"),
)
"""A web site's label at the end of what stands before its address."""

RULES = (
    PHONE_LABEL, NOT_A_PHONE, OF_THE_PAPER, DIAL, DIAL_AFTER, DIALLED, UNIT, CLOSED, FORMER, MAIL_LABEL, WEB_LABEL,
)  # fmt: skip
