#!/usr/bin/env bash
# Installs a release build into an empty folder and uses it there as others would: the program, its manual page and
# completion, the library from CMake and from pkg-config; then makes the Debian package.
#   tests/install/run.sh BUILD_FOLDER SOURCE_FOLDER
set -euo pipefail
build=$(realpath "$1")
source=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
sample=$source/samples/thai-digits-2567.pdf
fail() { echo "FAILED: $*" >&2; exit 1; }

cmake --install "$build" --prefix "$prefix" --strip >"$work/install.log"
libraries=$(dirname "$(find "$prefix" -name libita.so)")

# The program, away from its source tree: its models are those beside it.
cp "$sample" "$work/report.pdf"
(cd "$work" && env -u ITA_MODELS_DIR "$prefix/bin/ita" extract report.pdf -o out --quiet)
grep -q '"score": 96.95' "$work/out/report.pdf.json" || fail "the installed program reads no score"
zcat "$prefix/share/man/man1/ita.1.gz" | grep -q extract || fail "no manual page"
bash -c ". '$prefix/share/bash-completion/completions/ita' && complete -p ita" >/dev/null || fail "no completion"

# The library.  Its reader alone brings no database and no spreadsheet.
if ldd "$libraries/libita.so" | grep -E 'sqlite|libpq|xlsxwriter|httplib'; then
  fail "the reader's library links an export"
fi
echo "== embed: CMake"
cmake -S "$source/samples/embed" -B "$work/embed" -DCMAKE_PREFIX_PATH="$prefix" >"$work/embed.log"
cmake --build "$work/embed" >>"$work/embed.log" 2>&1 || { cat "$work/embed.log"; fail "the example does not build"; }
"$work/embed/scores" "$sample" | tee "$work/scores.txt" | head -3
grep -q '96.95' "$work/scores.txt" || fail "the example reads no score"
("$work/embed/scores" "$work/absent.pdf" 2>&1 || true) | grep -q absent.pdf || fail "an error does not name its file"
echo "== embed: pkg-config"
# shellcheck disable=SC2046
PKG_CONFIG_PATH=$libraries/pkgconfig c++ "$source/samples/embed/scores.cpp" -o "$work/scores" \
  $(PKG_CONFIG_PATH=$libraries/pkgconfig pkg-config --define-variable=prefix="$prefix" --cflags --libs ita)
LD_LIBRARY_PATH=$libraries "$work/scores" "$sample" | cmp - "$work/scores.txt" || fail "both ways give the same"

echo "== package"
(cd "$build" && cpack -G DEB -B "$work/package" >"$work/cpack.log") || { cat "$work/cpack.log"; fail "no package"; }
package=$(find "$work/package" -maxdepth 1 -name '*.deb')
dpkg-deb --contents "$package" >"$work/contents"
grep -q bin/ita "$work/contents" || fail "the package holds no program"
if command -v lintian >/dev/null; then
  lintian --fail-on error,warning "$package" || fail "lintian"
fi
echo "installed, embedded and packed; tests/install/bare.sh tries it all in a bare Debian"
