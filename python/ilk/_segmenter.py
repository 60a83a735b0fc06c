"""Segments of customers, by the conventions of scikit-learn."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import (
    BaseEstimator,
    ClassNamePrefixFeaturesOutMixin,
    ClusterMixin,
    TransformerMixin,
)
from sklearn.utils.validation import check_is_fitted

from . import _ilk
from ._errors import DataWarning, NotKept, UsageError, fault
from ._files import write_file
from ._frames import frame_of
from ._html import cards
from ._input import TableInput, seed_of, told
from ._kept import Evidence, evidence_beside, segments_of_model
from ._options import (
    document_paths,
    mapping,
    role_settings,
    setting_text,
    threads_of,
    whole_number,
)
from ._plots import Plots
from ._progress import Progress
from ._report import Report, require_one
from ._segments import Certificate, Comparison, Plan, Play, Segment
from ._words import in_python


_OF_ITS_ROWS = ("labels_", "left_out_", "warnings_", "roles_")
_OF_A_FIT = ("segments_", "certificate_", "k_table_", "supported_k_", "why_k_", *_OF_ITS_ROWS)


class Segmenter(
    TableInput, ClassNamePrefixFeaturesOutMixin, TransformerMixin, ClusterMixin, BaseEstimator
):
    """Find the kinds of customers in a table of behaviour.

    The same bits as ``ilk run`` with the same options, on any number of threads.

    Parameters
    ----------
    n_clusters : int, default=None
        Number of segments, from 2 to 100; chosen by the evidence when None. 1 puts everybody into
        one, for comparison.
    schema : path, str or dict, default=None
        Data dictionary: a path, its text in TOML, or its entries by columns. Inferred when None.
    roles : dict, default=None
        ``"id"``, ``"attribute"``, ``"label"`` or ``"ignore"`` by columns; goes before the schema.
    random_state : int, RandomState instance or None, default=1
        Seed of all random numbers.
    encoders : int, default=8
        Autoencoders in the ensemble.
    evidence : {"quick", "full"}, default="quick"
        How much evidence is taken.
    n_jobs : int, default=None
        Threads, which change the speed only; every core that may be used when None.
    follow : path or Segmenter, default=None
        An earlier model, whose numbers and names go on where they fit.
    playbook, hypotheses, names : path or str, default=None
        Documents in TOML: plays to plan, claims to answer, names for segments.
    configuration : path, default=None
        Options in TOML, which the parameters here overrule.
    settings : dict, default=None
        Any other option by its place in the configuration: ``{"segments.largest_k": 20}``.
    progress : bool or callable, default=None
        True for a bar; or what is called with a stage and the share of it that is done.

    Attributes
    ----------
    labels_ : ndarray of shape (n_samples,)
        Segment of each customer, from 0; -1 for a row that could not be read or is no customer.
    n_clusters_ : int
        Number of segments.
    cluster_centers_ : ndarray of shape (n_clusters_, n_codes)
        Centroids, in the code space.
    segments_ : list of Segment
        Names, sizes, drivers, rules.
    certificate_ : Certificate
        Whether the segments can be relied on, and why.
    k_table_ : DataFrame, or list of dict where pandas is not installed
        The evidence for each number of segments.
    supported_k_ : list of int
        The numbers of segments that the evidence cannot tell from the best, that one included.
    why_k_ : str
        Why there are that many segments.
    left_out_ : ndarray of int
        Rows of customers far from everybody, who were left out of the fit.
    warnings_ : list of str
        What should be known of the data and the segments.
    roles_ : str
        What every column was taken for.
    model_ : Model
        What is kept to score others.
    n_features_in_ : int
        Number of columns seen by ``fit``.
    feature_names_in_ : ndarray of shape (n_features_in_,)
        Their names, where they have any.
    """

    def __init__(
        self,
        n_clusters: int | None = None,
        *,
        schema: Any = None,
        roles: Mapping[str, str] | None = None,
        random_state: Any = 1,
        encoders: int = 8,
        evidence: str = "quick",
        n_jobs: int | None = None,
        follow: Any = None,
        playbook: Any = None,
        hypotheses: Any = None,
        names: Any = None,
        configuration: Any = None,
        settings: Mapping[str, Any] | None = None,
        progress: bool | Progress | None = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.schema = schema
        self.roles = roles
        self.random_state = random_state
        self.encoders = encoders
        self.evidence = evidence
        self.n_jobs = n_jobs
        self.follow = follow
        self.playbook = playbook
        self.hypotheses = hypotheses
        self.names = names
        self.configuration = configuration
        self.settings = settings
        self.progress = progress

    # ------------------------------------------------------------------ fit

    def fit(self, X: Any, y: Any = None) -> Segmenter:
        """Find segments of the rows of X.

        X is a data frame or anything else that Arrow's C interface can hand over, a NumPy array, a
        list of dictionaries, a path, or an ``ilk.Source``. y is not looked at.
        """
        rows = self._fit_rows(X)
        with document_paths(self._documents()) as paths:
            found = told(self.progress, lambda tell: _ilk.fit(rows, self._options(paths), tell))
        for of_loading in ("_order_is_unknown", "_why_not_kept"):
            self.__dict__.pop(of_loading, None)
        self._keep(found, rows)
        for each in self.warnings_:
            warnings.warn(each, DataWarning, stacklevel=2)
        return self

    def _documents(self) -> dict[str, Any]:
        return {
            "dictionary": self.schema,
            "follow": self.follow,
            "playbook": self.playbook,
            "hypotheses": self.hypotheses,
            "names": self.names,
            "configuration": self.configuration,
        }

    def _options(self, paths: Mapping[str, str]) -> dict[str, Any]:
        if self.evidence not in ("quick", "full"):
            raise fault(UsageError, f"evidence is {self.evidence!r}", "give 'quick' or 'full'")
        settings = role_settings(self.roles)
        mapping(self.settings, "settings")
        if self.random_state != 1 or self.configuration is None:
            settings["run.seed"] = str(seed_of(self.random_state))
        if self.encoders != 8:
            settings["encoder.encoders"] = str(self.encoders)
        for key, value in (self.settings or {}).items():
            settings[str(key)] = setting_text(value)
        options = dict(paths, threads=threads_of(self.n_jobs), settings=settings)
        options["full_evidence"] = self.evidence == "full"
        if self.n_clusters is not None:
            whole_number(self.n_clusters, "n_clusters")
            if not 1 <= self.n_clusters <= 100:
                raise fault(
                    UsageError, f"n_clusters is {self.n_clusters}", "give 1 to 100, or None"
                )
            # One segment is the mean of a space, which two are enough to make.
            settings["segments.k"] = str(2 if self.n_clusters == 1 else self.n_clusters)
        return options

    def _keep(self, found: _ilk.Fit, rows: _ilk.Rows) -> None:
        self._fit = found
        self._plots: Plots | None = None
        self.model_ = found.model
        scores = found.scores
        labels: NDArray[np.int32] = scores["segment"]
        if self.n_clusters == 1:
            self.model_ = found.everybody(threads_of(self.n_jobs))
            labels = np.zeros_like(labels)
        count = rows.count
        if count is None or rows.is_opened or count == len(labels):
            self.labels_ = labels
        else:
            self.labels_ = np.full(count, -1, dtype=labels.dtype)
            self.labels_[found.rows] = labels
        self.left_out_ = np.flatnonzero(self.labels_ >= 0)[found.left_out.astype(np.intp)]
        self.cluster_centers_ = self.model_.centroids
        self.n_clusters_ = len(self.cluster_centers_)
        if self._one:
            self.segments_ = [Segment.everybody(found.customers - len(self.left_out_))]
            self.certificate_ = Certificate.of_everybody()
        else:
            self.segments_ = [Segment.of(segment) for segment in found.segments]
            self.certificate_ = Certificate.of(found.certificate)
        self._k_rows = found.k_table
        self.supported_k_ = [row["k"] for row in self._k_rows if row["supported"]]
        self.why_k_ = found.why_k
        self.warnings_ = [in_python(each) for each in found.warnings]
        self.roles_ = in_python(found.roles)
        self._n_features_out = self.model_.code_size

    @property
    def _one(self) -> bool:
        return len(self.model_.segments) == 1

    def _needed(self) -> list[dict[str, Any]]:
        return self.model_.inputs

    @property
    def k_table_(self) -> Any:
        return frame_of(self._k_rows)

    def __getattr__(self, name: str) -> Any:  # asked for what is not there
        asked = "k_table_" if name == "_k_rows" else name
        if asked not in _OF_A_FIT:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        why = self.__dict__.get("_why_not_kept")
        if why is None:
            raise AttributeError(f"{asked} is there after fit")
        if asked == "segments_":  # as far as the model has them
            self.segments_ = segments_of_model(self.model_.to_bytes())
            return self.segments_
        raise fault(
            NotKept,
            f"{asked} is of a fit, and this segmenter has been loaded: {why}",
            "fit it"
            if asked in _OF_ITS_ROWS
            else "load model.json in the folder that Segmenter.write or `ilk run` wrote, or fit it",
        )

    # ------------------------------------------------------------------ use

    def predict(self, X: Any) -> NDArray[np.int32]:
        """The segment of each row, from 0."""
        segments: NDArray[np.int32] = self._scores(X)["segment"]
        return segments

    def transform(self, X: Any) -> NDArray[np.float32]:
        """The codes of the rows, in which segments are made."""
        check_is_fitted(self)
        codes: NDArray[np.float32] = self.model_.codes(self._score_rows(X), threads_of(self.n_jobs))
        return codes.reshape(-1, self.model_.code_size)

    def score_samples(self, X: Any) -> NDArray[np.float32]:
        """How clearly each row lies in its segment: 0 on the border to the next, 1 at the centroid."""
        margins: NDArray[np.float32] = self._scores(X)["margin"]
        return margins

    def score(self, X: Any, y: Any = None) -> float:
        """The mean of ``score_samples``: the simplified silhouette of the rows, higher is better."""
        return float(np.mean(self.score_samples(X), dtype=np.float64))

    def describe(self, X: Any) -> Any:
        """A frame with the segment of each row, its name, distance and margin, the next segment,
        and whether the customer is unusual: farther out than 99% of those fitted. A frame of pandas
        keeps its index."""
        scores = self._scores(X)
        names = np.array(self.model_.segments, dtype=object)
        columns = {
            "segment": scores["segment"],
            "name": names[scores["segment"]],
            "distance": scores["distance"],
            "margin": scores["margin"],
            "next": scores["next"],
            "unusual": scores["unusual"],
        }
        try:
            import pandas
        except ImportError:
            lists = [column.tolist() for column in columns.values()]
            return [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]
        index = X.index if isinstance(X, pandas.DataFrame) else None
        return pandas.DataFrame(columns, index=index)

    def _scores(self, X: Any) -> dict[str, Any]:
        check_is_fitted(self)
        scores = self.model_.score(self._score_rows(X), threads_of(self.n_jobs))
        for each in scores["warnings"]:
            warnings.warn(in_python(each), DataWarning, stacklevel=3)
        if self._one:  # there is no other to be told from
            scores["margin"] = np.zeros_like(scores["margin"])
        return scores

    # ------------------------------------------------------------------ files

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write model.json, which ``ilk.load`` and ``ilk score`` read."""
        check_is_fitted(self)
        write_file(path, self.model_.to_bytes())

    def to_sql(
        self,
        dialect: str = "duckdb",
        *,
        form: str = "affine",
        table: str = "{table}",
        id: str = "",
        path: str | os.PathLike[str] | None = None,
    ) -> str:
        """One SELECT that places the rows of a table in a database: id (where there is one), segment
        from 1, name, distance and margin.

        dialect: ``"duckdb"``, ``"postgres"``, ``"sqlite"``, ``"bigquery"``, ``"snowflake"`` or
        ``"spark"``. form: ``"affine"`` is short and fast and nearly as the model, which the statement's
        first lines measure; ``"exact"`` is the model. table: stands in the statement as it is, quotes
        and all. id: column that names customers. path: where to write it, too.
        """
        check_is_fitted(self)
        if form not in ("affine", "exact"):
            raise fault(UsageError, f"form is {form!r}", "give 'affine' or 'exact'")
        statement = self.model_.to_sql(dialect, form == "exact", table, id)
        for each in statement["notes"]:
            warnings.warn(in_python(each), DataWarning, stacklevel=2)
        text: str = statement["text"]
        if path is not None:
            write_file(path, text.encode())
        return text

    def to_onnx(self, path: str | os.PathLike[str] | None = None, *, bits: int = 32) -> bytes:
        """The model as ONNX: an input for each attribute, and the outputs segment (from 1; -1 where
        the scorer refuses), name, distance and margin.

        path: where to write it, too. bits: 32 or 64, of the numbers that it takes and gives.
        """
        check_is_fitted(self)
        if bits not in (32, 64):
            raise fault(UsageError, f"bits are {bits!r}", "give 32 or 64")
        made = self.model_.to_onnx(bits == 64)
        if path is not None:
            write_file(path, made)
        return made

    def report(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        ids: bool = False,
        share: bool = False,
    ) -> Report:
        """The report: written to the path, where one is given, and shown by a notebook.

        ids: name customers by their ids. share: leave out what is about fewer than ten customers.
        """
        require_one(ids, share)
        files = self._found().artifacts(ids, share)
        report = Report(files["report.html"].decode(), json.loads(files["report.json"]))
        if path is not None:
            report.save(path)
        return report

    @property
    def plot(self) -> Plots:
        """Charts by matplotlib: ``plot.k()``, ``segments()``, ``map()``, ``silhouette()`` and
        ``dendrogram()``."""
        plots: Plots | None = getattr(self, "_plots", None)
        if plots is None:  # what has no fit says so when it is drawn: dir() looks here too
            plots = Plots(lambda: json.loads(self._found().artifacts(False)["report.json"]))
            self._plots = plots
        return plots

    def write(
        self,
        folder: str | os.PathLike[str],
        *,
        ids: bool = False,
        share: bool = False,
        exact: bool = False,
    ) -> None:
        """Write what ``ilk run`` writes: report, lists, strategy, model. All files, or none.

        ids, share: as in ``report``. exact: distances and margins of the lists with all digits, not with three decimals.
        """
        require_one(ids, share)
        self._found().write(os.fspath(folder), ids, share, exact)

    def compare(self, X: Any) -> Comparison:
        """Whether the model still holds for later customers."""
        check_is_fitted(self)
        rows = self._score_rows(X)
        return Comparison.of(_ilk.compare(self.model_, rows, threads_of(self.n_jobs)))

    def plan(self, playbook: Any) -> Plan:
        """Which of the fitted customers each play goes to; a path, or the playbook's text."""
        found = self._found()
        if playbook is None:
            raise fault(UsageError, "there is no playbook", "give its path, or its text")
        with document_paths({"playbook": playbook}) as paths:
            planned = found.plan(paths["playbook"], threads_of(self.n_jobs))
        there = np.flatnonzero(self.labels_ >= 0)
        records = []
        for play in planned["plays"]:
            rows = there[play.pop("labels").astype(np.intp)]
            marks = zip(play.pop("priorities"), play.pop("is_held_out"), strict=True)
            records += [
                {
                    "row": int(row),
                    "play": play["name"],
                    "label": int(self.labels_[row]),
                    "priority": int(priority),
                    "held_out": bool(held_out),
                }
                for row, (priority, held_out) in zip(rows, marks, strict=True)
            ]
        plays = tuple(Play(**play) for play in planned["plays"])
        return Plan(plays, planned["contacted"], frame_of(records), planned["files"])

    def _found(self) -> _ilk.Fit:
        check_is_fitted(self)
        if getattr(self, "_fit", None) is None:
            raise fault(
                UsageError,
                "reports, charts and plans are made of a fit, and this segmenter has been loaded, or "
                "pickled and read back",
                "fit it, and make them before saving it",
            )
        if self._one:
            raise fault(UsageError, "one segment is no segmentation", "fit with n_clusters >= 2")
        return self._fit

    # ------------------------------------------------------------------ conventions

    @classmethod
    def _of_model(cls, model: _ilk.Model, evidence: Evidence | str) -> Segmenter:
        loaded = cls(n_clusters=len(model.segments))
        loaded.model_ = model
        names = [one["name"] for one in model.inputs]  # as far as a model knows of the table
        loaded._remember_columns([model.id_name, *names] if model.id_name else names)
        loaded._order_is_unknown = bool(model.id_name)
        loaded.cluster_centers_ = model.centroids
        loaded.n_clusters_ = len(model.segments)
        loaded._n_features_out = model.code_size
        if loaded._one:
            loaded.segments_ = [Segment.everybody(model.fitted_customers)]
            loaded.certificate_ = Certificate.of_everybody()
        elif isinstance(evidence, Evidence):
            loaded.segments_ = evidence.segments
            loaded.certificate_ = evidence.certificate
            loaded._k_rows = evidence.k_rows
            loaded.supported_k_ = evidence.supported_k
            loaded.why_k_ = evidence.why_k
        if isinstance(evidence, Evidence):
            evidence = "the rows of its table are not kept"
        loaded._why_not_kept = evidence
        return loaded

    @property
    def segment_names_(self) -> list[str]:
        """Names of the segments, by their labels."""
        check_is_fitted(self)
        return self.model_.segments

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "model_")

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("_plots", None)
        state.pop("_fit", None)  # the model's bytes are kept, the table is not
        return state

    def _repr_html_(self) -> str:
        if not hasattr(self, "certificate_"):
            return str(super()._repr_html_()) if hasattr(super(), "_repr_html_") else repr(self)
        return cards(self.certificate_, self.segments_)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        # Notebooks ask for this first, and scikit-learn's shows the parameters.
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


def load(path: str | os.PathLike[str]) -> Segmenter:
    """A segmenter that scores by the model in the file: ``model.json`` of a run, or ``save``'s.

    Where the files of its run lie beside it, as ``ilk run`` and ``write`` leave them, it has
    ``segments_``, ``certificate_`` and ``k_table_`` too; else names and sizes of the segments.
    """
    return Segmenter._of_model(_ilk.Model.from_file(os.fspath(path)), evidence_beside(Path(path)))
