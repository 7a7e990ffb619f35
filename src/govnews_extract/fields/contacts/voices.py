"""What a number is for: calls, text messages or fax, by its label and its bracket."""

from __future__ import annotations

from govnews_extract.fields.contacts.numbers import NumberKind
from govnews_extract.fields.contacts.words import BLANKS
from govnews_extract.records import ContactKind
from govnews_extract.rules import Rule

_FAX = Rule(
    "contact.fax",
    rf"传{BLANKS}真(?:电{BLANKS}话|号{BLANKS}码|机)?|[Ff](?:ax|AX)",
    examples=("「传 真」:", "「传真电话」:"),
    rejects=("真实",),
)
_VOICE = Rule(
    "contact.voice",
    rf"电{BLANKS}话|热{BLANKS}线|手{BLANKS}机|专{BLANKS}线|[Tt](?:el|EL)|[兼同带]",
    examples=("「电话」/", "「兼」"),
    rejects=("传真", "白天"),
)
_TEXTS_ONLY = Rule(
    "contact.texts_only",
    rf"\A(?!.*(?:可|也|兼|并|及|和|与|、|/|同时|均|接听|电话)).*短{BLANKS}信|[只仅限](?:用于|能|可|供|限)?(?:接收?|收|受理|发送?).{{0,6}}短{BLANKS}信",
    examples=("「用于接收举报短信」", "「只收短信」,不接电话"),
    rejects=("可接收短信", "值班电话", "电话和短信"),
)


def kind_of(number: NumberKind, label: str, label_note: str, note: str) -> ContactKind:
    """The kind of a contact by its digits, its label, the bracket in the label and the one after it.

    >>> kind_of("landline", "联系电话", "", "传真"), kind_of("landline", "电话", "", "兼传真")
    ('fax', 'phone')
    >>> kind_of("mobile", "手机", "", "可接收短信"), kind_of("mobile", "接收短信手机", "", "")
    ('mobile', 'sms')
    """
    if number == "text":
        return "sms"
    if number in ("code", "area_code", "toll"):
        return "hotline"
    if number == "mobile":
        texts = any(
            _TEXTS_ONLY.compiled.search(words) for words in (note, label_note, label) if "信" in words
        )
        return "sms" if texts else "mobile"
    for words in (note, label):
        if ("真" in words or "ax" in words or "AX" in words) and _FAX.compiled.search(words):
            return "phone" if _VOICE.compiled.search(_FAX.compiled.sub("", words)) else "fax"
    return "phone"


RULES = (_FAX, _VOICE, _TEXTS_ONLY)
