"""Inputs for the fuzzer: fixtures and examples of rules, damaged in one to five ways; the same every time."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from random import Random

from govnews_extract.cleaning import clean
from govnews_extract.cleaning.decode import decode
from tests.corpus import fixtures
from tests.test_rules import all_rules, unmarked

_LONGEST = 120_000  # characters of an input

_DIGITS = ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "⓪①②③④⑤⑥⑦⑧⑨", "⁰¹²³⁴⁵⁶⁷⁸⁹", "OlZЗ4S6T8g", "०१२३४५६७८९")  # fmt: skip
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202d\u202e\u2060\u2066\u2069\ufeff\u00ad\u180e\ufe0f\U000e0061\u0300\u20dd"
_BLANKS = "\n\r\t \u3000\u00a0\u2028\u2029\u0085\u000b\u000c\u001c\u001f\u2003\u202f"
_STOPS = "()（）[]【】〔〕《》「」“”‘’\"'{}<>〈〉:：;；,，、。.·-—~～…?？!！/\\|*#@%+=＝_"
_ODD = (
    "2月30日", "13月32日", "0000年00月00日", "99999年1月1日", "9999年12月31日", "1年1月1日", "二〇二四年十三月",
    "25:61", "24:00", "24:30", "00:00—24:00", "上午13时", "凌晨24点", "每月31日", "第53周", "农历八月卅一",
    "9999年12月31日起30日内", "自公告之日起99999个工作日内", "自本公告发布之日起0日", "距今一万年", "公元前221年",
    "2024年2月29日", "2023年2月29日", "1900-02-29", "2024/0/0", "20241399", "去年", "明年底", "上旬", "次日",
    "本月31日", "当月", "同日", "同年同月", "至次年", "星期八", "周一至周日", "周日至周一", "节假日除外",
    "(+86)0000-00000000", "010-", "1380000000000000", "0731－", "转0", "12345", "110、119、120", "００００",
    "http://[::1", "https://a..b//", "a@b", "@@", "x@y.gov.cn@z", "www.", "微信号：", "邮编：000000",
    "市长", "书记、副书记、", "任命：", "免去", "同志", "局长局长局长", "先生", "主持", "第99999999巡察组", "组长：",
    "某某", "·", "（女", "兼）", "省市县乡村", "自治区自治州自治县", "人民政府办公室关于", "来源：", "作者：", "（记者",
    "发布时间：", "索引号：", "文号：", "国发〔〕号", "〔99999〕号", "附件：", "特此公告", "联系人：", "电话：",
)  # fmt: skip
_TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<table>", "</table>", "<tr>", "<td>", "<td rowspan=999999999>",
    "<td colspan='-1'>", "<th colspan=64 rowspan=64>", "<br>", "<!--", "-->", "<![CDATA[", "]]>", "<script>",
    "</script>", "<style>", "<body>", "</body>", "</html>", "<html>", "<head>", "<title>", "</title>", "<meta",
    "<meta name=pubdate content=", "<a href='javascript:x'>", "<a href=x.pdf>", "</a>", "<h1>", "<font", "<?xml",
    "<!DOCTYPE", "<frameset>", "<plaintext>", "<svg>", "<math>", "<template>", "<textarea>", "<select>",
    "<base href='http://[x'>", "<p/>", "<x:y>", "<\x00p>", "</", "<", ">", "&", "<p style='display:none'>",
)  # fmt: skip
_ENTITIES = (
    "&nbsp;", "&#0;", "&#x110000;", "&#xd800;", "&#8203;", "&#99999999999;", "&amp;lt;p&amp;gt;", "&lt;", "&quot;",
    "&bogus;", "&#x;", "&#", "&ensp;", "&middot;", "&#x202e;", "&#10;", "&#128;", "&NotEqualTilde;", "&lt;script&gt;",
)  # fmt: skip
_CODECS = (
    "utf-8", "gb18030", "gbk", "big5hkscs", "utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-7", "shift_jis",
    "euc-kr", "hz", "iso-2022-jp", "latin-1", "cp1252", "koi8-r", "utf-8-sig",
)  # fmt: skip
_LABELS = (
    "utf-8", "gb2312", "GBK", "gb18030", "big5", "iso-8859-1", "utf-16", "utf-7", "hz", "shift_jis", "rot13", "hex", "zlib",
    "idna", "punycode", "unicode_escape", "undefined", "mbcs", "x-user-defined", "utf8mb4", "base64", "....", "cp65001",
)  # fmt: skip
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"+/v8-", b"\x84\x31\x95\x33")  # fmt: skip
_URLS = (
    "http://[::1", "http://www.jia.gov.cn/1.html", "javascript:x", "", "//", "http://a:99999/", "http://\x00/", "h\u202ettp://x",
    "http://王.cn/２０２４/1.html", "file:///etc/passwd", "http://x/\udfff", "http://x/" + "a" * 5000, "http://a:b:c/", "http://[v1.x]/",
)  # fmt: skip
_TIMES = ("", "2024-13-99", "2024-03-05", "0001-01-01", "9999-12-31T23:59:59+14:00", "今天", "2024年2月30日", "\x00", "1709600000", "２０２４-03-05", "2024-03-05T10:00:00+99:99", "2024-03-05T00:00:00Z")  # fmt: skip
_REFERENCES = (
    None,
    dt.date(2024, 3, 5),
    dt.date(2024, 2, 29),
    dt.date.min,
    dt.date.max,
    dt.date(1999, 12, 31),
)


@dataclass(frozen=True)
class Sample:
    """One input: a page as bytes for `extract`, or a text for the functions that find one field."""

    number: int
    source: bytes | str
    known: dict[str, str] = field(default_factory=dict)
    reference: dt.date | None = None
    ways: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of the source."""
        return len(
            self.source if isinstance(self.source, bytes) else self.source.encode("utf-8", "surrogatepass")
        )


