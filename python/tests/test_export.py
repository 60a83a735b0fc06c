"""Exported models place customers where the program does."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import warnings
from pathlib import Path

import duckdb
import ilk
import numpy as np
import pandas as pd
import pytest

ON_A_BORDER = 1e-4  # margins below it may fall to either side


class Exported:
    """A model that the program fitted, its scores, and what it exports."""

    def __init__(self, program, path: Path, folder: Path, *options: object) -> None:
        self.program = program
        program("run", path, "-o", folder / "out", "--quiet", *options)
        self.model = folder / "out/model.json"
        self.table = duckdb.read_csv(str(path)).df()
        self.id = self.table.columns[0]
        self.folder = folder
        self.scores = self.scores_of(path)

    def scores_of(self, path: Path) -> pd.DataFrame:
        out = self.folder / f"scores of {path.stem}.csv"
        self.program("score", self.model, path, "-o", out, "--quiet", "--exact")
        return pd.read_csv(out, keep_default_na=False).set_index(self.id)

    def sql(self, dialect: str, form: str = "exact") -> str:
        return self.program("export", self.model, "--sql", dialect, "--form", form, "--table", "customers")

    def onnx(self, bits: int) -> Path:
        path = self.folder / f"{bits}.onnx"
        self.program("export", self.model, "--onnx", path, "--float", bits)
        return path


def differing(found: pd.DataFrame, scores: pd.DataFrame, distance: float = 1e-5) -> int:
    """Checks what is not on a border, and how far distances are apart; how many rows differ."""
    found = found.set_index("id").loc[scores.index]
    differ = found["segment"].to_numpy(int) != scores["segment"].to_numpy()
    assert not (differ & (scores["margin"] >= ON_A_BORDER)).any()
    np.testing.assert_allclose(
        found["distance"].to_numpy(float), scores["distance"], rtol=distance, atol=distance
    )
    same = ~differ
    assert (found["name"][same] == scores["name"][same]).all()
    return int(differ.sum())


def run_duckdb(statement: str, customers: pd.DataFrame) -> pd.DataFrame:
    with duckdb.connect() as connection:
        connection.register("customers", customers)
        return connection.execute(statement).df()


def run_sqlite(statement: str, customers: pd.DataFrame) -> pd.DataFrame:
    plain = customers.copy()
    for name in plain.select_dtypes("datetime"):
        plain[name] = plain[name].dt.strftime("%Y-%m-%d")
    with sqlite3.connect(":memory:") as connection:
        plain.to_sql("customers", connection, index=False)
        return pd.read_sql(statement, connection)


def run_onnx(path: Path, customers: pd.DataFrame, identity: str) -> pd.DataFrame:
    onnx = pytest.importorskip("onnx")
    runtime = pytest.importorskip("onnxruntime")
    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = runtime.InferenceSession(path)
    given = {}
    for wanted in session.get_inputs():
        column = customers[wanted.name]
        if wanted.type == "tensor(string)":
            values = column.astype(object).where(column.notna(), "").to_numpy(object)
        elif column.dtype.kind == "M":
            values = (column - pd.Timestamp(0)) / pd.Timedelta(days=1)
        else:
            values = column.astype("float64")
        if wanted.type != "tensor(string)":
            values = values.to_numpy("float32" if wanted.type == "tensor(float)" else "float64")
        given[wanted.name] = values[:, None]
    outputs = [output.name for output in session.get_outputs()]
    result = {name: values[:, 0] for name, values in zip(outputs, session.run(None, given))}
    return pd.DataFrame(result | {"id": customers[identity]})


CONFIGURATIONS = {
    "mixed": "",
    "mixed, neighbours": '[prepare]\nfill = "neighbours"\ntails = "yeo_johnson"\n',
    "mixed, ranks": '[prepare]\nfill = "ridge"\ntails = "rank_gauss"\n',
}


@pytest.fixture(scope="module", params=["card holders", *CONFIGURATIONS])
def exported(request, program, tmp_path_factory) -> Exported:
    folder = tmp_path_factory.mktemp("exported")
    if request.param == "card holders":
        return Exported(program, request.getfixturevalue("card_holders"), folder)
    configuration = folder / "ilk.toml"
    configuration.write_text("[encoder]\nencoders = 2\n" + CONFIGURATIONS[request.param])
    path = folder / "mixed.csv"
    request.getfixturevalue("mixed").to_csv(path, index=False)
    return Exported(program, path, folder, "--config", configuration)


@pytest.mark.parametrize("form", ["exact", "affine"])
def test_duckdb_agrees(exported: Exported, form: str) -> None:
    statement = exported.sql("duckdb", form)
    found = run_duckdb(statement, exported.table)
    measured = re.search(r"it puts ([0-9.]+)%", statement)
    if measured is None:  # exact, or as good
        assert differing(found, exported.scores) == 0
        return
    found = found.set_index("id").loc[exported.scores.index]
    same = found["segment"].to_numpy() == exported.scores["segment"].to_numpy()
    assert same.mean() > float(measured[1]) / 100 - 0.01
    margin = float(re.search(r"above a margin of ([0-9]+[.][0-9]+)", statement)[1])
    assert (same | (found["margin"] < 2 * margin)).all()


def test_sqlite_agrees(exported: Exported) -> None:
    some = exported.table.head(100)  # compiling the statement takes longer
    found = run_sqlite(exported.sql("sqlite"), some)
    assert differing(found, exported.scores.loc[some[exported.id]]) == 0


@pytest.fixture(scope="module")
def spark():
    pytest.importorskip("pyspark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    for name in ("host", "bindAddress"):
        builder = builder.config(f"spark.driver.{name}", "127.0.0.1")
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield session
    session.stop()


def test_spark_agrees(exported: Exported, spark) -> None:
    path = exported.folder / "customers.csv"
    exported.table.to_csv(path, index=False)
    spark.read.csv(str(path), header=True, inferSchema=True).createOrReplaceTempView("customers")
    rows = spark.sql(exported.sql("spark", "affine")).collect()  # the exact form where it is small
    found = pd.DataFrame([row.asDict() for row in rows])
    if "it puts" not in exported.sql("spark", "affine"):
        assert differing(found, exported.scores) == 0
    else:  # as DuckDB has it
        of_duckdb = run_duckdb(exported.sql("duckdb", "affine"), exported.table)
        assert differing(found, of_duckdb.set_index("id")) == 0


@pytest.mark.parametrize("bits", [32, 64])
def test_onnx_agrees(exported: Exported, bits: int) -> None:
    found = run_onnx(exported.onnx(bits), exported.table, exported.id)
    assert differing(found, exported.scores) == 0


def test_the_segmenter_exports_what_the_program_does(exported: Exported, tmp_path: Path) -> None:
    segmenter = ilk.load(exported.model)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ilk.DataWarning)
        for form in ("affine", "exact"):
            found = segmenter.to_sql("duckdb", form=form, table="customers")
            assert found.strip() == exported.sql("duckdb", form).strip()
        segmenter.to_sql("sqlite", path=tmp_path / "score.sql")
    assert "{table}" in (tmp_path / "score.sql").read_text()
    for bits in (32, 64):
        path = tmp_path / "model.onnx"
        assert segmenter.to_onnx(path, bits=bits) == path.read_bytes() == exported.onnx(bits).read_bytes()


def test_what_cannot_be_exported_is_refused(exported: Exported) -> None:
    segmenter = ilk.load(exported.model)
    for wrong in (lambda: segmenter.to_sql("oracle"), lambda: segmenter.to_sql(form="short"),
                  lambda: segmenter.to_onnx(bits=16), lambda: ilk.Segmenter().to_onnx()):
        with pytest.raises(ValueError):
            wrong()


def test_one_segment_is_exported(mixed: pd.DataFrame) -> None:
    plain = mixed.drop(columns="customer_id") if "customer_id" in mixed else mixed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ilk.DataWarning)
        one = ilk.Segmenter(n_clusters=1, encoders=2).fit(plain)
        found = run_duckdb(one.to_sql("duckdb", form="exact", table="customers"), plain)
    assert set(found["segment"]) == {1}


@pytest.mark.parametrize("dialect", ["bigquery", "snowflake", "spark", "duckdb", "postgres", "sqlite"])
def test_statements_are_sql(exported: Exported, dialect: str) -> None:
    sqlglot = pytest.importorskip("sqlglot")
    if dialect == "bigquery" and '"donors"' in exported.model.read_text():
        pytest.skip("refused: it has no rows of constants")
    assert len(sqlglot.parse(exported.sql(dialect, "affine"), read=dialect)) == 1


def test_perturbed_customers_agree(program, card_holders: Path, tmp_path: Path) -> None:
    exported = Exported(program, card_holders, tmp_path)
    random = np.random.default_rng(1)
    many = exported.table.sample(10_000, replace=True, random_state=1).reset_index(drop=True)
    many[exported.id] = np.arange(len(many))
    for name in many.columns[1:]:
        many[name] = many[name] * (1 + 0.1 * random.normal(size=len(many)))
        many.loc[random.random(len(many)) < 0.02, name] = None
    path = tmp_path / "many.csv"
    many.to_csv(path, index=False)
    scores = exported.scores_of(path)
    found = run_duckdb(exported.sql("duckdb"), many)
    assert differing(found, scores) <= (scores["margin"] < ON_A_BORDER).sum()
    for bits in (32, 64):
        found = run_onnx(exported.onnx(bits), many, exported.id)
        assert differing(found, scores) <= (scores["margin"] < ON_A_BORDER).sum()


ODD = {
    "customer_id": 'the "id"',
    "spend": 'say ""hi""; --',
    "visits": "select",
    "region": "a.b 'c' */",
    "plan": "Größe",
    "newsletter": "x_1",
    "joined": "segment",
}


def test_odd_names_and_empty_rows_survive(program, mixed: pd.DataFrame, tmp_path: Path) -> None:
    odd = mixed.rename(columns=ODD)
    odd["Größe"] = odd["Größe"].replace({"gold": "it's \"gold\"\\ -- */"})
    odd.loc[3, odd.columns[1:]] = None
    path = tmp_path / "odd.csv"
    odd.to_csv(path, index=False)
    configuration = tmp_path / "ilk.toml"
    configuration.write_text("[encoder]\nencoders = 2\n")
    exported = Exported(program, path, tmp_path, "--config", configuration)
    assert differing(run_duckdb(exported.sql("duckdb"), exported.table), exported.scores) == 0
    assert differing(run_sqlite(exported.sql("sqlite"), exported.table), exported.scores) == 0
    found = run_onnx(exported.onnx(64), exported.table, exported.id)
    found = found.rename(columns={"ilk_segment": "segment"})  # an input has that name
    assert differing(found, exported.scores) == 0


def test_rows_that_the_scorer_refuses_have_no_place(program, kinds: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "kinds.csv"
    kinds.assign(id=np.arange(len(kinds)))[["id", *kinds.columns]].to_csv(path, index=False)
    exported = Exported(program, path, tmp_path)
    few = exported.table.head(2).astype({"visits": "float64"})
    few.loc[1, "visits"] = np.inf
    of_onnx = run_onnx(exported.onnx(64), few, exported.id).replace({-1: None, "": None})
    of_onnx = of_onnx.rename(columns={"ilk_distance": "distance"})  # an input has that name
    for found in (run_duckdb(exported.sql("duckdb"), few), of_onnx):
        found = found.sort_values("id")
        assert list(found["segment"].isna()) == [False, True]
        assert list(found["name"].isna()) == [False, True]
        assert list(found["distance"].isna()) == [False, True]
