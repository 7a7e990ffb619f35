"""Names that stand before their titles: lists and rosters, 为, 任, 的…职务, 其, 现任, 拟任."""

from __future__ import annotations

from govnews_extract.fields.officials.biographies import VERB as BIOGRAPHY_VERB
from govnews_extract.fields.officials.heads import Title
from govnews_extract.fields.officials.names import LABEL_BEFORE, NOTE, THRESHOLD, TITLE_BEFORE, Name
from govnews_extract.fields.officials.phrases import (
    BROUGHT_UP,
    COMRADE,
    DATED,
    DUTY,
    GROUP_BEHIND,
    GROUP_LED,
    HIS,
    LEAVING,
    LED_BY,
    LINK,
    MOVING_ON,
    TERM,
    VERB,
    VERB_NAME,
)
from govnews_extract.fields.officials.state import Last, State

_VERB_ENDS = frozenset("任为选的去理了")
_NAMING = frozenset("去命聘补")  # one of these is in every verb of `VERB_NAME`
_TAKES_OFFICE = frozenset(
    ("已任", "转任", "任", "担任", "兼任", "出任", "改任", "调任", "升任", "接任", "挂任")
)


class NameFirst(State):
    """The forms in which the name comes first."""

    def name_first(self, title: Title, after: int) -> bool:
        """Bind a title to the name that stands before it, if one of the forms fits."""
        return (
            self._group_behind(title, after)
            or self._moving_on(title, after)
            or self._leaving(title, after)
            or self._his(title, after)
            or self._biography(title, after)
            or self._verb(title, after)
            or self._gap(title, after)
        )

    def _back(self, title: Title) -> str:
        return self.view.s[max(self.floor, title.start - 18) : title.start]

    def _his(self, title: Title, after: int) -> bool:
        """免去其某某职务, 决定其为某某: the person named last."""
        s, back = self.view.s, self._back(title)
        if "其" not in back or not HIS.search(back):
            return False
        made = back.endswith("其为")
        if not made and not DUTY.match(s, title.end):
            return False
        if self.last is not None and title.start - self.last.end < 160:
            names = self.last.names
        elif (name := self._brought_up(title.start)) is not None:
            names = [name]
        else:
            return False
        status = "appointed" if made else self.statuses.in_sentence(title.start, "removed")
        return self.take(names, title, status, "his", after)

    def _brought_up(self, at: int) -> Name | None:
        """对甲进行问责，免去其…: the person that the sentence is about."""
        s = self.view.s
        sentence = max(s.rfind(c, 0, at) for c in "。;\n") + 1
        found = None
        for m in BROUGHT_UP.finditer(s, sentence, at):
            name = self.names.read(m.end(), TITLE_BEFORE)
            if name is not None and name.score > THRESHOLD + 1 and name.end <= at:
                found = name
        return found

    def _biography(self, title: Title, after: int) -> bool:
        """甲，男，…现任…，拟任…"""
        if not self.biographies.found:
            return False
        i, back = title.start, self._back(title)
        bio = BIOGRAPHY_VERB.search(back)
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
            named = self.names_back(i - len(verb)) if verb in ("任", "为", "兼任") else []
            if not named:
                return self.take([subject], title, status, "biography", after)
        embodied = title.start < title.head and "school" not in title.flags
        if embodied and (subject := self.biographies.described(i)):
            return self.take([subject], title, "current", "biography", after)
        return False

    def _verb(self, title: Title, after: int) -> bool:
        """甲、乙为…, 甲任…, 甲的…职务, 甲辞去…职务, 甲代理…"""
        s, i = self.view.s, title.start
        if i == 0 or s[i - 1] not in _VERB_ENDS or (s[i - 1] == "任" and self.view.gap(i)):
            return False  # 葛宏任  某部总工程师: the last character of a name
        back = self._back(title)
        if (verb := VERB.search(back)) is None:
            return False
        word = verb.group("verb")
        at = title.start - len(back) + verb.start()
        names = self.names_back(at)
        if (
            not names
            and (word in _TAKES_OFFICE or word in ("代理", "为", "当选为", "当选"))
            and self.last is not None
            and self.last.end == at
        ):
            names = self.last.names  # 某局局长甲兼任…
        if not names or (word == "的" and not DUTY.match(s, title.end)):
            return False
        past = word in _TAKES_OFFICE and DATED.search(s, max(0, names[0].start - 12), names[0].start)
        if past or ("任" in word and TERM.match(s, self._chain_end(title))):
            # 2015年4月，甲任…, 甲任…期间: a career told, no post of the release
            self.floor, self.pending, self.last = title.end, [], None
            return True
        if (
            word == "为"
            and LED_BY.search(s, 0, names[0].start)
            and GROUP_LED.match(s, self._chain_end(title))
        ):
            # 以甲为团长的代表团: what the group is called, no post
            self.floor, self.pending, self.last = title.end, [], None
            return True
        if verb.group("each") and len(names) > 1 and not (word == "辞去" and DUTY.match(s, title.end)):
            return self._take_each(names, title, after)
        status = self._status(word, names)
        if status == "current" and word == "为" and title.start == title.head and _is_short(names):
            return False  # 李大为书记: a name of three as likely
        if status == "appointed" and word != "为":
            ends = (title.end, self._chain_end(title))
            if any(s.startswith("的", end) for end in ends):
                status = "current"  # 由甲任组长的领导小组
        return self.take(names, title, status, "name_verb", after)

    def _status(self, word: str, names: list[Name]) -> str:
        if "不再" in word or word == "辞去":
            return "removed"
        if word.startswith("提名"):
            return "proposed"
        if word == "代理":
            return "acting"
        if word in ("当选", "当选为", "出任"):
            return "appointed"
        # 甲兼任…: who leads a group, and nobody knows since when
        newly = word in _TAKES_OFFICE and not word.endswith(("担任", "兼任"))
        default = "removed" if word == "的" else "appointed" if newly else "current"
        first = names[0].start
        status = self.statuses.in_sentence(first + 1, default)
        if word != "的" and status == "removed" and "免去" not in self.view.s[max(0, first - 8) : first]:
            return self.statuses.in_section(first, "appointed")
        return status

    def _gap(self, title: Title, after: int) -> bool:
        """Rosters: a name at the start of a line or cell, a gap or bracket, its title."""
        view, s, i = self.view, self.view.s, title.start
        if i == 0:
            return False
        last = self.last
        bracket = s[i - 1] == "("
        if last is not None and last.label and last.end == i - bracket and not (bracket and view.gap(i)):
            return self.take(last.names, title, last.status, "roster", after, new=False)
        if last is not None and last.end == i and last.name_first and view.gap(i):
            return self.take(last.names, title, last.status, "roster", after, new=False)
        if not (view.gap(i) > 0 or s[i - 1] in "\t)(:"):
            return self._after_verb(title, after) or self._glued(title, after)
        j = i
        while j > self.floor and s[j - 1] in "\t:":
            j -= 1
        if s[j - 1] == "(" and not bracket:
            return False
        names = self.names_back(i - 1 if bracket else j)
        if not names or (len(names) > 1 and not view.at_line_start(names[0].start)):
            return False
        first = names[0]
        rostered = first.start == self.floor and self._in_roster(first.start)
        at_start = view.at_line_start(first.start)
        opens = rostered or at_start or s[first.start - 1] in "\t:;。、,(" or view.gap(first.start) > 0
        if not opens and s[i - 1] == ")":
            return self._after_verb(title, after)
        if not opens or first.score < THRESHOLD + (0.0 if at_start else 1.0):
            return False
        end = self._chain_end(title)
        if (bracket and s[end : end + 1] != ")") or (s[i - 1] == ":" and not at_start):
            return False
        forward, _ = ([], 0) if rostered else self.names.read_list(after, TITLE_BEFORE)
        if forward and forward[0].score > first.score and not view.gap(after):
            return False
        status = self.statuses.in_section(i, "current")
        if self.roster is not None and (rostered or at_start):
            self.bind(names, [self.roster], status, "roster_label")
        return self.take(names, title, status, "name_gap_title", after)

    def _in_roster(self, i: int) -> bool:
        """Whether a roster whose line breaks were lost goes on here: 甲 局长乙 副局长."""
        last = self.last
        return last is not None and last.end == i and last.rule in ("roster", "name_gap_title")

    def _chain_end(self, title: Title) -> int:
        """The end of the chain of titles that begins with `title`, as far as heads reach."""
        s = self.view.s
        end = title.end
        for start, stop in self.view.between("post", title.end, title.end + 90):
            if start - end > 30 or any(c in "。;\n()" for c in s[end:start]):
                break
            end = max(end, stop)
        return end

    def _after_verb(self, title: Title, after: int) -> bool:
        """免去甲某某职务, 免去甲同志某某职务、乙同志某某职务: nothing stands between name and title."""
        s, i = self.view.s, title.start
        if s[i - 1 : i] == ")" and (opened := s.rfind("(", max(self.floor, i - 14), i)) >= 0:
            i = opened if NOTE.fullmatch(s, opened, i) else i  # 免去甲(女)某局局长职务
        back = s[max(self.floor, i - 12) : i]
        if not _NAMING.isdisjoint(back) and (verb := VERB_NAME.search(back)) is not None:
            name = self.names.read_back(i, LABEL_BEFORE, i - len(verb.group(1)))
            if name and name.end == i:
                status = "removed" if verb.group().startswith("免") else "appointed"
                return self.take([name], title, status, "verb_name_title", after)
        if back.endswith("同志") and DUTY.match(s, title.end):
            j = i - 2
            if s[j - 1] == ")" and (opened := s.rfind("(", max(self.floor, j - 14), j)) >= 0:
                j = opened if NOTE.fullmatch(s, opened, j) else j  # 免去甲(女)同志某某职务
            if not COMRADE.search(s[max(self.floor, j - 12) : j]):
                return False
            name = self.names.read_back(j, LABEL_BEFORE, self.floor)
            if name is not None:
                status = self.statuses.in_sentence(name.start, "removed")
                return self.take([name], title, status, "verb_name_title", after)
        return False

    def _glued(self, title: Title, after: int) -> bool:
        """A roster whose blanks were lost: 钟慧文市残联理事长 alone on its line."""
        view, s, i = self.view, self.view.s, title.start
        line = s.rfind("\n", 0, i) + 1
        if not line < i <= line + 8 or view.at_line_start(i):
            return False
        names = self.names_back(i, 1.0)
        if len(names) != 1 or not view.at_line_start(names[0].start) or names[0].score <= THRESHOLD + 1:
            return False
        if s[after : after + 1] not in ("", "\n", "、") and not view.gap(after):
            return False
        return self.take(names, title, self.statuses.in_section(i, "current"), "name_title_line", after)

    def _take_each(self, names: list[Name], title: Title, after: int) -> bool:
        """甲、乙分别当选为镇长和主席: one title each, in order."""
        self.take(names[:1], title, "appointed", "name_verb_each", after)
        assert self.last is not None
        self.last.waiting = names[1:]
        return True

    def continued(self, title: Title, after: int) -> bool:
        """The next piece of a chain that follows its name."""
        last = self.last
        if last is None or not last.name_first or title.start < last.end or title.start - last.end > 5:
            return False
        between = self.view.s[last.end : title.start]
        if not between or not LINK.fullmatch(between):
            return False
        if last.rule == "name_title" or (
            between[0] in (",;和与及、" if last.rule == "name_verb" else ",;和与及")
            and self.name_follows(after)
        ):
            return False
        status = last.status
        if last.waiting:
            waiting = last.waiting
            self.take(waiting[:1], title, status, last.rule, after)
            self.last = Last(waiting[:1], after, True, self.chain, status, last.rule, waiting=waiting[1:])
            return True
        if "拟任" in between or "提名" in between:
            status = "proposed"
        if "代理" in between:
            status = "acting"
        if between.endswith("任") and status == "removed":
            status = "appointed"  # 免去甲某职务，任某局局长
        self.bind(last.names, [title], status, last.rule, new=False)
        self.floor = title.end
        self.last = Last(last.names, after, True, self.chain, status, last.rule)
        return True

    def _moving_on(self, title: Title, after: int) -> bool:
        """某市副市长甲、乙拟任某市委常委: what comes next for those whose title stands before them."""
        last = self.last
        if last is None or last.name_first or not MOVING_ON.fullmatch(self.view.s, last.end, title.start):
            return False
        return self.take(last.names, title, "proposed", "name_verb", after)

    def _group_behind(self, title: Title, after: int) -> bool:
        """甲、乙、丙等县领导: the word for the group stands behind its list."""
        if "group" not in title.flags:
            return False
        listed = GROUP_BEHIND.search(self._back(title))
        if listed is None:
            return False
        names = self.names_back(title.start - len(listed.group()))
        if not names or not self._clear(names):
            return False
        return self.take(names, title, "current", "name_group", after)

    @staticmethod
    def _clear(names: list[Name]) -> bool:
        return all(name.score > THRESHOLD + 1 for name in names)

    def _leaving(self, title: Title, after: int) -> bool:
        """任命甲为某局局长，不再担任某中心主任职务; 任某局局长，免去某中心主任职务: the same person leaves a post."""
        last = self.last
        if last is None or not last.name_first or not LEAVING.fullmatch(self.view.s, last.end, title.start):
            return False
        if not DUTY.match(self.view.s, title.end) or self.name_follows(after):
            return False
        return self.take(last.names, title, "removed", "name_verb", after)

    def name_follows(self, i: int) -> bool:
        """Whether a name begins at `s[i]`."""
        return bool(self.names.read_list(i, TITLE_BEFORE)[0])


def _is_short(names: list[Name]) -> bool:
    return len(names) == 1 and names[0].end - names[0].start == 2
