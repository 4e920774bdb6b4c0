#include "report/find/tables/indicator_rows.h"

#include <algorithm>
#include <set>

#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr int kFewest = 3;     ///< indicators that make a table one of scores
constexpr double kSure = 0.9;  ///< likeness of a name that needs no number beside it

/// The cell at its first row only, so that a merged cell counts once.
const GridCell* own(const Grid& grid, int row, int col) {
  const GridCell* cell = grid.at(row, col);
  return cell != nullptr && cell->row == row ? cell : nullptr;
}

bool plain_number(const GridCell& cell) {
  return cell.label.by_number != 0 && !cell.label.explicit_number && cell.label.by_name == 0 &&
         cell.number && *cell.number == cell.label.by_number && cell.score.decimals == 0;
}

template <class Test>
int count_in_column(const Grid& grid, int col, const Test& test) {
  std::set<int> seen;
  for (int r = 0; r < grid.rows(); ++r) {
    if (const GridCell* cell = own(grid, r, col)) {
      if (const int number = test(*cell)) {
        seen.insert(number);
      }
    }
  }
  return static_cast<int>(seen.size());
}

struct Labels {
  int name_col = -1, index_col = -1, explicit_col = -1;
};

/// A small table (the two indicators of one instrument, the rest of a table behind a page end) is
/// believed where number and name agree in every row.
constexpr int kFewestSure = 2;

Labels find_label_columns(const Grid& grid) {
  Labels out;
  int names = 0, numbers = 0, indices = 0;
  for (int c = 0; c < grid.cols(); ++c) {
    const int n = count_in_column(
        grid, c, [](const GridCell& cell) { return cell.label.question ? 0 : cell.label.by_name; });
    if (n > names) {
      names = n;
      out.name_col = c;
    }
    const int e = count_in_column(grid, c, [](const GridCell& cell) {
      return cell.label.explicit_number ? cell.label.by_number : 0;
    });
    if (e > numbers) {
      numbers = e;
      out.explicit_col = c;
    }
  }
  for (int c = 0; c < grid.cols(); ++c) {
    const int n = count_in_column(grid, c, [](const GridCell& cell) {
      return plain_number(cell) ? cell.label.by_number : 0;
    });
    const bool left = out.name_col < 0 || c < out.name_col;
    if (n > indices && left && n >= kFewestSure) {
      indices = n;
      out.index_col = c;
    }
  }
  if (names < kFewestSure) {
    out.name_col = -1;
  }
  if (numbers < kFewestSure) {
    out.explicit_col = -1;
  }
  return out;
}

struct RawRow {
  int row = 0, last_row = 0;
  int by_name = 0, by_index = 0;
  bool explicit_number = false;
  double similarity = 0;
  const GridCell* name = nullptr;
  std::string printed;
};

/// Takes what a cell with a name says.
void take_name(const GridCell& name, RawRow& out) {
  out.name = &name;
  out.by_name = name.label.by_name;
  out.similarity = name.label.similarity;
  out.by_index = name.label.by_name != 0 || name.label.explicit_number ? name.label.by_number : 0;
  out.explicit_number = name.label.explicit_number;
}

/// Takes the number that a cell says.  `name`: the cell of the row's name, or null.
void take_number(const GridCell* cell, const GridCell* name, RawRow& out) {
  if (cell == nullptr || cell->label.question || cell->label.by_number == 0) {
    return;
  }
  if (cell->label.explicit_number || (plain_number(*cell) && out.by_index == 0)) {
    out.by_index = cell->label.by_number;
    out.explicit_number = out.explicit_number || cell->label.explicit_number;
    if (out.name == nullptr) {
      out.name = name != nullptr && !name->empty() ? name : cell;
    }
  }
}

/// "10.1" before the name: a part of an indicator, whatever it is called.
bool counts_part(const Grid& grid, int r, int name_col) {
  for (int c = 0; c < name_col; ++c) {
    const GridCell* cell = own(grid, r, c);
    const auto numbers =
        cell == nullptr ? std::vector<thai::Number>() : thai::find_numbers(cell->text());
    if (numbers.size() == 1 && numbers[0].decimals == 1 && numbers[0].value < 11 &&
        numbers[0].begin == 0 && numbers[0].end == cell->text().size()) {
      return true;
    }
  }
  return false;
}

RawRow raw_row(const Grid& grid, int r, const Labels& columns) {
  RawRow out;
  out.row = out.last_row = r;
  const auto cell = [&](int col) { return col >= 0 ? own(grid, r, col) : nullptr; };
  const GridCell* name = cell(columns.name_col);
  const GridCell* index = cell(columns.index_col);
  if (counts_part(grid, r, columns.name_col) || (name != nullptr && name->label.question) ||
      (index != nullptr && index->label.question)) {
    return out;
  }
  if (name != nullptr && name->label.any()) {
    take_name(*name, out);
  }
  take_number(index, name, out);
  take_number(cell(columns.explicit_col), name, out);
  return out;
}

