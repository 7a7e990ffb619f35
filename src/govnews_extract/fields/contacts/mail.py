"""Postal ways: boxes, street addresses, their postcodes and the recipients printed with them."""

from __future__ import annotations

from collections.abc import Container

import regex

from govnews_extract.fields.contacts.bodies import SUFFIX, body_before, body_in_note, is_body
from govnews_extract.fields.contacts.found import Found, Span
from govnews_extract.fields.contacts.labels import WORDS
from govnews_extract.fields.contacts.recipients import is_place, split_recipient
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.rules import Rule

_NUMBER = r"(?:第 ?)?(?:[A-Z]{1,2}|[甲乙丙丁]字?)? ?-?\d{1,7}(?:-\d{1,4})?"
_CHINESE = r"第?[〇零一二三四五六七八九十百]{1,6}号"
_SORT = r"(?:邮政局|邮电局|邮局|邮政|专用|专门|专|特别|分){0,3}"

_HOOK = Rule("contact.box_hook", r"[信邮] {0,4}箱", examples=("「信箱」", "「邮 箱」"), rejects=("意见箱",))
BOX = Rule(
    "contact.mailbox",
    rf"(?:{_NUMBER} ?号?|{_CHINESE})[ ]?{_SORT}[ ]?[信邮] {{0,4}}箱(?:\d{{1,4}}(?:号|分箱))?"
    rf"|(?:邮政|专用|邮局){{1,2}}信箱 ?{_NUMBER} ?号?(?![\d-])|信箱 ?{_NUMBER} ?号(?!楼)",
    examples=(
        "临江市「A339号信箱」",
        "临江市「第216号邮政专用信箱」",
        "临江市「第A12邮政专用信箱」",
        "临江市「邮政信箱123号」",
        "临江邮政「129专用邮箱」",
        "临江市新安区「A02102邮政信箱」",
        "南庄坪「07号信箱」",
    ),
    rejects=("市长信箱", "举报信箱", "12380举报信箱", "电子信箱", "意见箱3个"),
)
"""The numbered end of a postal box's name; the place before it is read leftwards."""

_BARE_BOX = Rule(
    "contact.bare_box",
    rf"[:为 ]{{1,3}}(?P<box>\p{{Han}}{{2,30}}?{_NUMBER}号)(?=[\s,;。()]|邮 ?编|邮政编|\Z)",
    examples=("邮政信箱「:北岭自治区临江市A074号」(邮编",),
    rejects=(":设在县委大院门口", ":临江市人民路7号院"),
)
"""A box after its label that does not say 信箱 again."""

_CELL_BOX = Rule(
    "contact.cell_box",
    rf"\p{{Han}}{{0,30}}{_NUMBER}号\Z",
    examples=("「临江市A074号」",),
    rejects=("临江市人民路7号院",),
)
"""The same in a table, under the header of boxes."""

