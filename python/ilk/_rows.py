"""Tables of every kind as rows that the library reads."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import DataError, UsageError, fault
from ._ilk import Columns, Rows
from ._parquet import batches_of, is_dataset

_NAME = "the data"


class Source:
    """A table in a file or a database, to be given in place of a data frame.

    Parameters
    ----------
    data
        CSV in any common encoding, as it is or compressed by gzip or zstd; an SQLite database; or
        ``postgresql://user@host/database``.
    table, query
        Of a database the table, or the rows of the query; the only table needs no name.
    encoding
        How the letters of a text are written; found out when empty.
    """

    def __init__(
        self,
        data: str | os.PathLike[str],
        *,
        table: str = "",
        query: str = "",
        encoding: str = "",
    ) -> None:
        self.data = os.fspath(data)
        self.table = table
        self.query = query
        self.encoding = encoding

    def __repr__(self) -> str:
        return f"Source({self.data!r})" if "://" not in self.data else "Source(a database)"

    def rows(self) -> Rows:
        return Rows.open(self.data, self.table, self.query, self.encoding)


def is_table(X: Any) -> bool:
    """Whether it has columns with names, and is no array."""
    return (
        isinstance(X, (str, os.PathLike, Source))
        or hasattr(X, "__arrow_c_stream__")
        or hasattr(X, "__arrow_c_array__")
        or _is_pandas(X)
        or is_dataset(X)
        or (isinstance(X, np.ndarray) and X.dtype.names is not None)
        or (_is_sequence(X) and len(X) > 0 and isinstance(X[0], Mapping))
    )


def table_rows(X: Any) -> Rows:
    """Of what ``is_table``."""
    rows = _table_rows(X)
    if not rows.is_opened:
        _require_own_names(rows.names)
    return rows


def _require_own_names(names: list[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise fault(DataError, f"the column {twice[0]!r} is there twice", "rename one of them")


def _table_rows(X: Any) -> Rows:
    if isinstance(X, (str, os.PathLike)):
        return Source(X).rows()
    if isinstance(X, Source):
        return X.rows()
    if _is_pandas(X):
        return _pandas_rows(X)
    if is_dataset(X):
        X = batches_of(X)
    if hasattr(X, "__arrow_c_stream__"):
        return Rows.of_stream(X.__arrow_c_stream__(), _NAME)
    if hasattr(X, "__arrow_c_array__"):
        schema, array = X.__arrow_c_array__()
        return Rows.of_array(schema, array, _NAME)
    if isinstance(X, np.ndarray):
        return column_rows({name: X[name] for name in X.dtype.names or ()})
    return _record_rows(X)


def matrix_rows(X: NDArray[Any], names: Sequence[str]) -> Rows:
    """Of an array with two axes. Of floats nothing is copied but what is being looked at."""
    if X.dtype == np.float64:
        return Rows.of_doubles(X, list(names), _NAME)
    if X.dtype == np.float32:
        return Rows.of_floats(X, list(names), _NAME)
    if X.dtype.kind in "OUSM":
        return column_rows({name: X[:, j] for j, name in enumerate(names)})
    return Rows.of_doubles(X.astype(np.float64), list(names), _NAME)


def column_rows(columns: Mapping[str, Any]) -> Rows:
    """Of arrays or lists of values, by their names."""
    to = Columns()
    for name, values in columns.items():
        _add(to, str(name), values)
    return Rows.of_columns(to, _NAME)


def _is_sequence(X: Any) -> bool:
    return isinstance(X, Sequence) and not isinstance(X, (str, bytes))


def _is_pandas(X: Any) -> bool:
    return any(
        kind.__name__ == "DataFrame" and kind.__module__.split(".")[0] == "pandas"
        for kind in type(X).__mro__
    )


def _pandas_rows(X: Any) -> Rows:
    # The index is no column here, as nowhere in scikit-learn.
    plain = X.reset_index(drop=True)
    names = [str(name) for name in plain.columns]
    _require_own_names(names)
    plain.columns = names
    try:
        return Rows.of_stream(plain.__arrow_c_stream__(), _NAME)
    except (AttributeError, ImportError, NotImplementedError, OverflowError, TypeError, ValueError):
        # An older pandas, no pyarrow, or objects that it does not know.
        columns = {}
        for name, column in plain.items():
            if isinstance(getattr(column, "dtype", None), np.dtype) and column.dtype.kind != "O":
                columns[name] = column.to_numpy()
            else:
                there = column.notna().to_numpy()
                columns[name] = [v if t else None for v, t in zip(column, there, strict=True)]
        return column_rows(columns)


def _record_rows(records: Sequence[Mapping[str, Any]]) -> Rows:
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(record))
    return column_rows({name: [record.get(name) for record in records] for name in names})


def _add(to: Columns, name: str, values: Any) -> None:
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiubM":
        _add_array(to, name, values)
    else:
        _add_values(to, name, values.tolist() if isinstance(values, np.ndarray) else values)


def _add_array(to: Columns, name: str, values: NDArray[Any]) -> None:
    kind = values.dtype.kind
    if kind == "b":
        to.add_booleans(name, values)
    elif kind == "M":
        there = ~np.isnat(values)
        days = np.where(there, values.astype("datetime64[D]").astype(np.int64), 0)
        to.add_days(name, days.astype(np.int32), there)
    elif kind == "f" or (kind == "u" and values.dtype.itemsize == 8):
        to.add_numbers(name, values.astype(np.float64))
    else:
        to.add_integers(name, values.astype(np.int64))


def _is_missing(value: Any) -> bool:
    if value is None or (isinstance(value, float) and value != value):
        return True
    return type(value).__name__ in ("NAType", "NaTType")


def _add_values(to: Columns, name: str, values: Iterable[Any]) -> None:
    given = [value.item() if isinstance(value, np.generic) else value for value in values]
    valid = np.array([not _is_missing(value) for value in given], dtype=bool)
    there = [value for value, is_there in zip(given, valid, strict=True) if is_there]

    def filled(nothing: Any) -> list[Any]:
        return [value if is_there else nothing for value, is_there in zip(given, valid, strict=True)]

    if all(isinstance(value, str) for value in there):
        to.add_texts(name, filled(None))
    elif all(isinstance(value, bool) for value in there):
        to.add_booleans(name, np.array(filled(False), dtype=bool), valid)
    elif all(isinstance(value, int) for value in there):
        if all(-(2**63) <= value < 2**63 for value in there):
            to.add_integers(name, np.array(filled(0), dtype=np.int64), valid)
        else:  # so that no digit is lost
            to.add_texts(name, [None if value is None else str(value) for value in filled(None)])
    elif all(isinstance(value, datetime.date) for value in there):
        epoch = datetime.date(1970, 1, 1).toordinal()
        days = [0 if day is None else day.toordinal() - epoch for day in filled(None)]
        to.add_days(name, np.array(days, dtype=np.int32), valid)
    else:
        try:
            numbers = np.array([float(value) for value in filled(np.nan)], dtype=np.float64)
        except (TypeError, ValueError):
            _add_mixed(to, name, filled(None))
        else:
            to.add_numbers(name, numbers, valid)


def _add_mixed(to: Columns, name: str, values: list[Any]) -> None:
    for value in values:
        if not (value is None or isinstance(value, (str, bool, int, float, datetime.date))):
            raise fault(
                UsageError,
                f"the column '{name}' holds a {type(value).__name__}",
                "give numbers, words, booleans, dates, or None",
            )
    to.add_texts(name, [None if value is None else str(value) for value in values])
