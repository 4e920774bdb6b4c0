#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "report/find/measures/measures.h"
#include "report/find/measures/measures_apart.h"
#include "report/find/measures/measures_columns.h"
#include "report/find/measures/measures_groups.h"
#include "report/find/measures/measures_row.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

using detail::cell_text;
using detail::cells_of;
using detail::MeasureColumns;

std::optional<int> row_number(const layout::Table& table, const MeasureColumns& roles, int row) {
  for (const layout::Cell* cell : cells_of(table, roles, row, "number")) {
    const std::string text = cell_text(*cell);
    if (const auto number = thai::parse_number(text); number && number->decimals == 0) {
      return static_cast<int>(number->value);
    }
    if (const Marker marker = parse_marker(text + " "); marker.numbered()) {
      return marker.value;
    }
  }
  return std::nullopt;
}

/// A row that is one cell from edge to edge names a group of rows.
const layout::Cell* band(const layout::Table& table, int row) {
  const layout::Cell* cell = table.at(row, 0);
  return cell != nullptr && cell->col_span >= table.cols && table.cols > 2 ? cell : nullptr;
}

/// Several measures may stand beside one topic: each has a cell of its own.
bool begins_measure(const layout::Table& table, const MeasureColumns& roles, int row) {
  const auto cells = cells_of(table, roles, row, "measure");
  return !cells.empty() && cells.front()->row == row;
}

/// The cell that names the group of rows: in the column of titles, else the last that is filled.
const layout::Cell* filled_title(const layout::Table& table, const MeasureColumns& roles, int row,
                                 const std::string& role) {
  const auto titles = cells_of(table, roles, row, role);
  const layout::Cell* out = titles.empty() ? nullptr : titles.front();
  for (int c = 0; c < table.cols && out == nullptr; ++c) {
    const layout::Cell* cell = table.at(row, c);
    out = cell != nullptr && !cell->lines.empty() ? cell : out;
  }
  return out;
}

/// "มาตรการที่ 1 …": the text is a measure, not what measures are about.
bool leads_measure(const std::string& text, const facts::Facts& facts) {
  const std::string key = thai::match_key(text);
  const auto& words = facts.lexicon("measure-number-lead");
  return std::any_of(words.begin(), words.end(), [&](const facts::Phrase& word) {
    return key.starts_with(word.key) && key.size() > word.key.size() &&
           key[word.key.size()] >= '0' && key[word.key.size()] <= '9';
  });
}

std::string title_role(const MeasureColumns& roles) {
  return roles.has("title") ? "title" : roles.has("approach") ? "approach" : "steps";
}

}  // namespace