_PLACE_BACK = Rule("contact.box_place", r"(?r)\p{Han}{1,30}", examples=("。「临江市」",), rejects=("A339",))
_BOX_LEAD = Rule(
    "contact.box_lead",
    r"请?邮?寄[送]?[至到往给]?|[地住]址|[信邮]箱[为是]?|设立?[了有]?|公布|通过|送[至到]|[为是至到]",
    examples=("来信「请寄」临江县", "专门邮政「信箱为」"),
    rejects=("临江市",),
)
_NO_BOX = Rule(
    "contact.no_box",
    r"[市县区局处镇乡州]长|书记|热线|意见|举报|留言|领导|网|公开|征求|监督",
    examples=("「市长」", "「书记」"),
    rejects=("临江市",),
)
_ADDRESS_HOOK = Rule(
    "contact.address_hook", r"地 {0,4}址|寄|地点", examples=("通讯「地址」", "请「寄」"), rejects=("地方",)
)
_ADDRESS_LABEL = Rule(
    "contact.address_label",
    rf"(?P<label>{WORDS}{{0,5}}(?<![网件箱站载子P接录名])地 {{0,4}}址"
    r"|(?:来信|来函|信件|信函|(?:纸质|书面|举报|申报)?材料|举报信|书面意见|意见)?(?:请|可|统一|通过)?(?:邮 ?)?寄 ?送?"
    r"|(?:现场|集中)?(?:纸质|申报|书面)?(?:材料)?(?:报名|报送|受理|接访|接待|领取|办公|递交|提交|来访|信访|咨询|投递|报到|办理|联系|资格审查|资格复审){1,2}(?:来访)?的?地点)\Z",
    examples=("「来信来访地址」", "「来信请寄」", "现场报名，「报名地点」", "「联系地址」", "「地 址」"),
    rejects=("网址", "邮箱地址", "考试地点", "会议地点"),
)
_AFTER_LABEL = Rule(
    "contact.after_address_label",
    r"(?P<sep>(?:[至到往给]|统一)?(?:\([^()\n]{1,12}\))?[为是]?[: ]{0,3}[“\"]?)",
    examples=("「:」", "「至:」"),
    rejects=(),
)
_ADDRESS = Rule(
    "contact.address",
    r"[^。;,\n\t|!?()“”\"]{2,90}?(?=[。;,\n\t|!?()“”\"]| {0,3}(?:邮 ?编|邮政编码|电 ?话|联 ?系|传 ?真|收 ?件|邮 ?箱|电 ?子|网 {0,4}址|[Tt]el|请注明)|\Z)",
    examples=("「临江市韶光路1号县委组织部」(邮编", "「临江市北京西路68号」 邮政编码"),
    rejects=("(", "。"),
)
_INSIDE = Rule(
    "contact.inside_bracket",
    r"\((?:原|[^()\n]{0,40}?(?:内|旁|侧|对面|楼|院|路口|附近|交[汇叉]|号|方向))[^()\n]{0,40}\)",
    examples=("「(县政府院内)」",),
    rejects=("(县委组织部收)", "(邮编410011)"),
)
_POSTCODE = Rule(
    "contact.postcode",
    r"(?:邮 ?政 ?编 ?码|邮 ?编)[为是]?[: ]{0,3}(?P<code>\d{6})(?!\d)",
    examples=("「邮编:410011」", "「邮政编码为274500」"),
    rejects=("邮编:", "邮编12345"),
)
_OTHER_ENTRY = Rule(
    "contact.other_entry", r"电 ?话|信 ?箱|地 {0,4}址|传 ?真|邮 ?箱|请寄|[。\n].*\n", examples=("「电话」",), rejects=("(邮编",)
)
_FOR = Rule(
    "contact.recipient",
    r"[, ]{0,2}\(?(?P<body>[\p{Han}〇\d]{2,30}?)\)?(?:亲?收|亲?启)(?=[\s,。;()]|邮|\Z)",
    examples=("「,县委第一巡察组收」,邮编", "「(县委第一巡察组收」)"),
    rejects=("(邮编410011)", "。收"),
)


_NEXT_BODY = Rule(
    "contact.next_recipient",
    rf",(?P<body>[\p{{Han}}〇]{{2,28}}?{SUFFIX})(?=\(?(?:邮 ?编|邮政编码|收)|,邮)",
    examples=("22号「,自治区司法厅立法一处」(邮政编码",),
    rejects=(",联系电话",),
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
    "contact.upstairs", r"[一二三四五六七八九十\d]{1,3}楼.*\Z", examples=("县公安局「一楼大厅」",), rejects=("县公安局",)
)
_TO_PLACE = Rule(
    "contact.to_place",
    r"(?:(?<![遇达得感])到|前往|至)(?P<v>(?:(?![到至])\p{Han}){2,20}?(?:路|街|大道|巷)\p{Han}{0,4}\d{1,5}号\p{Han}{3,24}?)(?=现场|咨询|办理|报名|领取|提交|补交|登记|反映|联系|查阅)",
    examples=("可「到临江市东升西路369号市办税服务中心」现场咨询",),
    rejects=("到东升路办理",),
)


