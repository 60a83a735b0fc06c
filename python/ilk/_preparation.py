"""A table made ready for models of others, by the conventions of scikit-learn."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from . import _ilk
from ._errors import DataWarning, UsageError, fault
from ._input import TableInput, seed_of, told
from ._options import document_paths, role_settings, setting_text, threads_of
from ._progress import Progress
from ._words import in_python


@dataclass(frozen=True)
class PreparedColumn:
    """A column that ``transform`` gives. A value v becomes (transform(v) - center) / scale."""

    name: str
    """``income``, ``region = north``, ``income is missing``."""
    attribute: str
    """That it is made of."""
    part: str
    """``value``, ``level``, ``missing`` or ``zero``: what of the attribute it holds."""
    transform: str
    """``none``, ``log1p``, ``yeo_johnson``, ``rank_gauss`` or ``winsorise``."""
    fill: str
    """What a missing value is replaced by: ``median``, ``mean``, ``zero``, ``constant``,
    ``neighbours`` or ``ridge``; empty but for values."""
    reason: str
    """Why this transform, these levels, this fill."""
    center: float
    scale: float


class Preparation(TableInput, TransformerMixin, BaseEstimator):
    """Fill gaps, shorten long tails, spread categories over columns, and scale.

    What ``Segmenter`` does before it encodes, for models of your own. Columns that tell nothing
    (constant, empty, copies of others) are passed over.

    Parameters
    ----------
    tails : str, default="automatic"
        What is done about long tails: ``"automatic"``, ``"none"``, ``"log1p"``,
        ``"yeo_johnson"``, ``"rank_gauss"`` or ``"winsorise"``.
    scale : {"standard", "robust", "none"}, default="standard"
        Mean and standard deviation; median and interquartile range; the mean alone.
    fill : str, default="automatic"
        What replaces a missing number: ``"automatic"`` (measured on values that are hidden),
        ``"median"``, ``"mean"``, ``"zero"``, ``"neighbours"`` or ``"ridge"``.
    category_weight : float, default=0.5
        Variance of a category, or of a yes or no, against 1 of a number.
    rare_level : float, default=0.02
        Levels that a smaller share of the rows has are taken together.
    missing_indicator : bool, default=True
        A column for whether a value is missing, where that tells something.
    missing_weight : float, default=0.25
        Variance of such a column.
    schema, roles : default=None
        As of ``Segmenter``. A column with the role ``"label"`` is not prepared, nor is what gives
        it away.
    random_state : int, RandomState instance or None, default=1
        Seed of the samples on which ways of filling are compared.
    n_jobs : int, default=None
        Threads, which change the speed only.
    settings : dict, default=None
        Any other option by its place in the configuration.
    progress : bool or callable, default=None
        As of ``Segmenter``.

    Attributes
    ----------
    columns_ : list of PreparedColumn
        What ``transform`` gives, with what was fitted and why.
    passed_over_ : dict
        Columns that are not prepared, and why.
    roles_ : str
        What every column was taken for.
    warnings_ : list of str
        What should be known of the rows.
    preparation_ : TablePreparation
        What is kept.
    n_features_in_ : int
        Number of columns seen by ``fit``.
    feature_names_in_ : ndarray of shape (n_features_in_,)
        Their names, where they have any.
    """

    def __init__(
        self,
        *,
        tails: str = "automatic",
        scale: str = "standard",
        fill: str = "automatic",
        category_weight: float = 0.5,
        rare_level: float = 0.02,
        missing_indicator: bool = True,
        missing_weight: float = 0.25,
        schema: Any = None,
        roles: Mapping[str, str] | None = None,
        random_state: Any = 1,
        n_jobs: int | None = None,
        settings: Mapping[str, Any] | None = None,
        progress: bool | Progress | None = None,
    ) -> None:
        self.tails = tails
        self.scale = scale
        self.fill = fill
        self.category_weight = category_weight
        self.rare_level = rare_level
        self.missing_indicator = missing_indicator
        self.missing_weight = missing_weight
        self.schema = schema
        self.roles = roles
        self.random_state = random_state
        self.n_jobs = n_jobs
        self.settings = settings
        self.progress = progress

    def fit(self, X: Any, y: Any = None) -> Preparation:
        """Look at the rows of X, of whatever kind ``Segmenter.fit`` takes. y is not looked at."""
        rows = self._fit_rows(X)
        with document_paths({"dictionary": self.schema}) as paths:
            options = dict(paths, threads=threads_of(self.n_jobs), settings=self._settings())
            found = told(self.progress, lambda tell: _ilk.preparation(rows, options, tell))
        self.preparation_: _ilk.TablePreparation = found["preparation"]
        self.columns_ = [PreparedColumn(**column) for column in self.preparation_.columns]
        self.passed_over_ = dict(self.preparation_.passed_over)
        self.roles_ = in_python(found["roles"])
        self.warnings_ = [in_python(each) for each in found["warnings"]]
        for each in self.warnings_:
            warnings.warn(each, DataWarning, stacklevel=2)
        return self

    def _settings(self) -> dict[str, str]:
        names = (
            "tails", "scale", "fill", "category_weight", "rare_level", "missing_indicator",
            "missing_weight",
        )  # fmt: skip
        settings = {f"prepare.{name}": setting_text(getattr(self, name)) for name in names}
        settings["run.seed"] = str(seed_of(self.random_state))
        settings.update(role_settings(self.roles))
        settings.update((str(key), setting_text(value)) for key, value in (self.settings or {}).items())
        return settings

    def transform(self, X: Any) -> NDArray[np.float32]:
        """The rows, prepared: no value is missing."""
        check_is_fitted(self)
        rows = self._score_rows(X)
        if rows.is_opened:
            text = "a file is prepared in memory"
            raise fault(UsageError, text, "read it into a data frame first")
        prepared: NDArray[np.float32] = self.preparation_.apply(rows, threads_of(self.n_jobs))
        return prepared.reshape(-1, len(self.columns_))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Names of the columns that ``transform`` gives."""
        check_is_fitted(self)
        if input_features is not None:
            names = np.asarray(input_features, dtype=object)
            if hasattr(self, "feature_names_in_"):
                if list(names) != list(self.feature_names_in_):
                    raise ValueError("input_features is not equal to feature_names_in_")
            elif len(names) != self.n_features_in_:
                raise ValueError(
                    "input_features should have length equal to number of features "
                    f"({self.n_features_in_}), got {len(names)}"
                )
        return np.array([column.name for column in self.columns_], dtype=object)

    def _needed(self) -> list[dict[str, Any]]:
        return self.preparation_.inputs

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "preparation_")
