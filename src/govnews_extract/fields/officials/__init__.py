"""Officials: named persons with their titles. See `find_people`.

view → heads → names → tables, binding → later mentions → roles, profile.
"""

from __future__ import annotations

from govnews_extract.fields.officials.binding import Binder
from govnews_extract.fields.officials.heads import find_heads
from govnews_extract.fields.officials.names import NameReader
from govnews_extract.fields.officials.persons import BoundPost, People, Person
from govnews_extract.fields.officials.profile import describe
from govnews_extract.fields.officials.roles import assign_roles
from govnews_extract.fields.officials.tables import read_tables
from govnews_extract.fields.officials.view import View
from govnews_extract.lexicon import Lexicon
from govnews_extract.text import Text

__all__ = ["BoundPost", "Person", "View", "find_people"]


def find_people(text: Text, lexicon: Lexicon) -> tuple[View, list[Person]]:
    """The officials of a text in order of first mention; spans are indices into the view."""
    view = View(text, lexicon)
    people = People()
    if not view.posts:
        return view, []
    names = NameReader(view)
    heads = find_heads(view)
    read = read_tables(view, names, people, heads)
    Binder(view, names, people, read).run(heads)
    found = [p for p in people.by_name.values() if p.posts]
    for person in found:
        _drop_repeats(person)
    _find_mentions(view, found)
    found.sort(key=lambda p: p.mentions[0])
    for person in found:
        describe(view, person)
    assign_roles(view, found)
    return view, found


def _drop_repeats(person: Person) -> None:
    """A title that only repeats the end of a longer one (书记 beside 县委书记) is no post of its own."""
    if len(person.posts) < 2:
        return
    longer: dict[str, list[BoundPost]] = {}
    for post in person.posts:
        for cut in range(1, len(post.title)):
            longer.setdefault(post.title[cut:], []).append(post)
    person.posts = [p for p in person.posts if not any(_repeats(p, q) for q in longer.get(p.title, ()))]


def _repeats(post: BoundPost, longer: BoundPost) -> bool:
    lead = longer.title.removesuffix(post.title)
    # 郭大为主任 of somebody introduced as 副主任: a deputy is called by the office
    courtesy = post.rule == "name_title" and longer.rule != "name_title"
    return (
        bool(lead)
        and lead != longer.title
        and (courtesy or not lead.endswith(("副", "总", "助理")))
        and post.status == longer.status in ("current", "former")
        and post.rule in ("name_title", "title_name")
        and post.chain != longer.chain
    )


def _find_mentions(view: View, people: list[Person]) -> None:
    """Every place of every accepted name, longest name first so that no name is found in another."""
    s = view.s
    taken = bytearray(len(s))
    for person in sorted(people, key=lambda p: -len(p.name)):
        start, end = person.bound_at[0]
        name = s[start:end]
        spots: list[tuple[int, int]] = []
        at = s.find(name)
        while at >= 0:
            span = (at, at + len(name))
            if taken.find(1, *span) < 0:
                spots.append(span)
            at = s.find(name, span[1])
        for a, b in spots:
            taken[a:b] = b"\x01" * (b - a)
        person.mentions = sorted(spots) or sorted(person.bound_at)
