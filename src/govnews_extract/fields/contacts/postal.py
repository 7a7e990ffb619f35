"""What boxes and addresses share: the postcode and the recipient printed after them, and their label."""

from __future__ import annotations

from govnews_extract.fields.contacts.bodies import SUFFIX, body_in_note
from govnews_extract.fields.contacts.found import Found, Span
from govnews_extract.fields.contacts.words import BLANKS, words_before
from govnews_extract.records import ContactKind
from govnews_extract.rules import Rule

_POSTCODE = Rule(
    "contact.postcode",
    rf"(?:邮 {{0,2}}政 {{0,2}}编 {{0,2}}码|邮{BLANKS}编)[为是]?[: ]{{0,3}}(?P<code>\d{{6}})(?!\d)",
    examples=("「邮编:410011」", "「邮政编码为274500」", "「邮 编:410011」"),
    rejects=("邮编:", "邮编12345"),
)
_OTHER_ENTRY = Rule(
    "contact.other_entry",
    rf"电{BLANKS}话|信{BLANKS}箱|地{BLANKS}址|传{BLANKS}真|邮{BLANKS}箱|请寄|[。\n][^\n]{{1,60}}\n",
    examples=("「电话」:0731", "12号「\n联系人\n」邮编"),
    rejects=("(邮编", "\n邮编"),
)
_FOR = Rule(
    "contact.recipient",
    r"[, ]{0,2}\(?(?:请?转交?)?(?P<body>[\p{Han}〇\d]{2,30}?)\)?(?:亲?收|亲?启)(?=[\s,。;()]|邮|\Z)",
    examples=("「,县委第一巡察组收」,邮编", "「(县委第一巡察组收」)", "「转县委第一巡察组收」"),
    rejects=("(邮编410011)", "。收"),
)
_NEXT_BODY = Rule(
    "contact.next_recipient",
    rf",(?P<body>[\p{{Han}}〇]{{2,28}}?{SUFFIX})(?=\(?(?:邮 ?编|邮政编码|收)|,邮)",
    examples=("22号「,自治区司法厅立法一处」(邮政编码",),
    rejects=(",联系电话",),
)
_LABEL = Rule(
    "contact.box_label",
    rf"(?r)(?P<label>[信邮]{BLANKS}箱|地{BLANKS}址|(?:请|邮)寄 ?送?[至到给往]?|寄[至到给往])"
    r"(?:\([^()\n]{1,12}\))?[:为是 “\"(]{0,3}\Z",
    examples=("设专门邮政「信箱:」", "来信「请寄」"),
    rejects=("临江市",),
)


def postal(
    folded: str, kind: ContactKind, span: Span, stop: int, label: Span | None, owner: Span | None
) -> Found:
    """A box or an address, with the recipient and the postcode that stand behind `stop`."""
    start, end = span
    return Found(
        kind,
        "",
        start,
        end,
        label[0] if label else start,
        f"contact.{kind}",
        label=label,
        owner=recipient(folded, stop) or owner,
        owner_rule="contact.owner.recipient",
        postcode=postcode(folded, stop),
    )


def recipient(folded: str, at: int) -> Span | None:
    """The body that stands behind an address or a box: (…收), ",…收" or before its postcode.

    >>> recipient("12号(县委巡察办收)", 3)
    (4, 9)
    """
    match = None
    if folded.find("收", at, at + 44) >= 0 or folded.find("启", at, at + 44) >= 0:
        match = _FOR.compiled.match(folded, at)
    if match is None and folded[at : at + 1] == "," and not folded.startswith(("邮编", "邮政编"), at + 1):
        match = _NEXT_BODY.compiled.match(folded, at)
    if match:
        return body_in_note(folded, *match.span("body"))
    if folded[at : at + 1] == "(" and (close := folded.find(")", at, at + 40)) > 0:
        return body_in_note(folded, at + 1, close)
    return None


def postcode(folded: str, at: int) -> str | None:
    """The postcode printed after an address that ends at `at`, in its bracket or on the next line.

    >>> postcode("12号(邮编:410011)", 3), postcode("12号(410011)", 3), postcode("12号。", 3)
    ('410011', '410011', None)
    """
    if folded[at : at + 1] == "(" and folded[at + 7 : at + 8] == ")" and folded[at + 1 : at + 7].isdigit():
        return folded[at + 1 : at + 7]
    match = _POSTCODE.compiled.search(folded, at, at + 64)
    if not match or _OTHER_ENTRY.compiled.search(folded, at, match.start()):
        return None
    code: str = match["code"]
    return code


def label_before(folded: str, floor: int, start: int) -> Span | None:
    """The label that ends where a box begins: 专门邮政信箱:"""
    floor = max(floor, start - 30)
    match = _LABEL.compiled.match(folded, floor, start)
    return (words_before(folded, floor, match.start("label"), 5), match.end("label")) if match else None


RULES = (_POSTCODE, _OTHER_ENTRY, _FOR, _NEXT_BODY, _LABEL)
