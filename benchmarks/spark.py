#!/usr/bin/env python3
"""Scores and fits on Spark, beside Spark ML.

    python spark.py TABLE.csv --program build/release/apps/cli/ilk [--rows NUMBER] [--fit-rows NUMBER]

`./bench --spark` calls this in an environment that has the wheel and pyspark. Rows are customers of the
table drawn again, each figure a little moved, in one Parquet file per partition. Every side reads the same files, and gives
the id and the segment of each row to a sink that keeps nothing: `ilk.spark.score`, the SQL of `ilk export`
(affine), and Spark ML's k-means behind its StandardScaler, which needs tables without gaps, and gets one.
They take turns. Then a fit: `ilk.spark.fit` with the whole certificate, and Spark ML's k-means with k = 6,
20 iterations, on cached rows.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np

PARTITIONS = 16


def write_rows(table, rows, folder):
    """Of the table, without gaps."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    folder.mkdir()
    random = np.random.default_rng(1)
    given = table.dropna()
    for part in range(PARTITIONS):
        count = rows * (part + 1) // PARTITIONS - rows * part // PARTITIONS
        drawn = random.integers(0, len(given), count)
        columns = {given.columns[0]: pa.array([f"C{part}-{i}" for i in range(count)])}
        for name in given.columns[1:]:
            values = given[name].to_numpy(float)[drawn]
            columns[name] = values * np.exp(random.normal(0, 0.1, count))
        parquet.write_table(pa.table(columns), folder / f"{part:02}.parquet")


