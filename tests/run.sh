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
  # The exports are read back, and the recipes for batch systems are run, with the real programs.
  libreoffice-calc postgresql postgresql-client parallel slurm-wlm munge
)

ita_install "${ita_build_packages[@]}" "${ita_test_packages[@]}"
folder=build
options=(-DITA_TESTS=ON)
if [ -n "${ITA_SANITIZE:-}" ]; then
  folder=build-asan
  options+=(-DITA_SANITIZE=address,undefined)
fi
ita_build "$folder" "${options[@]}"

ita_say "Running the tests"
ctest --test-dir "$ita_root/$folder" --output-on-failure --parallel "$(nproc)" "$@"
