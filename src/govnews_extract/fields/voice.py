"""Whether a text speaks as a release at all: novels in officialese and foreign pages do not."""

from __future__ import annotations

from govnews_extract.records import Warning
from govnews_extract.rules import Rule
from govnews_extract.text import Text

CHAPTER = Rule(
    "voice.chapter",
    r"(?:^|\n| |_|-)第[0-9一二三四五六七八九十百千]{1,6}[章回卷节](?= |\n|[^一-鿿]|\p{Han}{1,12}(?:\n|$))(?!第)",
    examples=("「第三百二十章」 风雨欲来", "「第12章」\n他走进"),
    rejects=("根据第三章规定，",),
)
BOOKSELLER = Rule(
    "voice.bookseller",
    r"求收藏|求推荐票|看后求|加入书架|未完待续|本章完|手机阅读|最新章节|全文阅读|小说网|(?:上|下)一章",
    examples=("「求收藏」！", "（「本章完」）"),
    rejects=("收藏本站",),
)
SPEECH = Rule(
    "voice.speech",
    r"(?:笑|问|说|喝|沉声|冷冷|淡淡|低声|怒|缓缓|心|开口|叹|点头|答)(?:道|地说|问道)[::,。]|道:[“\"「]|心(?:中|里|头)(?:一|暗|想|道)|嘴角|冷笑|眼神|脸色",
    examples=("他「沉声道:」", "他「冷笑」一声", "众人「脸色」一变"),
    rejects=("会议指出,", "知道。"),
)
LETTER = Rule("voice.letter", r"\p{L}", examples=("「中」",), rejects=("1、",))
HAN = Rule("voice.han", r"\p{Han}", examples=("「中」",), rejects=("a",))
KANA = Rule("voice.kana", r"[\u3041-\u30fe]", examples=("「の」",), rejects=("中",))
HANGUL = Rule("voice.hangul", r"[\uac00-\ud7a3]", examples=("「시」",), rejects=("中",))
OTHER_SCRIPT = Rule(
    "voice.other_script", r"[\u3041-\u30fe\uac00-\ud7a3]", examples=("「の」", "「시」"), rejects=("中",)
)
MOSTLY_HAN = Rule(
    "voice.mostly_han",
    r"\A(?:\P{Han}{0,9}+\p{Han}){60}",
    examples=(f"「{'县委常委会召开会议' * 6}12月8日{'研究' * 2}」部署",),
    rejects=("县委召开会议", "The county committee met. " * 9),
)
RULES = (CHAPTER, BOOKSELLER, SPEECH, LETTER, HAN, KANA, HANGUL, OTHER_SCRIPT, MOSTLY_HAN)

_SAMPLE, _LEAST = 600, 60  # characters looked at, letters that tell a language
_READ = 6000  # characters in which speech is counted
# Of these every match of SPEECH holds one.
_SPEECH_WORDS = ("道:", "道,", "道。", "地说", "心中", "心里", "心头", "嘴角", "冷笑", "眼神", "脸色")


def unfit(title: str | None, text: Text) -> Warning | None:
    """Why nothing is extracted from a text, or None.

    >>> unfit(None, Text("市長は記者会見で、新しい条例について次のように説明した。" * 4)).code
    'foreign_language'
    """
    if _is_foreign(text.raw):
        return Warning(
            code="foreign_language", message="the text is not in Chinese: nothing but the document is given"
        )
    if _is_fiction(title or "", text.folded):
        return Warning(
            code="fiction", message="the text reads like a novel: nothing but the document is given"
        )
    return None


def _is_foreign(text: str) -> bool:
    sample = text[:_SAMPLE]
    if MOSTLY_HAN.match(sample) and not OTHER_SCRIPT.search(sample):
        return False  # nearly every release, told with one look
    letters = len(LETTER.finditer(sample))
    if letters < _LEAST:
        return False
    kana, hangul = len(KANA.finditer(sample)), len(HANGUL.finditer(sample))
    return kana > 0.08 * letters or hangul > 0.1 * letters or len(HAN.finditer(sample)) < 0.1 * letters


def _is_fiction(title: str, folded: str) -> bool:
    start = folded[:_READ]
    if sum(start.count(word) for word in _SPEECH_WORDS if word[0] in start) < 2:
        return False
    spoken = len(SPEECH.finditer(start))
    if spoken < 2:
        return False
    return (
        (spoken >= 5 and spoken * 1000 / len(start) > 4)
        or CHAPTER.search("\n" + title) is not None
        or CHAPTER.search(folded, 0, 200) is not None
        or BOOKSELLER.search(folded) is not None
    )
