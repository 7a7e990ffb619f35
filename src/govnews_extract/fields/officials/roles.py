"""What persons do in the release, from the verbs around their names."""

from __future__ import annotations

import regex

from govnews_extract.fields.officials.persons import Person
from govnews_extract.fields.officials.view import View

_SENTENCE = regex.compile(r"[^。;!?\n]+")
_VERBS: tuple[tuple[str, str], ...] = (
    ("chaired", r"主持(?!人|工作|日常|下)"),
    ("pledged", r"表态"),
    (
        "spoke",
        r"讲话|致辞|致词|致欢迎|强调|指出|要求|汇报|通报|介绍|答问|答记者问|回答|宣布|宣读|说[,:]|发言|传达|辅导|授课|提出|反馈|解读|点评|部署|讲了"
        r"|作(?:了)?[^,。]{0,24}报告|作(?:了)?(?:动员|总结|说明|讲|报告)|代表[^,]{2,16}(?:发言|作)|动员讲|寄语|叮嘱",
    ),
    ("attended", r"出席|参加(?!工作|革命)|与会|到会"),
    ("observed", r"列席|旁听"),
    ("accompanied", r"陪同|随同"),
    ("inspected", r"调研|检查|走访|考察|督导|视察|看望|慰问|督查|察看|查看|巡查|巡河|暗访|实地"),
    ("met", r"会见|会谈|座谈交流|接见"),
    ("signed", r"签署|签订|签约|签字"),
)
_COMPILED = tuple((role, regex.compile(pattern)) for role, pattern in _VERBS)
_ANY = regex.compile("|".join(pattern for _, pattern in _VERBS) + "|表示|委托|为|任")
_QUOTED = regex.compile(r"《[^《》]*》|“[^“”]*”|来\p{Han}{1,4}(?:考察|调研|访问)|表态(?:性)?(?:发言|讲话)")
_SPEECH = regex.compile(r"强调|指出|表示|要求[,:各全要]|说[,:]|希望|认为|指示")
_PRESENT = regex.compile(r"(?:参加(?!工作|革命)|出席|陪同|列席|随同|与会)[^,;。]*")
_OBJECT = regex.compile(
    r"(?:与|同|向|对|给|受|根据|经|接受|按照|以|为|看望|慰问|听取了?|由于|接待了?|邀请|在|支持|转达|传达了?|贯彻|学习|落实|围绕|遵循|关于)$"
)
_PASSIVE = regex.compile(r"由$")
_ON_BEHALF = regex.compile(r"受$")
_GUILTY = regex.compile(
    r"接受[^,。]{0,20}(?:审查|调查)|严重违[纪法]|涉嫌|开除|立案(?:审查|调查|侦查)|被立案|被查|留置|逮捕|(?:给予|受到?)[^,。]{0,20}处分|双开|受贿|贪污|被提起公诉|被判"
)
_PRONOUN = regex.compile(r"^(?:[他她](?:还|也|同时|特别)?)(?:说|强调|指出|要求|希望|表示|提出)")
_COMPANY = regex.compile(r"(?:等)?(?:\p{Han}{0,6})?陪同下")
_SAYS = regex.compile(r"表示|说|谈到|认为|谈|讲|希望")
_DATE_LINE = regex.compile(r"[0-9〇零一二三四五六七八九十年月日.-]{6,14}")
_BY_PRESENCE = frozenset(("attended", "observed", "accompanied"))
_LEADER = "总书记"


def assign_roles(view: View, people: list[Person]) -> None:
    """Fill `roles` of every person from posts, verbs and labels."""
    _from_posts(people)
    _from_labels(view, people)
    _from_verbs(view, people)
    for person in people:
        _settle(person)


def _from_posts(people: list[Person]) -> None:
    for person in people:
        for post in person.posts:
            role = {"appointed": "appointed", "removed": "removed", "proposed": "nominated"}.get(post.status)
            if role:
                person.add_role(role)


def _from_labels(view: View, people: list[Person]) -> None:
    s = view.s
    for person in people:
        for start, end in person.mentions:
            if _signs(view, person, start, end):
                person.add_role("signed")
            if regex.search(r"主持人?:$", s[max(0, start - 5) : start]):
                person.add_role("chaired")
            elif s.startswith(":", end) and view.at_line_start(start) and "chaired" not in person.roles:
                person.add_role("spoke")


def _signs(view: View, person: Person, start: int, end: int) -> bool:
    """省长 甲 alone on a line above a date."""
    s = view.s
    line = s.rfind("\n", 0, start) + 1
    after = s[end : end + 16].split("\n")
    if len(after) < 2 or after[0] or not any(p.start == line and p.end == start for p in person.posts):
        return False
    return bool(_DATE_LINE.match(after[1]))


