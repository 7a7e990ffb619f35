"""Normal forms under which a labelled and a predicted value are one: str → str."""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

# whose names a place bears beside its own; 鄂伦春自治旗 would lose its only one
_PEOPLES = (
    "白族|布依族|朝鲜族|傣族|侗族|哈尼族|哈萨克|回族|景颇族|柯尔克孜|黎族|"
    "傈僳族|满族|蒙古|苗族|羌族|土家族|维吾尔|瑶族|彝族|藏族|壮族"
)

_LONG_FORMS = (
    ("人民代表大会", "人大"),
    ("常务委员会", "常委会"),
    ("人民政府", "政府"),
    ("监察委员会", "监委"),
    ("纪律检查委员会", "纪委"),
)


@cache
def _pattern(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def squeeze(text: str | None) -> str:
    """NFKC, without white space and without the punctuation that only separates.

    >>> squeeze("阿依古丽·买买提 （女）")
    '阿依古丽买买提女'
    """
    folded = unicodedata.normalize("NFKC", text or "")
    return _pattern(r"""[\s·•‧・,，。;；:：、"'“”‘’()（）\[\]【】—–\-_]""").sub("", folded)


def post_title(text: str | None) -> str:
    """A printed title without the words that `status` tells.

    >>> post_title("拟任县长人选"), post_title("原局长")
    ('县长', '局长')
    """
    bare = _pattern(r"^(?:拟任|拟|原任|原|时任|前)(?=..)").sub("", squeeze(text))
    return _pattern(r"(?:候选人|人选|提名人选)$").sub("", bare)


def body(text: str | None) -> str:
    """A body's short name at its own level, so that its full and its short name are one.

    >>> body("中共湖南省株洲市渌口区委员会"), body("凉山彝族自治州西昌市人民政府")
    ('渌口区委', '西昌市政府')
    """
    name = _pattern(r"^(?:中国共产党|中共)(?!中央)").sub("", squeeze(text))
    for long, short in _LONG_FORMS:
        name = name.replace(long, short)
    name = _pattern(r"委员会$").sub("委", name)
    # 伊犁哈萨克自治州 and 伊犁州 are one
    name = _pattern(rf"(?:{_PEOPLES})+族?(?=自治[区州县旗])").sub("", name)
    name = _pattern(r"自治(?=[州县旗])").sub("", name)
    above = _pattern(r".{2,10}?(?:省|自治区|自治州|市|地区|州|盟)(?=.{2,12}?(?:自治州|市|州|盟|县|区|旗))")
    while match := above.match(name):
        name = name[match.end() :]
    return name


def digits(text: str | None) -> str:
    """The digits alone.

    >>> digits("０７３１-2234 5678")
    '073122345678'
    """
    return _pattern(r"\D").sub("", unicodedata.normalize("NFKC", text or ""))


def day(value: str | None) -> str:
    """The day of an ISO date or datetime.

    >>> day("2024-04-15T19:30:00+08:00")
    '2024-04-15'
    """
    return (value or "")[:10]
