#!/bin/bash
# evaluate.sh READ_IMAGES MODELS TRUTH_FOLDER DOCUMENTS OUT: renders the pages that have a transcription, reads them as they are and
# degraded (degrade.py), and prints the error rates beside the processor time; then the time of stock Tesseract on the same pages.
# Needs pdftoppm, tesseract with tha, and python3 with OpenCV.  TRUTH_FOLDER holds manifest.json, DOCUMENTS the files it names, and
# SCORE_TEXT (environment) is the scorer for such a manifest.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
read_images=$1 models=$2 truth=$3 documents=$4 out=$5
score=${SCORE_TEXT:?set SCORE_TEXT to the path of score_text.py}
export OMP_THREAD_LIMIT=1
mkdir -p "$out/clean"

list() {
  python3 -c 'import json, sys
for p in json.load(open(sys.argv[1]))["pages"]:
    print(p["file"], p["page"])' "$truth/manifest.json"
}

list | while read -r file page; do
  pdf=$(find "$documents" -name "$file" | head -1)
  pdftoppm -r 300 -gray -f "$page" -l "$page" -singlefile "$pdf" "$out/clean/$file.$page"
done
for kind in clean fax low skew flipped side worn photo; do
  dpi=300
  if [ "$kind" != clean ]; then
    mkdir -p "$out/$kind"
    for image in "$out"/clean/*.pgm; do
      dpi=$(python3 "$here/degrade.py" "$kind" "$image" "$out/$kind/$(basename "${image%.pgm}").png")
    done
  fi
  rm -rf "$out/$kind/read"
  find "$out/$kind" -maxdepth 1 \( -name '*.pgm' -o -name '*.png' \) -print0 | sort -z |
    xargs -0 "$read_images" --models "$models" --dpi "$dpi" "$out/$kind/read" > "$out/$kind/log"
  printf '%-8s %s  processor %s s\n' "$kind" "$(python3 "$score" "$truth/manifest.json" "$out/$kind/read" | tail -1)" \
    "$(awk '{for (i = 2; i <= NF; ++i) if ($i == "s,") sum += $(i - 1)} END {printf "%.1f", sum}' "$out/$kind/log")"
done
for image in "$out"/clean/*.pgm; do
  bash -c "TIMEFORMAT='%U %S'; time tesseract '$image' - -l tha --psm 3 > /dev/null 2>&1"
done 2>&1 | awk '{sum += $1 + $2} END {printf "stock tesseract -l tha, clean: processor %.1f s\n", sum}'
