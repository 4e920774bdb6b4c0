#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "text/ocr/words.h"

namespace ita::text {

namespace {

/// Bold print has strokes this much thicker than the regular print of the page; a part of it is
/// enough where a gap parts the long lines of the page.
constexpr double kBolder = 1.22;
constexpr double kLeastBold = 1.12;
constexpr double kBoldGap = 0.05;
constexpr double kAboveGap = 1.1;  // what lies above it
constexpr double kHeavy = 0.2;     // letter heights
constexpr size_t kLongLine = 12;   // symbols
constexpr size_t kShortWord = 6;

/// Thickness of the strokes of each printed line, by number.
struct LineStroke {
  double sum = 0;
  size_t symbols = 0;
  double mean() const { return symbols > 0 ? sum / static_cast<double>(symbols) : 0; }
};

std::map<int, LineStroke> strokes_of_lines(const std::vector<ReadWord>& words) {
  std::map<int, LineStroke> out;
  for (const ReadWord& read : words) {
    if (read.stroke > 0) {
      LineStroke& line = out[read.word.line];
      line.sum += read.stroke * static_cast<double>(read.word.symbols.size());
      line.symbols += read.word.symbols.size();
    }
  }
  return out;
}

/// Thickness from which print is bold.  Long lines measure well: where they fall into two groups
/// with a gap between, the gap parts them, and else only what is far thicker is bold.
double bold_limit(const std::map<int, LineStroke>& lines, double regular) {
  std::vector<double> means;
  for (const auto& [number, line] : lines) {
    if (line.symbols >= kLongLine && regular > 0) {
      means.push_back(line.mean() / regular);
    }
  }
  std::sort(means.begin(), means.end());
  double limit = kBolder;
  double widest = kBoldGap;
  for (size_t i = 1; i < means.size(); ++i) {
    const double middle = (means[i - 1] + means[i]) / 2;
    if (means[i] - means[i - 1] >= widest && middle > 1 && means[i] >= kAboveGap &&
        means[i - 1] < kBolder) {
      widest = means[i] - means[i - 1];
      limit = std::clamp(middle, kLeastBold, kBolder);
    }
  }
  return limit * regular;
}

}  // namespace

void mark_bold(std::vector<ReadWord>& words) {
  // The thinner third of the page, weighted by letters, is taken for regular print.
  std::vector<std::pair<double, size_t>> strokes;
  size_t total = 0;
  for (const ReadWord& read : words) {
    strokes.emplace_back(read.stroke, read.word.symbols.size());
    total += read.word.symbols.size();
  }
  std::sort(strokes.begin(), strokes.end());
  size_t sum = 0;
  double regular = 0;
  for (const auto& [stroke, symbols] : strokes) {
    sum += symbols;
    if (3 * sum >= total) {
      regular = stroke;
      break;
    }
  }
  const std::map<int, LineStroke> lines = strokes_of_lines(words);
  const double limit = bold_limit(lines, regular);
  for (ReadWord& read : words) {
    const auto line = lines.find(read.word.line);
    // A short word says little by itself: it is as the line it stands on.
    const bool by_line = read.word.symbols.size() < kShortWord && line != lines.end() &&
                         line->second.symbols >= kLongLine;
    const double stroke = by_line ? line->second.mean() : read.stroke;
    read.word.bold = stroke > limit || read.stroke > kHeavy;
  }
}

}  // namespace ita::text
