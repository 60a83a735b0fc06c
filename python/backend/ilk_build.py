"""Builds the package by scikit-build-core, and source distributions that hold all of the project.

The package lies in a folder of the project, and is compiled from what lies beside it. In a source
distribution the project is the root, and the package is built there by scikit-build-core alone.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from scikit_build_core import build as _build
from scikit_build_core.build import *  # noqa: F403

_PACKAGE = Path(__file__).resolve().parents[1]
_PROJECT = _PACKAGE.parent
_PARTS = ("CMakeLists.txt", "LICENSE", "apps", "cmake", "include", "python", "src", "tools", "web")
_NEVER = shutil.ignore_patterns("node_modules", "__pycache__", "backend", "*.so", ".*")

# Of pyproject.toml, seen from the root.
_FROM_ROOT = {
    'build-backend = "ilk_build"\nbackend-path = ["backend"]': 'build-backend = "scikit_build_core.build"',
    'build-dir = "../build/': 'build-dir = "build/',
    'cmake.source-dir = ".."\n': "",
    'wheel.packages = ["ilk"]': 'wheel.packages = ["python/ilk"]',
    'input = "../include/': 'input = "include/',
    'readme = "README.md"': 'readme = "python/README.md"',
}


def build_sdist(sdist_directory: str, config_settings: dict[str, list[str] | str] | None = None) -> str:
    target = os.path.abspath(sdist_directory)
    text = (_PACKAGE / "pyproject.toml").read_text()
    for here, there in _FROM_ROOT.items():
        if text.count(here) != 1:
            raise RuntimeError(f"pyproject.toml has not one {here!r}")
        text = text.replace(here, there)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in _PARTS:
            source = _PROJECT / part
            if source.is_dir():
                shutil.copytree(source, root / part, ignore=_NEVER)
            else:
                shutil.copy(source, root / part)
        (root / "python/pyproject.toml").unlink()
        (root / "pyproject.toml").write_text(text)
        before = os.getcwd()
        os.chdir(root)
        try:
            return _build.build_sdist(target, config_settings)
        finally:
            os.chdir(before)
