"""Segmentations in MLflow: kept, registered and served.

>>> ilk.mlflow.log_model(segmenter, name="segments")
>>> ilk.mlflow.load_model("models:/segments/1").predict(customers)

As a ``pyfunc``, and so by ``mlflow models serve`` over HTTP, a model gives what
``Segmenter.describe`` does.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
from pathlib import Path
from typing import Any

from ._errors import MissingPackage, ModelError, fault
from ._ilk import version
from ._segmenter import Segmenter, load

try:
    import mlflow
    import pandas
    from mlflow import pyfunc
    from mlflow.models import Model, ModelSignature
    from mlflow.models.model import MLMODEL_FILE_NAME
    from mlflow.models.utils import _save_example
    from mlflow.tracking.artifact_utils import _download_artifact_from_uri
    from mlflow.types.schema import ColSpec, DataType, Schema
except ImportError as error:
    text = "models are kept in MLflow by mlflow and pandas, which are not both installed"
    raise fault(MissingPackage, text, "pip install mlflow pandas") from error

FLAVOR_NAME = "ilk"
_DATA = "model.json"
_REQUIREMENTS = "requirements.txt"
_ENVIRONMENT = "python_env.yaml"

# By what a model's input takes. A yes or no that may be missing has no type in MLflow but words.
_TYPES = {
    "number": DataType.double,
    "boolean": DataType.string,
    "category": DataType.string,
    "date": DataType.datetime,
}


def signature_of(segmenter: Segmenter) -> ModelSignature:
    """The columns that the model needs, and those that it gives."""
    inputs: list[Any] = [
        ColSpec(_TYPES[each["kind"]], each["name"], required=True)
        for each in segmenter.model_.inputs
    ]
    outputs: list[Any] = [
        ColSpec(DataType.integer, "segment"),
        ColSpec(DataType.string, "name"),
        ColSpec(DataType.float, "distance"),
        ColSpec(DataType.float, "margin"),
        ColSpec(DataType.integer, "next"),
        ColSpec(DataType.boolean, "unusual"),
    ]
    return ModelSignature(Schema(inputs), Schema(outputs))


def example_of(segmenter: Segmenter) -> Any:
    """A row as the model takes it, with the values that stand in for missing ones."""
    columns = json.loads(segmenter.model_.to_bytes())["columns"]
    fills = {column["name"]: column.get("fill", 0) for column in reversed(columns)}
    row: dict[str, Any] = {}
    for each in segmenter.model_.inputs:
        fill = fills.get(each["name"], 0)
        if each["kind"] == "category":
            row[each["name"]] = each["levels"][0] if each["levels"] else ""
        elif each["kind"] == "boolean":
            row[each["name"]] = "yes" if fill >= 0.5 else "no"
        elif each["kind"] == "date":
            day = datetime.date(1970, 1, 1) + datetime.timedelta(days=round(fill))
            row[each["name"]] = pandas.Timestamp(day)
        else:
            row[each["name"]] = float(fill)
    return pandas.DataFrame([row])


def save_model(
    segmenter: Segmenter,
    path: str | os.PathLike[str],
    *,
    signature: ModelSignature | None = None,
    input_example: Any = None,
    pip_requirements: list[str] | None = None,
    metadata: dict[str, Any] | None = None,
    mlflow_model: Model | None = None,
) -> None:
    """Keep a fitted segmentation in a folder, which must not be there or be empty.

    Signature and example are of the model's own inputs unless they are given.
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    segmenter.save(folder / _DATA)
    model = mlflow_model or Model()
    model.signature = signature or signature_of(segmenter)
    if metadata is not None:
        model.metadata = metadata
    example = example_of(segmenter) if input_example is None else input_example
    _save_example(model, example, os.fspath(path))
    pyfunc.add_to_model(
        model, loader_module="ilk.mlflow", data=_DATA, python_env=_ENVIRONMENT
    )
    model.add_flavor(FLAVOR_NAME, ilk_version=version, data=_DATA)
    needed = pip_requirements or [f"ilk=={version}", f"mlflow=={mlflow.__version__}", "pandas"]
    (folder / _REQUIREMENTS).write_text("\n".join(needed) + "\n")
    (folder / _ENVIRONMENT).write_text(
        f"python: {platform.python_version()}\n"
        f"build_dependencies: [pip]\ndependencies: [-r {_REQUIREMENTS}]\n"
    )
    model.save(os.fspath(folder / MLMODEL_FILE_NAME))


def log_model(segmenter: Segmenter, name: str = "model", **options: Any) -> Any:
    """Keep it with the active run, or register it (``registered_model_name``).

    Keywords are those of ``save_model`` and of ``mlflow.models.Model.log``.
    """
    import ilk.mlflow

    return Model.log(None, name=name, flavor=ilk.mlflow, segmenter=segmenter, **options)


def load_model(model_uri: str) -> Segmenter:
    """A segmenter that scores by the model: ``runs:/...``, ``models:/...``, or a path."""
    folder = Path(_download_artifact_from_uri(artifact_uri=os.fspath(model_uri)))
    flavors = Model.load(os.fspath(folder / MLMODEL_FILE_NAME)).flavors
    if FLAVOR_NAME not in flavors:
        text = f"{model_uri} holds no model of ilk's, but of {', '.join(sorted(flavors))}"
        raise fault(ModelError, text, "give what ilk.mlflow.save_model or log_model kept")
    return load(folder / flavors[FLAVOR_NAME]["data"])


class _Scorer:
    """What MLflow serves."""

    def __init__(self, segmenter: Segmenter) -> None:
        self.segmenter = segmenter

    def predict(self, model_input: Any, params: dict[str, Any] | None = None) -> Any:
        return self.segmenter.describe(model_input)


def _load_pyfunc(path: str) -> _Scorer:
    return _Scorer(load(path))
