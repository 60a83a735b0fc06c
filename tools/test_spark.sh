#!/bin/sh
# Tests the Python package on Spark: its wheel in an environment that has pyspark from PyPI, with the
# machine's Java. Where there is no Java it says so, and nothing is tested.
#   test_spark.sh BUILD_FOLDER: one that is built, whose library the wheel takes.
set -eu
cd "$(dirname -- "$0")/.."
build=$1
environment=build/spark-environment
wheels=build/spark-wheels

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" >/dev/null 2>&1; then
  echo "Spark needs Java 17 or newer, which is not here, so nothing was tested on Spark." >&2
  echo "Debian has it as openjdk-17-jre-headless; or set JAVA_HOME to where it is." >&2
  exit 0
fi

[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
pip="$environment/bin/python -m pip --quiet --disable-pip-version-check"
rm -rf "$wheels"
$pip wheel python/ --no-deps -w "$wheels" -C cmake.source-dir=. -C build-dir=../build/python \
  -C cmake.define.ILK_BUILT="$PWD/$build"
wheel=$(echo "$wheels"/ilk-*.whl)
$pip uninstall -y ilk
# Of pandas the newest that pyspark knows.
$pip install "$wheel[spark]" "pandas<3" pytest duckdb

export ILK_BINARY="$PWD/$build/apps/cli/ilk"
timeout 2400 "$environment/bin/pytest" -q -p no:cacheprovider python/tests/spark
