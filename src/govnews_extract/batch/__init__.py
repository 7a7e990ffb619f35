"""Runs over many inputs: inputs → extractor → whatever takes releases.

`run` goes through inputs in this process; `load` uses worker processes, writes to a database or a file
and goes on where an earlier run into the same database ended.
"""

from __future__ import annotations

from govnews_extract.batch.load import Report, load
from govnews_extract.batch.single import extract_input, run

__all__ = ["Report", "extract_input", "load", "run"]
