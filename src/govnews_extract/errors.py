"""The errors that a caller can mend. Content never raises: it gives a record with warnings."""

from __future__ import annotations


class GovnewsError(Exception):
    """Base of every error that this package raises on purpose."""

    exit_code = 1


class SourceTypeError(GovnewsError, TypeError):
    """The source is neither `bytes` nor `str`, or the media type is not one that is read."""


class LexiconError(GovnewsError, ValueError):
    """A lexicon file or row cannot be read; the message names the file, the line and the reason."""


class InputError(GovnewsError):
    """An input (a file, a line, an archive member) cannot be read; names the input and the reason."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class DatabaseError(GovnewsError):
    """A database cannot be opened, is of another schema version, or refuses a write."""
