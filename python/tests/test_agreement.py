"""The same bits from the program, from every kind of data frame, and from what was kept."""

from __future__ import annotations

import csv
import importlib.util
import io
import os
import pickle

import duckdb
import ilk
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pytest

from conftest import QUICK

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")


def labels_in(text: str) -> np.ndarray:
    return np.array([int(row["segment"]) - 1 for row in csv.DictReader(io.StringIO(text))])


def frames_of(table: pd.DataFrame) -> dict[str, object]:
    """The table as everybody hands it over; in chunks and slices too."""
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    chunked = pa.concat_tables([arrow.slice(0, 100), arrow.slice(100, 1), arrow.slice(101)])
    around = pa.concat_tables([arrow.slice(7, 5), arrow, arrow.slice(0, 3)]).combine_chunks()
    return {
        "pandas": table,
        "pandas of arrow": table.convert_dtypes(dtype_backend="pyarrow"),
        "polars": pl.from_arrow(arrow),
        "polars in chunks": pl.concat([pl.from_arrow(chunked.slice(0, 50)), pl.from_arrow(arrow.slice(50))]),
        "pyarrow": arrow,
        "pyarrow in chunks": chunked,
        "pyarrow sliced": around.slice(5, len(table)),
        "a record batch": arrow.combine_chunks().to_batches()[0],
        "a reader": pa.RecordBatchReader.from_batches(arrow.schema, chunked.to_batches()),
        "duckdb": duckdb.from_arrow(arrow),
        "dictionaries": arrow.to_pylist(),
    }


class Run:
    """A run of the program on a table, and the same of Python."""

    def __init__(self, program, path, table: pd.DataFrame, folder) -> None:
        self.table = table
        self.path = path
        program("run", path, "-o", folder, "--quiet")
        self.model = folder / "model.json"
        self.labels = labels_in((folder / "segments.csv").read_text())
        self.scored = labels_in(program("score", self.model, path, "--quiet"))
        self.fitted = ilk.Segmenter().fit(table)


@pytest.fixture(scope="module", params=["card holders", "mixed"])
def run(request, program, tmp_path_factory) -> Run:
    folder = tmp_path_factory.mktemp("run") / "out"
    if request.param == "card holders":
        path = request.getfixturevalue("card_holders")
        return Run(program, path, pd.read_csv(path), folder)
    path = request.getfixturevalue("mixed_csv")
    return Run(program, path, request.getfixturevalue("mixed"), folder)


def test_a_fit_keeps_the_bytes_of_the_program(run: Run) -> None:
    assert run.fitted.model_.to_bytes() == run.model.read_bytes()
    np.testing.assert_array_equal(run.fitted.labels_, run.labels)
    np.testing.assert_array_equal(run.fitted.predict(run.table), run.scored)


def test_every_frame_is_fitted_to_the_same_bytes(run: Run) -> None:
    expected = ilk.Segmenter(4, **QUICK).fit(run.table).model_.to_bytes()
    for name, frame in frames_of(run.table).items():
        if name in ("polars", "pyarrow in chunks", "duckdb", "dictionaries"):
            assert ilk.Segmenter(4, **QUICK).fit(frame).model_.to_bytes() == expected, name


def test_every_frame_is_scored_alike(run: Run) -> None:
    loaded = ilk.load(run.model)
    for name, frame in frames_of(run.table).items():
        np.testing.assert_array_equal(loaded.predict(frame), run.scored, err_msg=name)
    np.testing.assert_array_equal(loaded.predict(str(run.path)), run.scored)


def test_what_was_pickled_and_saved_scores_alike(run: Run, tmp_path) -> None:
    pickled = pickle.loads(pickle.dumps(run.fitted))
    np.testing.assert_array_equal(pickled.predict(run.table), run.scored)
    assert pickled.model_.to_bytes() == run.model.read_bytes()
    run.fitted.save(tmp_path / "model.json")
    assert (tmp_path / "model.json").read_bytes() == run.model.read_bytes()


