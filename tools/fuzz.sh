# ./test --fuzz MINUTES [TARGET...]: what libFuzzer finds in so many minutes for each target.
# Builds what those need alone. Sourced by ./test, from the repository's root. Sets `failed` to 1 where
# there is a finding.

fuzz_packages="clang-14 libclang-rt-14-dev libfuzzer-14-dev"
fuzz_folder=build/fuzz/found

# fuzz_one TARGET SECONDS: its corpus goes on from the last time, beside the seeds.
fuzz_one() {
  corpus="build/fuzz/corpus/$1"
  mkdir -p "$corpus" "$fuzz_folder"
  longest=4096
  [ "$1" != csv ] || longest=256 # many borders of chunks a second, rather than long tables
  ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=8 \
    "build/fuzz/tests/fuzz_$1" "$corpus" "tests/fuzz/seeds/$1" -max_total_time="$2" \
    -max_len="$longest" -timeout=30 -rss_limit_mb=4096 -entropic=0 -print_final_stats=1 \
    -artifact_prefix="$fuzz_folder/$1-" >"build/fuzz/$1.log" 2>&1 ||
    touch "build/fuzz/$1.failed"
}

# fuzz_told TARGET: a line of the table, and where a finding lies.
fuzz_told() {
  log="build/fuzz/$1.log"
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
  covered=$(sed -n 's/^#[0-9].* cov: \([0-9]*\) ft: \([0-9]*\) .*/\1 \2/p' "$log" | tail -n 1)
  verdict="nothing found"
  if [ -e "build/fuzz/$1.failed" ]; then
    failed=1
    verdict=$(sed -n 's/.*Test unit written to /found: /p' "$log" | tail -n 1)
    [ -n "$verdict" ] || verdict="died, see $log"
  fi
  printf '%-14s %10s %8s %8s %8s  %s\n' "$1" "${runs:-?}" "${rate:-?}" "${covered% *}" \
    "${covered#* }" "$verdict"
  [ ! -e "build/fuzz/$1.failed" ] ||
    grep -m 1 -E '^(broken:|==[0-9]+== ?ERROR|  what\(\))|runtime error' "$log" || true
}

# fuzz MINUTES [TARGET...]
fuzz() {
  case "${1:-}" in
  '' | *[!0-9]* | 0) echo "how many minutes for each target? ./test --fuzz 5" >&2 && exit 2 ;;
  esac
  seconds=$(($1 * 60))
  shift
  [ "$#" -gt 0 ] || set -- $(ls tests/fuzz/seeds)
  for target in "$@"; do
    [ -d "tests/fuzz/seeds/$target" ] ||
      { echo "there is no target $target; there are:" $(ls tests/fuzz/seeds) >&2 && exit 2; }
  done
  install_missing $build_packages $test_packages $fuzz_packages
  (build fuzz "$(printf 'fuzz_%s ' "$@")") || exit 1
  rm -f build/fuzz/*.failed
  printf '%-14s %10s %8s %8s %8s\n' target inputs a-second edges features
  while [ "$#" -gt 0 ]; do # two at a time
    fuzz_one "$1" "$seconds" &
    [ "$#" -lt 2 ] || fuzz_one "$2" "$seconds" &
    wait
    fuzz_told "$1"
    [ "$#" -lt 2 ] || fuzz_told "$2"
    [ "$#" -lt 2 ] || shift
    shift
  done
}
