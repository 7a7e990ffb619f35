"""What persons do in the release, from the verbs around their names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import regex

from govnews_extract.fields.officials import verbs
from govnews_extract.fields.officials.persons import BoundPost, Person
from govnews_extract.fields.officials.view import View
from govnews_extract.zh.spots import spots

_BY_POST = {"appointed": "appointed", "removed": "removed", "proposed": "nominated"}
_BY_PRESENCE = frozenset(("attended", "observed", "accompanied"))
_BY_OWN_WILL = frozenset(("spoke", "attended", "inspected", "met"))  # of one under investigation: by mistake
_LEADER = "总书记"
_SENTENCE_ENDS = "。;!?\n"
_HOST_REACH = 60  # characters of a host's label and titles
_TOGETHER = 40  # characters between two persons who can still share a verb

Span = tuple[int, int]


def assign_roles(view: View, people: list[Person]) -> None:
    """Fill `roles` of every person from posts, verbs and labels."""
    _leave(view, people)
    listed = [m.span() for m in verbs.ATTENDANCE.finditer(view.s)] if people else []
    for person in people:
        _from_posts(person)
        _from_labels(view, person)
        if listed and any(_is_listed(listed, start) for start, _ in person.mentions):
            person.add_role("attended")
    _from_verbs(view, people)
    for person in people:
        _settle(person)


def _leave(view: View, people: list[Person]) -> None:
    """某局局长甲，因到龄，免去现任职务: the posts that stand before the name are those that are left."""
    s = view.s
    left = list(verbs.LEFT.finditer(s)) if people else []
    posts = sorted((p for person in people for p in person.posts), key=_start) if left else []
    for m in left:
        start = max(s.rfind(c, 0, m.start()) for c in _SENTENCE_ENDS) + 1
        first, last = (bisect_left(posts, at, key=_start) for at in (start, m.start()))
        for post in posts[first:last]:
            if post.status == "current":
                post.status = "removed"


def _start(post: BoundPost) -> int:
    return post.start


def _is_listed(listed: list[Span], at: int) -> bool:
    """Whether `at` lies in one of `listed`, which are in order."""
    last = bisect_right(listed, (at, at)) - 1
    return last >= 0 and at < listed[last][1]


def _from_posts(person: Person) -> None:
    for post in person.posts:
        if (role := _BY_POST.get(post.status)) is not None:
            person.add_role(role)


def _from_labels(view: View, person: Person) -> None:
    s = view.s
    for start, end in person.mentions:
        if _signs(view, person, start, end):
            person.add_role("signed")
        if _is_host(view, person, start, end):
            person.add_role("chaired")
        elif view.at_line_start(start) and verbs.PUT_FORWARD.match(s, end):
            person.add_role("nominated")
        elif s.startswith(":", end) and view.at_line_start(start) and "chaired" not in person.roles:
            person.add_role("spoke")


def _is_host(view: View, person: Person, start: int, end: int) -> bool:
    """主持人：某部副部长甲; 主持人甲(某局副局长)：…"""
    s = view.s
    if "主持" not in s[max(0, start - _HOST_REACH) : start]:
        return False
    if s.endswith("主持人", 0, start) and s[end : end + 1] in (":", "("):
        return True
    ends = {p.end: p.start for p in person.posts}
    start = ends.get(start, start)
    while start - 1 in ends:  # 某部副部长、某办主任甲
        start = ends[start - 1]
    return s.endswith(verbs.HOST, 0, start)


def _signs(view: View, person: Person, start: int, end: int) -> bool:
    """省长 甲 alone on a line above a date."""
    s = view.s
    after = s[end : end + 16].split("\n")
    if len(after) < 2 or after[0]:
        return False
    line = s.rfind("\n", 0, start) + 1
    if not any(p.start == line and p.end == start for p in person.posts):
        return False
    return verbs.DATE_LINE.match(after[1]) is not None


def _settle(person: Person) -> None:
    """表示 counts as speech only where no pledge is told."""
    if "said" in person.roles:
        person.roles.remove("said")
        if "pledged" not in person.roles:
            person.add_role("spoke")
    if "investigated" in person.roles:
        person.roles = [role for role in person.roles if role not in _BY_OWN_WILL]
    if "spoke" in person.roles and all(
        p.rule == "name_title" and p.title.endswith(_LEADER) for p in person.posts
    ):
        person.roles[person.roles.index("spoke")] = "cited"  # named only for their words elsewhere


def _from_verbs(view: View, people: list[Person]) -> None:
    s = view.s
    mentions = sorted((a, b, p) for p in people for a, b in p.mentions) if people else []
    if not mentions:
        return
    titles = sorted({(q.start, q.end) for p in people for q in p.posts})
    subject: list[Person] = []
    subject_end = i = 0
    b = listed = -1
    for stop in (*spots(s, _SENTENCE_ENDS), len(s)):
        silent = s[stop : stop + 1] == ";" and not verbs.ANY.search(s, max(b, listed) + 1, stop)
        if silent:  # 市委常委甲；副市长乙到会: the list goes on
            listed = stop
            continue
        a, b = b + 1, stop
        inside = []
        while i < len(mentions) and mentions[i][1] <= b:
            if mentions[i][0] >= a:
                inside.append(mentions[i])
            i += 1
        if inside:
            local = titles[bisect_left(titles, (a, 0)) : bisect_left(titles, (b, 0))]
            subject = _read_sentence(s, (a, b), inside, local) or subject
            subject_end = b
        elif subject and a - subject_end < 400 and verbs.PRONOUN.match(s, a, b):
            for person in subject:
                person.add_role("spoke")


def _lead_start(s: str, start: int, floor: int, titles: list[Span]) -> int:
    """Where the titles before a name begin."""
    for a, b in reversed(titles[bisect_left(titles, (floor, 0)) : bisect_left(titles, (start, 0))]):
        if b <= start and start - b <= 14 and not verbs.ANY.search(s, b, start):
            start = a
    return start


def _grouped(
    s: str, a: int, inside: list[tuple[int, int, Person]], titles: list[Span]
) -> list[tuple[int, int, list[Person]]]:
    """Persons that stand in one list, with the list's start and end."""
    groups: list[tuple[int, int, list[Person]]] = []
    previous_end = a
    for start, end, person in inside:
        lead = _lead_start(s, start, previous_end, titles)
        if groups and lead - groups[-1][1] <= _TOGETHER and not _parted(s, groups[-1][1], lead):
            groups[-1][2].append(person)
            groups[-1] = (groups[-1][0], end, groups[-1][2])
        else:
            groups.append((lead, end, [person]))
        previous_end = end
    return groups


