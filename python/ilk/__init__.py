"""Customer segments from a table of behaviour.

>>> import ilk
>>> segmenter = ilk.Segmenter().fit("customers.csv")
>>> segmenter.segments_
"""

from __future__ import annotations

TYPE_CHECKING = False  # without importing typing

# What is asked for is imported when it is asked for: the program `ilk` of this package starts
# through here, and needs neither NumPy nor scikit-learn.
if TYPE_CHECKING:
    from ._batches import BatchScorer
    from ._choice import ChoiceOfK, choose_k
    from ._errors import (
        DataError,
        DataWarning,
        Error,
        IoError,
        MissingPackage,
        ModelError,
        NotKept,
        OutOfMemory,
        UsageError,
    )
    from ._ilk import version as __version__
    from ._parquet import Batches, read_parquet
    from ._plots import Plots
    from ._preparation import Preparation, PreparedColumn
    from ._progress import ProgressBar
    from ._report import Report
    from ._rows import Source
    from ._segmenter import Segmenter, load
    from ._segments import Certificate, Check, Comparison, Driver, Gate, Move, Plan, Play, Segment
    from ._tables import Customers, Profile, customers, profile

_HOMES = {
    "_batches": ("BatchScorer",),
    "_choice": ("ChoiceOfK", "choose_k"),
    "_errors": (
        "DataError", "DataWarning", "Error", "IoError", "MissingPackage", "ModelError", "NotKept",
        "OutOfMemory", "UsageError",
    ),
    "_ilk": ("__version__",),
    "_parquet": ("Batches", "read_parquet"),
    "_plots": ("Plots",),
    "_preparation": ("Preparation", "PreparedColumn"),
    "_progress": ("ProgressBar",),
    "_report": ("Report",),
    "_rows": ("Source",),
    "_segmenter": ("Segmenter", "load"),
    "_segments": (
        "Certificate", "Check", "Comparison", "Driver", "Gate", "Move", "Plan", "Play", "Segment",
    ),
    "_tables": ("Customers", "Profile", "customers", "profile"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in ("mlflow", "scan", "spark"):  # they need what need not be installed
        return import_module(f".{name}", __name__)
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f".{_HOME_OF[name]}", __name__)
    found: object = getattr(home, "version" if name == "__version__" else name)
    globals()[name] = found  # so that this is not asked again
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "BatchScorer",
    "Batches",
    "Certificate",
    "Check",
    "ChoiceOfK",
    "Comparison",
    "Customers",
    "DataError",
    "DataWarning",
    "Driver",
    "Error",
    "Gate",
    "IoError",
    "MissingPackage",
    "ModelError",
    "Move",
    "NotKept",
    "OutOfMemory",
    "Plan",
    "Play",
    "Plots",
    "Preparation",
    "PreparedColumn",
    "Profile",
    "ProgressBar",
    "Report",
    "Segment",
    "Segmenter",
    "Source",
    "UsageError",
    "__version__",
    "choose_k",
    "customers",
    "load",
    "profile",
    "read_parquet",
]
