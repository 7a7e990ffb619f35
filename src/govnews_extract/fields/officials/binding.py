"""Which title belongs to which name: decided head by head, left to right, first form that fits.

The forms, in order of decision: a bare later mention (戚佩文副主任); a name that stands before its
title (name list, gap, 为/任/的…职务, 其, 现任/拟任 of a biography); the continuation of such a chain; a
label (组长：甲); a title before its names (县委副书记、县长甲、乙); else the title waits for the next one of its chain.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from govnews_extract.fields.officials.biographies import VERB as BIOGRAPHY_VERB
from govnews_extract.fields.officials.biographies import Biographies
from govnews_extract.fields.officials.formulas import is_doctrine
from govnews_extract.fields.officials.heads import BODY_END, Title, find_heads, read_title
from govnews_extract.fields.officials.names import (
    LABEL_BEFORE,
    LIST_BEFORE,
    THRESHOLD,
    TITLE_BEFORE,
    Name,
    NameReader,
)
from govnews_extract.fields.officials.persons import BoundPost, People
from govnews_extract.fields.officials.phrases import (
    AFTER_NAME,
    DATED,
    DUTY,
    HIS,
    LINK,
    ORDINAL,
    ORDINALS,
    POST_NOTE,
    TERM,
    VERB,
    VERB_NAME,
)
from govnews_extract.fields.officials.statuses import CANDIDATE, Statuses
from govnews_extract.fields.officials.view import View

_TAKES_OFFICE = frozenset(("任", "担任", "兼任", "出任", "改任", "调任", "升任", "接任", "挂任"))
_TAKEN_ON = ("担任", "兼任", "接任", "代理", "出任")


@dataclass(slots=True)
class _Last:
    """The most recent binding: who, up to where, and in which direction."""

    names: list[Name]
    end: int
    name_first: bool
    chain: int
    status: str
    rule: str
    label: bool = False
    waiting: list[Name] = field(default_factory=list)


class Binder:
    """One pass over the heads of a view; fills `people`."""

    def __init__(self, view: View, names: NameReader, people: People, skip: list[tuple[int, int]]) -> None:
        self.view = view
        self.names = names
        self.people = people
        self.skip = skip
        self.floor = 0
        self.pending: list[Title] = []
        self.last: _Last | None = None
        self.roster: Title | None = None
        self.chain = 0
        self.biographies = Biographies(view, names)
        self.statuses = Statuses(view)

    # -- the walk ----------------------------------------------------------------------------

    def run(self) -> None:
        """Bind every title of the view that can be bound."""
        for head in find_heads(self.view):
            if head.start < self.floor or any(a <= head.start < b for a, b in self.skip):
                continue
            title = read_title(self.view, head, self.floor)
            if title is not None:
                self._decide(self._without_name(title))

    def _without_name(self, title: Title) -> Title:
        """程远山与农发行某支行行长: a name that is known already is no part of the title."""
        own = self.view.s[title.start : title.head]
        for name in self.names.known:
            at = own.find(name)
            if at >= 0 and (link := AFTER_NAME.match(own, at + len(name))):
                return title._replace(start=title.start + link.end())
        return title

    def _decide(self, title: Title) -> None:
        after = self._after(title)
        linked = bool(self.pending) and self._links(self.pending[-1], title)
        if not linked:
            self.pending = []
        if self._mention(title) or self._label(title, after):
            return
        if self._name_first(title, after) or self._continued(title, after):
            return
        if self._taken_on_by(title, after) or self._title_first(title, after):
            return
        self.pending.append(title)

    def _after(self, title: Title) -> int:
        """The index after notes and 候选人 that follow the title."""
        s = self.view.s
        i = title.end
        while True:
            note = POST_NOTE.match(s, i) or CANDIDATE.match(s, i)
            if not note:
                return i
            i = note.end()

    def _links(self, one: Title, other: Title) -> bool:
        between = self.view.s[self._after(one) : other.start]
        if "weak" in one.flags and between[:1] in ",;":
            return False
        return len(between) <= 5 and bool(LINK.fullmatch(between)) and bool(between)

    # -- binding -----------------------------------------------------------------------------

    def _bind(
        self, names: list[Name], titles: list[Title], status: str, rule: str, *, new: bool = True
    ) -> None:
        if new:
            self.chain += 1
        leads = self._ordinals(titles[0], names)
        former = False
        own: list[tuple[Title, str]] = []
        for title in titles:
            former = former or title.former
            own.append((title, "former" if former else self.statuses.of_title(title, status)))
        for name, lead in zip(names, leads, strict=True):
            posts = [
                BoundPost(t.start, t.end, st, self.chain, rule, self._printed(t, lead), lead) for t, st in own
            ]
            text = self.view.printed(name.start, name.end)
            self.people.bind(text, (name.start, name.end), posts)
            self.names.known[self.view.s[name.start : name.end]] = name.score

    def _printed(self, title: Title, lead: tuple[int, int] | None) -> str:
        printed = self.view.printed(title.start, title.end)
        if lead is None:
            return printed
        ordinal = ORDINAL.match(printed)
        tail = printed[ordinal.end() :] if ordinal else printed
        return self.view.printed(*lead) + tail

    def _ordinals(self, title: Title, names: list[Name]) -> list[tuple[int, int] | None]:
        """第一、第二巡察组组长甲、乙: one ordinal for each name, where the numbers agree."""
        s = self.view.s
        found = ORDINALS.search(s, max(0, title.start - 40), title.start)
        if found and len(names) > 1 and ORDINAL.match(s, title.start):
            leads = [(m.start(), m.end()) for m in ORDINAL.finditer(s, found.start(), title.start)]
            if len(leads) + 1 == len(names):
                return [*leads, None]
        return [None] * len(names)

    # -- forms -------------------------------------------------------------------------------

    def _mention(self, title: Title) -> bool:
        """戚佩文副主任, 习近平总书记: the title's own text begins with the name."""
        s = self.view.s
        own = s[title.start : title.head]
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
        if not 2 <= len(own) <= 14 or any(c in "部局委会组处室" for c in own[-1:]):
            return False
        start, end = title.start, title.start + len(own)
        longest = max((n for n in self.names.known if own.endswith(n)), key=len, default="")
        if longest:
            start = end - len(longest)
        known = bool(longest)
        if not known:
            if any(end in self.view.ends.get(kind, {}) for kind in ("level", "suffix")):
                return False
            name = self.names.read_back(end, before=1.0, floor=title.start)
            if name is None or name.score < THRESHOLD + 1.6:
                return False
            start, own = name.start, s[name.start : end]
            if start in self.view.starts.get("place", {}) or start in self.view.starts.get("level", {}):
                return False
            if self.names.stats.surname(own[0]) <= 0 and "·" not in own:
                return False
            post_names, _ = self.names.read_list(title.end, TITLE_BEFORE)
            if post_names and title.end - title.head <= 2 and post_names[0].score > THRESHOLD + 2:
                return False
        if is_doctrine(s, title, title.end):
            self.pending = []
            return True
        mention = Name(start, end, 4.0)
        bare = title._replace(start=end)
        self._bind([mention], [bare], "current", "name_title")
        self.floor = title.end
        self.last = _Last([mention], title.end, True, self.chain, "current", "name_title")
        self.pending = []
        return True

    def _ends_body(self, i: int) -> bool:
        ends = self.view.ends
        return self.view.s[i - 1] in BODY_END or any(
            i in ends.get(kind, {}) for kind in ("level", "suffix", "place")
        )

    def _levelled(self, i: int) -> bool:
        starts = self.view.starts
        return i in starts.get("level", {}) or i in starts.get("place", {}) or i in starts.get("suffix", {})

    def _names_back(self, j: int, before: float = LABEL_BEFORE) -> list[Name]:
        """The list of names that ends at `s[j]`: 甲、乙(女)为…"""
        s = self.view.s
        names: list[Name] = []
        while True:
            while j > self.floor and s[j - 1] == ")":
                opened = s.rfind("(", max(self.floor, j - 24), j)
                if opened < 0:
                    break
                j = opened
            if s.endswith("同志", 0, j):
                j -= 2
            name = self.names.read_back(j, before if not names else LIST_BEFORE, self.floor)
            if name is None:
                return names[::-1]
            names.append(name)
            j = name.start
            if j > self.floor and s[j - 1] in "、和,":
                j -= 1
                if s[j] == "," and not self._comma_list(j):
                    return names[::-1]
            else:
                return names[::-1]

    def _comma_list(self, j: int) -> bool:
        name = self.names.read_back(j, LIST_BEFORE, self.floor)
        return name is not None and name.score > THRESHOLD + 2

    def _name_first(self, title: Title, after: int) -> bool:
        s = self.view.s
        i = title.start
        back = s[max(self.floor, i - 12) : i]
        # the biography's own verbs
        bio = BIOGRAPHY_VERB.search(back)
        his = HIS.search(back)
        if (
            his
            and self.last is not None
            and i - self.last.end < 160
            and (DUTY.match(s, title.end) or back.endswith("其为"))
        ):
            status = self.statuses.in_sentence(i, "removed") if not back.endswith("其为") else "appointed"
            return self._take(self.last.names, title, status, "his", after)
        if bio and (subject := self.biographies.subject(i)):
            verb = bio.group("verb")
            if verb.startswith(("现", "任")) and "拟" not in verb:
                status = "current"
            elif "免" in verb or "不再" in verb:
                status = "removed"
            elif verb in ("为", "兼", "兼任") and self.last is not None:
                status = self.last.status
            else:
                status = "proposed"
            before_verb = self._names_back(i - len(verb)) if verb in ("任", "为", "兼任") else []
            if not before_verb:
                return self._take([subject], title, status, "biography", after)
        embodied = title.start < title.head and "school" not in title.flags
        if embodied and (subject := self.biographies.described(i)):
            return self._take([subject], title, "current", "biography", after)
        verb = VERB.search(back)
        if verb:
            word = verb.group("verb")
            names = self._names_back(i - len(back) + verb.start())
            if names and "任" in word and TERM.match(s, self._chain_end(title)):
                self.floor, self.pending, self.last = title.end, [], None
                return True
            if names and verb.group("each") and len(names) > 1:
                return self._take_each(names, title, after)
            if names and word == "的" and not (DUTY.match(s, title.end)):
                names = []
            if names:
                if word in _TAKES_OFFICE and DATED.search(s, max(0, names[0].start - 12), names[0].start):
                    self.floor, self.pending, self.last = title.end, [], None
                    return True  # 2015年4月,甲任…: a career told, no post of the release
                default = {"的": "removed", "辞去": "removed", "代理": "acting"}.get(word, "current")
                if word in _TAKES_OFFICE:
                    default = "appointed"
                if "不再" in word:
                    status = "removed"
                elif word in ("辞去", "代理"):
                    status = default
                elif word in ("当选", "当选为", "出任"):
                    status = "appointed"
                else:
                    status = self.statuses.in_sentence(names[0].start + 1, default)
                    if (
                        word not in ("的",)
                        and status == "removed"
                        and "免去" not in s[max(0, names[0].start - 8) : names[0].start]
                    ):
                        status = self.statuses.in_section(names[0].start, "appointed")
                return self._take(names, title, status, "name_verb", after)
        return self._name_gap(title, after)

    def _name_gap(self, title: Title, after: int) -> bool:
        """Rosters: a name at the start of a line or cell, a gap, its title."""
        view, s = self.view, self.view.s
        i = title.start
        if i == 0:
            return False
        last = self.last
        if last is not None and last.end == i and (last.label or (last.name_first and view.gap(i))):
            return self._take(last.names, title, last.status, "roster", after, new=False)
        gap = view.gap(i) > 0 or s[i - 1] in "\t)(:"
        removed = s[max(self.floor, i - 10) : i]
        verb = VERB_NAME.search(removed)
        if verb and not gap:
            name = self.names.read_back(i, LABEL_BEFORE, i - len(verb.group(1)))
            if name and name.end == i:
                status = "removed" if verb.group().startswith("免") else "appointed"
                return self._take([name], title, status, "verb_name_title", after)
        if not gap:
            return self._name_glued(title, after)
        j = i
        while j > self.floor and s[j - 1] in "\t:":
            j -= 1
        if s[j - 1] == "(" and s[i - 1] != "(":
            return False
        if i > 0 and s[i - 1] == "(":
            j = i - 1
        names = self._names_back(j)
        if not names or (len(names) > 1 and not view.at_line_start(names[0].start)):
            return False
        first = names[0]
        rostered = first.start == self.floor and self._in_roster(first.start)
        opens = (
            rostered
            or view.at_line_start(first.start)
            or first.start == 0
            or s[first.start - 1] in "\t:;。、,("
            or view.gap(first.start) > 0
        )
        if not opens or first.score < THRESHOLD + (0.0 if view.at_line_start(first.start) else 1.0):
            return False
        if s[i - 1] == "(" and s[self._chain_end(title) : self._chain_end(title) + 1] != ")":
            return False
        if s[i - 1] == ":" and not view.at_line_start(first.start):
            return False
        forward, _ = ([], 0) if rostered else self.names.read_list(after, TITLE_BEFORE)
        if forward and forward[0].score > first.score and not view.gap(after):
            return False
        status = self.statuses.in_section(i, "current")
        titles_first = []
        if self.roster is not None and (rostered or view.at_line_start(first.start)):
            titles_first = [self.roster]
        if titles_first:
            self._bind(names, titles_first, status, "roster_label")
        return self._take(names, title, status, "name_gap_title", after)

    def _in_roster(self, i: int) -> bool:
        """Whether a roster whose line breaks were lost goes on here: 甲 局长乙 副局长."""
        last = self.last
        return last is not None and last.end == i and (last.rule == "roster" or last.rule == "name_gap_title")

    def _chain_end(self, title: Title) -> int:
        """The end of the chain of titles that begins with `title`, as far as heads reach."""
        s = self.view.s
        end = title.end
        for post in self.view.between("post", title.end, title.end + 90):
            if post.start - end > 30 or any(c in "。;\n()" for c in s[end : post.start]):
                break
            end = max(end, post.end)
        return end

    def _name_glued(self, title: Title, after: int) -> bool:
        """A roster whose blanks were lost: 钟慧文市残联理事长 alone on its line."""
        view, s = self.view, self.view.s
        i = title.start
        line = s.rfind("\n", 0, i) + 1
        if not view.at_line_start(i) and i - line <= 8 and i > line:
            names = self._names_back(i, 1.0)
            stop = s[after : after + 1]
            if (
                len(names) == 1
                and view.at_line_start(names[0].start)
                and names[0].score > THRESHOLD + 1
                and (stop in ("", "\n", "、") or view.gap(after))
            ):
                return self._take(
                    names, title, self.statuses.in_section(i, "current"), "name_title_line", after
                )
        return False

    def _take(
        self, names: list[Name], title: Title, status: str, rule: str, after: int, *, new: bool = True
    ) -> bool:
        """Bind a title to names that stand before it."""
        self._bind(names, [title], status, rule, new=new)
        self.pending = []
        self.floor = max(self.floor, title.end)
        self.last = _Last(names, after, True, self.chain, status, rule)
        return True

    def _take_each(self, names: list[Name], title: Title, after: int) -> bool:
        """甲、乙分别当选为镇长和主席: one title each, in order."""
        self._take(names[:1], title, "appointed", "name_verb_each", after)
        assert self.last is not None
        self.last.waiting = names[1:]
        return True

    def _continued(self, title: Title, after: int) -> bool:
        """The next piece of a chain that follows its name."""
        last = self.last
        if last is None or not last.name_first or title.start < last.end or title.start - last.end > 5:
            return False
        between = self.view.s[last.end : title.start]
        if not between or not LINK.fullmatch(between):
            return False
        if last.rule == "name_title" or (between[0] in ",;和与及" and self._name_follows(after)):
            return False
        status = last.status
        if last.waiting:
            waiting = last.waiting
            self._take(waiting[:1], title, status, last.rule, after)
            self.last = _Last(waiting[:1], after, True, self.chain, status, last.rule, waiting=waiting[1:])
            return True
        if "拟任" in between or "提名" in between:
            status = "proposed"
        self._bind(last.names, [title], status, last.rule, new=False)
        self.floor = title.end
        self.last = _Last(last.names, after, True, self.chain, status, last.rule)
        return True

    def _name_follows(self, i: int) -> bool:
        names, _ = self.names.read_list(i, TITLE_BEFORE)
        return bool(names)

    def _label(self, title: Title, after: int) -> bool:
        """组长：甲、乙; the label goes on over the following lines of its roster."""
        s = self.view.s
        if not s.startswith(":", after):
            return False
        names, end = self.names.read_list(after + 1, LABEL_BEFORE)
        if not names:
            self.roster = None
            return False
        if "weak" in title.flags and title.start == title.head:
            self.roster = None  # 成员：甲 某局局长: the label gives no post, the person's own title does
            self.last = _Last(names, end, False, self.chain, "current", "roster", label=len(names) == 1)
            return True
        self._bind(names, [*self.pending, title], "current", "label")
        self.pending = []
        self.roster = title
        self.floor = end
        self.last = _Last(names, end, False, self.chain, "current", "label", label=len(names) == 1)
        return True

    def _taken_on_by(self, title: Title, after: int) -> bool:
        """副主任由甲兼任"""
        s = self.view.s
        if not s.startswith("由", after):
            return False
        names, end = self.names.read_list(after + 1, TITLE_BEFORE)
        if not names or not s.startswith(_TAKEN_ON, end):
            return False
        self._bind(names, [*self.pending, title], "current", "taken_on_by")
        self.pending = []
        self.floor = end
        self.last = _Last(names, end, False, self.chain, "current", "taken_on_by")
        return True

    def _title_first(self, title: Title, after: int) -> bool:
        view, s = self.view, self.view.s
        i = after
        if s.startswith("同志", i):
            i += 2
        if i < len(s) and s[i] == "\t":
            i += 1
        bare = title.start == title.head
        need = THRESHOLD
        if bare and title.word == "领导":
            return False
        if "weak" in title.flags:
            if (bare and not self.pending) or (not bare and not self._ends_body(title.head)):
                return False
            need = THRESHOLD + (1.5 if not bare else 2.5)
        place = view.starts.get("place", {}).get(title.end - 1)
        if place is not None and place > title.end:
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
        self._bind(names, [*self.pending, title], "current", "title_name")
        self.pending = []
        self.floor = end
        self.last = _Last(names, end, False, self.chain, "current", "title_name")
        if "\n" in s[title.end : names[0].start]:
            self.roster = None
        return True

    def _abroad(self, title: Title) -> bool:
        return bool(self.view.between("country", title.start, title.end))
