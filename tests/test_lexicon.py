"""The lexicon: its data, its scan, and lexicons side by side."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews_extract.errors import LexiconError
from govnews_extract.lexicon import Lexicon, Token
from govnews_extract.lexicon.kinds import KINDS
from govnews_extract.lexicon.tables import check_example, parse_cells, parse_words, read_lines
from govnews_extract.zh.fold import fold

LEXICON = Lexicon.default()
KIND_NAMES = [kind.name for kind in KINDS]
DATA = Path(__file__).parent.parent / "src/govnews_extract/lexicon/data"


def posts(text: str, lexicon: Lexicon = LEXICON) -> list[str]:
    """The longest heads of a text, left to right."""
    out, at = [], 0
    for token in lexicon.scan(fold(text), frozenset({"post"})):
        if token.start >= at and lexicon.is_head(fold(text), token):
            out.append(token.word)
            at = token.end
    return out


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_row_loads_and_is_folded(kind: str) -> None:
    rows = LEXICON.rows(kind)
    assert rows
    for word, row in rows.items():
        assert word == row.word == fold(word) and " " not in word
        assert check_example(row), row


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.name)
def test_every_data_file_names_its_source(path: Path) -> None:
    head = [line for line in path.read_text("utf-8").splitlines()[:8] if line.startswith("#")]
    assert any("Source" in line for line in head)


def test_every_post_has_an_example_in_which_the_scan_finds_it() -> None:
    for word, row in LEXICON.rows("post").items():
        assert row.example
        found = [t for t in LEXICON.scan(fold(row.example), frozenset({"post"})) if t.word == word]
        assert any(LEXICON.is_head(fold(row.example), token) for token in found), row


def test_a_head_followed_by_what_it_must_not_stand_before_is_none() -> None:
    for word, row in LEXICON.rows("post").items():
        for end in row.not_before:
            assert not LEXICON.is_head(word + end, Token(0, len(word), "post", word))


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("县委副书记、县长程远山", ["副书记", "县长"]),
        ("书记处书记陶静怡", ["书记"]),
        ("主席团常务主席邵立民", ["常务主席"]),
        ("市人大常委会委员葛秋生", ["委员"]),
        ("委员会主任委员傅明哲", ["主任委员"]),
        ("二级巡视员秦若兰", ["二级巡视员"]),
        ("常务副县长汤建平", ["常务副县长"]),
        ("县长江志方", ["县长"]),
        ("局长期坚持", []),
        ("理事单位代表团", []),
        ("縣委書記錢思遠", ["书记"]),
        ("环境监察专员尹志诚", ["环境监察专员"]),
        ("总畜牧师贺春晖", ["总畜牧师"]),
        ("驻村第一书记龚文博", ["驻村第一书记"]),
        ("局长办公会", []),
    ],
)
def test_heads(text: str, heads: list[str]) -> None:
    assert posts(text) == heads


@pytest.mark.parametrize(
    ("post", "office"),
    [
        ("党组成员", "成员"),
        ("党委委员", "委员"),
        ("监事会副主席", "副主席"),
        ("总经理", "总经理"),
        ("部长助理", "部长助理"),
        ("副书记", "副书记"),
        ("驻村第一书记", "驻村第一书记"),
    ],
)
def test_bare_offices(post: str, office: str) -> None:
    assert post in LEXICON.rows("post") and LEXICON.office(post) == office


def test_scan_finds_every_kind_and_every_overlap() -> None:
    text = "由株洲市人民政府副市长程远山主持"
    found = {(t.kind, t.word) for t in LEXICON.scan(text)}
    assert {
        ("stop", "由"),
        ("place", "株洲市"),
        ("place", "株洲"),
        ("level", "市人民政府"),
        ("suffix", "人民政府"),
        ("post", "副市长"),
        ("post", "市长"),
        ("follow", "主持"),
    } <= found


def test_scan_finds_towns() -> None:
    assert Token(1, 7, "place", "东华门街道") not in LEXICON.scan("在东华门街道")
    assert Token(1, 6, "place", "东华门街道") in LEXICON.scan("在东华门街道")


WORDS = st.sampled_from(
    ["株洲市", "省委", "副书记", "局长", "主持", "，", "程远山", "镇", "东华门街道", "x", "\n", "𠮷"]
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=3)), max_size=12).map("".join))
def test_offsets_are_code_points_and_sorted(text: str) -> None:
    folded = fold(text)
    tokens = LEXICON.scan(folded)
    assert all(folded[t.start : t.end] == t.word and t.word in LEXICON.rows(t.kind) for t in tokens)
    assert [(t.start, -t.end) for t in tokens] == sorted((t.start, -t.end) for t in tokens)
    assert len(set(tokens)) == len(tokens)
    posts_only = LEXICON.scan(folded, frozenset({"post"}))
    assert posts_only == [t for t in tokens if t.kind == "post"]


def test_plus_leaves_the_first_as_it_is() -> None:
    text = "青莲坊坊主程远山在云水集市"
    before, version = LEXICON.scan(text), LEXICON.version
    more = LEXICON.plus(
        titles=["坊主"], bodies=["青莲坊"], places=["云水集市"], names=["程远山"], cues=["在云水"]
    )
    assert LEXICON.scan(text) == before and LEXICON.version == version
    found = {(t.kind, t.word) for t in more.scan(text)}
    assert {
        ("post", "坊主"),
        ("body", "青莲坊"),
        ("place", "云水集市"),
        ("name", "程远山"),
        ("follow", "在云水"),
    } <= found
    assert more.version != version
    assert "坊主" in more.rows("post") and "坊主" not in LEXICON.rows("post")


def test_two_lexicons_side_by_side() -> None:
    first, second = LEXICON.plus(titles=["坊主"]), LEXICON.plus(titles=["楼主管事"])
    text = "坊主与楼主管事"
    assert "坊主" in [t.word for t in first.scan(text)] and "楼主管事" not in [
        t.word for t in first.scan(text)
    ]
    assert "楼主管事" in [t.word for t in second.scan(text)]
    assert first.plus(titles=["楼主管事"]).version == second.plus(titles=["坊主"]).version


def test_a_word_that_is_known_already_is_found_once() -> None:
    tokens = LEXICON.plus(titles=["局长"]).scan("局长")
    assert len(tokens) == len(set(tokens))


def test_traditional_words_of_a_caller_are_folded() -> None:
    assert "书坊坊主" in LEXICON.plus(titles=["書坊坊主"]).rows("post")


@pytest.mark.parametrize("words", [[""], ["  "], "坊主"])
def test_plus_refuses_what_is_no_list_of_words(words: list[str]) -> None:
    with pytest.raises(LexiconError):
        LEXICON.plus(titles=words)


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(LexiconError, match="posts"):
        LEXICON.rows("posts")


@pytest.mark.parametrize("lexicon", [LEXICON, LEXICON.plus(titles=["坊主"], places=["云水集市"])])
def test_pickling(lexicon: Lexicon) -> None:
    lexicon.scan("云水集市坊主")
    data = pickle.dumps(lexicon)
    again = pickle.loads(data)
    assert again == lexicon and again.version == lexicon.version
    assert again.scan("云水集市坊主") == lexicon.scan("云水集市坊主")
    assert len(data) < 2_000


def test_user_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "user.txt"
    path.write_text("\ufeff坊主 5 title\n程远山 nr\n\n青莲坊 3 nt\n云水集市 ns\n甜水井 40 n\n", "utf-8")
    for more in (
        LEXICON.with_user_dictionary(path),
        LEXICON.with_user_dictionary(str(path)),
        LEXICON.with_user_dictionary(path.read_text("utf-8").splitlines()),
    ):
        words = {
            kind: [r.word for k, r in more.extras if k == kind] for kind in ("post", "name", "body", "place")
        }
        assert words == {"post": ["坊主"], "name": ["程远山"], "body": ["青莲坊"], "place": ["云水集市"]}
    assert not LEXICON.extras


def test_user_dictionary_errors_name_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "user.txt"
    path.write_text("坊主 5 title\n坊主 title 5 9\n", "utf-8")
    with pytest.raises(LexiconError, match=r"user\.txt, line 2: .*"):
        LEXICON.with_user_dictionary(path)
    with pytest.raises(LexiconError, match=r"missing\.txt"):
        LEXICON.with_user_dictionary(tmp_path / "missing.txt")


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["word\tflags", "局长\tbad"], "line 2: unknown flag bad"),
        (["word", "局长", "局长"], "line 3: 局长 stands twice"),
        (["word\tcolour"], "line 1: the columns are"),
        (["word\tflags", "局长\tvice\tx"], "line 2: 3 cells for 2 columns"),
        (["word\tflags", "\tvice"], "line 2: the first cell is empty"),
        (["# only a note"], "line 1: no line names the columns"),
    ],
)
def test_a_bad_table_is_told_by_file_line_and_reason(lines: list[str], reason: str) -> None:
    with pytest.raises(LexiconError, match=f"x.tsv, {reason}"):
        parse_words(lines, "x.tsv", frozenset({"vice"}))


def test_a_data_file_that_is_not_there() -> None:
    with pytest.raises(LexiconError, match=r"nothing\.tsv"):
        read_lines("nothing.tsv")


def test_columns_may_stand_in_any_order_and_be_left_out() -> None:
    rows = parse_words(["# note", "flags\tword", "vice\t局长"], "x.tsv", frozenset({"vice"}))
    assert set(rows) == {"局长", "副局长"} and rows["局长"].flags == {"vice"}
    assert list(parse_cells(["b\ta", "1\t2"], "x", ["a", "b", "c"])) == [(2, ["2", "1", ""])]


def test_what_may_not_follow_any_word() -> None:
    rows = parse_words(
        ["word\tflags\tnot_before", "*\t\t们", "*长\t\t期", "局长", "主任\t\t科员"], "x", frozenset()
    )
    assert set(rows["局长"].not_before) == {"们", "期"} and set(rows["主任"].not_before) == {"科员", "们"}


def test_no_post_is_said_never_to_be_a_name() -> None:
    assert not set(LEXICON.rows("post")) & set(LEXICON.rows("never"))
