"""The words that tie a title to a name: links of a chain, notes, verbs of appointment."""

from __future__ import annotations

from govnews_extract.rules import Rule

LINK = Rule(
    "official.link",
    r"、?兼(?:任)?|,?并?(?:兼任|兼)|[、,]{1,2}代理|[、,]{2}|,?(?:拟任|提名担?任|提名为|提名)|[、,和及与;]|(?:职务,)?(?:任|为)|,(?:任|为)|,?并决定(?:其)?为",
    examples=("「、」", "「,提名为」", "「职务,任」", "「兼」", "「,兼任」", "「和」", "「、代理」"),
    rejects=("主持",),
)
POST_NOTE = Rule(
    "official.post_note",
    r"\((?:[^()]{0,14}(?:级|工作|期(?:[一二三1-3半]年)?|挂职|代理|主持[^()]{0,8}|负责[^()]{0,8}|援[^()]{1,4}|兼|列席|专职|女))\)",
    examples=("副局长「(试用期一年)」", "副部长「(主持日常工作)」程远山", "书记「(正处级)」"),
    rejects=("局长(程远山)",),
)
VERB = Rule(
    "official.name_verb",
    r"(?:等[0-9]{1,3}(?:人|名同志|位同志))?(?:[两三四五六七二2-9]+[名位]?)?(?:同志)?(?:(?P<each>分别)(?:以|全票|[^,。;的]{0,6}?)?)?(?:因[^,。的]{2,10})?(?:申请|请求|提出|被)?(?:已?经[^,。;]{2,10}批准)?(?:(?:兼任|担任|所任)(?=的))?(?:试用期满,?)?(?:正式|上月|近日|日前|今年|去年)?"
    r"(?P<verb>(?:不再|继续|拟)?(?:担任|兼任)|不再任|提名任|已任|转任|当选为?|当选|出任|改任|挂任|调任|升任|接任|留任|辞去|代理|任|为|的)(?:了)?$",
    examples=(
        "程远山「同志为」",
        "程远山「兼任的」",
        "程远山「试用期满正式任」",
        "葛秋生「的」",
        "甲、乙「两名同志分别当选为」",
        "邵立民「辞去」",
    ),
    rejects=("程远山主持",),
)
HIS = Rule(
    "official.his",
    r"(?:免去|终止|撤销|同意|接受|批准)?(?P<his>其)(?:不再担任|不再兼任|担任的?|兼任的?|所任|原任的?|的|为)?$",
    examples=(",「免去其」", "决定「其为」", "「同意其不再担任」"),
    rejects=("尤其重要",),
)
HOLDER = Rule(
    "official.holder",
    r"(?r)(?:现任|时任|身为|作为|担任|曾任)[^,。;\n]{0,24}$",
    examples=("「现任某县县委副书记、」",),
    rejects=("某县",),
)
MOVING_ON = Rule(
    "official.moving_on",
    r",?(?:拟任|拟提名为|拟提拔为|拟推荐为|拟任命为|拟提任)",
    examples=("某市副市长葛秋生「,拟任」某市委常委",),
    rejects=("任",),
)
GROUP_BEHIND = Rule(
    "official.group_behind",
    r"等(?:在家的?|有关|相关|现任)?$",
    examples=("葛秋生、丁一鸣「等在家」",),
    rejects=("葛秋生",),
)
LEAVING = Rule(
    "official.leaving",
    r"(?:\([^()]{1,14}\))?,(?:同时|并)?(?:不再担任|不再兼任|免去)",
    examples=("任某局局长「,免去」某中心主任职务", "局长「(试用期一年),不再担任」"),
    rejects=(",任某局局长",),
)
LED_BY = Rule(
    "official.led_by",
    r"(?r)以(?!及|来|上|下|后)[^,。;、\n以]{0,36}$",
    examples=("会见了「以某州厅长」",),
    rejects=("以及某州厅长",),
)
GROUP_LED = Rule(
    "official.group_led",
    r"的[^,。;\n]{0,24}?(?:代表团|考察团|调研组|检查组|考察组|督导组|工作组|慰问团|访问团)",
    examples=("团长「的某国某州代表团」",),
    rejects=("的领导小组",),
)
DUTY = Rule(
    "official.duty",
    r"[^。;\n]{0,90}?职务",
    examples=("「局长职务」的请求",),
    rejects=("局长。",),
)
TERM = Rule(
    "official.term",
    r"(?:职务)?(?:期间|时|以来|后|的时候)",
    examples=("任局长「期间」",),
    rejects=("任局长。",),
)
DATED = Rule(
    "official.dated",
    r"(?:(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|后|,)*|(?:在此之前|此前|之前|原先|调整前),?)$",
    examples=("「2015年4月,」", "「此前,」"),
    rejects=("2015年4月召开",),
)
AFTER_NAME = Rule(
    "official.after_name",
    r"与|和|同|向|对|陪同|会见|代表|带领|率|及|偕|委托|率领",
    examples=("程远山「与」某局局长",),
    rejects=("程远山主持",),
)
ORDINALS = Rule(
    "official.ordinals",
    r"((?:第[一二三四五六七八九十]+、)+)$",
    examples=("「第一、第二、」",),
    rejects=("第一巡察组",),
)
ORDINAL = Rule(
    "official.ordinal", r"第[一二三四五六七八九十]+", examples=("「第二」巡察组",), rejects=("二组",)
)
VERB_NAME = Rule(
    "official.verb_name_title",
    r"(?:免去|任命|决定任命|批准任命|聘任|增补)(\p{Han}{2,4}(?:·\p{Han}{1,6})*)$",
    examples=("决定「免去程远山」",),
    rejects=("免去职务的决定,",),
)
COMRADE = Rule(
    "official.comrade",
    r"(?:免去|任命|[:、,;\n])\p{Han}{2,4}(?:·\p{Han}{1,6})*$",
    examples=("同意「免去程远山」", "职务「、葛秋生」", "职务;「\n葛秋生」"),
    rejects=("程远山主持,",),
)
BROUGHT_UP = Rule(
    "official.brought_up",
    r"(?:对|给予|接受|同意|任命|关于|追究)(?=\p{Han}{2})",
    examples=("决定「对」程远山进行问责",),
    rejects=("相对。",),
)
OWN_VERB = Rule(
    "official.own_verb",
    r"(?:同志)?(?:不再)?(?:为|兼任|担任|(?:试用期满,?)?(?:正式)?任(?![职期命免何务]))|与|同(?!志)",
    examples=("程远山「为」水务局", "程远山「同志任」水务局", "程远山「试用期满正式任」水务局"),
    rejects=("程远山", "任职"),
)
ROSTER_REST = Rule(
    "official.roster_rest",
    r"(?:\([^()\n]{1,24}\))?",
    examples=("「(市发改局)」",),
    rejects=(),
)
RULES = (
    LINK,
    POST_NOTE,
    VERB,
    HIS,
    DUTY,
    GROUP_BEHIND,
    LEAVING,
    LED_BY,
    HOLDER,
    MOVING_ON,
    GROUP_LED,
    TERM,
    DATED,
    AFTER_NAME,
    ORDINALS,
    ORDINAL,
    VERB_NAME,
    COMRADE,
    BROUGHT_UP,
    OWN_VERB,
    ROSTER_REST,
)
