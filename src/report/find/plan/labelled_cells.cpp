#include <algorithm>
#include <set>

#include "report/find/plan/column_titles.h"
#include "report/find/plan/labelled_boxes.h"
#include "report/view/evidence.h"
#include "report/view/labels.h"

namespace ita::report {

namespace detail {

std::optional<LabelledBox> box_of_label(const layout::Line& line, size_t para,
                                        const facts::Facts& facts, bool coloured) {
  const std::string text = line.text();
  auto label = label_at(text, facts, true);
  if (!label && coloured) {
    label = inline_label_at(text, facts);
    label =
        label && (label->role == "responsible" || label->role == "schedule") && label->begin == 0
            ? label
            : std::nullopt;
  }
  if (!label || label->role == "finding" || label->role == "title" || label->role == "measure") {
    return std::nullopt;
  }
  LabelledBox out;
  out.role = label->role;
  out.heading = clean(std::string_view(text).substr(label->begin, label->end - label->begin));
  out.inline_text = clean_item(std::string_view(text).substr(label->value));
  out.labels = {line};
  out.box = line.box;
  out.page = line.page;
  out.para = para;
  return out;
}

bool says_what_and_who(const std::vector<LabelledBox>& boxes) {
  constexpr size_t kFewestBoxes = 3;
  const auto has = [&](std::string_view role) {
    return std::any_of(boxes.begin(), boxes.end(),
                       [&](const LabelledBox& box) { return box.role == role; });
  };
  return boxes.size() >= kFewestBoxes && (has("steps") || has("approach")) &&
         (has("responsible") || has("schedule"));
}

}  // namespace detail

namespace {

using detail::box_of_label;
using detail::says_what_and_who;

/// The boxes of a table: a label over its text in one cell, or with its text in the next cell.
class TableBoxes {
 public:
  TableBoxes(const layout::Table& table, size_t para, const facts::Facts& facts)
      : table_(table), para_(para), facts_(facts) {}

  std::optional<BoxBoard> read() {
    BoxBoard out;
    std::set<const layout::Cell*> taken;
    for (const layout::Cell& cell : table_.cells) {
      if (cell.lines.empty() || taken.count(&cell) > 0) {
        continue;
      }
      const std::string role =
          role_of(clean_item(cell.lines.front().text()), facts_.measure_columns());
      if (role == "title" || role == "measure" || role == "number") {
        return std::nullopt;  // it names its measures itself
      }
      auto box = box_of_label(cell.lines.front(), para_, facts_);
      if (!box && cell.row < table_.header_rows && !role.empty() && role != "finding") {
        box = LabelledBox{role,
                          clean_item(cell.text()),
                          "",
                          {},
                          {cell.lines.front()},
                          cell.lines.front().box,
                          cell.page,
                          para_};
      }
      if (!box) {
        if (!out.boxes.empty() || !out.titled.empty()) {
          return std::nullopt;
        }
        out.titled = cell.lines;
        continue;
      }
      box->lines.assign(cell.lines.begin() + 1, cell.lines.end());
      if (box->lines.empty() && box->inline_text.empty()) {
        if (const layout::Cell* next = text_of_label(cell)) {
          box->lines = next->lines;
          taken.insert(next);
        }
      }
      out.boxes.push_back(std::move(*box));
    }
    out.page = table_.page;
    out.paras = {para_};
    return says_what_and_who(out.boxes) ? std::optional(std::move(out)) : std::nullopt;
  }

 private:
  bool is_text(const layout::Cell* cell) const {
    return cell != nullptr && !cell->lines.empty() &&
           !box_of_label(cell->lines.front(), para_, facts_);
  }

  /// The text of a label that has its cell for itself: to its right, else right below.
  const layout::Cell* text_of_label(const layout::Cell& label) const {
    const layout::Cell* right = table_.at(label.row, label.col + label.col_span);
    if (is_text(right)) {
      return right;
    }
    const layout::Cell* below = table_.at(label.row + label.row_span, label.col);
    return right == nullptr || right->row + right->row_span >= table_.rows || !right->lines.empty()
               ? (is_text(below) ? below : nullptr)
               : nullptr;
  }

  const layout::Table& table_;
  size_t para_;
  const facts::Facts& facts_;
};

}  // namespace

std::optional<BoxBoard> detail::boxes_of_table(const layout::Table& table, size_t para,
                                               const facts::Facts& facts) {
  return TableBoxes(table, para, facts).read();
}

}  // namespace ita::report
