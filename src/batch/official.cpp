#include "batch/official.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "batch/csv.h"
#include "thai/key.h"
#include "thai/normalise.h"
#include "thai/numerals.h"

namespace ita::batch {

namespace {

/// What a column of the list holds.
struct Column {
  std::string role;         // of Facts::official_columns
  int indicator = 0;        // of the role "indicator"
  std::string instrument;   // of the role "instrument"
  std::optional<int> year;  // of a list with a column for each year
};

/// The number behind "ตัวชี้วัดที่ 3 …"; 0 when the heading is none of these.
int indicator_number(const std::string& key, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    const std::string begin = thai::match_key(word);
    if (!key.starts_with(begin)) {
      continue;
    }
    const size_t at = begin.size();
    size_t end = at;
    while (end < key.size() && key[end] >= '0' && key[end] <= '9') {
      ++end;
    }
    if (end > at && end - at <= 2) {
      return std::stoi(key.substr(at, end - at));
    }
  }
  return 0;
}

std::optional<Column> column_of_key(const std::string& key, const facts::Facts& facts) {
  if (key.empty()) {
    return std::nullopt;
  }
  for (const facts::ColumnRole& role : facts.official_columns()) {
    if (role.role == "indicator") {
      if (const int number = indicator_number(key, role.titles); number > 0) {
        return Column{role.role, number, "", {}};
      }
      continue;
    }
    for (const std::string& title : role.titles) {
      const std::string title_key = thai::match_key(title);
      if (role.role == "instrument") {
        if (key == title_key || key.ends_with(title_key) || key.starts_with(title_key)) {
          return Column{role.role, 0, title, {}};
        }
      } else if (key == title_key) {
        return Column{role.role, 0, "", {}};
      }
    }
  }
  for (const facts::Indicator& indicator : facts.newest().indicators) {
    if (thai::match_key(indicator.name) == key) {
      return Column{"indicator", indicator.number, "", {}};
    }
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
std::string without_year(const std::string& heading, std::optional<int>& year) {
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
      for (const std::string_view word : {"ปีงบประมาณ", "ประจำปี", "พ.ศ.", "ปี", "FY", " ", "\n"}) {
        if (before.ends_with(word)) {
          before.resize(before.size() - word.size());
          again = true;
        }
      }
    }
    return before + " " + heading.substr(number.end);
  }
  return heading;
}

/// By the whole heading, else without what stands in brackets, else without its year.
std::optional<Column> column_of(const std::string& heading, const facts::Facts& facts) {
  for (const std::string& words : {heading, without_brackets(heading)}) {
    if (auto column = column_of_key(thai::match_key(words), facts)) {
      return column;
    }
    std::optional<int> year;
    const std::string rest = without_year(words, year);
    if (!year) {
      continue;
    }
    auto column = column_of_key(thai::match_key(rest), facts);
    if (thai::match_key(rest).empty()) {
      column = Column{"overall", 0, "", {}};  // a year alone heads the scores of that year
    }
    if (column && (column->role == "overall" || column->role == "level")) {
      column->year = year;
      return column;
    }
  }
  return std::nullopt;
}

using Columns = std::map<size_t, Column>;

bool has_role(const Columns& columns, const char* role) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const auto& entry) { return entry.second.role == role; });
}

bool usable(const Columns& columns) {
  return has_role(columns, "agency") &&
         (has_role(columns, "overall") || has_role(columns, "indicator") ||
          has_role(columns, "instrument") || has_role(columns, "level"));
}

/// A year stands alone or with more heading words in the first rows, such as a title above the
/// table.
Columns columns_in(const std::vector<std::string>& row, const facts::Facts& facts) {
  Columns out;
  for (size_t i = 0; i < row.size(); ++i) {
    if (auto column = column_of(row[i], facts)) {
      out.emplace(i, std::move(*column));
    }
  }
  return out;
}

/// Two rows of headings, the upper one merged over several columns ("ตัวชี้วัดที่" over 1, 2, 3 …).
std::vector<std::string> joined_headings(const std::vector<std::string>& upper,
                                         const std::vector<std::string>& lower) {
  std::vector<std::string> out = upper;
  out.resize(std::max(upper.size(), lower.size()));
  std::string above;
  for (size_t i = 0; i < out.size(); ++i) {
    above = out[i].empty() ? above : out[i];
    if (i < lower.size() && !lower[i].empty()) {
      out[i] = above + " " + lower[i];
    }
  }
  return out;
}

bool says_none(const std::string& cell) {
  return cell.empty() || cell == "-" || cell == "–" || cell == "N/A" || cell == "n/a";
}

std::string without_unit(std::string cell) {
  for (const std::string_view unit : {"คะแนน", "%", " "}) {
    while (cell.ends_with(unit)) {
      cell.resize(cell.size() - unit.size());
    }
  }
  return cell;
}

void read_cell(const Column& column, const std::string& cell, const facts::Facts& facts,
               OfficialRow& row) {
  if (column.role == "agency") {
    row.agency = thai::arabic_digits(thai::normalise(cell));
  } else if (column.role == "subdistrict") {
    row.place.subdistrict = take_apart("ตำบล" + cell, facts).place.subdistrict;
  } else if (column.role == "district") {
    row.place.district = take_apart("อำเภอ" + cell, facts).place.district;
  } else if (column.role == "province") {
    row.place.province = take_apart("จังหวัด" + cell, facts).place.province;
  } else if (column.role == "year") {
    row.year_be = thai::parse_year_be(cell, true);
  } else if (column.role == "level") {
    row.level = thai::normalise(cell);
  } else if (column.role == "type") {
    row.type = thai::normalise(cell);
  } else if (!says_none(cell)) {
    const auto number = thai::parse_number(without_unit(cell));
    if (!number) {
      row.unreadable.push_back(cell);
    } else if (column.role == "overall") {
      row.overall = number->value;
    } else if (column.role == "indicator") {
      row.indicators[column.indicator] = number->value;
    } else {
      row.instruments[column.instrument] = number->value;
    }
  }
}

