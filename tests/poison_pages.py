"""Hostile pages and texts by name, made by code, each with what becomes of it.

`POISON` holds what `extract` and `load` are given. Every one gives a record; `warnings` are the codes that it must
carry beside `no_reference_date`, and `text` is what its text must be, where that is worth saying.

Floods are 300 kB; with GOVNEWS_TEST_LONG set they are 5 MB.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

MEETING = "市水利局局长程远山主持会议。"
PAGE = f"<html><body><h1>停水通告</h1><div id=zoom><p>{MEETING}</p></div></body></html>"
_MB = 1 << 20
_FLOOD = 5 * _MB if os.environ.get("GOVNEWS_TEST_LONG") else 300_000

Source = bytes | str


@dataclass(frozen=True)
class Poison:
    """A hostile input: how it is made, and what must come out."""

    name: str
    make: Callable[[], Source]
    warnings: frozenset[str] = frozenset()
    text: str | None = None
    names: tuple[str, ...] | None = None

    def __str__(self) -> str:
        return self.name


def _around(inside: str) -> str:
    return f"<div id=zoom><p>{inside}</p><p>{MEETING}</p></div>"


def _nest_warnings(tag: str) -> list[str]:
    if tag in _NOT_A_PAGE:
        return ["foreign_language"]
    return ["markup_unreadable"] if tag in _TOO_DEEP else []


def _poison(
    name: str,
    make: Callable[[], Source] | Source,
    *warnings: str,
    text: str | None = None,
    names: tuple[str, ...] | None = None,
) -> Poison:
    return Poison(name, make if callable(make) else lambda: make, frozenset(warnings), text, names)


_NESTS = ("div", "span", "b", "font", "ul><li", "table><tr><td", "blockquote", "a href=x", "form", "svg")
_FLOODS = {
    "digits": "0123456789", "one digit": "1", "full-width digits": "０１２", "brackets": "(", "closed brackets": "()",
    "Chinese brackets": "（《【「", "quotes": "“‘\"'", "colons": "：", "commas": "，", "ideographic commas": "甲、",
    "dashes": "—-", "blanks": " \u3000", "line breaks": "\n", "tabs": "\t", "dots": "．。·", "zeros and dashes": "0-",
    "a year": "2024年", "numerals": "一二三四五六七八九十百千万", "at signs": "a@", "domain labels": "a.", "http://": "http://",
    "one name": "程远山", "one title": "局长", "titles and commas": "局长、书记、", "deputies": "副", "places": "省市县乡镇村",
    "clock times": "8:30—12:00，", "weekdays": "周一至", "phones": "0731-2767187、", "dates": "3月5日至", "names and titles": "局长程远山",
    "asterisks": "某某", "book marks": "《关于", "numbered": "1.", "less-than": "<", "ampersands": "&", "opened tags": "<p", "comments": "<!--",
    "closing tags": "</p>", "half entities": "&#", "lines of two": "甲\n",
}  # fmt: skip
_FOREIGN = ("at signs", "domain labels", "http://", "opened tags", "closing tags")
_TOO_DEEP = ("div", "ul><li", "table><tr><td")
_NOT_A_PAGE = ("blockquote", "svg")  # no tag among those by which a page is known

POISON: tuple[Poison, ...] = (
    _poison("nothing", b"", "empty_text", text=""),
    _poison("only zeros", bytes(9000), "empty_text", text=""),
    _poison("zeros between all bytes of a text", b"\0".join(bytes([b]) for b in MEETING.encode()), "encoding_repaired"),
    _poison("random bytes", Random(1).randbytes(20_000), "encoding_repaired"),
    *(
        _poison(f"{tag.split('>')[0]} nested 100,000 deep", lambda tag=tag: f"<{tag}>" * 100_000 + MEETING, *_nest_warnings(tag))  # type: ignore[misc]
        for tag in _NESTS
    ),
    _poison("nested and closed again", "<div>" * 50_000 + MEETING + "</div>" * 50_000, "markup_unreadable"),
    _poison("a million empty tags", lambda: _around("<i></i>" * 1_000_000), names=("程远山",)),
    _poison("300,000 line breaks as tags", lambda: _around("<br>" * 300_000), names=("程远山",)),
    _poison("60,000 unclosed paragraphs", lambda: _around("<p>甲" * 60_000)),
    _poison("a flood of references", lambda: _around("&nbsp;&#8203;" * 300_000), names=("程远山",)),
    _poison("references to references", _around("&amp;" * 9 + "lt;script&amp;gt;"), names=("程远山",)),
    _poison("references that are no characters", _around("&#0;&#xd800;&#x110000;&#99999999999;&#1;"), names=("程远山",)),
    _poison("an attribute of 5 MB", lambda: f"<div id=zoom title='{'甲' * (5 * _MB // 3)}'>{MEETING}</div>", names=("程远山",)),
    _poison("100,000 attributes", lambda: f"<div id=zoom {' '.join(f'a{n}=1' for n in range(100_000))}>{MEETING}</div>", "attributes_dropped"),
    _poison("a name of a tag of 1 MB", lambda: _around(f"<{'x' * _MB}>")),
    _poison("a style of 1 MB", lambda: f"<div id=zoom style='{'display:none;' * 90_000}'>{MEETING}</div>"),
    _poison("a table that spans a billion columns", _around(f"<table><tr><td colspan=1000000000>{MEETING}<td>乙</table>")),
    _poison("a table that spans a billion rows", _around(f"<table><tr><td rowspan=1000000000>甲<td>乙<tr><td>{MEETING}</table>")),
    _poison("spans that are no numbers", _around(f"<table><tr><td colspan=-1 rowspan=１００>{MEETING}<td colspan=1e9>乙</table>")),
    _poison("a table of 40,000 cells", lambda: _around("<table>" + "<tr><td>甲<td>乙" * 20_000 + "</table>")),
    _poison("a list of 3,000 officials in columns", lambda: "姓名\t现任职务\n" + "".join(f"程远山\t市第{n}局局长、党组书记\n" for n in range(3_000))),
    _poison("a row of 40,000 cells", lambda: _around("<table><tr>" + "<td>甲" * 40_000 + "</table>")),
    _poison("spans upon spans", lambda: _around("<table>" + "<tr>" + "<td rowspan=1000 colspan=1000>甲" * 300 + "</table>")),
    _poison("tables in tables", lambda: _around("<table><tr><td>甲" * 200 + MEETING + "</table>" * 200)),
    *(_poison(f"a flood of {name}", lambda part=part: _flood(part), *(["foreign_language"] if name in _FOREIGN else [])) for name, part in _FLOODS.items()),  # type: ignore[misc]
    *(
        _poison(f"byte order mark of {codec}", bom + PAGE.encode(codec), names=("程远山",))
        for codec, bom in (
            ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE),
            ("utf-32-le", codecs.BOM_UTF32_LE), ("utf-32-be", codecs.BOM_UTF32_BE), ("gb18030", b"\x84\x31\x95\x33"),
        )
    ),
    *(
        _poison(f"says {label}, is {codec}", f"<meta charset='{label}'>{PAGE}".encode(codec), names=("程远山",))
        for label, codec in (
            ("utf-8", "gb18030"), ("gb2312", "utf-8"), ("iso-8859-1", "gb18030"), ("big5", "utf-8"), ("utf-16", "utf-8"),
            ("hz", "gb18030"), ("utf-7", "gb18030"), ("rot13", "gb18030"), ("unicode_escape", "gb18030"), ("x-nothing", "gb18030"),
        )
    ),
    _poison("byte order mark without a text", codecs.BOM_UTF16_LE, "empty_text", text=""),
    _poison("half a UTF-16 character at the end", PAGE.encode("utf-16") + b"\xd8", "encoding_repaired", names=("程远山",)),
    _poison("halves of characters", _around("\ud800甲\udfff\ud83d"), "encoding_repaired", names=("程远山",)),
    _poison("marks that turn the reading direction", _around("\u202e局长王小明\u202c\u2066\u2069"), names=("程远山",)),
    _poison("characters of no width in a name", "市水利局局长\u200b程\u2060远\ufeff山主持会议。", names=("程远山",)),
    _poison("combining marks without end", _around("程" + "\u0300" * 200_000), names=("程远山",)),
    _poison("digits of other scripts", "电话：٠٧٣١-٢٧٦٧١٨٧，०७३१२३४५६७८，𝟎𝟕𝟑𝟏-𝟐𝟕𝟔𝟕𝟏𝟖𝟕。" + MEETING, names=("程远山",)),
    _poison("formulas", "=HYPERLINK(\"http://x\")\n+1\n-1\n@SUM(A1)\n" + MEETING, names=("程远山",)),
    _poison("control characters of terminals", "\x1b]0;x\x07\x1b[31m\x1b[2J\x08\r" + MEETING, names=("程远山",)),
    _poison("text like SQL", "'); DROP TABLE releases; -- \" OR 1=1 %s :id ?\n" + MEETING, names=("程远山",)),
    _poison("scripts in every place", f"<title><script>alert(1)</script></title><meta name=ArticleTitle content='<script>x</script>'>{_around('<script>alert(2)</script>&lt;script&gt;')}", names=("程远山",)),
    _poison("XML with an external entity", f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body>{_around("&e;")}</body></html>', names=("程远山",)),
    _poison("a billion laughs", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + f"]><html><body>{_around('&i;')}</body></html>"),
    _poison("a script that never ends", PAGE + "<script>" + "x" * _MB, names=("程远山",)),
    _poison("a title that never ends", lambda: "<title>" + "～—" * 100_000 + PAGE, "body_not_found", "empty_text"),
    _poison("a comment that never ends", PAGE + "<!--" + "x" * _MB, names=("程远山",)),
    _poison("a tag that never ends", PAGE + "<a href='" + "x" * _MB, names=("程远山",)),
    _poison("a doctype of 1 MB", "<!DOCTYPE " + "x" * _MB + ">" + PAGE, names=("程远山",)),
    _poison("two pages in one", PAGE + PAGE, names=("程远山",)),
    _poison("links without end", lambda: PAGE + "<a href='http://[::1'>x</a><a href='x.pdf'>附件1</a>" * 20_000, names=("程远山",)),
    _poison("meta tags without end", lambda: "<meta name=pubdate content='2024-13-99'>" * 50_000 + PAGE, names=("程远山",)),
    _poison("2,000 offices of one official", lambda: "".join(f"市第{n}局局长程远山、副局长王小明出席。\n" for n in range(2_000)), names=("程远山", "王小明")),
    _poison("a line of 300 kB", lambda: MEETING * 7_500, names=("程远山",)),
    _poison("two million deputies", lambda: MEETING + "\n" + "副" * 2_000_000, "text_cut", names=("程远山",)),
    _poison("a novel", "第一章 风起\n" + "他冷笑道：“好。”他沉声道：“来。”" * 40, "fiction", names=()),
    _poison("another language", "The mayor chaired the meeting of the water board on Monday. " * 9, "foreign_language", names=()),
)  # fmt: skip


def _flood(part: str) -> str:
    return MEETING + "\n" + part * (_FLOOD // len(part.encode()))
