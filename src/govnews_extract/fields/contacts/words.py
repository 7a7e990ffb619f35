"""The words that stand before 电话, 邮箱 or 地址 within a label: 专门|值班|电话, 24小时|服务|热线.

They are looked up word by word, since a pattern would try all of them at every place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from govnews_extract.rules import Rule

BLANKS = " {0,4}"
"""What pages put into two-character labels to make them as wide as others: 传  真."""

_WORDS = (
    "法律援助 选人用人 党风政风 食品安全 产品质量 安全生产 负责人 联系人 经办人 公积金 消费 消费者 全天 全天候 专 专门 专用"
    " 值班 举报 信访 投诉 监督 咨询 联系 联络 服务 受理 办公 24小时 二十四小时"
    " 报名 报料 客服 客户 抢修 维修 报修 应急 救援 救助 求助 值守 昼夜 日间 夜间 白天 晚上 政策 业务 技术 政务 便民 公开 公布 群众"
    " 纪检 监察 巡视 巡察 督察 督查 督导 工作 接访 来访 来电 来信 信函 信件 反映 反馈 建议 意见 征求 征集 接收 接听 查询 预约 统一"
    " 社会 对外 指定 唯一 供水 供电 供气 供热 供暖 燃气 环保 维权 心理 医疗 急救 防汛 消防 报警 户籍 干部 人事 考务 资格 审核 面试"
    " 笔试 考试 会务 现场 登记 移动 固定 手机 短信 电话 热线 电子 书面 材料 通讯 通信 邮寄 邮政 寄送 报送 递交 提交 领取 接待 通联"
    " 舆情 疫情 防控 违纪 违法 线索 问题 干监 作风 效能 药品 安全 隐患 劳动 保障 社保 医保 税务 纳税 就业 招生 招聘 学籍 网上 网络"
    " 官方 门户 政府 外宣 家长 票务 采购单位 采购人 招标人 代理机构 采购代理机构 监管部门"
)
_SPACED = (
    f"(?:24{BLANKS}小时|值{BLANKS}班|举{BLANKS}报|信{BLANKS}访|投{BLANKS}诉|监{BLANKS}督|咨{BLANKS}询|联{BLANKS}系|联{BLANKS}络"
    f"|服{BLANKS}务|受{BLANKS}理|办{BLANKS}公)"
)
_SPACED_BEFORE = Rule(
    "contact.spaced_word_before", rf"(?r){_SPACED}\Z", examples=("「值  班」",), rejects=("值班 电话",)
)
_SPACED_AFTER = Rule(
    "contact.spaced_word_after", rf"\A{_SPACED}", examples=("「值  班」电话",), rejects=("专门值班",)
)
RULES = (_SPACED_BEFORE, _SPACED_AFTER)


@cache
def _by_last() -> dict[str, tuple[str, ...]]:
    """The words by their last character, long ones first."""
    words = sorted(_WORDS.split(), key=len, reverse=True)
    return {c: tuple(w for w in words if w[-1] == c) for c in {w[-1] for w in words}}


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    """The words by their first character."""
    words = _WORDS.split()
    return {c: tuple(w for w in words if w[0] == c) for c in {w[0] for w in words}}


def words_before(folded: str, floor: int, end: int, most: int) -> int:
    """Where the words begin, `most` of them, that end at `end` and do not begin before `floor`.

    >>> words_before("期间设专门值班电话", 0, 7, 6)
    3
    """
    by_last = _by_last()
    for _ in range(most):
        start = end
        for word in by_last.get(folded[end - 1 : end], ()):
            if end - len(word) >= floor and folded.endswith(word, floor, end):
                start = end - len(word)
                break
        if start == end and " " in folded[max(floor, end - 3) : end - 1]:
            spaced = _SPACED_BEFORE.compiled.match(folded, floor, end)
            start = spaced.start() if spaced else end
        if start == end:
            break
        end = start
    return end


def words_after(folded: str, start: int, end: int, most: int) -> Iterator[list[int]]:
    """Where one stands behind none, one, two … `most` of the words, from `start` on and up to `end`.

    >>> list(words_after("消费者投诉电话", 0, 7, 2))
    [[0], [2, 3], [5]]
    """
    by_first = _by_first()
    reached = [start]
    for _ in range(most):
        yield reached
        behind: set[int] = set()
        for at in reached:
            for word in by_first.get(folded[at : at + 1], ()):
                if folded.startswith(word, at, end):
                    behind.add(at + len(word))
            if " " in folded[at + 1 : at + 3] and (spaced := _SPACED_AFTER.compiled.match(folded[at:end])):
                behind.add(at + spaced.end())
        if not behind:
            return
        reached = sorted(behind)
    yield reached
