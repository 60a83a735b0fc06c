"""Scores of record batches, wherever these lie: in a process, in a cluster."""

from __future__ import annotations

import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import DataError, MissingPackage, UsageError, fault
from ._ilk import Model, Rows

FIGURES = ("segment", "name", "distance", "margin", "unusual")

_KINDS = {"segment": np.int32, "distance": np.float32, "margin": np.float32, "unusual": np.bool_}

_MOST_MODELS = 8


class _Opened:
    """A model, and what its scores are called."""

    def __init__(self, data: bytes) -> None:
        self.model = Model.from_bytes(data)
        segments = json.loads(data)["segments"]
        self.numbers = np.array([each["id"] for each in segments], dtype=np.int32)
        self.names = self.model.segments


# By their hashes: a worker is given the same bytes with every task.
_opened: OrderedDict[bytes, _Opened] = OrderedDict()


def _open(data: bytes) -> _Opened:
    key = hashlib.sha256(data).digest()
    found = _opened.get(key) or _Opened(data)
    _opened[key] = found
    _opened.move_to_end(key)
    while len(_opened) > _MOST_MODELS:
        _opened.popitem(last=False)
    return found


def _bytes_of(model: Any) -> bytes:
    if isinstance(model, (bytes, bytearray, memoryview)):
        return bytes(model)
    if isinstance(model, (str, os.PathLike)):
        return Path(model).read_bytes()
    inner = getattr(model, "model_", model)
    if not hasattr(inner, "to_bytes"):
        text = f"a {type(model).__name__} is no model"
        raise fault(UsageError, text, "give model.json's path or bytes, or a fitted segmenter")
    return bytes(inner.to_bytes())


class BatchScorer:
    """Places the customers of Arrow's record batches in the segments of a model.

    A call takes batches and gives as many, of as many rows, in their order: the id, the chosen
    columns, and what ``ilk score`` prints: ``segment`` (its number, from 1), ``name``,
    ``distance``, ``margin`` and ``unusual``. No row depends on another, nor on when and how often
    it is scored. It pickles as the model's bytes, and a process opens a model once.

    >>> scorer = ilk.BatchScorer("model.json", columns=["region"])
    >>> for scored in scorer(parquet_file.iter_batches()):
    ...     print(scored)

    Parameters
    ----------
    model : path, bytes or Segmenter
    id : str, default=None
        Column that names the customers; that of the fit when None, and none when empty.
    columns : sequence of str
        Further columns that are passed through.
    bad_rows : {"null", "fail"}, default="null"
        Rows that cannot be read, because a number is infinite, say: NULL in all figures, or an error.
    """

    def __init__(
        self,
        model: Any,
        *,
        id: str | None = None,
        columns: Sequence[str] = (),
        bad_rows: str = "null",
    ) -> None:
        if isinstance(columns, str):
            raise fault(UsageError, "columns is a text", f"give a list: [{columns!r}]")
        if bad_rows not in ("null", "fail"):
            raise fault(UsageError, f"bad_rows is {bad_rows!r}", "give 'null' or 'fail'")
        self._data = _bytes_of(model)
        opened = _open(self._data)  # so that a model that is none is refused here
        self.inputs: list[str] = [each["name"] for each in opened.model.inputs]
        """Columns that the model needs."""
        self.id: str = opened.model.id_name if id is None else id
        self.passed: list[str] = list(dict.fromkeys([*([self.id] if self.id else []), *columns]))
        """Columns that are passed through: the id, then the chosen ones."""
        self.bad_rows = bad_rows
        self._asked = (id, tuple(columns))
        for name in self.passed:
            if name in FIGURES:
                text = f"the column '{name}', which is passed through, has the name of a figure"
                raise fault(UsageError, text, "rename it first, or leave it out")

    def __reduce__(self) -> tuple[Any, ...]:
        return _scorer_of, (self._data, *self._asked, self.bad_rows)

    @property
    def model(self) -> Model:
        """Opened once in a process."""
        return _open(self._data).model

    @property
    def segments(self) -> list[tuple[int, str]]:
        """Their numbers and names, in the model's order."""
        opened = _open(self._data)
        return list(zip(opened.numbers.tolist(), opened.names, strict=True))

    def placed(self, batch: Any) -> dict[str, Any]:
        """Arrays of the customers' figures: ``segment`` (from 0), ``distance``, ``margin``, ``unusual``
        and ``bad``, a mask of rows without figures, None where there are none."""
        self._check(self.model, batch)
        return _placed(self.model, batch, self.bad_rows)

    @property
    def needed(self) -> list[str]:
        """Columns that are looked at; all others may be left out."""
        return list(dict.fromkeys([*self.passed, *self.inputs]))

    def schema(self, of: Any) -> Any:
        """What batches of a schema become. Throws where one cannot be scored."""
        empty = _arrow().RecordBatch.from_pylist([], schema=of)
        return next(self([empty])).schema

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        opened = _open(self._data)
        checked = None
        for batch in batches:
            if batch.schema != checked:
                self._check(opened.model, batch)
                checked = batch.schema
            yield self._scored(opened, batch)

    def table(self, of: Any) -> Any:
        """The scores of a table of pyarrow: for whoever maps functions over tables.

        >>> pool.map(scorer.table, tables)                                  # concurrent.futures
        >>> rays.map_batches(scorer.table, batch_format="pyarrow")          # Ray
        """
        return _arrow().Table.from_batches(self(of.to_batches()), self.schema(of.schema))

    def _check(self, model: Model, batch: Any) -> None:
        names = batch.schema.names
        missing = [name for name in self.needed if name not in names]
        if missing:
            listed = ", ".join(f"'{name}'" for name in missing[:5])
            text = f"{len(missing)} columns are missing: {listed}" if len(missing) > 1 else ""
            remedy = "give the columns of the fit"
            if self.id in missing:
                remedy += ", or another id; id='' goes without"
            raise fault(DataError, text or f"the column {listed} is missing", remedy)
        pa = _arrow()
        nothing = [pa.nulls(1, batch.schema.field(name).type) for name in self.inputs]
        _score(model, pa.RecordBatch.from_arrays(nothing, self.inputs))  # throws for unknown types

    def _scored(self, opened: _Opened, batch: Any) -> Any:
        pa = _arrow()
        placed = _placed(opened.model, batch, self.bad_rows)
        bad = placed["bad"]
        names = pa.DictionaryArray.from_arrays(
            pa.array(placed["segment"], pa.int32(), mask=bad), pa.array(opened.names, pa.string())
        )
        figures = [
            pa.array(opened.numbers[placed["segment"]], pa.int32(), mask=bad),
            names.cast(pa.string()),
            pa.array(placed["distance"], pa.float32(), mask=bad),
            pa.array(placed["margin"], pa.float32(), mask=bad),
            pa.array(placed["unusual"], pa.bool_(), mask=bad),
        ]
        passed = [batch.column(name) for name in self.passed]
        fields = [batch.schema.field(name) for name in self.passed]
        fields += [pa.field(name, each.type) for name, each in zip(FIGURES, figures, strict=True)]
        return pa.RecordBatch.from_arrays([*passed, *figures], schema=pa.schema(fields))


