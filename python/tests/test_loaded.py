"""A segmenter that has been loaded: what the model holds, what its folder does, and what is gone."""

from __future__ import annotations

import dataclasses
import json
import pickle
import shutil
from pathlib import Path

import ilk
import numpy as np
import pandas as pd
import pytest

from conftest import QUICK

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")


@pytest.fixture(scope="module")
def named(mixed: pd.DataFrame) -> ilk.Segmenter:
    """With ids, levels and dates."""
    return ilk.Segmenter(3, **QUICK).fit(mixed)


@pytest.fixture(scope="module")
def folder(named: ilk.Segmenter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loaded") / "out"
    named.write(folder)
    return folder


def test_the_columns_are_those_of_the_fit(named, folder, mixed, tmp_path) -> None:
    named.save(tmp_path / "model.json")
    for other in (
        ilk.load(tmp_path / "model.json"),
        ilk.load(folder / "model.json"),
        pickle.loads(pickle.dumps(named)),
        pickle.loads(pickle.dumps(ilk.load(folder / "model.json"))),
    ):
        assert other.n_features_in_ == named.n_features_in_ == 7
        assert list(other.feature_names_in_) == list(named.feature_names_in_) == list(mixed.columns)
        np.testing.assert_array_equal(other.predict(mixed.astype(object)), named.labels_)
        with pytest.raises(ValueError, match="same order"):
            other.predict(mixed[mixed.columns[::-1]])


def test_a_model_alone_does_not_take_an_array_with_ids(named, folder, mixed) -> None:
    """It would not know where they stand: in a table that ends with them it took numbers for them."""
    rows = mixed.astype(object)
    loaded = ilk.load(folder / "model.json")
    for other in (named, pickle.loads(pickle.dumps(named))):
        np.testing.assert_array_equal(other.predict(rows.to_numpy()), named.labels_)
    with pytest.raises(ilk.DataError, match="where the ids stood"):
        loaded.predict(rows.to_numpy())
    inputs = [one["name"] for one in loaded.model_.inputs]
    np.testing.assert_array_equal(loaded.predict(rows[inputs].to_numpy()), named.labels_)


def test_a_loaded_segmenter_that_is_fitted_is_as_any_other(named, folder, mixed) -> None:
    again = ilk.load(folder / "model.json").set_params(**QUICK).fit(mixed)
    np.testing.assert_array_equal(again.labels_, named.labels_)
    rows = mixed.astype(object).to_numpy()
    np.testing.assert_array_equal(again.predict(rows), named.predict(rows))


def test_an_array_has_no_names_when_it_is_loaded_either(kinds, tmp_path) -> None:
    array = kinds.to_numpy()
    of_array = ilk.Segmenter(3, **QUICK).fit(array)
    of_array.save(tmp_path / "model.json")
    loaded = ilk.load(tmp_path / "model.json")
    assert loaded.n_features_in_ == 4
    assert not hasattr(loaded, "feature_names_in_") and not hasattr(of_array, "feature_names_in_")
    for other in (of_array, loaded):
        np.testing.assert_array_equal(other.predict(array), of_array.labels_)
        np.testing.assert_array_equal(other.predict(kinds), of_array.labels_)
        with pytest.raises(ValueError, match="features"):
            other.predict(array[:, :3])


def test_the_folder_of_a_run_has_the_evidence(named, folder, tmp_path) -> None:
    loaded = ilk.load(folder / "model.json")
    for each, fitted in zip(loaded.segments_, named.segments_, strict=True):
        assert dataclasses.asdict(each) == dataclasses.asdict(fitted)
    assert loaded.certificate_ == named.certificate_
    pd.testing.assert_frame_equal(loaded.k_table_, named.k_table_)
    assert loaded.supported_k_ == named.supported_k_
    assert loaded.why_k_ == named.why_k_
    assert "<section" in loaded._repr_html_()
    again = pickle.loads(pickle.dumps(loaded))
    assert again.segments_ == loaded.segments_
    for gone in ("labels_", "left_out_", "warnings_", "roles_"):
        assert not hasattr(loaded, gone)
        with pytest.raises(ilk.NotKept, match=f"(?s){gone} is of a fit.*fit it"):
            getattr(loaded, gone)


def test_the_program_leaves_the_evidence_too(program, mixed, mixed_csv, tmp_path) -> None:
    program("run", mixed_csv, "-o", tmp_path / "out", "--k", 3, "--quiet")
    loaded = ilk.load(tmp_path / "out/model.json")
    fitted = ilk.Segmenter(3).fit(mixed)
    assert loaded.segments_ == fitted.segments_
    assert loaded.certificate_ == fitted.certificate_
    assert list(loaded.feature_names_in_) == list(fitted.feature_names_in_)


def test_a_model_alone_has_names_and_sizes(named, tmp_path) -> None:
    named.save(tmp_path / "model.json")
    loaded = ilk.load(tmp_path / "model.json")
    for each, fitted in zip(loaded.segments_, named.segments_, strict=True):
        assert (each.label, each.number, each.name) == (fitted.label, fitted.number, fitted.name)
        assert (each.customers, each.share) == (fitted.customers, fitted.share)
        assert fitted.name in repr(each)
        with pytest.raises(ilk.NotKept, match="load model.json in the folder"):
            each.rule
        assert not hasattr(each, "drivers")
    for gone in ("certificate_", "k_table_", "supported_k_", "why_k_"):
        assert not hasattr(loaded, gone)
        with pytest.raises(ilk.NotKept, match=f"{gone} is of a fit.*no manifest"):
            getattr(loaded, gone)


@pytest.mark.parametrize(
    "spoilt", ["summary.json", "model.json", "manifest.sha256", "report.json"]
)
def test_files_of_others_are_no_evidence(folder, fitted, tmp_path, spoilt: str) -> None:
    shutil.copytree(folder, tmp_path / "out")
    if spoilt == "model.json":
        fitted.save(tmp_path / "out/model.json")
    else:
        (tmp_path / "out" / spoilt).write_text("{}")
    loaded = ilk.load(tmp_path / "out/model.json")
    if spoilt == "report.json":  # of which nothing but the rules is taken
        assert loaded.certificate_ and loaded.segments_[0].drivers
        assert not hasattr(loaded.segments_[0], "rule")
    else:
        assert not hasattr(loaded, "certificate_")


def test_an_older_model_does_not_count_its_customers(named, tmp_path) -> None:
    model = json.loads(named.model_.to_bytes())
    del model["sha256"], model["reference"]
    (tmp_path / "old.json").write_text(json.dumps(model))
    loaded = ilk.load(tmp_path / "old.json")
    assert loaded.segments_[0].name == named.segments_[0].name
    assert not hasattr(loaded.segments_[0], "customers")


def test_what_is_not_fitted_says_so() -> None:
    with pytest.raises(AttributeError, match="k_table_ is there after fit"):
        ilk.Segmenter().k_table_
    assert not hasattr(ilk.Segmenter(), "segments_")
