#include "audit/official.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "audit/official_columns.h"
#include "audit/table_file.h"
#include "thai/key.h"
#include "thai/normalise.h"
#include "thai/numerals.h"

namespace ita::audit {

namespace {

using Row = std::vector<std::string>;

bool says_none(const std::string& cell) {
  static const std::set<std::string> kNone = {"", "-", "–", "—", "N/A", "n/a", "NA", "na", "null"};
  return kNone.contains(cell);
}

std::string without_unit(std::string cell, const facts::Facts& facts) {
  if (cell.starts_with("=\"") && cell.ends_with('"') && cell.size() > 3) {
    cell = cell.substr(2, cell.size() - 3);  // text that a spreadsheet must not change
  }
  for (bool again = true; again;) {
    again = false;
    while (cell.ends_with(' ')) {
      cell.pop_back();
    }
    for (const facts::Phrase& unit : facts.lexicon("score-unit")) {
      if (cell.ends_with(unit.text)) {
        cell.resize(cell.size() - unit.text.size());
        again = true;
      }
    }
  }
  return cell;
}

std::optional<double> number_of(const std::string& cell, const facts::Facts& facts) {
  const std::string bare = without_unit(cell, facts);
  if (const auto number = thai::parse_number(bare)) {
    return number->value;
  }
  double value = 0;  // "9.398E+01", as spreadsheets write what they hold
  const auto [end, fault] = std::from_chars(bare.data(), bare.data() + bare.size(), value);
  return fault == std::errc() && end == bare.data() + bare.size() && !bare.empty()
             ? std::optional(value)
             : std::nullopt;
}

void read_score(const OfficialColumn& column, const std::string& cell, const facts::Facts& facts,
                OfficialRow& row) {
  const auto number = number_of(cell, facts);
  if (!number) {
    row.unreadable.push_back(cell);
  } else if (column.role == "overall") {
    row.overall = number;
  } else if (column.role == "indicator") {
    row.indicators[column.indicator] = *number;
  } else if (column.role == "instrument") {
    row.instruments[column.instrument] = *number;
  }
}

void read_cell(const OfficialColumn& column, const std::string& cell, const facts::Facts& facts,
               OfficialRow& row) {
  if (says_none(cell) || column.role == "indicator-of-row") {
    return;
  }
  const auto behind = [&](const char* role) {
    return take_apart(facts.lexicon(role).front().text + cell, facts).place;
  };
  if (column.role == "agency") {
    row.agency = thai::arabic_digits(thai::normalise(cell));
  } else if (column.role == "subdistrict") {
    row.place.subdistrict = behind("place-word-subdistrict").subdistrict;
  } else if (column.role == "district") {
    row.place.district = behind("place-word-district").district;
  } else if (column.role == "province") {
    row.place.province = behind("place-word-province").province;
  } else if (column.role == "year") {
    row.year_be = thai::parse_year_be(cell, true);
  } else if (column.role == "level") {
    row.level = thai::normalise(cell);
  } else if (column.role == "type") {
    row.type = thai::normalise(cell);
  } else {
    read_score(column, cell, facts, row);
  }
}

bool says_anything(const OfficialRow& row) {
  return row.overall || !row.level.empty() || !row.indicators.empty() || !row.instruments.empty() ||
         !row.unreadable.empty();
}

/// Reads the rows of one sheet below its headings.
class Rows {
 public:
  Rows(const Sheet& sheet, const OfficialHeading& heading, const facts::Facts& facts,
       OfficialList& out)
      : sheet_(sheet), heading_(heading), facts_(facts), out_(out) {
    for (const auto& [index, column] : heading.columns) {
      if (column.year) {
        years_.insert(column.year);
      }
    }
    out.has_year = has_role(heading.columns, "year") || !years_.empty();
    if (!out.has_year && heading.title_year) {
      out.title_year = heading.title_year;
      out.has_year = true;
    }
    if (years_.empty()) {
      years_.insert(out.title_year);
    }
    long_form_ = has_role(heading.columns, "indicator-of-row");
  }

  void read() {
    for (size_t r = heading_.first_row; r < sheet_.rows.size(); ++r) {
      for (const std::optional<int>& year : years_) {
        OfficialRow row = read_row(r, year);
        if (long_form_) {
          join(std::move(row), sheet_.rows[r]);
        } else {
          add(std::move(row));
        }
      }
    }
  }

