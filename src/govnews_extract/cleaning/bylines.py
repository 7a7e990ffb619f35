"""Reporters, correspondents, editors, photographers: who made the text, never its officials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import regex

from govnews_extract.cleaning.words import surnames, words
from govnews_extract.records import Byline
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

ROLES = {
    "记者": "reporter", "实习生": "reporter", "通讯员": "correspondent", "特约通讯员": "correspondent",
    "供稿": "correspondent", "供稿人": "correspondent", "作者": "author", "文章作者": "author", "撰稿": "author",
    "撰稿人": "author", "撰文": "author", "文字": "author", "图文": "author", "图/文": "author",
    "文/图": "author", "文": "author", "摄影": "photographer", "摄影记者": "photographer",
    "摄": "photographer", "图": "photographer", "图片": "photographer", "编辑": "editor",
    "责任编辑": "editor", "责编": "editor", "责编人": "editor", "编审": "editor", "主编": "editor",
    "编校": "editor", "网络编辑": "editor", "编发": "editor", "值班编辑": "editor", "录入": "editor",
    "录入人": "editor", "审核": "reviewer", "审核人": "reviewer",
    "初审": "reviewer", "复审": "reviewer", "终审": "reviewer", "审校": "reviewer", "一审": "reviewer",
    "二审": "reviewer", "三审": "reviewer", "监制": "reviewer", "审签": "reviewer", "审稿": "reviewer",
    "校对": "proofreader", "校核": "proofreader",
}  # fmt: skip
_WORDS = "|".join(sorted(ROLES, key=len, reverse=True))
_EDITORS = "|".join(
    word
    for word in sorted(ROLES, key=len, reverse=True)
    if ROLES[word] in ("editor", "reviewer", "proofreader")
)
_STAFF = (
    r"(?:(?:\p{Han}{2,8}(?:报|网|台|社|中心|客户端))?\s?(?:本报|本网|本台|全媒体|融媒体?|见习|首席|特约"
    r"|实习|特派|摄影){0,2}\s?"
    r"(?:记者|通讯员|实习生))"
)
BRACKETED = Rule(
    "byline-bracketed",
    rf"\((?P<names>{_STAFF}[ :、]{{0,3}}[^()。;]{{2,60}})\)",
    examples=("本报讯「(记者 祁国蓉)」28日", "「(全媒体记者 王 明 通讯员 李小花)」"),
    rejects=("(记者会)", "(党委书记 王明)"),
)
LINE = Rule(
    "byline-line",
    rf"^[□■●○◇◎*\s]{{0,4}}(?:{_STAFF}\s{{0,4}}[:/]?\s{{0,4}})(?P<names>(?:\p{{Han}}(?:[\p{{Han}}·]"
    rf"|\s{{1,2}}(?=\p{{Han}}))"
    rf"{{1,30}}))(?:\s{{0,3}}[/摄文图]{{1,4}})?$",
    examples=("「□ 本报记者 葛小丹」", "「记者 刘远涛」", "「通讯员:章小松」"),
    rejects=("记者在现场看到,大坝已经合龙。", "会议由记者协会主席主持"),
)
EDITOR = Rule(
    "byline-editor",
    rf"^[(\[【]?\s{{0,3}}(?:\p{{Han}}{{0,8}}(?:网|报|台))?(?P<role>{_EDITORS})(?:\s{{0,4}}[:/]\s{{0,4}}"
    rf"|\s{{1,4}})(?P<names>[^。;]{{0,80}}?)\s{{0,3}}[)\]】]?$",
    examples=(
        "「责任编辑:孙致远」",
        "「(责编:萧小雨、张小砚)」",
        "「编辑:吴小露 审核:李明」",
        "「(甲江网编辑 孙小芳)」",
    ),
    rejects=("编辑部设在县委宣传部。", "审核通过的名单如下;"),
)
CREDIT = Rule(
    "byline-credit",
    rf"^[(\[【]?\s{{0,3}}(?P<role>{_WORDS})\s{{0,4}}[:/]\s{{0,4}}(?P<names>[^。;]{{2,80}}?)\s{{0,3}}[)\]】]?$",
    examples=("「(供稿:王明 李小花)」", "「文/图:王明」", "「摄影:李明」"),
    rejects=("作者认为,这是好的。", "(作者单位)"),
)
TAIL = Rule(
    "byline-tail",
    r"\((?P<names>(?:\p{Han}\s{0,3}){2,4}(?:[、,\s]\s{0,3}(?:\p{Han}\s{0,3}){2,4}){0,3})\)$",
    examples=("成效明显。「(马  荣  仵晓娟)」", "「(顾小敏)」"),
    rejects=("(甲市纪委监委)", "(县委第一巡察组组长)"),
)
RULES = (BRACKETED, LINE, EDITOR, CREDIT, TAIL)

_STAFF_WORDS = ("记者", "通讯员", "实习生")
_BARE_ROLES = ("记者", "通讯员", "实习生", "摄影")
_LONGEST_LABELLED = 120
_OPENING = 19 + max(map(len, ROLES))  # a label that opens a line ends before


@cache
def _role_mark() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?P<role>{_WORDS})\s{{0,4}}[:/]|(?:[\p{{Han}}]{{0,12}}?)(?P<bare>记者|特约通讯员|通讯员|实习生"
        rf"|摄影)(?=[\s:、/]|$|\p{{Han}}(?:\s?\p{{Han}}){{1,3}}(?:[\s、]|$))"
    )


@cache
def _staff() -> regex.Pattern[str]:
    return regex.compile("记者|記者|通讯员|通訊員|实习生|實習生")


@cache
def _staff_sign() -> regex.Pattern[str]:
    """What a line has that holds one of these words in any writing."""
    return regex.compile("[者员員生]")


@cache
def _after_label() -> regex.Pattern[str]:
    return regex.compile(r"[:/\s]")


@cache
def _name() -> regex.Pattern[str]:
    return regex.compile(r"\p{Han}{2,4}|\p{Han}{1,8}(?:·\p{Han}{1,8}){1,3}")


@cache
def _office() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:部|办|室|局|科|组|委|社|网|中心|报|站|处|厅|院|会|台|公司|政府|支队|大队|街道|镇|乡|媒体"
        r"|平台|频道|发布|宣|司|报道|综合|整理|编译)$"
    )


@cache
def _token() -> regex.Pattern[str]:
    """What stands between the blanks and marks of a list of names."""
    return regex.compile(r"(?:(?!和\p{Han}{2})[^\s、,/;|&()\[\]【】:]){1,40}")


def names_in(value: str) -> list[str]:
    """The names of a list as printed, those of two characters without the blank that sets them wide.

    >>> names_in("舒 畅 向冬生、法工委"), names_in("本报记者"), names_in("吳小露")
    (['舒畅', '向冬生'], [], ['吳小露'])
    """
    return _names(value, fold(value))


def _names(value: str, folded: str) -> list[str]:
    names: list[str] = []
    open_char = ""
    for match in _token().finditer(folded):
        token, printed = match[0], value[match.start() : match.end()]
        if len(token) == 1 and "\u4e00" <= token <= "\u9fff":
            printed, open_char = (open_char + printed, "") if open_char else ("", printed)
            token = fold(printed)
        else:
            open_char = ""
        if (
            token
            and _name().fullmatch(token)
            and token not in words("no-name")
            and not _office().search(token)
        ):
            names.append(printed)
    return names


def credit(value: str, role: str) -> list[Byline]:
    """The bylines in the value of a label; words like 记者 inside it change the role.

    >>> [(b.name, b.role) for b in credit("记者 武霈 通讯员 郜玉华", "author")]
    [('武霈', 'reporter'), ('郜玉华', 'correspondent')]
    """
    folded = fold(value)
    found, at, current = [], 0, role
    if ":" in folded or "/" in folded or any(word in folded for word in _BARE_ROLES):
        for mark in _role_mark().finditer(folded):
            start = mark.start()
            found += [Byline(name=name, role=current) for name in _names(value[at:start], folded[at:start])]
            at, current = mark.end(), ROLES[mark["role"] or mark["bare"]]
    return found + [Byline(name=name, role=current) for name in _names(value[at:], folded[at:])]


def in_line(line: str) -> list[Byline]:
    """The bylines that a line of the text gives, beside its other words.

    >>> [b.name for b in in_line("本报讯（记者 祁国蓉）28日，州长到乡镇调研。")]
    ['祁国蓉']
    """
    if len(line) > 20_000:
        return []
    if len(line) > _LONGEST_LABELLED:
        if not _staff().search(line):
            return []
    elif not _staff_sign().search(line) and not _may_be_labelled(line):
        return []
    folded = fold(line)
    found: list[Byline] = []
    if any(word in folded for word in _STAFF_WORDS):
        for bracket in BRACKETED.finditer(folded):
            found += credit(line[bracket.start("names") : bracket.end("names")], "reporter")
        if not found and len(folded) <= 60 and LINE.search(folded):
            found += credit(line, "reporter")
    if not found and len(folded) <= _LONGEST_LABELLED:
        if match := CREDIT.search(folded):
            found = credit(line[match.start("names") : match.end("names")], ROLES[match["role"]])
        found = found or _editors(line, EDITOR.search(folded))
    return found


def editors(line: str) -> list[Byline]:
    """The bylines of a line that names nothing but who edited, checked or wrote.

    >>> [(b.name, b.role) for b in editors("（责编：萧小雨、张小砚）")]
    [('萧小雨', 'editor'), ('张小砚', 'editor')]
    """
    return _editors(line, _editor(line))


def _editors(line: str, match: regex.Match[str] | None) -> list[Byline]:
    if not match:
        return []
    return credit(line[match.start("names") : match.end("names")], ROLES[match["role"]])


def _editor(line: str) -> regex.Match[str] | None:
    return EDITOR.search(fold(line)) if _may_be_labelled(line) else None


def _may_be_labelled(line: str) -> bool:
    """Whether a line is short, and begins so that a label can open it."""
    return len(line) <= _LONGEST_LABELLED and _after_label().search(fold(line[:_OPENING])) is not None


def is_editor_line(line: str) -> bool:
    """Whether a line is only a label like 责任编辑, with or without a name.

    >>> is_editor_line("责任编辑：网站管理员"), is_editor_line("编辑部设在县委宣传部。")
    (True, False)
    """
    match = _editor(line)
    return match is not None and (":" in match[0] or bool(_editors(line, match)))


def at_end(line: str) -> list[Byline]:
    """The names in the brackets that end the last line, if each begins with a surname.

    >>> [b.name for b in at_end("成效明显。（马  荣  仵晓娟）")], at_end("（试行）")
    (['马荣', '仵晓娟'], [])
    """
    match = TAIL.search(fold(line[-40:])) if line.endswith((")", "）", "﹚")) else None
    if not match:
        return []
    names = names_in(match["names"])
    if not names or not all(map(is_common_name, names)):
        return []
    return [Byline(name=name, role="author") for name in names]


def is_common_name(name: str) -> bool:
    """Whether a name that no label announces passes for one.

    >>> is_common_name("王小明"), is_common_name("公示时间")
    (True, False)
    """
    return len(name) <= 3 and (name[0] in surnames() or name[:2] in surnames())


def unique(bylines: Iterable[Byline]) -> list[Byline]:
    """In order of first mention, each person once in each role."""
    return list(dict.fromkeys(bylines))


def of_text(lines: Sequence[str]) -> list[Byline]:
    """The bylines that the text of a release prints: in its first lines and in its last."""
    found: list[Byline] = []
    for line in (*lines[:4], *lines[4:][-6:]):
        found += in_line(line)
    if lines and not found:
        found += at_end(lines[-1])
    return found
