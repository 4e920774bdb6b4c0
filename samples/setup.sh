#!/usr/bin/env bash
# Sourced by samples/run.sh and tests/run.sh: installs what is missing on Debian 12 and builds build/ita.
# Says what it does before it does it; does nothing, quickly, when all is there.

# Everything the program needs to be built and to run.
ita_build_packages=(
  g++ cmake ninja-build pkg-config
  libleptonica-dev libtesseract-dev libpoppler-cpp-dev libicu-dev libthai-dev libedlib-dev
  nlohmann-json3-dev libcli11-dev libfmt-dev libsqlite3-dev libxlsxwriter-dev libqpdf-dev libpq-dev
  libseccomp-dev libssl-dev libvalijson-dev libtiff-dev libjpeg-dev libexif-dev libheif-dev libde265-dev libdatrie-dev libzip-dev libpugixml-dev zlib1g-dev libcpp-httplib-dev
)

# What cpack needs to find the libraries that a package depends on.
ita_package_packages=(dpkg-dev file)

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

# ita_configure FOLDER CMAKE_OPTION...: says what the configuration said only where it failed.
ita_configure() {
  local folder=$1 log
  shift
  log=$(mktemp)
  cmake -S "$ita_root" -B "$ita_root/$folder" -G Ninja "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
  rm -f "$log"
}

# ita_build FOLDER CMAKE_OPTION...: configures where needed and builds.  A folder that is new is built from groups of
# sources (cmake/unity.cmake), in less than half the time; one that exists keeps the way it was made.
ita_build() {
  local folder=$1
  shift
  ita_say "Building in $folder"
  [ -f "$ita_root/$folder/CMakeCache.txt" ] || set -- -DITA_UNITY=ON "$@"
  ita_configure "$folder" "$@"
  cmake --build "$ita_root/$folder" && return 0
  grep -q '^ITA_UNITY:BOOL=ON' "$ita_root/$folder/CMakeCache.txt" || return 1
  ita_say "Once more, each source for itself: two in one group may have used one name for two things"
  ita_configure "$folder" "$@" -DITA_UNITY=OFF
  cmake --build "$ita_root/$folder"
}
