"""What the tests share: tables, the program, a segmenter that has been fitted once."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import ilk
import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("ILK_BINARY", ROOT / "build/release/apps/cli/ilk"))

QUICK = {"encoders": 2, "settings": {"evidence.null_reruns": 2, "evidence.bootstraps": 2}}


@pytest.fixture(scope="session")
def card_holders() -> Path:
    path = ROOT.parent / "shared/data/CC_GENERAL.csv"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path


@pytest.fixture(scope="session")
def program():
    if not PROGRAM.exists():
        pytest.skip(f"{PROGRAM} is not built")

    def run(*words: object) -> str:
        done = subprocess.run(
            [PROGRAM, *map(str, words)], check=True, capture_output=True, text=True
        )
        return done.stdout

    return run


@pytest.fixture(scope="session")
def mixed() -> pd.DataFrame:
    """Numbers, whole numbers, levels, yes and no, dates; values missing in every column but the
    id."""
    random = np.random.default_rng(5)
    rows = 900
    kind = random.integers(0, 3, rows)
    joined = np.datetime64("2019-01-01") + (random.integers(0, 300, rows) + 400 * kind).astype(
        "timedelta64[D]"
    )
    table = pd.DataFrame(
        {
            "customer_id": [f"C{i:04d}" for i in range(rows)],
            "spend": np.round(np.exp(random.normal(3 + kind, 0.4)), 2),
            "visits": pd.array(random.poisson(3 + 6 * kind), dtype="Int64"),
            "region": pd.Categorical(
                random.choice(["north", "south", "east"], rows), ["north", "south", "east"]
            ),
            "plan": pd.array(np.array(["basic", "plus", "gold"])[kind], dtype="string"),
            "newsletter": pd.array(random.random(rows) < 0.2 + 0.3 * kind, dtype="boolean"),
            "joined": pd.Series(joined).astype("datetime64[s]"),
        }
    )
    for column in table.columns[1:]:
        table.loc[random.random(rows) < 0.06, column] = None
    return table


@pytest.fixture(scope="session")
def mixed_csv(mixed: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mixed") / "mixed.csv"
    mixed.to_csv(path, index=False)
    return path


@pytest.fixture(scope="session")
def kinds() -> pd.DataFrame:
    """Three kinds of customers in four columns."""
    random = np.random.default_rng(3)
    kind = np.repeat([0, 1, 2], 100)
    means = np.array([[10, 1, 5, 100], [30, 8, 5, 20], [12, 9, 40, 60]])
    values = random.normal(means[kind], [2, 1, 2, 8])
    return pd.DataFrame(values, columns=["visits", "returns", "basket", "distance"])


@pytest.fixture(scope="session")
def fitted(kinds: pd.DataFrame) -> ilk.Segmenter:
    return ilk.Segmenter(3, **QUICK).fit(kinds)
