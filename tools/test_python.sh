#!/bin/sh
# Builds the Python package's wheel in a fresh environment, and tests it there: types, its tests, and
# the checks of the scikit-learn before the newest. Packages come from PyPI.
#   test_python.sh BUILD_FOLDER: one that is built, whose library the wheel takes.
set -eu
cd "$(dirname -- "$0")/.."
build=$1
environment=build/python-environment
wheels=build/wheels

python3 -m venv --clear "$environment"
pip="$environment/bin/python -m pip --quiet --disable-pip-version-check"
rm -rf "$wheels"
$pip wheel python/ --no-deps -w "$wheels" -C cmake.source-dir=. -C build-dir=../build/python \
  -C cmake.define.ILK_BUILT="$PWD/$build"
wheel=$(echo "$wheels"/ilk-*.whl)
$pip install "$wheel[test]"

export ILK_BINARY="$PWD/$build/apps/cli/ilk"
"$environment/bin/mypy" --config-file python/pyproject.toml -p ilk
"$environment/bin/pytest" -q -p no:cacheprovider python/tests
newest=$("$environment/bin/python" -c 'import sklearn; print(".".join(sklearn.__version__.split(".")[:2]))')
$pip install "scikit-learn<$newest"
"$environment/bin/pytest" -q -p no:cacheprovider python/tests/test_estimator.py
