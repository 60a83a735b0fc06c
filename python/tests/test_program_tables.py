"""The program of the package reads Parquet and DuckDB's databases, and finds what others find."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import ilk
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from conftest import QUICK

CONFIGURATION = """
[encoder]
encoders = 2
[evidence]
null_reruns = 2
bootstraps = 2
[segments]
k = 3
"""

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")


def ilk_program(folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ilk", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder)


@pytest.fixture(scope="module")
def tables(mixed: pd.DataFrame, tmp_path_factory) -> Path:
    """The same rows as a file, as a folder of two and in a database beside another table; and the
    package's model of them."""
    made = tmp_path_factory.mktemp("tables")
    table = pa.Table.from_pandas(mixed, preserve_index=False)
    parquet.write_table(table, made / "file.parquet", row_group_size=130)
    shutil.copy(made / "file.parquet", made / "named otherwise")
    (made / "folder/year").mkdir(parents=True)
    parquet.write_table(table.slice(0, 400), made / "folder/year/a.parquet")
    parquet.write_table(table.slice(400), made / "folder/year/b.parquet")
    with duckdb.connect(str(made / "shop.duckdb")) as database:
        database.execute(f"CREATE TABLE customers AS FROM '{made}/file.parquet'")
        database.execute("CREATE TABLE others AS SELECT 1 AS x")
    (made / "ilk.toml").write_text(CONFIGURATION)
    fitted = ilk.Segmenter(3, **QUICK).fit(ilk.read_parquet(made / "file.parquet"))
    fitted.save(made / "model.json")
    return made


@pytest.mark.parametrize(
    "source",
    [
        ["file.parquet"],
        ["named otherwise"],
        ["folder"],
        ["shop.duckdb", "--table", "Customers"],
        ["shop.duckdb", "--query", "select * from customers order by random()"],
    ],
)
def test_a_run_is_that_of_the_package(tables: Path, tmp_path: Path, source: list[str]) -> None:
    out = tmp_path / "out"
    done = ilk_program(tables, "run", *source, "-o", out, "--config", "ilk.toml", "--quiet")
    assert done.returncode == 0, done.stderr
    assert (out / "model.json").read_bytes() == (tables / "model.json").read_bytes()
    scored = ilk_program(tables, "score", out / "model.json", *source, "--exact", "--quiet")
    assert scored.returncode == 0, scored.stderr
    lines = pd.read_csv(out.parent / "out/segments.csv").sort_values("customer_id")
    (tmp_path / "scores.csv").write_text(scored.stdout)
    scores = pd.read_csv(tmp_path / "scores.csv").sort_values("customer_id")
    expected = ilk.load(tables / "model.json").describe(ilk.read_parquet(tables / "file.parquet"))
    np.testing.assert_array_equal(scores["segment"], expected["segment"] + 1)
    np.testing.assert_array_equal(lines["segment"], expected["segment"] + 1)
    np.testing.assert_array_equal(scores["distance"].astype("float32"), expected["distance"])
    np.testing.assert_array_equal(scores["margin"].astype("float32"), expected["margin"])


def test_scores_come_batch_by_batch(fitted: ilk.Segmenter, tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    rows = 70_000  # more than a batch has
    columns = {name: random.normal(10, 5, rows) for name in fitted.feature_names_in_}
    columns["basket"][69_000] = np.inf
    parquet.write_table(pa.table({"unused": ["x"] * rows, **columns}), tmp_path / "large.parquet")
    fitted.save(tmp_path / "model.json")
    done = ilk_program(tmp_path, "score", "model.json", "large.parquet", "-o", "scores.csv")
    assert done.returncode == 0, done.stderr
    assert "line 69001" in done.stderr
    scored = pd.read_csv(tmp_path / "scores.csv")
    kept = pd.DataFrame(columns).drop(index=69_000)
    np.testing.assert_array_equal(scored["segment"], fitted.predict(kept) + 1)


def test_a_profile_is_drawn(tables: Path, tmp_path: Path) -> None:
    assert ilk_program(tables, "profile", "folder", "-o", tmp_path / "out").returncode == 0
    assert (tmp_path / "out/profile.html").stat().st_size > 10_000


def test_a_plan_reads_the_table_again(tables: Path, tmp_path: Path) -> None:
    shutil.copytree(tables / "folder", tmp_path / "folder")
    done = ilk_program(tmp_path, "run", "folder", "-o", "out", "--config", tables / "ilk.toml")
    assert done.returncode == 0, done.stderr
    begun = ilk_program(tmp_path, "playbook", "out", "-o", "playbook.toml")
    assert begun.returncode == 0, begun.stderr
    assert "for folder." in (tmp_path / "playbook.toml").read_text()


@pytest.mark.parametrize("command", [["run"], ["score", "model.json"], ["profile"]])
def test_what_cannot_be_read_leaves_nothing(tables: Path, tmp_path: Path, command: list[str]) -> None:
    whole = (tables / "file.parquet").read_bytes()
    shutil.copy(tables / "model.json", tmp_path)
    (tmp_path / "short.parquet").write_bytes(whole[: len(whole) // 2])
    spoilt = bytearray(whole)
    spoilt[100 : len(whole) // 2 : 7] = bytes(len(range(100, len(whole) // 2, 7)))
    (tmp_path / "spoilt.parquet").write_bytes(spoilt)
    (tmp_path / "empty").mkdir()
    before = sorted(tmp_path.rglob("*"))
    for table, code, words in [
        ("nowhere.parquet", 5, "No such file"),
        ("empty", 3, "is a folder"),
        ("short.parquet", 3, "short.parquet: "),
        ("spoilt.parquet", 3, "spoilt.parquet: "),
    ]:
        done = ilk_program(tmp_path, *command, table, "-o", "out")
        assert (done.returncode, done.stdout) == (code, ""), done.stderr
        assert words in done.stderr and "Traceback" not in done.stderr
        assert sorted(tmp_path.rglob("*")) == before


def test_a_table_is_chosen(tables: Path) -> None:
    for words, code, said in [
        (["shop.duckdb"], 3, "several tables: customers, others"),
        (["shop.duckdb", "--table", "shops"], 3, "has no table 'shops'"),
        (["shop.duckdb", "--query", "select pets from customers"], 3, "pets"),
        (["shop.duckdb", "--query", "create table a as select 1"], 3, "read-only"),
        (["file.parquet", "--table", "customers"], 2, "is no database"),
        (["file.parquet", "--encoding", "latin1"], 2, "leave --encoding out"),
    ]:
        done = ilk_program(tables, "profile", *words, "-o", "not made")
        assert done.returncode == code, done.stderr
        assert said in done.stderr and "Traceback" not in done.stderr
        assert not (tables / "not made").exists()
