"""Engines that hand over Arrow: Spark, Ray Data, DuckDB, Polars. See docs/engines.md."""

from __future__ import annotations

from govnews_extract.engines.arrow import ARROW_SCHEMA, extract_batches, extract_table
from govnews_extract.engines.ddl import spark_ddl

__all__ = ["ARROW_SCHEMA", "extract_batches", "extract_table", "spark_ddl"]
