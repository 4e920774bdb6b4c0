#!/usr/bin/env bash
# Makes a corpus of invented reports, reads it with the built program and prints the scores.
#   tests/generator/evaluate.sh [ITA] [FIRST_SEED] [COUNT] [VARIANTS] [FOLDER]
# Seeds from 5000 on are for evaluation only.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
ita=${1:-$root/build/ita}
seed=${2:-5000}
count=${3:-20}
variants=${4:-born}
folder=${5:-$root/.cache/generated}
corpus=$folder/$seed-$count-${variants//,/+}
if [ ! -f "$corpus/manifest.json" ]; then
  /usr/bin/python3 "$here/make.py" --seed "$seed" --count "$count" --variants "$variants" --out "$corpus"
fi
rm -rf "$corpus-out"
"$ita" extract --quiet -o "$corpus-out" "$corpus" || echo "ita ended with $?"
/usr/bin/python3 "$here/score.py" "$corpus" "$corpus-out" --show "${SHOW:-0}"
if [ -x "$root/../shared/tools/score.py" ]; then
  "$root/../shared/tools/score.py" "$corpus" "$corpus-out"
fi
