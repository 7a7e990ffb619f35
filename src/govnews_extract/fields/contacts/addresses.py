"""Street addresses: after a label or 请寄, in the bracket behind a body, on the way to one."""

from __future__ import annotations

from collections.abc import Container, Iterator

from govnews_extract.fields.contacts.bodies import body_before, is_body
from govnews_extract.fields.contacts.found import Found, Span
from govnews_extract.fields.contacts.layout import Stretches, line_start, sentence_start
from govnews_extract.fields.contacts.postal import postal
from govnews_extract.fields.contacts.recipients import is_place, split_recipient
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.fields.contacts.words import BLANKS, words_before
from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

_LABEL = Rule(
    "contact.address_label",
    rf"(?r)(?P<label>(?<![网件箱站载子P接录名])地{BLANKS}址|邮政信箱"
    r"|(?:来信|来函|信件|信函|(?:纸质|书面|举报|申报)?材料|举报信|书面意见|意见)?(?:请|可|统一|通过)?(?:邮 ?)?寄 ?送?"
    r"|(?:现场|集中)?(?:纸质|申报|书面)?(?:材料)?(?:报名|报送|受理|接访|接待|领取|办公|递交|提交|来访|信访|咨询|投递|报到|办理|联系|资格审查|资格复审){1,2}"
    r"(?:来访)?的?地点)\Z",
    examples=(
        "来信来访「地址」",
        "「来信请寄」",
        "现场报名，「报名地点」",
        "联系「地址」",
        "「地 址」",
        "「接待来访的地点」",
    ),
    rejects=("网址", "邮箱地址", "考试地点", "会议地点"),
)
_AFTER_LABEL = Rule(
    "contact.after_address_label",
    r"(?P<sep>(?:[至到往给]|统一)?(?:\([^()\n]{1,12}\))?[为是]?[: ]{0,3}[“\"]?)",
    examples=("「:」", "「至:」"),
    rejects=(),
)
ADDRESS = Rule(
    "contact.address",
    r"[^。;,\n\t|!?()“”\"]{2,90}+",
    examples=("「临江市韶光路1号县委组织部」(", "「临江市北京西路68号」,"),
    rejects=("(", "。"),
)
"""What may be an address, up to the next mark."""

_NEXT_ENTRY = Rule(
    "contact.next_entry",
    rf" {{0,3}}(?:邮{BLANKS}编|邮政编码|电{BLANKS}话|联 ?系|传{BLANKS}真|收 ?件|邮{BLANKS}箱|电 ?子|网 ?址|[Tt]el|请注明)"
    r"|(?<=\p{Han})0\d{2,3}-\d{7,8}",
    examples=("68号「 邮政编码」:210013", "1号「 电话」", "68号「0871-22345601」"),
    rejects=("临江市电力路",),
)
"""Where the next entry begins without a mark before it."""

_INSIDE = Rule(
    "contact.inside_bracket",
    r"\((?:(?:原|[^()\n]{0,40}?(?:内|旁|侧|对面|楼|院|路口|附近|交[汇叉]|号|方向))[^()\n]{0,40}|[A-Z]{1,2}\d{0,2})\)",
    examples=("「(县政府院内)」", "国际广场「(A)」1单元"),
    rejects=("(县委组织部收)", "(邮编410011)"),
)
_BRACKET = Rule(
    "contact.bracket", r"\((?P<v>[^(),;\n]{4,60})[),;]", examples=("「(东风路19号310室)」",), rejects=("()",)
)
_IN_BRACKET = Rule(
    "contact.bracketed_address",
    r"\((?P<v>\p{Han}{1,20}(?:路|街|大道|巷)(?:[东西南北中]段|\p{Han}{0,4}\d{1,5}号[\p{Han}\dA-Za-z-]{0,24}|(?=[,)])))(?=[,;)])",
    examples=("县规划馆「(临江市苍山路6号」,周二至周日)", "办公室「(城关镇大同路西段」,邮编"),
    rejects=("(神农路口至西湖路口)", "(人事股)"),
)
_SCENE = Rule(
    "contact.scene",
    r"考点|考场|考试|笔试|面试|停[水电气]|采样|意见箱|信箱|举报箱|路段|沿线|范围",
    examples=("「考点」:第一中学", "「意见箱」设在"),
    rejects=("报名地点",),
)
"""Sentences that name addresses of places to sit an exam in or to drop letters, not of a body."""

_UPSTAIRS = Rule(
    "contact.upstairs",
    r"[一二三四五六七八九十\d]{1,3}楼.*\Z",
    examples=("县公安局「一楼大厅」",),
    rejects=("县公安局",),
)
_TO_PLACE = Rule(
    "contact.to_place",
    r"(?:(?<![遇达得感])到|前往|至)(?P<v>(?:(?![到至])\p{Han}){2,20}?(?:路|街|大道|巷)\p{Han}{0,4}\d{1,5}号\p{Han}{3,24}?)"
    r"(?=现场|咨询|办理|报名|领取|提交|补交|登记|反映|联系|查阅)",
    examples=("可「到临江市东升西路369号市办税服务中心」现场咨询",),
    rejects=("到东升路办理",),
)


def find_addresses(folded: str, tables: Tables, places: Container[str], taken: Stretches) -> list[Found]:
    """The addresses of `folded` outside the stretches `taken` by boxes; bodies' names begin at `places`."""
    found: list[Found] = []
    for item in _candidates(folded, tables, places, taken):
        if not taken.meets(item.start, item.end):
            taken.add(item.start, item.end)
            found.append(item)
    return found


