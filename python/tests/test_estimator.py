"""The conventions of scikit-learn."""

from __future__ import annotations

import copy
import pickle

import ilk
import joblib
import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import estimator_checks

from conftest import QUICK

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

FURTHER = [
    "check_dataframe_column_names_consistency",
    "check_get_feature_names_out_error",
    "check_global_output_transform_pandas",
    "check_global_set_output_transform_polars",
    "check_set_output_transform",
    "check_set_output_transform_pandas",
    "check_set_output_transform_polars",
    "check_transformer_get_feature_names_out",
    "check_transformer_get_feature_names_out_pandas",
]


def test_every_check_of_estimators_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    results = estimator_checks.check_estimator(ilk.Segmenter(), on_fail=None, on_skip=None)
    assert len(results) > 40
    others = {
        result["check_name"]: result["exception"]
        for result in results
        if result["status"] != "passed"
    }
    others.pop("check_array_api_input", None)  # skipped where SciPy was not told before its import
    assert not others


@pytest.mark.parametrize("check", FURTHER)
def test_names_and_outputs(check: str) -> None:
    getattr(estimator_checks, check)("Segmenter", ilk.Segmenter(encoders=2))


def test_a_fit_says_what_it_found(fitted: ilk.Segmenter, kinds: pd.DataFrame) -> None:
    assert fitted.n_clusters_ == 3
    assert fitted.n_features_in_ == 4
    assert list(fitted.feature_names_in_) == list(kinds.columns)
    assert fitted.cluster_centers_.shape == (3, fitted.transform(kinds).shape[1])
    assert fitted.labels_.shape == (300,)
    assert list(fitted.k_table_.columns[:2]) == ["k", "silhouette_code"]
    assert set(fitted.supported_k_) <= set(fitted.k_table_["k"])
    assert fitted.certificate_.verdict in ("segments", "uncertain", "continuum", "too few")
    assert fitted.certificate_.gates
    sizes = np.bincount(fitted.labels_[np.isin(np.arange(300), fitted.left_out_, invert=True)])
    for segment in fitted.segments_:
        assert segment.customers == sizes[segment.label]
        assert segment.drivers
        assert segment.name == fitted.segment_names_[segment.label]


def test_codes_lie_nearest_to_their_centroid(fitted: ilk.Segmenter, kinds: pd.DataFrame) -> None:
    codes = fitted.transform(kinds)
    distances = np.linalg.norm(codes[:, None] - fitted.cluster_centers_[None], axis=2)
    np.testing.assert_array_equal(distances.argmin(axis=1), fitted.predict(kinds))
    frame = fitted.describe(kinds)
    np.testing.assert_allclose(frame["distance"], distances.min(axis=1), rtol=1e-4, atol=1e-4)
    second = np.sort(distances, axis=1)[:, 1]
    np.testing.assert_allclose(
        fitted.score_samples(kinds), 1 - distances.min(axis=1) / second, rtol=1e-3, atol=1e-3
    )
    assert fitted.score(kinds) == pytest.approx(fitted.score_samples(kinds).mean(), abs=1e-6)


def test_it_is_copied_pickled_and_dumped(fitted: ilk.Segmenter, kinds, tmp_path) -> None:
    joblib.dump(fitted, tmp_path / "segmenter")
    others = [
        pickle.loads(pickle.dumps(fitted)),
        copy.deepcopy(fitted),
        joblib.load(tmp_path / "segmenter"),
    ]
    for other in others:
        np.testing.assert_array_equal(other.predict(kinds), fitted.labels_)
        assert other.segments_ == fitted.segments_
    assert not hasattr(clone(fitted), "model_")


def test_it_stands_in_pipelines_and_searches(kinds: pd.DataFrame) -> None:
    pipeline = make_pipeline(StandardScaler(), ilk.Segmenter(**QUICK))
    search = GridSearchCV(pipeline, {"segmenter__n_clusters": [1, 2, 3]}, cv=2).fit(kinds)
    assert search.cv_results_["mean_test_score"][0] == 0  # one segment tells nobody apart
    assert search.predict(kinds).max() + 1 == search.best_params_["segmenter__n_clusters"] > 1
    assert pipeline.set_output(transform="pandas").fit_transform(kinds).shape[0] == 300


def test_one_segment_is_everybody(kinds: pd.DataFrame, tmp_path) -> None:
    everybody = ilk.Segmenter(1, **QUICK).fit(kinds)
    assert everybody.n_clusters_ == 1
    assert not everybody.labels_.any() and not everybody.predict(kinds).any()
    mean = everybody.transform(kinds).mean(axis=0)
    np.testing.assert_allclose(everybody.cluster_centers_[0], mean, atol=1e-5)
    (segment,) = everybody.segments_
    assert (segment.name, segment.customers, segment.share) == ("Everybody", 300, 1)
    assert not everybody.certificate_.passed
    with pytest.raises(ilk.UsageError, match="one segment is no segmentation"):
        everybody.report()
    everybody.save(tmp_path / "model.json")
    for other in (ilk.load(tmp_path / "model.json"), pickle.loads(pickle.dumps(everybody))):
        assert not other.predict(kinds).any()
        assert other.score(kinds) == everybody.score(kinds) == 0
        assert other.describe(kinds)["unusual"].sum() <= 3


def _threads(_: int) -> int:
    from ilk._options import threads_of

    return threads_of(None)


def test_threads_are_shared_with_other_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _threads(0)
    for backend in ("loky", "threading", "multiprocessing"):
        parallel = joblib.Parallel(n_jobs=max(2, alone), backend=backend)
        assert parallel(joblib.delayed(_threads)(i) for i in range(2)) == [1, 1], backend
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert _threads(0) == 1


def test_columns_that_are_not_needed_may_come_and_go(mixed: pd.DataFrame) -> None:
    fitted = ilk.Segmenter(3, **QUICK).fit(mixed)
    expected = fitted.predict(mixed)
    without = mixed.drop(columns="customer_id").assign(remark="none")
    np.testing.assert_array_equal(fitted.predict(without), expected)
    with pytest.raises(ilk.DataError, match="yet now missing:\n- spend"):
        fitted.predict(mixed.drop(columns="spend"))


def test_seeds(kinds: pd.DataFrame) -> None:
    def model(seed: object) -> bytes:
        return ilk.Segmenter(3, random_state=seed, **QUICK).fit(kinds).model_.to_bytes()

    assert model(0) == model(0)
    assert model(0) != model(7)
    assert model(np.random.RandomState(4)) == model(np.random.RandomState(4))


def test_no_rows_have_no_labels(fitted: ilk.Segmenter, kinds: pd.DataFrame) -> None:
    nobody = kinds.iloc[:0]
    assert fitted.predict(nobody).shape == (0,)
    assert fitted.transform(nobody).shape == (0, fitted.cluster_centers_.shape[1])
    with pytest.raises(ValueError, match="no rows"):
        ilk.Segmenter().fit(nobody)
