"""What is imported, and when."""

from __future__ import annotations

import subprocess
import sys

import ilk
import pytest

HEAVY = ("numpy", "sklearn", "scipy", "joblib", "pandas", "matplotlib", "ilk._ilk")


def said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_the_program_of_the_package_imports_nothing_heavy() -> None:
    loaded = f"[name for name in {HEAVY} if name in sys.modules]"
    assert said(f"import sys, ilk._program; print({loaded})") == "[]"
    assert said(f"import sys, ilk; dir(ilk); print({loaded})") == "[]"


def test_a_segmenter_imports_no_charts_and_frames() -> None:
    loaded = "[name for name in ('matplotlib', 'IPython', 'onnx') if name in sys.modules]"
    assert said(f"import sys, ilk; ilk.Segmenter; print({loaded})") == "[]"


def test_a_worker_of_spark_imports_no_scikit_learn() -> None:
    loaded = "[name for name in ('sklearn', 'scipy', 'pandas') if name in sys.modules]"
    assert said(f"import sys, ilk._batches, ilk._sent; print({loaded})") == "[]"


def test_everything_that_is_listed_is_there() -> None:
    for name in ilk.__all__:
        assert getattr(ilk, name) is not None
    assert set(ilk.__all__) <= set(dir(ilk))
    assert said("from ilk import *; print(Segmenter.__name__, profile.__name__)") == (
        "Segmenter profile"
    )
    with pytest.raises(AttributeError, match="has no attribute 'Segmentor'"):
        ilk.Segmentor


def test_it_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ilk", "--version"], check=True, capture_output=True, text=True
    )
    assert ilk.__version__ in done.stdout
