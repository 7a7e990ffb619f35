"""发文字号: the number that a document bears, not the numbers of the documents that it cites.

It counts where it stands as the document's own: alone on a line of the head, behind the headline it
belongs to, in the table of the information page, or in brackets at the end of the headline.
"""

from __future__ import annotations

from collections.abc import Sequence

from govnews_extract.cleaning.spaces import squeeze
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

_YEAR = r"[〔〕﹝\[({【〈<「]\s?(?:19|20)\d\d\s?年?\s?[〕〔﹞\])}】〉>」]"
NUMBER = Rule(
    "document-number",
    rf"(?:\p{{Han}}\s?){{1,20}}{_YEAR}\s?(?:第\s?)?\d{{1,5}}\s?号",
    examples=(
        "「甲价发〔2011〕37号」",
        "「发改地区[2008]4号」",
        "「甲人社发【2021】12号」",
        "「国办函〔2020〕第5号」",
    ),
    rejects=("2023年第2号", "(2020年第10期)", "第713号", "〔2020〕5号"),
)
_COUNT = r"第\s?[\d〇零一二三四五六七八九十百]{1,8}\s?号"
ORDER = Rule(
    "order-number",
    rf"^(?:\p{{Han}}{{2,30}}(?<!命)令\s{{0,2}}\(?\s?(?:(?:19|20)\d\d年\s?)?{_COUNT}\)?|\(?(?:19"
    rf"|20)\d\d年\s?{_COUNT}\)?)$",
    examples=("「甲省人民政府令第392号」", "「2023年第2号」", "「(2023年 第12号)」"),
    rejects=("第3号楼停水", "2023年第2期", "公示(2021年第4号)的说明", "公告第三号", "第1号"),
)
BARE = Rule(
    "bare-number",
    rf"^\(?{_COUNT}\)?$",
    examples=("「第713号」", "「(第12号)」"),
    rejects=("第3号楼停水", "公告第三号"),
)
_TYPE = (
    r"通知|意见|决定|函|批复|复函|公告|通告|通报|办法|规定|方案|细则|命令|报告|请示|纪要|公报|决议|规划|要点"
)
RUN_ON = Rule(
    "headline-with-number",
    rf"^(?P<title>[^。;!?]{{6,120}}?(?:{_TYPE})(?:\([^()]{{1,20}}\))?)\s{{0,4}}(?P<number>{NUMBER.pattern})",
    examples=(
        "「关于成立河长办的通知甲府办发〔2021〕9号」各区县人民政府:",
        "「县政府关于设立水厂的批复 安政〔2019〕8号」 梅城镇:",
    ),
    rejects=("各科室:根据县里的通知(安政〔2019〕8号)", "安政〔2019〕8号"),
)
RULES = (NUMBER, ORDER, BARE, RUN_ON)

_HEAD_LINES = 10
_NONE = frozenset(("无", "暂无", "-", "--", "——", "/", "无文号", "空"))


def own_number(title: str | None, head: Sequence[str]) -> str | None:
    """The number that `title` or one of the first lines of the text bears, as printed.

    >>> own_number("关于表扬的通报（甲政办发〔2021〕17号）", [])
    '甲政办发〔2021〕17号'
    >>> own_number("关于供热价格的公告", ["甲价发〔2011〕37号", "依据《办法》（鲁价发〔2009〕1号）"])
    '甲价发〔2011〕37号'
    """
    above = title or ""
    for printed in head[:_HEAD_LINES]:
        line = printed.strip(" ()（）[]【】")
        if len(line) > 60:
            continue
        if "号" not in line and "號" not in line:
            above = line
            continue
        folded = fold(line)
        if (match := NUMBER.search(folded)) and len(squeeze(folded)) - len(squeeze(match[0])) <= 1:
            return squeeze(line[match.start() : match.end()])
        if ORDER.search(folded) or (BARE.search(folded) and _is_order(above)):
            return squeeze(line)
        above = line
    if title and title[-1:] in ")）":
        folded = fold(title)
        match = NUMBER.search(folded, folded.rindex("(")) if "(" in folded else None
        if match and match.end() == len(folded) - 1 and folded[match.start() - 1] == "(":
            return squeeze(title[match.start() : match.end()])
    return None


def _is_order(line: str) -> bool:
    """Whether a line is the name of an order, 国务院令, under which its number stands."""
    return 3 <= len(line) <= 60 and line.endswith("令") and not line.endswith("命令")


def table_number(value: str | None) -> str | None:
    """The number in the cell 文号 or 发文字号 of an information table, if it holds one."""
    if not value or squeeze(value) in _NONE or not any(c.isdigit() for c in value):
        return None
    return squeeze(value) if len(value) <= 60 else None
