"""Tables of every kind and type."""

from __future__ import annotations

import datetime
import sqlite3
import subprocess
import warnings

import ilk
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from conftest import PROGRAM, QUICK

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")


@pytest.fixture(scope="module")
def of_mixed(mixed: pd.DataFrame) -> ilk.Segmenter:
    return ilk.Segmenter(3, **QUICK).fit(mixed)


def model_bytes(X: object, **options: object) -> bytes:
    return ilk.Segmenter(3, **QUICK, **options).fit(X).model_.to_bytes()


def test_pandas_without_pyarrow(of_mixed, mixed, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(self: object, requested_schema: object = None) -> object:
        raise ImportError("no pyarrow")

    monkeypatch.setattr(pd.DataFrame, "__arrow_c_stream__", lacking)
    assert model_bytes(mixed) == of_mixed.model_.to_bytes()
    np.testing.assert_array_equal(of_mixed.predict(mixed), of_mixed.labels_)


def test_an_index_is_no_column(of_mixed, mixed) -> None:
    moved = mixed.set_index(np.arange(len(mixed)) * 7 % 1009)
    assert model_bytes(moved) == of_mixed.model_.to_bytes()


def test_views_and_categories_of_polars(of_mixed, mixed) -> None:
    frame = pl.from_pandas(mixed).with_columns(
        pl.col("plan").cast(pl.Categorical), pl.col("region").cast(pl.String)
    )
    np.testing.assert_array_equal(of_mixed.predict(frame), of_mixed.labels_)
    as_enum = frame.with_columns(pl.col("plan").cast(pl.Enum(["basic", "gold", "plus"])))
    np.testing.assert_array_equal(of_mixed.predict(as_enum), of_mixed.labels_)


def test_numbers_of_every_width(kinds: pd.DataFrame) -> None:
    whole = kinds.round().astype("int64")
    expected = model_bytes(whole)
    assert model_bytes(whole.astype("int32")) == expected
    assert model_bytes(whole.astype("float64")) == expected
    assert model_bytes(pa.Table.from_pandas(whole.astype("int16"))) == expected
    assert model_bytes(whole.astype("Int64")) == expected


def test_a_database(of_mixed, mixed, tmp_path) -> None:
    path = tmp_path / "customers.db"
    with sqlite3.connect(path) as connection:
        text = mixed.assign(
            joined=mixed["joined"].dt.strftime("%Y-%m-%d"), plan=mixed["plan"].astype(object),
            region=mixed["region"].astype(object), newsletter=mixed["newsletter"].astype(object),
            visits=mixed["visits"].astype(object),
        )
        text.to_sql("customers", connection, index=False)
        text.head(20).to_sql("others", connection, index=False)
    source = ilk.Source(path, table="customers")
    np.testing.assert_array_equal(of_mixed.predict(source), of_mixed.labels_)
    asked = ilk.Source(path, query="select * from customers")
    assert ilk.Segmenter(3, **QUICK).fit(asked).n_features_in_ == 7
    with pytest.raises(ilk.Error, match="others"):
        ilk.Segmenter().fit(ilk.Source(path, table="other"))


def test_a_path(of_mixed, mixed_csv) -> None:
    fitted = ilk.Segmenter(3, **QUICK).fit(mixed_csv)
    assert fitted.model_.to_bytes() == of_mixed.model_.to_bytes()
    np.testing.assert_array_equal(fitted.labels_, of_mixed.labels_)


def test_dictionaries_with_gaps(of_mixed, mixed) -> None:
    records = [
        {name: value for name, value in record.items() if not pd.isna(value)}
        for record in mixed.to_dict("records")
    ]
    np.testing.assert_array_equal(
        of_mixed.predict([{**dict.fromkeys(mixed), **record} for record in records]),
        of_mixed.labels_,
    )


def test_dates_of_python(of_mixed, mixed) -> None:
    days = [None if pd.isna(day) else day.date() for day in mixed["joined"]]
    records = mixed.drop(columns="joined").to_dict("records")
    for record, day in zip(records, days, strict=True):
        record["joined"] = day
        assert day is None or type(day) is datetime.date
    ordered = [{name: record[name] for name in mixed} for record in records]
    np.testing.assert_array_equal(of_mixed.predict(ordered), of_mixed.labels_)


def test_words_in_an_array(mixed: pd.DataFrame) -> None:
    array = mixed[["spend", "region", "plan"]].astype(object).to_numpy()
    fitted = ilk.Segmenter(2, **QUICK).fit(array)
    assert [one["kind"] for one in fitted.model_.inputs] == ["number", "category", "category"]
    np.testing.assert_array_equal(fitted.predict(array), fitted.labels_)


def test_rows_that_cannot_be_read_have_no_segment(kinds: pd.DataFrame) -> None:
    spoilt = kinds.copy()
    spoilt.loc[7, "visits"] = np.inf
    with pytest.warns(ilk.DataWarning, match="1 of 300 rows"):
        fitted = ilk.Segmenter(3, **QUICK).fit(spoilt)
    assert fitted.labels_[7] == -1
    assert (np.delete(fitted.labels_, 7) >= 0).all()
    np.testing.assert_array_equal(fitted.predict(kinds.drop(index=7)), np.delete(fitted.labels_, 7))
    with pytest.raises(ilk.UsageError, match="row 8 of the column 'visits'"):
        fitted.predict(spoilt)


def test_roles_schema_and_settings(mixed: pd.DataFrame, tmp_path) -> None:
    options = {**QUICK, "n_clusters": 2}
    by_role = ilk.Segmenter(roles={"joined": "ignore", "plan": "label"}, **options).fit(mixed)
    inputs = [one["name"] for one in by_role.model_.inputs]
    assert inputs == ["spend", "visits", "region", "newsletter"]
    schema = {"customer_id": "id", "spend": {"role": "attribute", "label": "spent in € \"net\""}}
    by_schema = ilk.Segmenter(schema=schema, **options).fit(mixed)
    assert [one["name"] for one in by_schema.model_.inputs] == ["spend"]
    path = tmp_path / "schema.toml"
    path.write_text(ilk.profile(mixed).dictionary)
    of_path = ilk.Segmenter(schema=path, **options).fit(mixed)
    of_text = ilk.Segmenter(schema=path.read_text(), **options).fit(mixed)
    assert of_path.model_.to_bytes() == of_text.model_.to_bytes()
    with pytest.raises(ilk.UsageError, match="'weight'"):
        ilk.Segmenter(roles={"spend": "weight"}).fit(mixed)
    with pytest.raises(ilk.UsageError, match="largest"):
        ilk.Segmenter(settings={"segments.largest": 3}).fit(mixed)


def test_a_model_is_followed(fitted: ilk.Segmenter, kinds: pd.DataFrame, tmp_path) -> None:
    fitted.save(tmp_path / "old.json")
    later = kinds * 1.01
    of_path = ilk.Segmenter(3, follow=tmp_path / "old.json", **QUICK).fit(later)
    of_fit = ilk.Segmenter(3, follow=fitted, **QUICK).fit(later)
    assert of_path.model_.to_bytes() == of_fit.model_.to_bytes()
    np.testing.assert_array_equal(of_fit.labels_, fitted.labels_)


def test_days_and_answers_are_no_numbers(program, kinds, tmp_path) -> None:
    fitted = ilk.Segmenter(3, **QUICK).fit(kinds)
    fitted.save(tmp_path / "model.json")
    day = datetime.date(2024, 3, 1)
    rows = len(kinds)
    other = {
        "dates": [day] * rows,
        "timestamps": pd.Series([pd.Timestamp("2024-03-01 13:00")] * rows),
        "answers": [True, False] * (rows // 2),
        "the first days": [datetime.date(1970, 1, 1 + i % 2) for i in range(rows)],
    }
    for name, values in other.items():
        table = kinds.assign(visits=values)
        table.to_csv(tmp_path / "table.csv", index=False)
        with pytest.raises(subprocess.CalledProcessError) as refused:
            program("score", tmp_path / "model.json", tmp_path / "table.csv", "--quiet")
        assert "is not a number (column visits)" in refused.value.stderr, name
        frames = [table, pl.from_pandas(table), pa.Table.from_pandas(table), table.to_dict("records")]
        for frame in frames:
            with pytest.raises(ilk.UsageError, match="row 1 of the column 'visits'.*not a number"):
                fitted.predict(frame)
    with pytest.raises(ilk.Error, match="visits"):
        fitted.predict(kinds.assign(visits=pd.to_timedelta(kinds["visits"], "D")))
    gap = kinds.assign(visits=pd.Series([pd.NaT] * rows, dtype="datetime64[s]"))
    assert len(fitted.predict(gap)) == rows  # nothing is there that could be no number


def test_an_answer_takes_no_days(of_mixed, mixed) -> None:
    table = mixed.assign(newsletter=datetime.date(1970, 1, 2))
    with pytest.raises(ilk.UsageError, match="row 1 of the column 'newsletter': .*neither yes nor"):
        of_mixed.predict(table)


def test_customers_of_whom_nothing_is_known_are_told_of(program, of_mixed, mixed, tmp_path) -> None:
    """As ``ilk score`` tells of them."""
    of_mixed.save(tmp_path / "model.json")
    table = mixed.head(40).copy().astype(object)
    table.loc[3, table.columns[1:]] = None
    table.loc[5, "plan"] = "platinum"
    table.to_csv(tmp_path / "table.csv", index=False)
    done = subprocess.run(
        [PROGRAM, "score", tmp_path / "model.json", tmp_path / "table.csv", "-o", tmp_path / "out.csv"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    said = [line for line in done.stderr.splitlines() if line.startswith("warning: ")]
    assert any("1 of 40 customers lacks most" in each for each in said)
    assert any("has a value of plan" in each for each in said)
    for given in (table, table.to_dict("records"), tmp_path / "table.csv"):
        for use in (of_mixed.predict, of_mixed.describe, of_mixed.score_samples):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                use(given)
            assert ["warning: " + str(each.message) for each in caught] == said
            assert all(each.category is ilk.DataWarning for each in caught)
            assert all(each.filename == __file__ for each in caught)
