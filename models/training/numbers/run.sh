#!/bin/bash
# numbers/run.sh READER: trains the number reader in the work folder, calibrates it and writes numbers.bin.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=/usr/bin/python3
minutes=${NUMBER_MINUTES:-60}
"$python" "$here/train.py" numbers.pt "$minutes"
mkdir -p uncalibrated/numbers
"$python" "$here/export.py" numbers.pt - uncalibrated/numbers/numbers.bin
[ -s calibration/truth.tsv ] || "$python" "$here/../make_validation.py" calibration 0 1500 78
sed 's/^[^\t]*\t//; s/\t.*//; s|^|calibration/|' calibration/truth.tsv > calibration/list
RAW=1 "$1" numbers uncalibrated calibration/list > calibration/read
"$python" "$here/calibrate.py" calibration/read calibration/truth.tsv calibration/curve.txt
"$python" "$here/export.py" numbers.pt calibration/curve.txt numbers.bin
