"""What is given back as a table: a frame of pandas where it is installed, else a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np


def frame_of(records: Sequence[Mapping[str, Any]]) -> Any:
    """Of equal keys; one row for each."""
    try:
        import pandas
    except ImportError:
        return [dict(record) for record in records]
    return pandas.DataFrame([dict(record) for record in records])


def frame_of_columns(columns: Sequence[tuple[str, str, Any, Any]]) -> Any:
    """Of names, kinds, values, and where they are there."""
    values = {name: _values(*rest) for name, *rest in columns}
    try:
        import pandas
    except ImportError:
        names = list(values)
        lists = [_plain(column) for column in values.values()]
        return [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)]
    return pandas.DataFrame(values)


def _values(kind: str, values: Any, valid: Any) -> Any:
    there = None if valid is None else np.asarray(valid, dtype=bool)
    if kind == "text":
        if there is None:
            return values
        return [word if is_there else None for word, is_there in zip(values, there, strict=True)]
    array = np.asarray(values)
    if kind == "date":
        days = array.astype("datetime64[D]")
        return days if there is None else np.where(there, days, np.datetime64("NaT", "D"))
    if kind == "boolean":
        array = array.astype(bool)
        if there is not None:
            return [bool(v) if t else None for v, t in zip(array, there, strict=True)]
        return array
    return array if there is None else np.where(there, array, np.nan)


def _plain(column: Any) -> list[Any]:
    values = column.tolist() if isinstance(column, np.ndarray) else list(column)
    return [None if isinstance(value, float) and value != value else value for value in values]
