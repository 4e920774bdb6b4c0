#!/usr/bin/env bash
# The whole way of someone who has nothing but Debian 12: a bare root is made, the project is cloned into it, and there the
# README's command builds it and reads the samples; then installation, manual pages, completion of three shells, the embedded
# example, removal; and in a second bare root the Debian package: installation, reading, purging.
#   tests/install/bare.sh                        all of it but the tests (a quarter of an hour of two cores)
#   tests/install/bare.sh --tests "-L unit"      ./tests/run.sh with these options as well ("" for all of them)
#   tests/install/bare.sh --keep FOLDER          keeps the roots there; the next run goes on with what is built
#   tests/install/bare.sh --package FILE.deb     only the package, in a bare root of its own
# What is committed is tried.  Needs root, debootstrap and Debian's archive (the mirror that apt uses here); says so and ends
# well where one of them is missing.  Everything in a root runs in name spaces of its own: nothing stays mounted or running.
set -euo pipefail
source=$(realpath "$(dirname "$0")/../..")
here=$(realpath "$0")
tests=() package="" keep=""
while [ $# -gt 0 ]; do
  case $1 in
    --tests) tests=(yes "$2") ;;
    --keep) mkdir -p "$2"; keep=$(realpath "$2") ;;
    --package) package=$(realpath "$2") ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$here"; exit 2 ;;
  esac
  shift 2
done
say() { printf '== %s\n' "$*"; }
skip() { echo "not tried in a bare Debian: $*"; exit 0; }
fail() { echo "FAILED: $*" >&2; exit 1; }
[ "$(id -u)" -eq 0 ] || skip "only root can make one"
command -v debootstrap >/dev/null || skip "debootstrap is not installed"
work=${keep:-$(mktemp -d)}
[ -n "$keep" ] || trap 'rm -rf --one-file-system "$work"' EXIT

# make_root FOLDER: a copy of the smallest Debian 12 there is.
make_root() {
  local mirror
  if [ ! -e "$work/base.complete" ]; then
    say "Making a bare Debian 12"
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Release: bookworm' | sort -u | head -n 1)
    rm -rf --one-file-system "$work/base"
    # shellcheck disable=SC2086
    debootstrap --variant=minbase bookworm "$work/base" $mirror >"$work/base.log" 2>&1 || {
      tail -n 3 "$work/base.log"
      skip "Debian's archive cannot be reached"
    }
    touch "$work/base.complete"
  fi
  rm -rf --one-file-system "$1"
  cp -a "$work/base" "$1"
  cp /etc/resolv.conf "$1/etc/resolv.conf"
}
# within ROOT COMMAND...: its mounts and processes end with it.
within() {
  local root=$1
  shift
  unshare --mount --pid --fork --kill-child bash -c '
    root=$1; shift
    mount -t proc proc "$root/proc" && mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm" || exit 1
    mkdir -p "$root/dev/pts" && mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts" &&
      mount --bind "$root/dev/pts/ptmx" "$root/dev/ptmx" || exit 1
    mount --rbind /sys "$root/sys" || exit 1
    exec chroot "$root" env -i HOME=/root TERM=dumb LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"' within "$root" "$@"
}
# get ROOT PACKAGE...
get() {
  local root=$1
  shift
  within "$root" apt-get update -qq || skip "its package lists cannot be had"
  within "$root" apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>"$work/apt.log" || {
    cat "$work/apt.log" >&2
    fail "$* cannot be installed"
  }
}
reads() { # reads ROOT: the program that is installed there, away from the sources
  cp "$source/samples/thai-digits-2567.pdf" "$1/tmp/report.pdf"
  rm -rf "$1/tmp/out"
  within "$1" bash -c 'cd / && ita --version && ita extract /tmp/report.pdf -o /tmp/out --quiet'
  grep -q '"score": 96.95' "$1/tmp/out/report.pdf.json" || fail "the installed program reads no score"
}
left_over() { # left_over ROOT FOLDER: what knows ita by its name
  find "$1$2" -name 'ita' -o -name 'ita-reader*' -o -name 'libita*' -o -name 'ita.*' -o -name '_ita' -o -name 'ita-*.1*'
}

