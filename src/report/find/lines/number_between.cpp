#include "report/find/lines/number_between.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/lines/tokens.h"

namespace ita::report {

namespace {

/// A gap this wide, in type sizes, is no space of a sentence.
constexpr double kWide = 4;

const layout::Line* line_of(const Candidate& candidate, const std::vector<Para>& flow) {
  const Box& box = candidate.evidence.bbox;
  for (const Para& para : flow) {
    for (const layout::Line& line : para.block->lines) {
      const bool own = std::any_of(line.words.begin(), line.words.end(), [&](const auto& word) {
        return std::abs(word.box.x1 - box.x1) < 1 && std::abs(word.box.cy() - box.cy()) < 1;
      });
      if (own && line.page == candidate.evidence.page) {
        return &line;
      }
    }
  }
  return nullptr;
}

/// The empty strip between the number and the word before it on its line, as high as the number and
/// half of it on both sides; nothing where it is no wider than a space.
std::optional<Box> gap_before(const layout::Line& line, const Box& number) {
  double left = -1e9;
  for (const text::Word& word : line.words) {
    if (word.box.x1 <= number.x0 + 1) {
      left = std::max(left, word.box.x1);
    }
  }
  if (left < 0 || number.x0 - left < kWide * line.size) {
    return std::nullopt;
  }
  const double margin = 0.75 * number.height();
  return Box{left, number.y0 - margin, number.x0, number.y1 + margin};
}

/// The number that stands in the strip, in another line.
const text::Word* number_in(const Box& strip, const layout::Line& own,
                            const std::vector<Para>& flow) {
  for (const Para& para : flow) {
    for (const layout::Line& line : para.block->lines) {
      if (&line == &own || line.page != own.page) {
        continue;
      }
      for (const text::Word& word : line.words) {
        if (word.box.x0 > strip.x0 && word.box.x1 < strip.x1 && word.box.cy() > strip.y0 &&
            word.box.cy() < strip.y1 && layout::decimal_like(word.text())) {
          return &word;
        }
      }
    }
  }
  return nullptr;
}

}  // namespace

void doubt_numbers_beyond(const std::vector<Para>& flow, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    if (candidate.role != Role::score || !candidate.value || candidate.table >= 0) {
      continue;
    }
    const layout::Line* line = line_of(candidate, flow);
    const auto strip = line == nullptr ? std::nullopt : gap_before(*line, candidate.evidence.bbox);
    const text::Word* between = strip ? number_in(*strip, *line, flow) : nullptr;
    if (between != nullptr) {
      candidate.doubts.push_back({"number-between",
                                  {{"number", between->text()}},
                                  {{line->page, between->box, between->text()}}});
    }
  }
}

}  // namespace ita::report
