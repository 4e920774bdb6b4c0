#include "text/ocr/touching.h"

#include <leptonica/allheaders.h>

#include <algorithm>

#include "text/numbers/candidate.h"

namespace ita::text {

namespace {

constexpr int kReach = 2;   // pixels around the digits in which a ruling may have touched them
constexpr int kPixels = 3;  // of taken ink at ink that stayed; fewer are grain

/// Whether a pixel is ink, before and after the rulings were taken out.
class Ink {
 public:
  explicit Ink(const OcrPage& page) : page_(page) {}
  bool stayed(int x, int y) const { return is_ink(page_.grey, x, y); }
  bool taken(int x, int y) const { return is_ink(page_.ruled, x, y) && !stayed(x, y); }

 private:
  bool is_ink(const image::Raster& image, int x, int y) const {
    if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) {
      return false;
    }
    Pix* pix = image.pix();
    return GET_DATA_BYTE(pixGetData(pix) + static_cast<ptrdiff_t>(y) * pixGetWpl(pix), x) <
           page_.threshold;
  }
  const OcrPage& page_;
};

bool stayed_beside(const Ink& ink, int x, int y) {
  for (int v = y - 1; v <= y + 1; ++v) {
    for (int u = x - 1; u <= x + 1; ++u) {
      if (ink.stayed(u, v)) {
        return true;
      }
    }
  }
  return false;
}

/// Whether ink that went with a ruling lay at ink within the box, pixels.
bool touched(const OcrPage& page, const Box& box) {
  const Ink ink(page);
  int found = 0;
  for (int y = static_cast<int>(box.y0) - kReach; y < box.y1 + kReach; ++y) {
    for (int x = static_cast<int>(box.x0) - kReach; x < box.x1 + kReach; ++x) {
      if (ink.taken(x, y) && stayed_beside(ink, x, y) && ++found >= kPixels) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

void doubt_numbers_on_rulings(const OcrPage& page, std::vector<ReadWord>& words) {
  if (page.ruled.width() != page.grey.width() || page.ruled.height() != page.grey.height() ||
      page.rulings.empty()) {
    return;
  }
  for (ReadWord& read : words) {
    const Box digits = digits_of(read.word);
    if (!digits.empty() && read.word.doubts.empty() && touched(page, page.grey.to_pixels(digits))) {
      read.word.doubt("number-touches-ruling", {{"raw", read.word.text()}});
    }
  }
}

}  // namespace ita::text
