#include "text/ocr.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <string>

#include "text/number_candidate.h"
#include "text/number_reader.h"
#include "text/ocr_broken_numbers.h"
#include "text/ocr_digit_shapes.h"
#include "text/ocr_edges.h"
#include "text/ocr_lost_ink.h"
#include "text/ocr_numbers.h"
#include "text/ocr_page.h"
#include "text/ocr_reread.h"
#include "text/ocr_signs.h"
#include "text/ocr_struck.h"
#include "text/ocr_touching.h"
#include "text/ocr_turned.h"
#include "text/ocr_words.h"
#include "text/ocr_writing_lines.h"
#include "text/word_confidence.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

// How far the confidence of a line must fall below the usual one of the page to be no print.
constexpr double kLongDoubt = 0.09;
constexpr double kBriefDoubt = 0.06;
constexpr double kBesideDoubt = 0.03;
constexpr double kNearHand = 4;      // points between a piece of an emblem and the rest of it
constexpr double kWithinHand = 0.6;  // share of a line that lies in handwriting, to be part of it
// The doubts grow with the spread of the page's print (the distance of its lowest twentieth), from
// this part of them.
constexpr double kSpread = 4;
constexpr double kLeastDoubt = 0.4;
// Print that runs upwards, read as if it were level: never as sure as this; and how much surer it
// is when it is turned.
constexpr double kSureLevel = 0.93;
constexpr double kTurnedGain = 0.08;
constexpr double kLeastTurned = 0.75;
constexpr double kRemains = 0.6;  // letter heights; digits are as high as letters
constexpr size_t kLongLine = 10;  // symbols; shorter ones may be no print at all
constexpr int kFewestLong = 4;
constexpr double kReadable = 0.75;  // mean confidence of long lines; sound print has 0.95
constexpr double kRead = 0.7;       // symbols for each piece of ink of letter size, at the least

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
    PageText out;
    out.width = page.width;
    out.height = page.height;
    out.rotation = page.rotation;
    out.source = Source::ocr;
    out.rulings = page.rulings;
    out.to_page = page.to_page;
    out.notes = page.notes;
    out.doubts = page.doubts;
    std::vector<ReadLine> lines;
    std::vector<Box> boxes;  // of the ink of each
    int line_number = 0;
    const LostInk lost(page);
    for (size_t r = 0; r < page.regions.size(); ++r) {
      auto read = read_region(page, r, lost);
      if (!read) {
        return read.error();
      }
      int row = -1;
      for (ReadLine& line : *read) {
        if (line.row != row && row >= 0) {
          ++line_number;
        }
        row = line.row;
        for (ReadWord& word : line.words) {
          word.word.line = line_number;
        }
        boxes.push_back(line.box);
        lines.push_back(std::move(line));
      }
      ++line_number;
    }
    mark_handwriting(lines, boxes, out);
    drop_remains(lines, page.grey.to_points({0, 0, 0, page.letter}).y1);
    note_missed(lines, boxes, out);
    doubt_page(lines, out);
    std::vector<ReadWord> words;
    for (ReadLine& line : lines) {
      std::move(line.words.begin(), line.words.end(), std::back_inserter(words));
    }
    mark_bold(words);
    doubt_odd_digits(page, words);
    doubt_struck_numbers(page, words);
    doubt_numbers_at_edge(page, words);
    if (!page.doubts.empty()) {
      doubt_all_numbers(words);
    }
    for (ReadWord& read : words) {
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
  struct ReadLine {
    std::vector<ReadWord> words;
    double confidence = 0;  ///< mean of the symbols, as the recogniser said
    size_t symbols = 0;
    int missed = 0;  ///< pieces of ink without a symbol
    bool in_cell = false;
    bool specks = false;  ///< nothing in it is as large as a letter
    int row = 0;          ///< of its region
    Box box;              ///< of its ink, points, reading frame
  };

  /// The lines of a cell, or of what stands outside of tables.
  Result<std::vector<ReadLine>> read_region(const OcrPage& page, size_t region,
                                            const LostInk& lost) {
    const bool in_cell = region + 1 < page.regions.size();
    const std::vector<InkLine>& ink = page.regions[region];
    auto out = read_lines(page, ink, in_cell, lost);
    const int letters = out && in_cell ? letters_if_turned(page, region) : 0;
    if (letters == 0) {
      return out;
    }
    double best = confidence_of(*out, letters);
    if (best >= kSureLevel) {
      return out;
    }
    best = std::max(best + kTurnedGain, kLeastTurned);
    for (const int rotation : {270, 90}) {
      const TurnedCell cell = turn_cell(page, region, rotation);
      if (cell.page.regions.empty()) {
        continue;
      }
      auto turned = read_lines(cell.page, cell.page.regions.front(), in_cell, LostInk(cell.page));
      if (!turned) {
        return turned;
      }
      const double confidence = confidence_of(*turned, letters);
      if (confidence <= best) {
        continue;
      }
      best = confidence;
      for (ReadLine& line : *turned) {
        line.box = apply(cell.to_frame, line.box);
        for (ReadWord& read : line.words) {
          turn_word(cell, read.word);
        }
      }
      out = std::move(turned);
    }
    return out;
  }

  /// From the frame of the turned cell to that of the page.
  static void turn_word(const TurnedCell& cell, Word& word) {
    word.rotation = cell.rotation;
    word.box = apply(cell.to_frame, word.box);
    word.baseline = word.box.y1;
    for (Symbol& symbol : word.symbols) {
      symbol.box = apply(cell.to_frame, symbol.box);
    }
  }

  Result<std::vector<ReadLine>> read_lines(const OcrPage& page, const std::vector<InkLine>& ink,
                                           bool in_cell, const LostInk& lost) {
    std::vector<ReadLine> out;
    for (const InkLine& line : ink) {
      auto read = read_line(page, line, lost);
      if (!read) {
        return read.error();
      }
      read->in_cell = in_cell;
      read->specks = line.letters == 0;
      read->row = line.row;
      read->box =
          page.grey.to_points({double(line.x0), double(line.y0), double(line.x1), double(line.y1)});
      out.push_back(std::move(*read));
    }
    return out;
  }

  /// Mean over the symbols, less where letters have none.
  static double confidence_of(const std::vector<ReadLine>& lines, int letters) {
    double sum = 0;
    double n = 0;
    for (const ReadLine& line : lines) {
      sum += line.confidence * static_cast<double>(line.symbols);
      n += static_cast<double>(line.symbols);
    }
    return n > 0 ? sum / std::max(n, kRead * letters) : 0;
  }

  /// One symbol for each dot.
  static ReadLine typed_row(const OcrPage& page, const InkLine& line) {
    Word word;
    word.origin = Origin::ocr;
    word.baseline = page.grey.to_points({0, 0, 0, line.bottom}).y1;
    word.size = page.grey.to_points({0, 0, 0, line.height()}).y1 * 2.4;
    for (const InkPiece& piece : line.pieces) {
      const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
      Symbol symbol;
      symbol.text = symbol.raw = line.typed_row;
      symbol.box = page.grey.to_points({double(c.x0), double(c.y0), double(c.x1), double(c.y1)});
      word.box = unite(word.box, symbol.box);
      word.symbols.push_back(std::move(symbol));
    }
    ReadLine out;
    out.confidence = 1;
    out.words.push_back({std::move(word), 0});
    return out;
  }

  Result<ReadLine> read_line(const OcrPage& page, const InkLine& line, const LostInk& lost) {
    if (line.typed_row[0] != '\0') {
      return typed_row(page, line);
    }
    auto reading = read_ink(page, line, *recogniser_);
    if (!reading) {
      return reading.error();
    }
    ReadLine out;
    out.words = make_words(page, line, reading->line);
    out.confidence = reading->line.confidence;
    out.missed = reading->missed;
    for (const ReadWord& read : out.words) {
      out.symbols += read.word.symbols.size();
    }
    const PlusSigns signs(page, line, out.words);
    join_broken_numbers(page, signs.rest(), *numbers_, out.words);
    check_numbers(page, signs.rest(), *numbers_, out.words);
    signs.put_back(out.words);
    doubt_numbers_on_rulings(page, out.words);
    lost.doubt_numbers(out.words);
    doubt_numbers_on_writing_lines(page, out.words);
    if (out.words.empty() && line.letters > 0) {
      read_lone_number(page, line, out);
    }
    return out;
  }

  /// Ink of which the recogniser made nothing: a lone digit in a cell, often.  One reader alone is
  /// no proof, so what the number reader sees is passed on with a doubt.
  void read_lone_number(const OcrPage& page, const InkLine& line, ReadLine& out) const {
    const NumberReading reading = numbers_->read(line_image(page, line, 5));
    if (!reading.is_number() || reading.confidence < 0.9) {
      return;
    }
    RecognisedLine made;
    made.symbols = reading.symbols;
    for (Symbol& symbol : made.symbols) {
      symbol.box = {symbol.box.x0 + line.x0 - 5, symbol.box.y0 + line.y0 - 5,
                    symbol.box.x1 + line.x0 - 5, symbol.box.y1 + line.y0 - 5};
      symbol.confidence = 0.5;
    }
    out.words = make_words(page, line, made);
    for (ReadWord& read : out.words) {
      read.word.doubt("one-reader-only", {{"raw", reading.text}});
    }
    out.symbols = made.symbols.size();
    out.confidence = 1;  // print, not handwriting
    out.missed = 0;
  }

  /// Says where ink stayed unread, so that no cell is taken for empty that is not.
  static void note_missed(const std::vector<ReadLine>& lines, const std::vector<Box>& boxes,
                          PageText& out) {
    for (size_t i = 0; i < lines.size(); ++i) {
      const bool hand = !lines[i].words.empty() && lines[i].words.front().word.handwriting;
      if (hand || lines[i].missed < (lines[i].in_cell ? 1 : 3)) {
        continue;
      }
      out.notes.push_back("มีรอยพิมพ์ที่อ่านไม่ออก ที่ตำแหน่ง x " + std::to_string(std::lround(boxes[i].x0)) +
                          "–" + std::to_string(std::lround(boxes[i].x1)) + " y " +
                          std::to_string(std::lround(boxes[i].y0)) + "–" +
                          std::to_string(std::lround(boxes[i].y1)) + " (จุด)");
    }
  }

  /// Handwriting, emblems and stamps come out as a few characters of which the recogniser is
  /// unsure, on a page whose print it reads well.  Such lines stay, but as what they are.
  static void mark_handwriting(std::vector<ReadLine>& lines, const std::vector<Box>& boxes,
                               PageText& out) {
    std::vector<double> usual;
    for (const ReadLine& line : lines) {
      usual.insert(usual.end(), line.symbols, line.confidence);
    }
    if (usual.empty()) {
      return;
    }
    std::nth_element(usual.begin(), usual.begin() + static_cast<ptrdiff_t>(usual.size() / 2),
                     usual.end());
    const double print = usual[usual.size() / 2];
    // On a page whose print is read alike everywhere, less is needed to stand out.
    const auto low = usual.begin() + static_cast<ptrdiff_t>(usual.size() / 20);
    std::nth_element(usual.begin(), low, usual.end());
    const double spread = std::clamp((print - *low) * kSpread / kLongDoubt, kLeastDoubt, 1.0);
    int marked = 0;
    // What stands beside handwriting on its line, or right at it, is judged more strictly; what
    // stands within it (a number in a circle drawn by hand), and specks right at it, are part of
    // it.
    std::set<int> rows;
    std::vector<Box> hands;
    for (int pass = 0; pass < 2; ++pass) {
      for (size_t i = 0; i < lines.size(); ++i) {
        ReadLine& line = lines[i];
        if (line.symbols == 0 || line.words.front().word.handwriting) {
          continue;
        }
        const auto touches = [&](double reach) {
          return std::any_of(hands.begin(), hands.end(), [&](const Box& hand) {
            return !intersect({hand.x0 - reach, hand.y0 - reach, hand.x1 + reach, hand.y1 + reach},
                              boxes[i])
                        .empty();
          });
        };
        const bool within =
            !line.in_cell && line.symbols <= 3 &&
            ((line.specks && touches(kNearHand)) ||
             std::any_of(hands.begin(), hands.end(), [&](const Box& hand) {
               return intersect(hand, boxes[i]).area() >= kWithinHand * boxes[i].area();
             }));
        const bool beside = (rows.count(line.words.front().word.line) > 0 && line.symbols <= 10) ||
                            (!line.in_cell && line.symbols <= 3 && touches(kNearHand));
        const double limit = print - spread * (beside                               ? kBesideDoubt
                                               : line.symbols <= 3 && !line.in_cell ? kBriefDoubt
                                                                                    : kLongDoubt);
        const bool agreed = !beside && line.in_cell &&
                            std::any_of(line.words.begin(), line.words.end(), has_sound_number);
        if ((line.confidence >= limit || agreed) && !within) {
          continue;
        }
        ++marked;
        hands.push_back(boxes[i]);
        rows.insert(line.words.front().word.line);
        for (ReadWord& read : line.words) {
          read.word.handwriting = true;
        }
      }
    }
    if (marked > 0) {
      out.notes.push_back("พบลายมือ ตรา หรือภาพ " + std::to_string(marked) + " แห่ง ที่ไม่ใช่ตัวพิมพ์");
    }
  }

  /// What is left of a stamp's frame or of a ruling in a cell: a stroke far too low for a letter or
  /// a digit.  As text it would spoil the number beside it.
  static void drop_remains(std::vector<ReadLine>& lines, double letter) {
    for (ReadLine& line : lines) {
      const bool stroke = line.in_cell && line.symbols == 1 &&
                          (line.words.front().word.handwriting || line.specks) &&
                          line.box.height() < kRemains * letter &&
                          line.box.height() > 2 * line.box.width();
      if (stroke) {
        line.words.clear();
        line.symbols = 0;
      }
    }
  }

  /// Lines of print of which hardly a letter is sure: blurred, or too small a picture.
  static void doubt_page(const std::vector<ReadLine>& lines, PageText& out) {
    double sum = 0;
    double symbols = 0;
    int long_lines = 0;
    for (const ReadLine& line : lines) {
      if (line.symbols >= kLongLine) {
        ++long_lines;
        sum += line.confidence * static_cast<double>(line.symbols);
        symbols += static_cast<double>(line.symbols);
      }
    }
    if (long_lines >= kFewestLong && sum < kReadable * symbols) {
      out.doubts.push_back({"page-unreadable", {}, {}});
    }
  }

  /// On a page that is hard to read two readers may agree on a wrong digit.
  static void doubt_all_numbers(std::vector<ReadWord>& words) {
    for (ReadWord& read : words) {
      if (!digits_of(read.word).empty()) {
        read.word.doubt("print-too-faint");
      }
    }
  }

  /// A number of two digits or more that both readers read alike.
  static bool has_sound_number(const ReadWord& read) {
    const auto& symbols = read.word.symbols;
    const auto digits = std::count_if(symbols.begin(), symbols.end(), [](const Symbol& s) {
      const std::u32string wide = thai::to_utf32(s.text);
      return wide.size() == 1 && thai::is_digit(wide[0]);
    });
    return digits >= 2 && read.word.doubts.empty();
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
