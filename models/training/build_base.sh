#!/bin/bash
# build_base.sh [MODEL]: what training starts from, in the work folder.
#
# Without MODEL: the stock Thai network with its int8 weights as floats (base/start.lstm) and a container with our
# character set (base/empty.traineddata).  With MODEL (one of ours): that network and its own container.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=/usr/bin/python3
model=${1:-}
mkdir -p base/lang base/new
if [ -n "$model" ]; then
  cp "$model" base/empty.traineddata
  combine_tessdata -e base/empty.traineddata base/int8.lstm
  rm -f base/stock.traineddata
else
  cp /usr/share/tesseract-ocr/5/tessdata/tha.traineddata base/stock.traineddata
  combine_tessdata -e base/stock.traineddata base/int8.lstm
  "$python" "$here/charset.py" > base/lang/characters.txt
  unicharset_extractor --norm_mode 3 --output_unicharset base/lang/tha.unicharset base/lang/characters.txt
  # combine_lang_model insists on radical-stroke.txt, which matters for Han only.
  echo '# none' > base/lang/radical-stroke.txt
  combine_lang_model --pass_through_recoder --input_unicharset base/lang/tha.unicharset --script_dir base/lang \
    --output_dir base/new --lang tha
  cp base/new/tha/tha.traineddata base/empty.traineddata
fi
"$python" "$here/lstm_file.py" floats base/int8.lstm base/start.lstm
