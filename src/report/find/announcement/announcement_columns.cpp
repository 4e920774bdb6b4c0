#include "report/find/announcement/announcement_columns.h"

#include <algorithm>
#include <map>

#include "report/find/announcement/announcement_agency.h"
#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

namespace {

using Kind = ListColumn::Kind;

const std::map<std::string, Kind>& kinds() {
  static const std::map<std::string, Kind> kKinds = {
      {"number", Kind::number},     {"agency", Kind::agency},
      {"type", Kind::type},         {"subdistrict", Kind::subdistrict},
      {"district", Kind::district}, {"province", Kind::province},
      {"year", Kind::year},         {"overall", Kind::overall},
      {"level", Kind::level},       {"rank", Kind::rank},
      {"note", Kind::note}};
  return kKinds;
}

/// The kind whose title explains most of a heading; a title must be half of it.
Kind kind_of(const std::string& key, const facts::Facts& facts) {
  Kind best = Kind::unknown;
  size_t longest = 0;
  const auto consider = [&](const std::vector<facts::ColumnRole>& roles) {
    for (const facts::ColumnRole& role : roles) {
      const auto kind = kinds().find(role.role);
      if (kind == kinds().end()) {
        continue;
      }
      for (const facts::Phrase& title : role.titles) {
        const std::string& words = title.key;
        const bool fits = key == words || (words.size() * 2 > key.size() && words.size() >= 9 &&
                                           key.find(words) != std::string::npos);
        if (fits && words.size() > longest) {
          longest = words.size();
          best = kind->second;
        }
      }
    }
  };
  consider(facts.official_columns());
  for (const facts::ColumnRole& role : facts.score_columns()) {
    if (role.role == "number" || role.role == "rank" || role.role == "note") {
      consider({role});
    }
  }
  return best;
}

/// "คะแนน ระดับ": two narrow columns that were read as one.
bool is_score_with_level(const std::string& key, const facts::Facts& facts) {
  for (const facts::ColumnRole& role : facts.official_columns()) {
    for (const facts::Phrase& title : role.titles) {
      if (role.role == "overall" && key.starts_with(title.key) &&
          kind_of(key.substr(title.key.size()), facts) == Kind::level) {
        return true;
      }
    }
  }
  return false;
}

/// Headings of a column, each once, top to bottom.
std::vector<std::string> headings(const Grid& grid, int col, int first_row) {
  std::vector<std::string> out;
  const GridCell* last = nullptr;
  for (int r = 0; r < first_row; ++r) {
    const GridCell* cell = grid.at(r, col);
    if (cell != nullptr && cell != last && !cell->empty()) {
      out.push_back(cell->text());
    }
    last = cell;
  }
  return out;
}

/// The instrument that a heading names, also where a reader took a letter of its code for the digit
/// that looks like it.
std::string instrument_of(const std::string& head, const IndicatorNames& names) {
  if (std::string code = names.instrument(head); !code.empty()) {
    return code;
  }
  std::string letters = head;
  for (char& c : letters) {
    c = c == '0' ? 'O' : c == '1' || c == 'l' || c == '|' ? 'I' : c;
  }
  return names.instrument(letters);
}

void by_heading(ListColumn& column, const std::vector<std::string>& heads,
                const IndicatorNames& names, const facts::Facts& facts) {
  for (const std::string& head : heads) {
    column.heading += (column.heading.empty() ? "" : " ") + head;
  }
  // The lowest heading that says something is the column's own; those above belong to its group.
  for (auto head = heads.rbegin(); head != heads.rend() && column.kind == Kind::unknown; ++head) {
    const std::string key = thai::match_key(*head);
    const IndicatorLabel label = names.match(*head);
    const std::string instrument = instrument_of(*head, names);
    if (label.by_name != 0 && !label.question) {
      column.kind = Kind::indicator;
      column.indicator = label.by_name;
    } else if (const bool below_word =  // "1" … "10" below "ตัวชี้วัดที่"
               key == std::to_string(label.by_number) &&
               any_in(thai::match_key(column.heading), facts.lexicon("indicator-word"));
               label.by_number != 0 && (label.explicit_number || below_word)) {
      column.kind = Kind::indicator;
      column.indicator = label.by_number;
    } else if (const Kind kind = kind_of(key, facts); kind != Kind::unknown && instrument.empty()) {
      column.kind = kind;
    } else if (!instrument.empty()) {
      column.kind = Kind::instrument;
      column.instrument = instrument;
    } else if (is_score_with_level(key, facts)) {
      column.kind = Kind::overall;
    }
    if (column.kind != Kind::unknown) {
      break;
    }
  }
  column.year = year_in(column.heading, facts).value_or(0);
  const std::string whole = thai::match_key(column.heading);
  column.points = any_in(whole, facts.lexicon("points-heading"));
}

bool is_value(const GridCell* cell) {
  return cell != nullptr &&
         (cell->score.state == ScoreState::score || cell->score.state == ScoreState::unreadable);
}

/// Numbers like scores below the headings: what holds them is no running number, rank or note.
bool has_decimals(const Grid& grid, int col, int first_row) {
  for (int r = first_row; r < grid.rows(); ++r) {
    const GridCell* cell = grid.at(r, col);
    if (is_value(cell) && cell->col_span == 1 && cell->score.decimals > 0) {
      return true;
    }
  }
  return false;
}

/// The first row that names an agency and has a number; -1 without one.
int first_entry(const Grid& grid, int agency_col, const facts::Facts& facts) {
  for (int r = 0; r < grid.rows(); ++r) {
    const GridCell* name = grid.at(r, agency_col);
    if (name == nullptr || !looks_like_agency(name->text(), facts)) {
      continue;
    }
    for (int c = 0; c < grid.cols(); ++c) {
      if (c != agency_col && is_value(grid.at(r, c))) {
        return r;
      }
    }
  }
  return -1;
}

/// The column that names agencies in most rows.
int agency_column(const Grid& grid, const facts::Facts& facts) {
  int best = -1;
  size_t most = 0;
  for (int c = 0; c < grid.cols(); ++c) {
    size_t names = 0;
    for (int r = 0; r < grid.rows(); ++r) {
      const GridCell* cell = grid.at(r, c);
      names += cell != nullptr && cell->row == r && cell->col == c &&
                       cell->col_span < grid.cols() && looks_like_agency(cell->text(), facts)
                   ? 1
                   : 0;
    }
    if (names > most) {
      most = names;
      best = c;
    }
  }
  return best;
}

/// "คะแนนปี 2567 | คะแนนปี 2568": the total of the newest year is the one that the list is of.
void part_years(std::vector<ListColumn>& columns) {
  int newest = 0;
  for (const ListColumn& column : columns) {
    newest = column.kind == Kind::overall ? std::max(newest, column.year) : newest;
  }
  for (ListColumn& column : columns) {
    if (column.kind == Kind::overall && column.year != 0 && column.year < newest) {
      column.kind = Kind::history;
    }
  }
}

/// Two columns that say to hold the same: which of them is meant is for a person to say.
void mark_rivals(std::vector<ListColumn>& columns) {
  for (ListColumn& a : columns) {
    const bool value =
        a.kind == Kind::overall || a.kind == Kind::instrument || a.kind == Kind::indicator;
    a.rival = value && std::count_if(columns.begin(), columns.end(), [&](const ListColumn& b) {
                         return b.kind == a.kind && b.instrument == a.instrument &&
                                b.indicator == a.indicator;
                       }) > 1;
  }
}

}  // namespace