class _Mail:
    """Finds boxes first, so that an address label before one is not read twice."""

    def __init__(self, folded: str, tables: Tables, places: Container[str]) -> None:
        self.folded = folded
        self.places = places
        self.tables = tables
        self.found: list[Found] = []

    def boxes(self) -> None:
        for hook in _HOOK.compiled.finditer(self.folded):
            self._box(hook)
        for cell in self.tables.cells:
            if cell.kind == "mailbox" and _CELL_BOX.compiled.match(self.folded, cell.start, cell.end):
                self._add_box(cell.start, cell.end)

    def _floor(self, at: int) -> int:
        cell = self.tables.at(at)
        return cell.start if cell else self.folded.rfind("\n", 0, at) + 1

    def _box(self, hook: regex.Match[str]) -> None:
        folded, floor = self.folded, self._floor(hook.start())
        window = max(floor, hook.start() - 24)
        match = BOX.compiled.search(folded, window, hook.end() + 12)
        while match and match.end() < hook.end():
            match = BOX.compiled.search(folded, match.end(), hook.end() + 12)
        if match and match.start() <= hook.start():
            if self.found and self.found[-1].end > match.start():
                return
            start, end = match.span()
            place = _PLACE_BACK.compiled.match(folded, floor, start)
            if place:
                leads = _BOX_LEAD.finditer(folded, place.start(), start)
                at = leads[-1].end() if leads else place.start()
                if _NO_BOX.compiled.search(folded, at, start):
                    return
                start = at
            if start == match.start():  # no place: only after a label, and then the label is no part of it
                if match.start() == hook.start():
                    start = hook.end()
                elif folded[start - 1 : start] not in (":", "为") or "号" not in match[0]:
                    return
            self._add_box(start, end)
        elif match := _BARE_BOX.compiled.match(folded, hook.end()):
            self._bare_box(hook, match)

    def _bare_box(self, hook: regex.Match[str], match: regex.Match[str]) -> None:
        start, end = match.span("box")
        if "电" in self.folded[max(0, hook.start() - 3) : hook.start()]:
            return
        if regex.search("[路街道巷]", match["box"]):
            self._address(start, (max(self._floor(hook.start()), hook.start()), hook.end()), strict=True)
        else:
            self._add_box(start, end)

    def _add_box(self, start: int, end: int) -> None:
        folded = self.folded
        owner = None
        if match := _FOR.compiled.match(folded, end):
            owner = body_in_note(folded, *match.span("body"))
        label = _label_before(folded, self._floor(start), start)
        self.found.append(
            Found(
                "mailbox", "", start, end, label[0] if label else start, "contact.mailbox",
                label=label, owner=owner, owner_rule="contact.owner.recipient", postcode=self._postcode(end),
            )
        )  # fmt: skip

    def addresses(self) -> None:
        folded = self.folded
        for hook in _ADDRESS_HOOK.compiled.finditer(folded):
            floor = max(self._floor(hook.start()), hook.start() - 24)
            end = hook.end()
            if hook[0] == "寄" and folded[end : end + 1] == "送":
                end += 1
            label = _ADDRESS_LABEL.compiled.search(folded[floor:end])
            if not label:
                continue
            sep = _AFTER_LABEL.compiled.match(folded, end)
            posted = hook[0] == "寄"
            if posted and not (sep and sep["sep"].strip()) and not label["label"].endswith("请寄"):
                continue
            start = sep.end() if sep else end
            if any(f.start <= start < f.end or start <= f.start < start + 3 for f in self.found):
                continue
            if hook[0] == "地点" and not (sep and sep["sep"]):
                continue
            self._address(start, (floor + label.start("label"), floor + label.end("label")), strict=hook[0] != "地址")
        for cell in self.tables.cells:
            if cell.kind == "address":
                self._address(cell.start, cell.label, strict=False, stop=cell.end)
        self._beside_bodies()
        self._on_the_way()

    def _beside_bodies(self) -> None:
        """县审计局办公室(城关镇大同路西段,邮编…): an address in the bracket behind its body."""
        folded = self.folded
        for match in _IN_BRACKET.compiled.finditer(folded):
            start, end = match.span("v")
            floor = self._floor(start)
            if _SCENE.compiled.search(folded, floor, start) or any(f.start < end and start < f.end for f in self.found):
                continue
            body = body_before(folded, floor, match.start(), self.places, listed=True)
            if body is None:
                continue
            if upstairs := _UPSTAIRS.compiled.search(folded, *body):
                body = (body[0], upstairs.start())
            self._add_address(start, end, None, body, end)

    def _on_the_way(self) -> None:
        """到东升路369号市办税中心现场咨询."""
        for match in _TO_PLACE.compiled.finditer(self.folded):
            start, end = match.span("v")
            if not any(f.start < end and start < f.end for f in self.found):
                cut, owner = split_recipient(self.folded, start, end)
                if owner:
                    self._add_address(start, cut, None, owner, end)

    def _address(self, start: int, label: Span | None, *, strict: bool, stop: int | None = None) -> None:
        """Reads the address that begins at `start`; a `strict` one must name a road, a door or a floor."""
        folded = self.folded
        match = _ADDRESS.compiled.match(folded, start, len(folded) if stop is None else stop)
        if not match:
            return
        end, owner = match.end(), None
        bracket = _BRACKET.compiled.match(folded, end)
        if bracket and is_place(bracket["v"]) and is_body(folded[start:end]) and not is_place(folded[start:end]):
            owner, (start, end) = (start, end), bracket.span("v")  # 县统计局人事科(东风路19号310室)
        while owner is None and (inside := _INSIDE.compiled.match(folded, end)):
            more = _ADDRESS.compiled.match(folded, inside.end())
            end = more.end() if more else inside.end()
        stop_at = end
        while end > start and folded[end - 1] in " :":
            end -= 1
        if folded[end - 1] in "收启" and end - start > 3:
            end -= 1
        value = folded[start:end]
        if not is_place(value) and (strict or len(value) < 6 or not is_body(value)):
            return
        if any(f.start < end and start < f.end for f in self.found):
            return
        if owner is None:
            end, owner = split_recipient(folded, start, end)
        if match := _FOR.compiled.match(folded, stop_at) or _NEXT_BODY.compiled.match(folded, stop_at):
            owner = body_in_note(folded, *match.span("body")) or owner
        elif folded[stop_at : stop_at + 1] == "(":
            close = folded.find(")", stop_at, stop_at + 40)
            if close > 0:
                owner = body_in_note(folded, stop_at + 1, close) or owner
        self._add_address(start, end, label, owner, stop_at)

    def _add_address(self, start: int, end: int, label: Span | None, owner: Span | None, stop: int) -> None:
        self.found.append(
            Found(
                "address", "", start, end, label[0] if label else start, "contact.address",
                label=label, owner=owner, owner_rule="contact.owner.recipient", postcode=self._postcode(stop),
            )
        )  # fmt: skip

    def _postcode(self, end: int) -> str | None:
        """The postcode printed after an address, in its bracket or on the next line."""
        folded = self.folded
        if folded[end : end + 1] == "(" and folded[end + 7 : end + 8] == ")" and folded[end + 1 : end + 7].isdigit():
            return folded[end + 1 : end + 7]
        match = _POSTCODE.compiled.search(folded, end, end + 64)
        if not match or _OTHER_ENTRY.compiled.search(folded, end, match.start()):
            return None
        return match["code"]


