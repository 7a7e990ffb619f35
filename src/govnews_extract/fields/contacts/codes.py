"""Emergency codes of three digits, which are numbers only after a word that dials them."""

from __future__ import annotations

from govnews_extract.fields.contacts.found import Found
from govnews_extract.rules import Rule

_CODES = ("110", "114", "119", "120", "122")

_SHORT = Rule(
    "contact.short_code",
    r"(?:拨打|致电|电话|热线|报警)[为:“\"]{0,2}(?P<codes>1(?:10|14|19|20|22)(?:[、/或]1(?:10|14|19|20|22)){0,4})(?![\d-])",
    examples=("请「拨打110」报警", "「拨打“120」"),
    rejects=("共110人", "电话110-1"),
)
_CODE = Rule("contact.three_digits", r"1\d\d", examples=("「110」",), rejects=("12",))


def short_codes(folded: str) -> list[Found]:
    """110, 120 and the like in `folded`.

    >>> [f.value for f in short_codes("请拨打110、120")]
    ['110', '120']
    """
    if not any(code in folded for code in _CODES):
        return []
    found = []
    for match in _SHORT.compiled.finditer(folded):
        head = match.start("codes")
        for code in _CODE.compiled.finditer(folded, *match.span("codes")):
            found.append(Found("hotline", code[0], *code.span(), head, "contact.code", lone=True))
    return found


RULES = (_SHORT, _CODE)
