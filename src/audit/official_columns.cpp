#include "audit/official_columns.h"

#include <algorithm>
#include <set>

#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::audit {

namespace {

using Row = std::vector<std::string>;

/// Rows at the top of a list among which the headings are looked for.
constexpr size_t kTitleRows = 12;

/// The number of up to two digits at the end of the key behind `begin`; 0 when it is not that.
int number_behind(const std::string& key, const std::string& begin) {
  if (!key.starts_with(begin)) {
    return 0;
  }
  size_t end = begin.size();
  while (end < key.size() && key[end] >= '0' && key[end] <= '9') {
    ++end;
  }
  const size_t digits = end - begin.size();
  return digits == 1 || digits == 2 ? std::stoi(key.substr(begin.size(), digits)) : 0;
}

int by_name(const std::string& key, const facts::Facts& facts) {
  for (const facts::Indicator& indicator : facts.newest().indicators) {
    const auto is = [&](const std::string& name) { return thai::match_key(name) == key; };
    if (is(indicator.name) || std::any_of(indicator.aliases.begin(), indicator.aliases.end(), is)) {
      return indicator.number;
    }
  }
  return 0;
}

std::optional<OfficialColumn> column_of_key(const std::string& key, const facts::Facts& facts) {
  if (key.empty()) {
    return std::nullopt;
  }
  for (const facts::ColumnRole& role : facts.official_columns()) {
    for (const facts::Phrase& title : role.titles) {
      const std::string& title_key = title.key;
      if (role.role == "indicator") {
        if (const int number = number_behind(key, title_key); number > 0) {
          return OfficialColumn{role.role, number, "", {}};
        }
        if (key == title_key) {
          return OfficialColumn{"indicator-of-row", 0, "", {}};
        }
      } else if (role.role == "instrument") {
        if (key == title_key || key.ends_with(title_key) || key.starts_with(title_key)) {
          return OfficialColumn{role.role, 0, title.text, {}};
        }
      } else if (key == title_key) {
        return OfficialColumn{role.role, 0, "", {}};
      }
    }
  }
  if (const int number = by_name(key, facts)) {
    return OfficialColumn{"indicator", number, "", {}};
  }
  return std::nullopt;
}

std::string without_brackets(const std::string& text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) {
      out += c;
    }
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  return out;
}

/// The words of a heading without the year that it states ("คะแนน ITA ปี 2567").
std::string without_year(const std::string& heading, const facts::Facts& facts,
                         std::optional<int>& year) {
  for (const thai::Number& number : thai::find_numbers(heading)) {
    const auto stated = number.decimals == 0 && !number.thousands
                            ? thai::parse_year_be(std::string_view(heading).substr(
                                  number.begin, number.end - number.begin))
                            : std::nullopt;
    if (!stated) {
      continue;
    }
    year = stated;
    std::string before = heading.substr(0, number.begin);
    for (bool again = true; again;) {
      again = false;
      while (before.ends_with(' ') || before.ends_with('\n')) {
        before.pop_back();
      }
      for (const facts::Phrase& word : facts.lexicon("year-word")) {
        if (before.ends_with(word.text)) {
          before.resize(before.size() - word.text.size());
          again = true;
        }
      }
    }
    return before + " " + heading.substr(number.end);
  }
  return heading;
}

/// By the whole heading, else without what stands in brackets, else without its year.
std::optional<OfficialColumn> column_of(const std::string& heading, const facts::Facts& facts) {
  for (const std::string& words : {heading, without_brackets(heading)}) {
    if (auto column = column_of_key(thai::match_key(words), facts)) {
      return column;
    }
    std::optional<int> year;
    const std::string rest = without_year(words, facts, year);
    if (!year) {
      continue;
    }
    auto column = column_of_key(thai::match_key(rest), facts);
    if (thai::match_key(rest).empty()) {
      column = OfficialColumn{"overall", 0, "", {}};  // a year alone heads the scores of that year
    }
    if (column && (column->role == "overall" || column->role == "level")) {
      column->year = year;
      return column;
    }
  }
  return std::nullopt;
}

