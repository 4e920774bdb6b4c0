#pragma once

#include <memory>
#include <string>
#include <utility>

#include "text/layer/page.h"
#include "text/numbers/reader.h"
#include "text/ocr/ocr.h"
#include "text/reader.h"

/// What the parts of the reader share.  Inside the text stage only.
namespace ita::text {

/// Enough for a hairline, and quick.
constexpr double kPrintDpi = 150;

/// The resolution wanted, or what a page so large allows: looking at rulings and numbers costs time
/// and memory by the pixel, however few words there are.
double affordable_dpi(const document::PageInfo& page, double wanted);

struct Reader::Impl {
  explicit Impl(ReaderOptions o) : options(std::move(o)) {}

  Result<OcrEngine*> ocr() {
    if (!engine) {
      auto made = OcrEngine::create({options.models_dir, options.lines});
      if (!made) {
        return made.error();
      }
      engine = std::move(*made);
    }
    return engine.get();
  }

  Result<NumberReader*> number_reader() {
    if (!numbers) {
      auto made = NumberReader::create(options.models_dir);
      if (!made) {
        return made.error();
      }
      numbers = std::move(*made);
    }
    return numbers.get();
  }

  Result<PageText> read(document::Document& document, int number);
  Result<PageText> read_image(document::Document& document, const document::PageInfo& info);
  Result<PageText> read_mixed(document::Document& document, const document::PageInfo& info,
                              PageText layer, Verdict verdict, bool readable);

  Result<PageText> settle(document::Document& document, const document::PageInfo& info,
                          LayerPage layer, const image::Raster& print);

  void doubt_lost_marks(document::Document& document, const document::PageInfo& info,
                        PageText& page);
  Result<bool> check_numbers(document::Document& document, PageText& page,
                             const image::Raster& print);
  Result<bool> settle_numbers(document::Document& document, PageText& page);

  ReaderOptions options;
  std::unique_ptr<OcrEngine> engine;
  std::unique_ptr<NumberReader> numbers;
  std::string model;  ///< name and hash, once they were asked for
};

}  // namespace ita::text
