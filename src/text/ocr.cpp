#include "text/ocr.h"

#include <algorithm>
#include <cmath>

#include "text/ocr_page.h"
#include "text/ocr_words.h"
#include "text/tesseract_recogniser.h"

namespace ita::text {

namespace {

constexpr int kMargin = 5;

class Engine final : public OcrEngine {
 public:
  explicit Engine(std::unique_ptr<TesseractRecogniser> recogniser)
      : recogniser_(std::move(recogniser)) {}

  std::string model() const override { return recogniser_->name(); }

  Result<PageText> read(const image::Raster& image) override {
    auto prepared = prepare_page(image, *recogniser_);
    if (!prepared) {
      return prepared.error();
    }
    const OcrPage& page = *prepared;
    PageText out;
    out.width = page.width;
    out.height = page.height;
    out.rotation = page.rotation;
    out.source = Source::ocr;
    out.rulings = page.rulings;
    out.to_page = page.to_page;
    out.notes = page.notes;
    std::vector<ReadWord> words;
    int line_number = 0;
    for (const auto& region : page.regions) {
      int row = -1;
      for (const InkLine& line : region) {
        if (line.row != row && row >= 0) {
          ++line_number;
        }
        row = line.row;
        if (Status status = read_line(page, line, line_number, words); !status) {
          return status.error();
        }
      }
      ++line_number;
    }
    mark_bold(words);
    for (ReadWord& read : words) {
      out.words.push_back(std::move(read.word));
    }
    out.confidence = mean_confidence(out.words);
    return out;
  }

 private:
  Status read_line(const OcrPage& page, const InkLine& line, int number,
                   std::vector<ReadWord>& out) {
    auto reading = recogniser_->recognise(line_image(page, line, kMargin));
    if (!reading) {
      return reading.error();
    }
    for (Symbol& symbol : reading->symbols) {
      symbol.box.x0 += line.x0 - kMargin;
      symbol.box.x1 += line.x0 - kMargin;
      symbol.box.y0 += line.y0 - kMargin;
      symbol.box.y1 += line.y0 - kMargin;
    }
    for (ReadWord& read : make_words(page, line, *reading)) {
      read.word.line = number;
      out.push_back(std::move(read));
    }
    return Done{};
  }

  static double mean_confidence(const std::vector<Word>& words) {
    double sum = 0;
    double n = 0;
    for (const Word& word : words) {
      for (const Symbol& symbol : word.symbols) {
        sum += symbol.confidence;
        n += 1;
      }
    }
    return n > 0 ? sum / n : 0;
  }

  std::unique_ptr<TesseractRecogniser> recogniser_;
};

}  // namespace

Result<std::unique_ptr<OcrEngine>> OcrEngine::create(const OcrOptions& options) {
  auto recogniser = TesseractRecogniser::create(options.models_dir);
  if (!recogniser) {
    return recogniser.error();
  }
  return std::unique_ptr<OcrEngine>(std::make_unique<Engine>(std::move(*recogniser)));
}

}  // namespace ita::text