# try_package FILE.deb
try_package() {
  local root=$work/package left
  make_root "$root"
  say "Installing $(basename "$1") in a bare Debian 12"
  cp "$1" "$root/tmp/ita.deb"
  get "$root" /tmp/ita.deb man-db
  reads "$root"
  within "$root" man -w ita >/dev/null || fail "the package brings no manual page"
  within "$root" apt-get purge -y -qq ita-reader >/dev/null
  left=$(left_over "$root" /usr)
  [ -z "$left" ] || fail "the package leaves behind: $left"
  say "The package was installed, read a report and was purged"
}

if [ -n "$package" ]; then
  try_package "$package"
  exit 0
fi

root=$work/clone
if [ ! -e "$root.complete" ]; then
  make_root "$root"
  get "$root" git ca-certificates
  touch "$root.complete"
fi
say "Cloning what is committed"
rm -rf "$root/srv/ita.git"
git clone --quiet --bare "file://$source" "$root/srv/ita.git"
within "$root" bash -c '
  git config --global safe.directory "*"
  if [ -d /srv/ita/.git ]; then cd /srv/ita && git fetch -q origin HEAD && git checkout -q --detach FETCH_HEAD
  else git clone -q /srv/ita.git /srv/ita; fi'

say "./samples/run.sh"
within "$root" bash -c 'cd /srv/ita && rm -rf output/*.json && ./samples/run.sh'
read_here=$(find "$root/srv/ita/output" -name '*.json' | wc -l)
expected=$(find "$source/samples" -maxdepth 1 -type f -regex '.*\.\(pdf\|jpg\|png\|tif\)' | wc -l)
[ "$read_here" -eq "$expected" ] || fail "$read_here of $expected samples have a result"
if [ ${#tests[@]} -gt 0 ]; then
  say "./tests/run.sh ${tests[1]}"
  within "$root" bash -c "cd /srv/ita && ./tests/run.sh ${tests[1]}" || fail "a test"
fi

say "Installing in /usr/local"
within "$root" bash -c 'cd /srv/ita && cmake --install build --strip >/dev/null && ldconfig'
reads "$root"
get "$root" man-db bash-completion zsh fish
within "$root" bash -c 'man ita | grep -q extract && man -L th -w ita | grep -q /th/ && man -w ita-extract >/dev/null' || fail "manual pages"
within "$root" bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader ita
  COMP_WORDS=(ita ex) COMP_CWORD=1; $(complete -p ita | sed "s/.*-F \([^ ]*\).*/\1/") ita ex ita; printf "%s\n" "${COMPREPLY[@]}"' |
  grep -q '^extract' || fail "completion in bash"
within "$root" zsh -c 'autoload -U compinit && compinit -D && print -- $_comps[ita]' | grep -q _ita || fail "completion in zsh"
# fish knows /usr/local/share only where the session names it, as a desktop does.
within "$root" env XDG_DATA_DIRS=/usr/local/share:/usr/share fish -c 'complete -C "ita ex"' | grep -q '^extract' || fail "completion in fish"
say "Manual pages, completion in bash, zsh and fish: they work"

say "Building samples/embed with the installed library"
within "$root" bash -ec 'rm -rf /tmp/embed && cmake -S /srv/ita/samples/embed -B /tmp/embed -G Ninja >/dev/null && cmake --build /tmp/embed >/dev/null
  c++ -std=c++20 /srv/ita/samples/embed/scores.cpp -o /tmp/scores $(pkg-config --cflags --libs ita)
  /tmp/embed/scores /tmp/report.pdf >/tmp/cmake.txt; /tmp/scores /tmp/report.pdf | cmp - /tmp/cmake.txt; grep 96.95 /tmp/cmake.txt' ||
  fail "the example"

say "Removing what was installed"
within "$root" bash -c 'cd /srv/ita && cmake --build build --target uninstall >/dev/null'
left=$(left_over "$root" /usr/local)
[ -z "$left" ] || fail "left behind: $left"
within "$root" bash -c '! command -v ita' || fail "ita is still there"

say "Packing"
. "$source/samples/setup.sh"
get "$root" "${ita_package_packages[@]}"
within "$root" bash -c 'cd /srv/ita/build && rm -rf /tmp/package && cpack -G DEB -B /tmp/package' >"$work/cpack.log" 2>&1 || {
  cat "$work/cpack.log" >&2
  fail "no package"
}
cp "$root"/tmp/package/*.deb "$work/"

try_package "$(find "$work" -maxdepth 1 -name '*.deb')"
echo "cloned, built, read, installed, embedded, packed, removed: all in a bare Debian 12"
