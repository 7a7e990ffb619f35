"""Printed bodies that act in a release: who inspects, who is inspected, who holds and who attends.

Groups (省委第三巡视组) count where they are printed with their number or, if none is numbered, with
their authority; a bare 巡察组 later in the text makes no body. Lists are taken apart: 第一、第二、
第三巡察组 are three bodies, and so is each unit of a list of inspected ones.
"""

from __future__ import annotations

from govnews_extract.fields.bodies.groups import inspecting_groups
from govnews_extract.fields.bodies.lists import attending, inspected, organizers
from govnews_extract.fields.bodies.mention import BodyMention
from govnews_extract.text import Text

__all__ = ["BodyMention", "find_bodies"]


def find_bodies(text: Text) -> list[BodyMention]:
    """The bodies that a text prints with a part in what it reports, in order.

    >>> [m.name for m in find_bodies(Text("县委第一、第二巡察组分别进驻县教育局、县水利局。"))]
    ['县委第一巡察组', '县委第二巡察组', '县教育局', '县水利局']
    """
    found = [*inspecting_groups(text), *inspected(text), *organizers(text), *attending(text)]
    found.sort(key=lambda m: (m.start, m.end))
    return found
