"""The body of an office that names none: of its chain, of the list it stands in, or of the issuer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from govnews_extract.resolve.bodykinds import COMPANY_OFFICES
from govnews_extract.resolve.bodynames import short_form
from govnews_extract.resolve.chains import Chain, Link
from govnews_extract.resolve.filling import PlaceFiller
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.placecounts import places_in
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

# Offices of the party group itself; all others are of the body that the group belongs to.
_PARTY_OFFICES = frozenset(
    [
        "书记",
        "委员",
        "常委",
        "成员",
        "常务委员",
        "政法委员",
        "组织委员",
        "宣传委员",
        "纪检委员",
        "统战委员",
        "组织员",
    ]
)
# Callings that a person has without the body of the person named before.
_CALLINGS = Pattern(
    r"教授|研究员|专家|工程师|院士|律师|医师|医生|记者|教师|老师|代表|队员|顾问|发言人|负责人|责任人|联系人"
)
# What a body must end with to have an office: 局长 is of a 局, 董事长 of a company.
_UNIT_ENDS = {
    "会": "会|联", "校": "学校|大学|[中小]学|学院|党校|[一二三四五六七八九十]中", "园": "园", "厂": "厂", "行": "行",
    **{unit: unit for unit in "局厅部处科股室所站队庭社台馆署司团院"},
}  # fmt: skip


# A committee of a place is a party's, and has no party group: 委党组 is of a 发展改革委.
_UNIT_WITH_GROUP = {"委": r"(?<![省市县区州盟旗镇乡地工党纪监]|自治区)委"}
_ENDS_OF = {
    "检察长": "检察院",
    **dict.fromkeys(COMPANY_OFFICES, "公司|集团|银行|社"),
    **{f"{unit}长": ends for unit, ends in _UNIT_ENDS.items()},
    **{f"{size}队长": f"{size}队" for size in ("大", "支", "总", "中")},
}


_HAN = Pattern(r"\p{Han}")
_LINE = 400
# A bureau behind a level word: 省发展改革委, 青石县民政局.
_PRINTED = Pattern(
    r"[省市县区州盟旗](?:(?![的在向到和与对由等于是局委厅院长记任员])\p{Han}){2,12}(?:[局委厅院]|委员会)"
)
_OWN_OFFICE = ("局长", "副", "党组", "党委", "主任", "书记", "员", "长")


@cache
def _ending(ends: str) -> Pattern:
    return Pattern(f"(?:{ends})$")


def _fitting(core: str) -> Pattern | None:
    """What the body of an office must end with, or null if the office does not tell."""
    ends = _ENDS_OF.get(core)
    return _ending(ends) if ends else None


class Inheritance:
    """Finds whose an office is that does not say so."""

    def __init__(self, text: Text, filler: PlaceFiller, issuer: str | None, headline: str) -> None:
        self.text = text
        self.filler = filler
        self.issuer = issuer
        self.headline = headline

    def body_of(self, core: str, at: int, chain: Chain) -> str | None:
        """The body of the office `core` printed at `at`, or null where nothing tells."""
        if (fits := _fitting(core)) is not None:
            return self._that_fits(fits, at, chain)
        folded = self.text.folded
        for link in reversed(chain.links):
            if link.body and not link.group:
                return _side_of(link, core)
        if _CALLINGS.search(core):
            return None
        for link in chain.near(folded, at):
            if link.body and not link.group:
                return _side_of(link, core)
        for links in (chain.in_paragraph(folded, at), chain.all_before()):
            for link in links:
                if link.core == core and link.body and not link.group:
                    return link.body
        return self._of_headline(core)

    def body_of_kind(self, kind: str, at: int, chain: Chain) -> str | None:
        """The body that ends in `kind` (局) and that the chain, the paragraph or the issuer names."""
        return self._that_fits(_ending(_UNIT_WITH_GROUP.get(kind, kind)), at, chain)

    def bureau_before(self, at: int) -> str | None:
        """The bureau that the line names before `at`, for a party group that nothing else tells of."""
        return self._named_before(_ending("局|委|厅|院|委员会"), at)

    def _that_fits(self, fits: Pattern, at: int, chain: Chain) -> str | None:
        """党组书记、局长: the nearest body that can have the office, else the issuer."""
        for link in self._links(at, chain):
            for name in (link.parent, link.body):
                if name and fits.search(fold(name)):
                    return name
        if self.issuer and fits.search(fold(self.issuer)):
            return self.filler.complete(short_form(self.issuer), 0)[0]
        return self._named_before(fits, at)

    def _named_before(self, fits: Pattern, at: int) -> str | None:
        """The last body with its place that the line prints before `at` without an office of its own."""
        folded = self.text.folded
        line = max(folded.rfind("\n", 0, at) + 1, at - _LINE)
        for match in reversed(list(_PRINTED.finditer(folded, line, at))):
            if not fits.search(match.group()) or folded.startswith(_OWN_OFFICE, match.end()):
                continue
            start = match.start()
            placed = next(
                (a for a, b in places_in(folded, max(line, start - 11), start + 1) if b == start + 1), None
            )
            if placed is not None or not _HAN.match(folded[max(line, start - 1) : start]):
                name = self.text.raw[start if placed is None else placed : match.end()]
                return self.filler.complete(short_form(name), at)[0]
        return None

    def _links(self, at: int, chain: Chain) -> Iterator[Link]:
        yield from chain.near(self.text.folded, at)
        yield from chain.in_paragraph(self.text.folded, at)
        yield from chain.all_before()

    def _of_headline(self, core: str) -> str | None:
        """副主任 in a report on a session of 人大常委会 is of that."""
        wanted = "政协" if core == "主席" else "人大常委会" if core in ("主任", "委员") else ""
        at = fold(self.headline).find(wanted) if wanted else -1
        if at < 0:
            return None
        return self.filler.complete(short_form(self.headline[: at + len(wanted)]), 0)[0]


def _side_of(link: Link, core: str) -> str | None:
    """The party group for its own offices, else the body behind it."""
    return link.body if core in _PARTY_OFFICES else link.parent or link.body
