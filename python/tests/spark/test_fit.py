"""Spark's rows are fitted to the bytes of the program's model."""

from __future__ import annotations

import ilk
import pytest

pytest.importorskip("pyspark")
from pyspark.sql import functions  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")


@pytest.mark.parametrize("partitions", [1, 3, 16])
def test_partitions_and_order_change_nothing(fitted, customers, partitions: int) -> None:
    shuffled = customers.repartition(partitions).sortWithinPartitions(functions.rand(partitions))
    found = ilk.spark.fit(shuffled, **fitted.options)
    assert found.model_.to_bytes() == fitted.model.read_bytes()


def test_a_task_that_fails_changes_nothing(fitted, customers, fails_once) -> None:
    given = customers.repartition(4).mapInArrow(fails_once, customers.schema)
    found = ilk.spark.fit(given, **fitted.options)
    assert found.model_.to_bytes() == fitted.model.read_bytes()


def test_a_task_that_fails_for_good_is_an_error(customers) -> None:
    def fails(batches):
        yield from batches
        raise RuntimeError("the disk is gone")

    with pytest.raises(ilk.IoError, match="the disk is gone"):
        ilk.spark.fit(customers.mapInArrow(fails, customers.schema))


def test_rows_go_to_other_functions(fitted, customers) -> None:
    profile = ilk.profile(ilk.spark.batches(customers))
    assert profile.customers == len(fitted.scores)
    empty = ilk.spark.batches(customers.limit(0)).read_all()
    assert empty.schema == ilk.spark.batches(customers).schema and empty.num_rows == 0
