"""The table of a 政府信息公开 page: 索引号, 发文机关, 成文日期, 文号, whatever elements it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lxml import etree

from govnews_extract.clean.lines import lines_of
from govnews_extract.clean.spaces import squeeze
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

_LABELS = {
    "index": ("索引号", "索取号", "信息索引号", "公开索引号"),
    "body": ("发文机关", "发布机构", "发文单位", "制发机关", "制发单位", "发布单位", "信息公开机构", "公开机构", "发文机构", "发布机关",
             "制文机关", "公开责任部门", "责任部门"),
    "number": ("发文字号", "文号", "文件编号", "公文文号", "发文文号", "文件字号", "公文字号", "发文号"),
    "written": ("成文日期", "生成日期", "发文日期", "成文时间", "发文时间", "生成时间", "制发日期", "印发日期", "签发日期", "产生日期",
                "成文年月日"),
    "published": ("发布日期", "公开日期", "发布时间", "公开时间", "公布日期", "公布时间", "上网日期", "发布年月日"),
    "title": ("标题", "名称", "信息名称", "文件名称", "公文名称", "信息标题"),
    "other": ("主题词", "主题分类", "组配分类", "有效性", "公开方式", "公开范围", "公开目录", "公开形式", "公开时限", "内容概述", "概述",
              "体裁分类", "服务对象", "信息类别", "信息分类", "所属主题", "所属分类", "分类", "生效日期", "废止日期", "失效日期", "实施日期",
              "施行日期", "状态", "文件状态", "时效性", "关键词", "公文种类", "文种", "著录日期", "信息来源", "来源", "统一编号", "登记号",
              "规范性文件登记号", "效力状态", "公开类别", "主办单位", "联系电话", "是否有效", "语种", "发文类型", "公开属性", "浏览次数"),
}  # fmt: skip
_KIND = {label: kind for kind, labels in _LABELS.items() for label in labels}
CELL = Rule(
    "table-label",
    r"^[\s【\[]{0,3}(?P<label>(?:\p{Han}\s{0,6}){2,8}?)\s{0,4}[】\]]?\s{0,4}[:;]\s{0,4}(?P<value>.{0,400})$",
    examples=("「索 引 号: 014501068/2020-01382」", "「文  号:」", "「【发文字号】: 甲政发〔2020〕1号」"),
    rejects=("014501068/2020-01382", "甲县人民政府"),
)
RULES = (CELL,)
_SURE = ("索引号", "发文机关", "发布机构", "成文日期", "发文字号", "生成日期", "发文单位")


def kind_of(label: str) -> str | None:
    """What a cell's label stands for.

    >>> kind_of("索 引 号："), kind_of("姓名")
    ('index', None)
    """
    return _KIND.get(squeeze(fold(label)).strip(":;【】[]"))


def read_cells(cells: Iterable[str]) -> Mapping[str, str]:
    """Label and value of cells that follow each other, in one cell or in two.

    >>> dict(read_cells(["索 引 号", "SL001-2019", "发布机构：甲县人民政府", "文号：", "成文日期:", "2019-12-09"]))
    {'index': 'SL001-2019', 'body': '甲县人民政府', 'written': '2019-12-09'}
    """
    found: dict[str, str] = {}
    open_label: str | None = None
    for cell in cells:
        kind = kind_of(cell)
        if kind:
            open_label = kind
            continue
        match = CELL.compiled.search(fold(cell)) if len(cell) <= 440 else None
        kind = kind_of(match["label"]) if match else None
        if match and kind:
            value = cell[match.start("value") :].strip()
            open_label = None if value else kind
        elif open_label:
            kind, value, open_label = open_label, cell.strip(), None
        else:
            continue
        if kind and value:
            found.setdefault(kind, value)
    return MappingProxyType(found)


def is_information_table(cells: Iterable[str]) -> bool:
    """Whether at least three of the cells are labels that only such a table has together."""
    kinds = set()
    for cell in cells:
        match = CELL.compiled.search(fold(cell)) if len(cell) <= 440 else None
        kind = kind_of(cell) or (kind_of(match["label"]) if match else None)
        if kind:
            kinds.add((kind, squeeze(fold(match["label"] if match else cell)).strip(":;")))
    return len(kinds) >= 3 and len({kind for kind, _ in kinds} - {"other"}) >= 2


def find_table(root: etree._Element) -> tuple[etree._Element, Mapping[str, str]] | None:
    """The element that holds the page's information table, with what it says."""
    seen: set[etree._Element] = set()
    for text in root.xpath(_texts_with_label()):
        holder = text.getparent() if not text.is_tail else text.getparent().getparent()
        for _ in range(8):
            if holder is None or holder.tag in ("body", "html"):
                break
            if holder.tag in ("table", "ul", "dl", "div", "ol") and holder not in seen:
                seen.add(holder)
                if len(seen) > 12:
                    return None
                cells = [line.text for line in lines_of([holder])] if len(holder) < 200 else []
                if len(cells) > 80:
                    break
                if is_information_table(cells):
                    return holder, read_cells(cells)
            holder = holder.getparent()
    return None


def _texts_with_label() -> str:
    words = {label[0] + label[-1] for label in _SURE}
    tests = " or ".join(f"(contains(.,'{w[0]}') and contains(.,'{w[1]}') and string-length(.) < 60)" for w in sorted(words))
    return f"//body//text()[{tests}]"