Change = Callable[[str, Random], str]
Damage = Callable[[bytes, Random], bytes]


def sample(seed: int, number: int) -> Sample:
    """The input of that number in the run of that seed.

    >>> sample(0, 7) == sample(0, 7), sample(0, 7) == sample(1, 7)
    (True, False)
    """
    rng = Random(f"{seed} {number}")
    if rng.random() < 0.4:
        text, ways = _change(_text(rng), rng, TEXT, rng.randint(1, 4))
        return Sample(number, text, reference=rng.choice(_REFERENCES), ways=ways)
    page, ways = _change(_page(rng), rng, TEXT, rng.randint(0, 2))
    page, more = _change(page, rng, MARKUP, rng.randint(0, 2))
    content, codec = _encode(page, rng)
    damages = rng.sample(sorted(BYTES), rng.choice((0, 0, 1, 2)))
    for name in damages:
        content = BYTES[name](content, rng)
    return Sample(number, content, known=_known(rng), ways=(*ways, *more, codec, *damages))


def _change(text: str, rng: Random, changes: dict[str, Change], count: int) -> tuple[str, tuple[str, ...]]:
    names = tuple(rng.choices(sorted(changes), k=count))
    for name in names:
        text = changes[name](text, rng)[:_LONGEST]
    return text, names


def _known(rng: Random) -> dict[str, str]:
    """What a caller may say beside the page, now and then nonsense."""
    choices = {
        "url": _URLS,
        "published_at": _TIMES,
        "title": ("停水通告", "", "公　　告", "<b>x</b>", "\u202e告", "—" * 9, "通" * 300, "告\ud83d"),
        "charset": _LABELS,
        "media_type": ("text/html", "text/plain"),
        "source_name": ("甲市日报", "", "\x00", "\ud800"),
        "source_id": ("../../x", "\udc80.html", "=1+1", "", "a\nb"),
    }
    return {name: rng.choice(values) for name, values in choices.items() if rng.random() < 0.12}


@cache
def _pages() -> tuple[str, ...]:
    return tuple(decode(fixture.path.read_bytes()).text for fixture in fixtures())


