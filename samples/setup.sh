#!/usr/bin/env bash
# Sourced by samples/run.sh and tests/run.sh: installs what is missing on Debian 12 and builds build/ita.
# Says what it does before it does it; does nothing, quickly, when all is there.

# Everything the program needs to be built and to run.
ita_build_packages=(
  g++ cmake ninja-build pkg-config
  libleptonica-dev libpoppler-cpp-dev libicu-dev libthai-dev libedlib-dev
  nlohmann-json3-dev libcli11-dev libfmt-dev libsqlite3-dev libxlsxwriter-dev libqpdf-dev libpqxx-dev
  libseccomp-dev libssl-dev libvalijson-dev libtiff-dev libexif-dev libdatrie-dev
)

ita_say() { printf '== %s\n' "$*"; }

# ita_install PACKAGE...: installs those that are missing, as root or with sudo.
ita_install() {
  local missing=() package
  for package in "$@"; do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return 0
  fi
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These Debian packages are missing: ${missing[*]}" >&2
      echo "Run this script as root, or install sudo, or install them yourself." >&2
      return 1
    fi
    root=(sudo)
  fi
  ita_say "Installing Debian packages: ${missing[*]}"
  # A fresh machine has no package lists; an old list may name versions that are gone.
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

# ita_build FOLDER CMAKE_OPTION...: configures where needed and builds.
ita_build() {
  local folder=$1
  shift
  ita_say "Building in $folder"
  cmake -S "$ita_root" -B "$ita_root/$folder" -G Ninja "$@" >"$ita_root/.configure.log" 2>&1 ||
    { cat "$ita_root/.configure.log" >&2; return 1; }
  rm -f "$ita_root/.configure.log"
  cmake --build "$ita_root/$folder"
}
