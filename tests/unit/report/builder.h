#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/build.h"
#include "thai/cluster.h"
#include "thai/unicode.h"

namespace ita::report::test {

inline const facts::Facts& facts() {
  static const auto kFacts = facts::Facts::load(ITA_MODELS_DIR);
  if (!kFacts) {
    ADD_FAILURE() << describe(kFacts.error());
    std::abort();
  }
  return **kFacts;
}

/// The first report of a layout; an empty one where there is none.
inline Report first_report(const layout::Layout& layout) {
  Document document = build(layout, {}, facts());
  return document.reports.empty() ? Report{} : std::move(document.reports.front());
}

/// Words of a text with boxes that grow to the right; one symbol for each cluster.
inline layout::Line make_line(const std::string& text, int page, double x, double y, bool bold) {
  layout::Line line;
  line.page = page;
  line.bold = bold;
  line.size = 16;
  line.baseline = y + 12;
  text::Word word;
  const auto flush = [&] {
    if (!word.symbols.empty()) {
      word.bold = bold;
      for (const text::Symbol& symbol : word.symbols) {
        word.box = unite(word.box, symbol.box);
      }
      line.box = unite(line.box, word.box);
      line.words.push_back(word);
      word = {};
    }
  };
  const std::u32string chars = thai::to_utf32(text);
  for (const thai::Cluster& cluster : thai::clusters(chars)) {
    const std::string symbol = thai::to_utf8(
        std::u32string_view(chars).substr(cluster.begin, cluster.end - cluster.begin));
    if (symbol == " ") {
      flush();
      x += 4;
      continue;
    }
    word.symbols.push_back({symbol, symbol, {x, y, x + 6, y + 14}, 1, {}});
    x += 6;
  }
  flush();
  return line;
}

inline std::vector<layout::Line> make_lines(const std::string& text, int page, double x, double& y,
                                            bool bold) {
  std::vector<layout::Line> out;
  size_t from = 0;
  while (from <= text.size()) {
    const size_t end = std::min(text.find('\n', from), text.size());
    if (end > from) {
      out.push_back(make_line(text.substr(from, end - from), page, x, y, bold));
      y += 20;
    }
    from = end + 1;
  }
  return out;
}

/// A cell of a table in a test; "^" and "<" as text say that the cell above or to the left goes on
/// here.
using Rows = std::vector<std::vector<std::string>>;

/// Lays a document out by hand.
class Paper {
 public:
  Paper& page() {
    ++page_;
    y_ = 50;
    return *this;
  }
  Paper& block(layout::BlockKind kind, const std::string& text, bool bold = false,
               bool centred = false) {
    layout::Block block;
    block.kind = kind;
    block.page = page_;
    block.centred = centred;
    block.indent = kind == layout::BlockKind::paragraph ? 36 : 0;
    block.lines = make_lines(text, page_, 70, y_, bold);
    for (const layout::Line& line : block.lines) {
      block.box = unite(block.box, line.box);
    }
    layout_.blocks.push_back(std::move(block));
    return *this;
  }
  /// Lines of a block at a place of their own; `panel` as in layout::Block.
  Paper& at(double x, double y, layout::BlockKind kind, const std::string& text, int panel = 0) {
    std::swap(y, y_);
    block(kind, text, kind == layout::BlockKind::heading);
    std::swap(y, y_);
    layout::Block& placed = layout_.blocks.back();
    placed.panel = panel;
    placed.box = {};
    for (layout::Line& line : placed.lines) {
      line.box = {line.box.x0 + x - 70, line.box.y0, line.box.x1 + x - 70, line.box.y1};
      for (text::Word& word : line.words) {
        word.box = {word.box.x0 + x - 70, word.box.y0, word.box.x1 + x - 70, word.box.y1};
        for (text::Symbol& symbol : word.symbols) {
          symbol.box = {symbol.box.x0 + x - 70, symbol.box.y0, symbol.box.x1 + x - 70,
                        symbol.box.y1};
        }
      }
      placed.box = unite(placed.box, line.box);
    }
    return *this;
  }
  Paper& title(const std::string& text) {
    return block(layout::BlockKind::heading, text, true, true);
  }
  Paper& heading(const std::string& text) { return block(layout::BlockKind::heading, text, true); }
  Paper& body(const std::string& text) { return block(layout::BlockKind::paragraph, text); }
  Paper& item(const std::string& text) { return block(layout::BlockKind::list_item, text); }

