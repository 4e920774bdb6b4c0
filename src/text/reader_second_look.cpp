#include <algorithm>
#include <cmath>

#include "text/layer/ink.h"
#include "text/layer/numbers.h"
#include "text/reader_impl.h"

namespace ita::text {

namespace {

constexpr double kNumberDpi = 250;  // digits of 8 points are 15 pixels high
constexpr double kMostPixels =
    36e6;  // a sheet of A0 for rulings; a larger page is looked at coarsely
constexpr double kPointsPerInch = 72;
constexpr double kLeastArea = 1e-6;  // square inches: a page without a size

}  // namespace

double affordable_dpi(const document::PageInfo& page, double wanted) {
  const double inches = page.width / kPointsPerInch * (page.height / kPointsPerInch);
  return std::min(wanted, std::sqrt(kMostPixels / std::max(inches, kLeastArea)));
}

/// The scores of which the layer and the recogniser differ, read a third time.
Result<bool> Reader::Impl::settle_numbers(document::Document& document, PageText& page) {
  if (std::none_of(page.words.begin(), page.words.end(), has_open_difference)) {
    return false;
  }
  if (auto made = number_reader(); !made) {
    return made.error();
  }
  const double dpi = affordable_dpi({page.number, page.width, page.height, 0}, kNumberDpi);
  const auto raster = document.raster(page.number, dpi, document::Colour::grey);
  if (!raster) {
    return raster.error();
  }
  settle_differences(page.words, *raster, *numbers);
  return true;
}

/// The scores and years of a layer that is otherwise trusted, read once more from the print: first
/// in the raster that is there already, then, what that does not confirm, in a finer one.
Result<bool> Reader::Impl::check_numbers(document::Document& document, PageText& page,
                                         const image::Raster& print) {
  if (options.ocr == OcrMode::never ||
      std::none_of(page.words.begin(), page.words.end(), has_checked_number)) {
    return false;
  }
  if (auto made = number_reader(); !made) {
    return made.error();
  }
  const std::vector<Word*> open = unconfirmed_numbers(page.words, print, *numbers);
  if (open.empty()) {
    return true;
  }
  const double dpi = affordable_dpi({page.number, page.width, page.height, 0}, kNumberDpi);
  const auto raster = document.raster(page.number, dpi, document::Colour::grey);
  if (!raster) {
    return raster.error();
  }
  check_layer_numbers(open, *raster, *numbers);
  return true;
}

/// Letters whose mark neither the layer nor the OCR could tell.
void Reader::Impl::doubt_lost_marks(document::Document& document, const document::PageInfo& info,
                                    PageText& page) {
  const auto raster =
      document.raster(info.number, affordable_dpi(info, kPrintDpi), document::Colour::grey);
  if (!raster) {
    return;  // it was there a moment ago; the page's numbers and words stand as they are
  }
  for (const size_t i : layer::letters_beside_ink(page.words, *raster).words) {
    Word& word = page.words[i];
    if (word.origin != Origin::ocr) {
      word.doubt("mark-ink-unread");
    }
  }
}

}  // namespace ita::text
