"""Arrow's schema in the words of Spark."""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from govnews_extract.engines.arrow import ARROW_SCHEMA

_NAMES = {pa.string(): "STRING", pa.date32(): "DATE", pa.int32(): "INT", pa.bool_(): "BOOLEAN"}


@cache
def spark_ddl() -> str:
    """The columns of `extract_batches` as Spark's `mapInArrow` wants them.

    >>> spark_ddl()[:41]
    '`schema_version` STRING, `id` STRING, `so'
    """
    return ", ".join(f"`{field.name}` {_ddl(field.type)}" for field in ARROW_SCHEMA)


def _ddl(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"ARRAY<{_ddl(kind.value_type)}>"
    if pa.types.is_struct(kind):
        fields = (kind.field(n) for n in range(kind.num_fields))
        return f"STRUCT<{', '.join(f'`{field.name}`: {_ddl(field.type)}' for field in fields)}>"
    return _NAMES[kind]
