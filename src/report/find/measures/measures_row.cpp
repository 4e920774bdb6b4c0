#include "report/find/measures/measures_row.h"

#include <algorithm>

#include "report/find/plan/column_titles.h"
#include "report/find/plan/responsible.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
#include "thai/key.h"

namespace ita::report::detail {

std::vector<const layout::Cell*> cells_of(const layout::Table& table, const MeasureColumns& roles,
                                          int row, std::string_view role) {
  std::vector<const layout::Cell*> out;
  for (int c = 0; c < table.cols; ++c) {
    const std::string& of_column = roles.of_column[static_cast<size_t>(c)];
    if (of_column != role && !(of_column == "measure" && role == "approach")) {
      continue;
    }
    const layout::Cell* cell = table.at(row, c);
    if (cell != nullptr && !cell->lines.empty() &&
        std::find(out.begin(), out.end(), cell) == out.end()) {
      out.push_back(cell);
    }
  }
  return out;
}

std::string cell_text(const layout::Cell& cell) {
  return layout::TracedText::of(cell.lines, true).text();
}

namespace {

/// `broken`: the row goes on from the page before, so that a text without a marker is the rest of
/// the last item.
void append_items(std::vector<std::string>& into, const std::vector<const layout::Cell*>& cells,
                  bool broken) {
  for (const layout::Cell* cell : cells) {
    bool rest = broken && !into.empty() && !cell->lines.empty() &&
                parse_marker(cell->lines.front().text()).style == MarkerStyle::none;
    // The numbers of a broken cell's items go on.
    const int first = broken ? static_cast<int>(into.size()) + 1 : 1;
    for (std::string& item : split_items(cell->lines, first)) {
      if (rest) {
        into.back() = join_prose(into.back(), item);
        rest = false;
      } else {
        into.push_back(std::move(item));
      }
    }
  }
}

/// One dash that does not begin the cell stands between two dates ("ต.ค. 66 / - ก.ย. 67"); more
/// than one are bullets.
std::vector<std::string> schedule_items(const std::vector<layout::Line>& lines) {
  size_t dashes = 0;
  bool first = false;
  for (const layout::Line& line : lines) {
    const bool dash = parse_marker(line.text()).style == MarkerStyle::bullet;
    first = first || (dash && &line == lines.data());
    dashes += dash ? 1 : 0;
  }
  if (dashes != 1 || first) {
    return split_items(lines);
  }
  return {clean(layout::TracedText::of(lines, true).text())};
}

/// "-" alone says that there is nothing.
void drop_dashes(std::vector<std::string>& items) {
  std::erase_if(items, [](const std::string& item) { return item == "-" || item == "–"; });
}

/// What a column says whose heading says nothing to the program.
void add_column_doubt(Review& review, const std::string& heading, const layout::Cell& cell) {
  const Place place{cell.page, cell.box, ""};
  if (heading.empty()) {
    review.add("column-without-heading", {}, {place});
  } else {
    review.add("unknown-heading", {{"heading", heading}}, {place});
  }
}

/// A scan's shaded cell gives letters here and nothing there: what was read is no sign of a tick.
bool is_unsure_mark(const layout::Cell& cell, const facts::Facts& facts) {
  constexpr size_t kLongestMark = 3;  // bytes of the key: one letter
  const layout::TracedText traced = layout::TracedText::of(cell.lines, true);
  const std::string mark = clean(traced.text());
  const auto& ticks = facts.lexicon("tick");
  return traced.origin(0, traced.text().size()) == text::Origin::ocr &&
         thai::match_key(mark).size() <= kLongestMark &&
         std::none_of(ticks.begin(), ticks.end(),
                      [&](const facts::Phrase& tick) { return mark == tick.text; });
}

/// Anything but numbers, signs and spaces.
bool has_letters(const std::string& text) {
  const std::string key = thai::match_key(clean(text));
  return std::any_of(key.begin(), key.end(), [](char c) { return c < '0' || c > '9'; });
}

}  // namespace

/// A cell over two columns of different meaning: a ruling between them was not seen, or the print
/// has one text for both.
void MeasureRow::doubt_shared_cells(Review& review, int row) const {
  for (int c = 0; c + 1 < table_.cols; ++c) {
    const layout::Cell* cell = table_.at(row, c);
    const std::string& left = roles_.of_column[static_cast<size_t>(c)];
    const std::string& right = roles_.of_column[static_cast<size_t>(c) + 1];
    if (cell != nullptr && cell == table_.at(row, c + 1) && !cell->lines.empty() &&
        cell->col_span < table_.cols && left != right && !left.empty() && !right.empty() &&
        left != "number") {
      review.add("cell-over-columns", {}, {{cell->page, cell->box, ""}});
    }
  }
}

void MeasureRow::add(Measure& into, int row, bool broken) {
  append_new(into.approach, row, "approach", broken);
  append_new(into.steps, row, "steps", broken);
  add_responsible(into, row, broken);
  add_schedule(into.schedule.text, into.review, row);
  keep_others(into, row, broken);
  doubt_shared_cells(into.review, row);
  for (int c = 0; c < table_.cols; ++c) {
    const layout::Cell* cell = table_.at(row, c);
    if (cell != nullptr && in_evidence_.insert(cell).second) {
      merge_evidence(into.evidence, evidence_by_page(cell->lines));
    }
  }
}

std::vector<const layout::Cell*> MeasureRow::fresh(int row, std::string_view role) {
  std::vector<const layout::Cell*> out;
  for (const layout::Cell* cell : cells_of(table_, roles_, row, role)) {
    if (taken_.insert(cell).second) {
      out.push_back(cell);
    }
  }
  return out;
}

void MeasureRow::add_responsible(Measure& into, int row, bool broken) {
  for (const layout::Cell* cell : fresh(row, "responsible")) {
    if (broken && !into.responsible.empty()) {
      into.responsible.back() = join_prose(into.responsible.back(), clean(cell_text(*cell)));
      continue;
    }
    for (std::string& unit : split_responsible(cell->lines, facts_)) {
      // The rows of one measure may each name the same unit.
      if (std::find(into.responsible.begin(), into.responsible.end(), unit) ==
          into.responsible.end()) {
        into.responsible.push_back(std::move(unit));
      }
    }
  }
  drop_dashes(into.responsible);
}

/// Months are shaded as others are ticked: none of the row holds a mark, and its texts stand on
/// plain paper.
bool MeasureRow::tells_by_shade(int row) const {
  for (int c = 0; c < table_.cols; ++c) {
    const layout::Cell* cell = table_.at(row, c);
    if (cell != nullptr && !cell->lines.empty() &&
        (cell->ground || !roles_.periods[static_cast<size_t>(c)].empty())) {
      return false;
    }
  }
  return true;
}

void MeasureRow::add_schedule(std::string& text, Review& review, int row) {
  if (!started_) {
    printed_ = text;
    started_ = true;
  }
  for (const layout::Cell* cell : fresh(row, "schedule")) {
    if (roles_.periods[static_cast<size_t>(cell->col)].empty()) {
      for (const std::string& item : schedule_items(cell->lines)) {
        if (schedules_.insert(item).second) {
          printed_ += (printed_.empty() ? "" : " ") + item;
        }
      }
    }
    // A month or year that two readers see differently.
    add_number_doubts(review, layout::TracedText::of(cell->lines, true));
  }
  const bool shaded = tells_by_shade(row);
  for (int c = 0; c < table_.cols; ++c) {
    const layout::Cell* cell = table_.at(row, c);
    if (cell == nullptr || roles_.periods[static_cast<size_t>(c)].empty() ||
        (cell->lines.empty() && !(shaded && cell->ground))) {
      continue;
    }
    ticks_[c] = clean(cell_text(*cell));
    if (!cell->lines.empty() && is_unsure_mark(*cell, facts_)) {
      review.add("schedule-marks-unsure", {}, {{cell->page, cell->box, ticks_[c]}});
    }
  }
  const std::string ticked = ticked_periods(roles_, ticks_);
  text = printed_ + (printed_.empty() || ticked.empty() ? "" : " ") + ticked;
}

void MeasureRow::keep_others(Measure& into, int row, bool broken) {
  static const std::set<std::string> kPlaced = {"number", "title",       "measure", "approach",
                                                "steps",  "responsible", "schedule"};
  for (int c = 0; c < table_.cols; ++c) {
    const std::string& role = roles_.of_column[static_cast<size_t>(c)];
    const layout::Cell* cell = table_.at(row, c);
    if (kPlaced.count(role) > 0 || cell == nullptr || has_place(*cell, kPlaced) ||
        !taken_.insert(cell).second) {
      continue;
    }
    const std::string text = clean(cell_text(*cell));
    const std::string heading = clean(roles_.headings[static_cast<size_t>(c)]);
    const bool words = has_letters(text);
    // Numbers under "คะแนน" or "ระดับ" are read where the scores are.
    const bool number = !words && !thai::match_key(text).empty() && !heading.empty() &&
                        (!role.empty() || role_of(heading, facts_.score_columns()).empty());
    if (!words && !number) {
      continue;
    }
    if (role.empty()) {
      add_column_doubt(into.review, heading, *cell);
    }
    add_number_doubts(into.review, layout::TracedText::of(cell->lines, true));
    const auto same = std::find_if(into.others.begin(), into.others.end(),
                                   [&](const Other& other) { return other.heading == heading; });
    if (same == into.others.end()) {
      into.others.push_back({role, heading, text});
    } else if (same->text != text) {
      same->text = broken ? join_prose(same->text, text) : same->text + "\n" + text;
    }
  }
}

bool MeasureRow::has_place(const layout::Cell& cell, const std::set<std::string>& placed) const {
  for (int c = cell.col; c < std::min(cell.col + cell.col_span, table_.cols); ++c) {
    if (placed.count(roles_.of_column[static_cast<size_t>(c)]) > 0) {
      return true;
    }
  }
  return false;
}

void MeasureRow::append_new(std::vector<std::string>& into, int row, std::string_view role,
                            bool broken) {
  append_items(into, fresh(row, role), broken);
  drop_dashes(into);
}

}  // namespace ita::report::detail
