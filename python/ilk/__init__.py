"""Customer segments from a table of behaviour.

>>> import ilk
>>> segmenter = ilk.Segmenter().fit("customers.csv")
>>> segmenter.segments_
"""

import atexit as _atexit

from . import _ilk
from ._batches import BatchScorer
from ._choice import ChoiceOfK, choose_k
from ._errors import (
    DataError,
    DataWarning,
    Error,
    IoError,
    MissingPackage,
    ModelError,
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


def __getattr__(name: str) -> object:
    if name in ("mlflow", "spark"):  # they need what need not be installed
        import importlib

        return importlib.import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


_atexit.register(_ilk.end_of_left_work)

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
