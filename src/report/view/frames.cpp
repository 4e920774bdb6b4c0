#include "report/view/frames.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "report/view/issue_labels.h"
#include "report/view/labels.h"
#include "report/view/marker.h"
#include "report/view/prose_text.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// Points between two frames, at most: what is wider is an empty column.
constexpr double kWidestGutter = 40;

bool is_bold(const layout::Line& line) {
  return !line.words.empty() && std::all_of(line.words.begin(), line.words.end(),
                                            [](const text::Word& word) { return word.bold; });
}

bool begins_block(const layout::Line& above, const layout::Line& line, double right,
                  const facts::Facts& facts) {
  constexpr double kOtherSize = 1.12;
  const std::string text = line.text();
  const bool room = right - above.box.x1 > first_word_width(line) + 0.5 * line.size;
  return room || is_bold(above) != is_bold(line) || parse_marker(text).style != MarkerStyle::none ||
         std::max(above.size, line.size) > kOtherSize * std::min(above.size, line.size) ||
         begins_with_issue_label(line, facts) || label_in({line}, text, facts, true).has_value();
}

layout::Block block_of(std::vector<layout::Line> lines, double left) {
  layout::Block out;
  const bool marked = parse_marker(lines.front().text()).style != MarkerStyle::none;
  const bool bold = std::all_of(lines.begin(), lines.end(), is_bold);
  out.kind = bold     ? layout::BlockKind::heading
             : marked ? layout::BlockKind::list_item
                      : layout::BlockKind::paragraph;
  out.page = lines.front().page;
  out.indent = lines.front().box.x0 - left;
  for (const layout::Line& line : lines) {
    out.box = unite(out.box, line.box);
  }
  out.lines = std::move(lines);
  return out;
}

bool is_empty(const layout::Table& table, int row, int col) {
  const layout::Cell* cell = table.at(row, col);
  return cell == nullptr || (cell->lines.empty() && cell->col_span == 1 && cell->row_span == 1);
}

/// Whether a narrow column, or row, without any text runs between others from edge to edge.
bool has_gutter(const layout::Table& table) {
  // `count` lines of `length` cells; place(line, k) is that of the k-th of a line, across(box)
  // how wide the line is there.
  const auto among = [&](int count, int length, const auto& place, const auto& across) {
    for (int line = 1; line + 1 < count; ++line) {
      bool gutter = true;
      for (int k = 0; k < length && gutter; ++k) {
        const auto [row, col] = place(line, k);
        const layout::Cell* cell = table.at(row, col);
        gutter =
            is_empty(table, row, col) && (cell == nullptr || across(cell->box) <= kWidestGutter);
      }
      if (gutter) {
        return true;
      }
    }
    return false;
  };
  return among(
             table.cols, table.rows, [](int c, int r) { return std::pair(r, c); },
             [](const Box& box) { return box.width(); }) ||
         among(
             table.rows, table.cols, [](int r, int c) { return std::pair(r, c); },
             [](const Box& box) { return box.height(); });
}

std::ptrdiff_t decimals_in(std::string_view text) {
  const auto numbers = thai::find_numbers(text);
  return std::count_if(numbers.begin(), numbers.end(),
                       [](const thai::Number& number) { return number.decimals > 0; });
}

/// Frames that hold a text each: several lines, no scores; boxes that begin with the labels of one
/// measure ("ขั้นตอน", "ผู้รับผิดชอบ") belong together.
bool holds_texts(const layout::Table& table, const facts::Facts& facts) {
  int filled = 0, texts = 0, labels = 0;
  for (const layout::Cell& cell : table.cells) {
    if (cell.lines.empty()) {
      continue;
    }
    if (decimals_in(cell.text()) > 0) {
      return false;
    }
    ++filled;
    texts += cell.lines.size() > 1 ? 1 : 0;
    labels +=
        label_in({cell.lines.front()}, cell.lines.front().text(), facts, true).has_value() ? 1 : 0;
  }
  return filled > 1 && texts + 1 >= filled && labels < 2;
}

/// A cell without rulings that is most of a table and holds a whole text, with a list of scores in
/// it, is the body of a web page beside its menu.
bool holds_body(const layout::Table& table) {
  constexpr size_t kBody = 12, kScores = 5;
  size_t lines = 0;
  const layout::Cell* longest = nullptr;
  for (const layout::Cell& cell : table.cells) {
    lines += cell.lines.size();
    longest = longest == nullptr || cell.lines.size() > longest->lines.size() ? &cell : longest;
  }
  if (table.kind == layout::TableKind::ruled || longest == nullptr ||
      longest->lines.size() < std::max(kBody, lines / 2) ||
      longest->box.width() < table.box.width() / 2) {
    return false;
  }
  size_t scores = 0;
  for (const layout::Line& line : longest->lines) {
    scores += decimals_in(line.text()) == 1 ? 1 : 0;
  }
  return scores >= kScores;
}

/// A box whose every cell says something by itself, instruments with their scores among it: "IIT
/// 93.93 | EIT 92.93", "total 94.35, good".
bool holds_sayings(const layout::Table& table, const facts::Facts& facts) {
  std::set<std::string> scored;
  for (const layout::Cell& cell : table.cells) {
    const std::string text = cell.text();
    const std::string key = thai::match_key(text);
    const std::ptrdiff_t decimals = decimals_in(text);
    if (key.empty()) {
      continue;
    }
    if (decimals > 1 || std::isdigit(static_cast<unsigned char>(key[0])) != 0) {
      return false;
    }
    for (const facts::InstrumentFact& instrument : facts.newest().instruments) {
      if (decimals == 1 && key.starts_with(thai::match_key(instrument.code))) {
        scored.insert(instrument.code);
      }
    }
  }
  return scored.size() > 1;
}

}  // namespace

std::vector<layout::Block> blocks_of_lines(const std::vector<layout::Line>& lines, double left,
                                           double right, const facts::Facts& facts) {
  std::vector<std::vector<layout::Line>> parts;
  for (const layout::Line& line : lines) {
    if (parts.empty() || begins_block(parts.back().back(), line, right, facts)) {
      parts.emplace_back();
    }
    parts.back().push_back(line);
  }
  std::vector<layout::Block> out;
  out.reserve(parts.size());
  for (std::vector<layout::Line>& part : parts) {
    out.push_back(block_of(std::move(part), left));
  }
  return out;
}

std::optional<std::vector<layout::Block>> blocks_of_frames(const layout::Table& table,
                                                           const facts::Facts& facts) {
  const bool frames =
      table.kind == layout::TableKind::ruled && has_gutter(table) && holds_texts(table, facts);
  if (!frames && !holds_body(table) && !holds_sayings(table, facts)) {
    return std::nullopt;
  }
  std::vector<layout::Block> out;
  for (const layout::Cell& cell : table.cells) {
    if (cell.lines.empty()) {
      continue;
    }
    double left = cell.lines.front().box.x0;
    for (const layout::Line& line : cell.lines) {
      left = std::min(left, line.box.x0);
    }
    const double right = cell.box.x1 - (left - cell.box.x0);
    for (layout::Block& block : blocks_of_lines(cell.lines, left, right, facts)) {
      out.push_back(std::move(block));
    }
  }
  return out;
}

}  // namespace ita::report