std::string without(std::string text, const std::array<const char*, 3>& prefixes) {
  for (const char* const prefix : prefixes) {
    if (text.starts_with(prefix)) {
      return text.substr(std::string_view(prefix).size());
    }
  }
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ' && c != ',' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

/// "อำเภอ" before a name, as one of its forms, with nothing or the name behind it.
bool takes_place(const std::string& word, const std::array<const char*, 3>& forms,
                 std::string& into) {
  for (const char* const form : forms) {
    if (word.starts_with(form)) {
      const std::string name = word.substr(std::string_view(form).size());
      into = without(name, forms);  // "อำเภออำเภอ…" where a column repeats its own word
      return true;
    }
  }
  return false;
}

/// "องค์การบริหารส่วน" and "ตำบล…" written apart are the words of a type, and no place.
bool completes_type(const std::string& rest, const std::string& word, const facts::Facts& facts) {
  return !rest.empty() &&
         std::any_of(facts.agency_types().begin(), facts.agency_types().end(),
                     [&](const facts::AgencyType& type) {
                       return std::any_of(
                           type.names.begin(), type.names.end(), [&](const std::string& prefix) {
                             return prefix.size() > rest.size() && prefix.starts_with(rest) &&
                                    (rest + word).starts_with(prefix);
                           });
                     });
}

constexpr std::array<const char*, 3> kSubdistrict = {"ตำบล", "แขวง", "ต."};
constexpr std::array<const char*, 3> kDistrict = {"อำเภอ", "เขต", "อ."};
constexpr std::array<const char*, 3> kProvince = {"จังหวัด", "จ.", "จว."};

}  // namespace

AgencyName take_apart(const std::string& name, const facts::Facts& facts) {
  AgencyName out;
  std::string rest;
  std::string* open = nullptr;  // a place word that stands apart from its name
  for (const std::string& word : words_of(thai::normalise(name))) {
    if (open != nullptr && open->empty()) {
      *open = word;
      open = nullptr;
    } else if (completes_type(rest, word, facts)) {
      rest += word;
    } else if (takes_place(word, kDistrict, out.place.district)) {
      open = &out.place.district;
    } else if (!rest.empty() && takes_place(word, kProvince, out.place.province)) {
      open = &out.place.province;
    } else if (rest.empty() && word.starts_with("จังหวัด")) {
      // "จังหวัดตราด" alone may be the agency itself; kept as both.
      takes_place(word, kProvince, out.place.province);
      rest = word;
    } else if (takes_place(word, kSubdistrict, out.place.subdistrict)) {
      open = &out.place.subdistrict;
    } else {
      rest += word;
    }
  }
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& prefix : type.names) {
      if (rest.starts_with(prefix)) {
        out.type = type.code;
        out.bare = rest.substr(prefix.size());
        return out;
      }
    }
  }
  out.bare = rest;
  return out;
}

Result<OfficialList> read_official(const std::string& csv, const facts::Facts& facts) {
  const std::vector<std::vector<std::string>> table = parse_csv(csv);
  constexpr size_t kTitleRows = 10;
  size_t heading = 0;
  Columns columns;
  for (; heading < table.size() && heading < kTitleRows; ++heading) {
    columns = columns_in(table[heading], facts);
    if (heading + 1 < table.size()) {
      // The names of single columns may stand one row lower.
      Columns both = columns_in(joined_headings(table[heading], table[heading + 1]), facts);
      const Columns lower = columns_in(table[heading + 1], facts);
      if (usable(both) && both.size() > columns.size() && !usable(lower)) {
        columns = std::move(both);
        ++heading;
      }
    }
    if (usable(columns)) {
      break;
    }
  }
  if (!usable(columns)) {
    return Error{ErrorCode::bad_argument,
                 "batch",
                 "",
                 0,
                 "the list has no row of headings with a column of agencies and one of scores",
                 "name the columns, for example หน่วยงาน, จังหวัด, ปีงบประมาณ, คะแนน"};
  }
  OfficialList out;
  std::set<std::optional<int>> years;  // one row of the list for each, where columns are of years
  for (const auto& [index, column] : columns) {
    if (column.year) {
      years.insert(column.year);
    }
  }
  out.has_year = has_role(columns, "year") || !years.empty();
  if (years.empty()) {
    years.insert(std::nullopt);
  }
  for (size_t i = heading + 1; i < table.size(); ++i) {
    for (const std::optional<int>& year : years) {
      OfficialRow row;
      row.line = static_cast<int>(i) + 1;
      row.year_be = year;
      for (const auto& [index, column] : columns) {
        if (index < table[i].size() && (!column.year || column.year == year)) {
          read_cell(column, table[i][index], facts, row);
        }
      }
      if (!row.type.empty() && !row.agency.empty() && take_apart(row.agency, facts).type.empty()) {
        row.agency = row.type + row.agency;
      }
      const bool says_anything = !year || row.overall || !row.level.empty();
      if (!row.agency.empty() && says_anything) {
        out.rows.push_back(std::move(row));
      }
    }
  }
  return out;
}

}  // namespace ita::batch
