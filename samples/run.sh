#!/usr/bin/env bash
# Installs what is missing, builds build/ita and reads the samples into output/.
set -euo pipefail
ita_root=$(cd "$(dirname "$0")/.." && pwd)
. "$ita_root/samples/setup.sh"

ita_install "${ita_build_packages[@]}"
ita_build build -DITA_TESTS="${ITA_TESTS:-OFF}"

ita_say "Reading samples/ into output/"
mkdir -p "$ita_root/output"
"$ita_root/build/ita" extract "$ita_root/samples" -o "$ita_root/output"
ita_say "Done. One JSON file for each sample is in output/."
