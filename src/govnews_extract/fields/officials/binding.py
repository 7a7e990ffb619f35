"""Which title belongs to which name: decided head by head, left to right, first form that fits.

The forms, in order of decision: a bare later mention (戚佩文副主任); a label (组长：甲); a name that
stands before its title (`name_first`); the continuation of such a chain; 由甲兼任; a title before its
names (县委副书记、县长甲、乙); else the title waits for the next one of its chain.
"""

from __future__ import annotations

from bisect import bisect_right

from govnews_extract.fields.officials.edges import BODY_END
from govnews_extract.fields.officials.formulas import is_doctrine
from govnews_extract.fields.officials.heads import Title, read_title
from govnews_extract.fields.officials.name_first import NameFirst
from govnews_extract.fields.officials.names import (
    LABEL_BEFORE,
    THRESHOLD,
    TITLE_BEFORE,
    Name,
    NameReader,
    is_name_character,
)
from govnews_extract.fields.officials.persons import People
from govnews_extract.fields.officials.phrases import (
    AFTER_NAME,
    GROUP_BEHIND,
    HOLDER,
    LINK,
    OWN_VERB,
    POST_NOTE,
    ROSTER_REST,
)
from govnews_extract.fields.officials.state import Last
from govnews_extract.fields.officials.statuses import CANDIDATE, CANDIDATE_OPENS
from govnews_extract.fields.officials.view import View

_APPOINTING = ("免去", "任命", "聘任", "增补")
_INTERNATIONAL = ("联合国", "欧盟", "东盟", "国际", "世界")
_CHAINABLE = frozenset(("常委", "书记", "副书记", "党组成员", "党委委员", "党组书记", "党委书记"))
_NOTE_OPENS = CANDIDATE_OPENS | {"("}
_OWN_VERBS = frozenset("为任与同")  # one of these is in every `OWN_VERB`
_AFTER_NAMES = frozenset("与和同向对陪见表领率及偕托")  # and one of these in every `AFTER_NAME`
_TAKEN_ON = ("担任", "兼任", "接任", "代理", "出任")


