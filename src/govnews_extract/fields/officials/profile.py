"""Gender, people and birth of an official, as notices of appointment print them after the name."""

from __future__ import annotations

import regex

from govnews_extract.fields.officials.persons import Person
from govnews_extract.fields.officials.view import View

_AFTER = regex.compile(r"[(,][^。;:\n]{1,60}")
_SEX = regex.compile(r"(?<=[(,])([男女])(?=[,)。.])")
_PEOPLE = regex.compile(r"(?<=[(,])(\p{Han}{1,5}族)(?=[,)])")
_BIRTH = regex.compile(r"(?<=[(,])(?:生于)?((?:19|20)\d\d)(?:年|\.)(?:(\d{1,2})(?:月)?)?(?=[,)出生]|(?:\d{1,2}日)?(?:出)?生)")


def describe(view: View, person: Person) -> None:
    """Fill what stands right after one of the person's names."""
    for _, end in person.bound_at:
        m = _AFTER.match(view.s, end)
        if not m:
            continue
        part = m.group()
        if part[0] == "(":
            part = part[: part.find(")") + 1] or part
        if person.gender is None and (sex := _SEX.search(part)) and sex.start() <= 8:
            person.gender = "male" if sex.group(1) == "男" else "female"
        if person.ethnicity is None and (people := _PEOPLE.search(part)) and people.start() <= 10:
            person.ethnicity = people.group(1)
        if person.birth is None and (born := _BIRTH.search(part)):
            person.birth = born.group(1) + (f"-{int(born.group(2)):02d}" if born.group(2) else "")
