"""Where releases go: a database by its URL. See `open_database`."""

from __future__ import annotations

from govnews_extract.sinks.database import Database, open_database

__all__ = ["Database", "open_database"]