  Paper& table(const Rows& rows, int header_rows = 1) {
    layout::Table table;
    table.page = page_;
    table.rows = static_cast<int>(rows.size());
    table.cols = static_cast<int>(rows[0].size());
    table.header_rows = header_rows;
    for (int r = 0; r < table.rows; ++r) {
      for (int c = 0; c < table.cols; ++c) {
        add_cell(table, rows, r, c);
      }
      y_ += 40;
    }
    layout_.tables.push_back(table);
    layout::JoinedTable joined;
    joined.parts = {static_cast<int>(layout_.tables.size()) - 1};
    joined.table = table;
    layout_.joined.push_back(joined);
    layout::Block block;
    block.kind = layout::BlockKind::table;
    block.page = page_;
    block.table = static_cast<int>(layout_.joined.size()) - 1;
    layout_.blocks.push_back(block);
    return *this;
  }

  const layout::Layout& layout() const { return layout_; }
  Document read_document() const { return build(layout_, {}, facts()); }
  Report read() const { return first_report(layout_); }

 private:
  void add_cell(layout::Table& table, const Rows& rows, int r, int c) {
    const std::string& text = rows[static_cast<size_t>(r)][static_cast<size_t>(c)];
    if (text == "^" || text == "<") {
      return;
    }
    layout::Cell cell;
    cell.row = r;
    cell.col = c;
    cell.page = page_;
    const auto at = [&](int row, int col) -> std::string {
      return row < table.rows && col < table.cols
                 ? rows[static_cast<size_t>(row)][static_cast<size_t>(col)]
                 : "";
    };
    while (at(r + cell.row_span, c) == "^") {
      ++cell.row_span;
    }
    while (at(r, c + cell.col_span) == "<") {
      ++cell.col_span;
    }
    double y = y_;
    cell.lines = make_lines(text, page_, 70 + 90 * c, y, false);
    cell.box = {70.0 + 90 * c, y_, 70.0 + 90 * (c + cell.col_span), y_ + 40};
    table.cells.push_back(std::move(cell));
  }

  layout::Layout layout_;
  int page_ = 1;
  double y_ = 50;
};

inline const std::vector<std::string>& names() {
  static const std::vector<std::string> kNames = {
      "การปฏิบัติหน้าที่",        "การใช้งบประมาณ",    "การใช้อำนาจ",        "การใช้ทรัพย์สินของราชการ",
      "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน",
      "การเปิดเผยข้อมูล",      "การป้องกันการทุจริต"};
  return kNames;
}

/// Ten scores that are all different.
inline const std::vector<std::string>& scores() {
  static const std::vector<std::string> kScores = {"91.11", "82.22", "93.33", "84.44", "95.55",
                                                   "86.66", "97.77", "88.88", "99.99", "90.10"};
  return kScores;
}

/// A table of the ten indicators by number and name, each with its score.
inline Rows score_table() {
  Rows out = {{"ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    out.push_back({std::to_string(i + 1) + ". " + names()[i], scores()[i]});
  }
  return out;
}

inline Paper opening() {
  Paper paper;
  paper.title(
      "รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. 2567");
  paper.title("องค์การบริหารส่วนตำบลนาแส่ง อำเภอเกาะคา จังหวัดลำปาง");
  return paper;
}

/// The paper, and below its title the ten scores in a table with numbers.
inline Paper scored(Paper paper = opening()) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  return paper.table(rows);
}

/// Of issues or measures.
template <class T>
std::vector<std::string> titles(const std::vector<T>& list) {
  std::vector<std::string> out;
  for (const T& item : list) {
    out.push_back(item.title);
  }
  return out;
}

/// The report has the ten scores of scores(), none in doubt.
inline void expect_all_scores(const Report& report) {
  ASSERT_EQ(report.indicators.size(), 10U);
  for (size_t i = 0; i < 10; ++i) {
    const Indicator& indicator = report.indicators[i];
    EXPECT_EQ(indicator.number, static_cast<int>(i) + 1);
    EXPECT_EQ(indicator.name, names()[i]);
    ASSERT_TRUE(indicator.score.has_value()) << names()[i];
    EXPECT_DOUBLE_EQ(*indicator.score, std::stod(scores()[i])) << names()[i];
    ASSERT_TRUE(indicator.evidence.has_value());
    EXPECT_FALSE(indicator.review.needed())
        << names()[i] << ": "
        << (indicator.review.needed() ? indicator.review.reasons[0].code : "");
  }
}

}  // namespace ita::report::test
