"""Printed bodies as records: with their places, each once, the issuing body left out."""

from __future__ import annotations

from collections.abc import Sequence

from govnews_extract.fields.bodies import BodyMention
from govnews_extract.records import Body
from govnews_extract.resolve.bodynames import without_session
from govnews_extract.resolve.filling import PlaceFiller
from govnews_extract.resolve.issuer import division_code
from govnews_extract.resolve.patterns import Pattern
from govnews_extract.resolve.places import PlaceContext
from govnews_extract.text import Text
from govnews_extract.zh.fold import fold

_OWNER = Pattern(r"^.{0,16}?(?:[省市县区州盟旗地]委|中央|党委)")
_SENDER = Pattern(
    r"([省市县区州盟旗地]委|中央)(?=(?:第\p{Han}{1,3}轮)?(?:派出|\d{0,2}个)?\p{Han}{0,8}巡[视察])"
)


def resolve_bodies(
    mentions: Sequence[BodyMention], places: PlaceContext, text: Text, *, issuer: Body | None = None
) -> list[Body]:
    """One body for all mentions that mean the same, in order of first mention.

    `name` stays as first printed; `full_name` has the place that the release determines and no
    session (六届市委第七轮巡察第三巡察组 → 株洲市委第三巡察组).

    >>> text = Text("县委第一巡察组进驻青石县教育局。第一巡察组要求配合。")
    >>> from govnews_extract.fields.bodies import find_bodies
    >>> [(b.name, b.role) for b in resolve_bodies(find_bodies(text), PlaceContext(), text)]
    [('县委第一巡察组', 'inspector'), ('青石县教育局', 'inspected')]
    """
    filler = PlaceFiller(places, text, issuer.name if issuer else "")
    owner: str | None = None
    names: dict[tuple[str, str], str] = {}
    spots: dict[tuple[str, str], dict[tuple[int, int, str], None]] = {}
    for mention in mentions:
        name = "".join(mention.name.split())
        full = without_session(name)
        if full[:1] == "第" and mention.role == "inspector":
            if owner is None:
                owner = _owner(mentions, text)
            full = owner + full
        full, _ = filler.complete(full, mention.start)
        names.setdefault((full, mention.role), name)
        spots.setdefault((full, mention.role), {})[mention.start, mention.end, mention.rule] = None
    return [
        Body.model_validate(
            {
                "name": name,
                "full_name": full,
                "role": role,
                "division_code": division_code(full, places),
                "evidence": [
                    {"start": start, "end": end, "text": text.raw[start:end], "rule": rule}
                    for start, end, rule in spots[full, role]
                ],
            }
        )
        for (full, role), name in names.items()
    ]


def _owner(mentions: Sequence[BodyMention], text: Text) -> str:
    """The authority of a group that prints none: that of the other groups, else of whoever sends groups."""
    for mention in mentions:
        if mention.role == "inspector" and (owner := _OWNER.match(fold(without_session(mention.name)))):
            return without_session(mention.name)[: owner.end()]
    sender = _SENDER.search(text.folded)
    return text.raw[sender.start() : sender.end()] if sender else ""
