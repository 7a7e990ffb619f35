"""What a body's name looks like where a contact's owner is printed: in brackets, labels, headings.

All that this package knows of the form of bodies' names stands here.
"""

from __future__ import annotations

from collections.abc import Container

from govnews_extract.fields.contacts.found import Span
from govnews_extract.rules import Rule

SUFFIX = (
    r"(?:委员会|管委会|居委会|村委会|纪委|监委|党委|党组|党工委|总支|支部|街道|办事处|办公室|指挥部|派出所|法院|检察院|医院|公司|集团"
    r"|银行|支行|分行|营业部|窗口|大厅|分厅|中心|政府|社区|学校|大学|学院|中学|小学|幼儿园|大队|支队|总队|分局|协会|学会|专班|工会|妇联"
    r"|残联|工商联|团委|联社|机关|热力|热源|水务|燃气|热电|组(?![长织建合成])|[委局厅署司处科股室办部院站所队会镇乡区县市省州盟旗村馆台社园厂])"
)
"""What a body's name ends with."""

_LAST = frozenset(
    "会委党组支部道处室所院司团行口厅心政府区校学园队局班工妇联社关力源务气电署科股办站镇乡县市省州盟旗村馆台厂)"
)
"""The last characters of these, and of a bracket behind them."""

LEVEL = (
    r"(?:中央|中共|中国|国家|国务院|省|自治|市|县|区|州|盟|旗|地委|地区|行署|兵团|党|团[省市县区]委|各|第|巡[视察]|督[察导]|驻|乡|镇|街道"
    r"|人民|[一二三四五六七八九十\d]{1,3}届)"
)
"""What a body's name begins with where it does not begin with a place."""

_ENDS = Rule(
    "contact.body_end",
    rf"(?r){SUFFIX}(?:\([\p{{Han}}、]{{2,20}}\))?\Z",
    examples=("县监察「局」", "市政务服务「中心」", "省金融监管「局(市政府大数据办)」"),
    rejects=("兼传真", "管网抢修", "工作组织", "张三"),
)

_NO_START = Rule(
    "contact.no_body_start",
    r"(?:全[国省市区县州盟旗镇乡村社体]|本(?:公司|中心|[省市区县州盟旗镇乡村部单局委院校站办])|[我该某每]|各|贵[局单部委公院]|这|那[个些]|其他|其它|所在|有关|相关"
    r"|当地|上述|同一|整个|[两多几]个|社会(?![保主工福组事治救])|[\d一二三四五六七八九十]+(?:楼|层|室|年|月|日)"
    r"|(?:小组|(?:24小时|昼夜|专门)?(?:值班|传达|会议|接待)室|[小地城市县社灾郊]区|[区县市省乡镇村]{2})\Z)",
    examples=("「全县」", "「值班室」", "「各」巡察组", "「县市」"),
    rejects=("县教育局", "第三巡察组", "办公室", "本溪市委", "贵州省委"),
)
"""Beginnings of what is no name: 全县, 我局, 各巡察组."""

_NO_END = Rule(
    "contact.no_body_end",
    r"(?r)(?:(?:社|机|晚|宴|动员|见面|座谈|部署|推进|发布|听证|协调|工作|反馈|通报|交流|例|不|只|才|都|就|将|(?<!代表)大)会"
    r"|(?:全|内|外|干|局|头|大)部|(?:举|承|主|督|交|经|开|操|协|创|兴|(?<!督)查)办|(?:好|用|何|之|查|到|惩|住|此|各)处|(?:本|专|百)科"
    r"|(?:参|控|持|(?<![收投])入)股|(?:网|充电|加油|公交|高铁|地铁)站|(?:平|后|前|窗|阳|柜|舞)台|(?:场|厕|住|有|无|之)所|(?:上|超|股)市|(?:排|团)队"
    r"|(?:公|校|家)园|(?:大|后|电影|剧)院|(?:教|卧|浴|温)室|(?:格|布|全|大|开|结|当|新)局|(?:部|签)署|(?:农|乡)村|(?:乡|城)镇|(?:城|家)乡|节省)\Z",
    examples=("巡察「工作会」", "网上「平台」", "「主办」"),
    rejects=("市发展和改革委员会", "市场管理科", "县教育局", "人民代表大会", "市委督查办"),
)
"""Words that end like a body and are none: 社会, 平台, 场所."""

_NO_WORD = Rule(
    "contact.no_body_word",
    r"[,;:。、!?.\t的了吗请并您]"
    r"|(?=[电时接之以期工如为可进分或任])(?:电话|时间|接听|接收|之间|以上|以下|期间|工作日|如下|为了|可以|进行|分别|以及|或者|任何)"
    r"|召集|组成(?!部门)|抽取|(?<!武)将(?!军)",
    examples=("联系「电话」", "上班「时间」", "县住建局「将」组织检查组"),
    rejects=("县教育局", "第三巡察组"),
)
"""Words that no body's name has."""

_NAME_LIKE = Rule(
    "contact.name_like",
    r"\A(?![省市县区州旗盟镇乡村部厅局处团党国第一二三四五六七八九十\d])(?:\p{Han}{1,2}[州旗盟村园社台馆厂]|\p{Han}\p{Han})\Z",
    examples=("「张园」", "「李建州」", "「王科」"),
    rejects=("县委", "青石镇", "人事科", "团委", "第一组"),
)
"""What is a person's name as well as a body's: two or three characters without a level before."""

