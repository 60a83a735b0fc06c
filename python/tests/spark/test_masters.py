"""A cluster of two processes, and Spark Connect, which has no context."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

pytest.importorskip("pyspark")

HERE = Path(__file__).parent


@pytest.mark.parametrize("master", ["local-cluster[2,1,1024]", "connect"])
def test_other_masters_change_nothing(fitted, master: str, tmp_path: Path) -> None:
    if master == "connect":
        pytest.importorskip("grpc")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    given = [fitted.parquet, fitted.model, fitted.options["configuration"], tmp_path]
    done = subprocess.run(
        [sys.executable, HERE / "on_master.py", master, *given],
        capture_output=True, text=True, timeout=1800, cwd=HERE,
    )
    assert done.returncode == 0, done.stderr[-5000:]
    scores = parquet.read_table(tmp_path / "scores.parquet").to_pylist()
    lines = {row[fitted.id]: tuple(row.values())[1:] for row in scores}
    assert len(lines) == len(scores)
    assert lines == fitted.scores
    assert (tmp_path / "model.json").read_bytes() == fitted.model.read_bytes()
