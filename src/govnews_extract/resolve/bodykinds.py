"""What kind of body a printed name is: an organ of a place, a department, an inner office, a named body."""

from __future__ import annotations

from govnews_extract.resolve.patterns import Pattern

# Bodies of a kind, not one body: 设区市市委, 省属事业单位, 县(市、区).
KIND_OF_BODY = Pattern(
    r"^(?:县级市|设区市|地级市|[省市县区]属|省部级|高校|国有企业|有关|某|[省市县州]?直(?!属?机关)|[市县]\([市县、区旗]{1,5}\)|县[市、]{1,2}区)"
    r"|^(?:街道|乡镇|镇街|镇\(街道\))(?:党工委|党委|办事处|人大工委)"
)
# No body although something is printed: 国家主席, 大会发言人, 区班子成员.
_HAN_ONLY = Pattern(r"\p{Han}+")
_KIND_STARTS = (
    "县级市", "设区市", "地级市", "省属", "市属", "县属", "区属", "省部级", "高校", "国有企业", "有关", "某", "直", "省直", "市直",
    "县直", "州直", "市(", "县(", "县市", "县、", "街道", "乡镇", "镇街", "镇(",
)  # fmt: skip
_NO_BODIES = frozenset(("国家", "大会", "驻村"))


def is_no_body(folded: str) -> bool:
    """Whether what stands before an office names no body, or any of a kind.

    >>> is_no_body("区班子"), is_no_body("设区市市委"), is_no_body("青石县委")
    (True, True, False)
    """
    return (
        folded in _NO_BODIES
        or (folded.endswith("班子") and len(folded) <= 8 and _HAN_ONLY.fullmatch(folded) is not None)
        or (folded.startswith(_KIND_STARTS) and KIND_OF_BODY.match(folded) is not None)
    )


