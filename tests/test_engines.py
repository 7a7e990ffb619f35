"""Arrow batches in, Arrow batches out; the engines that run in this process."""

from __future__ import annotations

import datetime as dt
import pickle

import pyarrow as pa
import pytest

from govnews_extract import Lexicon
from govnews_extract.batch import extract_input
from govnews_extract.engines import ARROW_SCHEMA, extract_batches, extract_table, spark_ddl
from govnews_extract.extraction import Extractor
from govnews_extract.sinks.arrow import release_of_row
from tests.corpus import fixtures

INPUTS = [fixture.input for fixture in fixtures()[:30]]
COLUMNS = ("source_id", "content", "url", "title", "published_at", "media_type")
PAGES = pa.Table.from_pylist([{name: getattr(item, name) for name in COLUMNS} for item in INPUTS])


def check(rows: list[dict[str, object]]) -> None:
    """Every row is the record that the extractor gives."""
    extractor = Extractor()
    assert len(rows) == len(INPUTS)
    found = {row["source_id"]: row for row in rows}
    for item in INPUTS:
        row = found[item.source_id]
        assert row.pop("error") is None
        assert release_of_row(row) == extract_input(item, extractor)


def test_every_row_gives_its_record() -> None:
    batches = list(extract_batches(iter(PAGES.to_batches(max_chunksize=7))))
    assert [batch.num_rows for batch in batches] == [7, 7, 7, 7, 2]
    assert all(batch.schema == ARROW_SCHEMA for batch in batches)
    rows = pa.Table.from_batches(batches).to_pylist()
    assert [row["source_id"] for row in rows] == [item.source_id for item in INPUTS]
    check(rows)


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view(), pa.large_binary()])
def test_any_kind_of_text_will_do(kind: pa.DataType) -> None:
    text = "市长程远山主持会议。"
    content = pa.array([text.encode() if kind == pa.large_binary() else text], kind)
    found = extract_table(pa.table({"id": [7], "content": content, "published_at": [dt.date(2024, 1, 2)]}))
    (row,) = found.to_pylist()
    assert row["source_id"] == "7" and row["officials"][0]["name"] == "程远山" and row["error"] is None
    assert row["document"]["published_at"] == "2024-01-02"


def test_nothing_raises() -> None:
    odd = pa.table({"content": pa.array([None, 5, -1]), "id": ["a", None, "c"], "url": [1, 2, 3]})
    assert [row["error"] is not None for row in extract_table(odd).to_pylist()] == [True, True, True]
    assert extract_table(pa.table({"x": [1]})).to_pylist()[0]["error"] == "no content"
    assert extract_table(PAGES.slice(0, 0)).schema == ARROW_SCHEMA


def test_what_python_cannot_hold_is_the_error_of_its_row() -> None:
    """No UTF-8, a year 33 million: Arrow holds them."""
    buffers = pa.array([b"\xff\xfe", "市长程远山出席。".encode()]).buffers()
    broken = pa.Array.from_buffers(pa.string(), 2, buffers)
    far = pa.array([10**15, 10**9], pa.timestamp("s"))
    tables = [
        pa.table({"id": ["a", "b"], "text": broken}),
        pa.table({"id": broken, "text": ["甲", "乙"]}),
        pa.table({"id": ["a", "b"], "text": ["甲", "乙"], "published_at": far}),
    ]
    for table in tables:
        assert [row["error"] is None for row in extract_table(table).to_pylist()] == [False, True]
    others = pa.table({"text": ["甲", "乙"], "not read": broken})
    assert [row["error"] for row in extract_table(others).to_pylist()] == [None, None]


def test_the_character_set_of_the_transfer_is_heeded() -> None:
    page = {"content": ["市長程遠山出席會議。".encode("big5")], "charset": ["big5"]}
    (row,) = extract_table(pa.table(page)).to_pylist()
    assert row["document"]["text"] == "市長程遠山出席會議。" and row["document"]["encoding"] == "big5hkscs"


def test_it_can_be_sent_to_other_processes() -> None:
    from functools import partial

    own = partial(extract_batches, extractor=Extractor(lexicons=Lexicon.default().plus(titles=["河湖长"])))
    page = pa.RecordBatch.from_pydict({"text": ["市级河湖长程远山参加巡河。"]})
    (found,) = pickle.loads(pickle.dumps(own))(iter([page]))
    assert found.to_pylist()[0]["officials"][0]["posts"][0]["title"] == "市级河湖长"
    assert pickle.loads(pickle.dumps(extract_batches)) is extract_batches


def test_spark_is_told_every_column() -> None:
    ddl = spark_ddl()
    assert ddl.startswith("`schema_version` STRING") and ddl.endswith("`error` STRING")
    assert all(f"`{name}` " in ddl for name in ARROW_SCHEMA.names)


def test_duckdb_reads_the_batches() -> None:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    pages = duckdb.connect().from_arrow(PAGES)  # read while the other connection asks for more
    records = pa.RecordBatchReader.from_batches(ARROW_SCHEMA, extract_batches(pages.to_arrow_reader(10)))
    connection.register("records", records)
    names = connection.sql("select source_id, len(officials) as n from records order by 1").fetchall()
    extractor = Extractor()
    releases = [extract_input(item, extractor) for item in INPUTS]
    assert names == sorted((r.source_id, len(r.officials)) for r in releases)  # type: ignore[union-attr]


def test_polars_reads_the_table() -> None:
    polars = pytest.importorskip("polars")
    pages = polars.from_arrow(PAGES)
    records = polars.from_arrow(extract_table(pages.to_arrow()))
    check(records.to_arrow().to_pylist())
