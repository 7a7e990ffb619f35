"""Signatures (落款): lines that are a body's name, with a date under them or in brackets at the end."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from govnews_extract.resolve.bodynames import read_lead
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.rules import Rule
from govnews_extract.text import Text

_DIGITS = r"[\d〇零○一二三四五六七八九]"
_DATE = (
    rf"(?:20\d\d|19\d\d|[一二][〇零○0九]{_DIGITS}{{2}})[ ]{{0,3}}[年./-][ ]{{0,3}}[\d〇一二三四五六七八九十]{{1,3}}"
    rf"[ ]{{0,3}}[月./-][ ]{{0,3}}[\d〇一二三四五六七八九十]{{1,3}}[ ]{{0,3}}日?"
)
_DATE_STARTS = frozenset("12一二(")
_ENDS = (
    *"委局厅部办府院会处室组署所站队社台馆厂场团校股",
    "中心", "公司", "集团", "大学", "银行", "支行", "政协", "人大", "中央", "总支", "街道", "工作专班", "海关", "监狱", "妇联",
    "残联", "侨联", "文联", "科联", "工联", "商联", "科协", "管理区",
)  # fmt: skip
_SHAPE = Pattern(r"[\p{Han}·]{1,30}(?:\([\p{Han}、]{2,16}\)\p{Han}{0,14})?")
DATE_LINE = Rule(
    "a date alone on its line",
    rf"^[ \t(]{{0,80}}{_DATE}[ \t)]{{0,20}}(?:印发)?(?:[ \t]{{0,20}}\((?:联系|此件|公开|信息|主动)[^\n]{{0,100}})?$",
    examples=(
        "「2024年3月19日」",
        "「2024年3月19日 (此件主动公开)」",
        "「   二○一一年十一月十四日」",
        "「2018-08-02」",
    ),
    rejects=("2024年3月19日下午", "发布时间:2024年3月19日"),
)
INLINE = Rule(
    "a name and a date behind a sentence",
    rf"(?<=[。;；!?\s\d]|^)(?:([\p{{Han}}()（）]{{3,40}}?)[ \t]{{0,80}}{_DATE}(?=[ \t\n]|$|印发|[(（]此)"
    rf"|(中共\p{{Han}}{{4,36}}?)[ \t]{{0,80}}{_DATE})",
    examples=(
        "特此批复。 「云岭县人民政府 2013年9月9日」",
        "公开 「青石镇党政办公室 2021年10月19日」印发",
        "电话:86050152「中共青石县委组织部2010年2月9日」程远山,男",
    ),
    rejects=("云岭县人民政府2013年9月9日召开会议",),
    flags=regex.M,
)
BRACKETED = Rule(
    "a name in brackets at the end of a line",
    r"(?:(?<=^[ \t]{0,8})|(?<=[。!\"”]))[(（]([^\s()（）,，。:：]{4,30})[)）][ \t]{0,4}$",
    examples=("接受审查调查。「(云岭市纪委监委)」",),
    rejects=("(来源:云岭市纪委监委)", "(马 荣 仵晓娟)"),
    flags=regex.M,
)
RULES = (DATE_LINE, INLINE, BRACKETED)

# What begins a line that is no name.
_NOT_FIRST = (
    "附", "抄送", "主送", "联系", "特此", "来源", "各", "致", "关于", "责任", "编辑", "审核", "发布", "主办", "承办", "信息",
    "单位", "地址", "根据", "按照", "依据", "据", "由", "经", "自", "于", "向", "为", "在", "是", "和", "与", "及", "本", "此复",
    "现", "对", "从", "到", "请", "以上", "转自", "摘自",
)  # fmt: skip
_SEAL = Pattern(r"[(（](?:代?章|印章?|盖章|公章)[)）]$")
# What the names of papers, agencies and accounts hold, and what they end with.
_MEDIA = (
    "日报", "晚报", "早报", "晨报", "时报", "商报", "都市报", "青年报", "新闻网", "融媒", "电视台", "广播台", "电台", "新华社",
    "中新社", "中国新闻社", "通讯社", "人民网", "客户端", "公众号", "微信", "微博", "头条", "澎湃", "本网", "本站", "本台",
    "本报", "杂志", "传媒", "记者站", "新闻中心",
)  # fmt: skip
_MEDIA_ENDS = ("报", "报社", "网", "网站", "发布", "之声", "在线")
_PIECES = Pattern(r"[^\s、]+")
_LONGEST = 44
_REACH = 121
_BEHIND_DATE = frozenset(("", *" \t\n印(（"))
# What may be a name, read from the right, before a date.
_NAME_BEFORE = Pattern(r"(?r)[\p{Han}()（）]{3,40}[ \t]{0,80}")


@cache
def _dates() -> regex.Pattern[str]:
    """A date that can stand under a name: nothing but the end of the line behind it, or a party body before."""
    return regex.compile(_DATE)


class Signature(NamedTuple):
    """The bodies of one signature, as (start, end) of the text, in order."""

    names: tuple[tuple[int, int], ...]
    rule: str


def is_media(folded: str) -> bool:
    """Whether a source is a paper, an agency or an account, which issue nothing in their own name.

    >>> is_media("菏泽日报"), is_media("云岭市融媒体中心"), is_media("云岭市水务局")
    (True, True, False)
    """
    return folded.endswith(_MEDIA_ENDS) or any(word in folded for word in _MEDIA)


def is_body(folded: str) -> bool:
    """Whether a line without blanks is the name of a public body and nothing else.

    >>> is_body("云岭市教育局"), is_body("关于公开招聘的公告"), is_body("云岭日报社")
    (True, False, False)
    """
    return (
        3 <= len(folded) <= _LONGEST
        and folded.endswith(_ENDS, 0, folded.rfind("(") if folded[-1] == ")" else len(folded))
        and _SHAPE.fullmatch(folded) is not None
        and (not folded.startswith(_NOT_FIRST) or bool(read_lead(folded).places))  # 自贡市, 和田地区
        and not is_media(folded)
    )


def squeeze(line: str) -> str:
    """A line without blanks and without the word that stands for a seal."""
    squeezed = "".join(line.split())
    return _SEAL.sub("", squeezed) if squeezed.endswith((")", "）")) else squeezed


def find_signature(text: Text) -> Signature | None:
    """The first signature of a text, or null.

    A name may be split over two lines, several bodies may sign on lines of their own or on one line.

    >>> text = Text("特此公告。\\n中共青石县委巡察工作\\n领导小组办公室\\n2021年5月21日")
    >>> [text.raw[a:b] for a, b in find_signature(text).names]
    ['中共青石县委巡察工作\\n领导小组办公室']
    """
    lines = [(a, b) for a, b in text.lines if not text.folded[a:b].isspace() and a < b]
    return _over_date(text, lines) or _inline(text) or _bracketed(text, lines) or _last_line(text, lines)


def _over_date(text: Text, lines: list[tuple[int, int]]) -> Signature | None:
    for i, (start, end) in enumerate(lines):
        if not i or end - start >= 120:
            continue
        line = text.folded[start:end]
        if line.lstrip(" \t")[:1] in _DATE_STARTS and DATE_LINE.match(line):
            names = _names_above(text, lines[max(0, i - 8) : i])
            if names:
                return Signature(names, "signature")
    return None


def _names_above(text: Text, lines: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The bodies named on the lines right above a date."""
    found: list[tuple[int, int]] = []
    while lines:
        start, end = lines.pop()
        line = squeeze(text.folded[start:end])
        above = squeeze(text.folded[slice(*lines[-1])]) if lines else ""
        parts = _parts(text, start, end)
        if parts and not (not found and lines and _continues(above, line)):
            found[:0] = parts
        elif _continues(above, line) and lines:
            start = lines.pop()[0]
            found.insert(0, _trim(text, start, end))
        else:
            break
        if len(found) >= 8:
            break
    return tuple(found)