class Binder(NameFirst):
    """One pass over the heads of a view; fills `people`."""

    def __init__(self, view: View, names: NameReader, people: People, skip: list[tuple[int, int]]) -> None:
        super().__init__(view, names, people)
        self.skip = sorted(skip)
        self.unbound: Title | None = None

    def run(self, heads: list[Title]) -> None:
        """Bind every title of `heads`, those of the view in their order, that can be bound."""
        for head in heads:
            if head.start < self.floor or self._is_read(head.start):
                continue
            title = read_title(self.view, head, self.floor)
            if title is not None:
                self._decide(self._without_name(title))

    def _is_read(self, i: int) -> bool:
        """Whether a table that was read holds `s[i]`."""
        at = bisect_right(self.skip, i, key=lambda span: span[0]) - 1
        return at >= 0 and i < self.skip[at][1]

    def _without_name(self, title: Title) -> Title:
        """程远山与农发行某支行行长: a name that is known already is no part of the title."""
        own = self.view.s[title.start : title.head]
        if not own:
            return title
        if "group" in title.flags and "等" in own and GROUP_BEHIND.search(own):
            return title._replace(start=title.head)
        if self.names.known and not _AFTER_NAMES.isdisjoint(own):
            for known in self.names.known:
                at = own.find(known)
                if at >= 0 and (link := AFTER_NAME.match(own, at + len(known))):
                    return title._replace(start=title.start + link.end())
        # 某某为水务局局长: an unknown name, its verb, the title
        for verb in () if _OWN_VERBS.isdisjoint(own) else OWN_VERB.finditer(own):
            end = title.start + verb.start()
            name = self.names.read_back(end, LABEL_BEFORE, title.start)
            if name is not None and name.start == title.start and name.score > THRESHOLD + 1:
                return title._replace(start=title.start + verb.end())
        return self._without_appointed(title)

    def _without_appointed(self, title: Title) -> Title:
        """免去某某水务处处长职务: between verb and title stands a name, if none stands behind the title."""
        s = self.view.s
        if title.head - title.start < 4 or not s.endswith(_APPOINTING, 0, title.start):
            return title
        if self.view.starts(title.start, "level", "place", "body"):
            return title
        name = self.names.read(title.start, TITLE_BEFORE)
        if (
            name is None
            or name.end >= title.head
            or name.score < THRESHOLD + 1
            or self.name_follows(title.end)
        ):
            return title
        return title._replace(start=name.end + (2 if s.startswith("同志", name.end) else 0))

    def _decide(self, title: Title) -> None:
        title = self._after_unlinked(title)
        after = self._after(title)
        linked = bool(self.pending) and self._links(self.pending[-1], title)
        if not linked:
            self.pending = []
        if self._mention(title) or self._label(title, after):
            return
        if self.name_first(title, after) or self.continued(title, after):
            return
        if self._taken_on_by(title, after) or self._title_first(title, after):
            return
        self.pending.append(title)
        self.unbound = title

    def _after_unlinked(self, title: Title) -> Title:
        """县委常委统战部长: a chain printed without its comma."""
        before, self.unbound = self.unbound, None
        if before is None or not title.start <= before.start < before.end <= title.head:
            return title
        opens = before.end == title.head or self.view.starts(before.end, "level", "start")
        if not opens or before.flags & {"weak", "school", "group"} or before.word not in _CHAINABLE:
            return title
        return title._replace(start=before.end)

    def _after(self, title: Title) -> int:
        """The index after notes and 候选人 that follow the title."""
        s = self.view.s
        i = title.end
        while s[i : i + 1] in _NOTE_OPENS:
            note = POST_NOTE.match(s, i) or CANDIDATE.match(s, i)
            if not note:
                break
            i = note.end()
        return i

    def _links(self, one: Title, other: Title) -> bool:
        between = self.view.s[self._after(one) : other.start]
        if "weak" in one.flags and between[:1] in ",;":
            return False
        if not between:
            return one.word in _CHAINABLE and one.end == other.start
        return len(between) <= 5 and LINK.fullmatch(between) is not None

    def _mention(self, title: Title) -> bool:
        """戚佩文副主任, 习近平总书记: the title's own text begins with the name."""
        s = self.view.s
        own = s[title.start : title.head]
        for size in range(4, len(own), -1):  # 郭大为书记: whatever cut it, a name that is known already
            if s[max(self.floor, title.head - size) : title.head] in self.names.known:
                title = title._replace(start=title.head - size)
                own = s[title.start : title.head]
                break
        if (
            len(own) == 1
            and own not in "代副总"
            and not self._levelled(title.start)
            and self.names.stats.surname(own) > 1
        ):
            self.pending = []  # 周总理: a later mention by surname
            return True
        if own.endswith("副") and len(own) > 2:
            own = own[:-1]
        if not 2 <= len(own) <= 14 or own[-1] in "部局委会组处室":
            return False
        start, end = title.start, title.start + len(own)
        known_names = self.names.known
        ends = (own[-n:] for n in range(len(own), 1, -1)) if known_names else ()
        longest = next((name for name in ends if name in known_names), "")
        if longest:
            start = end - len(longest)
        body: tuple[int, int] | None = None
        if not longest:
            if own[-1] != "军" and self.view.ends(end, "level", "suffix"):
                return False
            name = self.names.read_back(end, before=1.0, floor=title.start)
            if name is None and (name := self._behind_body(title.start, end)) is not None:
                body = (title.start, name.start)
            if name is None or name.score < THRESHOLD + 1.6:
                return False
            start, own = name.start, s[name.start : end]
            if self.view.starts(start, "place", "level"):
                return False
            if self.names.stats.surname(own[0]) <= 0 and "·" not in own:
                return False
            post_names, _ = self.names.read_list(title.end, TITLE_BEFORE) if body is None else ([], 0)
            if post_names and title.end - title.head <= 2 and post_names[0].score > THRESHOLD + 2:
                return False
        if is_doctrine(s, title, title.end):
            self.pending = []
            return True
        mention = Name(start, end, 4.0)
        bare = title._replace(start=end)
        status, rule = "current", "name_title"
        if s.endswith(_APPOINTING, 0, start):  # 免去某某副县长、公安局局长职务
            status, rule = self.statuses.in_sentence(start, status), "verb_name_title"
        self.bind([mention], [bare], status, rule, body=body)
        self.floor = title.end
        self.last = Last([mention], title.end, True, self.chain, status, rule)
        self.pending = []
        return True

    def _behind_body(self, start: int, end: int) -> Name | None:
        """市教育局某某某处长: a name of three between the body and the head, that is no word."""
        first = end - 3
        if first - start < 3 or not self.view.ends(first, "suffix") or self.view.ends(end - 1, "suffix"):
            return None
        if self.names.stats.surname(self.view.s[first]) <= 1 or self.names.frequency(self.view.s[first:end]):
            return None
        if any(self.names.frequency(self.view.s[i : i + 2]) >= 30 for i in (first, first + 1)):
            return None
        return Name(first, end, self.names.score(first, end, 1.0))

    def _ends_body(self, i: int) -> bool:
        i -= self.view.s[i - 1] == "原"
        return self.view.s[i - 1] in BODY_END or self.view.ends(i, "level", "suffix", "place")

    def _levelled(self, i: int) -> bool:
        return self.view.starts(i, "level", "place", "suffix")

    def _label(self, title: Title, after: int) -> bool:
        """组长：甲、乙; the label goes on over the following lines of its roster."""
        s = self.view.s
        if not s.startswith(":", after):
            return False
        first = after + 1
        if s.startswith("\n", first):
            first += 1  # the names begin on the next line
        names, end = self.names.read_list(first, LABEL_BEFORE)
        if not names:
            self.roster = None
            return False
        if "weak" in title.flags and title.start == title.head:
            self.roster = None  # 成员：甲 某局局长: the label gives no post, the person's own title does
            self.last = Last(names, end, False, self.chain, "current", "roster", label=len(names) == 1)
            return True
        status = self.statuses.in_section(title.start, "current")
        self.bind(names, [*self.pending, title], status, "label")
        self.pending = []
        self.roster = title
        self.floor = end
        self.last = Last(names, end, False, self.chain, status, "label", label=len(names) == 1)
        self._bare_lines(title, end)
        return True

    def _bare_lines(self, title: Title, end: int) -> None:
        """Lines below a label that hold a name alone, or with a unit in brackets: 乙(市发改局)."""
        s = self.view.s
        line = s.find("\n", end) + 1
        while 0 < line < len(s):
            stop = s.find("\n", line)
            stop = len(s) if stop < 0 else stop
            name = self.names.read(line, LABEL_BEFORE)
            if name is None or name.end > stop or ":" in s[line:stop]:
                return
            if ROSTER_REST.fullmatch(s, name.end, stop) and not self.view.between("post", name.end, stop):
                self.bind([name], [title], "current", "roster_label")
            line = stop + 1

    def _taken_on_by(self, title: Title, after: int) -> bool:
        """副主任由甲兼任"""
        s = self.view.s
        if not s.startswith("由", after):
            return False
        names, end = self.names.read_list(after + 1, TITLE_BEFORE)
        if not names or not s.startswith(_TAKEN_ON, end):
            return False
        self.bind(names, [*self.pending, title], "current", "taken_on_by")
        self.pending = []
        self.floor = end
        self.last = Last(names, end, False, self.chain, "current", "taken_on_by")
        return True

    def _title_first(self, title: Title, after: int) -> bool:
        view, s = self.view, self.view.s
        i = after
        if s.startswith("同志", i):
            i += 2
        need = THRESHOLD
        if s.startswith("的", i) and HOLDER.search(s, 0, title.start):
            i += 1  # 现任某县县长的甲
            need += 1.5
        if i < len(s) and s[i] == "\t":
            i += 1
        bare = title.start == title.head
        if not is_name_character(s[i : i + 1]) or (bare and title.word == "领导"):
            return False
        if "weak" in title.flags:
            charged = "分管" in s[title.start : title.head]
            if (bare and not self.pending) or not (bare or charged or self._ends_body(title.head)):
                return False
            need += 1.5 if not bare else 1.0
        if view.end_of("place", title.end - 1) > title.end:
            need = max(need, THRESHOLD + 3.0)  # 镇长|长安村
        elif self.names.frequency(s[title.end - 1 : title.end + 1]) >= 100:
            need = max(need, THRESHOLD + 1.2)  # 区长|长江路
        names, end = self.names.read_list(
            i, TITLE_BEFORE, foreign="foreign" in title.flags or self._abroad(title)
        )
        if not names or names[0].score < need:
            return False
        first = s[names[0].start : names[0].end]
        if not title.flags.isdisjoint(("weak", "group")) and self.names.frequency(first) >= 30:
            return False
        if is_doctrine(s, title, end):
            self.floor = end
            return True
        self.bind(names, [*self.pending, title], "current", "title_name")
        self.pending = []
        self.floor = end
        self.last = Last(names, end, False, self.chain, "current", "title_name")
        if "\n" in s[title.end : names[0].start]:
            self.roster = None
        return True

    def _abroad(self, title: Title) -> bool:
        if self.view.between("country", title.start, title.end):
            return True
        return self.view.s.startswith(_INTERNATIONAL, title.start)
