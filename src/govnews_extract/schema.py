"""The JSON Schema of a record."""

from __future__ import annotations

from typing import Any

from govnews_extract.records import SCHEMA_VERSION, Release


def json_schema() -> dict[str, Any]:
    """Draft 2020-12, with `$schema` and `$id`; describes what `model_dump(mode="json")` gives.

    >>> json_schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:govnews-extract:release:{SCHEMA_VERSION}",
        **Release.model_json_schema(mode="serialization", by_alias=True),
    }
