"""Models that MLflow keeps and serves."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

import ilk
import numpy as np
import pandas as pd
import pytest

from conftest import QUICK

mlflow = pytest.importorskip("mlflow", reason="mlflow is not installed: pip install mlflow-skinny")
import ilk.mlflow  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def of_mixed(mixed: pd.DataFrame) -> ilk.Segmenter:
    return ilk.Segmenter(3, **QUICK).fit(mixed)


@pytest.fixture(scope="module")
def folder(of_mixed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mlflow") / "model"
    ilk.mlflow.save_model(of_mixed, folder)
    return folder


def test_what_was_saved_scores_alike(of_mixed, mixed, folder) -> None:
    loaded = ilk.mlflow.load_model(folder)
    assert loaded.model_.to_bytes() == of_mixed.model_.to_bytes()
    scorer = mlflow.pyfunc.load_model(str(folder))
    rows = mixed.assign(newsletter=mixed["newsletter"].map({True: "yes", False: "no"}).astype(object))
    rows["visits"] = rows["visits"].astype("float64")
    rows["region"] = rows["region"].astype(object)
    given = scorer.predict(rows)
    np.testing.assert_array_equal(given["segment"], of_mixed.predict(mixed))
    assert list(given.columns) == scorer.metadata.get_output_schema().input_names()


def test_signature_and_example_are_the_models(of_mixed, folder) -> None:
    scorer = mlflow.pyfunc.load_model(str(folder))
    names = [each["name"] for each in of_mixed.model_.inputs]
    assert scorer.metadata.get_input_schema().input_names() == names
    example = scorer.input_example
    assert list(example.columns) == names
    assert len(scorer.predict(example)) == 1
    with pytest.raises(mlflow.exceptions.MlflowException, match="spend"):
        scorer.predict(example.drop(columns="spend"))


def test_a_run_keeps_it(of_mixed, mixed, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("MLFLOW_ALLOW_FILE_STORE", "true")
    mlflow.set_tracking_uri(f"file:{tmp_path}/runs")
    with mlflow.start_run():
        info = ilk.mlflow.log_model(of_mixed, name="segments")
    loaded = ilk.mlflow.load_model(info.model_uri)
    np.testing.assert_array_equal(loaded.predict(mixed), of_mixed.predict(mixed))


def test_models_of_others_are_refused(tmp_path) -> None:
    (tmp_path / "MLmodel").write_text("flavors:\n  sklearn:\n    pickled_model: model.pkl\n")
    with pytest.raises(ilk.ModelError, match="sklearn"):
        ilk.mlflow.load_model(tmp_path)


@pytest.mark.skipif("ILK_ALL_SEEDS" not in os.environ, reason="takes long: ./test --all --python")
def test_it_answers_over_http(of_mixed, mixed, folder) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "mlflow", "models", "serve", "-m", str(folder), "--env-manager",
        "local", "-p", str(port),
    ]
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    server = subprocess.Popen(command, env={**os.environ, "PATH": path})
    try:
        some = mixed.head(40).copy()
        some["newsletter"] = some["newsletter"].map({True: "yes", False: "no"}).astype(object)
        some["joined"] = some["joined"].dt.strftime("%Y-%m-%d")
        some = some.drop(columns="customer_id").astype(object)
        split = some.where(some.notna(), None).to_dict("split")
        body = json.dumps({"dataframe_split": {"columns": split["columns"], "data": split["data"]}})
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/invocations", body.encode(),
            {"Content-Type": "application/json"},
        )
        for _ in range(600):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    predictions = json.load(answer)["predictions"]
                break
            except urllib.error.HTTPError as error:
                raise AssertionError(error.read().decode()) from error
            except OSError:
                assert server.poll() is None, "the server has ended"
                time.sleep(0.5)
        else:
            raise AssertionError("the server does not answer")
    finally:
        server.terminate()
        server.wait()
    labels = [each["segment"] for each in predictions]
    assert labels == list(of_mixed.predict(mixed.head(40)))
