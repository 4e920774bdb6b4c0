#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "report/find/plan/column_titles.h"
#include "report/find/plan/labelled_boxes.h"
#include "report/view/evidence.h"

namespace ita::report {

namespace {

using detail::BoxPiece;

constexpr double kOneColumn = 40;  ///< points between the middles of labels of one column
constexpr double kFarBelow =
    3;  ///< line heights below its label, or the line above, that text ends

/// The labels of one measure from the top, and the part of the page's width that is theirs.
struct LabelColumn {
  std::vector<LabelledBox> boxes;
  double left = -1e9, right = 1e9;
  bool holds(const Box& box) const { return box.cx() > left && box.cx() < right; }
};

std::vector<LabelColumn> columns_of(std::vector<LabelledBox> boxes) {
  std::stable_sort(boxes.begin(), boxes.end(), [](const LabelledBox& a, const LabelledBox& b) {
    return a.box.cx() < b.box.cx();
  });
  std::vector<LabelColumn> out;
  for (LabelledBox& box : boxes) {
    if (out.empty() || box.box.cx() - out.back().boxes.front().box.cx() > kOneColumn) {
      if (!out.empty()) {
        out.back().right = (out.back().boxes.front().box.cx() + box.box.cx()) / 2;
      }
      const double left = out.empty() ? -1e9 : out.back().right;
      out.emplace_back().left = left;
    }
    out.back().boxes.push_back(std::move(box));
  }
  for (LabelColumn& column : out) {
    std::stable_sort(
        column.boxes.begin(), column.boxes.end(),
        [](const LabelledBox& a, const LabelledBox& b) { return a.box.y0 < b.box.y0; });
  }
  return out;
}

bool have_same_labels(const std::vector<LabelColumn>& columns) {
  const auto words = [](const LabelColumn& column) {
    std::vector<std::string> out;
    for (const LabelledBox& box : column.boxes) {
      out.push_back(box.heading);
    }
    return out;
  };
  const std::vector<std::string> first = words(columns.front());
  const std::set<std::string> distinct(first.begin(), first.end());
  return distinct.size() == first.size() && first.size() > 1 &&
         std::all_of(columns.begin(), columns.end(),
                     [&](const LabelColumn& column) { return words(column) == first; });
}

/// The lines over the first label, up to the word that says that they name the measure; empty where
/// no such word stands there.
std::vector<BoxPiece> titled(const LabelColumn& column, std::vector<BoxPiece> texts,
                             const facts::Facts& facts) {
  std::erase_if(texts, [&](const BoxPiece& text) {
    return !column.holds(text.line.box) || text.line.box.y1 > column.boxes.front().box.y0 + 2;
  });
  std::stable_sort(texts.begin(), texts.end(), [](const BoxPiece& a, const BoxPiece& b) {
    return a.line.box.y0 > b.line.box.y0;
  });
  std::vector<BoxPiece> out;
  for (BoxPiece& text : texts) {
    const std::string role = role_of(clean_item(text.line.text()), facts.measure_columns());
    if (role == "measure" || role == "title") {
      std::reverse(out.begin(), out.end());
      return out;
    }
    out.push_back(std::move(text));
  }
  return {};
}

/// Gives the label the lines below it, up to the next label or a gap.
void fill(LabelColumn& column, const std::vector<BoxPiece>& texts, BoxBoard& board) {
  for (size_t b = 0; b < column.boxes.size(); ++b) {
    LabelledBox& label = column.boxes[b];
    const double end = b + 1 < column.boxes.size() ? column.boxes[b + 1].box.y0 : 1e9;
    double reached = label.box.y1;
    for (const BoxPiece& text : texts) {
      const Box& box = text.line.box;
      if (!text.opens && column.holds(box) && box.y0 >= label.box.y1 - 2 && box.y1 <= end + 2 &&
          box.y0 - reached < kFarBelow * box.height()) {
        label.lines.push_back(text.line);
        board.paras.push_back(text.para);
        reached = box.y1;
      }
    }
    board.paras.push_back(label.para);
  }
}

}  // namespace

std::vector<BoxBoard> detail::boards_beside(const std::vector<LabelledBox>& boxes,
                                            const std::vector<BoxPiece>& texts,
                                            const facts::Facts& facts) {
  std::vector<LabelColumn> columns = columns_of(boxes);
  if (columns.size() < 2 || !have_same_labels(columns)) {
    return {};
  }
  std::vector<BoxPiece> down = texts;
  std::stable_sort(down.begin(), down.end(), [](const BoxPiece& a, const BoxPiece& b) {
    return a.line.box.y0 < b.line.box.y0;
  });
  std::vector<BoxBoard> out;
  for (LabelColumn& column : columns) {
    BoxBoard& board = out.emplace_back();
    board.page = column.boxes.front().page;
    const std::vector<BoxPiece> title = titled(column, texts, facts);
    if (title.empty()) {
      return {};
    }
    for (const BoxPiece& piece : title) {
      board.titled.push_back(piece.line);
      board.paras.push_back(piece.para);
    }
    fill(column, down, board);
    board.boxes = std::move(column.boxes);
  }
  return out;
}

}  // namespace ita::report
