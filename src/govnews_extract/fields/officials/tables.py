"""Officials in tables: a header row says which column holds names and which holds posts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice, pairwise
from operator import attrgetter

from govnews_extract.fields.officials.heads import Title, read_title
from govnews_extract.fields.officials.names import LABEL_BEFORE, LIST_BEFORE, NameReader
from govnews_extract.fields.officials.persons import BoundPost, People, Person
from govnews_extract.fields.officials.view import View
from govnews_extract.rules import Rule

NAME_COLUMN = Rule(
    "official.name_column",
    r"(?:干部|人员|拟任(?:人选)?|公示对象|领导|负责人|同志)?姓名|名字|拟任人选|公示对象",
    examples=("「姓名」", "「干部姓名」"),
    rejects=("名称",),
)
POST_COLUMN = Rule(
    "official.post_column",
    r"职务|职位|现职|现任|拟任|拟提|任职|免职|任免|工作单位及",
    examples=("「现任」「职务」", "「拟任」人选"),
    rejects=("备注",),
)
PROPOSED = Rule(
    "official.proposed",
    r"拟|提名",
    examples=("「拟」任职务", "「提名」为"),
    rejects=("现任",),
)
NO_POST = Rule(
    "official.no_post",
    r"职级|职称|政治|学历|学位|时间|备注|资格|联系|电话|排名",
    examples=("任职「时间」", "「职级」"),
    rejects=("职务",),
)
GROUP_COLUMN = Rule(
    "official.group_column",
    r"组别|组名|巡[视察]组|督[察导]组|单位|部门|机构|名称|分组",
    examples=("「组别」", "「巡察组」"),
    rejects=("姓名",),
)
GROUP_NAME = Rule(
    "official.group_name",
    r"(?:组|室|局|小组|队)$",
    examples=("第一巡察「组」", "县水利「局」"),
    rejects=("组长",),
)
DATE = Rule(
    "official.date",
    r"((?:19|20)\d\d)[.年/-]?(\d{1,2})?",
    examples=("「1974.08」", "「1985年11」月"),
    rejects=("74.08",),
)
RULES = (
    NAME_COLUMN,
    POST_COLUMN,
    PROPOSED,
    NO_POST,
    GROUP_COLUMN,
    GROUP_NAME,
    DATE,
)


@dataclass(slots=True)
class _Columns:
    name: int | None = None
    posts: list[tuple[int, str]] = field(default_factory=list)
    titles: list[tuple[int, int, int]] = field(default_factory=list)  # column, header span
    group: int | None = None
    sex: int | None = None
    people: int | None = None
    birth: int | None = None


Cells = list[tuple[int, int]]


def _cells(view: View, start: int, end: int) -> Cells:
    """Cells between tabs, or, where a table was saved as text, between runs of blanks."""
    spans, at = [], start
    if "\t" in view.s[start:end]:
        for part in view.s[start:end].split("\t"):
            spans.append((at, at + len(part)))
            at += len(part) + 1
        return spans
    return list(pairwise([start, *view.gaps_between(start, end), end]))


def _header(view: View, cells: Cells) -> _Columns | None:
    posts = view.lexicon.rows("post")
    columns = _Columns()
    for i, (a, b) in enumerate(cells):
        text = view.s[a:b]
        if len(text) > 20:
            return None
        if NAME_COLUMN.fullmatch(text):
            columns.name = i
        elif text in posts and "rank" not in posts[text].flags:
            columns.titles.append((i, a, b))
        elif POST_COLUMN.search(text) and not NO_POST.search(text):
            columns.posts.append((i, _status(text)))
        elif "性别" in text:
            columns.sex = i
        elif "民族" in text:
            columns.people = i
        elif "出生" in text:
            columns.birth = i
        elif GROUP_COLUMN.search(text) and columns.group is None:
            columns.group = i
    if columns.name is not None and columns.posts:
        return columns
    tabbed = "\t" in view.s[cells[0][0] : cells[-1][1]]
    if columns.titles and (columns.group is not None or (tabbed and len(cells) > 1)):
        return columns
    return None


def _status(header: str) -> str:
    """What a column of posts tells of them: 拟任职务, 任职 and 免职 side by side, 现任职务."""
    if PROPOSED.search(header):
        return "proposed"
    return {"任职": "appointed", "任命": "appointed", "免职": "removed", "免去": "removed"}.get(
        header.removesuffix("职务"), "current"
    )


def read_tables(view: View, names: NameReader, people: People, heads: list[Title]) -> list[tuple[int, int]]:
    """Bind what header rows decide; gives the stretches of `view.s` that are thereby read."""
    done: list[tuple[int, int]] = []
    columns: _Columns | None = None
    chain = 100_000
    groups: Cells = []
    for start, end in view.line_breaks:
        cells = _cells(view, start, end)
        if len(cells) < 3 and "\t" not in view.s[start:end]:
            columns, groups = None, []
            continue
        if (
            groups
            and len(cells) == len(groups)
            and _group_columns(view, names, people, groups, cells, chain + 5)
        ):
            chain += 10
            done.append((start, end))
            continue
        header = _header(view, cells)
        if header is None and columns is None and _names_groups(view, cells):
            groups = cells
        if header is not None:
            columns = header
            done.append((start, end))
            continue
        if columns is None:
            continue
        chain += 10
        if columns.name is not None:
            read = _person_row(view, names, people, columns, cells, chain, heads)
        else:
            read = _title_row(view, names, people, columns, cells, chain)
        if read:
            done.append((start, end))
    return done


def _names_groups(view: View, cells: Cells) -> bool:
    """Whether a row's cells but the first name groups: 项目 | 第一巡察组 | 第二巡察组."""
    tabbed = "\t" in view.s[cells[0][0] : cells[-1][1]]
    return tabbed and len(cells) >= 3 and all(GROUP_NAME.search(view.s[a:b]) for a, b in cells[1:])


