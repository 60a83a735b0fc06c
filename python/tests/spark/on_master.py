"""Scores and fits on another Spark than the tests share, which one process cannot have beside it.

    on_master.py MASTER PARQUET MODEL CONFIGURATION FOLDER
"""

import sys
from pathlib import Path

import ilk
import pyarrow.parquet as parquet
from conftest import session


def main() -> None:
    master, table, model, configuration, folder = sys.argv[1:]
    spark = session(master)
    try:
        customers = spark.read.parquet(table).repartition(3)
        scores = ilk.spark.score(customers, model)
        parquet.write_table(scores.toArrow(), Path(folder, "scores.parquet"))
        ilk.spark.fit(customers, configuration=configuration).save(Path(folder, "model.json"))
    finally:
        spark.stop()


main()