def _scorer_of(data: bytes, id: str | None, columns: Sequence[str], bad_rows: str) -> BatchScorer:
    return BatchScorer(data, id=id, columns=columns, bad_rows=bad_rows)


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        text = "record batches are made by pyarrow, which is not installed"
        raise fault(MissingPackage, text, "pip install pyarrow") from error
    return pyarrow


def _score(model: Model, batch: Any) -> dict[str, Any]:
    schema, array = batch.__arrow_c_array__()
    return model.score_batch(Rows.of_array(schema, array, "the batch"))


def _placed(model: Model, batch: Any, bad_rows: str) -> dict[str, Any]:
    """The arrays of ``_score``, and under "bad" a mask of rows that cannot be read, None without."""
    try:
        return {**_score(model, batch), "bad": None}
    except UsageError:
        if bad_rows == "fail":
            raise
    parts = list(_readable(model, batch))
    nothing = np.zeros(1)
    placed: dict[str, Any] = {
        "bad": np.concatenate([[True] if p is None else _none_of(p) for p in parts])
    }
    for key, kind in _KINDS.items():
        each = [nothing if part is None else part[key] for part in parts]
        placed[key] = np.concatenate(each).astype(kind)
    return placed


def _readable(model: Model, batch: Any) -> Iterator[dict[str, Any] | None]:
    """Scores of the rows, part by part; None for a row that cannot be read."""
    try:
        yield _score(model, batch)
    except UsageError:
        if batch.num_rows == 1:
            yield None
            return
        half = batch.num_rows // 2
        yield from _readable(model, batch.slice(0, half))
        yield from _readable(model, batch.slice(half))


def _none_of(part: dict[str, Any]) -> NDArray[np.bool_]:
    return np.zeros(len(part["segment"]), dtype=bool)
