#!/bin/bash
# pack.sh NET.lstm OUT.traineddata: a float network as an int8 model.  Run in the work folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp base/empty.traineddata "$folder/x.traineddata"
cp "$1" "$folder/x.lstm"
combine_tessdata -o "$folder/x.traineddata" "$folder/x.lstm" >/dev/null 2>&1
combine_tessdata -c "$folder/x.traineddata" >/dev/null 2>&1
echo 'preserve_interword_spaces 1' > "$folder/x.config"
combine_tessdata -o "$folder/x.traineddata" "$folder/x.config" >/dev/null 2>&1
mv "$folder/x.traineddata" "$2"
