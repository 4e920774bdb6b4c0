#pragma once

#include <leptonica/allheaders.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

// Images of lines for the benchmarks of recognisers.

namespace ita::bench {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<Pix, PixDeleter>;

inline std::vector<std::string> lines_of(const char* file) {
  std::ifstream in(file);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    out.push_back(line);
  }
  return out;
}

/// The box of the ink with a margin, grey; the whole image where there is none.
inline PixPointer trimmed(Pix* pix, int margin) {
  const PixPointer grey(pixConvertTo8(pix, 0));
  int threshold = 0;
  if (!grey ||
      pixSplitDistributionFgBg(grey.get(), 0.5F, 1, &threshold, nullptr, nullptr, nullptr) != 0) {
    return PixPointer(pixClone(pix));
  }
  const PixPointer ink(pixThresholdToBinary(grey.get(), threshold));
  BOX* box = nullptr;
  if (!ink || pixClipToForeground(ink.get(), nullptr, &box) != 0 || box == nullptr) {
    return PixPointer(pixClone(pix));
  }
  l_int32 x = 0, y = 0, w = 0, h = 0;
  boxGetGeometry(box, &x, &y, &w, &h);
  boxDestroy(&box);
  box = boxCreate(std::max(0, x - margin), std::max(0, y - margin), w + 2 * margin, h + 2 * margin);
  PixPointer out(pixClipRectangle(grey.get(), box, nullptr));
  boxDestroy(&box);
  return out ? std::move(out) : PixPointer(pixClone(pix));
}

}  // namespace ita::bench
