"""The public body in whose name a release is issued, by the strongest of five grounds.

signature → masthead → lead → source line → metadata. Papers, agencies and accounts issue nothing
in their own name: then the next ground serves, else there is no issuing body.
"""

from __future__ import annotations

import regex

from govnews_extract.records import Basis, Body, Document, Evidence
from govnews_extract.resolve.bodynames import read_lead
from govnews_extract.resolve.filling import PlaceFiller
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.places import PlaceContext
from govnews_extract.resolve.signature import find_signature, is_body, is_media, squeeze
from govnews_extract.rules import Rule
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_SITE = Pattern(
    r"(?:门户网站|政府门户|官方网站|政务网站?|网站|信息网|政府网|(?<=[府局委会部厅院署])网|门户)$"
)
_NAMES = Pattern(r"[^、,，;；\s]+")
_PLACED = Pattern(r"\p{Han}{0,8}[省市县区州盟旗镇乡]\p{Han}{2}")
_HEAD = 500  # characters in which a body announces
_VERBS = Pattern("决定|拟|面向")
_TITLE_VERBS = Pattern("关于|印发|转发|任免|免去|废止|年")
_PAPER = Pattern("报|社|台")
_JOINED = Pattern(r"[、和](?=\p{Han}{2,6}[省市县区州盟旗])")
_OF_ITS_OWN = (
    r"(?:通知|公告|通告|意见|决定|批复|函|通报|公示|办法|年度报告|名单|令|方案|要点|规定|细则|预告|简章|启事|声明|说明|报告"
    r"|国家工作人员)(?:[(（].{0,40})?$"
)
TITLE_LEAD = Rule(
    "the body that a headline begins with",
    rf"^([\p{{Han}}\s()（）]{{3,44}}?)(?=关于|印发|转发|任免|免去|废止|(?:19|20)\d\d年)(?=.{{2,200}}{_OF_ITS_OWN})",
    examples=(
        "「云岭市教育局」关于公布名单的通知",
        "「国务院」任免国家工作人员",
        "「青石镇人民政府」2019年政府信息公开工作年度报告",
    ),
    rejects=("云岭市教育局召开会议", "关于停水的通告"),
)
PRESS_LEAD = Rule(
    "the body that holds a press conference",
    r"(?:^|[\n。])[ \t]{0,8}([\p{Han}]{3,24}?)(?:今天|今日|今|\d{1,2}月\d{1,2}日|\(|于)[^。\n]{0,30}(?:举行|召开|举办)[^。\n]{0,30}发布会",
    examples=("「市政府新闻办今天(5月18日)上午举行市政府新闻发布会」",),
    rejects=("市政府新闻办介绍情况",),
)
TEXT_LEAD = Rule(
    "bodies that announce in the first paragraph",
    r"(?:^|[\n,。])[ \t]{0,8}((?:[\p{Han}()]{4,30}?[、和])?[\p{Han}()]{4,36}?)(?:研究)?(?:决定|拟|现?面向|将面向)[^\n]{0,120}?(?:如下|公告|公示|通告)",
    examples=("根据需要「,青石县教育局、青石县人事局决定面向全国公开招聘教师,现将有关事项公告」如下",),
    rejects=("经县政府研究。面向社会公开招聘",),
)
OWN_WORD = Rule(
    "a body that speaks of itself",
    r"我(局|委|厅|部|院|办|中心|会|署)(?=起草|组织|会同|拟|对|将|已|决定|现|于|在)",
    examples=("「我局」会同有关部门进行了监审",),
    rejects=("我市决定", "我局长"),
)
RULES = (TITLE_LEAD, PRESS_LEAD, TEXT_LEAD, OWN_WORD)


def issuing_body(
    document: Document,
    text: Text,
    masthead_body: str | None,
    content_source: str | None,
    places: PlaceContext,
) -> tuple[Body | None, list[Body]]:
    """The issuing body, and the other bodies of a joint signature.

    `masthead_body` is 发文机关 of the page's information table, `content_source` the page's
    ContentSource tag.

    >>> text = Text("现公告如下。\\n青石县人事局  青石县卫生局\\n2010年7月5日")
    >>> first, others = issuing_body(Document(text=text.raw), text, None, None, PlaceContext())
    >>> first.name, first.basis, [b.name for b in others]
    ('青石县人事局', 'signature', ['青石县卫生局'])
    """
    namer = _Namer(places, text, document.title or "")
    if (signature := find_signature(text)) is not None:
        bodies = [namer.printed(a, b, "signature", signature.rule) for a, b in signature.names]
        return bodies[0], bodies[1:]
    if masthead_body and (names := [n for n in _split(masthead_body) if not is_media(fold(n))]):
        bodies = [namer.named(name, "masthead") for name in names]
        return bodies[0], bodies[1:]
    if lead := _lead(document, text, namer):
        return lead[0], lead[1:]
    if document.source and (name := _public_body(document.source)):
        return namer.named(name, "source_line"), []
    for given in (content_source, document.site.name):
        if given and (name := _public_body(given)):
            return namer.named(name, "metadata"), []
    return None, []


