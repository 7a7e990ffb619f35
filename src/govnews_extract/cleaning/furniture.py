"""What stands around and inside a release without belonging to it: paths, buttons, lists, footers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from govnews_extract.cleaning import bylines, headline
from govnews_extract.cleaning.lines import Line
from govnews_extract.cleaning.spaces import squeeze
from govnews_extract.cleaning.words import words
from govnews_extract.records import Byline
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

PATH = Rule(
    "breadcrumb",
    r"^(?:您?(?:的|现在的?|目前的?|当前的?|所在的?){0,3}(?:当前)?(?:所在)?(?:位置|栏目)\s{0,3}[:是]?"
    r"|网站首页|首页)\s{0,3}(?:[>»→/|]|-\s?>|::)"
    r"|^>\s{0,2}\p{Han}{2,20}\s{0,2}>"
    r"|^(?:您?(?:现在|目前|当前)?(?:的|所在的?)?(?:当前)?(?:所在)?位置(?:是|为)?\s{0,3}[:>])",
    examples=("「您当前所在的位置:」首页 > 工作情况", "「首页>」信息公开", "「当前位置:」 首页 -> 巡察"),
    rejects=("首页内容更新的通知", "位置优越"),
)
BUTTON = Rule(
    "button",
    r"^[\s【\[(]{0,4}(?:打印(?:本页|此页|文章|内容)?|关闭(?:窗口|本页|页面|此页)?|收藏(?:本页)?"
    r"|返回(?:顶部|首页|列表|上一页|上级)?|TOP|加入收藏|设为首页|我要(?:打印|纠错|评论)"
    r"|扫一扫.{0,24}|扫描二维码.{0,16}|分享(?:到|至|让更多人看到)?.{0,30}|字[体号]\s{0,2}:.{0,20}"
    r"|\[?[大中小](?:\s{0,3}[大中小]){1,2}\]?|视力保护色.{0,20}"
    r"|浏览次数.{0,20}|阅读次数.{0,20}|点击[:数量率].{0,20}|无障碍(?:浏览|阅读)|手机版|繁體(?:版|中文)?"
    r"|简体(?:版|中文)?|点赞\s?\d{0,6}|相关稿件|文档附件|网友评论.{0,20}"
    r"|评论一下|(?:发表|本文|最热|最新|我要|查看)评论|评论\s?\d{0,6}人参与.{0,24}|已有\d{1,6}人参与.{0,24}|还没有评论.{0,16}"
    r"|用户名\s{0,3}(?:注册.{0,8})?|密码\s{0,3}(?:忘记密码\??)?"
    r"|本文二维码.{0,20}|手机(?:扫码|阅读|查看).{0,16}|关闭\s{0,4}打印|打印\s{0,4}关闭|【?纠错】?"
    r"|浏览器不支持.{0,30}|语音播报|智能问答|查看原文|新闻详细内容:?|(?:阅读|浏览|点击|访问)[量数]?\s{0,2}:?\s{0,2}\d{1,9}"
    r"|点击播报本文.{0,12}|扫码(?:关注|阅读).{0,20}|微信扫一扫.{0,20}|长按.{0,20}二维码.{0,20}"
    r"|官方微信平台|关闭\s?×|点击下载>{0,3}|返回上页|下载文字版|(?:上|下)一(?:页|页>>)|<<上一页)[\s】\])"
    r"|]{0,4}"
    r"(?:[\s【\[(|]{0,4}(?:打印(?:本页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回(?:顶部)?|分享|TOP)[\s】\])"
    r"|]{0,4}){0,4}$",
    examples=(
        "「【打印本页】 【关闭窗口】」",
        "「扫一扫在手机打开当前页」",
        "「分享到: 微信 微博」",
        "「[大 中 小]」",
        "「评论 0人参与,0条评论」",
    ),
    rejects=("打印机采购公告", "关闭非法采砂点的通告", "返回岗位的职工"),
)
NEIGHBOUR = Rule(
    "neighbour",
    r"^[\s【\[<-]{0,4}(?:上|下|前|后)一?[篇条页则]\s{0,2}(?:文章|新闻|信息)?\s{0,2}[】\]]?\s{0,2}[:>]",
    examples=("「上一条:」县长调研", "「下一篇:」没有了"),
    rejects=("上一条河流治理",),
)
RELATED = Rule(
    "related",
    r"^[\s【\[■▍●◆|]{0,4}(?:相关(?:新闻|信息|链接|阅读|报道|文章|文件|解读|稿件|推荐|内容|专题|政策"
    r"|附件下载|热词|咨询|图解|资讯|政策解读|文件链接|新闻推荐|信息推荐)|(?:推荐|延伸|关联|热门"
    r"|精彩)(?:阅读|新闻|推荐|信息|文章)"
    r"|热点(?:推荐|新闻|关注|排行)|热门(?:点击|关注|排行)|最新(?:要闻|动态|信息|新闻|文章|更新|公告)"
    r"|猜你喜欢|更多(?:新闻|内容|阅读)|友情链接|新闻推荐|今日推荐|图片新闻|图片聚焦|政策解读链接|解读链接"
    r"|关联稿件)"
    r"[\s】\]:>|]{0,6}",
    examples=("「相关新闻」", "「相关解读:」解读《办法》", "「友情链接」"),
    rejects=("有关新闻单位", "推荐自评报告"),
)
FOOTER = Rule(
    "footer",
    r"ICP备|公网安备|网安备|网站标识码|(?:©|\(C\)|copyright).{0,80}(?:reserved|版权|\d{4})|版权所有"
    r"|未经.{0,12}(?:授权|许可|允许).{0,20}(?:转载|复制|镜像|建立镜像)"
    r"|(?:主办|承办)(?:单位)?:.{2,60}(?:承办|技术支持|维护|管理)(?:单位)?:|建议使用.{0,30}(?:浏览器"
    r"|分辨率)|微博、微信$",
    examples=("蒙「ICP备」05002213号", "「版权所有」:甲县水务局", "甲县「主办:甲县政府办 承办:」信息中心"),
    rejects=("主办单位:甲县委宣传部",),
    flags=regex.IGNORECASE,
)
ORIGINAL = Rule(
    "original-title", r"^原\s?(?:标题|题)\s?:", examples=("「原标题:」春季学期开学",), rejects=("原则",)
)
RULES = (PATH, BUTTON, NEIGHBOUR, RELATED, FOOTER, ORIGINAL)

_FOOTER_WORDS = (
    "ICP",
    "icp",
    "安备",
    "安備",
    "标识码",
    "標識碼",
    "©",
    "(C)",
    "opyright",
    "OPYRIGHT",
    "版权",
    "版權",
    "未经",
    "未經",
    "承办",
    "承辦",
    "建议使用",
    "微博",
)
_LONGEST_DEBRIS = 160
_SHARE = 0.3  # an element with more of the text than this is no furniture, whatever its class says


@cache
def _footer_word() -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, _FOOTER_WORDS)))


def has_furniture_name(classes: Sequence[str], identifier: str | None) -> bool:
    """Whether a class or the id of an element names furniture.

    >>> has_furniture_name(["bdsharebuttonbox"], None), has_furniture_name(["TRS_Editor"], "zoom")
    (True, False)
    """
    names = words("furniture")
    if classes and not names.isdisjoint(map(str.lower, classes)):
        return True
    return identifier is not None and identifier.lower() in names


def is_small(part: int, whole: int) -> bool:
    """Whether an element is small enough beside the whole text to be furniture."""
    return part <= 40 or part < whole * _SHARE


def is_debris(line: Line) -> bool:
    """Whether a line, wherever it stands, is no part of the release.

    >>> [is_debris(Line(text)) for text in ("【打印本页】 【关闭】", "上一条：县长调研", "打印机公告")]
    [True, True, False]
    """
    return len(line.text) <= _LONGEST_DEBRIS and _is_debris(fold(line.text))


def _is_debris(folded: str) -> bool:
    return (
        PATH.search(folded) is not None
        or BUTTON.search(folded) is not None
        or NEIGHBOUR.search(folded) is not None
        or ORIGINAL.search(folded) is not None
        or headline.is_clock(folded)
    )


def drop_debris(lines: Sequence[Line]) -> list[Line]:
    """The lines without paths, buttons, neighbours, lists of other releases and what follows the footer."""
    kept: list[Line] = []
    listing = False
    for line in lines:
        folded = fold(line.text) if len(line.text) <= _LONGEST_DEBRIS else ""
        related = RELATED.search(folded) if folded else None
        if related and _opens_list(line, folded, related.end()):
            listing = True
            continue
        if listing and (line.is_link or _only_date(folded)):
            continue
        listing = False
        if folded and _is_debris(folded):
            continue
        kept.append(line)
    return kept


def _opens_list(line: Line, folded: str, end: int) -> bool:
    """相关新闻 alone, or followed on its line by nothing but links."""
    rest = folded[end:].strip(" :>|更多")
    return not rest or (line.links > 0 and line.links >= len(squeeze(rest)) * 0.8)


def _only_date(folded: str) -> bool:
    return bool(folded) and not any(c.isalpha() and c not in "年月日" for c in folded)


def cut_footer(lines: Sequence[Line]) -> list[Line]:
    """The lines up to a footer or a list of links that was glued on."""
    for at, line in enumerate(lines):
        if at < len(lines) // 2 or len(line.text) > 300 or at == 0:
            continue
        if len(line.text) > 12 and not _footer_word().search(line.text):
            continue
        folded = fold(line.text)
        related = RELATED.search(folded) if len(folded) <= 12 else None
        if FOOTER.search(folded) or (related and related.end() == len(folded)):
            return list(lines[:at])
    return list(lines)


def split_editors(lines: Sequence[Line]) -> tuple[list[Line], list[Byline]]:
    """The lines without those at the end that only name editors, and what they name."""
    kept = list(lines)
    found: list[Byline] = []
    while kept and (bylines.is_editor_line(kept[-1].text) or not any(c.isalnum() for c in kept[-1].text)):
        line = kept.pop()
        found = bylines.editors(line.text) + found
    return kept, found
