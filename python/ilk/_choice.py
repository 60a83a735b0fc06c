"""How many clusters a table of codes supports."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _ilk
from ._errors import DataWarning, UsageError, fault
from ._frames import frame_of
from ._input import seed_of, told
from ._options import threads_of
from ._progress import Progress
from ._rows import is_table, matrix_rows, table_rows
from ._segments import Certificate
from ._words import in_python


@dataclass(frozen=True)
class ChoiceOfK:
    """How many clusters, and why."""

    k: int
    """The recommendation."""
    supported: tuple[int, ...]
    """Numbers that the evidence cannot tell from the best, that one included."""
    why: str
    """The reason, in a few sentences."""
    certificate: Certificate
    """Whether there are clusters at all, by the recommendation."""
    table: Any
    """A frame with the evidence for each number: ``k``, ``silhouette``, ``smallest_share``, and
    where it was measured ``excess`` (of the silhouette over tables without clusters) and
    ``stability`` (agreement when rows are drawn anew); ``fit`` (it meets the whole rule) and
    ``supported``."""
    labels: np.ndarray[Any, np.dtype[np.int32]]
    """The recommended clusters of the rows, from 0."""

    def __int__(self) -> int:
        return self.k


def choose_k(
    codes: Any,
    *,
    largest: int = 12,
    k: int | None = None,
    random_state: Any = 1,
    evidence: str = "quick",
    n_jobs: int | None = None,
    progress: bool | Progress | None = None,
) -> ChoiceOfK:
    """Say how many clusters there are in codes that another model has made.

    The codes (rows, figures) are taken as they are: no unit is changed, and none is trained.
    K-means with 2 to ``largest`` clusters, or more while the choice lies near the end, is compared
    with itself on tables of the same shape without clusters, and on rows drawn anew. ``k`` asks for
    a number, which is judged all the same.
    """
    if evidence not in ("quick", "full"):
        raise fault(UsageError, f"evidence is {evidence!r}", "give 'quick' or 'full'")
    if is_table(codes):
        rows = table_rows(codes)
    else:
        array = np.asarray(codes, dtype=np.float64)
        if array.ndim != 2:
            text = f"the codes have {array.ndim} axes"
            raise fault(UsageError, text, "give an array of rows and figures")
        rows = matrix_rows(array, [f"code {j + 1}" for j in range(array.shape[1])])
    settings = {
        "roles.attribute": "\n".join(rows.names),
        "prepare.tails": "none",
        "prepare.scale": "none",
        "prepare.missing_indicator": "false",
        "encoder.space": "attributes",
        "segments.kinds": "false",
        "segments.largest_k": str(largest),
        "run.seed": str(seed_of(random_state)),
    }
    if k is not None:
        settings["segments.k"] = str(k)
    options = {
        "threads": threads_of(n_jobs),
        "full_evidence": evidence == "full",
        "settings": settings,
    }
    found = told(progress, lambda tell: _ilk.fit(rows, options, tell))
    for each in found.warnings:
        warnings.warn(in_python(each), DataWarning, stacklevel=2)
    labels = found.scores["segment"]
    if rows.count not in (None, len(labels)):
        all_rows = np.full(rows.count, -1, dtype=labels.dtype)
        all_rows[found.rows] = labels
        labels = all_rows
    table = [
        {
            "k": row["k"],
            "silhouette": row["silhouette_code"],
            "smallest_share": row["smallest_share"],
            "measured": row["measured"],
            "excess": row["excess"],
            "stability": row["stability"],
            "fit": row["fit"],
            "supported": row["supported"],
        }
        for row in found.k_table
    ]
    return ChoiceOfK(
        len(found.segments),
        tuple(row["k"] for row in table if row["supported"]),
        found.why_k,
        Certificate.of(found.certificate),
        frame_of(table),
        labels,
    )
