#include "text/ocr/region_reader.h"

#include <algorithm>
#include <utility>

#include "text/ocr/broken_numbers.h"
#include "text/ocr/edges.h"
#include "text/ocr/numbers.h"
#include "text/ocr/reread.h"
#include "text/ocr/signs.h"
#include "text/ocr/touching.h"
#include "text/ocr/turned.h"
#include "text/ocr/writing_lines.h"

namespace ita::text {

namespace {

// Print that runs upwards, read as if it were level: never as sure as this; and how much surer it
// is when it is turned.
constexpr double kSureLevel = 0.93;
constexpr double kTurnedGain = 0.08;
constexpr double kLeastTurned = 0.75;
constexpr double kRead = 0.7;  // symbols for each piece of ink of letter size, at the least

/// From the frame of the turned cell to that of the page.
void turn_word(const TurnedCell& cell, Word& word) {
  word.rotation = cell.rotation;
  word.box = apply(cell.to_frame, word.box);
  word.baseline = word.box.y1;
  for (Symbol& symbol : word.symbols) {
    symbol.box = apply(cell.to_frame, symbol.box);
  }
}

/// Mean over the symbols, less where letters have none.
double confidence_of(const std::vector<ReadLine>& lines, int letters) {
  double sum = 0;
  double n = 0;
  for (const ReadLine& line : lines) {
    sum += line.confidence * static_cast<double>(line.symbols);
    n += static_cast<double>(line.symbols);
  }
  return n > 0 ? sum / std::max(n, kRead * letters) : 0;
}

/// One symbol for each dot.
ReadLine typed_row(const OcrPage& page, const InkLine& line) {
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

}  // namespace

Result<std::vector<ReadLine>> RegionReader::read(const OcrPage& page, size_t region,
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

Result<std::vector<ReadLine>> RegionReader::read_lines(const OcrPage& page,
                                                       const std::vector<InkLine>& ink,
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

Result<ReadLine> RegionReader::read_line(const OcrPage& page, const InkLine& line,
                                         const LostInk& lost) {
  if (line.typed_row[0] != '\0') {
    return typed_row(page, line);
  }
  auto reading = read_ink(page, line, recogniser_);
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
  join_broken_numbers(page, signs.rest(), numbers_, out.words);
  check_numbers(page, signs.rest(), numbers_, out.words);
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
void RegionReader::read_lone_number(const OcrPage& page, const InkLine& line, ReadLine& out) const {
  const NumberReading reading = numbers_.read(line_image(page, line, 5));
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

}  // namespace ita::text
