#include "layout/flow/drafts.h"

#include <algorithm>
#include <cmath>

namespace ita::layout {

namespace {

// Margins left and right that count as equal: shares of the width of the text, and of the smaller
// margin.
constexpr double kUneven = 0.03;
constexpr double kUnevenMargin = 0.1;
// Margins of a centred line at least, as shares of the width of the text.
constexpr double kTitleMargin = 0.025;
constexpr double kCentredMargin = 0.1;
constexpr double kMostlyBold = 0.7;  // share of symbols

}  // namespace

double bold_share(const Line& line) {
  size_t bold = 0;
  size_t all = 0;
  for (const text::Word& word : line.words) {
    all += word.symbols.size();
    bold += word.bold ? word.symbols.size() : 0;
  }
  return all == 0 ? 0 : static_cast<double>(bold) / static_cast<double>(all);
}

bool balanced(const Line& line, const PageFlow& page) {
  const double left = line.box.x0 - page.left;
  const double right = page.right - line.box.x1;
  return std::abs(left - right) <
         kUneven * page.column() + kUnevenMargin * std::max(0.0, std::min(left, right));
}

bool is_centred(const Line& line, const PageFlow& page) {
  const double margin =
      (bold_share(line) > kMostlyBold ? kTitleMargin : kCentredMargin) * page.column();
  return line.box.x0 - page.left > margin && page.right - line.box.x1 > margin &&
         balanced(line, page);
}

double room_after(const Line& line, const PageFlow& page) {
  return (page.right - line.box.x1) / std::max(1.0, page.column());
}

namespace {

/// x at which the text after a marker of `bytes` bytes begins.
double x_after_marker(const Line& line, size_t bytes) {
  size_t at = 0;
  for (const text::Word& word : line.words) {
    for (const text::Symbol& symbol : word.symbols) {
      if (at >= bytes) {
        return symbol.box.x0;
      }
      at += symbol.text.size();
    }
    ++at;
  }
  return line.box.x1;
}

}  // namespace

Draft begin_draft(const Line& line, const PageFlow& page, Role role) {
  Draft draft;
  draft.role = role;
  draft.page = &page;
  draft.block.page = line.page;
  draft.block.lines.push_back(line);
  draft.first_x = line.box.x0 - page.left;
  draft.rest_x = draft.first_x;
  draft.marker = thai::list_marker(line.text());
  draft.text_x = x_after_marker(line, draft.marker.bytes) - page.left;
  draft.centred = is_centred(line, page) && draft.marker.style == thai::ListStyle::none;
  return draft;
}

void extend(Draft& draft, const Line& line, const PageFlow& page) {
  if (draft.block.lines.size() == 1) {
    draft.rest_x = line.box.x0 - page.left;
    const bool title = bold_share(draft.last()) > kBoldLine && balanced(draft.last(), page) &&
                       is_centred(line, page) && draft.marker.style == thai::ListStyle::none;
    draft.centred = (draft.centred && balanced(line, page)) || title;
  }
  draft.page = &page;
  draft.block.lines.push_back(line);
}

bool all_bold(const Draft& draft) {
  return std::all_of(draft.block.lines.begin(), draft.block.lines.end(),
                     [](const Line& line) { return bold_share(line) > kMostlyBold; });
}

}  // namespace ita::layout