LEAD = Rule(
    "contact.lead",
    r"请?(?:(?:电话|信箱|邮箱|地址|组别|名单)(?=[\p{Han}]{3})|拟任|现任|原任|拨打|致电|联系|咨询|反映|公布|设立|设有|开通|通过|登[录陆]|访问|进入|据悉|根据|按照|期间|疑问|邮?寄[至到给往]?|报送?至?|发至|送[至交]"
    r"|反馈至?|获悉|现将|欢迎|关注|下设|负责|由于|以及|或者|批准|同意|决定|部署|安排|授权|委托|派出|配合|支持(?!服务)|的)|请[向与由]?|可[向与由到]|[向与由至到在经对为是于将并据从日]",
    examples=("「请拨打」县纪委", "「由」召陵区教育局"),
    rejects=("县教育局",),
)
"""Words before a name in running text; a single character counts only before a place or a level."""

_LEAD_FIRST = frozenset(
    "请电信邮地组名拟现原拨致联咨反公设开通登访进据根按期疑寄报发送获欢关下负由以或批同决部安授委派配支的可向与至到在经对为是于将并从日"
)

_LEVEL_AT = Rule(
    "contact.level", rf"\A{LEVEL}", examples=("「市」教育局", "「第」三巡察组"), rejects=("平区", "都县委")
)


def is_body(folded: str) -> bool:
    """Whether the whole of `folded` may be the name of a body.

    >>> [is_body(s) for s in ("县教育局人事股", "全县", "管网抢修", "火花街道办事处", "值班室", "兼传真")]
    [True, False, False, True, False, False]
    """
    if not 2 <= len(folded) <= 60 or folded[-1] not in _LAST:
        return False
    end = _ENDS.compiled.match(folded)
    if end is None or (end.start() == 0 and len(folded) == 2):
        return False
    if len(folded) <= 3 and _NAME_LIKE.compiled.match(folded):
        return False
    return not (
        _NO_START.compiled.match(folded) or _NO_END.compiled.match(folded) or _NO_WORD.compiled.search(folded)
    )


def name_start(folded: str, start: int, end: int, places: Container[str]) -> int | None:
    """Where in `folded[start:end]` the body's name begins that ends at `end`, or None.

    What runs before a name without a stop (请联系, 由) is left out.

    >>> name_start("请拨打县纪委监委", 0, 8, frozenset())
    3
    """
    leads = [] if _LEAD_FIRST.isdisjoint(folded[start:end]) else LEAD.finditer(folded, start, end)
    for lead in reversed(leads):
        at = lead.end()
        single = len(lead[0]) == 1 and lead[0] not in "请的"
        if single and not begins(folded, at, end, places):
            continue
        if is_body(folded[at:end]):
            return at
    return start if is_body(folded[start:end]) else None


def begins(folded: str, at: int, end: int, places: Container[str]) -> bool:
    """Whether a level (市, 第) or a known place begins at `at`."""
    if _LEVEL_AT.compiled.match(folded[at : min(at + 6, end)]):
        return True
    return any(folded[at : at + n] in places for n in range(2, min(8, end - at) + 1))


def body_in_note(folded: str, start: int, end: int) -> Span | None:
    """The body that a bracket names: (县教育局人事股), (县教育局,工作日9:00-17:00), (第一巡察组收).

    >>> body_in_note("县委第一巡察组收", 0, 8)
    (0, 7)
    """
    while start < end and folded[start] == " ":
        start += 1
    stop = min([p for p in (folded.find(c, start, end) for c in ",;、:") if p >= 0], default=end)
    if stop < end and folded[stop] == "、":
        stop = end
    stop -= len(folded[start:stop]) - len(folded[start:stop].rstrip(" "))
    for tail in ("亲启", "收启", "收", "启"):
        if folded.endswith(tail, start, stop):
            stop -= len(tail)
            break
    return (start, stop) if is_body(folded[start:stop].replace(" ", "")) else None


_RUN_BACK = Rule(
    "contact.run_back",
    r"(?r)(?:[\p{Han}〇A-Za-z\d]|(?<=\p{Han})\([\p{Han}、]{2,20}\)|“[\p{Han}]{1,12}”){1,44}",
    examples=("。「县教育局人事股」",),
    rejects=("。",),
)


_ONLY_PLACE = Rule(
    "contact.only_a_place",
    r"[省市县区州盟旗]\Z",
    examples=("湖北「省」",),
    rejects=("县教育局", "高皇镇"),
)


_NO_NAME = frozenset(',。;、!?\n\t"')
"""Marks that end no name."""


def body_before(
    folded: str, floor: int, end: int, places: Container[str], *, listed: bool = False
) -> Span | None:
    """The body whose name ends at `end`, as a label's first words (客服中心|服务电话) or 县纪委监委:…

    A bare place is one only before a colon (临江市:举报电话…), and what ends a list of units only where
    the caller says that each has its own (`listed`).

    >>> body_before("请拨打县纪委监委:", 0, 9, frozenset())
    (3, 8)
    """
    colon = False
    while end > floor and folded[end - 1] in " :-(":
        colon = colon or folded[end - 1] == ":"
        end -= 1
    if end == floor or folded[end - 1] in _NO_NAME:
        return None
    match = _RUN_BACK.compiled.match(folded, floor, end)
    if not match:
        return None
    start = match.start()
    while start < end and not folded[start].isalpha():
        start += 1  # numbering
    at = name_start(folded, start, end, places)
    if at is None or (not colon and _ONLY_PLACE.compiled.search(folded, at, end)):
        return None
    if folded[at:end] == "办公室":  # whose, the label does not say
        return None
    if not listed and folded[at - 1 : at] == "、" and folded[at - 2 : at - 1].isalpha():
        return None
    return at, end


RULES = (_ENDS, _NO_START, _NO_END, _NO_WORD, _NAME_LIKE, LEAD, _LEVEL_AT, _RUN_BACK, _ONLY_PLACE)
