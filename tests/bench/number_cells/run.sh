#!/bin/bash
# Numbers in the cells of tables, on whole pages and through the program's own pipeline: how many are read exactly, and
# how many wrong ones bear no doubt.
#
#   tests/bench/number_cells/run.sh [WORK [PAGES_A_SET]]     WORK: folder for the pages (default build/bench-cells)
#   ITA=...  another program   MODELS=...  another models folder   SHOW=20  prints so many errors of each kind
#
# Needs the fonts of models/training/setup.sh (in WORK/fonts, or FONTS=...) and build/ita.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=${1:-$root/build/bench-cells}
export FONTS=${FONTS:-$work/fonts} OMP_THREAD_LIMIT=1
pages=$work/pages-${2:-3}-${SEED:-1}
[ -s "$pages/truth.tsv" ] || /usr/bin/python3 "$here/draw.py" "$pages" "${2:-3}" "${SEED:-1}"
"${ITA:-$root/build/ita}" text --format json --models "${MODELS:-$root/models}" "$pages"/*.png > "$work/read.jsonl"
/usr/bin/python3 "$here/score.py" "$pages/truth.tsv" "$work/read.jsonl" "${SHOW:-0}"
