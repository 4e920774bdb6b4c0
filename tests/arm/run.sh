#!/usr/bin/env bash
# The kernels of the line network for ARM under qemu: the same bits as the portable ones, and as those of this machine.
#   tests/arm/run.sh FOLDER     builds in FOLDER; ends with 77 where the cross compiler or qemu is missing
# CROSS_CXX, QEMU name others than Debian's g++-aarch64-linux-gnu and qemu-user.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$1
cross=${CROSS_CXX:-aarch64-linux-gnu-g++}
qemu=${QEMU:-qemu-aarch64}
for need in "${cross%% *}" "${qemu%% *}"; do
  command -v "$need" >/dev/null || { echo "skipped: $need is not installed (g++-aarch64-linux-gnu, qemu-user)"; exit 77; }
done
mkdir -p "$folder"
options=(-std=c++20 -O3 -ffp-contract=off -I "$root/src")
sources=("$here/kernels.cpp" "$root"/src/text/recognise/line_kernels*.cpp)
$cross "${options[@]}" -static "${sources[@]}" -o "$folder/kernels-aarch64"
${CXX:-c++} "${options[@]}" "${sources[@]}" -o "$folder/kernels-native"
native=$("$folder/kernels-native")
status=0
for cpu in cortex-a53 max; do  # without and with dot products
  echo "under qemu as $cpu:"
  arm=$($qemu -cpu "$cpu" "$folder/kernels-aarch64")
  [ "$arm" = "$native" ] || { echo "portable kernels give $arm on ARM, $native here"; status=1; }
done
[ "$($qemu -cpu max "$folder/kernels-aarch64" 2>&1 >/dev/null | grep -c 'as portable')" = 2 ] ||
  { echo "not both kernels ran"; status=1; }
exit $status