def _group_columns(
    view: View, names: NameReader, people: People, groups: Cells, cells: Cells, chain: int
) -> bool:
    """组长 | 甲 | 乙 under a header of groups: the row's label is the title, the column's head the body."""
    a, b = cells[0]
    if view.s[a:b] not in view.lexicon.rows("post"):
        return False
    found = False
    for column, span in enumerate(cells[1:], 1):
        listed, end = names.read_list(span[0], LABEL_BEFORE + 0.5)
        for name in listed if end == span[1] else []:
            post = BoundPost(
                a, b, "current", chain + column, "table", view.printed(a, b), body=groups[column]
            )
            people.bind(view.printed(name.start, name.end), (name.start, name.end), [post])
            found = True
    return found


def _cell(cells: Cells, i: int | None) -> tuple[int, int] | None:
    return cells[i] if i is not None and i < len(cells) and cells[i][0] < cells[i][1] else None


def cell_posts(
    view: View, start: int, end: int, status: str, chain: int, heads: list[Title]
) -> list[BoundPost]:
    """The titles that a cell prints: 官屯镇党委副书记，提名为镇长人选. `heads` are all heads of the view."""
    posts: list[BoundPost] = []
    floor = start
    for head in islice(heads, bisect_left(heads, start, key=attrgetter("start")), None):
        if head.start >= end:
            break
        if head.start < floor or head.end > end:
            continue
        title = read_title(view, head, floor)
        if title is None:
            continue
        own = "former" if title.former else status
        if view.s.startswith(("人选", "候选人"), title.end) or PROPOSED.search(view.s, floor, title.start):
            own = "proposed"
        posts.append(
            BoundPost(title.start, title.end, own, chain, "table", view.printed(title.start, title.end))
        )
        floor = title.end
    return posts


def _person_row(
    view: View,
    names: NameReader,
    people: People,
    columns: _Columns,
    cells: Cells,
    chain: int,
    heads: list[Title],
) -> bool:
    cell = _cell(cells, columns.name)
    if cell is None:
        return False
    name = names.read(cell[0], LABEL_BEFORE + 1.0)
    if name is None or names.skip_notes(name.end) != cell[1]:
        return False
    posts: list[BoundPost] = []
    for column, status in columns.posts:
        if (span := _cell(cells, column)) is not None:
            posts += cell_posts(view, *span, status, chain + column, heads)
    if not posts:
        return False
    person = people.bind(view.printed(name.start, name.end), (name.start, name.end), posts)
    names.known[view.s[name.start : name.end]] = name.score
    _describe(view, person, columns, cells)
    return True


def _describe(view: View, person: Person, columns: _Columns, cells: Cells) -> None:
    if (span := _cell(cells, columns.sex)) is not None:
        person.gender = {"男": "male", "女": "female"}.get(view.s[span[0] : span[1]])
    if (span := _cell(cells, columns.people)) is not None:
        person.ethnicity = view.printed(*span)
    if (span := _cell(cells, columns.birth)) is not None and (m := DATE.match(view.s, *span)):
        person.birth = m.group(1) + (f"-{int(m.group(2)):02d}" if m.group(2) else "")


def _title_row(
    view: View, names: NameReader, people: People, columns: _Columns, cells: Cells, chain: int
) -> bool:
    group = _cell(cells, columns.group)
    found = False
    for column, a, b in columns.titles:
        span = _cell(cells, column)
        if span is None:
            continue
        listed, end = names.read_list(span[0], LIST_BEFORE)
        if not listed or end < span[1]:
            continue
        for name in listed:
            post = BoundPost(a, b, "current", chain + column, "table", view.printed(a, b), body=group)
            people.bind(view.printed(name.start, name.end), (name.start, name.end), [post])
            names.known[view.s[name.start : name.end]] = name.score
        found = True
    return found
