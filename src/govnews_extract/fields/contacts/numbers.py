"""Printed telephone numbers to values: what a string of digits is, and its international form.

>>> [read_match(strict(printed, 0)).value for printed in ("0731-22345601", "(010)6555 0131")]
['0731-22345601', '010-65550131']
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import regex

from govnews_extract.rules import Rule

NumberKind = Literal["landline", "mobile", "toll", "code", "area_code", "abroad", "text"]

_AREA = r"(?:10|2[0-57-9]|[3-9]\d\d)"
_CODE = r"(?:12[0-4]\d\d|95105\d{3}|95\d{3}|96\d{3,4})"

STRICT = Rule(
    "contact.number",
    rf"""(?:
      (?P<landline>(?:\(?(?:(?:\+|00)86[ )-]{{0,3}}|86[ )-]{{1,3}})\(?0?|\(?0)(?P<area>{_AREA})\)?[ -]{{0,3}}
         (?P<local>[2-8]\d{{2,3}}[ -]?\d{{4}}))
     |(?P<area_code>(?:\(0(?P<area2>{_AREA})\)[ -]{{0,3}}|0(?P<area3>{_AREA})[ -]{{1,3}})
         (?P<code2>{_CODE}|1(?:10|19|20|22)))
     |(?P<mobile>(?:(?:\+|00)?86[ -]?)?(?P<cell>1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}))
     |(?P<toll>[48]00[ -]?\d{{3,4}}[ -]?\d{{3,4}})
     |(?P<abroad>\(?(?:(?<=\()|\+|00)(?P<region>85[23])\)?[ -]{{0,2}}[2-9]\d{{3}}[ -]?\d{{4}})
     |(?P<code>{_CODE})
    )(?![0-9A-Za-z@]|\.[A-Za-z])""",
    examples=(
        "值班电话:「0731-22345601」;",
        "「(0731)2234 5601」",
        "「010--65550131」、65292638",
        "手机「138 1234 5678」。",
        "「0594-12388」",
        "热线「400-123-4567」",
        "拨打「12345」热线",
        "「+86 731 22345601」",
        "香港「(852) 2810 1234」",
    ),
    rejects=(
        "索引号003129766/201901-00336",
        "邮编410011",
        "2024-09-14 16:11",
        "第618号",
        "DN1000",
        "12380.lx.gov.cn",
    ),
    flags=regex.VERBOSE,
)
"""A whole number, tried where a run of digits begins."""

LOCAL = Rule(
    "contact.local_number",
    r"(?<!\d)[2-8]\d{2,3}[ -]?\d{4}(?![0-9A-Za-z@]|-\d)",
    examples=("电话:「2241600」", "「2234 5601」"),
    rejects=("410011", "12345678", "86-1234-5678"),
)
"""A number without area code: a number only after a telephone's label or in a list."""

_LOOSE = Rule(
    "contact.torn_number",
    r"\A0(?P<area>10|2[0-57-9]|[3-9]\d\d)(?P<local>[2-8]\d{6,7})\Z",
    examples=("「09142313157」",),
    rejects=("0914231", "1914231315"),
)
_AREA_NOTE = Rule(
    "contact.area_note",
    r"区 ?号[为:]? ?(?P<area>0(?:10|2[0-57-9]|[3-9]\d\d))(?!\d)",
    examples=("值班电话(「区号0377」)",),
    rejects=("区号为空",),
)


class Number(NamedTuple):
    """What digits say: the normal form, the kind, the area code (with its 0) if there is one."""

    kind: NumberKind
    value: str
    area: str | None = None


_STRICT_FIRST = frozenset("(+01489")


@cache
def _strict() -> re.Pattern[str]:
    """`STRICT` for `re`, which reads it in half the time."""
    return re.compile(STRICT.pattern, re.VERBOSE)


def strict(folded: str, at: int) -> re.Match[str] | None:
    """The match of `STRICT` at `at`; no pattern is tried where no number can begin."""
    return _strict().match(folded, at) if folded[at : at + 1] in _STRICT_FIRST else None


def read_match(match: re.Match[str]) -> Number | None:
    """The number of a match of `STRICT`, or None where the digits are too few or too many."""
    if match["landline"]:
        return landline("0" + match["area"], digits_of(match["local"]))
    if match["area_code"]:
        area = "0" + (match["area2"] or match["area3"])
        return Number("area_code", f"{area}-{match['code2']}", area)
    if match["mobile"]:
        return Number("mobile", digits_of(match["cell"]))
    if match["toll"]:
        digits = digits_of(match["toll"])
        return Number("toll", f"{digits[:3]}-{digits[3:]}") if len(digits) == 10 else None
    if match["abroad"]:
        return Number("abroad", f"{match['region']}-{digits_of(match['abroad'])[-8:]}")
    return Number("code", match["code"])


def landline(area: str, local: str) -> Number | None:
    """A landline of `area` and `local` digits; None where no such numbers exist.

    Peking (010) and the 02x areas have eight digits.
    """
    if len(area) == 3 and len(local) != 8:
        return None
    return Number("landline", f"{area}-{local}", area)


def loose(folded: str) -> Number | None:
    """The number of digits that a page has torn apart (09 14-2313 157), good only after a label.

    >>> loose("09 14-2313 157").value
    '0914-2313157'
    """
    digits = digits_of(folded)
    if match := _LOOSE.compiled.match(digits):
        return landline("0" + match["area"], match["local"])
    if len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789":
        return Number("mobile", digits)
    return None


def digits_of(text: str) -> str:
    """The ASCII digits of `text`."""
    if text.isdigit() and text.isascii():
        return text
    return "".join([c for c in text if "0" <= c <= "9"])


@lru_cache(maxsize=4096)
def e164(kind: NumberKind, value: str) -> str | None:
    """The international form, where `phonenumbers` finds it valid; None for codes and local numbers.

    >>> e164("landline", "0731-22345601"), e164("code", "12345")
    ('+8673122345601', None)
    """
    if kind in ("code", "text") or (kind == "landline" and not value.startswith("0")):
        return None
    import phonenumbers  # late: its tables take longer to load than a release to read

    digits = digits_of(value)
    country, national = (digits[:3], digits[3:]) if kind == "abroad" else ("86", digits.lstrip("0"))
    number = phonenumbers.PhoneNumber(country_code=int(country), national_number=int(national))
    return f"+{country}{national}" if phonenumbers.is_valid_number(number) else None


def area_note(folded: str, start: int, end: int) -> str | None:
    """The area code that a header or line names for the numbers in it: (区号0377).

    >>> area_note("值班电话(区号0377)", 0, 12)
    '0377'
    """
    if folded.find("区", start, end) < 0:
        return None
    notes = _AREA_NOTE.finditer(folded, start, end)
    return notes[-1]["area"] if notes else None


RULES = (STRICT, LOCAL, _LOOSE, _AREA_NOTE)
