#include "report/find/measures/measures_apart.h"

#include <algorithm>
#include <string>

#include "report/find/measures/measures_row.h"
#include "report/find/plan/column_titles.h"
#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/normalise.h"

namespace ita::report::detail {

namespace {

bool is_number(const std::string& text) {
  const std::string digits = thai::arabic_digits(text);
  return !digits.empty() && digits.find_first_not_of("0123456789. ") == std::string::npos;
}

/// "รวม", "รวมทั้งสิ้น 5 โครงการ"
bool says_total(const layout::Cell& cell, const facts::Facts& facts) {
  std::string key = thai::match_key(clean(cell_text(cell)));
  std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
  const auto begins = [&](const facts::Phrase& phrase) { return key.starts_with(phrase.key); };
  const auto is = [&](const facts::Phrase& phrase) { return key == phrase.key; };
  const auto& starts = facts.lexicon("measures-total-begins");
  const auto& wholes = facts.lexicon("measures-total");
  return std::any_of(starts.begin(), starts.end(), begins) ||
         std::any_of(wholes.begin(), wholes.end(), is);
}

}  // namespace

const Para* text_above(const std::vector<Para>& flow, size_t table) {
  for (size_t i = table; i-- > 0 && flow[i].table() < 0;) {
    if (!flow[i].furniture && !flow[i].keyed.key().empty()) {
      return &flow[i];
    }
  }
  return nullptr;
}

bool is_whole(std::string_view heading, const std::vector<facts::Phrase>& phrases) {
  const std::string key = thai::match_key(heading);
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const facts::Phrase& phrase) { return key == phrase.key; });
}

bool is_known_unit(const std::string& text, const facts::Facts& facts) {
  const std::string key = thai::match_key(text);
  const auto& units = facts.departments();
  return !key.empty() && std::any_of(units.begin(), units.end(), [&](const std::string& unit) {
    return thai::match_key(unit) == key;
  });
}

bool sets_scores(const layout::Table& table, const MeasureColumns& columns) {
  constexpr int kFewest = 3;
  int numbers = 0;
  for (size_t c = 0; c < columns.of_column.size(); ++c) {
    for (int r = columns.header_rows; columns.of_column[c] == "target" && r < table.rows; ++r) {
      const layout::Cell* cell = table.at(r, static_cast<int>(c));
      const std::string text = cell == nullptr ? "" : clean(cell_text(*cell));
      if (!text.empty() && !is_number(text)) {
        return false;
      }
      numbers += text.empty() ? 0 : 1;
    }
  }
  return numbers >= kFewest;
}

bool is_calendar(const MeasureColumns& columns, const Para* above, const facts::Facts& facts) {
  const bool plan = columns.names_measures ||
                    (columns.has("title") && (columns.has("approach") || columns.has("steps")));
  return !plan && columns.has("schedule") && above != nullptr &&
         any_in(above->keyed.key(), facts.lexicon("calendar"));
}

namespace {

bool heads_plan(const Para* above, const facts::Facts& facts) {
  if (above == nullptr || (!above->heading && !above->opens_section)) {
    return false;
  }
  const std::string key = thai::match_key(without_marker(above->text()));
  const auto& begins = facts.lexicon("plan-heading-begins");
  return any_in(key, facts.lexicon("announces-measures")) ||
         std::any_of(begins.begin(), begins.end(),
                     [&](const facts::Phrase& word) { return key.starts_with(word.key); });
}

}  // namespace

bool may_hold_measures(const layout::Table& table, const Para& para, const Para* above,
                       bool as_issues, const facts::Facts& facts) {
  constexpr int kFewestRows = 3, kFewestCols = 2;
  if (table.rows < kFewestRows || table.cols < kFewestCols) {
    return false;
  }
  const MeasureColumns columns = find_columns(table, facts);
  const bool scores = std::any_of(
      columns.headings.begin(), columns.headings.end(),
      [&](const std::string& text) { return role_of(text, facts.score_columns()) == "score"; });
  if (scores || sets_scores(table, columns) || is_calendar(columns, above, facts)) {
    return false;
  }
  const bool unit = std::any_of(
      columns.headings.begin(), columns.headings.end(),
      [&](const std::string& text) { return is_whole(text, facts.lexicon("unit-column")); });
  const bool who =
      (columns.has("responsible") &&
       (columns.has("schedule") || columns.has("budget") || columns.has("target"))) ||
      (unit && (columns.has("approach") || columns.has("steps") || columns.has("measure")));
  return who || (!as_issues && (heads_plan(above, facts) || para.section == Section::measures));
}

bool is_total_row(const layout::Table& table, const MeasureColumns& columns, int row,
                  const layout::Cell& title, const facts::Facts& facts) {
  if (says_total(title, facts)) {
    return true;
  }
  // What follows the total is said of it where one cell takes the place of a measure's parts.
  const layout::Cell* first = table.at(row, 0);
  const auto units = cells_of(table, columns, row, "responsible");
  const bool unit = !units.empty() && units.front() != &title;
  return first != nullptr && first != &title && first->row == row && title.col_span > 1 && !unit &&
         says_total(*first, facts);
}

}  // namespace ita::report::detail
