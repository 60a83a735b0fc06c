"""A small Spark, a table that it can read, and the program's model of it."""

from __future__ import annotations

import csv
import io
import os
import shutil
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

CONFIGURATION = """
[encoder]
encoders = 2
[evidence]
null_reruns = 2
bootstraps = 2
[segments]
k = 4
"""


def session(master: str):
    """In little memory. `master` may be that of a cluster, or "connect"."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder
    builder = builder.remote("local[2]") if master == "connect" else builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@pytest.fixture(scope="session")
def spark():
    pytest.importorskip("pyspark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    made = session("local[2,3]")  # a task may fail twice
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


class Fitted:
    """A table as CSV and as Parquet, and what the program makes of it."""

    def __init__(self, program, table: pd.DataFrame, folder: Path) -> None:
        self.id = table.columns[0]
        self.csv = folder / "table.csv"
        self.parquet = folder / "table.parquet"
        table.to_csv(self.csv, index=False)
        arrow = pa.Table.from_pandas(table, preserve_index=False)
        for name in table.select_dtypes("datetime"):
            at = arrow.schema.get_field_index(name)
            arrow = arrow.set_column(at, name, arrow.column(name).cast(pa.date32()))
        self.arrow = arrow
        parquet.write_table(arrow, self.parquet)
        configuration = folder / "ilk.toml"
        configuration.write_text(CONFIGURATION)
        self.options = {"configuration": configuration}
        program("run", self.csv, "-o", folder / "out", "--config", configuration, "--quiet")
        self.model = folder / "out/model.json"
        self.scores = self.as_printed(program("score", self.model, self.csv, "--exact", "--quiet"))

    def as_printed(self, text: str) -> dict[str, tuple]:
        """By the ids what is printed of each."""
        lines = list(csv.reader(io.StringIO(text)))
        assert lines[0] == [self.id, "segment", "name", "distance", "margin", "unusual"]
        return {
            id: (int(segment), name, *map(np.float32, figures), unusual == "yes")
            for id, segment, name, *figures, unusual in lines[1:]
        }

    def lines_of(self, frame) -> dict[str, tuple]:
        """The same of a frame of Spark."""
        rows = [tuple(row) for row in frame.select(self.id, *frame.columns[-5:]).collect()]
        lines = {row[0]: row[1:] for row in rows}
        assert len(lines) == len(rows)
        return lines


@pytest.fixture(scope="session")
def fitted(program, mixed: pd.DataFrame, tmp_path_factory) -> Fitted:
    return Fitted(program, mixed, tmp_path_factory.mktemp("spark"))


@pytest.fixture(scope="session")
def customers(spark, fitted: Fitted):
    return spark.read.parquet(str(fitted.parquet))


@pytest.fixture(scope="session")
def fails_once():
    """For mapInArrow: gives what it gets, where a task is not the first to try its partition."""

    def work(batches):  # here, so that it goes to the workers with all that it is
        from pyspark import TaskContext

        task = TaskContext.get()
        for batch in batches:
            yield batch
            if task.attemptNumber() == 0 and task.partitionId() % 2 == 0:
                raise RuntimeError("a disk has failed")

    return work