/// "1" … "10" as headings are the indicators where the whole series stands there; "i1" … "i30" are
/// the questions of a form, and no indicators.
void settle_numbers(const Row& row, const facts::Facts& facts, OfficialColumns& columns) {
  const int count = static_cast<int>(facts.newest().indicators.size());
  std::map<int, size_t> plain;
  bool questions = false;
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string key = thai::match_key(row[i]);
    if (const int number = number_behind(key, ""); number > 0 && key.size() <= 2) {
      plain.emplace(number, i);
    }
    questions = questions || number_behind(key, "i") > count;
  }
  if (plain.size() == static_cast<size_t>(count) && plain.rbegin()->first == count) {
    for (const auto& [number, index] : plain) {
      columns[index] = OfficialColumn{"indicator", number, "", {}};
    }
  }
  for (size_t i = 0; i < row.size() && questions; ++i) {
    if (number_behind(thai::match_key(row[i]), "i") > 0) {
      columns.erase(i);
    }
  }
}

OfficialColumns columns_in(const Row& row, const facts::Facts& facts) {
  OfficialColumns out;
  for (size_t i = 0; i < row.size(); ++i) {
    if (auto column = column_of(row[i], facts)) {
      out.emplace(i, std::move(*column));
    }
  }
  settle_numbers(row, facts, out);
  return out;
}

/// Two rows of headings, the upper one merged over several columns ("ตัวชี้วัดที่" over 1, 2, 3 …).
Row joined_headings(const Row& upper, const Row& lower) {
  Row out = upper;
  out.resize(std::max(upper.size(), lower.size()));
  std::string above;
  for (size_t i = 0; i < out.size(); ++i) {
    above = out[i].empty() ? above : out[i];
    if (i < lower.size() && !lower[i].empty() && lower[i] != out[i]) {
      out[i] = above + " " + lower[i];
    }
  }
  return out;
}

bool usable(const OfficialColumns& columns) {
  return has_role(columns, "agency") &&
         (has_role(columns, "overall") || has_role(columns, "indicator") ||
          has_role(columns, "instrument") || has_role(columns, "level"));
}

std::optional<int> year_of_title(const std::vector<Row>& rows, size_t heading) {
  std::set<int> years;
  for (size_t r = 0; r < heading; ++r) {
    for (const std::string& cell : rows[r]) {
      for (const thai::Number& number : thai::find_numbers(cell)) {
        const auto year = number.decimals == 0 && number.end - number.begin >= 4
                              ? thai::parse_year_be(std::string_view(cell).substr(
                                    number.begin, number.end - number.begin))
                              : std::nullopt;
        if (year) {
          years.insert(*year);
        }
      }
    }
  }
  return years.size() == 1 ? std::optional(*years.begin()) : std::nullopt;
}

}  // namespace

bool has_role(const OfficialColumns& columns, const char* role) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const auto& entry) { return entry.second.role == role; });
}

int indicator_named(const std::string& cell, const facts::Facts& facts) {
  const std::string key = thai::match_key(cell);
  if (const int number = number_behind(key, "")) {
    return number;
  }
  const auto column = column_of_key(key, facts);
  return column && column->role == "indicator" ? column->indicator : 0;
}

std::optional<OfficialHeading> find_heading(const std::vector<Row>& rows,
                                            const facts::Facts& facts) {
  for (size_t r = 0; r < rows.size() && r < kTitleRows; ++r) {
    OfficialHeading out{columns_in(rows[r], facts), rows[r], r + 1, year_of_title(rows, r)};
    if (r + 1 < rows.size()) {
      // The names of single columns may stand one row lower.
      const Row joined = joined_headings(rows[r], rows[r + 1]);
      OfficialColumns both = columns_in(joined, facts);
      if (usable(both) && both.size() > out.columns.size() &&
          !usable(columns_in(rows[r + 1], facts))) {
        out.columns = std::move(both);
        out.headings = joined;
        out.first_row = r + 2;
      }
    }
    if (usable(out.columns)) {
      return out;
    }
  }
  return std::nullopt;
}

}  // namespace ita::audit
