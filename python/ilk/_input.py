"""What estimators do with the tables that they are given."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.utils import check_random_state
from sklearn.utils.validation import validate_data

from . import _ilk
from ._errors import DataError, fault
from ._parquet import Batches
from ._progress import Progress, ProgressBar
from ._rows import is_table, matrix_rows, table_rows

_FEWEST_ROWS = 2


class TableInput:
    """An estimator that is fitted on a table or an array, and then looks for the columns that it
    needs."""

    n_features_in_: int
    feature_names_in_: NDArray[Any]

    def _needed(self) -> list[dict[str, Any]]:
        """The inputs, once it is fitted."""
        raise NotImplementedError

    def _fit_rows(self, X: Any) -> _ilk.Rows:
        if is_table(X):
            rows = table_rows(X)
            self._remember_names(rows.names)
            return rows
        array = self._array(X, reset=True, ensure_min_samples=_FEWEST_ROWS)
        return matrix_rows(array, self._input_names())

    def _remember_columns(self, names: list[str]) -> None:
        """Of a table that was fitted elsewhere; those of an array have no names of their own."""
        if names == _names_of_array(len(names)):
            self.n_features_in_ = len(names)
        else:
            self._remember_names(names)

    def _remember_names(self, names: list[str]) -> None:
        self.n_features_in_ = len(names)
        self.feature_names_in_ = np.array(names, dtype=object)

    def _array(self, X: Any, **checks: Any) -> NDArray[Any]:
        # Words stay words; numbers that stand as objects become numbers.
        checks = {"ensure_all_finite": "allow-nan", **checks}
        words = getattr(X, "dtype", None) is None or np.dtype(X.dtype).kind in "OUS"
        if not words:
            return np.asarray(validate_data(self, X, **checks))
        try:
            return np.asarray(validate_data(self, X, **checks))
        except ValueError as error:
            if "could not convert" not in str(error):
                raise
        return np.asarray(validate_data(self, np.asarray(X, dtype=object), dtype=None, **checks))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.input_tags.allow_nan = True
        tags.input_tags.string = True
        tags.input_tags.categorical = True
        tags.transformer_tags.preserves_dtype = []  # what is given is of 32 bits
        return tags

    def _input_names(self) -> list[str]:
        if hasattr(self, "feature_names_in_"):
            return [str(name) for name in self.feature_names_in_]
        return _names_of_array(self.n_features_in_)

    def _score_rows(self, X: Any) -> _ilk.Rows:
        if is_table(X):
            if self._goes_by_places(X):
                X = np.asarray(X)
            else:
                if isinstance(X, Batches):  # reads what is asked for
                    X = X.only([one["name"] for one in self._needed()])
                rows = table_rows(X)
                if not rows.is_opened:
                    self._check_names(rows.names)
                return rows
        inputs = [one["name"] for one in self._needed()]
        shape: tuple[int, ...] = np.shape(X) if hasattr(X, "shape") else ()
        alone = len(shape) == 2 and shape[1] == len(inputs) != self.n_features_in_
        if alone and hasattr(self, "feature_names_in_"):  # without ids and what is not needed
            return matrix_rows(np.asarray(X), inputs)
        if getattr(self, "_order_is_unknown", False):
            raise fault(
                DataError,
                "a model alone does not know where the ids stood in an array",
                f"give a frame with names, or an array of the {len(inputs)} columns {', '.join(inputs)}",
            )
        return matrix_rows(self._array(X, reset=False), self._input_names())

    def _goes_by_places(self, X: Any) -> bool:
        """A frame for what was fitted without names, unless it has the names that a model gives."""
        if hasattr(self, "feature_names_in_") or not hasattr(X, "columns"):
            return False
        needed = {one["name"] for one in self._needed()}
        return not needed.issubset(map(str, X.columns))

    def _check_names(self, names: list[str]) -> None:
        """Columns that are needed must be there in the order of the fit; others do not matter."""
        needed = {one["name"] for one in self._needed()}
        seen = [name for name in self._input_names() if name in needed]
        missing = sorted(needed.difference(names))
        unseen = sorted(set(names).difference(self._input_names()))
        given = [name for name in names if name in needed]
        text = "The feature names should match those that were passed during fit.\n"
        if missing:
            if unseen:
                text += "Feature names unseen at fit time:\n" + _listed(unseen)
            text += "Feature names seen at fit time, yet now missing:\n" + _listed(missing)
        elif given != seen:
            text += "Feature names must be in the same order as they were in fit.\n"
        else:
            return
        raise fault(DataError, text, "give the columns of the fit")


def _names_of_array(columns: int) -> list[str]:
    return [f"x{j}" for j in range(columns)]


def _listed(names: list[str], most: int = 5) -> str:
    lines = "".join(f"- {name}\n" for name in names[:most])
    return lines + ("- ...\n" if len(names) > most else "")


def seed_of(random_state: Any) -> int:
    if isinstance(random_state, (int, np.integer)):
        return int(random_state)
    return int(check_random_state(random_state).randint(1, 2**31 - 1))


def told(progress: bool | Progress | None, work: Any) -> Any:
    """The work, told of by a bar or a function."""
    if progress is not True:
        return work(progress or None)
    bar = ProgressBar()
    try:
        return work(bar)
    finally:
        bar.close()