def _parted(s: str, start: int, end: int) -> bool:
    """Whether something is said between two persons, so that they do not share a verb."""
    return (
        verbs.ANY.search(s, start, end) is not None
        or s.endswith(verbs.OBJECT, start, end)
        or s[end - 1] == "由"
    )


def _read_sentence(
    s: str, sentence: Span, inside: list[tuple[int, int, Person]], titles: list[Span]
) -> list[Person]:
    """Give each list of persons the roles of its verbs; returns the sentence's subject."""
    a, b = sentence
    groups = _grouped(s, a, inside, titles)
    main: list[Person] = []
    bounds = [g[0] for g in groups[1:]] + [b]
    for (lead, end, members), stop in zip(groups, bounds, strict=True):
        before, tail = s[max(a, lead - 16) : lead], s[end:stop]
        if _is_guilty(before, tail):
            _add(members, "investigated")
        elif verbs.SENT.match(tail) or (before.endswith(verbs.SPREAD) and verbs.WORDS.match(tail)):
            _add(members, "cited")
            _apply(main, tail[4:])
        elif verbs.LISTED.search(before):
            _add(members, "attended")
        elif before.endswith("受") and "委托" in tail[:4]:
            continue  # who gives the order is absent
        elif before.endswith("由"):
            _apply(members, tail)
        elif "陪同下" in tail[:10]:
            _add(members, "accompanied")
            _apply(main, tail.partition("陪同下")[2])
        elif verbs.GUEST.search(before):
            _add(members, "met")
        elif before.endswith(verbs.HEARD) and verbs.ACCOUNT.search(tail):
            _add(members, "spoke")
        elif before.endswith(verbs.OBJECT) and (main or lead > a + 2):
            _apply(main, tail)
        else:
            main = members
            _apply(members, tail)
    return main


def _is_guilty(before: str, tail: str) -> bool:
    """甲被立案审查, 给予甲警告处分; not what a law or a name that is quoted says."""
    if "给予" in before and verbs.PUNISHED.match(tail) is not None:
        return True
    guilty = verbs.GUILTY.search
    return guilty(tail) is not None and guilty(verbs.QUOTED.compiled.sub("", tail)) is not None


def _add(people: list[Person], role: str) -> None:
    for person in people:
        person.add_role(role)


def _told(tail: str) -> str:
    """What a clause tells of its persons: without words cited, words said, and what is attended."""

    def keep(m: regex.Match[str]) -> str:
        return "表态" if m.group().startswith("表态") else ""

    told = verbs.QUOTED.compiled.sub(keep, tail)
    if (speech := verbs.SPEECH.search(told)) is not None:
        told = told[: speech.end()]
    return verbs.PRESENT.compiled.sub(lambda m: m.group()[:2], told)


def _apply(people: list[Person], tail: str) -> None:
    if not people:
        return
    told = _told(tail)
    hits = sorted([(m.start(), role) for role, rule in verbs.ROLES if (m := rule.search(told))])
    for n, (at, role) in enumerate(hits):
        if role not in _BY_PRESENCE or n == 0 or _own_clause(told, at):
            _add(people, role)
    if any(role in ("spoke", "pledged") for _, role in hits):
        return
    if verbs.SAYS.search(told[:6]) or verbs.SAYS_ON.search(tail):
        _add(people, "said")


def _own_clause(told: str, at: int) -> bool:
    """Whether the verb at `at` is still the persons' own: 甲出席会议，其他干部列席 is not."""
    comma = told.rfind(",", 0, at)
    return comma < 0 or at - comma <= 4
