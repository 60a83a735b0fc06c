"""Ctrl-C in calls that take long, on tables that make them so."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import ilk
import numpy as np
import pandas as pd
import pytest

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")

ROWS = 150_000


@pytest.fixture(scope="module")
def large() -> pd.DataFrame:
    random = np.random.default_rng(8)
    table = pd.DataFrame(random.gamma(2, 50, (ROWS, 12)), columns=[f"spend {j}" for j in range(12)])
    table.insert(0, "client_id", np.arange(ROWS) + 10_000)
    return table


@pytest.fixture(scope="module")
def large_csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Days that may be months, so that all of it is looked at to tell which."""
    path = tmp_path_factory.mktemp("large") / "large.csv"
    line = "{},0{}/0{}/2021,{}.5\n"
    lines = "".join(line.format(i, 1 + i % 9, 1 + i % 7, i % 97) for i in range(20_000))
    path.write_text("client_id,joined,spend\n" + lines * 60)
    return path


@pytest.fixture(scope="module")
def log() -> pd.DataFrame:
    random = np.random.default_rng(9)
    days = pd.Timestamp("2022-01-01") + pd.to_timedelta(random.integers(0, 700, 4 * ROWS), "D")
    clients = random.integers(0, ROWS // 4, 4 * ROWS)
    return pd.DataFrame({"client": clients, "day": days, "amount": random.gamma(2, 20, 4 * ROWS)})


@pytest.fixture(scope="module")
def model(large: pd.DataFrame) -> ilk.Segmenter:
    options = {"evidence.null_reruns": 2, "evidence.bootstraps": 2}
    return ilk.Segmenter(3, encoders=2, settings=options).fit(large.head(3000))


CALLS: dict[str, Callable[..., object]] = {
    "fit": lambda request: ilk.Segmenter().fit(request("large")),
    "fit of a file": lambda request: ilk.Segmenter().fit(request("large_csv")),
    "profile": lambda request: ilk.profile(request("large")),
    "profile of a file": lambda request: ilk.profile(request("large_csv")),
    "preparation": lambda request: ilk.Preparation().fit(request("large")),
    "choose_k": lambda request: ilk.choose_k(request("large").iloc[:, 1:5].to_numpy()),
    "customers": lambda request: ilk.customers(request("log")),
    "compare": lambda request: request("model").compare(request("large")),
    "predict": lambda request: request("model").predict(request("large")),
    "transform": lambda request: request("model").transform(request("large")),
}


@pytest.mark.parametrize(
    ("name", "delay"), [*itertools.product(CALLS, (0.05, 0.4)), ("fit", 0.7), ("fit", 1.5)]
)
def test_ctrl_c_is_heard(request: pytest.FixtureRequest, name: str, delay: float) -> None:
    for fixture in ("large", "large_csv", "log", "model"):
        request.getfixturevalue(fixture)
    sent: list[float] = []

    def send() -> None:
        sent.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(delay, send)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        while not sent or time.monotonic() < sent[0] + 5:  # again, where it was over before
            CALLS[name](request.getfixturevalue)
    waited = time.monotonic() - sent[0]
    timer.join()
    ilk._ilk.end_of_left_work()
    print(f"heard after {waited:.3f} s")
    assert waited < 1  # 0.2 on a machine that is not busy
