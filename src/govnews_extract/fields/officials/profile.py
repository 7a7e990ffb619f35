"""Gender, people and birth of an official, as notices of appointment print them after the name."""

from __future__ import annotations

from govnews_extract.fields.officials.persons import Person
from govnews_extract.fields.officials.view import View
from govnews_extract.rules import Rule

AFTER = Rule(
    "official.after",
    r"[(,][^。;:\n]{1,60}",
    examples=("程远山「(女)」。",),
    rejects=("程远山主持",),
)
SEX = Rule(
    "official.sex",
    r"(?<=[(,])([男女])(?=[,)。.])",
    examples=("(「女」)",),
    rejects=("女士",),
)
PEOPLE = Rule(
    "official.people",
    r"(?<=[(,])(\p{Han}{1,5}族)(?=[,)])",
    examples=(",「土家族」,",),
    rejects=("民族,",),
)
BIRTH = Rule(
    "official.birth",
    r"(?<=[(,])(?:生于)?((?:19|20)\d\d)(?:年|\.)(?:(\d{1,2})(?:月)?)?(?=[,)出生]|(?:\d{1,2}日)?(?:出)?生)",
    examples=(",「1966年3月」生", ",「1973.11」,"),
    rejects=("于1966年3月召开",),
)
RULES = (
    AFTER,
    SEX,
    PEOPLE,
    BIRTH,
)


def describe(view: View, person: Person) -> None:
    """Fill what stands right after one of the person's names."""
    for _, end in person.bound_at:
        m = AFTER.match(view.s, end)
        if not m:
            continue
        part = m.group()
        if part[0] == "(":
            part = part[: part.find(")") + 1] or part
        if person.gender is None and (sex := SEX.search(part)) and sex.start() <= 8:
            person.gender = "male" if sex.group(1) == "男" else "female"
        if person.ethnicity is None and (people := PEOPLE.search(part)) and people.start() <= 10:
            person.ethnicity = people.group(1)
        if person.birth is None and (born := BIRTH.search(part)):
            person.birth = born.group(1) + (f"-{int(born.group(2)):02d}" if born.group(2) else "")