@cache
def _texts() -> tuple[str, ...]:
    return tuple(clean(fixture.path.read_bytes()).text for fixture in fixtures())


@cache
def _examples() -> tuple[str, ...]:
    found = [text for _, rule in all_rules() for text in (*rule.examples, *rule.rejects)]
    return tuple(unmarked(text)[0] for text in found)


def _page(rng: Random) -> str:
    """A page, or for the most part a piece of one, which is read faster."""
    page = rng.choice(_pages())
    if rng.random() < 0.25:
        return page
    at, size = rng.randrange(len(page)), rng.randrange(200, 8000)
    return page[: rng.choice((0, 600, 2000))] + page[at : at + size] + rng.choice(("", page[-300:]))


def _text(rng: Random) -> str:
    kind = rng.random()
    if kind < 0.5:
        joint = rng.choice(("\n", "，", "", "。", "、", "\t"))
        return joint.join(rng.choices(_examples(), k=rng.randint(1, 25)))
    text = rng.choice(_texts())
    if kind < 0.6:
        return text
    at = rng.randrange(len(text) or 1)
    return text[at : at + rng.randrange(50, 2500)]


def _spots(text: str, rng: Random, most: int = 12) -> list[int]:
    return sorted(rng.randrange(len(text) + 1) for _ in range(rng.randint(1, most)))


def _insert(text: str, rng: Random, piece: Callable[[], str]) -> str:
    parts, last = [], 0
    for spot in _spots(text, rng):
        parts += [text[last:spot], piece()]
        last = spot
    return "".join((*parts, text[last:]))


def _piece(text: str, rng: Random, longest: int = 400) -> str:
    at = rng.randrange(len(text) or 1)
    return text[at : at + rng.randint(1, longest)]


def _other_digits(text: str, rng: Random) -> str:
    share = rng.choice((0.1, 0.5, 1.0))
    return "".join(rng.choice("0123456789") if c.isdigit() and rng.random() < share else c for c in text)


def _lookalikes(text: str, rng: Random) -> str:
    table = str.maketrans("0123456789", rng.choice(_DIGITS))
    return "".join(c.translate(table) if rng.random() < 0.7 else c for c in text)


def _unseen(text: str, rng: Random) -> str:
    share = rng.choice((0.02, 0.2, 1.0))
    return "".join(c + rng.choice(_UNSEEN) if rng.random() < share else c for c in text)


def _blanks(text: str, rng: Random) -> str:
    if rng.random() < 0.3:
        return "".join(text.split())
    other = rng.choice(_BLANKS)
    return "".join(other if c in _BLANKS and rng.random() < 0.6 else c for c in text)


def _floods(text: str, rng: Random) -> str:
    return _insert(text, rng, lambda: "".join(rng.choices(_STOPS + "0123456789", k=rng.choice((1, 3, 60)))))


def _runs(text: str, rng: Random) -> str:
    return _insert(text, rng, lambda: rng.choice(_STOPS + "0一市、的 \n\t年月日") * rng.choice((2, 30, 800)))


def _odd(text: str, rng: Random) -> str:
    return _insert(text, rng, lambda: rng.choice(_ODD))


def _other_stops(text: str, rng: Random) -> str:
    old, new = rng.choice(_STOPS), rng.choice(_STOPS + " \n")
    return text.replace(old, new)


def _drop(text: str, rng: Random) -> str:
    share = rng.choice((0.01, 0.1, 0.4))
    return "".join(c for c in text if rng.random() > share)


def _shuffle(text: str, rng: Random) -> str:
    mark = rng.choice(("\n", "，", "。", "、"))
    parts = text.split(mark)
    rng.shuffle(parts)
    return mark.join(parts)


def _repeat(text: str, rng: Random) -> str:
    piece, (spot, *_) = _piece(text, rng, 200), _spots(text, rng)
    return text[:spot] + piece * rng.choice((2, 5, 60)) + text[spot:]


