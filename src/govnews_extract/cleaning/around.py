"""What stands around the body of a page: headline and head before it, editors and files after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from govnews_extract.cleaning.lines import BLOCKS, Line, lines_of
from govnews_extract.cleaning.spaces import squeeze

_SIBLINGS, _LEVELS, _LINES = 40, 40, 90
_LINKS_BEFORE, _LINKS_AFTER = 14, 8
_SIBLINGS_AFTER, _LEVELS_AFTER, _LINES_AFTER, _LONGEST_AFTER = 6, 3, 12, 120


def lines_before(element: etree._Element, title: str) -> list[Line]:
    """The lines that stand before an element, up to the headline where it is known, without menus."""
    lines: list[Line] = []
    wanted = squeeze(title)
    node = element
    for _ in range(_LEVELS):
        parent = node.getparent()
        if parent is None or len(lines) > _LINES:
            break
        found = lines_of(reversed(_pieces_before(node, parent)))
        lines = found + lines
        if parent.tag in ("body", "html") or (wanted and any(squeeze(line.text) == wanted for line in found)):
            break
        node = parent
    return lines


def following(element: etree._Element) -> list[etree._Element]:
    """The elements after the body, in the column that it stands in."""
    found: list[etree._Element] = []
    node = element
    for _ in range(_LEVELS_AFTER):
        for count, sibling in enumerate(node.itersiblings()):
            if count == _SIBLINGS_AFTER:
                break
            if isinstance(sibling.tag, str) and not _is_menu(sibling, _LINKS_AFTER):
                found.append(sibling)
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html") or len(found) >= _SIBLINGS_AFTER:
            break
        node = parent
    return found


def lines_after(elements: Sequence[etree._Element]) -> list[Line]:
    """The few short lines of the elements after the body."""
    lines = lines_of(_apart(elements))
    return [line for line in lines if len(line.text) <= _LONGEST_AFTER][:_LINES_AFTER]


def _pieces_before(node: etree._Element, parent: etree._Element) -> list[etree._Element | str]:
    """What stands in `parent` before `node`, the nearest first."""
    pieces: list[etree._Element | str] = []
    for count, sibling in enumerate(node.itersiblings(preceding=True)):
        if count == _SIBLINGS:
            return pieces
        pieces.append(sibling.tail or "")
        if isinstance(sibling.tag, str) and not _is_menu(sibling, _LINKS_BEFORE):
            pieces.append(sibling)
    pieces.append(parent.text or "")
    return pieces


def _apart(elements: Sequence[etree._Element]) -> Iterator[etree._Element | str]:
    """The elements without their tails, a blank after each that is no block."""
    for element in elements:
        yield element
        if element.tag not in BLOCKS:
            yield " "


def _is_menu(element: etree._Element, most: int) -> bool:
    """Whether an element is a menu or list: more links than a head has."""
    return next(islice(element.iter("a"), most, None), None) is not None