namespace detail {

void MeasureTables::read(const layout::Table& table, int last_page, bool directly, bool apart,
                         bool in_section, size_t para) {
  constexpr double kSameEdge = 12;
  const MeasureColumns columns = find_columns(table, facts_);
  para_ = para;
  const bool near = !columns_.of_column.empty() && table.page <= last_page_ + 1;
  const bool edges = std::abs(table.box.x0 - last_box_.x0) < kSameEdge &&
                     std::abs(table.box.x1 - last_box_.x1) < kSameEdge;
  const bool next = near && !apart && static_cast<int>(columns_.of_column.size()) == table.cols &&
                    (edges || directly);
  if (is_measures_table(table, columns, in_section)) {
    const bool follows = next && columns.of_column == columns_.of_column;
    columns_ = columns;
    read_rows(table, columns.header_rows, follows);
  } else if (next) {
    read_rows(table, 0, true);
  } else {
    if (near && directly && table.page == last_page_ + 1 && !out_.empty()) {
      last().review.add("next-table-not-read", {{"page", std::to_string(table.page)}},
                        {{table.page, table.box, ""}});
    }
    return;
  }
  last_box_ = table.box;
  last_page_ = last_page;
}

/// A title cell that a page end broke: with the part before it, it is a topic better than alone.
bool MeasureTables::completes_title(const std::string& text) const {
  const std::string& before = last().title;
  const double whole = match_topic(before + text, topics_).similarity;
  return parse_marker(text).style == MarkerStyle::none && whole >= 0.9 &&
         whole > match_topic(before, topics_).similarity + 0.05;
}

/// Where the walk down one table stands.
struct MeasureTables::RowWalk {
  const layout::Table& table;
  std::string role;                          ///< of the column that names the measures
  bool grouped = false;                      ///< no such column: the row over a group names it
  std::optional<MeasureRow> reader;          ///< of the measure that is open
  const layout::Cell* last_title = nullptr;  ///< of the row above
  std::string carried;                       ///< the band above, until a measure has opened
};

/// A row that holds no part of a measure: headings again, or what the rows below are about.
bool MeasureTables::reads_as_head(RowWalk& walk, int r) {
  if (repeats_header(walk.table, columns_, r, facts_)) {
    return true;
  }
  if (const layout::Cell* group = band(walk.table, r)) {
    walk.carried = cell_text(*group);
    parts_below_ = leads_measure(walk.carried, facts_);
    group_ = walk.grouped ? walk.carried : "";
    topic_ = walk.grouped ? "" : clean(walk.carried);
    walk.last_title = nullptr;
    return true;
  }
  if (heads_group(walk.table, r)) {
    topic_ = clean_item(cell_text(*filled_title(walk.table, columns_, r, walk.role)));
    walk.last_title = nullptr;
    return true;
  }
  return false;
}

void MeasureTables::open_measure(RowWalk& walk, const layout::Cell* title,
                                 std::optional<int> number) {
  const std::string text = !group_.empty()    ? group_
                           : title != nullptr ? cell_text(*title)
                                              : walk.carried;
  const Marker marker = parse_marker(text);
  Measure measure;
  measure.title = clean_item(text);
  if (number) {
    measure.number = *number;
  } else if (marker.numbered() && group_.empty()) {
    measure.number = marker.value;
  } else {
    measure.number = out_.empty() ? 1 : last().number + 1;
  }
  if (title != nullptr) {
    const layout::TracedText traced = layout::TracedText::of(title->lines, true);
    add_reading_doubts(measure.review, traced, {0, traced.text().size()});
  }
  if (!columns_.has("responsible") && is_known_unit(topic_, facts_)) {
    measure.responsible.push_back(topic_);
  } else if (!topic_.empty()) {
    measure.others.push_back({"topic", "", topic_});
  }
  out_.push_back({std::move(measure), PlanForm::table, true, 0, para_});
  walk.reader.emplace(walk.table, columns_, facts_);
  walk.carried.clear();
}

void MeasureTables::read_row(RowWalk& walk, int r, bool top) {
  const auto titles = cells_of(walk.table, columns_, r, walk.role);
  const auto number = row_number(walk.table, columns_, r);
  const layout::Cell* title = titles.empty() ? nullptr : titles.front();
  if (title != nullptr && !number && is_total_row(walk.table, columns_, r, *title, facts_)) {
    return;
  }
  // "มาตรการที่ 1 …" over all columns: the rows below it are its steps.
  const bool part = parts_below_ && walk.carried.empty() && !out_.empty() && walk.reader;
  const bool rest_of_title =
      top && title != nullptr && !number && completes_title(clean(cell_text(*title)));
  const bool continued = rest_of_title || part ||
                         (!out_.empty() && title == nullptr && !number && walk.carried.empty() &&
                          (top || walk.reader));
  if (rest_of_title) {
    last().title = join_prose(last().title, clean(cell_text(*title)));
  }
  const bool same_title = title != nullptr && title == walk.last_title;
  if (!continued && !(same_title && !begins_measure(walk.table, columns_, r))) {
    open_measure(walk, title, number);
  }
  walk.last_title = title;
  if (!walk.reader) {
    walk.reader.emplace(walk.table, columns_, facts_);
  }
  walk.reader->add(last(), r, continued && top);
  if (columns_.has_periods()) {
    to_tick_.insert(out_.size() - 1);
  }
}

void MeasureTables::read_rows(const layout::Table& table, int first_row, bool follows) {
  // Without a column of titles the row over a group of rows is what they are about.
  RowWalk walk{table, title_role(columns_), !columns_.has("title"), {}, nullptr, ""};
  if (!follows) {
    parts_below_ = false;
    group_.clear();
    topic_.clear();
  }
  for (int r = first_row; r < table.rows; ++r) {
    if (!reads_as_head(walk, r)) {
      read_row(walk, r, r == first_row && follows && !out_.empty());
    }
  }
}

std::vector<MeasureCandidate> MeasureTables::take() {
  for (const size_t i : to_tick_) {
    Measure& measure = out_[i].measure;
    if (measure.schedule.text.empty()) {
      measure.review.add("schedule-not-ticked");
    }
  }
  std::erase_if(out_, [](const MeasureCandidate& candidate) {
    const Measure& m = candidate.measure;
    return m.title.empty() && m.approach.empty() && m.steps.empty();
  });
  return std::move(out_);
}

}  // namespace detail

namespace {

/// No text stands between two tables.
bool nothing_between(const std::vector<Para>& flow, int above, int below) {
  const auto at = [&](int table) {
    return std::find_if(flow.begin(), flow.end(),
                        [&](const Para& para) { return para.table() == table; });
  };
  const auto from = at(above);
  const auto to = at(below);
  return from < to && to != flow.end() && std::all_of(from + 1, to, [](const Para& para) {
           return para.furniture || para.keyed.key().empty();
         });
}

/// A heading stands right above the table, so that it is none that goes on.
bool is_heading(const Para* above) {
  return above != nullptr && (above->opens_section || (above->heading && above->marker.numbered()));
}

}  // namespace

std::vector<MeasureCandidate> measures_of_tables(const MeasureSources& from) {
  detail::MeasureTables tables(from.facts, from.topics);
  for (size_t i = 0; i < from.flow.size(); ++i) {
    const int index = from.flow[i].table();
    if (index < 0) {
      continue;
    }
    const layout::JoinedTable& joined = from.layout.joined[static_cast<size_t>(index)];
    const Para* above = detail::text_above(from.flow, i);
    if (is_measure_form(joined.table, from.facts) ||
        detail::is_calendar(detail::find_columns(joined.table, from.facts), above, from.facts)) {
      continue;
    }
    const int last = joined.parts.empty()
                         ? joined.table.page
                         : from.layout.tables[static_cast<size_t>(joined.parts.back())].page;
    tables.read(joined.table, last, index > 0 && nothing_between(from.flow, index - 1, index),
                is_heading(above), from.flow[i].section == Section::measures, i);
  }
  return tables.take();
}

}  // namespace ita::report
