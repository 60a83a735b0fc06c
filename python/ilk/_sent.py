"""What goes to Spark's workers, which import this and neither pyspark's frames nor scikit-learn for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa


class Renamed:
    """Work on batches whose columns get their names back first."""

    def __init__(self, work: Any, names: list[str]) -> None:
        self.work = work
        self.names = names

    def __call__(self, given: Iterator[Any]) -> Iterator[Any]:
        return iter(self.work(batch.rename_columns(self.names) for batch in given))


def as_bytes(given: Iterator[Any]) -> Iterator[Any]:
    """Each batch as a row with Arrow's stream of it."""
    for batch in given:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema) as stream:
            stream.write_batch(batch)
        data = pa.array([sink.getvalue().to_pybytes()], pa.binary())
        yield pa.RecordBatch.from_arrays([data], ["batch"])
