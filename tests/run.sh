#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test.
#   tests/run.sh                 everything
#   tests/run.sh -R NAME         only tests whose name matches (options go to ctest)
#   ITA_SANITIZE=1 tests/run.sh  the same with address and undefined-behaviour sanitizers
set -euo pipefail
ita_root=$(cd "$(dirname "$0")/.." && pwd)
. "$ita_root/samples/setup.sh"

# What only the tests need.
ita_test_packages=(
  libgtest-dev libgmock-dev libvalijson-dev libbenchmark-dev python3 poppler-utils qpdf sqlite3 libheif-examples libjpeg-turbo-progs
  libfreetype-dev libharfbuzz-dev fonts-thai-tlwg python3-pil tesseract-ocr tesseract-ocr-eng
  # Invented papers are drawn with LibreOffice.  The exports are read back, and the recipes for batch systems are run, with the real programs.
  libreoffice-calc libreoffice-writer postgresql postgresql-client parallel slurm-wlm munge
  # The review application is driven in a browser; its driver and axe-core come from npm, for tests only.
  chromium
  # The fuzz targets need libFuzzer; form and common faults are checked too.
  clang libclang-rt-14-dev clang-format clang-tidy
  "${ita_package_packages[@]}"
  # The package is looked at by Debian's own critic; the benches compare with numpy.
  lintian python3-numpy
  # The kernels for ARM run in an emulator.
  g++-aarch64-linux-gnu qemu-user
)

# Some sources of Node bring npm along, Debian's does not.
command -v node >/dev/null || ita_test_packages+=(nodejs)
command -v npm >/dev/null || ita_test_packages+=(npm)

ita_install "${ita_build_packages[@]}" "${ita_test_packages[@]}"
# Without the two packages the browser tests say what they lack.
if [ ! -d "$ita_root/tests/browser/node_modules/playwright-core" ]; then
  ita_say "Installing the browser driver of tests/browser with npm"
  (cd "$ita_root/tests/browser" && npm ci --no-audit --no-fund --silent) || echo "npm could not install it" >&2
fi
folder=build
options=(-DITA_TESTS=ON)
if [ -n "${ITA_SANITIZE:-}" ]; then
  folder=build-asan
  options+=(-DITA_SANITIZE=address,undefined)
  export LSAN_OPTIONS="suppressions=$ita_root/tests/leaks.txt:print_suppressions=0"
fi
ita_build "$folder" "${options[@]}"

if [ -z "${ITA_SANITIZE:-}" ]; then
  ita_say "Building the fuzz targets in build-fuzz"
  ita_configure build-fuzz -DITA_UNITY=ON -DCMAKE_CXX_COMPILER=clang++ -DITA_FUZZ=ON \
    -DITA_SANITIZE=address,undefined
  cmake --build "$ita_root/build-fuzz" --target fuzz_targets
fi

failed=0
if [ -z "${ITA_SANITIZE:-}" ]; then
  ita_say "Checking form and common faults (tests/lint.sh)"
  "$ita_root/tests/lint.sh" || failed=$?
fi
ita_say "Running the tests"
ctest --test-dir "$ita_root/$folder" --output-on-failure --parallel "$(nproc)" "$@" || failed=$?
if [ -z "${ITA_SANITIZE:-}" ]; then
  ita_say "Running the fuzz targets, a bounded number of executions each"
  ctest --test-dir "$ita_root/build-fuzz" --output-on-failure --parallel "$(nproc)" -L fuzz "$@" || failed=$?
fi
exit "$failed"
