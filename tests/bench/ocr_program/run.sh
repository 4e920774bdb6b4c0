#!/bin/bash
# Measures whole programs (layout, cutting, reading) on drawn office pages in fonts that no training saw: the project's `ita`, stock
# Tesseract with tha and with tha+eng, and the pilot model where ../shared holds it; then real scans where ../shared holds them.
#
#   tests/bench/ocr_program/run.sh [WORK]     WORK: folder for pages and readings (default build/bench-program)
#   MODELS=...  another models folder than the project's;  SEED=...  other pages;  READERS="ita"  only some readers
#   FONTS=...   fonts of models/training/setup.sh (default WORK/fonts)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=${1:-$root/build/bench-program}
python=/usr/bin/python3
shared=$root/../shared
export OMP_THREAD_LIMIT=1 FONTS=${FONTS:-$work/fonts} ITA_MODELS_DIR=${MODELS:-$root/models}
seed=${SEED:-1}
ita=${ITA:-$root/build/ita}
readers=${READERS:-ita stock-tha stock-tha+eng pilot}
mkdir -p "$work"
pages=$work/pages-$seed
[ -s "$pages/pages.json" ] || "$python" "$here/make_pages.py" "$pages" "$seed"

columns=()
for reader in $readers; do
  out=$work/read-$seed-$reader
  case $reader in
    ita) command=("$ita" text --ocr always --format json {}) ;;
    stock-tha) command=(tesseract {} - -l tha --psm 3 tsv) ;;
    stock-tha+eng) command=(tesseract {} - -l tha+eng --psm 3 tsv) ;;
    pilot)
      [ -f "$shared/ocr-pilot/tha_ita.traineddata" ] || continue
      command=(tesseract {} - --tessdata-dir "$shared/ocr-pilot" -l tha_ita --psm 3 -c tessedit_create_tsv=1) ;;
    *) echo "no reader $reader" >&2; exit 2 ;;
  esac
  # The project's readings are made anew, those of others are kept.
  if [ "$reader" = ita ] || [ ! -d "$out" ]; then
    rm -rf "$out"
    "$python" "$here/read_pages.py" "$pages" "$out" "${command[@]}"
  fi
  columns+=("$reader=$out")
done
"$python" "$here/score.py" "$pages" "${columns[@]}" --worst "${WORST:-0}"

scans=$shared/real/scan
if [ -d "$scans" ] && [ -f "$shared/tools/score_text.py" ]; then
  echo "Real office scans (score_text.py):"
  rm -rf "$work/real"
  "$ita" extract "$scans" -o "$work/real" > "$work/real.log" 2>&1 || true
  "$python" "$shared/tools/score_text.py" "$shared/real/truth/manifest.json" "$work/real" | grep -vE 'no output|TOTAL'
fi
