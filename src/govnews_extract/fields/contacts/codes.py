"""Emergency codes of three digits, which are numbers only after a word that dials them."""

from __future__ import annotations

from govnews_extract.fields.contacts.found import Found
from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

_CODES = ("110", "114", "119", "120", "122")

_SHORT = Rule(
    "contact.short_code",
    r"(?:拨打|致电|电话|热线|报警)[为:“\"]{0,2}(?P<codes>1(?:10|14|19|20|22)(?:[、/或]1(?:10|14|19|20|22)){0,4})(?![\d-])",
    examples=("请「拨打110」报警", "「拨打“120」"),
    rejects=("共110人", "电话110-1"),
)
_DIALS, _TIES = ("拨打", "致电", "电话", "热线", "报警"), ("为", ":", "“", '"')
"""What dials, and what may stand behind it."""

_CODE = Rule("contact.three_digits", r"1\d\d", examples=("「110」",), rejects=("12",))


def short_codes(folded: str) -> list[Found]:
    """110, 120 and the like in `folded`.

    >>> [f.value for f in short_codes("请拨打110、120")]
    ['110', '120']
    """
    found: list[Found] = []
    end = 0
    for at in spots(folded, "1"):
        if at < end or folded[at : at + 3] not in _CODES:
            continue
        start = at
        while at - start < 2 and folded[start - 1 : start] in _TIES:
            start -= 1
        if start < 2 or folded[start - 2 : start] not in _DIALS:
            continue
        match = _SHORT.compiled.match(folded, start - 2)
        if match is None:
            continue
        head, end = match.start("codes"), match.end()
        for code in _CODE.compiled.finditer(folded, *match.span("codes")):
            found.append(Found("hotline", code[0], *code.span(), head, "contact.code", lone=True))
    return found


RULES = (_SHORT, _CODE)