/// "3. การเปิดเผยข้อมูลสาธารณะ (OIT)" over "3.1 การเปิดเผยข้อมูล": the row of an instrument that bears
/// the code, and a number that is not that of the indicator so called; or no number, and the word
/// for an instrument ("แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)").
bool is_instrument_row(const RawRow& row, const IndicatorNames& names) {
  if (row.name == nullptr || row.by_name == 0 || row.by_index == row.by_name ||
      (row.by_index == 0 &&
       !row.name->key.starts_with(names.facts().lexicon("instrument-word").front().key))) {
    return false;
  }
  const std::string code = row.name->instrument;
  return !code.empty() && row.name->text().find(code) != std::string::npos &&
         names.indicator(row.by_name)->instrument == code;
}

/// Whether the row bears the code of the instrument that the indicator so called belongs to, in the
/// name or before it.
bool bears_code(const Grid& grid, const RawRow& row, const IndicatorNames& names) {
  const facts::Indicator* indicator = names.indicator(row.by_name);
  for (int c = 0; row.name != nullptr && indicator != nullptr && c <= row.name->col; ++c) {
    const GridCell* cell = own(grid, row.row, c);
    if (cell != nullptr && cell->instrument == indicator->instrument &&
        cell->text().find(indicator->instrument) != std::string::npos) {
      return true;
    }
  }
  return false;
}

/// "OIT, total of open data" below "9 Open data": of two rows of one name the one with the code of
/// the instrument and without a number is the instrument's.
void drop_instrument_rows(std::vector<RawRow>& rows, const Grid& grid,
                          const IndicatorNames& names) {
  std::set<int> numbered;
  for (const RawRow& row : rows) {
    if (row.by_index != 0 && row.by_index == row.by_name) {
      numbered.insert(row.by_name);
    }
  }
  std::erase_if(rows, [&](const RawRow& row) {
    return row.by_index == 0 && numbered.contains(row.by_name) && bears_code(grid, row, names);
  });
}

/// A table without rulings may be cut in the middle of a name.  The row below is its rest where it
/// is no row of its own and the two together are a name that the first alone is not.
void join_broken_name(RawRow& row, const Grid& grid, int name_col, const IndicatorNames& names) {
  const GridCell* below = name_col >= 0 ? own(grid, row.row + 1, name_col) : nullptr;
  if (row.name == nullptr || row.name->col != name_col || below == nullptr || below->empty() ||
      below->label.any() || below->label.question || !below->instrument.empty()) {
    return;
  }
  const std::string joined = join_prose(row.name->text(), below->text());
  const IndicatorLabel label = names.match(joined);
  const bool agrees = row.by_index == 0 || label.by_name == row.by_index;
  if (label.by_name == 0 || !agrees || label.similarity < kSure || row.similarity >= kSure) {
    return;
  }
  row.by_name = label.by_name;
  row.similarity = label.similarity;
  row.printed = clean(joined.substr(label.name.begin, label.name.end - label.name.begin));
  row.last_row = row.row + 1;
}

enum class Rank { no, perhaps, yes };

/// A column of 1, 2, 3 … beside the names is a rank when the names, all different and all sure, say
/// otherwise.  Where few rows differ, two names or two numbers may have been exchanged.
Rank index_is_rank(const std::vector<RawRow>& rows) {
  std::set<int> seen;
  int differ = 0, unsure = 0;
  for (const RawRow& row : rows) {
    if (row.by_name == 0 || row.similarity < kSure) {
      ++unsure;
      continue;
    }
    if (!seen.insert(row.by_name).second) {
      return Rank::no;
    }
    differ += row.by_index != 0 && row.by_index != row.by_name ? 1 : 0;
  }
  const int count = static_cast<int>(rows.size());
  if (differ < 2 || unsure * 4 > count) {
    return Rank::no;
  }
  return 2 * differ < count ? Rank::perhaps : Rank::yes;
}

Reason number_against_name(int number, int by_name) {
  return Reason{"number-against-name",
                {{"number", std::to_string(number)}, {"other", std::to_string(by_name)}},
                {}};
}

bool said_twice(const RawRow& row, int number) {
  return row.by_name == number && row.by_index == number && row.similarity >= kSure;
}

