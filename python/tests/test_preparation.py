"""Tables made ready for models of others, and the choice of k for codes of others."""

from __future__ import annotations

import pickle

import ilk
import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.cluster import KMeans
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


@pytest.fixture(scope="module")
def of_mixed(mixed: pd.DataFrame) -> ilk.Preparation:
    return ilk.Preparation().fit(mixed)


def test_every_check_of_estimators_passes() -> None:
    results = estimator_checks.check_estimator(ilk.Preparation(), on_fail=None, on_skip=None)
    assert len(results) > 40
    others = {each["check_name"]: each["exception"] for each in results if each["status"] != "passed"}
    others.pop("check_array_api_input", None)  # skipped where SciPy was not told before its import
    assert not others


@pytest.mark.parametrize(
    "check",
    [
        "check_dataframe_column_names_consistency",
        "check_set_output_transform_pandas",
        "check_set_output_transform_polars",
        "check_transformer_get_feature_names_out",
        "check_transformer_get_feature_names_out_pandas",
    ],
)
def test_names_and_outputs(check: str) -> None:
    getattr(estimator_checks, check)("Preparation", ilk.Preparation())


def test_no_value_is_missing_and_all_are_on_one_scale(of_mixed, mixed) -> None:
    prepared = of_mixed.transform(mixed)
    assert prepared.dtype == np.float32 and np.isfinite(prepared).all()
    columns = of_mixed.columns_
    assert prepared.shape == (len(mixed), len(columns))
    assert [column.name for column in columns] == list(of_mixed.get_feature_names_out())
    np.testing.assert_allclose(prepared.mean(axis=0), 0, atol=0.05)
    levels = [j for j, column in enumerate(columns) if column.attribute == "plan"]
    assert len(levels) == 3 and {columns[j].part for j in levels} == {"level"}
    there = mixed["plan"].notna().to_numpy()
    assert prepared[there][:, levels].var(axis=0).sum() == pytest.approx(0.5, abs=0.01)
    assert "customer_id" not in {column.attribute for column in columns}


def test_what_was_fitted_can_be_checked_by_hand(of_mixed, mixed) -> None:
    j = next(j for j, each in enumerate(of_mixed.columns_) if each.name == "spend")
    column = of_mixed.columns_[j]
    assert column.transform == "log1p" and column.fill
    there = mixed["spend"].notna().to_numpy()
    by_hand = (np.log1p(mixed["spend"][there]) - column.center) / column.scale
    np.testing.assert_allclose(of_mixed.transform(mixed)[there, j], by_hand, atol=1e-5)


def test_it_is_told_what_to_do(mixed: pd.DataFrame) -> None:
    plain = ilk.Preparation(
        tails="none", scale="none", fill="zero", missing_indicator=False, roles={"plan": "ignore"}
    ).fit(mixed)
    column = plain.columns_[0]
    assert (column.name, column.transform, column.fill, column.scale) == ("spend", "none", "zero", 1)
    spend = mixed["spend"].fillna(0).to_numpy()
    np.testing.assert_allclose(plain.transform(mixed)[:, 0], spend - column.center, atol=1e-3)
    assert not any(each.attribute == "plan" for each in plain.columns_)
    odd = ilk.Preparation().fit(mixed.assign(same=7.0, twice=mixed["spend"]))
    assert set(odd.passed_over_) == {"same", "twice"}
    with pytest.raises(ilk.UsageError, match="boxcox"):
        ilk.Preparation(tails="boxcox").fit(mixed)
    with pytest.raises(ilk.DataError, match="no attribute is left"):
        ilk.Preparation().fit(pd.DataFrame({"same": [1.0] * 9}))


def test_it_is_pickled_and_takes_every_frame(of_mixed, mixed) -> None:
    expected = of_mixed.transform(mixed)
    again = pickle.loads(pickle.dumps(of_mixed))
    np.testing.assert_array_equal(again.transform(mixed), expected)
    np.testing.assert_array_equal(of_mixed.transform(pl.from_pandas(mixed)), expected)
    order = np.random.default_rng(2).permutation(len(mixed))
    other = ilk.Preparation(n_jobs=1).fit(mixed.iloc[order])
    assert other.preparation_.to_bytes() == of_mixed.preparation_.to_bytes()
    assert of_mixed.transform(mixed.iloc[:0]).shape == (0, expected.shape[1])


def test_it_stands_before_a_model_of_ones_own(kinds: pd.DataFrame) -> None:
    pipeline = make_pipeline(ilk.Preparation(), KMeans(3, n_init=5, random_state=0))
    assert adjusted_rand_score(np.repeat([0, 1, 2], 100), pipeline.fit_predict(kinds)) > 0.95


def test_k_is_chosen_for_codes_of_others() -> None:
    codes, truth = make_blobs(600, centers=4, n_features=5, random_state=3)
    choice = ilk.choose_k(codes, largest=6)
    assert choice.k == int(choice) == 4 and 4 in choice.supported
    assert choice.certificate.passed
    assert choice.why.startswith("4: ")
    assert adjusted_rand_score(truth, choice.labels) == 1
    table = choice.table.set_index("k")
    assert table["silhouette"].idxmax() == 4 and table.loc[4, "fit"]
    assert list(table.index) == [2, 3, 4, 5, 6]


def test_units_of_codes_are_theirs() -> None:
    random = np.random.default_rng(1)
    kind = np.repeat([0, 1], 200)
    wide = 10 * kind + random.normal(size=400)
    noise = 1e-3 * random.normal(size=(400, 5))
    choice = ilk.choose_k(np.column_stack([wide, noise]), k=2, largest=3)
    assert adjusted_rand_score(kind, choice.labels) == 1


def test_where_nothing_is_it_is_said() -> None:
    choice = ilk.choose_k(np.random.default_rng(0).normal(size=(400, 4)), largest=5)
    assert not choice.certificate.passed
    assert not choice.table["fit"].any()
    with pytest.raises(ilk.UsageError, match="1 axes"):
        ilk.choose_k(np.zeros(7))
