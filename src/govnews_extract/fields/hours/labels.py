"""What hours are of: the words that name them, and whether they are a service's at all.

受理电话的时间, 办公时间 and 报名时间 name hours of a service; 笔试时间, 停水时间 and 会议时间 do not.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from govnews_extract.fields.hours.ranges import is_glue
from govnews_extract.fields.patterns import Patterns

# what a channel or desk does, and what it is
_SERVICE = (
    "受理|接听|接收|接访|接待|来访|来电|来信|信访|走访|值班|举报|投诉|监督|电话|热线|专线|办公|工作|服务|窗口|对外|营业|开放|"
    "作息|上班|上下班|咨询|办理|办事|办证|报名|登记|领取|领证|递交|提交|报送|送达|缴费|交费|现场|开馆|接种|门诊|就诊|预约|"
    "查询|申领|申请|申报|联系|征集|反馈|收件|投递|查阅|阅览|大厅|接转|接通|报修|救助|回收|借阅|参观|采集|认证|确认|复审|初审|资格审查"
)
# what happens at a time without being a service
_OTHER = (
    "笔试|考试|面试|开考|试讲|答辩|体检|体能|测试|测评|考核|考点|考生|应考|入场|停水|停电|停气|停热|停暖|停供|断水|断电|停机|"
    "检修|施工|作业|维护|管制|限行|禁行|禁止|禁停|禁放|通行|封闭|封路|绕行|会议|召开|举行|开会|例会|座谈|发布会|新闻发布|直播|"
    "演练|试鸣|警报|开标|投标|开启|谈判|听证|比赛|竞赛|展演|演出|航班|列车|车次|班次|首班|末班|发车|运营|运行|上课|课程|授课|"
    "噪声|燃放|泊位|停放|收费|电价|高峰|低谷|峰谷|投票|培训|集合|活动|巡逻|降雨|降水|气温|预报|工资|薪酬|月薪|待遇|"
    "休渔|猎|钻探|爆破|搬迁"
)
_TIME_WORDS = ("时间", "时段", "时限", "接待日", "接访日", "服务日", "开放日", "咨询日", "下访日")
BODY = (
    "(?:组|局|委|办|厅|院|处|科|股|室|部|站|所|馆|中心|大厅|分厅|政府|部门|单位|支队|大队|公司|窗口|银行|法庭|街道|社区|镇|乡|村|"
    "协会|学校|热线|专线|平台|网点|服务区|服务点|渠道|厅局|机关|小组|书店)"
)
_VERB = (
    "(?:的?(?:专门|统一|群众|公众|现场|窗口|对外|日常|夏季|冬季|正常|每[天日]|工作日|均)?(?:受理|接听|接收|接访|接待|来访|来电|信访|值班|举报|"
    "投诉|监督|电话|热线|办公|工作|服务|窗口|营业|开放|作息|上班|咨询|办理|办事|报名|登记|领取|递交|开馆|门诊|预约|查询|联系))"
)


_SOURCES = {
    "service": _SERVICE,
    "other": _OTHER,
    "phrase": r"(?r)[\p{Han}A-Za-z0-9、“”]{0,40}",
    "behind": r"^(?:安排|规定)?(?:\([^()\d]{1,30}\))?\s?(?:分别|统一|暂定|均|都|一律|调整|改|确定|定|设)?(?:为|是|在|如下)?[:,]?\s?(?:具体(?:为|是|:)\s?)?",
    "lead": (
        r"^(?:[一二三四五六七八九十]{1,3}、|其中|另外|同时|目前|现将|注|和|与|由|为|将|并|恢复|执行|实行|启用"
        r"|.{0,20}(?:期间|恢复|执行|实行|启用)(?=.{4})|.{0,20}[起内](?=.{4}))+"
    ),
    "owner": rf"^(.{{0,30}}?[\p{{Han}}\d].{{0,12}}{BODY})(?={_VERB})",
    "colon": r"(?:^|[\s,。;、.)])(\p{Han}{2,12}):(?=[^:]{0,80}$)",
    "each": r"(?:每[天日]|工作日|每个工作日)",
    "contact": (
        r"(?i)(?:\d{3,12}[\d\- 、,]{0,40}|[a-z0-9]@[\w.\-]{3,40}|[号室楼层厅])"
        r"(?:\([^()]{0,20}\))?[、]?\s?[(,](?=[^()\d]{0,30}$)"
    ),
    "does": (
        r"(?:\([^()]{0,20}\))?(?:专人|集中|对外|正常|统一|均可|均|可|免费|面向社会|接受群众){0,2}"
        r"(?:受理|接听|接访|接待|来访|办公|办理|开放|营业|接受|服务|开馆)(?!人员|机制)"
    ),
    "contact_name": r"\p{Han}{0,12}(?:电话|热线|专线|手机|窗口)$",
    "named": r"(\p{Han}{0,12}(?:电话|热线|专线|手机|邮箱|地址|地点))(?:\([^()]{0,12}\))?\s?[:为|\s]",
}


@cache
def _patterns() -> Patterns:
    return Patterns(_SOURCES)


class Label(NamedTuple):
    """The words that name hours: where they begin, the words, the owner before them if one stands there."""

    start: int
    text: str
    owner: str | None


def is_service(words: str) -> bool:
    """Whether what `words` name last is something that a service does.

    >>> is_service("受理电话的时间"), is_service("笔试时间"), is_service("考试报名时间"), is_service("时间")
    (True, False, True, False)
    """
    return _last("service", words) > _last("other", words)


def is_other(words: str) -> bool:
    """Whether `words` name something that happens without being a service: 笔试, 停水, 会议."""
    return _last("other", words) > 0


def is_time(cell: str) -> bool:
    """Whether a table cell is the name of hours: 办公时间, and neither 时间 alone nor 笔试时间."""
    return len(cell) <= 30 and any(word in cell for word in _TIME_WORDS) and is_service(cell)


def contact_label(before: str) -> str | None:
    """The name of a contact at the end of `before`: 值班电话(工作日."""
    match = _patterns()["contact_name"].search(before, max(0, len(before) - 20))
    return match.group() if match else None


def does_service(rest: str) -> bool:
    """Whether `rest`, right behind the ranges, goes on with what is done then: 受理电话, (工作日)办公."""
    return _patterns()["does"].match(rest) is not None


def _last(kind: str, words: str) -> int:
    """Where the last word of `kind` ends, 0 where there is none."""
    end = 0
    for match in _patterns()[kind].finditer(words):
        end = match.end()
    return end


def find_colon_label(head: str, offset: int) -> Label | None:
    """The label that a colon alone makes, with nothing but glue behind it: 资格复审:, 来电受理:."""
    match = _patterns()["colon"].search(head)
    if match is None or not is_glue(head[match.end() :]):
        return None
    return Label(offset + match.start(1), match[1], None)


def find_label(head: str, offset: int) -> Label | None:
    """The label in `head`, a text with its dates blotted out that begins at `offset`.

    Only glue (days, dates, 为) may stand between the label and the end of `head`.
    """
    end = max(at + len(word) if (at := head.rfind(word)) >= 0 else 0 for word in _TIME_WORDS)
    if not end:
        return None
    patterns = _patterns()
    rest = head[end:]
    rest = rest[patterns["behind"].match(rest).end() :]  # type: ignore[union-attr]  # matches the empty string
    if not is_glue(rest):
        return None
    phrase = patterns["phrase"].match(head, 0, end)
    start = phrase.start() if phrase else end - 2
    lead = patterns["lead"].match(head[start:end])
    if lead and lead.end() < end - start - 2:
        start += lead.end()
    return _split(head[start:end], offset + start)


def _split(words: str, start: int) -> Label:
    """省委巡视组受理电话的时间 → owner 省委巡视组, label 受理电话的时间."""
    match = _patterns()["owner"].match(words)
    if match is None:
        return Label(start, words, None)
    owner, label = match[1], words[match.end(1) :]
    each = _patterns()["each"].match(label)
    return Label(start, label[each.end() :] if each else label, owner)


def contact_before(head: str) -> tuple[int, str | None] | None:
    """Where a bracket opened behind a number or an address begins at the end of `head`, and its label.

    >>> contact_before("联系电话:0539-2801234(工作日")
    (17, '联系电话')
    """
    match = _patterns()["contact"].search(head)
    if match is None:
        return None
    named = list(_patterns()["named"].finditer(head, 0, match.start() + 1))
    return match.end() - 1, named[-1][1] if named else None
