"""Spark gives each customer the line that the program prints."""

from __future__ import annotations

import pickle

import ilk
import pyarrow as pa
import pytest

pytest.importorskip("pyspark")
from pyspark.sql import functions  # noqa: E402


@pytest.mark.parametrize("partitions", [1, 2, 7, 200])
def test_partitions_change_nothing(fitted, customers, partitions: int) -> None:
    scores = ilk.spark.score(customers.repartition(partitions), fitted.model)
    assert scores.columns == ["customer_id", "segment", "name", "distance", "margin", "unusual"]
    assert fitted.lines_of(scores) == fitted.scores


def test_empty_partitions_and_frames(fitted, customers, spark) -> None:
    # All rows in one of five partitions, and in none of three.
    uneven = customers.repartition(5, functions.lit(1))
    assert fitted.lines_of(ilk.spark.score(uneven, fitted.model)) == fitted.scores
    empty = spark.createDataFrame([], customers.schema).repartition(3)
    scores = ilk.spark.score(empty, fitted.model)
    assert scores.collect() == []
    assert scores.schema == ilk.spark.score(customers, fitted.model).schema


def test_a_task_that_fails_changes_nothing(fitted, customers, fails_once) -> None:
    given = customers.repartition(4).mapInArrow(fails_once, customers.schema)
    assert fitted.lines_of(ilk.spark.score(given, fitted.model)) == fitted.scores
    scores = ilk.spark.score(customers.repartition(4), fitted.model)
    assert fitted.lines_of(scores.mapInArrow(fails_once, scores.schema)) == fitted.scores


def test_rows_stay_in_the_order_of_the_partition(fitted, customers) -> None:
    given = [row[0] for row in customers.coalesce(1).select("customer_id").collect()]
    scores = ilk.spark.score(customers.coalesce(1), fitted.model)
    assert [row[0] for row in scores.collect()] == given


def test_columns_are_passed_through(fitted, customers) -> None:
    with_more = customers.withColumn("parts", functions.array(functions.lit(1), functions.col("visits")))
    with_more = with_more.withColumn("a.b", functions.lit("x")).withColumnRenamed("spend", "SPEND")
    scores = ilk.spark.score(with_more, fitted.model, columns=["parts", "a.b", "joined", "spend"])
    assert scores.columns[:5] == ["customer_id", "parts", "a.b", "joined", "spend"]
    assert scores.schema["parts"].dataType == with_more.schema["parts"].dataType
    assert fitted.lines_of(scores) == fitted.scores
    expected = {row["customer_id"]: row["joined"] for row in customers.collect()}
    assert {row["customer_id"]: row["joined"] for row in scores.collect()} == expected
    without = ilk.spark.score(customers.drop("customer_id"), fitted.model, id="")
    assert without.columns == ["segment", "name", "distance", "margin", "unusual"]
    assert without.count() == len(fitted.scores)


def test_rows_that_cannot_be_read_have_no_figures(fitted, customers) -> None:
    far = functions.when(customers.customer_id.isin("C0001", "C0700"), float("inf"))
    bad = customers.withColumn("spend", far.otherwise(customers.spend))
    lines = fitted.lines_of(ilk.spark.score(bad, fitted.model))
    expected = dict(fitted.scores, C0001=(None,) * 5, C0700=(None,) * 5)
    assert lines == expected
    with pytest.raises(Exception, match="not a finite number"):
        ilk.spark.score(bad, fitted.model, bad_rows="fail").collect()


def test_what_cannot_be_scored_is_said_before_a_job_runs(fitted, customers) -> None:
    with pytest.raises(ilk.DataError, match="'visits' is missing"):
        ilk.spark.score(customers.drop("visits"), fitted.model)
    with pytest.raises(ilk.DataError, match="'who' is missing(?s:.*)id=''"):
        ilk.spark.score(customers, fitted.model, id="who")
    with pytest.raises(ilk.UsageError, match="'visits'"):
        ilk.spark.score(customers.withColumn("visits", functions.array("visits")), fitted.model)
    with pytest.raises(ilk.UsageError, match="'segment'"):
        ilk.spark.score(customers, fitted.model, columns=["segment"])
    with pytest.raises(ilk.UsageError, match="give a list"):
        ilk.spark.score(customers, fitted.model, columns="region")


def test_a_segmenter_and_bytes_are_models_too(fitted, customers) -> None:
    for model in (ilk.load(fitted.model), fitted.model.read_bytes()):
        assert fitted.lines_of(ilk.spark.score(customers, model)) == fitted.scores
    scorer = pickle.loads(pickle.dumps(ilk.BatchScorer(fitted.model)))
    assert pa.Table.from_batches(scorer(fitted.arrow.to_batches())).num_rows == len(fitted.scores)
