"""Leaders named in formulas of doctrine, where nobody does anything."""

from __future__ import annotations

from govnews_extract.fields.officials.heads import Title
from govnews_extract.rules import Rule

LEADER_HEADS = frozenset({"总书记", "国家主席", "主席", "中央军委主席"})

DOCTRINE = Rule(
    "official.doctrine",
    r"(?:“[^”]{0,40}”)?(?!作出|发表|主持|出席|签署|会见|[^,。;]{0,24}发表)(?:同志)?(?:关于|重要|系列|新时代|在[^,。;]{2,40}(?:讲话|指示|批示|精神|贺信|论述)"
    r"|[^,。;]{0,20}(?:讲话精神|指示精神|重要论述|批示精神|指示批示|贺信精神|回信精神|殷殷嘱托|嘱托|重要讲话|重要指示|掌舵|领航|为核心|核心地位|权威|思想))",
    examples=("「关于」巡视工作",),
    rejects=("强调", "作出批示"),
)
RULES = (DOCTRINE,)


def is_doctrine(squeezed: str, title: Title, end: int) -> bool:
    """Whether the leader named up to `end` is only part of a formula: 习近平总书记关于…的重要论述."""
    return title.word in LEADER_HEADS and DOCTRINE.match(squeezed, end) is not None
