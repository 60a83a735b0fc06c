"""Counts and exact sums of scored rows are the same bytes, however the rows are dealt out."""

from __future__ import annotations

import concurrent.futures
import functools
import multiprocessing
from collections.abc import Iterator
from fractions import Fraction

import ilk
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from ilk import scan

from conftest import QUICK

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")


@pytest.fixture(scope="module")
def model(mixed: pd.DataFrame) -> bytes:
    return ilk.Segmenter(3, **QUICK).fit(mixed).model_.to_bytes()


@pytest.fixture(scope="module")
def table(mixed: pd.DataFrame) -> pa.Table:
    """Figures of every size, whose sum as doubles depends on their order; some rows that none can read."""
    random = np.random.default_rng(2)
    spend = mixed["spend"] * 10.0 ** random.integers(-20, 20, len(mixed))
    spend[[10, 700]] = np.inf
    return pa.Table.from_pandas(mixed.assign(spend=spend), preserve_index=False)


@pytest.fixture(scope="module")
def processes() -> Iterator[concurrent.futures.Executor]:
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        yield pool


@pytest.mark.parametrize("parts", [1, 3, 16])
def test_parts_and_their_order_change_nothing(processes, table: pa.Table, model: bytes, parts: int) -> None:
    random = np.random.default_rng(parts)
    shuffled = table.take(random.permutation(table.num_rows))
    ends = np.sort(random.integers(0, table.num_rows, parts - 1)).tolist()
    dealt = [
        shuffled.slice(first, end - first).to_batches(max_chunksize=50)
        for first, end in zip([0, *ends], [*ends, table.num_rows], strict=True)
    ]
    absorbed = list(processes.map(functools.partial(scan.absorb, model=model), dealt))
    whole = scan.absorb(table.to_batches(), model)
    assert functools.reduce(scan.merge, absorbed) == whole
    in_turn = functools.reduce(lambda one, other: scan.merge(other, one), reversed(absorbed))
    assert in_turn == whole == scan.merge(scan.absorb([], model), whole)


def test_it_says_what_the_package_says(table: pa.Table, model: bytes, tmp_path) -> None:
    (tmp_path / "model.json").write_bytes(model)
    frame = table.to_pandas()
    frame = frame[~np.isinf(frame["spend"])]
    described = ilk.load(tmp_path / "model.json").describe(frame)
    found = scan.finish(scan.absorb(table.to_batches(), model))
    assert sum(each["customers"] for each in found) == len(frame) == table.num_rows - 2
    for place, segment in enumerate(found):
        here = (described["segment"] == place).to_numpy()
        assert segment["segment"] == place + 1
        assert segment["customers"] == here.sum() == sum(segment["margins"])
        assert segment["share"] == here.sum() / len(frame)
        assert segment["unusual"] == described["unusual"][here].sum()
        assert segment["margins"][0] == (described["margin"][here] < np.float32(0.05)).sum()
        assert set(segment["means"]) == {"spend", "visits", "newsletter"}
        for name, mean in segment["means"].items():
            known = [float(value) for value in frame[name][here].dropna()]
            assert segment["missing"][name] == here.sum() - len(known)
            assert mean == float(sum(map(Fraction, known)) / len(known))


def test_no_sum_is_rounded() -> None:
    values = np.array([5e-324, -1.7e308, 1.7e308, 1.7e308, 2**-1074 * 3, -0.0, 0.1])
    total = scan._exact_sums(values, np.zeros(len(values), dtype=np.int64), 1)
    assert Fraction(total[0], 2**1074) == sum(map(Fraction, values.tolist()))


def test_other_models_and_tables_are_refused(table: pa.Table, model: bytes, fitted: ilk.Segmenter) -> None:
    with pytest.raises(ilk.DataError, match="two models"):
        scan.merge(scan.absorb([], model), scan.absorb([], fitted))
    with pytest.raises(ilk.DataError, match="'visits' is missing"):
        scan.absorb(table.drop_columns("visits").to_batches(), model)