def session(memory, master):
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    settings = {
        "spark.driver.memory": memory,
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


class Sides:
    """What scores the rows of a folder, by its name."""

    def __init__(self, spark, program, table, folder):
        from pyspark.ml import Pipeline
        from pyspark.ml.clustering import KMeans
        from pyspark.ml.feature import StandardScaler, VectorAssembler

        self.spark, self.folder = spark, folder
        self.id, *self.names = table.columns
        self.model = folder.parent / "out/model.json"
        csv = folder.parent / "table.csv"
        table.dropna().to_csv(csv, index=False)
        subprocess.run([program, "run", csv, "-o", self.model.parent, "--quiet"], check=True)
        command = [program, "export", self.model, "--sql", "spark", "--table", "customers"]
        self.statement = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        self.stages = [
            VectorAssembler(inputCols=self.names, outputCol="raw"),
            StandardScaler(inputCol="raw", outputCol="scaled", withMean=True),
            KMeans(k=6, maxIter=20, seed=1, featuresCol="scaled"),
        ]
        self.pipeline = Pipeline(stages=self.stages)
        self.kmeans = self.pipeline.fit(spark.read.csv(str(csv), header=True, inferSchema=True))

    def rows(self):
        return self.spark.read.parquet(str(self.folder))

    def scan(self):
        return self.rows()

    def identity(self):
        rows = self.rows()
        return rows.mapInArrow(lambda batches: batches, rows.schema)

    def ilk(self):
        import ilk

        return ilk.spark.score(self.rows(), self.model).select(self.id, "segment")

    def ilk_sql(self):
        self.spark.conf.set("spark.sql.codegen.hugeMethodLimit", "8000")  # as the statement's header says
        self.rows().createOrReplaceTempView("customers")
        return self.spark.sql(self.statement).select("id", "segment")

    def spark_ml(self):
        self.spark.conf.unset("spark.sql.codegen.hugeMethodLimit")
        return self.kmeans.transform(self.rows()).select(self.id, "prediction")


def processor_seconds():
    """Of this process and of all below it: Spark's, and its workers of Python."""
    ticks, children = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        pid = int(path.parent.name)
        children.setdefault(int(fields[1]), []).append(pid)
        ticks[pid] = sum(map(int, fields[11:15]))  # of those that it has waited for, too
    found, total = [os.getpid()], 0
    while found:
        pid = found.pop()
        total += ticks.get(pid, 0)
        found += children.get(pid, [])
    return total / os.sysconf("SC_CLK_TCK")


def seconds_of(work):
    """On the clock, and of processors."""
    started, used = time.perf_counter(), processor_seconds()
    work()
    return np.array([time.perf_counter() - started, processor_seconds() - used])


def compare_scores(sides, rows, rounds):
    names = ("scan", "identity", "ilk", "ilk_sql", "spark_ml")
    taken = {name: [] for name in names}
    for _ in range(rounds + 1):
        for name in names:
            frame = getattr(sides, name)()
            taken[name].append(seconds_of(lambda: frame.write.format("noop").mode("overwrite").save()))
    print(f"{rows:,} rows scored, {PARTITIONS} partitions, median of {rounds} rounds")
    medians = {name: np.median(each[1:], axis=0) for name, each in taken.items()}  # the first warms up
    for name in names:
        clock = [each[0] for each in taken[name][1:]]
        seconds, used = medians[name]
        print(f"  {name}: {seconds:.1f} s ({min(clock):.1f} to {max(clock):.1f}), {used:.1f} s of processors, "
              f"{rows / seconds:,.0f} rows a second")
    ratio = medians["ilk"] / medians["spark_ml"]
    print(f"  ilk takes {ratio[0]:.2f} of Spark ML's time (target at most 1), {ratio[1]:.2f} of its processors'")
    ratio = medians["ilk_sql"] / medians["spark_ml"]
    print(f"  the affine SQL takes {ratio[0]:.2f} of Spark ML's time, {ratio[1]:.2f} of its processors'")


def compare_fits(sides, rows):
    import ilk

    warnings.simplefilter("ignore")
    streamed = seconds_of(lambda: [None for _ in ilk.spark.batches(sides.rows())])
    fitted = seconds_of(lambda: ilk.spark.fit(sides.rows()))
    cached = sides.rows().cache()
    peer = seconds_of(lambda: (cached.count(), sides.pipeline.fit(cached)))
    cached.unpersist()
    print(f"{rows:,} rows fitted")
    for name, (seconds, used) in {
        "the rows come to the driver": streamed,
        "ilk, the certificate included": fitted,
        "spark_ml, one k": peer,
    }.items():
        print(f"  {name}: {seconds:.1f} s, {used:.1f} s of processors")
    ratio = fitted / peer
    print(f"  ilk takes {ratio[0]:.2f} of Spark ML's time (target at most 1), {ratio[1]:.2f} of its processors'")


def agreement(sides, program):
    """Share of some rows that the program places likewise."""
    import csv
    import io

    import ilk

    some = sides.rows().limit(500).toPandas()
    path = sides.folder.parent / "some.csv"
    some.to_csv(path, index=False)
    printed = subprocess.run([program, "score", sides.model, path, "--quiet"], check=True,
                             capture_output=True, text=True).stdout
    expected = {row[sides.id]: int(row["segment"]) for row in csv.DictReader(io.StringIO(printed))}
    rows = sides.rows()
    kept = rows.where(rows[sides.id].isin(list(expected)))
    found = ilk.spark.score(kept, sides.model).select(sides.id, "segment").collect()
    return np.mean([expected[id] == segment for id, segment in found])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--program", default="ilk")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--fit-rows", type=int, default=3_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", default="3g", help="of Spark's driver")
    parser.add_argument("--master", default="local[2]")
    arguments = parser.parse_args()
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        print("Spark needs Java 17 or newer, which is not here: nothing was measured")
        return 0

    import pandas as pd

    with tempfile.TemporaryDirectory(dir="build") as name:
        folder = Path(name).resolve()
        table = pd.read_csv(arguments.table)
        write_rows(table, arguments.rows, folder / "rows")
        spark = session(arguments.memory, arguments.master)
        try:
            sides = Sides(spark, arguments.program, table, folder / "rows")
            agree = agreement(sides, arguments.program)
            print(f"{agree:.2%} of 500 rows are placed as ilk score places them")
            compare_scores(sides, arguments.rows, arguments.rounds)
            if arguments.fit_rows > 0:
                write_rows(table, arguments.fit_rows, folder / "fitted")
                sides.folder = folder / "fitted"
                compare_fits(sides, arguments.fit_rows)
        finally:
            spark.stop()
    return 0 if agree == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