# Of the centre: never completed with a place. A ministry is any 部 that is no department of a committee;
# 总局 and 总署 are of the centre but for those that farm and log in a province.
CENTRAL = Pattern(
    r"^(?:国家|国务院|中[建铁交冶石航粮核化](?!小学|中学)|国网|中央|中共中央|党中央|全国|中国|中华|最高|海关总署|新华社|中[宣组统纪]部?|共青团中央|团中央"
    r"|(?!\p{Han}{0,4}(?:农垦|森工|林业|地勘))\p{Han}{2,8}总[局署]"
    r"|(?!组织|宣传|统战|人武|武装|统一战线工作|社会工作|政治)\p{Han}{2,12}部$)"
)
# A place that the gazetteer does not know, and its organ.
PLACE_UNKNOWN = Pattern(
    r"^(\p{Han}{2,9}(自治区|[省市县区州盟旗镇乡]))(?:委|政府|人民|人大|政协|纪委|监委|党委|党工委|管委会|\p{Han}{2,8}局)"
)
# What the name of a body ends with.
BODY_ENDS = (
    *"局厅部委办院学校行会处室组署所站队社台馆园厂场庭股科司团村协联府区大系",
    "防总", "中心", "公司", "集团", "中央", "总支", "街道", "专班",
)  # fmt: skip
# Departments of a party committee.
DEPARTMENT = Pattern(
    r"^(?:组织部|宣传部|统战部|统一战线工作部|社会工作部|政法委(?:员会)?|政研室|政策研究室|网信办|编办|编委办|巡[视察]办|巡[视察]工作领导小组"
    r"|台办|老干部局|(?:直属|[市县区]直)?机关工委|党校|改革办|深改办|财经办|国安办|党史研究室|督查室|保密办|网络安全和信息化委员会办公室)"
)
# Offices inside a body: they are appended to it.
INSIDE = Pattern(
    r"^(?:办公[室厅]|秘书[处科]|(?!.*(?:派出所|公安处))\p{Han}{0,10}(?:处|科|股|庭)"
    r"|第[一二三四五六七八九十]{1,2}(?:检察部|监督检查室|纪检监察室|审查调查室)"
    r"|机关(?:党委|纪委|党总支)|(?:办公[厅室])?党组|党委|党总支|党支部|党工委|总支|支部|审判委员会|审委会|检察委员会|检委会|执行局|(?:派驻)?纪检(?:监察)?组"
    r"|(?:专职)?理事会|董事会|监事会|主席团|(?:综合|调研|秘书|信息|法规|人事|监察|政工|机要|审计|财务|宣传|党建|教研)室|人事部|政治部|研究室|\p{Han}{1,8}司)$"
)
# Organs that every place has: they get the place.
ORGAN = Pattern(
    r"(?:局|厅|委|委员会|办|办公室|研究室|政府|行署|人大|常委会|政协|纪委|监委|法院|检察院|中院|人武部|武装部|军分区|工会|联合会|联|协会?|红十字会"
    r"|支队|大队|总队|管委会|工委|党工委|开发区|高新区|经开区|工商联|供销社|中心)$"
)
# Bodies with a name of their own: they stay as printed.
NAMED = Pattern(
    r"(?:公司|集团|大学|学院|医院|[中小]学|学校|银行|支行|分行|派出所|商会|协会|学会|报社|村|社区|分局)$"
    r"|\p{Han}{2}(?:公司|集团|大学|学院|医院|[中小]学|学校|银行)(?:党委|党组|纪委|工会|团委|党总支|党支部)$"
)
# What a school or company names itself after is not where its people serve.
SCHOOL_OR_COMPANY = Pattern(r"(?:大学|学院|[中小]学|学校|公司|集团|银行)")
# Parts of the police: they belong to the bureau that is named before.
OF_THE_POLICE = Pattern(
    r"(?:支队|大队|中队|分局|派出所|看守所|拘留所|指挥中心|警务保障[部室处]|(?:出入境|治安)管理[局处])$"
)
POLICE = Pattern(r"公安[厅局]")
# An inner office at the end of a longer name: 县财政局|预算股.
OFFICE_INSIDE = Pattern(
    r"(?<=局|厅|委|委员会|部|院|公司|中心|政府|大学|学院|医院|会|署|集团|办公室|残联|妇联|[省市县区]委办)"
    r"(?:\p{Han}{1,9}[股科处室庭]|第[一二三四五六七八九十]{1,2}\p{Han}{1,6}部|办公室|审判委员会|检察委员会|机关党委)$"
)
OFFICE_ENDS = (*"股科处室庭部", "审判委员会", "检察委员会", "机关党委")
COMMITTEE = Pattern(
    r"^.{0,24}?(?:[省市县区州盟旗镇乡]|地(?=委)|自治区|兵团|街道)(?:委(?!员)|党委|党工委|工委)"
)
# A body that names only its own kind: 局党组 is of the 局 that speaks.
OF_ITSELF = Pattern(r"([局部厅委院校署社行])(?=党组|党委|机关|办公[厅室]|纪检)")
BARE_COMPANY = Pattern(r"(?:集团|公司)(?=党委|纪委|工会|$)")
# A school that names only its kind is of no place: 校党委, 学院纪委.
BARE_SCHOOL = Pattern(r"(?:学校|我校|校|学院|我院|医院)(?=党委|纪委|团委|工会|党政)")
OF_A_ZONE = ("党工委", "工委", "管委会", "管理委员会")
# A zone by its kind alone: 开发区党工委, 园区管委会.
SHORT_ZONE = Pattern(
    r"((?:开发|高新|经开|工业园|产业园|园|新|示范|保税|管理|度假)区)(?=党工委|工委|管委会|管理委员会|纪工委)"
)
ZONE_BODY = Pattern(r"(?:党工委|工委|管委会|管理委员会)$")
# What a body that is no place's has of its own.
OF_ANY_BODY = frozenset(("纪委", "工会", "团委", "党校", "纪检监察组"))
WHOLE_GROUPS = ("领导小组", "联席会议", "指挥部", "巡察组", "巡视组", "督察组")
GROUP_ENDS = ("组", "联席会议", "指挥部", "专班")
COMPANY_OFFICES = frozenset(["董事长", "总经理", "经理", "总裁", "监事长", "董事", "监事"])
GROUP_OFFICES = frozenset(["组长", "召集人", "总召集人", "指挥长", "总指挥", "指挥", "成员", "组员", "领队"])
# Seats on a town's party committee: 乡宣传委员 is of 乡党委.
COMMITTEE_SEATS = frozenset(("组织委员", "宣传委员", "政法委员", "统战委员", "纪检委员", "武装委员"))
TOWNS = frozenset(("镇", "乡", "街道", "苏木"))
LEADER_WORDS = frozenset(("领导", "领导人", "领导同志"))
CORPS_OFFICES = frozenset(("司令员", "政委", "政治委员"))
# Offices of foreign governments and parliaments, and the body that each belongs to.
COUNTRY_BODIES = {
    "总统": "", "国王": "", "元首": "", "主席": "", "总理": "政府", "首相": "政府",
    "参议长": "参议院", "众议长": "众议院", "议长": "议会", "外长": "外交部",
}  # fmt: skip
FOREIGN_OFFICES = COUNTRY_BODIES.keys() - {"主席"}
