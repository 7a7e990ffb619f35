"""Headline, head and body of a page, out of its tags and the lines before, in and after its body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from govnews_extract.cleaning import bylines, furniture, headline, labels, numbers, plaintext, titles
from govnews_extract.cleaning.headline import Head
from govnews_extract.cleaning.lines import Line
from govnews_extract.cleaning.parts import Parts
from govnews_extract.cleaning.spaces import squeeze
from govnews_extract.cleaning.tags import Tags
from govnews_extract.rules import Rule
from govnews_extract.zh.fold import fold

_NEAR, _ABOVE, _FIRST = 12, 6, 5
_SHORTEST, _LONGEST = 6, 60  # characters of a headline that nothing marks
_FILES = "附件"
_SENTENCE = Rule(
    "first_line_of_text",
    r"^\(?[一二三四五六七八九十\d]{1,3}[)、.]|如下$|月\d{1,2}日|[;；]$",
    examples=("「一、」任命", "活动将于2019年8「月23日」举行"),
    rejects=("青石县召开防汛工作会议",),
)
RULES = (_SENTENCE,)


@dataclass(frozen=True)
class Surroundings:
    """The lines before, in and after the body; `origin` if a name beside the time may be the source."""

    before: Sequence[Line]
    lines: Sequence[Line]
    after: Sequence[Line]
    origin: bool = True


def put_together(
    around: Surroundings,
    tags: Tags,
    table: Mapping[str, str],
    page_title: str | None,
    known: str | None = None,
) -> Parts:
    """The parts of a page; what its lines print goes before what its tags say, and what is `known` last."""
    tagged, shown = tags.title or table.get("title"), page_title
    if not tagged:
        shown = titles.from_title_tag(page_title, tags.first("sitename"), tags.first("columnname"))
    title = titles.choose(tagged, shown, around.before, around.lines)
    title = title or known or _bare_title(around) or (None if page_title else _first_line(around))
    head, subtitle = _head_above(around, title)
    lines, inside = _head_inside(around.lines, title)
    kept, last, editors = plaintext.take_last(furniture.cut_footer(lines))
    kept += _files_below(kept, around.after)
    for more in (inside, _head_below(around.after), Head(source=tags.content_source), last):
        head = head.merged(more)
    number = numbers.own_number(None, [line.text for line in around.before[-_ABOVE:]])
    return Parts(kept, title, subtitle, head, editors, number)


def _head_above(around: Surroundings, title: str | None) -> tuple[Head, str | None]:
    """What the lines between headline and body say, or those near it where the headline is not there."""
    texts = [line.text for line in around.before]
    at = _index_of(texts, title)
    start = at + 1 if at is not None else max(0, len(texts) - _NEAR)
    order = range(len(texts) - 1, start - 1, -1)
    head, where = headline.read_lines(texts, order, beside_title=at is not None, origin=around.origin)
    if at is None:
        return head, None
    if head.published is None and head.source is None:
        over = [i for i in range(max(0, at - _ABOVE), at) if _has_label(texts[i])]
        head = head.merged(headline.read_lines(texts, over)[0])
    if at + 1 == len(texts) or at + 1 in where:
        return head, None
    below = around.before[at + 1]
    if credit := bylines.in_line(below.text):
        return head.merged(Head(bylines=tuple(credit))), None
    return head, None if below.links else titles.subtitle(below.text, title or "")


def _head_inside(lines: Sequence[Line], title: str | None) -> tuple[list[Line], Head]:
    """The lines of the body without the headline and head lines that begin it, and what these say."""
    kept = list(lines)
    if title:
        texts = [line.text for line in lines]
        start, end = plaintext.title_span(texts, title)
        kept = kept[:start] + kept[end:]
    texts = [line.text for line in kept]
    order = [at for at in range(min(_FIRST, len(texts))) if plaintext.is_head(texts, at, True)]
    head, where = headline.read_lines(texts, order)
    return [line for at, line in enumerate(kept) if at not in where], head


def _head_below(after: Sequence[Line]) -> Head:
    """The editors and, where nothing else tells it, the source that stand under the body."""
    head = Head()
    for line in after:
        if furniture.RELATED.search(fold(line.text)):
            break
        if found := headline.read_line(line.text):
            head = head.merged(Head(source=found.source, bylines=found.bylines))
    return head


def _files_below(lines: Sequence[Line], after: Sequence[Line]) -> list[Line]:
    """The list of files right under the body, as some systems set it; none where the body has its own or no text."""
    if not lines or any(line.text.startswith(_FILES) for line in lines):
        return []
    return list(takewhile(lambda line: line.links > 0 and line.text.startswith(_FILES), after))


def _bare_title(around: Surroundings) -> str | None:
    """The headline of a fragment that marks none: over the body, or over the head line that begins it."""
    above = [line.text for line in around.before[-4:] if not line.is_link]
    above = [text for text in above if not numbers.own_number(None, [text])]
    for start in range(len(above)):
        title, used = plaintext.headline_of(above[start:])
        if title and start + used == len(above) and titles.TYPE.search(fold(title)):
            return title
    texts = [line.text for line in around.lines[:4]]
    for at in range(1, len(texts)):
        if headline.read_line(texts[at]):
            return plaintext.headline_of(texts[:at])[0]
    return None


def _first_line(around: Surroundings) -> str | None:
    """The headline of a bare fragment: its first line, if that is no sentence and sentences follow."""
    texts = [line.text for line in around.lines[:4]]
    if around.before or not texts or not _SHORTEST <= len(texts[0]) <= _LONGEST:
        return None
    told = any("。" in text for text in texts[1:]) and not _SENTENCE.compiled.search(fold(texts[0]))
    return titles.tidy(texts[0]) if told and titles.is_title_like(texts[0]) else None


def _index_of(texts: Sequence[str], title: str | None) -> int | None:
    """Where the headline stands last among the lines before the body, on one to three of them."""
    wanted = squeeze(title or "")
    if not wanted:
        return None
    for at in range(len(texts) - 1, -1, -1):
        run = ""
        for start in range(at, max(-1, at - 3), -1):
            run = squeeze(texts[start]) + run
            if run == wanted:
                return at
    return None


def _has_label(text: str) -> bool:
    return len(text) < 200 and bool(labels.find(fold(text)))