def _continues(above: str, line: str) -> bool:
    """Whether a name is split between two lines: the upper one is no body, both together are one."""
    return (
        2 <= len(above) <= 26
        and not is_body(above)
        and not above.startswith(_NOT_FIRST)
        and is_body(above + line)
    )


def _parts(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """The bodies of one line: one name, perhaps with blanks in it, or several with blanks between."""
    line = text.folded[start:end]
    pieces = [(start + m.start(), start + m.end()) for m in _PIECES.finditer(line)]
    if len(pieces) > 1 and all(is_body(squeeze(text.folded[a:b])) for a, b in pieces):
        return pieces
    if is_body(squeeze(line)):
        return [_trim(text, start, end)]
    return []


def _trim(text: Text, start: int, end: int) -> tuple[int, int]:
    line = text.folded[start:end]
    seal = _SEAL.search(line.rstrip())
    stop = start + (seal.start() if seal else len(line.rstrip()))
    return start + len(line) - len(line.lstrip()), stop


def _inline(text: Text) -> Signature | None:
    """A name and a date at the end of a long line, where line breaks were lost."""
    folded = text.folded
    party = "中共" in folded
    for date in _dates().finditer(folded):
        behind = folded[date.end() : date.end() + 1]
        if behind not in _BEHIND_DATE and folded[date.end() - 1] != " " and not party:
            continue  # a date within a sentence
        name = _NAME_BEFORE.match(folded, max(0, date.start() - _REACH), date.start())
        match = INLINE.match(folded, name.start()) if name is not None else None
        if match is None:
            continue
        group = 1 if match.group(1) else 2
        if is_body(squeeze(match.group(group))):
            above = _lines_above(text, match.start(group))
            return Signature((*_names_above(text, above), match.span(group)), "signature_inline")
    return None


def _lines_above(text: Text, start: int) -> list[tuple[int, int]]:
    """The lines above the one that begins at `start`; none where it begins elsewhere."""
    folded = text.folded
    line = folded.rfind("\n", 0, start) + 1
    if folded[line:start].strip():
        return []
    return [(a, b) for a, b in text.lines if b < line and a < b][-8:]


def _bracketed(text: Text, lines: list[tuple[int, int]]) -> Signature | None:
    for start, end in lines:
        if text.folded[start:end].rstrip(" \t").endswith((")", "）")):
            for match in BRACKETED.finditer(text.folded, start, end):
                if is_body(match.group(1)):
                    return Signature((match.span(1),), "signature_in_brackets")
    return None


def _last_line(text: Text, lines: list[tuple[int, int]]) -> Signature | None:
    """A body alone on the last line."""
    if len(lines) > 2 and "\t" not in text.folded[slice(*lines[-1])] and lines[-1][1] - lines[-1][0] < 60:
        names = _parts(text, *lines[-1])
        if names and squeeze(text.folded[slice(*names[0])])[-1:] not in "组队团":
            return Signature(tuple(names), "signature_last_line")
    return None