def test_arrays_are_scored_alike(program, card_holders, tmp_path) -> None:
    table = pd.read_csv(card_holders)
    fitted = ilk.Segmenter(5, **QUICK).fit(table)
    expected = fitted.predict(table)
    numbers = table.drop(columns="CUST_ID").to_numpy()
    for order in "CF":
        np.testing.assert_array_equal(fitted.predict(np.asarray(numbers, order=order)), expected)
    np.testing.assert_array_equal(fitted.predict(np.repeat(numbers, 2, axis=0)[::2]), expected)
    np.testing.assert_array_equal(fitted.predict(table.to_records(index=False)), expected)


def test_an_array_is_fitted_as_its_columns_are(kinds: pd.DataFrame) -> None:
    named = kinds.set_axis(["x0", "x1", "x2", "x3"], axis=1)
    options = {"n_clusters": 3, "encoders": 2}
    of_array = ilk.Segmenter(**options).fit(kinds.to_numpy())
    of_frame = ilk.Segmenter(**options).fit(named)
    assert of_array.model_.to_bytes() == of_frame.model_.to_bytes()


def test_threads_and_the_order_of_the_rows_change_nothing(kinds: pd.DataFrame) -> None:
    one = ilk.Segmenter(3, encoders=2, n_jobs=1).fit(kinds)
    order = np.random.default_rng(1).permutation(len(kinds))
    two = ilk.Segmenter(3, encoders=2, n_jobs=2).fit(kinds.iloc[order])
    assert one.model_.to_bytes() == two.model_.to_bytes()
    np.testing.assert_array_equal(one.labels_[order], two.labels_)


def perturbed(table: pd.DataFrame, rows: int) -> pa.Table:
    """Rows like the table's, no two alike, with gaps in every column but the id."""
    random = np.random.default_rng(11)
    columns: dict[str, pa.Array] = {"CUST_ID": pa.array([f"P{i:07d}" for i in range(rows)])}
    for name in table.columns[1:]:
        values = table[name].to_numpy(dtype=float)[random.integers(0, len(table), rows)]
        values = values * np.exp(random.normal(0, 0.3, rows))
        if values[~np.isnan(values)].max() <= 2:  # a share
            values = np.minimum(values, 1)
        gaps = np.isnan(values) | (random.random(rows) < 0.03)
        columns[name] = pa.array(values, mask=gaps)
    return pa.table(columns)


def test_other_rows_get_the_labels_of_the_program(program, card_holders, tmp_path) -> None:
    rows = 1_000_000 if os.environ.get("ILK_ALL_SEEDS") else 20_000
    table = pd.read_csv(card_holders)
    fitted = ilk.Segmenter(6, **QUICK).fit(table)
    others = perturbed(table, rows)
    csv_path, model = tmp_path / "others.csv", tmp_path / "model.json"
    arrow_csv.write_csv(others, csv_path)
    fitted.save(model)
    expected = labels_in(program("score", model, csv_path, "--quiet"))
    assert len(expected) == rows and len(np.unique(expected)) == 6

    first = np.array([0, 1, 65_536, rows // 3, rows - 1, rows])
    cuts = np.unique(np.minimum(first, rows))
    parts = [others.slice(a, b - a) for a, b in zip(cuts, cuts[1:])]
    around = pa.concat_tables([others.slice(3, 7), others, others.slice(0, 5)]).combine_chunks()
    numbers = others.drop_columns("CUST_ID").to_pandas().to_numpy()
    given = {
        "pyarrow": others,
        "in chunks": pa.concat_tables(parts),
        "sliced": around.slice(7, rows),
        "a reader": pa.RecordBatchReader.from_batches(others.schema, others.to_batches(1000)),
        "pandas": others.to_pandas(),
        "polars": pl.from_arrow(others),
        "duckdb": duckdb.from_arrow(others),
        "an array": numbers,
        "an array by columns": np.asfortranarray(numbers),
        "a path": csv_path,
    }
    kept = pickle.loads(pickle.dumps(fitted))
    for name, frame in given.items():
        np.testing.assert_array_equal(kept.predict(frame), expected, err_msg=name)
    if importlib.util.find_spec("mlflow"):
        ilk.mlflow.save_model(fitted, tmp_path / "mlflow")
        served = ilk.mlflow.load_model(tmp_path / "mlflow")
        np.testing.assert_array_equal(served.predict(others), expected)