def _splice(text: str, rng: Random) -> str:
    other = _text(rng)
    return text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other) + 1) :]


def _halves(text: str, rng: Random) -> str:
    return _insert(text, rng, lambda: chr(rng.randrange(0xD800, 0xE000)))


def _any_character(text: str, rng: Random) -> str:
    ranges = ((0, 0x20), (0x7F, 0x100), (0x2000, 0x2100), (0xFE00, 0x10000), (0x10000, 0x110000))
    return _insert(text, rng, lambda: chr(rng.randrange(*rng.choice(ranges))))


def _nest(page: str, rng: Random) -> str:
    tag = rng.choice(("div", "span", "font", "table><tr><td", "ul><li", "b", "p", "a href=x"))
    depth = rng.choice((3, 60, 400))
    spot = rng.randrange(len(page) + 1)
    close = f"</{tag.split('>')[0].split()[0]}>" * depth if rng.random() < 0.5 else ""
    return page[:spot] + f"<{tag}>" * depth + page[spot:] + close


def _tags(page: str, rng: Random) -> str:
    return _insert(page, rng, lambda: rng.choice(_TAGS))


def _entities(page: str, rng: Random) -> str:
    return _insert(page, rng, lambda: rng.choice(_ENTITIES) * rng.choice((1, 1, 2, 300)))


def _as_entities(page: str, rng: Random) -> str:
    return "".join(f"&#{ord(c)};" if c > "\x7f" and rng.random() < 0.5 else c for c in page)


def _attributes(page: str, rng: Random) -> str:
    made = "".join(f" a{n}='{_piece(page, rng, 30)}'" for n in range(rng.choice((1, 20, 300))))
    return page.replace("<td", "<td" + made, 1) if "<td" in page else page.replace("<p", "<p" + made, 1)


def _two_pages(page: str, rng: Random) -> str:
    other = _page(rng)
    return page[: rng.randrange(len(page) + 1)] + other[rng.randrange(len(other) + 1) :]


def _label(page: str, rng: Random) -> str:
    return f'<meta charset="{rng.choice(_LABELS)}">' + page


def _encode(page: str, rng: Random) -> tuple[bytes, str]:
    codec = "utf-8" if rng.random() < 0.6 else rng.choice(_CODECS)
    return page.encode(codec, "surrogatepass" if codec == "utf-8" else "replace"), codec


def _flip(content: bytes, rng: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 5, 100)) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _cut(content: bytes, rng: Random) -> bytes:
    one, other = sorted((rng.randrange(len(content) + 1), rng.randrange(len(content) + 1)))
    return rng.choice((content[:one], content[one:], content[:one] + content[other:], content[one:other]))


def _zeros(content: bytes, rng: Random) -> bytes:
    spot = rng.randrange(len(content) + 1)
    return content[:spot] + bytes(rng.choice((1, 7, 500))) + content[spot:]


def _bom(content: bytes, rng: Random) -> bytes:
    return rng.choice(_BOMS) + content


def _two_codes(content: bytes, rng: Random) -> bytes:
    spot = rng.randrange(len(content) + 1)
    return content[:spot] + _text(rng)[:300].encode(rng.choice(_CODECS), "replace") + content[spot:]


TEXT: dict[str, Change] = {
    "other digits": _other_digits, "lookalikes": _lookalikes, "unseen": _unseen, "blanks": _blanks,
    "floods": _floods, "runs": _runs, "odd": _odd, "other stops": _other_stops, "drop": _drop, "shuffle": _shuffle,
    "repeat": _repeat, "splice": _splice, "halves": _halves, "any character": _any_character,
}  # fmt: skip
MARKUP: dict[str, Change] = {
    "nest": _nest, "tags": _tags, "entities": _entities, "as entities": _as_entities, "attributes": _attributes,
    "two pages": _two_pages, "label": _label,
}  # fmt: skip
BYTES: dict[str, Damage] = {
    "flip": _flip, "cut": _cut, "zeros": _zeros, "bom": _bom, "two codes": _two_codes,
}  # fmt: skip
