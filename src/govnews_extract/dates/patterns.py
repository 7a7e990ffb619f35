"""The patterns of printed dates, over folded text: what a date looks like, and what only looks like one."""

from __future__ import annotations

from govnews_extract.rules import Rule
from govnews_extract.zh import clock

HAN = "〇零一二三四五六七八九十廿卅"
NUMERALS = frozenset(HAN + "0123456789OoО")  # 二OO七, 二0一0 and 二〇〇七 are printed alike
# what the first piece of a date ends with, and what may stand before that
MARKS = "年月日天晚晨早夜前午"
BEFORE_MARK = frozenset(f"{HAN}OoО0123456789今昨明当同次翌近去本上下中日个) ")
_YEAR = r"(?:(?:19|20)\d\d|[12一二][09〇零九OoО][0-9〇零OoО一二三四五六七八九]{2})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_ONE = "[一二三四五六七八九]"
_DAY = f"(?:3[01]|[12][0-9]|0?[1-9]|[二三]?十{_ONE}?|廿{_ONE}?|卅一?|{_ONE})"
_VAGUE = "(?:[上中下]旬|初(?![中级步心始])|底(?![线层部])|末)"
_MORE = r"(?= ?(?:-{1,3}|[至到]) ?\d{1,2} ?[日号])"  # 10月9-31日 prints its 日 once
_MONTH_DAY = rf"(?P<month>{_MONTH}) {{0,2}}月(?: {{0,2}}(?P<day>{_DAY})(?: {{0,2}}[日号]|{_MORE})| ?(?P<vague>{_VAGUE})|份)?"
_WEEKDAY = "(?:星期|周|礼拜)[一二三四五六日天]"

# What the optional patterns below begin with: where nothing of it stands, none is tried
WORD_FIRST = frozenset("今昨明当同次翌日近去本上下")
TAIL_FIRST = frozenset(f"(星周礼\t凌清早上下午中正傍晚深夜晨0123456789{HAN}两")
AFTER_PART = frozenset(
    f" :(-至到于期些点饭报餐钟左许0123456789{HAN}两"
)  # 上午 before all else is all there is
JOIN_FIRST = frozenset(", 起开-至到直、和")
AFTER_COMMA = frozenset(" ,起开-至到直0123456789")  # a comma before anything else joins no dates

