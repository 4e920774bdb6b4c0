#!/usr/bin/env bash
# Form and common faults of the sources.
#   tests/lint.sh         clang-format over all, clang-tidy over the sources changed by the last commit or since
#   tests/lint.sh --all   clang-tidy over all (an hour of one core)
#   ITA_LINT_BASE=main tests/lint.sh   over what changed since there
# Needs the packages of tests/run.sh; the lists of checks are .clang-format and .clang-tidy.
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t all < <(git ls-files 'src/*.cpp' 'src/*.h' 'tests/*.cpp' 'tests/*.h')
clang-format --dry-run --Werror "${all[@]}"

if [ "${1:-}" = --all ]; then
  mapfile -t changed < <(git ls-files 'src/*.cpp')
else
  base=${ITA_LINT_BASE:-HEAD~1}
  git rev-parse --quiet --verify "$base" >/dev/null || base=HEAD  # a clone without history
  mapfile -t changed < <(git diff --name-only --diff-filter=d "$base" -- 'src/*.cpp')
fi
if [ ${#changed[@]} -gt 0 ]; then
  # The commands of a build of single sources.  clang does not read GCC's precompiled headers, and takes qpdf's JSON.hh in
  # C++20 only behind cmake/clang_qpdf.h, which comes before every other header as in the fuzz targets.  It knows no "prefer-vector-width".
  database=$(mktemp -d)
  trap 'rm -rf "$database"' EXIT
  cmake -S . -B "$database/build" -G Ninja -DITA_TESTS=OFF >/dev/null
  cmake --build "$database/build" --target ita_build_id >/dev/null  # a header that is made
  sed -E 's/-Winvalid-pch|-include [^ ]*cmake_pch\.hxx|-fpch-preprocess|-fcf-protection|-Wno-error=[a-z-]+//g' \
    "$database/build/compile_commands.json" >"$database/compile_commands.json"
  printf '%s\0' "${changed[@]}" |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p "$database" \
      --extra-arg-before=-include --extra-arg-before="$PWD/cmake/clang_qpdf.h" --extra-arg=-Wno-ignored-attributes 2>/dev/null
fi
echo "lint: ${#all[@]} files in form, ${#changed[@]} read by clang-tidy"
