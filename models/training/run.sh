#!/bin/bash
# Makes the OCR model and the number reader from packages alone, and measures them.  As root on Debian 12:
#
#   models/training/run.sh [--from MODEL.traineddata] [WORK]
#
# WORK (default build/training) takes about 3 GB.  About an hour of training of each network on two idle cores, then half an
# hour of measuring.  How much is drawn and trained is set by FILES, TEXT_PAGES and MINUTES (train.sh), CHOOSE_LINES
# (choose.sh), CUT_PAGES, NUMBER_MINUTES and CALIBRATION_NUMBERS (numbers/run.sh), LINES_A_SET and NUMBERS_A_SET
# (tests/bench/ocr/run.sh).  QUICK=1 takes a little of everything: every step in about five minutes of processor time, to
# see that all works; its networks are worth nothing.
# It installs Debian packages and fetches fonts with npm (setup.sh names them all).  Results: WORK/tha_ita.traineddata,
# WORK/numbers.bin and WORK/report.md; nothing in models/ is touched.
# The data are seeded; the networks are not the same to the bit from run to run, since training is ended by the processor's clock.
set -euo pipefail
if [ -n "${QUICK:-}" ]; then
  export FILES=${FILES:-2} TEXT_PAGES=${TEXT_PAGES:-6} MINUTES=${MINUTES:-2} CHOOSE_LINES=${CHOOSE_LINES:-3}
  export CUT_PAGES=${CUT_PAGES:-8} NUMBER_MINUTES=${NUMBER_MINUTES:-2} CALIBRATION_NUMBERS=${CALIBRATION_NUMBERS:-100}
  export LINES_A_SET=${LINES_A_SET:-3} NUMBERS_A_SET=${NUMBERS_A_SET:-20}
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
from=
if [ "${1:-}" = --from ]; then
  from=$(realpath "$2")
  shift 2
fi
work=${1:-$root/build/training}
mkdir -p "$work"
cd "$work"
export FONTS=$work/fonts

"$here/setup.sh"
[ -f "$root/build/build.ninja" ] || cmake -S "$root" --preset release
ninja -C "$root/build" ocr_read_lines ocr_cut_lines
reader=$root/build/ocr_read_lines

"$here/build_base.sh" ${from:+"$from"}
"$here/train.sh" "$root/build/ocr_cut_lines"
"$here/choose.sh" "$reader"

"$here/numbers/run.sh" "$reader"

mkdir -p result/tessdata result/numbers
cp tha_ita.traineddata result/tessdata/
cp numbers.bin result/numbers/
MODELS=$work/result "$root/tests/bench/ocr/run.sh" "$work" | tee report.md
echo "Done: $work/result, $work/report.md"
