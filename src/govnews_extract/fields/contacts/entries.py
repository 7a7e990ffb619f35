"""Whether a line or a sentence is a contact's own entry: 1.举报电话:…, 来信请寄…"""

from __future__ import annotations

from govnews_extract.fields.contacts.words import BLANKS, words_after
from govnews_extract.rules import Rule

_NUMBERING = Rule(
    "contact.entry_numbering",
    r"\A[\s\d.、,()一二三四五六七八九十①-⑩★●◆▲■*>“”-]{0,8}",
    examples=("「2.」举报", "「(一)」"),
)
_ENTRY = Rule(
    "contact.entry",
    rf"电{BLANKS}话|热 ?线|专 ?线|手{BLANKS}机|传{BLANKS}真|短 ?信|邮{BLANKS}箱|信{BLANKS}箱|邮 ?件|地{BLANKS}址|地点|网 ?址|网 ?站|联系方式|二维码|平台",
    examples=("「邮箱」:a", "「地 址」:"),
    rejects=("县水利局",),
)
"""What an entry's label ends with."""

_WRITE = Rule("contact.write_to", r"[请邮]?寄", examples=("「请寄」", "「寄」至"), rejects=("请将",))
_OTHER_ENTRY = Rule(
    "contact.led_by",
    r"[Ee]-?mail|[Tt]el|联 ?系 ?人|经 ?办 ?人|来信|来访|来电|信函|信件|邮 ?编",
    examples=("「联 系人」:张三,电话", "「E-mail」:"),
    rejects=("公众可登录网站",),
)
RULES = (_NUMBERING, _ENTRY, _WRITE, _OTHER_ENTRY)

_FIRST = frozenset("电热专手传短邮信地网联二平请寄")
"""What an entry's own words begin with."""


def is_led(words: str) -> bool:
    """Whether a line or a sentence begins with the label of a contact.

    >>> [is_led(s) for s in ("2.举报电子邮箱:a", "其中,来信请寄:", "公众可登录网站", "24小时热线:")]
    [True, True, False, True]
    """
    numbering = _NUMBERING.compiled.match(words)
    at = numbering.end() if numbering else 0
    for lead in ("其中", "具体为", "具体是", "具体"):
        if words.startswith(lead, at):
            at += len(lead)
            return _begins_entry(words, at + words.startswith((",", ":"), at))
    hours = next((i for i in (words.find("24", 0, at), words.find("二十四", 0, at)) if i >= 0), None)
    return _begins_entry(words, at) or (hours is not None and _begins_entry(words, hours))


def _begins_entry(words: str, at: int) -> bool:
    if _OTHER_ENTRY.compiled.match(words, at):
        return True
    for count, ends in enumerate(words_after(words, at, len(words), 6)):
        for end in ends:
            if words[end : end + 1] not in _FIRST:
                continue
            if _ENTRY.compiled.match(words, end) or (count <= 3 and _WRITE.compiled.match(words, end)):
                return True
    return False