def _candidates(folded: str, tables: Tables, places: Container[str], taken: Stretches) -> Iterator[Found]:
    yield from _labelled(folded, tables, taken)
    if "址" in folded or "点" in folded or "所" in folded:
        for cell in tables.of_kind("address"):
            if item := _read(folded, cell.start, cell.label, strict=False, stop=cell.end):
                yield item
    if "路" in folded or "街" in folded or "巷" in folded or "道" in folded:
        yield from _beside_bodies(folded, tables, places)
        yield from _on_the_way(folded)


def _labelled(folded: str, tables: Tables, taken: Stretches) -> Iterator[Found]:
    """Addresses after 地址, 请寄 and the places where one registers or is received; no box is one."""
    for start, end in _hooks(folded):
        hook = folded[start:end]
        sep = _AFTER_LABEL.compiled.match(folded, end + (hook == "寄" and folded.startswith("送", end)))
        if sep is None or (hook == "地点" and not sep["sep"]) or taken.meets(sep.end(), sep.end() + 1):
            continue
        cell = tables.at(start)
        floor = max(cell.start if cell else line_start(folded, start), start - 24)
        label = _LABEL.compiled.match(folded, floor, sep.start())
        if label is None or (hook == "寄" and not sep["sep"].strip() and not label["label"].endswith("请寄")):
            continue
        begin = label.start("label")
        if hook.endswith("址"):
            begin = words_before(folded, floor, begin, 5)
        if item := _read(folded, sep.end(), (begin, label.end("label")), strict=not hook.endswith("址")):
            yield item


def _hooks(folded: str) -> list[Span]:
    """Where 地址, 寄, 地点 and 邮政信箱: stand, in order."""
    hooks = [(at, at + 1) for at in spots(folded, "寄")]
    hooks += [(at - 1, at + 1) for at in spots(folded, "点") if folded.startswith("地", at - 1)]
    hooks += [(at - 3, at + 1) for at in spots(folded, "箱") if folded.startswith("邮政信箱:", at - 3)]
    for at in spots(folded, "址"):
        start = at
        while at - start < 4 and folded[start - 1 : start] == " ":
            start -= 1
        if folded[start - 1 : start] == "地":
            hooks.append((start - 1, at + 1))
    return sorted(hooks)


def _read(
    folded: str, start: int, label: Span | None, *, strict: bool, stop: int | None = None
) -> Found | None:
    """The address that begins at `start`; a `strict` one must name a road, a door or a floor."""
    end = _address_end(folded, start, len(folded) if stop is None else stop)
    owner: Span | None = None
    if end - start < 2:
        return None
    bracket = _BRACKET.compiled.match(folded, end)
    if bracket and is_place(bracket["v"]) and is_body(folded[start:end]) and not is_place(folded[start:end]):
        owner, (start, end) = (start, end), bracket.span("v")  # 县统计局人事科(东风路19号310室)
    while owner is None and (inside := _INSIDE.compiled.match(folded, end)):
        end = _address_end(folded, inside.end(), len(folded) if stop is None else stop)
    behind = end
    while end > start and folded[end - 1] in " :":
        end -= 1
    if folded[end - 1] in "收启" and end - start > 3:
        end -= 1
    value = folded[start:end]
    if not is_place(value) and (strict or len(value) < 6 or not is_body(value)):
        return None
    if owner is None:
        end, owner = split_recipient(folded, start, end)
    return postal(folded, "address", (start, end), behind, label, owner)


def _address_end(folded: str, start: int, stop: int) -> int:
    """Where what may be an address ends: at a mark, or where the next entry begins."""
    match = ADDRESS.compiled.match(folded, start, stop)
    if not match:
        return start
    following = _NEXT_ENTRY.compiled.search(folded, start + 2, match.end())
    return following.start() if following else match.end()


def _beside_bodies(folded: str, tables: Tables, places: Container[str]) -> Iterator[Found]:
    """县审计局办公室(城关镇大同路西段,邮编…): an address in the bracket behind its body."""
    for match in _IN_BRACKET.compiled.finditer(folded):
        start, end = match.span("v")
        cell = tables.at(start)
        floor = sentence_start(folded, start, cell.start if cell else line_start(folded, start))
        if _SCENE.compiled.search(folded, floor, start):
            continue
        body = body_before(folded, floor, match.start(), places, listed=True)
        if body is None:
            continue
        if upstairs := _UPSTAIRS.compiled.search(folded[slice(*body)]):
            body = (body[0], body[0] + upstairs.start())
        yield postal(folded, "address", (start, end), end, None, body)


def _on_the_way(folded: str) -> Iterator[Found]:
    """到东升路369号市办税中心现场咨询."""
    after = 0
    for spot in spots(folded, "到往至"):
        at = spot - (folded[spot] == "往")
        if at < after or folded.find("号", at, at + 40) < 0:
            continue
        match = _TO_PLACE.compiled.match(folded, at)
        if match is None:
            continue
        after = match.end()
        cut, owner = split_recipient(folded, *match.span("v"))
        if owner:
            yield postal(folded, "address", (match.start("v"), cut), match.end("v"), None, owner)


RULES = (
    _LABEL, _AFTER_LABEL, ADDRESS, _NEXT_ENTRY, _INSIDE, _BRACKET, _IN_BRACKET, _SCENE, _UPSTAIRS, _TO_PLACE,
)  # fmt: skip
