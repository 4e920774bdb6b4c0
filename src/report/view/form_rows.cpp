#include "report/view/form_rows.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "report/view/keyed.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr std::array<std::string_view, 4> kLabels = {"form-agency", "form-place", "form-year",
                                                     "form-total"};

/// What the words of a label, without brackets behind it ("คะแนนสุทธิ (เต็ม 100)"), are for; empty for
/// any other.
std::string_view label_of(const std::string& text, const facts::Facts& facts) {
  const std::string key = thai::match_key(text.substr(0, text.find('(')));
  const auto found = std::find_if(kLabels.begin(), kLabels.end(), [&](std::string_view role) {
    const auto& words = facts.lexicon(role);
    return std::any_of(words.begin(), words.end(),
                       [&](const facts::Phrase& word) { return word.key == key; });
  });
  return found == kLabels.end() ? std::string_view() : *found;
}

/// The cells with text that begin in the row, left to right.
std::vector<const layout::Cell*> cells_of(const layout::Table& table, int row) {
  std::vector<const layout::Cell*> out;
  for (const layout::Cell& cell : table.cells) {
    if (cell.row == row && !cell.lines.empty()) {
      out.push_back(&cell);
    }
  }
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->col < b->col; });
  return out;
}

layout::Block line_of(const layout::Cell& label, const layout::Cell& value) {
  layout::Block out;
  out.kind = layout::BlockKind::paragraph;
  out.page = label.page;
  out.lines = {label.lines.front()};
  // "(เต็ม 100)" is about the number and not part of its line.
  std::erase_if(out.lines.front().words, [bracket = false](const text::Word& word) mutable {
    bracket = bracket || word.text().find('(') != std::string::npos;
    return bracket;
  });
  layout::Line& last = out.lines.back();
  const layout::Line& first = value.lines.front();
  last.words.insert(last.words.end(), first.words.begin(), first.words.end());
  last.box = unite(last.box, first.box);
  out.lines.insert(out.lines.end(), value.lines.begin() + 1, value.lines.end());
  for (const layout::Line& line : out.lines) {
    out.box = unite(out.box, line.box);
  }
  return out;
}

}  // namespace

std::vector<layout::Block> form_rows(const layout::Table& table, const facts::Facts& facts) {
  std::vector<layout::Block> out;
  for (int row = 0; row < table.rows; ++row) {
    const auto cells = cells_of(table, row);
    const std::string_view label =
        cells.size() == 2 ? label_of(cells[0]->text(), facts) : std::string_view();
    if (!label.empty()) {
      out.push_back(line_of(*cells[0], *cells[1]));
    }
    if (label == "form-agency") {
      out.back().kind = layout::BlockKind::heading;  // nothing names the agency as plainly
    }
  }
  return out;
}

}  // namespace ita::report