/// A misread digit of the index ("๔" for ๕) gives a number that another row has with its right
/// name, and leaves one out.  The name and the place between its neighbours are two against one.
void mend_indices(std::vector<RawRow>& rows) {
  const auto any = [&](const auto& test) { return std::any_of(rows.begin(), rows.end(), test); };
  for (size_t i = 0; i < rows.size(); ++i) {
    RawRow& row = rows[i];
    const int number = row.by_name;
    if (number == 0 || row.by_index == 0 || row.by_index == number || row.similarity < kSure ||
        !any([&](const RawRow& other) { return said_twice(other, row.by_index); }) ||
        any([&](const RawRow& other) { return other.by_index == number; })) {
      continue;
    }
    const bool before = i > 0 && said_twice(rows[i - 1], number - 1);
    const bool after = i + 1 < rows.size() && said_twice(rows[i + 1], number + 1);
    const bool first = i == 0 && number == 1;
    const bool last = i + 1 == rows.size();
    if ((before || first) && (after || last)) {
      row.by_index = number;
    }
  }
}

IndicatorRow settle(const RawRow& raw, Rank rank, const IndicatorNames& names) {
  IndicatorRow out{raw.row, 0, raw.name, std::nullopt, raw.printed, raw.last_row};
  const bool by_name =
      raw.by_name != 0 && (raw.by_index == 0 || (rank != Rank::no && !raw.explicit_number));
  out.number = by_name ? raw.by_name : raw.by_index;
  if (by_name) {
    if (raw.similarity < kSure) {
      out.doubt = Reason{"name-unknown-without-number", {}, {}};
    } else if (rank == Rank::perhaps && raw.by_index != 0 && raw.by_index != raw.by_name) {
      out.doubt = number_against_name(raw.by_index, raw.by_name);
    }
    return out;
  }
  const facts::Indicator* known = names.indicator(out.number);
  if (raw.by_name != 0 && raw.by_name != out.number) {
    out.doubt = number_against_name(out.number, raw.by_name);
  } else if (raw.by_name == 0 && raw.name != nullptr && known != nullptr &&
             raw.name->key.size() >= 12 &&
             (!raw.name->label.name.empty() || raw.name->label.by_number == 0)) {
    out.doubt = Reason{
        "name-unlike-number", {{"number", std::to_string(out.number)}, {"name", known->name}}, {}};
  }
  return out;
}

/// Whether the rows are all indicators of one instrument, in order.
bool whole_instrument(const std::vector<IndicatorRow>& rows, const IndicatorNames& names) {
  std::vector<int> expected, found;
  for (const IndicatorRow& row : rows) {
    found.push_back(row.number);
  }
  const facts::Indicator* first = found.empty() ? nullptr : names.indicator(found.front());
  for (const facts::Indicator& fact : names.year().indicators) {
    if (first != nullptr && fact.instrument == first->instrument) {
      expected.push_back(fact.number);
    }
  }
  return first != nullptr && found == expected;
}

}  // namespace

bool RowPlan::covers(int row) const {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const IndicatorRow& r) { return row >= r.row && row <= r.last_row; });
}

RowPlan plan_rows(const Grid& grid, const IndicatorNames& names) {
  const Labels columns = find_label_columns(grid);
  RowPlan out;
  if (columns.name_col < 0 && columns.explicit_col < 0) {
    return out;
  }
  out.name_col = columns.name_col >= 0 ? columns.name_col : columns.explicit_col;
  out.index_col = columns.index_col;
  std::vector<RawRow> raw;
  for (int r = 0; r < grid.rows(); ++r) {
    RawRow row = raw_row(grid, r, columns);
    if ((row.by_name != 0 || row.by_index != 0) && !is_instrument_row(row, names)) {
      join_broken_name(row, grid, columns.name_col, names);
      raw.push_back(row);
    }
  }
  drop_instrument_rows(raw, grid, names);
  mend_indices(raw);
  const Rank rank = index_is_rank(raw);
  for (const RawRow& row : raw) {
    IndicatorRow settled = settle(row, rank, names);
    if (names.indicator(settled.number) != nullptr) {
      out.rows.push_back(std::move(settled));
    }
  }
  // A row whose index came from nowhere but a number column needs company: indices alone make no
  // table.
  std::set<int> distinct;
  for (const IndicatorRow& row : out.rows) {
    distinct.insert(row.number);
  }
  // In a table of each instrument the numbers may begin anew ("1 การเปิดเผยข้อมูล") or be left out:
  // its indicators, all of them and no other, are enough.
  const bool whole = whole_instrument(out.rows, names);
  const bool agree = std::all_of(raw.begin(), raw.end(), [&](const RawRow& row) {
    return row.by_name != 0 && (row.by_name == row.by_index || whole) && row.similarity >= kSure;
  });
  if (static_cast<int>(distinct.size()) < (agree ? kFewestSure : kFewest)) {
    out.rows.clear();
  }
  return out;
}

}  // namespace ita::report
