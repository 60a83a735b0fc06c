"""The rows of the table: what is compared with whom, what is demanded, how answers are checked."""

from dataclasses import dataclass
from typing import Callable

import checks

ONE_THREAD = (1,)
ONE_OR_TWO = (1, 2)


@dataclass(frozen=True)
class Demand:
    """A bound on ilk itself: `of` is "seconds" or "peak_memory"."""

    of: str
    most: float
    words: str


@dataclass(frozen=True)
class Row:
    work: str
    peer: str | None  # None when ilk has only demands to meet
    check: Callable  # (inputs, ilk's answer, the peer's answer) -> checks.Check
    target: float | None = None  # so many times as fast as the peer
    threads: tuple = ONE_OR_TWO  # tried for the peer; its better median counts
    demands: tuple = ()
    process: bool = False  # a program from start to end, instead of a worker
    peer_rounds: int | None = None  # fewer rounds for a peer that takes long

    @property
    def name(self):
        return self.work if self.peer is None else f"{self.work}/{self.peer}"


ROWS = [
    Row("kmeans_experiment", "sklearn", checks.kmeans_experiment, 50),
    Row("lloyd_million", "sklearn", checks.lloyd, 5),
    Row("lloyd_million", "faiss", checks.lloyd, 5),
    Row("autoencoder", "torch", checks.autoencoder, 10),
    Row("ward_customers", "fastcluster", checks.heights, 10, ONE_THREAD),
    Row("ward_customers", "scipy", checks.heights, 30, ONE_THREAD),
    Row("ward_fifty", "fastcluster", checks.heights, 10, ONE_THREAD,
        (Demand("peak_memory", 100e6, "< 100 MB"),)),
    Row("silhouette_twenty", "sklearn", checks.silhouette, 30),
    Row("csv_gigabyte", "polars", checks.csv, 1.5),
    Row("csv_gigabyte", "pandas", checks.csv, 8, ONE_THREAD, peer_rounds=2),
    Row("csv_gigabyte", "duckdb", checks.csv),
    Row("customers_of_log", "polars", checks.customers, demands=(
        Demand("seconds", 15.0, "< 15 s"), Demand("peak_memory", 1e9, "< 1 GB"))),
    Row("whole_run", "notebook", checks.whole_run, 25,
        demands=(Demand("seconds", 2.0, "< 2 s"),), process=True),
    Row("memory_million", None, checks.memory_run,
        demands=(Demand("peak_memory", 400e6, "<= 400 MB"),), process=True),
]


def chosen(name):
    """All rows, or those of one work or one row's name."""
    rows = [row for row in ROWS if name in (None, row.work, row.name)]
    if not rows:
        raise SystemExit(f"no row is named {name}; there are: " + " ".join(r.name for r in ROWS))
    return rows
