"""What can be done with a table but segments: a profile, and customers of a log."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _ilk
from ._errors import DataWarning, UsageError, fault
from ._files import write_file
from ._frames import frame_of_columns
from ._html import framed
from ._input import told
from ._options import document_paths, role_settings, setting_text, threads_of
from ._progress import Progress
from ._rows import is_table, matrix_rows, table_rows
from ._words import in_python


@dataclass(frozen=True)
class Profile:
    """What a table says, without segments."""

    customers: int
    roles: str
    """What every column was taken for."""
    warnings: list[str]
    observations: list[str]
    """What the data say, most worth knowing first."""
    page: str
    data: dict[str, Any]
    """As docs/profile.md describes profile.json."""
    dictionary: str
    """The data dictionary that was used, in TOML: ``Segmenter(schema=...)`` takes it."""

    def _repr_html_(self) -> str:
        return framed(self.page)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the page."""
        write_file(path, self.page.encode())


@dataclass(frozen=True)
class Customers:
    """Customers that were made of a log of purchases."""

    table: Any
    """A frame with one row per customer: the id first, then the attributes."""
    dictionary: str
    """Of its columns, in TOML: ``Segmenter(schema=...)`` takes it."""
    description: str
    """Of the log, in TOML: with it the next log gives the same columns."""
    remarks: list[str]
    """The window, what was left out and why."""


def _rows_of(X: Any) -> _ilk.Rows:
    if is_table(X):
        return table_rows(X)
    array = np.asarray(X)
    if array.ndim != 2:
        what = "nothing" if X is None else f"a {type(X).__name__} with {array.ndim} axes"
        raise fault(UsageError, f"{what} is no table", "give a frame, an array of rows, or a path")
    return matrix_rows(array, [f"x{j}" for j in range(array.shape[1])])


def _options(
    paths: Mapping[str, str],
    roles: Mapping[str, str] | None,
    settings: Mapping[str, Any] | None,
    n_jobs: int | None,
) -> dict[str, Any]:
    texts = {str(key): setting_text(value) for key, value in (settings or {}).items()}
    return dict(paths, threads=threads_of(n_jobs), settings={**role_settings(roles), **texts})


def profile(
    X: Any,
    *,
    schema: Any = None,
    roles: Mapping[str, str] | None = None,
    hypotheses: Any = None,
    settings: Mapping[str, Any] | None = None,
    n_jobs: int | None = None,
    progress: bool | Progress | None = None,
    ids: bool = False,
) -> Profile:
    """Look at a table: columns, relations, gaps, observations."""
    rows = _rows_of(X)
    with document_paths({"dictionary": schema, "hypotheses": hypotheses}) as paths:
        options = _options(paths, roles, settings, n_jobs)
        found = told(progress, lambda tell: _ilk.profile(rows, options, tell, ids))
    found["data"] = json.loads(found["data"])
    found["roles"] = in_python(found["roles"])
    found["warnings"] = [in_python(each) for each in found["warnings"]]
    for each in found["warnings"]:
        warnings.warn(each, DataWarning, stacklevel=2)
    return Profile(**found)


def customers(
    X: Any,
    *,
    schema: Any = None,
    settings: Mapping[str, Any] | None = None,
    n_jobs: int | None = None,
    progress: bool | Progress | None = None,
    **transactions: Any,
) -> Customers:
    """Make customers of a log of purchases.

    Keywords are the options of ``[transactions]``: ``window="12m"``, ``customer="client"``,
    ``from_="2024-01-31"``.
    """
    rows = _rows_of(X)
    asked = {f"transactions.{key.rstrip('_')}": value for key, value in transactions.items()}
    with document_paths({"dictionary": schema}) as paths:
        options = _options(paths, None, {**asked, **(settings or {})}, n_jobs)
        found = told(progress, lambda tell: _ilk.customers(rows, options, tell))
    table = frame_of_columns(found.pop("columns"))
    found["remarks"] = [in_python(each) for each in found["remarks"]]
    return Customers(table=table, **found)
