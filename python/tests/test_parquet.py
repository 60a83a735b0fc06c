"""Parquet, datasets and relations, read batch by batch."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import subprocess
import sys
from pathlib import Path

import duckdb
import ilk
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as dataset
import pyarrow.parquet as parquet
import pytest

from conftest import QUICK

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")


@pytest.fixture(scope="module")
def of_mixed(mixed: pd.DataFrame) -> ilk.Segmenter:
    return ilk.Segmenter(3, **QUICK).fit(mixed)


@pytest.fixture(scope="module")
def folder(mixed: pd.DataFrame, tmp_path_factory) -> Path:
    """Three files, of which one is empty, in row groups of some hundred."""
    made = tmp_path_factory.mktemp("parquet") / "customers"
    made.mkdir()
    table = pa.Table.from_pandas(mixed, preserve_index=False)
    for i, (first, end) in enumerate([(0, 500), (500, 500), (500, 900)]):
        part = table.slice(first, end - first)
        parquet.write_table(part, made / f"part-{i}.parquet", row_group_size=130)
    return made


def test_a_folder_is_fitted_as_its_rows_are(of_mixed, folder: Path) -> None:
    table = ilk.read_parquet(folder)
    assert table.columns == list(of_mixed.feature_names_in_)
    again = ilk.Segmenter(3, **QUICK).fit(table)
    assert again.model_.to_bytes() == of_mixed.model_.to_bytes()
    for _ in range(2):  # it can be read again
        np.testing.assert_array_equal(of_mixed.predict(table), of_mixed.labels_)
    np.testing.assert_array_equal(again.labels_, of_mixed.labels_)


def test_whatever_streams_is_scored_alike(of_mixed, folder: Path) -> None:
    files = sorted(folder.glob("*.parquet"))
    reader = parquet.ParquetFile(files[0])
    for given, rows in [
        (ilk.read_parquet(files[0]), slice(500)),
        (ilk.read_parquet(files), slice(900)),
        (ilk.read_parquet(str(folder), columns=of_mixed.feature_names_in_[1:]), slice(900)),
        (dataset.dataset(folder), slice(900)),
        (dataset.dataset(folder).scanner(batch_size=100), slice(900)),
        (duckdb.sql(f"select * from read_parquet('{folder}/*.parquet')"), slice(900)),
        (pa.RecordBatchReader.from_batches(reader.schema_arrow, reader.iter_batches(77)), slice(500)),
    ]:
        np.testing.assert_array_equal(of_mixed.predict(given), of_mixed.labels_[rows])


def test_a_relation_is_fitted_as_its_rows_are(of_mixed, folder: Path) -> None:
    relation = duckdb.sql(f"select * from read_parquet('{folder}/*.parquet') order by random()")
    assert ilk.Segmenter(3, **QUICK).fit(relation).model_.to_bytes() == of_mixed.model_.to_bytes()
    assert ilk.profile(dataset.dataset(folder)).customers == 900


def test_folders_with_years_have_a_column_of_them(kinds: pd.DataFrame, tmp_path: Path) -> None:
    table = pa.Table.from_pandas(kinds.assign(year=np.repeat([2023, 2024], 150)))
    parquet.write_to_dataset(table, tmp_path / "by year", partition_cols=["year"])
    assert ilk.read_parquet(tmp_path / "by year").columns == [*kinds.columns, "year"]


def test_what_cannot_be_read_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ilk.IoError, match="nowhere"):
        ilk.read_parquet(tmp_path / "nowhere.parquet")
    with pytest.raises(ilk.DataError, match="no Parquet"):
        ilk.read_parquet(tmp_path)
    (tmp_path / "text.parquet").write_text("a,b\n1,2\n")
    with pytest.raises(ilk.Error, match="text.parquet"):
        ilk.read_parquet(tmp_path / "text.parquet")
    with pytest.raises(ilk.UsageError, match="no column 'pets'"):
        ilk.read_parquet(folder, columns=["pets"])


def test_a_scored_table_is_not_held(fitted: ilk.Segmenter, tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    rows, names = 600_000, [*fitted.feature_names_in_, *"abcdefgh"]
    columns = {name: random.normal(10, 5, rows) for name in names}
    table = pa.table(columns)
    parquet.write_table(table, tmp_path / "large.parquet", row_group_size=1 << 16)
    fitted.save(tmp_path / "model.json")
    held = subprocess.check_output(
        [
            sys.executable,
            "-c",
            "import ilk, pyarrow as pa\n"
            f"ilk.load({str(tmp_path / 'model.json')!r}).predict("
            f"ilk.read_parquet({str(tmp_path / 'large.parquet')!r}))\n"
            "print(pa.default_memory_pool().max_memory())",
        ]
    )
    assert int(held) < table.nbytes / 2


def test_batches_are_scored_where_they_lie(fitted: ilk.Segmenter, kinds: pd.DataFrame) -> None:
    scorer = ilk.BatchScorer(fitted, columns=["basket"])
    table = pa.Table.from_pandas(kinds)
    scored = pa.Table.from_batches(scorer(table.to_batches(max_chunksize=70)))
    assert scored.schema == scorer.schema(table.schema)
    assert scored.column_names == ["basket", "segment", "name", "distance", "margin", "unusual"]
    described = fitted.describe(kinds)
    assert scored["segment"].to_pylist() == (described["segment"] + 1).tolist()
    for name in ("name", "distance", "margin", "unusual"):
        assert scored[name].to_pylist() == described[name].tolist()


def test_other_processes_score_alike(fitted: ilk.Segmenter, kinds: pd.DataFrame) -> None:
    scorer = ilk.BatchScorer(fitted, columns=["basket"])
    whole = pa.Table.from_pandas(kinds)
    parts = [whole.slice(0, 120), whole.slice(120, 0), whole.slice(120)]
    context = multiprocessing.get_context("spawn")  # which inherit nothing
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        scored = pa.concat_tables(pool.map(scorer.table, parts))
    assert scored.equals(scorer.table(whole))
