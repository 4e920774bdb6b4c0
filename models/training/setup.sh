#!/bin/bash
# Installs the Debian 12 packages that training needs and collects the npm fonts in ./fonts.  Run as root in the work folder.
set -euo pipefail
packages=(
  tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng    # base network, training tools, and what is compared with
  hunspell-th libthai-data libdatrie1-bin wamerican    # word lists
  fonts-thai-tlwg fonts-arundina fonts-noto-core fonts-liberation2 fonts-dejavu-core
  python3-numpy python3-pil python3-opencv python3-fonttools libraqm0 python3-torch
  libopenblas0-serial liblept5                         # fast matrix products for training; scaling as Tesseract does it
  poppler-utils
)
# Another npm than Debian's, where there is one, does as well, and Debian's cannot be installed beside it.
command -v npm >/dev/null || packages+=(npm)
echo "Installing: ${packages[*]}"
apt-get install -y -qq --no-install-recommends "${packages[@]}"

npm_fonts=(
  font-th-sarabun-new@1.0.0 @ibm/plex-sans-thai@1.1.0 @ibm/plex-sans-thai-looped@1.1.0
  @expo-google-fonts/sarabun@0.4.1 @expo-google-fonts/prompt@0.4.1 @expo-google-fonts/kanit@0.4.1
  @expo-google-fonts/bai-jamjuree@0.4.1 @expo-google-fonts/chakra-petch@0.4.1 @expo-google-fonts/noto-sans-thai@0.4.2
  @expo-google-fonts/k2d@0.4.1 @expo-google-fonts/mitr@0.4.1 @expo-google-fonts/anuphan@0.4.1
  @expo-google-fonts/athiti@0.1.0 @expo-google-fonts/kodchasan@0.4.1 @expo-google-fonts/niramit@0.2.3
  @expo-google-fonts/taviraj@0.2.3 @expo-google-fonts/trirong@0.2.3 @expo-google-fonts/pridi@0.2.0
  @expo-google-fonts/maitree@0.3.0 @expo-google-fonts/fahkwang@0.1.0
  @expo-google-fonts/mali@0.4.1 @expo-google-fonts/itim@0.4.1 @expo-google-fonts/koho@0.2.3 @expo-google-fonts/chonburi@0.1.0
  @fontsource/krub@5.2.7
  @expo-google-fonts/sriracha@0.4.1 @expo-google-fonts/noto-sans-thai-looped@0.4.2  # the last two for the number reader
)
mkdir -p fonts npm
for package in "${npm_fonts[@]}"; do
  archive=$(cd npm && npm pack --silent "$package")
  mkdir -p "npm/${archive%.tgz}"
  tar xzf "npm/$archive" -C "npm/${archive%.tgz}"
done
find npm -name '*.ttf' -exec cp {} fonts/ \;
find npm -path '*complete/woff/*' -name '*Thai*.woff' -exec cp {} fonts/ \;
find npm -path '*fontsource*' -name '*-thai-[3-7]00-normal.woff' -exec cp {} fonts/ \;
echo "$(ls fonts | wc -l) font files in $PWD/fonts"
