#!/bin/sh
# Builds the Python package's wheel in a fresh environment, and tests it there: types, its tests, and
# the checks of the scikit-learn before the newest. Packages come from PyPI.
#   test_python.sh BUILD_FOLDER: one that is built, whose library the wheel takes; it stays as it is.
set -eu
cd "$(dirname -- "$0")/.."
build=$1
environment=build/python-environment
wheels=build/wheels

as_it_was() { # the folder knows no Python, which may be gone tomorrow
  rm -f "$build/.skbuild-info.json"
  cmake -S . -B "$build" -DILK_PYTHON=OFF -U "SKBUILD*" -U "Python*" -U "nanobind*" >/dev/null
}

python3 -m venv --clear "$environment"
pip="$environment/bin/python -m pip --quiet --disable-pip-version-check"
$pip install "scikit-build-core>=1.0" "nanobind>=3.0"
rm -rf "$wheels"
trap as_it_was EXIT
as_it_was
$pip wheel python/ --no-deps --no-build-isolation -w "$wheels" -C build-dir="$PWD/$build"
as_it_was
trap - EXIT
wheel=$(echo "$wheels"/ilk-*.whl)
$pip install "$wheel[test]"

export ILK_BINARY="$PWD/$build/apps/cli/ilk"
"$environment/bin/mypy" --config-file python/pyproject.toml -p ilk
"$environment/bin/pytest" -q -p no:cacheprovider python/tests
newest=$("$environment/bin/python" -c 'import sklearn; print(".".join(sklearn.__version__.split(".")[:2]))')
$pip install "scikit-learn<$newest"
"$environment/bin/pytest" -q -p no:cacheprovider python/tests/test_estimator.py
