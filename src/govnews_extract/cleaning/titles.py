"""The headline: what the tags, the marked headings and `<title>` agree on, without site and column."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from govnews_extract.cleaning import furniture, headline
from govnews_extract.cleaning.lines import Line
from govnews_extract.cleaning.numbers import NUMBER
from govnews_extract.cleaning.spaces import fold_line, squeeze
from govnews_extract.cleaning.words import words
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

_SITE = (
    r"政府|政府网|网|网站|网站群|门户|委|委员会|局|厅|部|办|办公室|人大|人大网|政协|政协网|纪委|监委|日报"
    r"|晚报|时报|报|平台|公开|频道|动态|要闻|新闻|公告|公示|通知|通知公告"
    r"|公示公告|文件|信息|专栏|目录|中心|法院|检察院|在线|资讯|大学|学院|管委会|公署|行署|解读|任免|审查"
    r"|巡察|巡视|招考|征集|发布会|首页|正文|内容页|详情|纪检"
)
SUFFIX = Rule(
    "title-suffix",
    rf"\s{{0,3}}(?:-{{1,3}}|_{{1,3}}|\||»|>|·|::)\s{{0,3}}(?P<site>[^_"
    rf"|»>:]{{0,22}}?(?:{_SITE})(?:\([^()]{{1,12}}\))?|(?:www\.)?[\w.-]{{3,30}}\.(?:gov\.)?cn)$",
    examples=(
        "停水公告「_通知公告」",
        "县政府召开会议「 - 甲县人民政府」",
        "监察法「-纪检」",
        "成长「--大河网」",
    ),
    rejects=("2021年1-9月份完成情况", "甲-乙"),
)
PREFIX = Rule(
    "title-prefix",
    r"^[^\s,。《》“”]{2,30}?(?:政府|网站?|公署|人大常委会|委员会|局|厅|部)\s{1,3}(?=\S.{7,})",
    examples=("「甲省人民政府 」政策文件 关于印发方案的通知",),
    rejects=("省委第三巡视组 巡视县工作动员会召开",),
)
_PERSON = r"\p{Han}(?:\s?\p{Han}){1,3}"
NO_HEADLINE = Rule(
    "no-headline",
    rf"^(?:[□■●○◇◎]\s{{0,3}}\p{{Han}}{{0,8}}(?:记者|通讯员)\s{{0,3}}|\p{{Han}}{{0,8}}(?:记者|通讯员)[\s:/]{{1,4}})"
    rf"{_PERSON}(?:[、\s]{{1,3}}{_PERSON}){{0,3}}$|^\p{{Han}}{{2,4}}现场$",
    examples=("「□记者刘长青」", "「甲在线记者 杜一鸣」", "「调研现场」"),
    rejects=("县委慰问新闻记者", "记者节座谈会召开", "全省工作推进现场会"),
)
TYPE = Rule(
    "title-type",
    r"(?:通知|意见|决定|函|批复|公告|通告|通报|办法|规定|方案|令|报告|公示|名单|启事|召开|举行|讲话|解读"
    r"|简报|决议|纪要|声明|信|预案|计划|总结|细则|规划)(?:\(.{1,30}\))?$",
    examples=("关于停水的「通知」", "名单「公示(第二批)」"),
    rejects=("县人民政府办公室关于",),
)
RULES = (SUFFIX, PREFIX, NO_HEADLINE, TYPE)
_SHORTEST, _LONGEST = 4, 160
_SUFFIX = 100  # characters that a suffix never has; a title that is never closed is as long as the page


@cache
def _dots() -> regex.Pattern[str]:
    return regex.compile(r"(?:\.{2,6}|…{1,2})$")


@cache
def _between_han() -> regex.Pattern[str]:
    return regex.compile(r"(?<=^|\s)(\p{Han})\s{1,6}(?=\p{Han}(?:\s|$))")


def tidy(text: str | None) -> str | None:
    """A headline on one line; one set wide, 公　　告, closes up.

    >>> tidy("公　　告"), tidy("县政府关于\\n停水的通知"), tidy(" ")
    ('公告', '县政府关于停水的通知', None)
    """
    if not text:
        return None
    lines = [fold_line(line) for line in text.splitlines()]
    title = join(lines) if len(lines) > 1 else (lines[0] if lines else "")
    title = title.lstrip("-•·>|#* ")
    if len(squeeze(title)) <= 6:
        title = _between_han().sub(r"\1", title)
    return title or None


def join(lines: Sequence[str]) -> str:
    """The lines over which a headline is set, as one.

    >>> join(["甲市人民政府关于", "设立开发区的批复"])
    '甲市人民政府关于设立开发区的批复'
    """
    return "".join(line for line in lines if line)


def subtitle(line: str, title: str) -> str | None:
    """The kicker or second line of a headline; None if the line is the headline again or names a site.

    >>> subtitle("——甲市二〇二〇年工作回顾", "奋进之年"), subtitle("中央政府门户网站", "奋进之年")
    ('甲市二〇二〇年工作回顾', None)
    """
    line = line.strip("-—– ")
    if not 4 <= len(line) <= 60 or squeeze(line) == squeeze(title) or not is_title_like(line):
        return None
    return None if line.endswith(("网站", "网", "门户")) else line


_ISSUERS = (
    "政府",
    "委员会",
    "委員會",
    "办公室",
    "办公厅",
    "局",
    "厅",
    "组织部",
    "党委",
    "党组",
    "法院",
    "检察院",
    "指挥部",
)


def is_wrapped(first: str, second: str) -> bool:
    """Whether the second line of a headline goes on with the first.

    >>> is_wrapped("县政府关于", "停水的通知"), is_wrapped("市人大常委会举行会议", "甲某主持")
    (True, False)
    """
    if TYPE.search(fold(first)) or len(second) > 80:
        return False
    if first.endswith(("关于", "、", "的", "和", "与", "及", "，", "《", "对")) or first.count(
        "《"
    ) > first.count("》"):
        return True
    if second.startswith(("关于", "關於")) and first.endswith(_ISSUERS) and TYPE.search(fold(second)):
        return True  # 某某县人民政府 / 关于…的通知
    return "关于" in first and bool(TYPE.search(fold(second)))


def is_title_like(line: str) -> bool:
    """Whether the first line of a text can be its headline: no sentence, no salutation, no head line.

    >>> [is_title_like(line) for line in ("某县:县委第十轮巡察启动", "各科室：", "4月8日，会议召开。")]
    [True, False, False]
    """
    folded = fold(line).strip()
    if not 2 <= len(squeeze(folded)) <= 90 or "\t" in line or "。" in folded or folded[-1] in ":;,、":
        return False
    if folded.startswith(("【", "[")) and folded.endswith(("】", "]")):
        return False
    if not any("\u4e00" <= c <= "\u9fff" for c in folded) or headline.read_line(line) is not None:
        return False
    if folded.count(",") >= 3 or NUMBER.fullmatch(folded) or NO_HEADLINE.search(folded):
        return False
    return not furniture.is_debris(Line(line))


def from_title_tag(text: str | None, site: str | None, column: str | None) -> str | None:
    """The headline in `<title>`, the names of site and column cut off on either side.

    >>> from_title_tag("停水通告-通知公告-甲县人民政府", None, None)
    '停水通告'
    >>> from_title_tag("甲县人民政府 文件 关于停水的通知", "甲县人民政府", "文件")
    '关于停水的通知'
    """
    title = fold_line(text or "")
    if squeeze(title) in words("no-title"):
        return None
    for _ in range(4):
        for name in (site, column):
            if name and len(title) > len(name) + 3:
                if title.endswith(name):
                    title = title[: -len(name)].rstrip(" -_—–|·>»:")
                elif title.startswith(name + " "):
                    title = title[len(name) :].lstrip(" -_—–|·>»:")
        cut = SUFFIX.search(fold(title), max(0, len(title) - _SUFFIX))
        if not cut or cut.start() < _SHORTEST:
            break
        title = title[: cut.start()]
    prefix = PREFIX.match(fold(title))
    if prefix:
        title = title[prefix.end() :]
    return title.strip() or None


def choose(
    tag: str | None, page_title: str | None, before: Sequence[Line], first: Sequence[Line]
) -> str | None:
    """The headline of a page, out of what its tag, its `<title>` and the lines before and in the text say.

    >>> choose(None, "停水通告 - 甲县水务局", [Line("停水通告", heading=True)], [])
    '停水通告'
    """
    tag = tidy(tag)
    whole = squeeze(page_title or "")
    candidates = [
        line
        for line in (*reversed(before), *first[:4])
        if _SHORTEST <= len(squeeze(line.text)) <= _LONGEST or line.heading
    ]
    if tag:
        stem = squeeze(_dots().sub("", tag))
        for line in candidates:
            printed = squeeze(line.text)
            if printed == stem or (stem != squeeze(tag) and printed.startswith(stem) and not line.is_link):
                return tidy(line.text)
        for line in candidates:  # a tag that says something else than heading and <title> together
            if line.heading and len(line.text) > 7 and squeeze(line.text) in whole and stem not in whole:
                return tidy(line.text)
        return tag
    inside = [
        line
        for line in candidates
        if whole and squeeze(line.text) in whole and not line.is_link and not furniture.is_debris(line)
    ]
    inside = [
        line
        for line in inside
        if line.heading or len(squeeze(line.text)) * 3 >= len(whole) or len(squeeze(line.text)) >= 12
    ]
    for line in candidates:
        if line.heading and len(whole) >= 8 and whole in squeeze(line.text):  # set with its kicker
            return tidy(page_title)
    if inside:
        return tidy(max(inside, key=lambda line: (line.heading, len(line.text))).text)
    cut = squeeze(_dots().sub("", page_title or ""))
    for line in sorted(candidates, key=lambda line: line.is_link):
        if line.heading and (is_title_like(line.text) or (cut and squeeze(line.text).startswith(cut))):
            return tidy(line.text)
    return tidy(page_title)