const GridCell* only_cell(const Grid& grid, int row) {
  const GridCell* only = nullptr;
  for (int c = 0; c < grid.cols(); ++c) {
    const GridCell* at = grid.at(row, c);
    if (at == nullptr || at->empty() || at == only) {
      continue;
    }
    if (only != nullptr || at->row_span > 1) {
      return nullptr;
    }
    only = at;
  }
  return only;
}

int ListColumns::column_of(ListColumn::Kind kind) const {
  for (size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].kind == kind) {
      return static_cast<int>(c);
    }
  }
  return -1;
}

bool ListColumns::complete() const {
  return column_of(Kind::agency) >= 0 &&
         std::any_of(columns.begin(), columns.end(), [](const ListColumn& c) {
           return c.kind == Kind::overall || c.kind == Kind::instrument ||
                  c.kind == Kind::indicator || c.kind == Kind::level;
         });
}

bool looks_like_agency(std::string_view text, const facts::Facts& facts) {
  const std::string_view name = trimmed(without_marker(text));
  for (const facts::AgencyType& type : facts.agency_types()) {
    if (type.code == "province" || !type.parents.empty()) {
      continue;
    }
    for (const auto* list : {&type.names, &type.wholes}) {
      for (const std::string& lead : *list) {
        if (name.starts_with(lead) && (name.size() > lead.size() || list == &type.wholes)) {
          return true;
        }
      }
    }
  }
  return false;
}

ListColumns list_columns(const Grid& grid, const IndicatorNames& names, const facts::Facts& facts) {
  ListColumns out;
  const int agency = agency_column(grid, facts);
  const int first = agency < 0 ? -1 : first_entry(grid, agency, facts);
  if (first < 0) {
    return out;
  }
  out.first_row = first;
  // Rows right above that only name a place or a kind of agency are groups, not headings.
  for (int r = first - 1; r > 0 && only_cell(grid, r) != nullptr; --r) {
    if (!group_of(only_cell(grid, r)->text(), facts)) {
      break;
    }
    out.first_row = r;
  }
  for (int c = 0; c < grid.cols(); ++c) {
    ListColumn column;
    by_heading(column, headings(grid, c, out.first_row), names, facts);
    const bool counts = column.kind == Kind::number || column.kind == Kind::rank ||
                        column.kind == Kind::note || column.kind == Kind::type;
    if (counts && has_decimals(grid, c, out.first_row)) {
      column.kind = Kind::unknown;
    }
    if (c == agency) {
      column.kind = Kind::agency;
    } else if (column.kind == Kind::agency) {
      column.kind = Kind::unknown;
    }
    out.columns.push_back(std::move(column));
  }
  part_years(out.columns);
  mark_rivals(out.columns);
  return out;
}

}  // namespace ita::report
