"""The pieces that every part of a shown record is made of: values that lead to their evidence, rows, sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govnews_extract.records import Evidence
from govnews_extract.report.markup import Content, Html, joined, tag
from govnews_extract.report.text import place_of
from govnews_extract.report.words import Words


class Pieces(NamedTuple):
    """Makes pieces for one release: `prefix` begins its ids, `words` are the language of the page."""

    prefix: str
    words: Words

    def value(
        self,
        key: str,
        field: str,
        text: str,
        evidence: Sequence[Evidence],
        *,
        inferred: Sequence[str] = (),
        rules: bool = True,
    ) -> Html:
        """A value as a link to its first evidence, with what was filled in and the rules that found it.

        >>> Pieces("r0-", Words("en")).value("issuing_body", "issuing_body", "县政府", [])
        '<span class="v f-issuing_body" id="r0-issuing_body" title="from the page&#39;s metadata, \
not from the text" tabindex="-1"><bdi lang="zh">县政府</bdi></span>'
        """
        parts: list[Content] = []
        known = {"class_": f"v f-{field}", "id": f"{self.prefix}{key}"}
        if evidence:
            place = place_of(self.prefix, min(e.start for e in evidence))
            parts.append(tag("a", printed(text), **known, href=f"#{place}", data_v=key))
        else:
            parts.append(tag("span", printed(text), **known, title=self.words("no_evidence"), tabindex=-1))
        parts += [self.inferred(name) for name in inferred]
        if rules and evidence:
            parts.append(self.rules(evidence))
        return joined(parts, " ")

    def inferred(self, name: str) -> Html:
        """The note that a part of a value was filled in."""
        words = self.words
        text = f"{words('inferred')}: {words.of('inferred', name)}"
        return tag("span", text, class_="inferred", title=words("inferred_hint"))

    def rules(self, evidence: Sequence[Evidence]) -> Html:
        """The names of the rules that found it, each once."""
        names = dict.fromkeys(e.rule for e in evidence)
        return joined((tag("code", name, class_="rule", title=self.words("rule")) for name in names), " ")

    def section(self, field: str, items: Iterable[Html], *, extra: Content = None) -> Html | None:
        """The section of a field with its items as a list; None where there are none."""
        found = [tag("li", item) for item in items]
        if not found:
            return None
        return self.block(field, joined([extra, tag("ul", *found, class_="items")]), len(found))

    def block(self, field: str, content: Content, count: int | None = None) -> Html:
        """The section of a field with any content. `g-…` is what the legend switches."""
        head = f"{self.prefix}head-{field}"
        heading = tag(
            "h3",
            tag("span", "", class_=f"dot f-{field}", aria_hidden="true"),
            self.words.field(field),
            None if count is None else tag("span", f" {count}", class_="count"),
            id=head,
        )
        return tag("section", heading, content, class_=f"part g-{field}", aria_labelledby=head)


def printed(text: str) -> Html:
    """Words of the release: Chinese, and kept from turning the writing around them."""
    return tag("bdi", text, lang="zh")


def note(text: str | None) -> Html | None:
    """Something beside a value, small."""
    return tag("span", text, class_="note") if text else None


def badge(text: str, kind: str = "") -> Html:
    """A word in a box."""
    return tag("span", text, class_=f"badge {kind}".rstrip())
