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
    _spans: set[tuple[int, int]] = field(default_factory=set)  # a text may say one name 100,000 times
    _titles: set[str] = field(default_factory=set)

    def bind(self, span: tuple[int, int], posts: list[BoundPost]) -> None:
        """Note where the name was bound, and its posts; the same printed title is kept once."""
        if span not in self._spans:
            self._spans.add(span)
            self.bound_at.append(span)
        for post in posts:
            if post.title not in self._titles:
                self._titles.add(post.title)
                self.posts.append(post)

    def add_role(self, role: str) -> None:
        """Note a role once, in order."""
        if role not in self.roles:
            self.roles.append(role)


class People:
    """The persons of one release, by name, in order of first mention."""

    def __init__(self) -> None:
        self.by_name: dict[str, Person] = {}

    def bind(self, name: str, span: tuple[int, int], posts: list[BoundPost]) -> Person:
        """Add posts to the person of that name."""
        person = self.by_name.setdefault(name, Person(name))
        person.bind(span, posts)
        return person
