"""The wheel as it is given away: alone in an environment, with nothing but what it needs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import ilk
import numpy as np
import pytest

FILES = metadata.files("ilk") or []


@pytest.fixture(scope="module")
def customers() -> np.ndarray:
    random = np.random.default_rng(3)
    return random.normal(np.repeat([[0.0] * 4, [8.0] * 4], 60, axis=0))


def test_its_libraries_lie_inside() -> None:
    names = [path.name for path in FILES if path.parts[0] == "ilk.libs"]
    for library in ("libtbb", "libfmt", "libzstd"):
        assert any(name.startswith(library) for name in names), names


def test_it_segments_without_any_frame(customers: np.ndarray) -> None:
    for package in ("pandas", "polars", "pyarrow", "matplotlib", "mlflow"):
        with pytest.raises(ImportError):
            __import__(package)
    settings = {"evidence.null_reruns": 2, "evidence.bootstraps": 2}
    fitted = ilk.Segmenter(2, encoders=2, settings=settings).fit(customers)
    assert len(set(fitted.labels_[:60])) == len(set(fitted.labels_[60:])) == 1
    assert isinstance(fitted.k_table_, list) and isinstance(fitted.describe(customers), list)
    assert fitted.report().page.startswith("<!")
    with pytest.raises(ilk.MissingPackage, match="matplotlib"):
        fitted.plot.map()
    with pytest.raises(ilk.MissingPackage, match="mlflow"):
        ilk.mlflow  # noqa: B018
    with pytest.raises(ilk.MissingPackage, match="pyspark"):
        ilk.spark  # noqa: B018
    with pytest.raises(ilk.MissingPackage, match="pyarrow"):
        ilk.read_parquet("customers")


def test_the_program_comes_with_it(customers: np.ndarray, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("ilk")
    for command in ([program], [sys.executable, "-m", "ilk"]):
        said = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert ilk.__version__ in said.stdout
    np.savetxt(tmp_path / "a.csv", customers, delimiter=",", header="a,b,c,d", comments="")
    subprocess.run([program, "run", "a.csv", "-o", "out", "--quiet"], check=True, cwd=tmp_path)
    again = ilk.load(tmp_path / "out/model.json").predict(customers)
    assert len(set(again[:60])) == 1
    wrong = subprocess.run([program, "nonsense"], capture_output=True, text=True)
    assert wrong.returncode != 0 and "nonsense" in wrong.stderr


def test_the_program_says_what_parquet_needs(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("ilk")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and more")
    (tmp_path / "a.db").write_bytes(b"12345678DUCK and more")
    for table, package in {"a.parquet": "pyarrow", "a.db": "duckdb"}.items():
        command = [program, "run", table, "-o", "out"]
        said = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
        assert said.returncode == 5 and f"pip install {package}" in said.stderr, said.stderr
        assert not (tmp_path / "out").exists()


def test_it_says_what_is_in_it() -> None:
    (ours,) = (path for path in FILES if path.name == "ilk.cdx.json")
    materials = json.loads(ours.locate().read_text())
    assert materials["metadata"]["component"]["version"] == ilk.__version__
    versions = {each["name"]: each["version"] for each in materials["components"]}
    assert {"oneTBB", "fmt", "zstd", "eigen", "echarts", "fflate", "nanobind"} <= set(versions)
    assert all(version[0].isdigit() for version in versions.values())
    assert any(path.name == "auditwheel.cdx.json" for path in FILES)
    licences = {path.name for path in FILES if "licenses" in path.parts}
    assert {"LICENSE", "oneTBB.txt", "fmt.txt", "eigen.txt"} <= licences


def test_types_come_with_it() -> None:
    names = {str(path) for path in FILES}
    assert {"ilk/py.typed", "ilk/_ilk.pyi"} <= names


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf")
def test_it_finds_its_libraries_beside_it() -> None:
    for path in FILES:
        if path.parts[:2] == ("ilk", "bin") or path.name.startswith("_ilk."):
            if path.suffix == ".pyi":
                continue
            shown = subprocess.run(["readelf", "-d", path.locate()], capture_output=True, text=True)
            assert "$ORIGIN" in shown.stdout, path
