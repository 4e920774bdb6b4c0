#!/bin/bash
# Measures recognisers on line images: stock tha, stock tha+eng, the pilot where ../shared holds it, and the project's
# model; then the number reader; then real pages where ../shared holds them.
#
#   tests/bench/ocr/run.sh [WORK]      WORK: folder for the images (default build/bench-ocr)
#   MODELS=...           another models folder than the project's
#
# Needs the fonts of models/training/setup.sh (in WORK/fonts, or FONTS=...) and a configured build folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=${1:-$root/build/bench-ocr}
python=/usr/bin/python3
shared=$root/../shared
stock=/usr/share/tesseract-ocr/5/tessdata
models_dir=${MODELS:-$root/models}
export OMP_THREAD_LIMIT=1 FONTS=${FONTS:-$work/fonts}

mkdir -p "$work"
ninja -C "$root/build" ocr_read_lines
reader=$root/build/ocr_read_lines
cd "$work"
if [ ! -s val/truth.tsv ]; then
  "$python" "$root/models/training/make_validation.py" val "${LINES_A_SET:-50}" "${NUMBERS_A_SET:-1000}"
fi
grep -v '^number' val/truth.tsv > lines.tsv
grep '^number' val/truth.tsv > numbers.tsv
for kind in lines numbers; do
  cut -f2 $kind.tsv | sed 's|^|val/|' > $kind.list
done

models=("stock:$stock:tha" "stock+eng:$stock:tha+eng" "ours:$models_dir/tessdata:tha_ita")
if [ -f "$shared/ocr-pilot/tha_ita.traineddata" ]; then
  models+=("pilot:$shared/ocr-pilot:tha_ita")
fi
read_all() {  # LIST PREFIX MODE: reads a list with every model, prints NAME=FILE for each
  for m in "${models[@]}"; do
    IFS=: read -r name data language <<< "$m"
    "$reader" tesseract "$data" "$language" "$3" "$1" > "$2.$name"
    echo "$name=$2.$name"
  done
}
# Mode 13 gets trimmed lines, as the program cuts them; 7 lets Tesseract find the line in the image.
for mode in 13 7; do
  echo "## Line images, Tesseract mode $mode"
  mapfile -t read < <(read_all lines.list "read.$mode" "$mode")
  "$python" "$here/score_lines.py" lines.tsv "${read[@]}"
done
echo "## Numbers, two readers"
"$reader" tesseract "$models_dir/tessdata" tha_ita 13 numbers.list > numbers.tesseract
"$reader" numbers "$models_dir" numbers.list > numbers.reader
"$python" "$here/compare_readers.py" numbers.tsv numbers.tesseract numbers.reader

manifest=$shared/real/truth/manifest.json
if [ -f "$manifest" ]; then
  echo "## Real pages at 300 dpi, lines cut by cut_lines.py"
  "$python" - "$manifest" > pages.tsv <<'P'
import json, sys
for page in json.load(open(sys.argv[1]))['pages']:
    print(page['truth'].removesuffix('.txt'), page['file'], page['page'], sep='\t')
P
  while IFS=$'\t' read -r truth file page; do
    [ -d "pages/$truth" ] && continue
    mkdir -p pages
    pdftoppm -r 300 -gray -f "$page" -l "$page" -singlefile "$(find "$shared/real" -name "$file" | head -1)" "pages/$truth"
    "$python" "$here/cut_lines.py" "pages/$truth.pgm" "pages/$truth"
  done < pages.tsv
  find pages -name '*.png' | sort > pages.list
  mapfile -t read < <(read_all pages.list read.pages 13)
  "$python" "$here/score_pages.py" "$shared/real/truth" "${read[@]}"
fi
