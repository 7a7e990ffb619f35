"""A real Ray session on this machine, with `extract_table`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from tests.corpus import fixtures
from tests.missing import missing

if find_spec("ray") is None:
    missing("ray", "no ray: pip install 'govnews-extract[ray]'")
pytestmark = [
    pytest.mark.ray,
    pytest.mark.filterwarnings("ignore"),  # of Ray's own
]


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    os.environ.update(
        RAY_USAGE_STATS_ENABLED="0", RAY_AUTH_MODE="disabled", RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO="0"
    )
    import ray

    path = os.pathsep.join(path for path in sys.path if path)
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": path}},
        object_store_memory=200 << 20,
    )
    yield ray
    ray.shutdown()


def test_map_batches_gives_the_same_records(ray: Any) -> None:
    from ray.data import from_items

    from govnews_extract.batch import extract_input
    from govnews_extract.engines import extract_table
    from govnews_extract.extraction import Extractor
    from govnews_extract.sinks.arrow import release_of_row

    inputs = [fixture.input for fixture in fixtures()[:40]]
    columns = ("source_id", "content", "url", "title", "published_at", "media_type")
    pages = from_items([{name: getattr(item, name) for name in columns} for item in inputs])
    rows = pages.map_batches(extract_table, batch_format="pyarrow", batch_size=16).take_all()
    found = {row["source_id"]: row for row in rows}
    extractor = Extractor()
    assert len(found) == len(inputs)
    for item in inputs:
        row = found[item.source_id]
        assert row.pop("error") is None
        assert release_of_row(row) == extract_input(item, extractor)
