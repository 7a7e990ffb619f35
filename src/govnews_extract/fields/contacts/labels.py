"""The words before a contact that say what it is (专门值班电话:).

Their patterns run from right to left, `(?r)`, and are matched at the place where the value begins.
"""

from __future__ import annotations

from typing import NamedTuple

from govnews_extract.fields.contacts.found import Span
from govnews_extract.fields.contacts.words import BLANKS, words_before
from govnews_extract.rules import Rule

_TIES = frozenset("/、及和与兼或")
_PHONE = (
    rf"(?:电{BLANKS}话(?:号{BLANKS}码)?|热{BLANKS}线(?:电{BLANKS}话|号码)?|专{BLANKS}线(?:电{BLANKS}话)?|手{BLANKS}机(?:号{BLANKS}码?)?"
    rf"|座{BLANKS}机|固{BLANKS}话|短{BLANKS}信(?:号码|平台)?|联{BLANKS}系{BLANKS}方{BLANKS}式|传{BLANKS}真(?:电{BLANKS}话|号{BLANKS}码|机)?"
    r"|(?<=短信|举报|值班|联系|咨询|投诉|监督)号码|[Tt](?:el|EL)\.?|[Ff](?:ax|AX)\.?|[Mm]obile|[Pp]hone)"
)
_TAIL = r"[ ]?(?:\((?P<note>[^()\n]{1,24})\))?[ ]?(?:号码)?(?:现?公布如下|如下|分别|均|都|统一)?[为是]?[ :;.-]{0,3}\(?"

_PHONE_END = Rule(
    "contact.phone_label",
    rf"(?r)(?P<label>{_PHONE}){_TAIL}\Z",
    examples=(
        "设专门值班「电话:」",
        "服务「电话:」",
        "「传  真:」",
        "监督「电话(县监察局):」",
        "接收短信「手机号码为」",
        "通过「电话(」",
    ),
    rejects=("邮编:", "QQ群号码:", "索引号:", "值班电话接听时间为"),
)
"""What the label of a telephone ends with, before a number."""

_PHONE_BACK = Rule("contact.phone_word", rf"(?r){_PHONE}\Z", examples=("联系「电话」",), rejects=("电话:",))


class Label(NamedTuple):
    """The span of a label, and that of the bracket in it."""

    start: int
    end: int
    note: Span | None = None


def phone_label(folded: str, floor: int, end: int) -> Label | None:
    """The label of a telephone at the end of `folded[floor:end]`, which stands before a number.

    >>> phone_label("期间设专门值班电话/传真(工作日):", 0, 18)
    Label(start=3, end=12, note=(13, 16))
    """
    match = _PHONE_END.compiled.match(folded, floor, end)
    if match is None:
        return None
    start, stop = match.span("label")
    for joins in (2, 1, 0):  # 电话/传真, 电话及短信平台
        joined = words_before(folded, floor, start, 4)
        other = _joined_to(folded, floor, joined) if joins else None
        if other is None:
            break
        start = other
    note = match.span("note") if match["note"] else None
    return Label(words_before(folded, floor, joined, 2), stop, note)


def _joined_to(folded: str, floor: int, at: int) -> int | None:
    """Where the word for a telephone begins that 及, 兼 or a stroke joins to what begins at `at`."""
    for tie in (at - 1, at - 2):
        tied = folded[tie : tie + 1] in _TIES if tie == at - 1 else folded.startswith("以及", tie)
        if tie > floor and tied and (other := _PHONE_BACK.compiled.match(folded, floor, tie)):
            return other.start()
    return None


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


_OF_A_PAPER = frozenset("闻料稿告行阅辑网维权错良")
"""One of these stands in whatever `OF_THE_PAPER` matches."""


def is_of_the_paper(folded: str, start: int, end: int) -> bool:
    """Whether the words at the end of `folded[start:end]` are of the newspaper's, or the site's, own number."""
    if _OF_A_PAPER.isdisjoint(folded[max(start, end - 16) : end]):
        return False
    return OF_THE_PAPER.compiled.match(folded, start, end) is not None


def is_closed(behind: str) -> bool:
    """Whether `behind`, which begins with a number, says that it serves no longer.

    >>> is_closed("82800001)不再对外受理"), is_closed("82800001。")
    (True, False)
    """
    said = "停" in behind or "再" in behind or "废" in behind or "销" in behind or "取" in behind
    return said and CLOSED.compiled.match(behind) is not None


def is_former(folded: str, start: int, end: int) -> bool:
    """Whether the words of `folded[start:end]`, before a number or its label, say that it was one."""
    old = folded[start:end]
    said = (
        "原" in old or "旧" in old or "停" in old or "再" in old or "取" in old or "关" in old or "撤" in old
    )
    return said and FORMER.compiled.match(old) is not None


_MAIL_END = Rule(
    "contact.mail_label",
    rf"(?r)(?P<label>(?:电 ?子 ?)?(?:邮{BLANKS}箱|信{BLANKS}箱|邮 ?件)(?:地址)?|[Ee]-?[Mm]ail)"
    r"[ ]?(?:\([^()\n]{1,20}\))?(?:分别)?[为是]?[ :(-]{0,3}\Z",
    examples=("举报「电子邮箱:」", "「E-mail:」", "发至「邮箱(」", "举报「电子信箱为」"),
    rejects=("举报箱:", "邮箱开放时间"),
)
"""What an e-mail's label ends with, before an address."""

_WEB_END = Rule(
    "contact.web_label",
    rf"(?r)(?P<label>网{BLANKS}址|网 ?站|平台|官网|链接|系统|入口|主页)[ ]?[为是]?[\p{{Ps}} :“”\"-]{{0,3}}\Z",
    examples=("举报「网站:」", "登录交通运输部网站(「网址:」", "小微客户融资服务「平台(」"),
    rejects=("来源:", "附件:"),
)
"""What a web site's label ends with."""


def mail_label(folded: str, floor: int, end: int) -> Label | None:
    """The label of an e-mail address at the end of `folded[floor:end]`."""
    return _label(_MAIL_END, folded, floor, end)


def web_label(folded: str, floor: int, end: int) -> Label | None:
    """The label of a web site at the end of `folded[floor:end]`."""
    return _label(_WEB_END, folded, floor, end)


def _label(rule: Rule, folded: str, floor: int, end: int) -> Label | None:
    match = rule.compiled.match(folded, floor, end)
    if match is None:
        return None
    start, stop = match.span("label")
    return Label(words_before(folded, floor, start, 5), stop)


RULES = (
    _PHONE_END, _PHONE_BACK, NOT_A_PHONE, OF_THE_PAPER, DIAL, DIAL_AFTER, DIALLED, UNIT, CLOSED, FORMER, _MAIL_END,
    _WEB_END,
)  # fmt: skip
