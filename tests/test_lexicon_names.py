"""Statistics of names and frequencies of words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from govnews_extract.errors import LexiconError
from govnews_extract.lexicon.names import NameStatistics
from govnews_extract.lexicon.words import WordFrequencies

NAMES = NameStatistics()


@pytest.mark.parametrize("surname", ["王", "程", "欧阳", "司马"])
def test_common_surnames(surname: str) -> None:
    assert NAMES.surname(surname) == 2.2


@pytest.mark.parametrize("surname", ["妥", "折", "隗", "起", "谌", "郄", "郜", "仝", "亓官"])
def test_rare_surnames(surname: str) -> None:
    assert NAMES.surname(surname) == 1.2


@pytest.mark.parametrize("text", ["和", "都", "东方"])
def test_surnames_that_are_words(text: str) -> None:
    assert NAMES.surname(text) == 0


@pytest.mark.parametrize("text", ["的", "议", "主任", "a", ""])
def test_no_surnames(text: str) -> None:
    assert NAMES.surname(text) < 0


def test_given_names_against_general_text() -> None:
    assert min(map(NAMES.given, "伟芳娜敏静丽磊艳勇杰娟涛超霞")) > 1
    assert max(map(NAMES.given, "的是在要认此该这")) < -1
    assert NAMES.given(",") == -4


def test_transcriptions() -> None:
    assert min(map(NAMES.transliteration, "斯尔克拉尼姆")) > 1
    assert max(map(NAMES.transliteration, "的是在要议务")) < 0


@pytest.mark.parametrize(
    ("part", "group"),
    [
        ("卓玛", "tibetan"),
        ("巴特尔", "mongol"),
        ("买买提", "uygur"),
        ("古丽", "uygur"),
        ("吉克", "yi"),
        ("主任", None),
        ("玛", None),
    ],
)
def test_parts_of_minority_names(part: str, group: str | None) -> None:
    assert NAMES.part(part) == group


def test_frequent_characters_of_minority_names() -> None:
    assert NAMES.minority_char("玛") and not NAMES.minority_char("议") and not NAMES.minority_char("卓玛")


def test_word_frequencies() -> None:
    words = WordFrequencies()
    assert words.frequency("会议") > words.frequency("座谈会") > 30
    assert words.frequency("会") == words.frequency("中华人民共和国") == words.frequency("程远山") == 0
    assert "会议" in words and "程远山" not in words


def test_words_that_look_like_persons_are_words_unless_they_could_be_names() -> None:
    words = WordFrequencies()
    assert words.frequency("安抚") and words.frequency("高水平")
    assert not words.frequency("康有为")


def test_a_user_dictionary_adds_words_to_a_new_value() -> None:
    words = WordFrequencies()
    more = words.plus(["甜水井 40 n", "云水集", "程远山 9 nr"])
    assert (more.frequency("甜水井"), more.frequency("云水集"), more.frequency("程远山")) == (40, 30, 0)
    assert words.frequency("甜水井") == 0 and more.frequency("会议") == words.frequency("会议")
    with pytest.raises(LexiconError, match="line 1"):
        words.plus(["甜水井 四十 n n"])


def test_jieba_is_read_and_never_run() -> None:
    code = (
        "import sys, govnews_extract.lexicon.words as w, govnews_extract.lexicon as l\n"
        "w.WordFrequencies().plus(['甜水井 40 n']); l.Lexicon.default(); l.Gazetteer()\n"
        "assert 'jieba' not in sys.modules\n"
        "w.WordFrequencies().frequency('会议')\n"
        "assert 'jieba' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