# --- where a date may begin
NUMERIC = Rule(
    "date_numeric",
    r"(?:19|20)\d\d[-./][01]?\d",
    examples=("「2024-03」-20", "「1996.05」至"),
    rejects=("24-03-20",),
)
WORD = Rule(
    "date_word",
    r"(?:[今昨]\(\d{1,2}\)日|[今昨明][天日晚晨早夜](?!报|头条)|[今昨明](?=[上下]午|中午)|当[天日晚](?!时)|[同次翌]日"
    r"|同一天|日前|近日|[今明]年|(?<!免)去年|[本上下]个?月)",
    examples=("「昨日」上午", "「今」上午", "「上个月」", "「日前」", "「昨(15)日」"),
    rejects=("近期免冠照片", "某日", "光明日报", "免去年某某的职务"),
)
# --- what is read from there
POINT = Rule(
    "date_point",
    rf"(?P<year>{_YEAR}) {{0,2}}年(?:(?P<vague>[初底末])| {{0,2}}{_MONTH_DAY})?"
    rf"|{_MONTH_DAY}"
    rf"|(?P<day>{_DAY}) ?日"
    r"|(?P<year>(?:19|20)\d\d)(?P<separator>[-./])(?P<month>1[0-2]|0?[1-9])"
    r"(?:(?P=separator)(?P<day>3[01]|[12]\d|0?[1-9]))?(?![\d/]|(?P=separator)\d)",
    examples=(
        "「2024年3月5日」",
        "「二〇一〇年十一月二十日」前",
        "「2024-03-20」",
        "「3月下旬」",
        "「2024年底」",
        "「31日」",
    ),
    rejects=("三个月", "192.168.1.1", "周日"),
)
TAIL = Rule(
    "date_tail",
    rf" ?(?:(?:\((?:{_WEEKDAY}|[今昨明当][天日]|农历[^()\n]{{1,10}})\)|{_WEEKDAY})[ ,]?)?"
    rf"(?:\t?(?:{clock.pattern(after_date=True)}|(?P<part_only>{clock.PART})(?![于期些点饭报餐]))"
    rf"(?:钟?左右|许|钟)?(?: ?(?:-{{1,3}}|[至到]) ?{clock.pattern('_to', after_date=True)})?)?",
    examples=("「(星期六)9:30-11:30」", "「下午17:30」前", "「(今天)」", "「晚23:00时」"),
)
JOIN = Rule(
    "date_join",
    r"(?:,? ?(?:起|开始)?,? ?(?:-{1,4}|[至到]|直至) ?|(?P<list>[、,和] ?))",
    examples=("3月5日「起至」3月9日", "25日「、」26日"),
    rejects=("3月5日召开",),
)
NEXT_DAY = Rule(
    "date_next_day",
    r"[次翌]日|第二天|明[天日早晨]",
    examples=("晚23:00至「次日」早8:00",),
    rejects=("当日",),
)
NEXT_YEAR = Rule(
    "date_next_year", r"[次翌来]年|第二年", examples=("10月1日至「次年」4月",), rejects=("明年",)
)
SHORT = Rule(
    "date_short",
    r"(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?![\d./])",
    examples=("至「4.20」",),
    rejects=("4.20.",),
)
LISTED = Rule(
    "date_listed", r" ?[、,和及] ?(?=[0-3]?\d ?日)", examples=("25日「、」26日",), rejects=("25日、明天",)
)
BRACKET = Rule("date_bracket", r" ?\( ?", examples=("今天「(」11月23日)",), rejects=("今天",))
TITLE = Rule("date_title", r"《[^《》\n]{1,120}》", examples=("「《2020年度报告》」",), rejects=("2020年度",))
# --- what only looks like a date: 30日内, 3日后 and 15日前 count days, 日本 and 日报 are words
NOT_DAY = Rule(
    "date_not_day",
    r"[内间后之以前游志报刊本均制龄夜期租常产工照用历元光程子系式货企语军方资美韩益趋]|左右|起算",
    examples=("30日「内」", "3日「后」", "某某15日「报」"),
    rejects=("上",),
)
DAY_LEFT = Rule(
    "date_day_left",
    r"(?:^|[\s,。;:!?、()\[\]\"“”'·]|[据于在从自至的])$",
    examples=("本报讯「,」", "「于」"),
    rejects=("会期",),
)
DAY_RIGHT = Rule(
    "date_day_right",
    r"(?:[上中下]午|[早晚]|凌晨|傍晚|[-至到] ?\d|[、和]\d{1,2}日|电|讯|在|会[同见]|举[行办]|召开|启动|出席"
    r"|主持|赴|前往|来到|深?入|考察|调研|走访|慰问|表示|指出|强调|发[布表]|通报|公[布开]|宣布|获悉|了解"
    r"|从|向|对|到(?![期位账底])|视察|检查|签[署订]|开[幕展始]|闭幕|(?:圆满|顺利|胜利)?(?:结束|落幕)|抵达|应邀|消息|\()",
    examples=("某某15日「在」北京", "记者25日「获悉」", "会议25日「圆满结束」", "某某23日「到」某县"),
    rejects=("期满",),
)
COUNTED = Rule(
    "date_counted",
    r"(?:[每第近满共达多少期续时长过迟限留]|[^据]前|以后|工作|个)$",
    examples=("会「期」", "不「少」"),
    rejects=("记者",),
)
DURATION = Rule("date_duration", r"内|左右|以", examples=("5日「内」",), rejects=("上午",))
NOT_MONTH = Rule(
    "date_not_month",
    r"[度均薪租票饼球亮嫂供息个内]",
    examples=("6月「度」",),
    rejects=("召开",),
)
RULES = (
    NUMERIC, WORD, POINT, TAIL, JOIN, NEXT_DAY, NEXT_YEAR, SHORT, LISTED, BRACKET, TITLE, NOT_DAY, DAY_LEFT,
    DAY_RIGHT, COUNTED, DURATION, NOT_MONTH,
)  # fmt: skip
