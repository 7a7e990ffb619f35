"""The line between headline and text: 发布时间：… 来源：… 作者：… 浏览次数：… 字体：大 中 小.

Its labels come in any order and style, between brackets, bars or blanks, or glued to the value before;
values may be missing, and are missing then. A line is such a line only if nothing else is left in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govnews_extract.cleaning import bylines, labels, stamps
from govnews_extract.cleaning.labels import Label
from govnews_extract.cleaning.spaces import squeeze
from govnews_extract.cleaning.stamps import Stamp
from govnews_extract.records import Byline
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold


@dataclass(frozen=True, slots=True)
class Head:
    """What a head line, or several of them, says."""

    published: Stamp | None = None
    source: str | None = None
    body: str | None = None
    bylines: tuple[Byline, ...] = ()
    updated: bool = False
    labelled: bool = False

    def merged(self, other: Head) -> Head:
        """This head, completed by another; a time of publication goes before one of an update."""
        mine = self.published is not None and not (self.updated and other.published and not other.updated)
        return Head(
            published=self.published if mine else other.published,
            source=self.source or other.source,
            body=self.body or other.body,
            bylines=self.bylines + other.bylines,
            updated=self.updated if mine else other.updated,
            labelled=self.labelled or other.labelled,
        )


FILLER = Rule(
    "head-filler",
    r"[\s【】\[\]()|·、,，。;；:/_<>《》“”*…-]+|打印(?:本页|此页|文章)?|关闭(?:窗口|本页|此页)?|窗口"
    r"|收藏(?:本页)?|返回(?:顶部|上页|列表)?|分享到?|字体|字号"
    r"|视力保护色|[大中小]字号|我来说两句|我要评论|评论|来源截图|语音(?:播报)?|朗读|播放|下载|[简繁]体"
    r"|放大|缩小|默认|正文|扫一扫|微信|微博|QQ空间|T\|T"
    r"|[大中小]|\d{1,9}|[次条人]|A[+-]?|复制链接|二维码|手机阅读|无障碍|更多|纠错|原文链接|查看原文|点亮"
    r"|在看|点赞|写留言|原创|发布人:[\s-]{0,2}\p{Han}{2,8}",
    examples=("「发布人:李小花」", "「打印本页」", "「【】」", "「我来说两句」"),
    rejects=("新华社",),
)
SOURCE_END = Rule(
    "source-end",
    r"\s{2,}|[【\[|;]|我来说两句|打印本页|关闭窗口"
    r"|\s(?=打印|关闭|评论|字体|字号|分享|阅读|浏览|点击|收藏|[大中小](?:\s|字)|纠错|责编|编辑"
    r"|\d{4}[-年/.]\d|作者|记者)",
    examples=("县府办「  」906", "甲人大网 「我来说两句」", "县府办「|」关闭", "县府办「 」打印"),
    rejects=("中共甲县委 甲县人民政府",),
)
ORIGIN = Rule(
    "bare-origin",
    r"^(?:[\p{Han}A-Za-z0-9·“”《》]|\s(?=\p{Han})){1,30}(?:网站?|报|社|台|局|委|办|部|厅|院|会|中心|政府"
    r"|政协|人大|处|站|室|发布|在线|频道|客户端|杂志"
    r"|新闻|公司|大学|传媒|媒体|公众号|镇|乡|街道|馆|支队|大队|总队)$",
    examples=("「甲省纪委监委网站」", "「光明网」"),
    rejects=("宋远胜", "在线荐稿"),
)
HOST = Rule(
    "bare-host",
    r"(?i)(?:https?://)?www\.[\w.-]{3,60}",
    examples=("「www.abc.com」 2012",),
    rejects=("abc.com",),
)
CLOCK = Rule(
    "page-clock",
    r"^(?:今天是|现在是|当前时间)?[:\s]{0,3}(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})"
    r"\s{0,4}\(?(?:星期|周)[一二三四五六日天]\)?[\s\d:]{0,12}$",
    examples=("「2024年12月19日 星期四」", "「今天是2024年12月19日 星期四 09:30」"),
    rejects=("2024年12月19日", "2024年12月19日(星期四)召开会议"),
)
RULES = (FILLER, SOURCE_END, ORIGIN, HOST, CLOCK)

_LONGEST, _LONGEST_BARE, _LEFT_OVER, _LEFT_OVER_LOOSE = 260, 90, 2, 16
_EDGES = " 【】[]()（）|,，;；。·、-—:："


def is_clock(folded: str) -> bool:
    """Whether a folded line is the date of the reading, not of the release.

    >>> is_clock("2024年12月19日 星期四")
    True
    """
    if len(folded) > 60 or ("星期" not in folded and "周" not in folded):
        return False
    return CLOCK.search(folded) is not None


def read_line(line: str, *, beside_title: bool = False, origin: bool = True) -> Head | None:
    """What a head line says; None if the line is none.

    Under a headline, `beside_title`, words that are not understood are let pass. Without `origin` a name that
    no label announces is no source: the account of a messenger service.

    >>> head = read_line("【发布时间：2018-12-27】【来源：甲市人大办】【点击数：】")
    >>> str(head.published), head.source
    ('2018-12-27', '甲市人大办')
    >>> read_line("来源： | 发布时间: 2018-05-17 | 浏览次数: 12").source is None
    True
    >>> read_line("时间过得很快，来源于群众的意见很多。") is None
    True
    """
    if not line or len(line) > _LONGEST or "。" in line[:-1]:
        return None
    folded = fold(line)
    if is_clock(folded):
        return None
    found = labels.find(folded)
    left_over = _LEFT_OVER_LOOSE if beside_title else _LEFT_OVER
    if not found:
        if len(line) > _LONGEST_BARE or not stamps.find(folded):
            return None
        if line[0] in "(（" and line[-1] in ")）":
            if "年" in folded:  # a signature set at the top
                return None
            origin = False
        return _Reader(line, folded, origin).head([(0, len(line))], left_over)
    reader, rest = _Reader(line, folded, origin, labelled=True), [(0, found[0].start)]
    ends = [label.start for label in found[1:]] + [len(line)]
    for label, end in zip(found, ends, strict=True):
        rest.append(reader.take(label, end))
    credits = all(label.kind == "credit" and not label.bare for label in found)
    if credits and not reader.bylines and not bylines.credit(line, "author"):
        return None
    return reader.head(rest, left_over)


def read_last(line: str) -> Head | None:
    """What a head line says that stands under the text: 来源：甲日报 编辑：乙.

    >>> read_last("来源：甲市日报 编辑：钱小依").source
    '甲市日报'
    """
    found = read_line(line)
    if not found or not found.labelled or "稿源" in line:
        return None
    checked = any(byline.role in ("editor", "reviewer", "proofreader") for byline in found.bylines)
    return found if found.source or checked else None


def read_lines(
    lines: Sequence[str], order: Sequence[int], *, beside_title: bool = False, origin: bool = True
) -> tuple[Head, set[int]]:
    """What the head lines among `lines`, looked at in `order`, say together, and which they are."""
    head, where = Head(), set()
    for at in order:
        found = read_line(lines[at], beside_title=beside_title, origin=origin)
        if found and not _is_agenda(lines[at], lines[at + 1] if at + 1 < len(lines) else ""):
            head = head.merged(found)
            where.add(at)
    return head, where


def _is_agenda(line: str, following: str) -> bool:
    """时间：… over 地点：… announces a meeting, not the page."""
    if fold(line.lstrip()[:1]) not in ("时", "日"):
        return False
    return squeeze(fold(line)).startswith(("时间:", "日期:")) and squeeze(fold(following)).startswith(
        ("地点", "会议地点", "活动地点")
    )


class _Reader:
    """Reads one line; what is printed is cut from `line`, what is matched from `folded`."""

    def __init__(self, line: str, folded: str, origin: bool, *, labelled: bool = False) -> None:
        self.line, self.folded, self.origin, self.labelled = line, folded, origin, labelled
        self.published: Stamp | None = None
        self.updated = False
        self.source: str | None = None
        self.body: str | None = None
        self.bylines: list[Byline] = []

    def take(self, label: Label, end: int) -> tuple[int, int]:
        """Read the value of a label, which goes up to `end`; gives the part of it that is left over."""
        start = label.end
        if label.kind == "time":
            found = stamps.find(self.folded[start:end]) or stamps.find_short(self.folded[start:end])
            if found and found.start <= 3:
                self._take_stamp(found.value, updated=label.word.startswith("更新"))
                start += found.end
            return start, end
        if label.kind == "credit":
            self.bylines += bylines.credit(self.line[start:end], bylines.ROLES[label.word])
        elif label.kind in ("source", "body"):
            value, stop = self._value(start, end)
            if label.kind == "source":
                self.source = self.source or value
            else:
                self.body = self.body or value
            return stop, end
        return end, end

    def head(self, rest: Sequence[tuple[int, int]], left_over: int) -> Head | None:
        """The head, if what the labels left over is a stamp, a source, a name or filler, and nothing else.

        Of what is neither, `left_over` characters are let pass.
        """
        left = 0
        for start, end in rest:
            part = self.folded[start:end]
            if not part.strip():
                continue
            stamp = stamps.find(part)
            if stamp:
                if stamps.find(part[stamp.end :]):
                    return None  # a stretch of time
                self._take_stamp(stamp.value)
                left += self._unlabelled(start, start + stamp.start)
                start += stamp.end
            left += self._unlabelled(start, end)
        if left > left_over:
            return None
        return Head(self.published, self.source, self.body, tuple(self.bylines), self.updated, self.labelled)

    def _take_stamp(self, value: Stamp, *, updated: bool = False) -> None:
        """The first time counts, but one of publication goes before one of an update."""
        if self.published is None or (self.updated and not updated):
            self.published, self.updated = value, updated

    def _value(self, start: int, end: int) -> tuple[str | None, int]:
        """The value that follows a label, and where it ends."""
        while start < end and self.folded[start] in " :":
            start += 1
        if stop := SOURCE_END.search(self.folded, start, end):
            end = stop.start()
        if stamp := stamps.find(self.folded[start:end]):
            end = start + stamp.start
        value = self.line[start:end].strip(_EDGES)
        good = 2 <= len(value) <= 50 and any(c.isalpha() for c in value) and _is_said(fold(value))
        return (value if good else None), end

    def _unlabelled(self, start: int, end: int) -> int:
        """Read what stands without a label, a source or a name; gives how much of it is not understood."""
        words = self.folded[start:end]
        if "." in words:
            words = HOST.compiled.sub("", words)
        words = words.strip(_EDGES)
        if not words or not (rest := FILLER.compiled.sub("", words)):
            return 0
        if self.origin and self.source is None and ORIGIN.search(words):
            at = self.folded.index(words, start)
            self.source = self.line[at : at + len(words)]
            return 0
        names = bylines.credit(words, "author") if len(words) <= 12 else []
        if (
            names
            and all(bylines.is_common_name(byline.name) for byline in names)
            and sum(len(byline.name) for byline in names) == len(squeeze(words))
        ):
            self.bylines += names
            return 0
        return len(squeeze(rest))


def _is_said(folded: str) -> bool:
    """Whether more is said than the words of buttons and counters."""
    return FILLER.compiled.sub("", folded) != ""
