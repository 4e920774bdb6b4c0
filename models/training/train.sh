#!/bin/bash
# train.sh ROUNDS: fine-tuning in rounds, in the work folder after build_base.sh.
#
# ROUNDS has "minutes, learning rate" a line.  In each round two workers start from the same weights, see different
# fresh lines, and the mean of both is the round's result (round/K.lstm, round/K.traineddata).  The mean errs
# less than either.  START=K begins with round K.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=/usr/bin/python3
export OMP_THREAD_LIMIT=1
lines_a_file=500 files=${FILES:-5}
mkdir -p data out round
[ -f round/0.lstm ] || cp base/start.lstm round/0.lstm

make_lines() {  # ROUND WORKER
  local seed=$(($1 * 100)) folder=data/$1$2
  [ "$2" = B ] && seed=$((seed + 50000))
  [ -s "$folder.list" ] && return 0
  nice -n 19 "$python" "$here/make_lines.py" "$seed" "$files" "$lines_a_file" "$folder"
  ls "$PWD/$folder"/*.lstmf > "$folder.list"
}

round=${START:-1}
make_lines "$round" A
make_lines "$round" B
while read -r minutes rate < <(sed -n "${round}p" "$1") && [ -n "${rate:-}" ]; do
  from=(--continue_from "round/$((round - 1)).lstm")
  # Only the first round changes the character set.
  if [ "$round" = 1 ] && [ -f base/stock.traineddata ]; then
    from+=(--old_traineddata base/stock.traineddata)
  fi
  workers=()
  for worker in A B; do
    mkdir -p "out/$round$worker"
    # --reset_learning_rate: the stock network carries rates of its own that would win over ours.
    # --perfect_sample_delay: most lines that are already read right are passed over.
    timeout "${minutes}m" nice -n 19 lstmtraining "${from[@]}" --traineddata base/empty.traineddata \
      --train_listfile "data/$round$worker.list" --model_output "out/$round$worker/c" --perfect_sample_delay 2 \
      --reset_learning_rate --learning_rate "$rate" --max_iterations 1000000 > "out/$round$worker/log" 2>&1 &
    workers+=($!)
  done
  make_lines $((round + 1)) A
  make_lines $((round + 1)) B
  wait "${workers[@]}" || true  # ended by the clock
  nets=()
  for worker in A B; do
    out=out/$round$worker
    [ -f "$out/c_checkpoint" ] || { echo "round $round: worker $worker reached no checkpoint in $minutes minutes" >&2; exit 1; }
    lstmtraining --stop_training --continue_from "$out/c_checkpoint" --traineddata base/empty.traineddata \
      --model_output "$out/float.traineddata" >/dev/null 2>&1
    combine_tessdata -e "$out/float.traineddata" "$out/float.lstm" >/dev/null 2>&1
    nets+=("$out/float.lstm")
    rm -f "$out"/c_*
  done
  "$python" "$here/lstm_file.py" mean "round/$round.lstm" "${nets[@]}"
  "$here/pack.sh" "round/$round.lstm" "round/$round.traineddata"
  rm -rf "data/$round"[AB]
  grep -h 'At iteration' "out/$round"[AB]/log | tail -1
  round=$((round + 1))
done
