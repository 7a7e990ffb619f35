"""HTML that cannot be forged: what is not `Html` is escaped, so forgetting to escape is not possible."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What no HTML page can hold: NUL, and halves of surrogate pairs, which UTF-8 has not either.
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_ENTITIES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        "\r": "&#13;",  # a bare one is read as a line feed
    }
)
_VOID = frozenset(("br", "hr", "input", "meta"))


class Html(str):
    """Markup that this package wrote. Joined with a plain `str` it is one again, and gets escaped."""

    __slots__ = ()


Content = str | Html | None
Attribute = str | int | float | bool | None


def shown(text: str) -> str:
    """The text as a page can hold it: one U+FFFD for each character that it cannot.

    >>> shown("甲\\x00乙")
    '甲\ufffd乙'
    """
    return _UNFIT.sub("\ufffd", text)


def escape(text: str) -> Html:
    """The text as markup that shows it, character for character.

    >>> escape("<b>局长</b>")
    '&lt;b&gt;局长&lt;/b&gt;'
    """
    if isinstance(text, Html):
        return text
    return Html(shown(text).translate(_ENTITIES))


def tag(name: str, /, *children: Content, **attributes: Attribute) -> Html:
    """An element with its children; `None` among them, and attributes that are `None` or False, are left out.

    `class_` is the attribute class, `data_v` is data-v; the name of an element or attribute is never data.

    >>> tag("a", "1 < 2", href="#x", class_="m", hidden=True, title=None)
    '<a href="#x" class="m" hidden>1 &lt; 2</a>'
    """
    words = [name]
    for key, value in attributes.items():
        key = key.rstrip("_").replace("_", "-")
        if value is True:
            words.append(key)
        elif value is not None and value is not False:
            words.append(f'{key}="{escape(str(value))}"')
    opening = f"<{' '.join(words)}>"
    if name in _VOID:
        return Html(opening)
    return Html(f"{opening}{joined(children)}</{name}>")


def joined(parts: Iterable[Content], between: str = "") -> Html:
    """The parts one after the other, those that are no markup escaped, `None` left out.

    >>> joined(["甲", None, tag("br")], "; ")
    '甲; <br>'
    """
    return Html(escape(between).join(escape(part) for part in parts if part is not None))
