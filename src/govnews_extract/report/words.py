"""What the report calls things, in English and Chinese, and the colours of fields: tables in `data/`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

Language = Literal["en", "zh"]


class Field(NamedTuple):
    """A field of the record with its colours, in a light and in a dark page, and its names."""

    name: str
    light: str
    dark: str
    en: str
    zh: str


class Words:
    """The words of one language.

    >>> Words("zh").field("officials"), Words("zh").of("role", "chaired"), Words("zh")("filter")
    ('人员', '主持', '筛选')
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._column = ("en", "zh").index(language)

    def __call__(self, key: str) -> str:
        """The words of the page under a key. Raises KeyError for a key that the table has not."""
        return _table()[key][self._column]

    def of(self, kind: str, value: str) -> str:
        """The word for a value of a closed list (`role`, `status`, …); the value itself where none is known."""
        found = _table().get(f"{kind}.{value}")
        return found[self._column] if found else value.replace("_", " ")

    def all(self, kind: str) -> list[tuple[str, str]]:
        """The values of a closed list with their words, in the order of the table."""
        start = f"{kind}."
        found = ((key, row) for key, row in _table().items() if key.startswith(start))
        return [(key.removeprefix(start), row[self._column]) for key, row in found]

    def field(self, name: str) -> str:
        """The name of a field of the record; the field itself where it has none."""
        known = _by_name().get(name)
        return (known.en, known.zh)[self._column] if known else name.replace("_", " ")


@cache
def fields() -> tuple[Field, ...]:
    """The fields that have a colour, in the order of the legend."""
    return tuple(Field(*row) for row in _rows("fields.tsv"))


@cache
def data(name: str) -> str:
    """A data file of this package, whole."""
    return resources.files(__package__).joinpath("data", name).read_text("utf-8")


@cache
def _by_name() -> dict[str, Field]:
    return {field.name: field for field in fields()}


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {key: (en, zh) for key, en, zh in _rows("words.tsv")}


def _rows(name: str) -> list[list[str]]:
    """The rows of a table: tab-separated, the first line its head, `#` before a comment."""
    lines = [line for line in data(name).splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
