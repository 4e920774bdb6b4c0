#!/usr/bin/env bash
# Installs the package into a bare Debian 12 made for it, runs it there, and takes it out again.
#   tests/install/bare.sh PACKAGE.deb REPORT.pdf
# Needs root, debootstrap and Debian's archive; says so and ends well where one of them is missing.
set -euo pipefail
package=$(realpath "$1")
report=$(realpath "$2")
skip() { echo "not tried in a bare Debian: $*"; exit 0; }
[ "$(id -u)" -eq 0 ] || skip "only root can make one"
command -v debootstrap >/dev/null || skip "debootstrap is not installed"
root=$(mktemp -d)
trap 'rm -rf --one-file-system "$root"' EXIT
debootstrap --variant=minbase bookworm "$root" >"$root.log" 2>&1 || { tail -3 "$root.log"; skip "Debian's archive cannot be reached"; }
rm -f "$root.log"
cp "$package" "$root/ita.deb"
cp "$report" "$root/report.pdf"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get update -qq || skip "its package lists cannot be had"
inside apt-get install -y -qq --no-install-recommends /ita.deb >/dev/null
inside ita --version
inside ita extract /report.pdf -o /out --quiet
grep -q '"score": 96.95' "$root/out/report.pdf.json"
inside apt-get purge -y -qq ita-reader >/dev/null
left=$(find "$root/usr" -path '*ita-reader*' -o -path '*/share/ita' -o -name 'libita*' | head)
[ -z "$left" ] || { echo "left behind: $left" >&2; exit 1; }
echo "installed, run and purged in a bare Debian 12"
