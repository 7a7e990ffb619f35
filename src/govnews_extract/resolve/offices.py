"""One title at a time: its body completed from its chain, the groups and bodies named before it, and the places."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cached_property

import regex

from govnews_extract.resolve.bodynames import Lead, read_lead, root_of, short_form, without_session
from govnews_extract.resolve.chains import Chain, Link
from govnews_extract.resolve.filling import PlaceFiller
from govnews_extract.resolve.groups import (
    Group,
    find_groups,
    group_of_column,
    kind_of_group,
    nearest_group,
    numbered_by_line,
)
from govnews_extract.resolve.places import PlaceContext, kind_of
from govnews_extract.resolve.titles import governs, office_of, split_title
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_BLANKS = regex.compile(r"\s+")
_EDGES = regex.compile(r"^(?:并?兼任?|同时兼任?)(?=.{2})|(?:提名)?(?:候选人|人选)$")
# 原 inside a title: 住建局原党组书记, 水利局原局长.
_FORMER = regex.compile(r"(?<=[局厅部委办院会司社团校处室组署所站队府协联队行学心]|公司|集团|人大)原(?=\p{Han}{2})")
# Bodies of a kind, not one body: 设区市市委, 省属事业单位, 县(市、区).
_KIND_OF_BODY = regex.compile(
    r"^(?:县级市|设区市|地级市|[省市县区]属|省部级|高校|国有企业|有关|某|[省市县州]?直(?!属?机关)|[市县]\([市县、区旗]{1,5}\)|县[市、]{1,2}区)"
    r"|^(?:街道|乡镇|镇街|镇\(街道\))(?:党工委|党委|办事处|人大工委)"
)
_NO_BODY = regex.compile(r"国家|大会|\p{Han}{0,6}班子")
_CENTRAL = regex.compile(
    r"^(?:国家|国务院|中央|中共中央|党中央|全国|中国|中华|最高|海关总署|新华社|中[宣组统纪]部?|共青团中央|团中央|(?!组织|宣传|统战|人武|武装|统一战线工作|社会工作|政治)\p{Han}{2,12}部$)"
)
_PLACE_UNKNOWN = regex.compile(
    r"^\p{Han}{2,9}(?:自治区|[省市县区州盟旗镇乡])(?:委|政府|人民|人大|政协|纪委|监委|党委|党工委|管委会|\p{Han}{2,8}局)"
)
_ENDS_BODY = regex.compile(
    r"(?:防总|[局厅部委办院学校行会处室组署所站队社台馆园厂场庭股科司团村协联府区大系]|中心|公司|集团|政协|中央|党组|总支|支部|街道|社区|专班|书记处|兵团|法院|银行)[)）]?$"
)
_DEPARTMENT = regex.compile(
    r"^(?:组织部|宣传部|统战部|统一战线工作部|社会工作部|政法委(?:员会)?|政研室|政策研究室|网信办|编办|编委办|巡[视察]办|巡[视察]工作领导小组"
    r"|台办|老干部局|(?:直属|[市县区]直)?机关工委|党校|改革办|深改办|财经办|国安办|党史研究室|督查室|保密办|网络安全和信息化委员会办公室)"
)
_INSIDE = regex.compile(
    r"^(?:办公[室厅]|秘书[处科]|(?!.*(?:派出所|公安处))\p{Han}{0,10}(?:处|科|股|庭)|第[一二三四五六七八九十]{1,2}(?:检察部|监督检查室|纪检监察室|审查调查室)"
    r"|机关(?:党委|纪委|党总支)|党组|党委|党总支|党支部|党工委|总支|支部|审判委员会|审委会|检察委员会|检委会|执行局|(?:派驻)?纪检(?:监察)?组"
    r"|(?:专职)?理事会|董事会|监事会|主席团|综合室|人事部|研究室)$"
)
_ORGAN = regex.compile(
    r"(?:局|厅|委|委员会|办|办公室|研究室|政府|行署|人大|常委会|政协|纪委|监委|法院|检察院|中院|人武部|武装部|军分区|工会|联合会|联|协会?|红十字会"
    r"|支队|大队|总队|管委会|工委|党工委|开发区|高新区|经开区|工商联|供销社|中心)$"
)
_NAMED = regex.compile(r"(?:公司|集团|大学|学院|医院|[中小]学|学校|银行|支行|分行|派出所|商会|协会|学会|报社|村|社区|分局)$")
_OFFICE_INSIDE = regex.compile(
    r"(?<=局|厅|委|委员会|部|院|公司|中心|政府|大学|学院|医院|会|署|集团|办公室|残联|妇联|[省市县区]委办)"
    r"(?:\p{Han}{1,9}[股科处室庭]|第[一二三四五六七八九十]{1,2}\p{Han}{1,6}部|办公室|审判委员会|检察委员会|机关党委)$"
)
_COMMITTEE = regex.compile(r"^.{0,24}?(?:[省市县区州盟旗镇乡]|地(?=委)|自治区|兵团|街道)(?:委(?!员)|党委|党工委|工委)")
_BARE_COMPANY = regex.compile(r"(?:集团|公司)(?=党委|纪委|工会|$)")
_PARTY_OFFICES = frozenset("书记 委员 常委 成员 常务委员 政法委员 组织委员 宣传委员 纪检委员 统战委员 组织员".split())
_GROUP_OFFICES = frozenset("组长 召集人 总召集人 指挥长 总指挥 指挥 成员 组员 领队".split())
_RANK = regex.compile(r"巡视员|调研员|科员|检察官|法官|审判员|检察员|警长|督学|主办|职员|级干部|侦[察查]员|执法员|监察员|协理员|警务专员")
_UNIT_ENDS = {
    "局": r"局", "厅": r"厅", "部": r"部", "处": r"处", "科": r"科", "股": r"股", "室": r"室", "所": r"所", "站": r"站",
    "队": r"队", "庭": r"庭", "社": r"社", "台": r"台", "馆": r"馆", "署": r"署", "司": r"司", "团": r"团", "院": r"院",
    "会": r"会|联", "校": r"学校|大学|[中小]学|学院|党校|[一二三四五六七八九十]中", "行": r"行", "园": r"园", "厂": r"厂",
}  # fmt: skip
_COMPANY_OFFICES = frozenset("董事长 总经理 经理 总裁 监事长 董事 监事".split())
_OF_A_ZONE = frozenset(("党工委", "工委", "管委会", "管理委员会"))
_ZONE_BODY = regex.compile(r"(?:党工委|工委|管委会|管理委员会)$")
_COUNTRY_BODIES = {"总理": "政府", "首相": "政府", "参议长": "参议院", "众议长": "众议院", "议长": "议会", "外长": "外交部"}


class Resolver:
    """Resolves titles in the order of the text, with what earlier ones printed."""

    def __init__(
        self, places: PlaceContext, text: Text, heads: Container[str], *, issuer: str | None, headline: str | None
    ) -> None:
        self.places = places
        self.text = text
        self.heads = heads
        self.issuer = issuer
        self.headline = headline or ""
        self.filler = PlaceFiller(places, text, f"{issuer or ''} {headline or ''}")

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups of the text; one that the headline prints in full stands at its head."""
        titled = [g._replace(start=-1, end=0) for g in find_groups(Text(self.headline)) if g.owned]
        return (*titled, *find_groups(self.text))

    def resolve(self, title: str, at: int, chain: Chain) -> Link:
        """The post that `title`, printed at `at`, gives within its chain."""
        raw = _BLANKS.sub("", title)
        while (trim := _EDGES.search(fold(raw))) and len(trim.group()) < len(raw):
            raw = raw[: trim.start()] + raw[trim.end() :]
        if former := _FORMER.search(fold(raw)):
            raw = raw[: former.start()] + raw[former.end() :]
        split = split_title(fold(raw), self.heads)
        body, office = raw[: split.at], raw[split.at :]
        if split.unit:
            body += office[-len(split.core)]
        core = split.core
        link = Link(at, core, office_of(office))
        if core in ("领导", "领导人", "领导同志") or _NO_BODY.fullmatch(fold(body)) or _KIND_OF_BODY.match(fold(body)):
            return self._with(link, hidden=True)
        if core == "总书记" and fold(body) in ("", "中共", "中共中央", "党中央"):
            return self._with(link, body="中共中央", inferred=() if body else ("body",))
        if core == "国务委员":
            return self._with(link, body=self.places.printed("国务院"), inferred=("body",))
        if core == "委员长" and not body:
            return self._with(link, body=self.places.printed("全国人大常委会"), inferred=("body",))
        if not body:
            return self._bare(link, chain)
        return self._named(link, body, chain)

    @staticmethod
    def _with(link: Link, **changes: object) -> Link:
        values = {name: getattr(link, name) for name in link.__dataclass_fields__} | changes
        return Link(**values)  # type: ignore[arg-type]

    # Titles that name their body, or a part of it.

    def _named(self, link: Link, body: str, chain: Chain) -> Link:
        body = without_session(body)
        folded = fold(body)
        lead = read_lead(folded)
        if level := governs(link.core) or ("自治区" if link.core == "主席" and folded.endswith("自治区") else ""):
            found = self._government(link, body, folded, lead, level, chain)
            if found is not None:
                return found
        if lead.places:
            return self._printed(link, body, folded, lead)
        if lead.level:
            return self._filled(link, body, folded, lead, chain)
        if country := self._country(link, folded):
            return country
        if link.core in _COMPANY_OFFICES and folded not in ("集团", "公司"):
            return self._finish(link, body, "", (), ())
        if not _ENDS_BODY.search(folded):
            return self._with(link, office=body + (link.office or ""))
        if _PLACE_UNKNOWN.match(folded) or (_CENTRAL.match(folded) and not folded.endswith("纪检组")):
            return self._finish(link, short_form(body), "", (), ())
        if kind_of_group(folded) and folded.endswith(("组", "联席会议", "指挥部", "专班")):
            return self._of_group(link, body, folded, chain)
        return self._unplaced(link, body, folded, chain)

    def _government(
        self, link: Link, body: str, folded: str, lead: Lead, level: str, chain: Chain
    ) -> Link | None:
        """宿迁市副市长, 市政府副市长, 南京市长: the government of the place."""
        rest = folded[lead.at :]
        if rest not in ("", "政府", "人民政府"):
            return None
        if lead.places:
            place = body[: lead.placed]
            division = lead.places[-1][1]
            if not rest and not place.endswith(self.places.printed(level)) and division and kind_of(division) == level:
                place += self.places.printed(level)
            return self._at_place(link, place, level, "", filled=False)
        place = self.filler.place(level, link.start, chain)
        if place is None:
            return self._with(link, body=self._government_word(self.places.printed(level), level), level=level)
        return self._at_place(link, place, level, "place")

    def _government_word(self, place: str, level: str) -> str:
        return place + self.places.printed("行署" if level in ("盟", "地区") else "政府")

    def _at_place(self, link: Link, place: str, level: str, inferred: str, *, filled: bool = True) -> Link:
        body = self._government_word(place, level)
        full = place if filled else self.filler.with_city(place)
        inferred = inferred or ("place" if full != place else "")
        body = full + body[len(place) :]
        return self._with(
            link, body=body, parent=body, level=level, place=full, places=((level, full),),
            inferred=(inferred,) if inferred else (),
        )  # fmt: skip

    def _printed(self, link: Link, body: str, folded: str, lead: Lead) -> Link:
        """A body printed with its place keeps it; a district gets its city."""
        place = body[len(lead.prefix) : lead.placed]
        full = self.filler.corps() if fold(place) == "兵团" else self.filler.with_city(place)
        name = short_form(body[: len(lead.prefix)] + full + body[lead.at :])
        known = self.filler.levels_of(lead, full)
        return self._finish(link, name, full, known, ("place",) if full != place else ())

    def _filled(self, link: Link, body: str, folded: str, lead: Lead, chain: Chain) -> Link:
        """市纪委 → 株洲市纪委; where the place is not determined, as printed."""
        level = "自治区" if folded.startswith("区党委") else lead.level.removeprefix("本")
        place = self.filler.place(level, link.start, chain)
        if level == "区" and folded[lead.at :].startswith(tuple(_OF_A_ZONE)):
            place = self._zone(link.start, chain) or place
        prefix = "共青团" if lead.prefix == "团" else body[: len(lead.prefix)]
        if place is None:
            word = body[len(lead.prefix) : lead.at]
            return self._finish(link, short_form(prefix + body[len(lead.prefix) :]), word, ((level, word),), ())
        name = short_form(self.places.printed(prefix) + place + body[lead.at :])
        return self._finish(link, name, place, ((level, place),), ("place",))

    def _finish(
        self, link: Link, name: str, place: str, known: tuple[tuple[str, str], ...], inferred: tuple[str, ...]
    ) -> Link:
        folded = fold(name)
        committee = _COMMITTEE.match(folded)
        inside = _OFFICE_INSIDE.search(folded)
        parent = name[: inside.start()] if inside else root_of(name)
        return self._with(
            link, body=name, parent=parent if parent != place else name, place=place, places=known,
            level=known[-1][0] if known else "", committee=name[: committee.end()] if committee else None,
            group=folded.endswith(("领导小组", "联席会议", "指挥部", "巡察组", "巡视组", "督察组")), inferred=inferred,
        )  # fmt: skip

    def _country(self, link: Link, folded: str) -> Link | None:
        if link.core not in _COUNTRY_BODIES and link.core not in ("总统", "国王", "主席", "元首"):
            return None
        if _CENTRAL.match(folded) or _ORGAN.search(folded) or _NAMED.search(folded):
            return None
        return self._with(link, body=folded + _COUNTRY_BODIES.get(link.core, ""), level="国", place=folded)

    def _of_group(self, link: Link, body: str, folded: str, chain: Chain) -> Link:
        """督察组组长, 第七巡察组组长: the group as it is printed in full before."""
        holder = next((k.parent for k in chain.links if k.parent and fold(k.parent)[-1] == folded[0]), None)
        if holder is not None and folded[0] in "部局厅委校院":
            return self._with(link, body=holder + body[1:], group=True, inferred=("body",))
        kind = kind_of_group(folded)
        same = [g for g in self.groups if fold(g.name).endswith(folded) and g.owned and g.start <= link.start]
        if not folded.startswith("第") and (near := nearest_group(self.groups, link.start, kind)) and near.owned:
            same = [near]
        name = numbered_by_line(self.text, same[-1], link.start) if same else self._own_group(body, folded, kind)
        return self._group_link(link, name)

    def _own_group(self, body: str, folded: str, kind: str) -> str:
        """A numbered group without its authority: that of the other groups of its kind (旗委…巡察组)."""
        for group in self.groups:
            owner = regex.match(r".{0,20}?(?:[省市县区州旗盟地]委|中央|党委)", fold(group.name))
            if owner and kind_of_group(group.name) == kind:
                return group.name[: owner.end()] + body
        sent = regex.search(rf"([省市县区州旗盟地]委|中央)(?=第?\p{{Han}}{{0,8}}{kind or '巡[视察]'})", self.text.folded)
        return (self.text.raw[sent.start() : sent.end()] + body) if sent else body

    def _group_link(self, link: Link, name: str, extra: str = "") -> Link:
        filled, changed = self.filler.complete(name, link.start)
        inferred = ("body", "place") if changed else ("body",)
        return self._with(
            link, body=short_form(filled) + extra, parent=None if not extra else filled, group=True, inferred=inferred
        )

    def _unplaced(self, link: Link, body: str, folded: str, chain: Chain) -> Link:
        """组织部, 公安局, 人事处, 党组: what they are part of, or the place that they belong to."""
        near = [k for k in chain.near(self.text.folded, link.start) if k.body and not k.group]
        if folded in _OF_A_ZONE and (zone := self._zone(link.start, chain)):
            return self._finish(link, zone + body, zone, (("区", zone),), ("body",))
        if (bare := _BARE_COMPANY.match(folded)) and (company := self.filler.company(bare.group(), link.start)):
            return self._finish(link, company + body[2:], company, (), ("body",))
        if _DEPARTMENT.match(folded):
            return self._department(link, body, near, chain)
        if folded == "办公室" and not any(k in chain.links for k in near):
            group = nearest_group(self.groups, link.start, "领导小组") or nearest_group(self.groups, link.start, "联席会议")
            if group is not None:
                return self._group_link(link, group.name, body)
        if _INSIDE.match(folded):
            return self._inside(link, body, folded, near, chain)
        if _NAMED.search(folded) or not _ORGAN.search(folded):
            return self._finish(link, short_form(body), "", (), ())
        if near and not near[0].place and near[0].parent and folded in ("纪委", "工会", "团委", "党校", "纪检监察组"):
            return self._with(link, body=near[0].parent + body, parent=near[0].parent, inferred=("body",))
        placed = self._placed(near, chain) or next((k for k in near if k.place and fold(k.body or "")[-1:] == folded[-1] == "局"), None)
        place, level = (placed.place, placed.level) if placed else self.filler.own()
        if not place:
            return self._finish(link, short_form(body), "", (), ())
        known = placed.places if placed else ((level, place),)
        return self._finish(link, short_form(place + body), place, known, ("place",))

    def _zone(self, at: int, chain: Chain) -> str | None:
        """The zone of 管委会主任, 党工委书记: that of the chain, else the one that the release is about."""
        for link in chain.near(self.text.folded, at):
            if link.body and (zone := _ZONE_BODY.search(fold(link.body))):
                return link.body[: zone.start()]
        return self.filler.zone(at)

    @staticmethod
    def _placed(near: list[Link], chain: Chain) -> Link | None:
        """The nearest post with a place; one that only repeats its level word serves its own chain."""
        return next((k for k in near if k.place and (k.place != k.level or k in chain.links)), None)

    def _department(self, link: Link, body: str, near: list[Link], chain: Chain) -> Link:
        """组织部 → the party committee of the chain, else of the place."""
        for k in near:
            if k.committee and (k.place != k.level or k in chain.links):
                return self._finish(link, k.committee + body, k.place, k.places, ("body",))
        placed = self._placed(near, chain)
        place, level = (placed.place, placed.level) if placed else self.filler.own()
        if not place:
            return self._finish(link, short_form(body), "", (), ())
        committee = place + self.places.printed("党委" if level in ("自治区", "兵团", "镇", "乡") else "委")
        known = placed.places if placed else ((level, place),)
        return self._finish(link, committee + body, place, known, ("place", "body"))

    def _inside(self, link: Link, body: str, folded: str, near: list[Link], chain: Chain) -> Link:
        """人事处, 党组, 审判委员会: an office of the body that the chain names, else of the issuer."""
        holder = next((k for k in near if k.parent), None)
        parent = holder.parent if holder else None
        if holder is not None and folded in ("办公室", "办公厅", "研究室") and holder.committee:
            parent = holder.committee
        if parent is None:
            earlier = next((k for k in chain.in_paragraph(self.text.folded, link.start) if k.parent), None)
            parent = earlier.parent if earlier else root_of(short_form(self.issuer)) if self.issuer else None
        if parent is None:
            place, level = self.filler.own()
            town = level in ("镇", "乡", "街道") and folded in ("党委", "党工委")
            return self._finish(link, (place if town else "") + short_form(body), "", (), ("place",) if town else ())
        if fold(parent).endswith(folded):
            return self._with(link, body=parent, parent=parent, inferred=("body",))
        place, known = (holder.place, holder.places) if holder else ("", ())
        return self._with(
            link, body=parent + short_form(body), parent=parent, place=place, places=known, inferred=("body",)
        )

    # Offices without a body.

    def _bare(self, link: Link, chain: Chain) -> Link:
        core, folded = link.core, self.text.folded
        if level := governs(core):
            place = self.filler.place(level, link.start, chain)
            if place is None:
                return self._with(link, body=self._government_word(self.places.printed(level), level), level=level)
            return self._at_place(link, place, level, "place")
        if core in ("司令员", "政委", "政治委员") and self.places.corps:
            return self._with(link, body=self.filler.corps(), inferred=("body",))
        if core in ("总统", "总理", "首相", "国王", "议长"):
            country = next((k.place for k in chain.all_before() if k.level == "国"), None)
            return self._with(link, body=country + _COUNTRY_BODIES.get(core, ""), inferred=("body",)) if country else link
        if core in _GROUP_OFFICES and not any(k.body and not k.group for k in chain.links):
            group = group_of_column(self.text, self.groups, link.start) or nearest_group(self.groups, link.start)
            return self._group_link(link, numbered_by_line(self.text, group, link.start)) if group else link
        body = self._inherited(core, link.start, chain)
        if body is None:
            return link
        near = next((k for k in chain.near(folded, link.start) if k.body == body or k.parent == body), None)
        place, known, level = (near.place, near.places, near.level) if near else ("", (), "")
        committee = near.committee if near else None
        return self._with(
            link, body=body, parent=root_of(body), place=place, places=known, level=level,
            committee=committee, inferred=("body",),
        )  # fmt: skip

    def _inherited(self, core: str, at: int, chain: Chain) -> str | None:
        """The body of an office that names none, nearest first, if it can have such an office."""
        folded = self.text.folded
        fits = self._fitting(core)
        if fits is not None:
            for link in self._search_order(core, at, chain):
                for name in (link.parent, link.body):
                    if name and fits.search(fold(name)):
                        return name
            return self._issuer_fitting(fits)
        own = [k for k in reversed(chain.links) if k.body and not k.group]
        if own:
            return own[0].body if core in _PARTY_OFFICES else own[0].parent or own[0].body
        for link in chain.near(folded, at):
            if link.body and not link.group:
                return link.body if core in _PARTY_OFFICES else link.parent or link.body
        for links in (chain.in_paragraph(folded, at), chain.all_before()):
            for link in links:
                if link.core == core and link.body and not link.group:
                    return link.body
        return self._by_headline(core)

    def _search_order(self, core: str, at: int, chain: Chain) -> Iterator[Link]:
        folded = self.text.folded
        yield from chain.near(folded, at)
        yield from chain.in_paragraph(folded, at)
        yield from chain.all_before()

    def _fitting(self, core: str) -> regex.Pattern[str] | None:
        """What the body of an office must end with: 局 for 局长, a company for 董事长."""
        if core == "检察长":
            return regex.compile(r"检察院$")
        if core in _COMPANY_OFFICES:
            return regex.compile(r"(?:公司|集团|银行|社)$")
        if len(core) == 2 and core[1] == "长" and core[0] in _UNIT_ENDS:
            return regex.compile(f"(?:{_UNIT_ENDS[core[0]]})$")
        if core in ("大队长", "支队长", "总队长", "中队长"):
            return regex.compile(f"{core[:-1]}$")
        return None

    def _issuer_fitting(self, fits: regex.Pattern[str]) -> str | None:
        """The issuer, else the last body of the text that fits."""
        if self.issuer and fits.search(fold(self.issuer)):
            return self.filler.complete(short_form(self.issuer), 0)[0]
        return None

    def _by_headline(self, core: str) -> str | None:
        """副主任 in a report on a session of 人大常委会 is of that."""
        wanted = "政协" if core == "主席" else "人大常委会" if core in ("主任", "委员") else ""
        folded = fold(self.headline)
        if not wanted or wanted not in folded:
            return None
        before = self.headline[: folded.index(wanted) + len(wanted)]
        return self.filler.complete(short_form(before), 0)[0]
