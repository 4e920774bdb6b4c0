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
  libgtest-dev libgmock-dev libvalijson-dev libbenchmark-dev python3 poppler-utils qpdf sqlite3
  libfreetype-dev libharfbuzz-dev fonts-thai-tlwg python3-pil tesseract-ocr tesseract-ocr-eng
  # Invented papers are drawn with LibreOffice.  The exports are read back, and the recipes for batch systems are run, with the real programs.
  libreoffice-calc libreoffice-writer postgresql postgresql-client parallel slurm-wlm munge
  # Lines that the program reads are read with Tesseract's library too.
  libtesseract-dev
  # The fuzz targets need libFuzzer.
  clang libclang-rt-14-dev
)

ita_install "${ita_build_packages[@]}" "${ita_test_packages[@]}"
folder=build
options=(-DITA_TESTS=ON)
if [ -n "${ITA_SANITIZE:-}" ]; then
  folder=build-asan
  options+=(-DITA_SANITIZE=address,undefined)
fi
ita_build "$folder" "${options[@]}"

if [ -z "${ITA_SANITIZE:-}" ]; then
  ita_say "Building the fuzz targets in build-fuzz"
  cmake -S "$ita_root" -B "$ita_root/build-fuzz" -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DITA_FUZZ=ON \
    -DITA_SANITIZE=address,undefined >/dev/null
  cmake --build "$ita_root/build-fuzz" --target fuzz_targets
fi

ita_say "Running the tests"
failed=0
ctest --test-dir "$ita_root/$folder" --output-on-failure --parallel "$(nproc)" "$@" || failed=$?
if [ -z "${ITA_SANITIZE:-}" ]; then
  ita_say "Running the fuzz targets, a bounded number of executions each"
  ctest --test-dir "$ita_root/build-fuzz" --output-on-failure --parallel "$(nproc)" -L fuzz "$@" || failed=$?
fi
exit "$failed"
