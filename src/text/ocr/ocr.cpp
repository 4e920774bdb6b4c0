#include "text/ocr/ocr.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "text/numbers/candidate.h"
#include "text/numbers/reader.h"
#include "text/ocr/digit_shapes.h"
#include "text/ocr/edges.h"
#include "text/ocr/lost_ink.h"
#include "text/ocr/page.h"
#include "text/ocr/print.h"
#include "text/ocr/read_line.h"
#include "text/ocr/region_reader.h"
#include "text/ocr/struck.h"
#include "text/ocr/word_confidence.h"
#include "text/ocr/words.h"

namespace ita::text {

namespace {

class Engine final : public OcrEngine {
 public:
  Engine(LineReader lines, std::unique_ptr<NumberReader> numbers, WordConfidence worth)
      : engine_(lines.engine),
        recogniser_(std::move(lines.recogniser)),
        numbers_(std::move(numbers)),
        worth_(std::move(worth)) {}

  std::string model() const override { return recogniser_->name(); }
  LineEngine engine() const override { return engine_; }

  Result<PageText> read(const image::Raster& image) override {
    auto prepared = prepare_page(image, *recogniser_);
    if (!prepared) {
      return prepared.error();
    }
    const OcrPage& page = *prepared;
    auto lines = read_regions(page);
    if (!lines) {
      return lines.error();
    }
    PageText out = empty_text(page);
    mark_handwriting(*lines, out);
    drop_remains(*lines, page.grey.to_points({0, 0, 0, page.letter}).y1);
    note_missed(*lines, out);
    doubt_page(*lines, out);
    for (ReadWord& read : words_of(page, *lines)) {
      out.words.push_back(std::move(read.word));
    }
    out.confidence = mean_confidence(out.words);
    for (Word& word : out.words) {
      if (!word.handwriting) {
        const double worth = worth_.of(word);
        word.confidence = word.doubts.empty() ? worth : std::min(word.confidence, worth);
      }
    }
    return out;
  }

 private:
  /// What is known of the page before its words.
  static PageText empty_text(const OcrPage& page) {
    PageText out;
    out.width = page.width;
    out.height = page.height;
    out.rotation = page.rotation;
    out.source = Source::ocr;
    out.rulings = page.rulings;
    out.to_page = page.to_page;
    out.notes = page.notes;
    out.doubts = page.doubts;
    return out;
  }

  /// The lines of all regions; those of one row of a region have one number.
  Result<std::vector<ReadLine>> read_regions(const OcrPage& page) {
    std::vector<ReadLine> out;
    RegionReader reader(*recogniser_, *numbers_);
    const LostInk lost(page);
    int number = 0;
    for (size_t r = 0; r < page.regions.size(); ++r) {
      auto read = reader.read(page, r, lost);
      if (!read) {
        return read.error();
      }
      int row = -1;
      for (ReadLine& line : *read) {
        if (line.row != row && row >= 0) {
          ++number;
        }
        row = line.row;
        for (ReadWord& word : line.words) {
          word.word.line = number;
        }
        out.push_back(std::move(line));
      }
      ++number;
    }
    return out;
  }

  /// The words of the lines, with the doubts that comparing all of them gives.
  static std::vector<ReadWord> words_of(const OcrPage& page, std::vector<ReadLine>& lines) {
    std::vector<ReadWord> out;
    for (ReadLine& line : lines) {
      std::move(line.words.begin(), line.words.end(), std::back_inserter(out));
    }
    mark_bold(out);
    doubt_odd_digits(page, out);
    doubt_struck_numbers(page, out);
    doubt_numbers_at_edge(page, out);
    if (!page.doubts.empty()) {
      doubt_all_numbers(out);
    }
    return out;
  }

  /// On a page that is hard to read two readers may agree on a wrong digit.
  static void doubt_all_numbers(std::vector<ReadWord>& words) {
    for (ReadWord& read : words) {
      if (!digits_of(read.word).empty()) {
        read.word.doubt("print-too-faint");
      }
    }
  }

  static double mean_confidence(const std::vector<Word>& words) {
    double sum = 0;
    double n = 0;
    for (const Word& word : words) {
      for (const Symbol& symbol : word.handwriting ? std::vector<Symbol>{} : word.symbols) {
        sum += symbol.confidence;
        n += 1;
      }
    }
    return n > 0 ? sum / n : 0;
  }

  LineEngine engine_;
  std::unique_ptr<Recogniser> recogniser_;
  std::unique_ptr<NumberReader> numbers_;
  WordConfidence worth_;
};

}  // namespace

Result<std::unique_ptr<OcrEngine>> OcrEngine::create(const OcrOptions& options) {
  setMsgSeverity(L_SEVERITY_NONE);  // Leptonica's own messages: libraries print nothing
  auto lines = make_line_reader(options.models_dir, options.lines);
  if (!lines) {
    return lines.error();
  }
  auto numbers = NumberReader::create(options.models_dir);
  if (!numbers) {
    return numbers.error();
  }
  return std::unique_ptr<OcrEngine>(std::make_unique<Engine>(
      std::move(*lines), std::move(*numbers), WordConfidence::load(options.models_dir)));
}

}  // namespace ita::text
