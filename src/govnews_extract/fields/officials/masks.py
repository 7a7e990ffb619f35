"""Stretches of a text in which no official is looked for: cited titles, bylines, résumés."""

from __future__ import annotations

import regex

from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

CITED = Rule(
    "official.cited_title",
    r"《(?![^《》\n]{0,60}(?:辞去|任命|免去)[^《》\n]{2,60}的?(?:决定|决议)》)[^《》\n]{1,80}》",
    examples=("学习「《县长质量奖管理办法》」", "「《干部任免办法》」"),
    rejects=("《未完的书名", "《关于接受程远山同志辞去县长职务请求的决定》"),
)
BYLINE = Rule(
    "official.byline",
    r"\((?:(?:本报|见习|通讯)?记者|通讯员|作者|供稿|来源|摄影|文/)[^()\n]{0,60}\)"
    r"|(?:(?:本报|本台|本网|见习|首席|特约|全媒体|融媒体)(?:记者|通讯员|实习生)|(?:记者|通讯员|实习生):)[^,。;\n)]{0,24}"
    r"|(?:责任编辑|责编|编辑|审核|校对|初审|终审|复审|一审|二审|三审|供稿|撰稿|摄影|作者|监制|编审|统筹|值班编委)[:/][^\n。;]{0,30}",
    examples=("「(记者程远山)」28日", "「责任编辑:邵立民」", "「本报记者葛秋生」", "「作者:丁一鸣」"),
    rejects=("接受记者采访的县长葛秋生", "回答记者提问"),
)
RESUME_LINE = Rule(
    "official.resume_line",
    r"^(?:19|20)\d\d(?:[.年]\d{1,2}月?)?(?:-|至)+[^\n]*$",
    examples=("「2002.11-2010.06青石县副县长」", "「2015年9月-2022年3月云岭市水利局局长」"),
    rejects=("2021年3月,县长葛秋生到任",),
    flags=regex.M,
)
RESUME_STEP = Rule(
    "official.resume_step",
    r"(?<=[\n;。])(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?,(?:[^,。;\n]{0,16},)?(?:任(?![命免])|调任|历任|担任|转任|升任|兼任|免去其)[^。;\n]*",
    examples=("简历\n「2010年8月,任某银行某分行行长」;",),
    rejects=("2010年8月,任命程远山为行长",),
)
RESUME_CLAUSE = Rule(
    "official.resume_clause",
    r"(?:历任|曾任|先后担任|先后任|曾先后|此前担任)[^。;\n]{0,200}",
    examples=("邵立民「历任青石县副县长、县长」。",),
    rejects=("现任青石县县长",),
)
RULES = (CITED, BYLINE, RESUME_LINE, RESUME_STEP, RESUME_CLAUSE)
# One of these words stands in every byline, or a mark behind one of these characters: a look for them costs
# less than the rule.
_IN_BYLINES = ("记者", "通讯员", "实习生", "(作者", "(供稿", "(来源", "(摄影")
_SIGNING = frozenset("辑编核对审稿影者制筹委文")


def masked(squeezed: str) -> list[tuple[int, int]]:
    """The masked stretches, by start."""
    found = [m.span() for rule in (CITED, RESUME_LINE, RESUME_CLAUSE) for m in rule.finditer(squeezed)]
    if _is_signed(squeezed):
        found += [m.span() for m in BYLINE.finditer(squeezed)]
    if (resume := squeezed.find("简历")) >= 0:
        found += [m.span() for m in RESUME_STEP.finditer(squeezed, resume)]
    return sorted(found)


def _is_signed(squeezed: str) -> bool:
    return any(cue in squeezed for cue in _IN_BYLINES) or any(
        squeezed[at - 1] in _SIGNING for at in spots(squeezed, ":/", 1)
    )