class _Namer:
    """Makes bodies of names, with the place that the release determines."""

    def __init__(self, places: PlaceContext, text: Text, headline: str) -> None:
        self.places = places
        self.text = text
        self.filler = PlaceFiller(places, text, headline)

    def printed(self, start: int, end: int, basis: Basis, rule: str) -> Body:
        return self._body(
            "".join(self.text.raw[start:end].split()), basis, [self.text.evidence(start, end, rule)]
        )

    def named(self, name: str, basis: Basis) -> Body:
        return self._body("".join(name.split()), basis, [])

    def _body(self, name: str, basis: Basis, evidence: list[Evidence]) -> Body:
        full, _ = self.filler.complete(name, 0)
        return Body(
            name=name,
            full_name=full,
            division_code=division_code(full, self.places),
            basis=basis,
            evidence=evidence,
        )


def division_code(full_name: str, places: PlaceContext) -> str | None:
    """The code of the place that a body's full name begins with, or null.

    >>> division_code("株洲市水利局", PlaceContext()), division_code("水利局", PlaceContext())
    ('430200', None)
    """
    lead = read_lead(fold(full_name))
    for word, division in reversed(lead.places):
        if division is None:
            known = (places.county, places.prefecture, places.province)
            division = next((d for d in known if d is not None and word in (d.name, d.short)), None)
        if division is not None and division.code:
            return division.code
    division = places.at(lead.level) if lead.level else None
    return division.code if division is not None and division.code else None


def _split(names: str) -> list[str]:
    return [match.group() for match in _NAMES.finditer(names)]


def _public_body(source: str) -> str | None:
    """The body that a source or a site names: without 门户网站; null for media and for what is no body."""
    name = squeeze(source)
    folded = fold(name)
    if is_body(folded):
        return name
    site = _SITE.search(folded)
    if site and is_body(folded[: site.start()]):
        return name[: site.start()]
    return None


def _lead(document: Document, text: Text, namer: _Namer) -> list[Body]:
    """The body that announces in its own name: in the headline, or as the holder of a press conference."""
    title = document.title or ""
    folded = fold(title)
    match = TITLE_LEAD.match(folded) if _TITLE_VERBS.search(folded) else None
    if match is not None:
        printed = title[: match.end(1)]
        names = printed.split()
        if not all(is_body(fold(name)) for name in names):
            names = ["".join(names)]
        if all(is_body(fold(name)) for name in names):
            return [_found(name, text, namer) for name in names]
    if document.source is None or not _PAPER.search(document.source):
        press = PRESS_LEAD.search(text.folded, 0, 400) if text.folded.find("发布会", 0, 400) > 0 else None
        if press is not None and is_body(press.group(1)):
            return [namer.printed(*press.span(1), "lead", "press_lead")]
    return _announcing(text, namer) or _own_word(title, text, namer)


def _announcing(text: Text, namer: _Namer) -> list[Body]:
    """Bodies with their place that are the subject of the first paragraph's announcement."""
    match = _announcement(text.folded)
    if match is None:
        return []
    at, found = match.start(1), []
    for name in _JOINED.split(match.group(1)):
        start = text.folded.index(name, at)
        if not is_body(name) or not _PLACED.match(name):
            return []
        found.append(namer.printed(start, start + len(name), "lead", "text_lead"))
        at = start + len(name)
    return found


def _announcement(folded: str) -> regex.Match[str] | None:
    """The first match of TEXT_LEAD near the head of a text, looked for in the clauses that have its verb."""
    if not any(folded.find(word, 0, _HEAD) >= 0 for word in ("如下", "公告", "公示", "通告")):
        return None
    last = -1
    for verb in _VERBS.finditer(folded, 0, _HEAD):
        start = max(folded.rfind(mark, 0, verb.start()) for mark in "\n,。")
        if start > last or last < 0:
            last = max(start, 0)
            if (match := TEXT_LEAD.match(folded, last, _HEAD)) is not None:
                return match
    return None


def _found(name: str, text: Text, namer: _Namer) -> Body:
    """A body of the headline, with its evidence if the text prints it too."""
    at = text.raw.find(name)
    if at < 0:
        return namer.named(name, "lead")
    return namer.printed(at, at + len(name), "lead", "title_lead")


def _own_word(title: str, text: Text, namer: _Namer) -> list[Body]:
    """我局 …: the only body of that kind that the headline names."""
    match = OWN_WORD.search(text.folded) if title else None
    if match is None:
        return []
    folded = fold(title)
    for start in range(len(folded)):
        lead = read_lead(folded[start:])
        if (lead.places or lead.level) and (end := folded.find(match.group(1), start + lead.at)) >= 0:
            name = title[start : end + len(match.group(1))]
            return [_found(name, text, namer)] if is_body(fold(name)) else []
    return []