 private:
  OfficialRow read_row(size_t r, const std::optional<int>& year) const {
    const Row& cells = sheet_.rows[r];
    OfficialRow row;
    row.line = sheet_.lines[r];
    row.year_be = year;
    for (const auto& [index, column] : heading_.columns) {
      if (index < cells.size() && (!column.year || column.year == year)) {
        read_cell(column, cells[index], facts_, row);
      }
    }
    if (!row.type.empty() && !row.agency.empty() && take_apart(row.agency, facts_).type.empty()) {
      row.agency = row.type + row.agency;
    }
    return row;
  }

  /// The agency may stand once for its rows of several years or indicators.
  bool fill_down(OfficialRow& row) const {
    if (!row.agency.empty()) {
      return true;
    }
    const bool another_year = !out_.rows.empty() && row.year_be && out_.rows.back().year_be &&
                              *row.year_be != *out_.rows.back().year_be;
    if (out_.rows.empty() || !(long_form_ || another_year)) {
      return false;
    }
    const OfficialRow& above = out_.rows.back();
    row.agency = above.agency;
    const auto fill = [](std::string& into, const std::string& from) {
      into = into.empty() ? from : into;
    };
    fill(row.place.subdistrict, above.place.subdistrict);
    fill(row.place.district, above.place.district);
    fill(row.place.province, above.place.province);
    if (long_form_ && !row.year_be) {
      row.year_be = above.year_be;
    }
    return true;
  }

  void add(OfficialRow row) {
    if (!says_anything(row)) {
      return;
    }
    if (fill_down(row)) {
      out_.rows.push_back(std::move(row));
    } else {
      out_.left_out.push_back(row.line);
    }
  }

  /// A row for each indicator: its score goes to the agency's entry.
  void join(OfficialRow row, const Row& cells) {
    if (!fill_down(row)) {
      if (says_anything(row)) {
        out_.left_out.push_back(row.line);
      }
      return;
    }
    OfficialRow* into = out_.rows.empty() ? nullptr : &out_.rows.back();
    if (into == nullptr || into->agency != row.agency || into->year_be != row.year_be ||
        into->place.province != row.place.province) {
      OfficialRow fresh = row;
      fresh.overall.reset();
      fresh.unreadable.clear();
      out_.rows.push_back(std::move(fresh));
      into = &out_.rows.back();
    }
    into->unreadable.insert(into->unreadable.end(), row.unreadable.begin(), row.unreadable.end());
    if (!row.overall) {
      return;
    }
    const std::string about = name_cell(cells);
    const int number = indicator_named(about, facts_);
    const auto& totals = facts_.lexicon("list-total-row");
    const std::string key = thai::match_key(about);
    if (number > 0) {
      into->indicators[number] = *row.overall;
    } else if (std::any_of(totals.begin(), totals.end(),
                           [&](const facts::Phrase& p) { return p.key == key; })) {
      into->overall = row.overall;
    } else {
      out_.left_out.push_back(row.line);
    }
  }

  std::string name_cell(const Row& cells) const {
    for (const auto& [index, column] : heading_.columns) {
      if (column.role == "indicator-of-row" && index < cells.size()) {
        return cells[index];
      }
    }
    return "";
  }

  const Sheet& sheet_;
  const OfficialHeading& heading_;
  const facts::Facts& facts_;
  OfficialList& out_;
  std::set<std::optional<int>> years_;  ///< one row of the list for each
  bool long_form_ = false;
};

}  // namespace

Result<OfficialList> read_official(const std::string& bytes, const facts::Facts& facts) {
  const auto sheets = read_sheets(bytes);
  return sheets ? read_official(*sheets, facts) : Result<OfficialList>(sheets.error());
}

Result<OfficialList> read_official(const std::vector<Sheet>& sheets, const facts::Facts& facts) {
  for (const Sheet& sheet : sheets) {
    const auto heading = find_heading(sheet.rows, facts);
    if (!heading) {
      continue;
    }
    OfficialList out;
    out.sheet = sheet.name;
    for (size_t i = 0; i < heading->headings.size(); ++i) {
      if (!heading->headings[i].empty()) {
        (heading->columns.contains(i) ? out.used : out.unused).push_back(heading->headings[i]);
      }
    }
    Rows(sheet, *heading, facts, out).read();
    return out;
  }
  return Error{
      ErrorCode::bad_argument,
      "audit",
      "",
      0,
      "the list has no row of headings with a column of agencies and one of scores",
      "name the columns as models/facts/tables.json has them, for example Agency, Province, "
      "Fiscal year, Score, or the same in Thai"};
}

}  // namespace ita::audit
