"""Where releases go: databases by URL (`open_database`) and files by ending (`open_file`)."""

from __future__ import annotations

from govnews_extract.sinks.database import Database
from govnews_extract.sinks.files import FileSink, open_file
from govnews_extract.sinks.opening import is_database, open_database
from govnews_extract.sinks.search import Hit

__all__ = ["Database", "FileSink", "Hit", "is_database", "open_database", "open_file"]
