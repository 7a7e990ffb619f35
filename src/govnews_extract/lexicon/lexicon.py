"""The lexicon: every known word of a release found in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType

from govnews_extract.errors import LexiconError
from govnews_extract.lexicon.kinds import KINDS
from govnews_extract.lexicon.matcher import Matcher, Token
from govnews_extract.lexicon.places import place_rows, township_hits
from govnews_extract.lexicon.tables import Row, merged, parse_words, read_lines
from govnews_extract.lexicon.userdict import read_user_dictionary
from govnews_extract.lexicon.words import WordFrequencies
from govnews_extract.zh.fold import fold

_EXTRA_KINDS = ("place", "body", "name")
_TAG_KINDS = {"nr": "name", "nt": "body", "ns": "place", "title": "post"}


@cache
def _shipped() -> Mapping[str, Mapping[str, Row]]:
    """Kind → word → row, from the data files."""
    tables = {k.name: MappingProxyType(parse_words(read_lines(k.file), k.file, k.flags)) for k in KINDS}
    return MappingProxyType(tables | {"place": place_rows(), "body": {}, "name": {}})


@cache
def _shipped_matcher(kinds: frozenset[str] | None, shortest: int) -> Matcher:
    return Matcher(
        (kind, [word for word in rows if len(word) >= shortest])
        for kind, rows in _shipped().items()
        if kinds is None or kind in kinds
    )


@cache
def _shipped_singles(kind: str) -> frozenset[str]:
    return frozenset(word for word in _shipped()[kind] if len(word) == 1)


@dataclass(frozen=True)
class Lexicon:
    """Posts, levels, body suffixes, places and the words around names; immutable, cheap to pickle.

    `extras` are (kind, row) pairs beyond the shipped words; use `plus` rather than naming them.

    >>> [t.word for t in Lexicon.default().scan("株洲市水利局局长程远山") if t.kind == "post"]
    ['局长']
    """

    extras: tuple[tuple[str, Row], ...] = ()
    words: WordFrequencies = field(default_factory=WordFrequencies)

    @staticmethod
    def default() -> Lexicon:
        """The shipped words."""
        return _default()

    def __reduce__(self) -> tuple[type[Lexicon], tuple[tuple[tuple[str, Row], ...], WordFrequencies]]:
        # The tables are the same in every process; only the extras travel.
        return Lexicon, (self.extras, self.words)

    @cached_property
    def _own(self) -> Mapping[str, Mapping[str, Row]]:
        own: dict[str, dict[str, Row]] = {}
        for kind, row in self.extras:
            own.setdefault(kind, {})[row.word] = row
        return own

    @cached_property
    def _own_matcher(self) -> Matcher:
        shipped = _shipped()
        return Matcher(
            (kind, [w for w in rows if w not in shipped[kind]]) for kind, rows in self._own.items()
        )

    def singles(self, kind: str) -> frozenset[str]:
        """The words of one character of a kind; these are cheaper looked up than scanned for.

        >>> "由" in Lexicon.default().singles("stop")
        True
        """
        return _shipped_singles(kind) | {word for word in self._own.get(kind, ()) if len(word) == 1}

    def scan(self, folded: str, kinds: frozenset[str] | None = None, *, shortest: int = 1) -> list[Token]:
        """All hits of every kind, or of `kinds`, overlapping ones too, by (start, longest first).

        Words of fewer than `shortest` characters are left out.

        A word of two kinds gives two tokens. Offsets are code points of `folded`, which must be
        folded text. Words that are looked for at few places only (`follow`, `never`) are cheaper
        looked up in `rows` than scanned for.

        >>> Lexicon.default().scan("青石镇镇长", frozenset({"post"}))
        [Token(start=3, end=5, kind='post', word='镇长')]
        """
        tokens = _shipped_matcher(kinds, shortest).hits(folded)
        further = township_hits(folded) if kinds is None or "place" in kinds else []
        if self.extras:
            own = self._own_matcher.hits(folded)
            further += [t for t in own if (kinds is None or t.kind in kinds) and t.end - t.start >= shortest]
        if further:
            tokens += further
            tokens.sort(key=_end)
        # Hits come by their end: turned round, those that start together have the longest first,
        # and the sort is stable.
        tokens.reverse()
        tokens.sort(key=_start)
        return tokens

    def spans(
        self, folded: str, kinds: frozenset[str], *, shortest: int = 1
    ) -> dict[str, list[tuple[int, int]]]:
        """Kind → where its words stand, in order; `scan` without the words.

        >>> Lexicon.default().spans("青石镇镇长", frozenset({"post"}))
        {'post': [(3, 5)]}
        """
        found = _shipped_matcher(kinds, shortest).spans(folded)
        further = township_hits(folded) if "place" in kinds else []
        if self.extras:
            further += [t for t in self._own_matcher.hits(folded) if t.kind in kinds]
        for start, end, kind, _ in further:
            if end - start >= shortest:
                found.setdefault(kind, []).append((start, end))
        for kind in {token.kind for token in further}:
            found.get(kind, []).sort()
        return found

    def rows(self, kind: str) -> Mapping[str, Row]:
        """Word → row of one kind; raises `LexiconError` for a kind that there is not.

        >>> "处" in Lexicon.default().rows("post")["书记"].not_before
        True
        """
        try:
            shipped = _shipped()[kind]
        except KeyError:
            known = ", ".join(sorted(_shipped()))
            raise LexiconError(f"no kind {kind!r}: there are {known}") from None
        own = self._own.get(kind)
        return MappingProxyType(merged(shipped, own)) if own else shipped

    def is_head(self, folded: str, token: Token) -> bool:
        """Whether the post `token` is a post where it stands: 书记 in 书记处 is none.

        >>> lexicon = Lexicon.default()
        >>> posts = lexicon.scan("书记处书记", frozenset({"post"}))
        >>> [t.start for t in posts if lexicon.is_head("书记处书记", t)]
        [3]
        """
        row = self._own.get("post", {}).get(token.word) or _shipped()["post"].get(token.word)
        return row is None or not folded.startswith(row.not_before, token.end)

    def office(self, post: str) -> str:
        """The bare office of a post head: what is left when a body at its beginning is taken off.

        >>> lexicon = Lexicon.default()
        >>> lexicon.office("党组成员"), lexicon.office("监事会主席"), lexicon.office("总工程师")
        ('成员', '主席', '总工程师')
        """
        posts, bodies, levels = self.rows("post"), self.rows("suffix"), self.rows("level")
        for cut in range(len(post) - 1, 0, -1):
            if (post[:cut] in bodies or post[:cut] in levels) and post[cut:] in posts:
                return post[cut:]
        return post

    def plus(
        self,
        *,
        titles: Iterable[str] = (),
        bodies: Iterable[str] = (),
        places: Iterable[str] = (),
        names: Iterable[str] = (),
        cues: Iterable[str] = (),
    ) -> Lexicon:
        """A lexicon with further words; this one stays as it is.

        `titles` are post heads, `bodies` and `places` whole names, `names` persons, `cues` words
        that follow a person's name. Raises `LexiconError` for an empty word.

        >>> more = Lexicon.default().plus(titles=["河长"])
        >>> "河长" in more.rows("post")
        True
        """
        given = {"post": titles, "body": bodies, "place": places, "name": names, "follow": cues}
        extras = []
        for kind, words in given.items():
            if isinstance(words, str):
                raise LexiconError(f"{kind}: a list of words is wanted, not the text {words!r}")
            for word in words:
                if not word.strip():
                    raise LexiconError(f"{kind}: an empty word")
                extras.append((kind, Row(fold(word.strip()), source="caller")))
        return Lexicon(tuple(dict.fromkeys(self.extras + tuple(extras))), self.words)

    def with_user_dictionary(self, path_or_lines: str | Path | Iterable[str]) -> Lexicon:
        """A lexicon with the words of a user dictionary in jieba's format (`word [freq] [tag]`).

        The tags nr (name), nt (body), ns (place) and title (post) are read as such; words of other
        tags, and bodies and places too, count as words where the end of a name is in doubt. Raises `LexiconError` naming file and line for a line of another form.

        >>> Lexicon.default().with_user_dictionary(["青石镇 3 ns"]).rows("place")["青石镇"].source
        'caller'
        """
        entries = list(read_user_dictionary(path_or_lines))
        extras = []
        for entry in entries:
            kind = _TAG_KINDS.get(entry.tag)
            if kind:
                extras.append((kind, Row(fold(entry.word), source="caller")))
        return Lexicon(tuple(dict.fromkeys(self.extras + tuple(extras))), self.words.with_entries(entries))

    @cached_property
    def version(self) -> str:
        """A hash of all words and what is known of them: two lexicons that read alike are equal here."""
        from hashlib import sha256

        digest = sha256(_shipped_digest())
        for kind, row in sorted(self.extras, key=repr_of):
            digest.update(repr_of((kind, row)).encode())
        return digest.hexdigest()[:12]


def repr_of(extra: tuple[str, Row]) -> str:
    """A stable text of an extra word (sets have no order of their own)."""
    kind, row = extra
    return "\t".join((kind, row.word, ",".join(sorted(row.flags)), ",".join(row.not_before)))


_start, _end = itemgetter(0), itemgetter(1)


@cache
def _default() -> Lexicon:
    return Lexicon()


@cache
def _shipped_digest() -> bytes:
    from hashlib import sha256

    digest = sha256()
    for name in (*(k.file for k in KINDS), "divisions.tsv", "zones.tsv", "townships.tsv"):
        for line in read_lines(name):
            if line and not line.startswith("#"):
                digest.update(line.encode() + b"\n")
    return digest.digest()
