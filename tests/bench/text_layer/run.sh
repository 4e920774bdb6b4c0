#!/usr/bin/env bash
# Speed of reading text layers beside pdftotext, and the character error rate beside pdftotext and mutool.
#   tests/bench/text_layer/run.sh BUILD_FOLDER PDF...
# The second table needs the transcriptions in ../shared/real/truth and its scorer.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
build=${1:?usage: run.sh BUILD_FOLDER PDF...}
shift
cmake --build "$build" --target bench_text_layer ita >/dev/null
"$build/bench_text_layer" "$@"

shared=$root/../shared
[ -d "$shared/real/truth" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/ita" "$work/ocr" "$work/pdftotext" "$work/mutool" "$work/truth"
# Only the pages with a text layer: the manifest's other files are scans.
python3 - "$shared/real/truth" "$work" <<'PY'
import json, os, sys
truth, work = sys.argv[1:]
pages = [p for p in json.load(open(truth + "/manifest.json", encoding="utf-8"))["pages"]
         if os.path.exists(f"{truth}/../word-pdf/{p['file']}")]
for p in pages:
    p["truth"] = os.path.abspath(os.path.join(truth, p["truth"]))
json.dump({"pages": pages}, open(work + "/truth/manifest.json", "w"))
with open(work + "/pages", "w") as out:
    for p in pages:
        print(p["file"], p["page"], file=out)
PY
while read -r file page; do
  pdf=$shared/real/word-pdf/$file
  [ -e "$work/ita/$file.json" ] || "$build/ita" text "$pdf" --format json >"$work/ita/$file.json"
  [ -n "${ITA_BENCH_OCR:-}" ] && { [ -e "$work/ocr/$file.json" ] ||
    "$build/ita" text "$pdf" --ocr always --format json >"$work/ocr/$file.json"; }
  pdftotext -f "$page" -l "$page" "$pdf" "$work/pdftotext/$file.$page.txt" 2>/dev/null
  if command -v mutool >/dev/null; then
    mutool draw -q -F txt -o "$work/mutool/$file.$page.txt" "$pdf" "$page" 2>/dev/null
  fi
done <"$work/pages"
for tool in ita pdftotext mutool ${ITA_BENCH_OCR:+ocr}; do
  echo
  echo "== $tool"
  python3 "$shared/tools/score_text.py" "$work/truth/manifest.json" "$work/$tool"
done
