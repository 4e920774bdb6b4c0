#!/bin/bash
# numbers/run.sh READER: trains the number reader in the work folder, calibrates it and writes numbers.bin.
# READER: build/ocr_read_lines.  FROM=numbers.bin goes on from those weights.  CUT_PAGES (default 320) pages of numbers are
# cut by the program itself for training; 0: drawn numbers only.  CALIBRATION_NUMBERS: drawn numbers a set to calibrate with.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
python=/usr/bin/python3
minutes=${NUMBER_MINUTES:-60}
from=${FROM:-}
crops=()
if [ "${CUT_PAGES:-320}" -gt 0 ]; then
  ninja -C "$root/build" ocr_cut_lines
  [ -s cut.npz ] || "$python" "$here/cut_pages.py" "$root/build/ocr_cut_lines" "$root/models" cut "${CUT_PAGES:-320}"
  crops=(--crops cut.npz)
fi
"$python" "$here/train.py" numbers.pt "$minutes" ${from:+--from "$from"} "${crops[@]}"
mkdir -p uncalibrated/numbers
"$python" "$here/export.py" numbers.pt.mean - uncalibrated/numbers/numbers.bin
[ -s calibration/truth.tsv ] || "$python" "$here/../make_validation.py" calibration 0 "${CALIBRATION_NUMBERS:-1500}" 78
sed 's/^[^\t]*\t//; s/\t.*//; s|^|calibration/|' calibration/truth.tsv > calibration/list
RAW=1 "$1" numbers uncalibrated calibration/list > calibration/read
"$python" "$here/calibrate.py" calibration/read calibration/truth.tsv calibration/curve.txt
"$python" "$here/export.py" numbers.pt.mean calibration/curve.txt numbers.bin
