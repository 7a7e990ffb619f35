"""Structured records from Chinese government releases.

>>> import govnews_extract
>>> release = govnews_extract.extract("市财政局局长程远山主持会议。")
>>> release.officials[0].name
'程远山'

The names below are loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govnews_extract.cleaning import clean
    from govnews_extract.errors import (
        DatabaseError,
        GovnewsError,
        InputError,
        LexiconError,
        SourceTypeError,
    )
    from govnews_extract.extraction import (
        Extractor,
        extract,
        find_bodies,
        find_contacts,
        find_dates,
        find_deadlines,
        find_officials,
        find_service_hours,
    )
    from govnews_extract.lexicon import Lexicon
    from govnews_extract.records import Document, Release

_HOME = {
    "clean": "cleaning",
    "Extractor": "extraction",
    "extract": "extraction",
    "find_bodies": "extraction",
    "find_contacts": "extraction",
    "find_dates": "extraction",
    "find_deadlines": "extraction",
    "find_officials": "extraction",
    "find_service_hours": "extraction",
    "Lexicon": "lexicon",
    "Document": "records",
    "Release": "records",
    "DatabaseError": "errors",
    "GovnewsError": "errors",
    "InputError": "errors",
    "LexiconError": "errors",
    "SourceTypeError": "errors",
}

__version__ = "0.1.0"
__all__ = [
    "DatabaseError",
    "Document",
    "Extractor",
    "GovnewsError",
    "InputError",
    "Lexicon",
    "LexiconError",
    "Release",
    "SourceTypeError",
    "clean",
    "extract",
    "find_bodies",
    "find_contacts",
    "find_dates",
    "find_deadlines",
    "find_officials",
    "find_service_hours",
]


def __getattr__(name: str) -> Any:
    try:
        module = import_module(f"govnews_extract.{_HOME[name]}")
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
