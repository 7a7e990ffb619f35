"""Contacts: every printed way to reach a body, with the body that it reaches.

>>> from govnews_extract.text import Text
>>> [(c.kind, c.value, c.owner) for c in find_contacts(Text("县委第一巡察组值班电话：0731-22345601、22345602（传真）"))]
[('phone', '0731-22345601', '县委第一巡察组'), ('fax', '0731-22345602', '县委第一巡察组')]
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from govnews_extract.fields.contacts.addresses import find_addresses
from govnews_extract.fields.contacts.boxes import find_boxes
from govnews_extract.fields.contacts.found import Found
from govnews_extract.fields.contacts.layout import Stretches, line_end, line_start
from govnews_extract.fields.contacts.online import find_online
from govnews_extract.fields.contacts.owners import Owner, Owners
from govnews_extract.fields.contacts.phones import find_phones
from govnews_extract.fields.contacts.tables import Tables
from govnews_extract.lexicon import Lexicon
from govnews_extract.records import Contact
from govnews_extract.rules import Rule
from govnews_extract.text import Text

__all__ = ["find_contacts"]

_FOOTER = Rule(
    "contact.footer",
    r"ICP备|ICP许可|网站标识码|公网安备|公安备|版权所有|网站主办|不良信息举报",
    examples=("「网站主办」单位:临江县人民政府 电话:0731-22345601",),
    rejects=("举报网站:www.lx.gov.cn",),
)
"""What only the foot of a web page says: its numbers are the site's, not the release's."""

_FOOTER_FIRST = "I识版良"
"""Characters that all of these have, but for 网站主办 and 公安备."""


def find_contacts(text: Text, *, lexicon: Lexicon | None = None) -> list[Contact]:
    """The contacts of `text` (the text of a document), in the order of first mention.

    The places of `lexicon` are where a body's name may begin. Nothing raises: what is no contact is
    left out, and what nobody is named for has no owner. The same number of two owners is two contacts.
    """
    folded = text.folded
    tables = Tables(text)
    places = (lexicon or Lexicon.default()).rows("place")
    boxes = find_boxes(folded, tables)
    taken = Stretches()
    for box in boxes:
        taken.add(box.start, box.end)
    found = [
        *find_phones(folded, tables.at),
        *boxes,
        *find_addresses(folded, tables, places, taken),
        *find_online(folded),
    ]
    if not found:
        return []
    found.sort(key=attrgetter("start", "end"))
    starts = [start for start, _ in text.lines]
    lines = [bisect_right(starts, item.start) - 1 for item in found]
    owners = Owners(text, tables, places, frozenset(lines))
    feet = _Feet(folded)
    contacts: dict[tuple[str, str, str | None, str | None], Contact] = {}
    for item, index in zip(found, lines, strict=True):
        if feet.of(item.start):
            continue
        owner = owners.of(item, index)
        if item.label is None and (cell := tables.at(item.start)) and cell.kind:
            item = item._replace(label=cell.label)
        value = item.value or text.raw[item.start : item.end]
        whose = text.raw[owner.start : owner.end] if owner else None
        key = (item.kind, value, item.extension, whose)
        if key not in contacts:
            contacts[key] = _contact(text, item, owner)
    return _without_repeats(list(contacts.values()))


class _Feet:
    """Which lines are the foot of a page; each is read once."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._any = any(c in folded for c in _FOOTER_FIRST) or "安备" in folded or "站主" in folded
        self._seen: dict[int, bool] = {}

    def of(self, at: int) -> bool:
        """Whether `at` stands in a foot."""
        if not self._any:
            return False
        start = line_start(self._folded, at)
        if start not in self._seen:
            self._seen[start] = bool(_FOOTER.compiled.search(self._folded, start, line_end(self._folded, at)))
        return self._seen[start]


def _contact(text: Text, item: Found, owner: Owner | None) -> Contact:
    raw = text.raw[item.start : item.end]
    evidence = [text.evidence(item.start, item.end, item.rule)]
    if owner:
        evidence.append(text.evidence(owner.start, owner.end, owner.rule))
    return Contact(
        kind=item.kind,
        value=item.value or raw,
        raw=raw,
        label=text.raw[item.label[0] : item.label[1]] if item.label else None,
        owner=text.raw[owner.start : owner.end] if owner else None,
        extension=item.extension,
        e164=item.e164,
        postcode=item.postcode,
        inferred=list(item.inferred),
        evidence=evidence,
    )


def _without_repeats(contacts: list[Contact]) -> list[Contact]:
    """Drops mentions that say no more of the owner: none, or a unit of the body that is named already."""
    owned = {(c.kind, c.value) for c in contacts if c.owner}
    kept: list[Contact] = []
    named: dict[tuple[str, str], list[str]] = {}
    for contact in contacts:
        key = (contact.kind, contact.value)
        if contact.owner is None:
            if key in owned:
                continue
        elif any(contact.owner.startswith(owner) for owner in named.get(key, ())):
            if contact.extension is None:
                continue
        else:
            named.setdefault(key, []).append(contact.owner)
        kept.append(contact)
    return kept


RULES = (_FOOTER,)