def _settle(person: Person) -> None:
    """表示 counts as speech only where no pledge is told."""
    if "said" in person.roles:
        person.roles.remove("said")
        if "pledged" not in person.roles:
            person.add_role("spoke")
    if "spoke" in person.roles and all(p.rule == "name_title" and p.title.endswith(_LEADER) for p in person.posts):
        person.roles[person.roles.index("spoke")] = "cited"  # named only for their words elsewhere


def _from_verbs(view: View, people: list[Person]) -> None:
    s = view.s
    mentions = sorted((a, b, p) for p in people for a, b in p.mentions)
    titles = sorted({(q.start, q.end) for p in people for q in p.posts})
    if not mentions:
        return
    i = 0
    subject: list[Person] = []
    subject_end = 0
    for sentence in _SENTENCE.finditer(s, mentions[0][0] and s.rfind("\n", 0, mentions[0][0]) + 1):
        a, b = sentence.span()
        while i < len(mentions) and mentions[i][0] < a:
            i += 1
        inside = []
        while i < len(mentions) and mentions[i][1] <= b:
            inside.append(mentions[i])
            i += 1
        if not inside:
            if subject and a - subject_end < 400 and _PRONOUN.match(s[a:b].lstrip("\"“”「")):
                for person in subject:
                    person.add_role("spoke")
            continue
        subject = _read_sentence(view, a, b, inside, titles) or subject
        subject_end = b


def _lead_start(start: int, floor: int, titles: list[tuple[int, int]], s: str) -> int:
    """Where the titles before a name begin."""
    for a, b in reversed(titles):
        if floor <= a and b <= start and start - b <= 14 and not _ANY.search(s, b, start):
            start = a
    return start


def _read_sentence(
    view: View, a: int, b: int, inside: list[tuple[int, int, Person]], titles: list[tuple[int, int]]
) -> list[Person]:
    s = view.s
    groups: list[tuple[int, int, list[Person]]] = []
    previous_end = a
    local = [t for t in titles if a <= t[0] < b]
    for start, end, person in inside:
        lead = _lead_start(start, previous_end, local, s)
        if groups and lead - groups[-1][1] <= 40 and not _joins_no_more(s, groups[-1][1], lead):
            groups[-1] = (groups[-1][0], end, [*groups[-1][2], person])
        else:
            groups.append((lead, end, [person]))
        previous_end = end
    main: list[Person] = []
    bounds = [g[0] for g in groups[1:]] + [b]
    for (lead, end, members), stop in zip(groups, bounds, strict=True):
        before = s[max(a, lead - 6) : lead]
        tail = s[end:stop]
        if _GUILTY.search(_QUOTED.sub("", tail)):
            for person in members:
                person.add_role("investigated")
            continue
        if _ON_BEHALF.search(before) and "委托" in tail[:4]:
            continue
        if _PASSIVE.search(before):
            _apply(members, tail)
            continue
        if _COMPANY.match(tail) or _COMPANY.search(tail[:6]):
            _add(members, "accompanied")
            _apply(main, tail[4:])
            continue
        if regex.search(r"(?:会见|会谈|接见)(?:了)?[^,。]{0,12}$", s[max(a, lead - 16) : lead]):
            _add(members, "met")
            continue
        if regex.search(r"听取(?:和审议)?(?:了)?$", s[max(a, lead - 8) : lead]) and regex.search(r"汇报|报告|说明|介绍", tail):
            _add(members, "spoke")
            continue
        if _OBJECT.search(before) and (main or lead > a + 2):
            if main:
                _apply(main, tail)
            continue
        main = members
        _apply(members, tail)
    return main


def _joins_no_more(s: str, start: int, end: int) -> bool:
    """Whether something is said between two persons, so that they do not share a verb."""
    return bool(_ANY.search(s, start, end)) or bool(_OBJECT.search(s, start, end)) or s[end - 1] == "由"


def _own_clause(told: str, at: int) -> bool:
    """Whether the verb at `at` is still the persons' own: 甲出席会议，其他干部列席 is not."""
    comma = told.rfind(",", 0, at)
    return comma < 0 or at - comma <= 4


def _add(people: list[Person], role: str) -> None:
    for person in people:
        person.add_role(role)


def _apply(people: list[Person], tail: str) -> None:
    told = _QUOTED.sub(lambda m: "表态" if m.group().startswith("表态") else "", tail)
    if (speech := _SPEECH.search(told)) is not None:
        told = told[: speech.end()]  # what follows are the words said
    if (present := _PRESENT.search(told)) is not None:
        told = told[: present.start() + 2] + told[present.end() :]  # 参加调研: present, no more
    first = told.find(",")
    hits = sorted(
        (m.start(), role)
        for role, pattern in _COMPILED if (m := pattern.search(told)) and (role not in _BY_PRESENCE or first < 0 or _own_clause(told, m.start()))
    )
    for _, role in hits:
        _add(people, role)
    if not any(role in ("spoke", "pledged") for _, role in hits) and _SAYS.search(told[:6]):
        _add(people, "said")


