#include "report/find/paper/part_scores.h"

#include <algorithm>
#include <numeric>

#include "report/find/cues.h"
#include "report/find/tables/indicator_rows.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// Rows with different indicators that make a table one of scores.
constexpr size_t kFewestRows = 5;

bool holds_scores(const layout::Table& table, const IndicatorNames& names) {
  const Grid grid(table, names);
  for (const Grid& turned : {grid, grid.transposed()}) {
    const RowPlan rows = plan_rows(turned, names);
    std::set<int> distinct;
    for (const IndicatorRow& row : rows.rows) {
      distinct.insert(row.number);
    }
    if (distinct.size() >= std::min(kFewestRows, names.year().indicators.size())) {
      return true;
    }
  }
  return false;
}

/// The numbers of a paragraph without words: what cards hold above their names.
size_t count_alone(const std::string& text) {
  const std::vector<thai::Number> numbers = thai::find_numbers(text);
  size_t rest = text.size() - static_cast<size_t>(std::count(text.begin(), text.end(), ' '));
  for (const thai::Number& number : numbers) {
    rest -= std::min(rest, number.end - number.begin);
  }
  return rest > 0 ? 0 : numbers.size();
}

}  // namespace

PartScores::PartScores(const std::vector<Para>& flow, const layout::Layout& layout,
                       const facts::Facts& facts)
    : flow_(flow), layout_(layout) {
  for (const facts::Family& family : facts.families()) {
    names_.emplace_back(facts, family.years.back());
  }
}

bool PartScores::in_tables(size_t begin, size_t end) const {
  for (size_t i = begin; i < end; ++i) {
    const int table = flow_[i].table();
    if (table >= 0 && std::any_of(names_.begin(), names_.end(), [&](const IndicatorNames& names) {
          return holds_scores(layout_.joined[static_cast<size_t>(table)].table, names);
        })) {
      return true;
    }
  }
  return false;
}

bool PartScores::in_text(const std::vector<size_t>& paras) const {
  return std::any_of(names_.begin(), names_.end(), [&](const IndicatorNames& names) {
    const size_t enough = std::min(kFewestRows, names.year().indicators.size());
    return named_with_scores(paras, names).size() >= enough;
  });
}

bool PartScores::in(size_t begin, size_t end) const {
  std::vector<size_t> paras(end - begin);
  std::iota(paras.begin(), paras.end(), begin);
  return in_tables(begin, end) || in_text(paras);
}

std::set<int> PartScores::named_with_scores(const std::vector<size_t>& paras,
                                            const IndicatorNames& names) const {
  std::set<int> with_score, labels;
  size_t numbers = 0;
  for (const size_t i : paras) {
    const Para& para = flow_[i];
    if (para.table() >= 0) {
      continue;
    }
    const bool decimals = has_decimals(para.text());
    numbers += decimals ? count_alone(para.text()) : 0;
    for (const IndicatorNames::Mention& mention : names.find_all(para.keyed, para.text())) {
      (decimals ? with_score : labels).insert(mention.number);
    }
  }
  if (numbers >= labels.size()) {
    with_score.insert(labels.begin(), labels.end());
  }
  with_score.erase(0);
  return with_score;
}

}  // namespace ita::report
