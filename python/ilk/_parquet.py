"""Tables that are read batch by batch: Parquet, and whatever else pyarrow calls a dataset."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from ._errors import DataError, IoError, MissingPackage, UsageError, fault

_BATCH_ROWS = 1 << 16


class Batches:
    """A table that is read from its place each time it is used, some thousand rows at a time.

    Everything that takes a data frame takes it. Scoring reads the columns that the model needs.
    """

    def __init__(self, dataset: Any, name: str, columns: Sequence[str] | None = None) -> None:
        self._dataset = dataset
        self._name = name
        self.columns: list[str] = list(dataset.schema.names if columns is None else columns)

    def __repr__(self) -> str:
        return f"Batches of {self._name}: {len(self.columns)} columns"

    @property
    def rows(self) -> int:
        """How many there are."""
        return int(self._dataset.count_rows())

    def only(self, columns: Sequence[str]) -> Batches:
        """Of the table those columns, as far as it has them, in its order."""
        return Batches(self._dataset, self._name, [c for c in self.columns if c in set(columns)])

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        scanner = self._dataset.scanner(
            columns=self.columns, batch_size=_BATCH_ROWS, batch_readahead=1, fragment_readahead=1
        )
        return scanner.to_reader().__arrow_c_stream__(requested_schema)


def read_parquet(
    path: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    columns: Sequence[str] | None = None,
) -> Batches:
    """A Parquet file, a folder of them, or a list of files, as a table that is never held whole.

    >>> segmenter = ilk.Segmenter().fit(ilk.read_parquet("customers/"))

    In folders that are named as ``year=2024`` the year is a column. Read by pyarrow.

    Parameters
    ----------
    columns
        Those that are read; all when None.
    """
    try:
        import pyarrow
        import pyarrow.dataset
    except ImportError as error:
        text = "Parquet is read by pyarrow, which is not installed"
        raise fault(MissingPackage, text, "pip install pyarrow") from error
    single = isinstance(path, (str, os.PathLike))
    given = os.fspath(path) if single else [os.fspath(each) for each in path]  # type: ignore[arg-type, union-attr]
    name = given if isinstance(given, str) else f"{len(given)} files"
    # What pyarrow fetches ahead by itself it keeps: all of the table in the end.
    options = pyarrow.dataset.ParquetFragmentScanOptions(pre_buffer=False)
    kind = pyarrow.dataset.ParquetFileFormat(default_fragment_scan_options=options)
    try:
        dataset = pyarrow.dataset.dataset(given, format=kind, partitioning="hive")
    except OSError as error:
        remedy = "check the spelling, and the right to read it"
        what = "no such file" if str(error) == name else error  # as pyarrow says it
        raise fault(IoError, f"{name}: {what}", remedy) from error
    except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError) as error:
        remedy = "give whole Parquet files, with the same columns"
        raise fault(DataError, f"{name}: {error}", remedy) from error
    if not dataset.schema.names:
        raise fault(DataError, f"{name}: no Parquet file lies there", "check the spelling")
    columns = None if columns is None else list(columns)
    missing = [each for each in columns or () if each not in dataset.schema.names]
    if missing:
        text = f"{name}: there is no column '{missing[0]}'"
        raise fault(UsageError, text, f"give some of {', '.join(dataset.schema.names)}")
    return Batches(dataset, name, columns)


def is_dataset(X: Any) -> bool:
    """Whether it is pyarrow's, a scan of one included, which hands nothing over by itself."""
    return type(X).__module__ == "pyarrow._dataset" and hasattr(X, "to_table")


def batches_of(X: Any) -> Any:
    """Of what ``is_dataset`` something with a stream."""
    return X.to_reader() if hasattr(X, "to_reader") else Batches(X, "a dataset")
