"""One title at a time: its body completed from its chain, the groups and bodies named before it, and the places."""

from __future__ import annotations

from collections.abc import Container

from govnews_extract.resolve import bodykinds as kinds
from govnews_extract.resolve.bodynames import Lead, read_lead, root_of, short_form, without_session
from govnews_extract.resolve.chains import Chain, Link
from govnews_extract.resolve.filling import PlaceFiller
from govnews_extract.resolve.grouping import Groups, is_numbered
from govnews_extract.resolve.groups import kind_of_group
from govnews_extract.resolve.inheritance import Inheritance
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.places import PlaceContext, kind_of
from govnews_extract.resolve.titles import ends_with, governs, office_of, split_title
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_CPPCC_NATIONAL = "政协全国委员会"
_BLANKS = Pattern(r"\s+")
_EDGES = Pattern(r"^(?:并?兼任?|同时兼任?)(?=.{2})|(?:提名)?(?:候选人|人选)$")
_LEADS, _TAILS = frozenset("并並併兼同衕"), frozenset("人选選")
# 原 inside a title: 住建局原党组书记, 水利局原局长.
_FORMER = Pattern(
    r"(?<=[局厅部委办院会司社团校处室组署所站队府协联队行学心省市县区州旗镇乡]|公司|集团|人大|海关)原(?=\p{Han}{2})(?!平市|阳县|州区)"
)


def _trimmed(title: str) -> str:
    """A printed title without blanks, 兼任 before it, 候选人 behind it and 原 inside."""
    if not title.isalpha():
        title = _BLANKS.sub("", title)
    if title[:1] in _LEADS or title[-1:] in _TAILS:
        while (trim := _EDGES.search(fold(title))) and len(trim.group()) < len(title):
            title = title[: trim.start()] + title[trim.end() :]
    if "原" in title and (former := _FORMER.search(fold(title))):
        title = title[: former.start()] + title[former.end() :]
    return title


