#include "image/colour_balance.h"

namespace ita::image {

namespace {

constexpr int kDarkestPaper = 120;  // level
constexpr int kPaperShare = 4;      // one pixel in so many, at least, is paper

}  // namespace

Balance::Balance(Pix* page) {
  std::array<std::array<int, 256>, 3> histogram{};
  int n = 0;
  for (int y = 0; y < pixGetHeight(page); y += kColourStep) {
    const l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    for (int x = 0; x < pixGetWidth(page); x += kColourStep) {
      for (size_t c = 0; c < 3; ++c) {
        ++histogram[c][channel(line[x], c)];
      }
      ++n;
    }
  }
  for (size_t c = 0; c < 3; ++c) {
    int paper = 255;
    for (int above = 0; paper > kDarkestPaper; --paper) {
      above += histogram[c][static_cast<size_t>(paper)];
      if (kPaperShare * above >= n) {  // most of a page is paper
        break;
      }
    }
    for (int i = 0; i < 256; ++i) {
      levels_[c][static_cast<size_t>(i)] = std::min(255, i * 255 / paper);
    }
  }
}

}  // namespace ita::image
