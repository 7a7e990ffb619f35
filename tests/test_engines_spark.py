"""A real Spark session on this machine, with `extract_batches` as it is."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from tests.corpus import fixtures
from tests.missing import missing

if find_spec("pyspark") is None:
    missing("spark", "no pyspark: pip install 'govnews-extract[spark]'")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    missing("spark", "Spark needs Java")
pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore"),  # of Spark's and pandas's own
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").appName("govnews-extract tests")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "20",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_map_in_arrow_gives_the_same_records(spark: Any) -> None:
    from govnews_extract.batch import extract_input
    from govnews_extract.engines import extract_batches, spark_ddl
    from govnews_extract.extraction import Extractor
    from govnews_extract.sinks.arrow import release_of_row

    inputs = [fixture.input for fixture in fixtures()[:40]]
    columns = ("source_id", "content", "url", "title", "published_at", "media_type")
    pages = [tuple(getattr(item, name) for name in columns) for item in inputs]
    types = (
        "source_id string, content binary, url string, title string, published_at string, media_type string"
    )
    frame = spark.createDataFrame([*pages, ("empty", None, None, None, None, None)], types).repartition(3)
    rows = frame.mapInArrow(extract_batches, spark_ddl()).collect()
    found = {row["source_id"]: row.asDict(recursive=True) for row in rows}
    assert found.pop("empty")["error"] == "no content"
    extractor = Extractor()
    assert len(found) == len(inputs)
    for item in inputs:
        row = found[item.source_id]
        assert row.pop("error") is None
        assert release_of_row(row) == extract_input(item, extractor)