def find_mail(folded: str, tables: Tables, places: Container[str]) -> list[Found]:
    """Postal boxes and addresses of `folded`; at `places` a body's name may begin."""
    mail = _Mail(folded, tables, places)
    if "箱" in folded:
        mail.boxes()
    mail.addresses()
    return mail.found


_LABEL_BACK = Rule(
    "contact.box_label",
    rf"(?P<label>(?:{WORDS}|邮政|专用|专门){{0,5}}(?:[信邮] {{0,4}}箱|地 {{0,4}}址|(?:请|邮)寄 ?送?[至到给往]?|寄[至到给往]))(?:\([^()]{{1,12}}\))?[:为是 “\"(]{{0,3}}\Z",
    examples=("设「专门邮政信箱:」", "「来信请寄」"[:0] + "「来信请寄」"),
    rejects=("临江市",),
)


def _label_before(folded: str, floor: int, start: int) -> Span | None:
    floor = max(floor, start - 30)
    match = _LABEL_BACK.compiled.search(folded[floor:start])
    return (floor + match.start("label"), floor + match.end("label")) if match else None


RULES = (
    _HOOK, BOX, _BARE_BOX, _CELL_BOX, _PLACE_BACK, _BOX_LEAD, _NO_BOX, _ADDRESS_HOOK, _ADDRESS_LABEL, _AFTER_LABEL, _ADDRESS,
    _INSIDE, _NEXT_BODY, _BRACKET, _IN_BRACKET, _SCENE, _UPSTAIRS, _TO_PLACE, _POSTCODE, _OTHER_ENTRY, _FOR, _LABEL_BACK,
)  # fmt: skip
