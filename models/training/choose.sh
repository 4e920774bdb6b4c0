#!/bin/bash
# choose.sh READER: the best of the rounds and of the means of the last two, three and four, in the work folder.
#
# READER is the program ocr_read_lines.  Every candidate reads a validation set of its own (another seed than the one
# of the report), trimmed lines at full contrast, as the program cuts them; the one with the least errors becomes tha_ita.traineddata.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bench=$here/../../tests/bench/ocr
python=/usr/bin/python3
export OMP_THREAD_LIMIT=1
last=$(find round -name '*.lstm' -printf '%f\n' | grep -oE '^[0-9]+' | sort -n | tail -1)
for n in 2 3 4; do
  if [ "$last" -gt "$n" ]; then
    mapfile -t nets < <(seq -f 'round/%g.lstm' $((last - n + 1)) "$last")
    "$python" "$here/lstm_file.py" mean "round/mean$n.lstm" "${nets[@]}"
    "$here/pack.sh" "round/mean$n.lstm" "round/mean$n.traineddata"
  fi
done
[ -s choose/truth.tsv ] || "$python" "$here/make_validation.py" choose "${CHOOSE_LINES:-30}" 0 77
sed 's/^[^\t]*\t//; s/\t.*//; s|^|choose/|' choose/truth.tsv > choose/list
columns=()
for model in round/*.traineddata; do
  name=$(basename "$model" .traineddata)
  mkdir -p "choose/$name"
  cp "$model" "choose/$name/tha_ita.traineddata"
  "$1" tesseract "choose/$name" tha_ita 13 choose/list > "choose/$name.read"
  columns+=("$name=choose/$name.read")
done
"$python" "$bench/score_lines.py" choose/truth.tsv "${columns[@]}" | tee choose/table.md
best=$(grep '^| all sets' choose/table.md | tr -d ' ' | awk -F'|' -v names="$(head -1 choose/table.md | tr -d ' ')" '
  { split(names, name, "|"); for (i = 3; i < NF; ++i) if (best == "" || $i + 0 < least) { least = $i + 0; best = name[i] } print best }')
echo "Chosen: $best"
cp "round/$best.traineddata" tha_ita.traineddata
