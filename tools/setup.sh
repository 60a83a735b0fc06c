# Shared by ./run and ./test: installs what is missing and builds a preset.
# Sourced, from the repository's root.

build_packages="g++ cmake ninja-build ccache libtbb-dev libhwy-dev libeigen3-dev \
librandom123-dev libcli11-dev libfmt-dev nlohmann-json3-dev libtomlplusplus-dev \
libfast-float-dev libssl-dev libboost-dev zlib1g-dev libzstd-dev libsqlite3-dev libpq-dev"
test_packages="make python3 pkg-config dpkg-dev libgtest-dev librapidcheck-dev postgresql chromium"
# Node may come from elsewhere than Debian, and then brings its own npm.
page_packages=""
command -v node >/dev/null 2>&1 || page_packages="$page_packages nodejs"
command -v npm >/dev/null 2>&1 || page_packages="$page_packages npm"
test_packages="$test_packages$page_packages"
# The report's page is kept built; one that has changed is built anew.
(cd web && sha256sum --check --status dist/page.sha256) ||
  build_packages="$build_packages$page_packages"

# install PACKAGE...: those that are missing, with apt-get, as root or by sudo.
install_missing() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" ||
      missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
  else
    echo "missing packages, and neither root nor sudo to install them:$missing" >&2
    exit 1
  fi
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "missing packages, and no apt-get to install them:$missing" >&2
    exit 1
  fi
  echo "installing:$missing" >&2
  if ! { $as_root apt-get update -qq &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      $missing; } >&2; then
    echo "could not install:$missing" >&2
    exit 1
  fi
}

# build PRESET TARGETS [CMAKE OPTION...]: configures once, then builds what has changed.
build() {
  preset="$1"
  targets="$2"
  shift 2
  if [ ! -f "build/$preset/build.ninja" ] || [ "$#" -gt 0 ]; then
    echo "configuring ($preset); the first build takes some minutes" >&2
    cmake --preset "$preset" "$@" >"build-$preset.log" 2>&1 || {
      cat "build-$preset.log" >&2
      rm -f "build-$preset.log"
      exit 1
    }
    mkdir -p "build/$preset"
    mv "build-$preset.log" "build/$preset/configure.log"
  fi
  # Without a word when there is nothing to do.
  ninja -C "build/$preset" -n $targets 2>/dev/null | grep -q "no work to do" && return 0
  if [ -t 2 ]; then # with steps and seconds for who looks on
    NINJA_STATUS="building ($preset): step %f of %t, %e s  " \
      ninja -C "build/$preset" $targets >&2 && return 0
    echo "the build ($preset) failed" >&2
    exit 1
  fi
  if ! ninja --quiet -C "build/$preset" $targets >"build/$preset/build.log" 2>&1; then
    cat "build/$preset/build.log" >&2
    echo "the build ($preset) failed" >&2
    exit 1
  fi
}
