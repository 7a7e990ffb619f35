"""Releases as one HTML page: the text with its evidence marked, the record beside it.

record → values → spans of the text → segments → markup; record → markup; both → page. Everything here is
a function of its arguments, and knows records only.
"""

from __future__ import annotations

from govnews_extract.report.page import page
from govnews_extract.report.words import Language

__all__ = ["Language", "page"]
