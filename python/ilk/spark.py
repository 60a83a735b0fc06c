"""Segments where the customers lie in Spark.

>>> scores = ilk.spark.score(customers, "model.json")
>>> segmenter = ilk.spark.fit(customers)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ._batches import FIGURES, BatchScorer
from ._errors import DataError, MissingPackage, fault
from ._segmenter import Segmenter

try:
    import pyarrow as pa
    from pyspark.sql import functions
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import (
        BinaryType,
        BooleanType,
        FloatType,
        IntegerType,
        StringType,
        StructField,
        StructType,
    )

    from ._sent import Renamed, as_bytes
except ImportError as error:
    text = "frames of Spark are read by pyspark and pyarrow, which are not both installed"
    raise fault(MissingPackage, text, "pip install pyspark pandas pyarrow") from error

_TYPES = dict(
    zip(
        FIGURES, (IntegerType(), StringType(), FloatType(), FloatType(), BooleanType()), strict=True
    )
)


def score(
    df: Any,
    model: Any,
    *,
    id: str | None = None,
    columns: Sequence[str] = (),
    bad_rows: str = "null",
) -> Any:
    """A frame with the id, the chosen columns, and what ``ilk score`` prints of each row.

    Lazy, as everything in Spark; a row for each row, in the order of the partition, which no
    shuffle changes. The model goes with the plan, as bytes, and each worker of Python opens it
    once. Parameters are those of ``ilk.BatchScorer``; ilk must be installed where the workers run.
    """
    scorer = BatchScorer(model, id=id, columns=columns, bad_rows=bad_rows)
    selected = _selected(df, scorer.needed, scorer.id)
    scorer.schema(to_arrow_schema(selected.schema))  # what cannot be read is said before a job runs
    fields = [selected.schema[name] for name in scorer.passed]
    fields += [StructField(name, kind) for name, kind in _TYPES.items()]
    return _mapped(selected, scorer, StructType(fields))


def batches(df: Any) -> Any:
    """The rows as a ``pyarrow.RecordBatchReader``, of which the driver holds a partition at a time.

    >>> ilk.profile(ilk.spark.batches(customers))
    """
    schema = to_arrow_schema(df.schema)
    sent = _mapped(df, as_bytes, StructType([StructField("batch", BinaryType())]))

    def received() -> Iterator[Any]:
        for row in sent.toLocalIterator():
            with pa.ipc.open_stream(row[0]) as stream:
                for batch in stream:
                    yield batch.cast(schema)

    return pa.RecordBatchReader.from_batches(schema, received())


def fit(df: Any, **options: Any) -> Segmenter:
    """Find segments of the rows: those of ``ilk run`` on the same rows, to the bit.

    The rows are streamed to the driver, where ilk fits; options are those of ``ilk.Segmenter``.
    The result does not depend on how the rows are dealt out to partitions, nor on their order.
    """
    return Segmenter(**options).fit(batches(df))


def _mapped(df: Any, work: Any, schema: StructType) -> Any:
    # mapInArrow looks columns up by their names as they are, and does not find those with a dot.
    plain = df.toDF(*(f"c{i}" for i in range(len(df.columns))))
    return plain.mapInArrow(Renamed(work, list(df.columns)), schema)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _selected(df: Any, needed: Sequence[str], id: str) -> Any:
    """The needed columns, under the names that the model has for them. Spark takes names for equal
    that differ by case alone; so is here what does not stand as it is."""
    chosen = []
    for name in needed:
        found = [name] if name in df.columns else []
        found = found or [each for each in df.columns if each.lower() == name.lower()]
        if len(found) != 1:
            remedy = "give the columns of the fit"
            if name == id:
                remedy += ", or another id; id='' goes without"
            text = f"the column '{name}' is " + ("missing" if not found else "there in two ways")
            raise fault(DataError, text, remedy)
        chosen.append(functions.col(_quoted(found[0])).alias(name))
    return df.select(*chosen)