class Resolver:
    """Resolves titles in the order of the text, with what earlier ones printed."""

    def __init__(
        self,
        places: PlaceContext,
        text: Text,
        heads: Container[str],
        countries: Container[str] = (),
        *,
        issuer: str | None,
        headline: str | None,
    ) -> None:
        self.places = places
        self.text = text
        self.heads = heads
        self.countries = countries
        self.issuer = issuer
        self.headline = headline or ""
        self.filler = PlaceFiller(places, text, f"{issuer or ''} {headline or ''}")
        self.groups = Groups(text, self.headline)
        self.inheritance = Inheritance(text, self.filler, issuer, self.headline)

    def resolve(self, title: str, at: int, chain: Chain) -> Link:
        """The post that `title`, printed at `at`, gives within its chain."""
        raw = _trimmed(title)
        whole = fold(raw)
        split = split_title(whole, self.heads)
        core, office = split.core, raw[split.at :]
        body, folded = raw[: split.at], whole[: split.at]
        if folded.endswith(("首届", "本届", "上届")):  # 某某商会首届会长
            body, folded = body[:-2], folded[:-2]
        if "分管" in folded:  # 县分管副县长, 分管日常工作副主席
            cut = folded.index("分管")
            body, folded = body[:cut], folded[:cut]
        if split.unit and not folded.endswith(core[0]):
            body += office[-len(core)]
            folded += core[0]
        link = Link(at, core, office_of(office))
        if core in kinds.LEADER_WORDS or (folded and kinds.is_no_body(folded)):
            return self._hidden(link, body, folded)
        if core == "总书记" and folded in ("", "中共", "中共中央", "党中央"):
            return link._replace(body="中共中央", inferred=() if body else ("body",))
        if core == "国务委员":
            return link._replace(body=self.places.printed("国务院"), inferred=("body",))
        if core == "委员长" and not body:
            return link._replace(body=self.places.printed("全国人大常委会"), inferred=("body",))
        if not body:
            return self._bare(link, chain)
        return self._named(link, body, folded, chain)

    def _hidden(self, link: Link, body: str, folded: str) -> Link:
        """青石县领导: no body, but whose people stand behind it."""
        lead = read_lead(folded)
        if not lead.places:
            return link._replace(hidden=True)
        place = self.filler.with_city(body[len(lead.prefix) : lead.placed])
        known = self.filler.levels_of(lead, place)
        return link._replace(hidden=True, place=place, places=known, level=known[-1][0])

    # Titles that name their body, or a part of it.

    def _named(self, link: Link, body: str, folded: str, chain: Chain) -> Link:
        if (short := without_session(body)) is not body:
            body, folded = short, fold(short)
        if folded.startswith(_CPPCC_NATIONAL):
            body = self.places.printed("全国政协") + body[len(_CPPCC_NATIONAL) :]
            folded = fold(body)
        if link.core in kinds.COMMITTEE_SEATS and folded.endswith(tuple(kinds.TOWNS)):
            committee = "党工委" if folded.endswith("街道") else "党委"
            body, folded = body + self.places.printed(committee), folded + committee
        lead = read_lead(folded)
        if level := governs(link.core) or (
            "自治区" if link.core == "主席" and folded.endswith("自治区") else ""
        ):
            found = self._government(link, body, folded, lead, level, chain)
            if found is not None:
                return found
        if lead.places:
            return self._printed(link, body, folded, lead)
        if lead.level:
            return self._filled(link, body, folded, lead, chain)
        if country := self._country(link, folded):
            return country
        if link.core in kinds.COMPANY_OFFICES and folded not in ("集团", "公司"):
            return self._finish(link, body, "", (), ())
        if not ends_with(folded, kinds.BODY_ENDS):
            return link._replace(office=body + (link.office or ""))
        if (zoned := kinds.SHORT_ZONE.match(folded)) is not None:
            zone = self._zone(link.start, chain) or ""
            if len(zone) > zoned.end(1):
                return self._finish(link, zone + body[zoned.end(1) :], zone, (("区", zone),), ("body",))
        if (named := kinds.PLACE_UNKNOWN.match(folded)) is not None:
            place = body[: named.end(1)]
            return self._finish(link, short_form(body), place, ((named.group(2), place),), ())
        if kinds.CENTRAL.match(folded) and not folded.endswith("纪检组"):
            return self._finish(link, short_form(body), "", (), ())
        if is_numbered(folded):
            return self._group_link(link, self.groups.numbered(body))
        if kind_of_group(folded) and folded.endswith(kinds.GROUP_ENDS):
            return self._of_group(link, body, folded, chain)
        return self._unplaced(link, body, folded, chain)

    def _government(
        self, link: Link, body: str, folded: str, lead: Lead, level: str, chain: Chain
    ) -> Link | None:
        """宿迁市副市长, 市政府副市长, 南京市长: the government of the place; null if another body is named."""
        if not lead.places and len(level) + 2 <= len(folded) <= 10 and folded.endswith(level):
            return self._government_of(link, body, level, ())  # a place that the gazetteer does not know
        if folded[lead.at :] not in ("", "政府", "人民政府", "行署", "行政公署"):
            return None
        if not lead.places:
            return self._government_meant(link, level, chain)
        place, division = body[: lead.placed], lead.places[-1][1]
        ending = self.places.printed(level)
        if not place.endswith(ending) and division is not None and kind_of(division) == level:
            place += ending
        full = self.filler.with_city(place)
        return self._government_of(link, full, level, ("place",) if full != place else ())

    def _government_meant(self, link: Link, level: str, chain: Chain) -> Link:
        """县长 → X县政府, or 县政府 where the release does not tell which."""
        place = self.filler.place(level, link.start, chain)
        if place is not None:
            return self._government_of(link, place, level, ("place",))
        return self._government_of(link, self.places.printed(level), level, ())._replace(place="", places=())

    def _government_of(self, link: Link, place: str, level: str, inferred: tuple[str, ...]) -> Link:
        body = place + self.places.printed("行署" if level in ("盟", "地区") else "政府")
        return link._replace(
            body=body,
            parent=body,
            level=level,
            place=place,
            places=((level, place),),
            inferred=inferred,
        )

    def _printed(self, link: Link, body: str, folded: str, lead: Lead) -> Link:
        """A body printed with its place keeps it; a district gets its city."""
        place = body[len(lead.prefix) : lead.placed]
        corps = folded[len(lead.prefix) : lead.placed] == "兵团"
        full = self.filler.corps() if corps else self.filler.with_city(place)
        name = short_form(body[: len(lead.prefix)] + full + body[lead.at :])
        if kinds.SCHOOL_OR_COMPANY.search(folded, lead.placed):
            return self._finish(link, name, "", (), ("place",) if full != place else ())
        known = self.filler.levels_of(lead, full)
        return self._finish(link, name, full, known, ("place",) if full != place else ())

    def _filled(self, link: Link, body: str, folded: str, lead: Lead, chain: Chain) -> Link:
        """市纪委 → 株洲市纪委; where the place is not determined, as printed."""
        level = "自治区" if folded.startswith("区党委") else lead.level.removeprefix("本")
        place: str | None = self.filler.place(level, link.start, chain)
        if level == "区" and folded[lead.at :].startswith(kinds.OF_A_ZONE):
            place = self._zone(link.start, chain) or place
        prefix = "共青团" if lead.prefix == "团" else body[: len(lead.prefix)]
        if place is None:
            word = body[len(lead.prefix) : lead.at]
            return self._finish(
                link, short_form(prefix + body[len(lead.prefix) :]), word, ((level, word),), ()
            )
        name = short_form(self.places.printed(prefix) + place + body[lead.at :])
        if level == "地":  # 阿克苏地委, but 阿克苏地区行署
            level, place = "地区", place + self.places.printed("区")
        return self._finish(link, name, place, ((level, place),), ("place",))

    def _finish(
        self, link: Link, name: str, place: str, known: tuple[tuple[str, str], ...], inferred: tuple[str, ...]
    ) -> Link:
        folded = fold(name)
        committee = kinds.COMMITTEE.match(folded) if "委" in folded else None
        inside = kinds.OFFICE_INSIDE.search(folded) if folded.endswith(kinds.OFFICE_ENDS) else None
        parent = name[: inside.start()] if inside else root_of(name, folded)
        return Link(
            link.start, link.core, link.office,
            body=name, parent=parent if parent != place else name, place=place, places=known,
            level=known[-1][0] if known else "", committee=name[: committee.end()] if committee else None,
            group=folded.endswith(kinds.WHOLE_GROUPS), inferred=inferred,
        )  # fmt: skip

    def _country(self, link: Link, folded: str) -> Link | None:
        if link.core not in kinds.COUNTRY_BODIES:
            return None
        if kinds.CENTRAL.match(folded) or kinds.ORGAN.search(folded) or kinds.NAMED.search(folded):
            return None
        return link._replace(body=folded + kinds.COUNTRY_BODIES[link.core], level="国", place=folded)

    def _of_group(self, link: Link, body: str, folded: str, chain: Chain) -> Link:
        """督察组组长, 第七巡察组组长: the group as it is printed in full before."""
        holder = next((k.parent for k in chain.links if k.parent and fold(k.parent)[-1] == folded[0]), None)
        if holder is not None and folded[0] in "部局厅委校院":
            return link._replace(body=holder + body[1:], group=True, inferred=("body",))
        return self._group_link(link, self.groups.full(body, link.start))

    def _group_link(self, link: Link, name: str, extra: str = "") -> Link:
        filled, changed = self.filler.complete(name, link.start)
        inferred = ("body", "place") if changed else ("body",)
        body = short_form(filled) + extra
        return link._replace(body=body, parent=body if extra else None, group=not extra, inferred=inferred)

    def _unplaced(self, link: Link, body: str, folded: str, chain: Chain) -> Link:
        """组织部, 公安局, 人事处, 党组: what they are part of, or the place that they belong to."""
        near = [k for k in chain.near(self.text.folded, link.start) if (k.body or k.place) and not k.group]
        if (fuller := self._of_organ(link, body, folded, near, chain)) is not None:
            return fuller
        if folded in kinds.OF_A_ZONE and (zone := self._zone(link.start, chain)):
            return self._finish(link, zone + body, zone, (("区", zone),), ("body",))
        if (bare := kinds.BARE_COMPANY.match(folded)) and (
            company := self.filler.company(bare.group(), link.start)
        ):
            return self._finish(link, company + body[2:], company, (), ("body",))
        if bare or kinds.BARE_SCHOOL.match(folded):
            return self._finish(link, body, "", (), ())
        if (itself := kinds.OF_ITSELF.match(folded)) is not None:
            whole = self.inheritance.body_of_kind(itself.group(1), link.start, chain)
            return self._finish(link, (whole or body[0]) + body[1:], "", (), ("body",) if whole else ())
        if (part := self._part_of(link, body, folded, near)) is not None:
            return part
        if kinds.DEPARTMENT.match(folded):
            return self._department(link, body, near, chain)
        if folded == "办公室" and not any(k in chain.links for k in near):
            for kind in ("领导小组", "联席会议", "指挥部"):
                if (group := self.groups.nearest(link.start, kind)) is not None:
                    return self._group_link(link, group.name, body)
        if kinds.INSIDE.match(folded):
            return self._inside(link, body, folded, near, chain)
        abroad = any(folded[:size] in self.countries for size in (2, 3, 4))
        if abroad or kinds.NAMED.search(folded) or not kinds.ORGAN.search(folded):
            return self._finish(link, short_form(body), "", (), ())
        if near and not near[0].place and near[0].parent and folded in kinds.OF_ANY_BODY:
            return link._replace(body=near[0].parent + body, parent=near[0].parent, inferred=("body",))
        placed = self._placed(near, chain) or self._beside(near, folded)
        place, level = (placed.place, placed.level) if placed else self.filler.own()
        if not place:  # 县政府副县长、公安局局长 in a release that tells no county
            level = next((k.level for k in near if k in chain.links and k.level and not k.place), "")
            place = self.places.printed(level) if level else ""
        if not place:
            return self._finish(link, short_form(body), "", (), ())
        known = placed.places if placed else ((level, place),)
        return self._finish(link, short_form(place + body), place, known, ("place",))

    def _part_of(self, link: Link, body: str, folded: str, near: list[Link]) -> Link | None:
        """高教司办公室 behind 教育部高教司, 禁毒支队 behind 市公安局: a part of the body named before."""
        police = kinds.OF_THE_POLICE.search(folded) is not None
        for k in near:
            known = fold(k.body or "")
            for size in range(len(folded) - 1, 1, -1):
                if known.endswith(folded[:size]) and ends_with(folded[:size], kinds.BODY_ENDS):
                    whole = (k.body or "") + body[size:]
                    return self._finish(link, whole, k.place, k.places, ("body",))
            if police and (bureau := kinds.POLICE.search(known)) is not None:
                whole = (k.body or "")[: bureau.end()] + body
                return self._finish(link, whole, k.place, k.places, ("body",))
        return None

    def _of_organ(self, link: Link, body: str, folded: str, near: list[Link], chain: Chain) -> Link | None:
        """行署党组, 常委会党组, 派出所: of the prefecture, the congress or the town that is named before."""
        if folded.startswith("行署") and (place := self.filler.place("地区", link.start, chain)):
            return self._finish(link, place + body, place, (("地区", place),), ("place",))
        if folded.startswith("常委会"):
            for k in near:
                if k.body and fold(k.body).endswith("人大常委会"):
                    return self._finish(link, k.body + body[3:], k.place, k.places, ("body",))
        if folded == "派出所":
            for k in near:
                if k.place and k.level in kinds.TOWNS:
                    return self._finish(link, k.place + body, k.place, k.places, ("place",))
        return None

    def _zone(self, at: int, chain: Chain) -> str | None:
        """The zone of 管委会主任, 党工委书记: that of the chain, else the one that the release is about."""
        for link in chain.near(self.text.folded, at):
            if link.body and (zone := kinds.ZONE_BODY.search(fold(link.body))):
                return link.body[: zone.start()]
        return self.filler.zone(at)

    @staticmethod
    def _placed(near: list[Link], chain: Chain) -> Link | None:
        """The nearest post with a place; one that only repeats its level word serves its own chain."""
        return next((k for k in near if k.place and (k.place != k.level or k in chain.links)), None)

    @staticmethod
    def _beside(near: list[Link], folded: str) -> Link | None:
        """县水利局局长甲、公安局政委乙: a bureau beside another is of the same place."""
        return next((k for k in near if k.place and k.body and k.body[-1] == folded[-1] == "局"), None)

    def _department(self, link: Link, body: str, near: list[Link], chain: Chain) -> Link:
        """组织部 → the party committee of the chain, else of the place."""
        for k in near:
            if k.committee and (k.place != k.level or k in chain.links):
                return self._finish(link, k.committee + body, k.place, k.places, ("body",))
        for k in near:
            if (
                k in chain.links
                and k.body
                and fold(k.body).endswith(
                    ("大学党委", "学院党委", "校党委", "院党委", "集团党委", "公司党委")
                )
            ):
                return self._finish(link, k.body + body, "", (), ("body",))
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
            parent = earlier.parent if earlier else self._issuer_of(folded)
            if parent is None and folded == "党组":
                parent = self.inheritance.bureau_before(link.start)
        if parent is None:
            place, level = self.filler.own()
            town = level in ("镇", "乡", "街道") and folded in ("党委", "党工委")
            return self._finish(
                link, (place if town else "") + short_form(body), "", (), ("place",) if town else ()
            )
        if fold(parent).endswith(folded):
            return link._replace(body=parent, parent=parent, inferred=("body",))
        place, known = (holder.place, holder.places) if holder else ("", ())
        return link._replace(
            body=parent + short_form(body), parent=parent, place=place, places=known, inferred=("body",)
        )

    def _issuer_of(self, folded: str) -> str | None:
        """The issuer, if an office like 党组 or 人事处 can be its own; a government's site issues for all."""
        issuer = root_of(short_form(self.issuer or ""))
        whole = folded in ("党组", "办公室", "办公厅")
        return issuer if issuer and (whole or not fold(issuer).endswith("政府")) else None

    # Offices without a body.

    def _bare(self, link: Link, chain: Chain) -> Link:
        core, folded = link.core, self.text.folded
        if level := governs(core):
            return self._government_meant(link, level, chain)
        if core in kinds.CORPS_OFFICES and self.places.corps:
            return link._replace(body=self.filler.corps(), inferred=("body",))
        if core in kinds.FOREIGN_OFFICES:
            country = next((k.place for k in chain.all_before() if k.level == "国"), None)
            return (
                link._replace(body=country + kinds.COUNTRY_BODIES[core], inferred=("body",))
                if country
                else link
            )
        if core in kinds.GROUP_OFFICES and not any(k.body and not k.group for k in chain.links):
            group = self.groups.of_column(link.start) or self.groups.nearest(link.start)
            return self._group_link(link, self.groups.by_line(group, link.start)) if group else link
        body = self.inheritance.body_of(core, link.start, chain)
        if body is None:
            return link
        near = next((k for k in chain.near(folded, link.start) if k.body == body or k.parent == body), None)
        place, known, level = (near.place, near.places, near.level) if near else ("", (), "")
        committee = near.committee if near else None
        return link._replace(
            body=body, parent=root_of(body), place=place, places=known, level=level,
            committee=committee, inferred=("body",),
        )  # fmt: skip
