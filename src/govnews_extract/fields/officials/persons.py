"""Persons under construction: names with the titles that the grammar bound to them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class BoundPost:
    """A printed title bound to a person: span in the view, status, and the chain it came in."""

    start: int
    end: int
    status: str
    chain: int
    rule: str
    title: str
    lead: tuple[int, int] | None = None  # 第一、第二巡察组组长甲、乙: the person's own ordinal
    body: tuple[int, int] | None = None  # a table row's cell that names the body


@dataclass(slots=True)
class Person:
    """A name, where it was bound, and its posts in order of binding."""

    name: str
    bound_at: list[tuple[int, int]] = field(default_factory=list)
    posts: list[BoundPost] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    gender: str | None = None
    ethnicity: str | None = None
    birth: str | None = None

    def add_role(self, role: str) -> None:
        """Note a role once, in order."""
        if role not in self.roles:
            self.roles.append(role)


class People:
    """The persons of one release, by name, in order of first mention."""

    def __init__(self) -> None:
        self.by_name: dict[str, Person] = {}

    def bind(self, name: str, span: tuple[int, int], posts: list[BoundPost]) -> Person:
        """Add posts to the person of that name; the same printed title is kept once."""
        person = self.by_name.setdefault(name, Person(name))
        if span not in person.bound_at:
            person.bound_at.append(span)
        for post in posts:
            same = [p for p in person.posts if p.title == post.title]
            if not same:
                person.posts.append(post)
        return person
