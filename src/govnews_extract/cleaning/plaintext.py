"""A release that comes as text: its first lines are headline and head, its last may be a footer.

Reposted texts have their navigation glued on, their paragraphs run together or their headline cut in
lines; what is left is the body, a paragraph a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from govnews_extract.cleaning import furniture, headline, labels, stamps, titles
from govnews_extract.cleaning.headline import Head
from govnews_extract.cleaning.lines import Line
from govnews_extract.cleaning.numbers import RUN_ON
from govnews_extract.cleaning.parts import Parts
from govnews_extract.cleaning.spaces import fold_line, squeeze, visible
from govnews_extract.records import Byline
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

_LOOK = 16  # how many lines a head may begin after
SITE_BANNER = Rule(
    "site-banner",
    r"^【[^【】]{2,40}(?:网|网站|资讯|门户|论坛)】$|^(?:https?://|www\.)\S{3,80}$",
    examples=("「【甲乙-教育信息门户网】」", "「www.abc.com」"),
    rejects=("【甲乙网】讯 28日召开会议",),
)
SOURCE_TAIL = Rule(
    "source-tail",
    r"[(\[【]\s?(?P<line>(?:信息|稿件|文章|新闻)?来\s?源\s?:[^()\[\]【】。;]{2,80})[)\]】]$",
    examples=("「(来源:县委巡察办)」", "圆满结束。「(来源:县纪委监委 编辑:甲)」"),
    rejects=("(来源于群众)", "来源:甲日报"),
)
EDITION = Rule(
    "newspaper-edition",
    r"\(?《(?P<source>[\p{Han}·]{2,14})》\s?\(\s?(?P<date>(?:19"
    r"|20)\d\d年\s?\d{1,2}月\s?\d{1,2}日)\s{0,3}第?\s{0,3}[A-Z]?\d{1,3}\s{0,3}版\s?\)",
    examples=("「《甲日报》(2022年08月18日 第04版)」",),
    rejects=("《甲日报》(2022年08月18日)",),
)
TRAIL = Rule(
    "text-trail",
    r"^[^\s>,。;][^>,。;]{0,24}(?:\s{0,2}(?:-\s?)?>{1,2}\s{0,2}[^>,。;]{2,24}){1,6}$",
    examples=("「新闻频道 > 快讯 > 正文」", "「03版:综合 >2023-03-10编印」"),
    rejects=("水位>30米,停止通行", "县政府召开会议"),
)
TITLED = Rule(
    "labelled-title",
    r"^(?P<original>原\s?)?标\s{0,4}题\s{0,2}:\s{0,2}(?P<title>\S.{3,99}?)(?=\s{1,9}\p{Han}{2,6}\s?:|$)",
    examples=("「标 题: 镇政府召开会议」", "「标题:停水的通告」 文号:甲", "「原标题:春季学期开学」"),
    rejects=("标题要醒目", "标题: 甲"),
)
RULES = (SITE_BANNER, SOURCE_TAIL, EDITION, TRAIL, TITLED)
_MENU_WORD, _REAL_TITLE = 5, 9  # characters of a menu's word at most, of the headline under it at least


@cache
def _paragraph() -> regex.Pattern[str]:
    """Where the paragraphs of a text without line breaks begin."""
    return regex.compile(
        r"\s{0,99}\u3000\u3000\s{0,99}|(?<=[。：；！？:;」”）)])[ \u3000\u00a0]{1,99}(?=[^\s])"
        r"|[ \u3000\u00a0]{6,999}"
    )


@cache
def _numeric() -> regex.Pattern[str]:
    """A date as systems print it, at the beginning or end of a line."""
    return regex.compile(
        r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?$"
    )


def split_lines(text: str) -> list[str]:
    """The lines of a text, folded, without empty ones; tabs between cells stay.

    >>> split_lines("　　各科室：\\r\\n\\r\\n姓名\\t职务 ")
    ['各科室：', '姓名\\t职务']
    """
    lines = []
    for raw in visible_lines(text):
        if "\t" in raw.strip():
            cells = [fold_line(cell) for cell in raw.strip("\r\n ").split("\t")]
            line = "\t".join(cells).strip("\t") if sum(map(bool, cells)) > 1 else "".join(cells)
        else:
            line = fold_line(raw)
        if line:
            lines.append(line)
    return lines


def visible_lines(text: str) -> list[str]:
    """The printed lines; those of a text that lost its line breaks begin where its paragraphs did."""
    raw = text.splitlines()
    if sum(1 for line in raw if line.strip()) > 3:
        return raw
    lines: list[str] = []
    for line in raw:
        run_together = (len(line) > 150 and "。" in line) or (
            len(line) > 60 and "\u3000\u3000" in line.strip()
        )
        lines += _paragraph().split(visible(line)) if run_together else [line]
    return lines


def read_text(text: str, title: str | None = None) -> Parts:
    """The parts of a text; a headline that the caller knows is taken out of it.

    >>> parts = read_text("停水通告\\n发布时间：2020-10-14  来源：甲市水务局\\n尊敬的用户：\\n10月16日停水。")
    >>> parts.title, parts.head.source, [line.text for line in parts.lines]
    ('停水通告', '甲市水务局', ['尊敬的用户：', '10月16日停水。'])
    """
    lines = split_lines(text)
    named, original, lines = _labelled_title(lines)
    lines, edition = _without_edition(_without_top(lines))
    lines, found, subtitle, head = _take_head(lines, title or named)
    if not title:
        found = named or found or original
    head = head.merged(edition)
    body = furniture.drop_debris(furniture.cut_footer([Line(line) for line in lines]))
    body, last, editors = take_last(body)
    return Parts(body, found, subtitle, head.merged(last), editors)


def _labelled_title(lines: list[str]) -> tuple[str | None, str | None, list[str]]:
    """The headline that the label 标题 gives, that of a first printing, and the lines without the former.

    >>> _labelled_title(["索引号：甲/2023-1", "标  题：甲镇召开会议", "会议召开。"])
    ('甲镇召开会议', None, ['索引号：甲/2023-1', '会议召开。'])
    """
    for at, line in enumerate(lines[:8]):
        if (match := TITLED.match(fold(line))) is not None:
            title = titles.tidy(line[match.start("title") : match.end("title")])
            if match["original"]:
                return None, title, lines
            return title, None, lines[:at] + lines[at + 1 :]
    return None, None, lines


def _without_edition(lines: list[str]) -> tuple[list[str], Head]:
    """The lines without the edition of a newspaper that stands in the first of them, even broken in lines."""
    for start in range(min(4, len(lines))):
        run = ""
        if fold(lines[start][:2]) not in ("(", "(《") and lines[start][0] != "《":
            continue
        for end in range(start, min(start + 7, len(lines))):
            run += fold(lines[end])
            if len(run) > 70 or (end == start and len(lines[end]) > 45):
                break
            match = EDITION.fullmatch(run)
            if match and (stamp := stamps.read(match["date"])):
                return lines[:start] + lines[end + 1 :], Head(published=stamp, source=match["source"])
    return lines, Head()


def take_last(lines: Sequence[Line]) -> tuple[list[Line], Head, tuple[Byline, ...]]:
    """The lines without the head lines and editors under them; what these say. A source in brackets stays.

    >>> kept, head, _ = take_last([Line("会议结束。"), Line("（来源：县委巡察办）")])
    >>> len(kept), head.source
    (2, '县委巡察办')
    """
    kept, editors = furniture.split_editors(lines)
    head = Head()
    while len(kept) > 1 and (found := headline.read_last(kept[-1].text)) and kept[-1].text[0] not in "(（【[":
        head = head.merged(Head(source=found.source, bylines=found.bylines))
        kept, more = furniture.split_editors(kept[:-1])
        editors = more + editors
    for line in kept[-2:]:
        if fold(line.text[-1:]) not in (")", "]", "】"):
            continue
        tail = line.text[-90:]
        match = SOURCE_TAIL.search(fold(tail))
        if match and (found := headline.read_last(tail[match.start("line") : match.end("line")])):
            head = head.merged(Head(source=found.source, bylines=found.bylines))
    return kept, head, tuple(editors)


def _without_top(lines: list[str]) -> list[str]:
    """The lines without the navigation, dates of reading and banners that stand before the headline."""
    start = 0
    bullets = sum(1 for line in lines[:60] if line.startswith(("- ", "• ", "· ")) and len(line) < 24)
    if bullets >= 5:  # the links of a menu
        lines = [
            line
            for at, line in enumerate(lines)
            if at >= 60 or not (line.startswith(("- ", "• ", "· ")) and len(line) < 24)
        ]
    for at, line in enumerate(lines[:6]):
        if (
            furniture.is_debris(Line(line))
            or (len(line) <= 100 and (SITE_BANNER.search(fold(line)) or TRAIL.search(fold(line))))
            or _is_menu_word(lines, at)
        ):
            start = at + 1
        else:
            break
    return lines[start:]


def _is_menu_word(lines: Sequence[str], at: int) -> bool:
    """Whether a short line (返回, 第一版, 天气预报：) stands over the true headline."""
    word = squeeze(fold(lines[at])).rstrip(":")
    if len(word) > _MENU_WORD or titles.TYPE.search(word):
        return False
    for below, line in enumerate(lines[at + 1 : at + 5], at + 1):
        if len(line) > _MENU_WORD + 1 and not furniture.is_debris(Line(line)):
            kicker = below == at + 1 and below + 1 < len(lines) and headline.read_line(lines[below + 1])
            return not kicker and len(line) >= _REAL_TITLE and titles.is_title_like(line)
    return False


def _take_head(lines: list[str], known: str | None) -> tuple[list[str], str | None, str | None, Head]:
    """The lines without headline and head lines; headline, subtitle and what the head says."""
    if known:
        lines = without_title(lines, known)
    elif lines and (run_on := RUN_ON.match(fold(lines[0]))):
        first = lines[0]
        number = first[run_on.start("number") : run_on.end("number")]
        rest = [number, first[run_on.end() :].strip(), *lines[1:]]
        return [line for line in rest if line], titles.tidy(first[: run_on.end("title")]), None, Head()
    lines = _parted_from_head(lines)
    _, where = headline.read_lines(lines[:_LOOK], range(min(_LOOK, len(lines))), beside_title=True)
    where = {at for at in where if is_head(lines, at, bool(known))}
    head, _ = headline.read_lines(lines, sorted(where), beside_title=True)
    first_head = min(where, default=0)
    above = (
        [] if known else [line for line in lines[: min(first_head, 4)] if not furniture.is_debris(Line(line))]
    )
    title, subtitle, used = _headline(above, lines, bool(where)) if not known else (None, None, 0)
    kept = [line for at, line in enumerate(lines) if at not in where]
    if title:
        start, end = title_span(kept[used:], title)  # some systems print it again under the head
        kept = kept[used : used + start] + kept[used + end :]
    return kept, title, subtitle, head


def _parted_from_head(lines: list[str]) -> list[str]:
    """The lines with a head line that is glued to the headline set apart: 县政府开会 作者：甲 发布时间：…"""
    found = labels.find(fold(lines[0])) if lines else []
    if not found or found[0].start < _REAL_TITLE or found[0].bare:
        return lines
    title, rest = lines[0][: found[0].start].strip(), lines[0][found[0].start :]
    head = headline.read_line(rest)
    if head and (head.published or head.source) and titles.is_title_like(title):
        return [title, rest, *lines[1:]]
    return lines


def headline_of(lines: Sequence[str]) -> tuple[str | None, int]:
    """The headline that the first of some lines set, and how many of them it takes."""
    title, _, used = _headline(list(lines), list(lines), True)
    return title, used


def is_head(lines: Sequence[str], at: int, known: bool) -> bool:
    """Whether a head line stands where the head is: labelled, or right under the headline and over a text."""
    if headline.read_line(lines[at], beside_title=True) is None:
        return False
    under = 0 < at <= 3 and titles.is_title_like(lines[at - 1]) and titles.is_title_like(lines[0])
    found = headline.read_line(lines[at], beside_title=under and _numeric().search(lines[at]) is not None)
    if found is None:
        return False
    if found.labelled:
        full = found.published is not None and found.source is not None
        return full or (at < 7 and not any("。" in line for line in lines[:at]))
    if not any("。" in line or len(line) > 40 for line in lines[at + 1 :]):
        return False
    return (known and at == 0) or under


def _headline(above: list[str], lines: list[str], has_head: bool) -> tuple[str | None, str | None, int]:
    """Headline, subtitle and how many lines they take."""
    candidates = above if has_head else lines[:2]
    if not candidates or not titles.is_title_like(candidates[0]):
        return None, None, 0
    first = candidates[0]
    second = candidates[1] if len(candidates) > 1 else ""
    if second and titles.is_title_like(second) and titles.is_wrapped(first, second):
        third = candidates[2] if len(candidates) > 2 else ""
        if third and titles.is_wrapped(first + second, third):
            return titles.tidy(first + second + third), None, 3
        return titles.tidy(first + second), None, 2
    if has_head and len(above) == 2 and titles.is_title_like(second):
        if len(squeeze(first)) < 9 < len(squeeze(second)) and not titles.TYPE.search(fold(first)):
            return titles.tidy(second), titles.subtitle(first, second), 2
        return titles.tidy(first), titles.subtitle(second, first), 2
    if not has_head and len(lines) < 2:
        return None, None, 0
    return titles.tidy(first), None, 1


def without_title(lines: Sequence[str], title: str) -> list[str]:
    """The lines without those at the beginning that print `title`, on one line, over several, or run on.

    >>> without_title(["办发〔2021〕14号", "镇政府关于", "防汛的通知", "各村："], "镇政府关于防汛的通知")
    ['办发〔2021〕14号', '各村：']
    """
    start, end = title_span(lines, title)
    if start < end:
        return [*lines[:start], *lines[end:]]
    wanted = squeeze(fold(title))
    if lines and len(wanted) >= 8 and squeeze(fold(lines[0][: 2 * len(title) + 20])).startswith(wanted):
        return [line for line in [_after(lines[0], len(wanted)), *lines[1:]] if line]
    return list(lines)


def title_span(lines: Sequence[str], title: str) -> tuple[int, int]:
    """From which line to which the first of `lines` print `title`; (0, 0) if they do not."""
    wanted = squeeze(fold(title))
    for start in range(min(4, len(lines))):
        run, at = "", start
        while at < len(lines) and len(run) < len(wanted) and len(lines[at]) <= len(title) + 20:
            run += squeeze(fold(lines[at]))
            at += 1
        if run and run == wanted:
            return start, at
    return 0, 0


def _after(line: str, count: int) -> str:
    """What follows the first `count` visible characters."""
    for at, char in enumerate(line):
        if not char.isspace():
            count -= 1
            if count == 0:
                return line[at + 1 :].strip()
    return ""
