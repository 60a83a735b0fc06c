#!/bin/sh
# What another program finds: installs the build into a prefix of its own, and builds and runs the
# examples against that, not against the source tree.
#   installed.sh BUILD_FOLDER SOURCE_FOLDER
set -eu
build=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix

fail() {
  echo "installed.sh: $*" >&2
  exit 1
}

cmake --install "$build" --prefix "$prefix" >"$work/install.log" || fail "cannot install"
library=$(dirname "$(find "$prefix" -name 'libilk_score.so' | head -n 1)")
export LD_LIBRARY_PATH="$library" PKG_CONFIG_PATH="$library/pkgconfig"

# No header of a dependency in the public ones.
for header in "$prefix"/include/ilk/*.h; do
  case "$header" in
  */ilk.h | */arrow.h) ;;
  *) echo "#include <ilk/$(basename "$header")>" ;;
  esac
done >"$work/all.cpp"
echo "int main() {}" >>"$work/all.cpp"
c++ -std=c++20 -Wall -Wextra -Wpedantic -Werror -I"$prefix/include" -M "$work/all.cpp" >"$work/reads" ||
  fail "the headers do not compile alone"
if grep -E 'nlohmann|toml\+\+|tbb|fmt/|Eigen|CLI/|hwy/|libpq|sqlite3|openssl' "$work/reads"; then
  fail "a public header includes a dependency's"
fi

cmake -S "$source/examples/embed" -B "$work/embed" -DCMAKE_PREFIX_PATH="$prefix" >"$work/log" 2>&1 &&
  cmake --build "$work/embed" >>"$work/log" 2>&1 || { cat "$work/log" >&2; fail "examples/embed does not build"; }
"$work/embed/embed" "$work/model.json" >"$work/segments"
grep -q "^[0-9]* segments of 1500 customers$" "$work/segments" || fail "examples/embed found: $(cat "$work/segments")"
printf '20 600 20 web\n- 600 20 shop\n' | "$work/embed/score_stream" "$work/model.json" >"$work/scores" ||
  fail "score_stream failed"
[ "$(wc -l <"$work/scores")" -eq 2 ] || fail "score_stream printed: $(cat "$work/scores")"

cp -r "$source/examples/embed-c" "$work/embed-c"
make -C "$work/embed-c" score >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "examples/embed-c does not build"; }
"$work/embed-c/score" "$work/model.json" >"$work/scores-c" || fail "examples/embed-c failed"
[ "$(wc -l <"$work/scores-c")" -eq 2 ] || fail "examples/embed-c printed: $(cat "$work/scores-c")"
"$work/embed-c/score" "$work/segments" 2>"$work/error" && fail "a damaged model was accepted"
grep -q "is no JSON\|model" "$work/error" || fail "a damaged model gives: $(cat "$work/error")"

# Scoring alone needs no database and no SSL.
for program in "$work/embed/score_stream" "$work/embed-c/score"; do
  if ldd "$program" | grep -E 'libpq|libssl|libcrypto|libsqlite3|libzstd'; then
    fail "$program links more than scoring needs"
  fi
done

# The program, its manual and its completions.
"$prefix/bin/ilk" --version | grep -q '^ilk ' || fail "the installed program does not run"
for page in ilk ilk-run ilk-score; do
  [ -s "$prefix/share/man/man1/$page.1" ] || fail "there is no manual page $page.1"
done
bash -n "$prefix/share/bash-completion/completions/ilk" || fail "the completions of bash are no script"
echo "installed, examples built and run against $prefix"
