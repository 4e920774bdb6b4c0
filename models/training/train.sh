#!/bin/bash
# train.sh CUTTER: fine-tuning in the work folder after build_base.sh.  CUTTER: build/ocr_cut_lines.
#
# Lines are drawn first and go on being drawn while the network trains, FILES files of 500 lines each, and those that the
# program itself cuts from TEXT_PAGES drawn pages (about 70 lines a page); train.py reads what is there.  First a steady
# rate for MINUTES of processor time, then a falling one for a quarter of that.  Snapshots: round/1.lstm, round/2.lstm and
# so on, each the running mean of the weights.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=/usr/bin/python3
files=${FILES:-120} pages=${TEXT_PAGES:-300} minutes=${MINUTES:-40}
export OMP_NUM_THREADS=1 OMP_THREAD_LIMIT=1
# Large arrays come and go at every step; keeping their memory saves the time of getting it anew.
steady_memory=(env MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=2000000000 MALLOC_TOP_PAD_=200000000)
mkdir -p lines round
combine_tessdata -e base/empty.traineddata base/net.lstm-unicharset >/dev/null 2>&1

if [ -f base/stock.traineddata ] && [ ! -f base/wide.lstm ]; then
  # Only lstmtraining can give the stock network our characters; a few lines do.
  mkdir -p base/few
  "$python" "$here/make_lines.py" 7 1 60 base/few lstmf
  ls "$PWD"/base/few/*.lstmf > base/few.list
  lstmtraining --continue_from base/start.lstm --old_traineddata base/stock.traineddata \
    --traineddata base/empty.traineddata --train_listfile base/few.list --model_output base/few/c \
    --reset_learning_rate --learning_rate 0.0001 --max_iterations 60 > base/few.log 2>&1
  lstmtraining --stop_training --continue_from base/few/c_checkpoint --traineddata base/empty.traineddata \
    --model_output base/few/float.traineddata >/dev/null 2>&1
  combine_tessdata -e base/few/float.traineddata base/wide.lstm >/dev/null 2>&1
fi
start=base/start.lstm
[ -f base/wide.lstm ] && start=base/wide.lstm

[ -n "$(ls lines)" ] || "$python" "$here/make_lines.py" 1000 4 500 lines
"$python" "$here/make_lines.py" 2000 "$files" 500 lines &
drawing=$!
"$python" "$here/cut_lines.py" "$1" "$here/.." lines "$pages" 1 > cut.log &
cutting=$!
trap 'kill "$drawing" "$cutting" 2>/dev/null || true' EXIT
"${steady_memory[@]}" "$python" -u "$here/train.py" "$start" base/net.lstm-unicharset lines out/steady "$minutes" 0.0005 0.0005
last=$(ls -t out/steady/*.lstm | head -1)
"${steady_memory[@]}" "$python" -u "$here/train.py" "$last" base/net.lstm-unicharset lines out/falling "$(awk "BEGIN { print $minutes / 4 }")" \
  0.0004 0.00001
k=0
for net in $(ls -tr out/steady/*.lstm out/falling/*.lstm); do
  k=$((k + 1))
  cp "$net" "round/$k.lstm"
  "$here/pack.sh" "round/$k.lstm" "round/$k.traineddata"
done
