#include "report/find/tables/tables.h"

#include <algorithm>
#include <set>

#include "report/find/tables/caption.h"
#include "report/find/tables/row_stages.h"
#include "report/find/tables/table_cells.h"
#include "report/find/tables/table_columns.h"
#include "report/find/tables/totals.h"

namespace ita::report {

namespace {

constexpr size_t kFewestYears = 2;
constexpr size_t kFewestInstruments = 2;

/// Where names stand in two columns side by side, the first column of each half.
std::vector<int> bands(const Grid& grid) {
  std::vector<int> starts;
  std::set<int> seen;
  for (int c = 0; c < grid.cols(); ++c) {
    std::set<int> here;
    for (int r = 0; r < grid.rows(); ++r) {
      const GridCell* cell = grid.at(r, c);
      if (cell != nullptr && cell->row == r && cell->col == c && cell->label.by_name != 0 &&
          !cell->label.question) {
        here.insert(cell->label.by_name);
      }
    }
    const bool fresh =
        std::none_of(here.begin(), here.end(), [&](int n) { return seen.contains(n); });
    if (here.size() < (grid.header_rows() == 0 ? 2U : 3U) || !fresh) {
      continue;
    }
    // The index beside the names belongs to them.
    int indices = 0;
    for (int r = 0; r < grid.rows() && c > 0; ++r) {
      const GridCell* cell = grid.at(r, c - 1);
      indices += cell != nullptr && cell->label.by_number != 0 && cell->score.decimals == 0 ? 1 : 0;
    }
    const bool index =
        !starts.empty() && c - 1 > starts.back() && indices >= static_cast<int>(here.size());
    starts.push_back(starts.empty() ? 0 : index ? c - 1 : c);
    seen.insert(here.begin(), here.end());
  }
  return starts;
}

struct Reading {
  std::vector<Candidate> candidates;
  size_t indicators = 0;  ///< rows of indicators
  size_t scores = 0;      ///< numbers that are scores of subjects of this table
  bool chosen = false;    ///< a column is the report's
  bool staged = false;    ///< its rows say which of them are results
};

/// Whether rows without indicators make a table of scores: instruments, or years.
bool tells_scores(const TableRows& rows, const std::vector<TableColumn>& columns) {
  std::set<std::string> instruments;
  std::set<int> years;
  for (const TableRow& row : rows.rows) {
    if (!row.instrument.empty()) {
      instruments.insert(row.instrument);
    } else if (row.year && row.field == Field::overall) {
      years.insert(*row.year);
    }
  }
  const bool said = std::any_of(columns.begin(), columns.end(), [](const TableColumn& c) {
    return c.role == Role::score && c.saying != Saying::silent && c.numbers();
  });
  const bool total_and_year =
      years.size() == 1 && std::any_of(rows.rows.begin(), rows.rows.end(), [](const TableRow& row) {
        return row.field == Field::overall && !row.year && row.heading.role != Role::other;
      });
  return total_and_year || instruments.size() >= kFewestInstruments ||
         years.size() >= kFewestYears || (years.size() == 1 && said);
}

Reading read_grid(const Grid& grid, const ScoreContext& context, const HeadingReader& reader);

/// A table of years may stand right below the indicators, in the same frame.
void add_years_below(std::vector<Candidate>& into, const Grid& grid, const TableRows& rows,
                     const ScoreContext& context, const HeadingReader& reader) {
  int below = 0;
  for (const TableRow& row : rows.rows) {
    below = row.field == Field::indicator ? row.last_row + 1 : below;
  }
  if (below == 0 || below >= grid.rows()) {
    return;
  }
  for (Candidate& c : read_grid(grid.rows_from(below), context, reader).candidates) {
    if (c.method == Method::history) {
      into.push_back(std::move(c));
    }
  }
}

Reading read_grid(const Grid& grid, const ScoreContext& context, const HeadingReader& reader) {
  Reading out;
  const TableRows rows = find_rows(grid, context, reader);
  if (rows.rows.empty()) {
    return out;
  }
  std::vector<TableColumn> columns = find_columns(grid, rows, context, reader);
  explain_by_numbers(columns, rows);
  const int score = choose_scores(columns, rows, context.fiscal_year, !context.agency_name.empty());
  if (rows.indicators == 0 && !tells_scores(rows, columns)) {
    return out;
  }
  out.indicators = rows.indicators;
  out.chosen = score >= 0;
  const TableCells cells(grid, rows, columns, score, context);
  out.candidates = cells.candidates();
  settle_totals(out.candidates, context.names);
  out.staged = say_stages(out.candidates, grid, rows, reader);
  add_years_below(out.candidates, grid, rows, context, reader);
  for (const Candidate& c : out.candidates) {
    out.scores += c.value && (c.role == Role::score || c.role == Role::previous) &&
                          (rows.indicators == 0 || c.field == Field::indicator)
                      ? 1
                      : 0;
  }
  return out;
}

Reading read_bands(const Grid& grid, const ScoreContext& context, const HeadingReader& reader) {
  const std::vector<int> starts = bands(grid);
  if (starts.size() < 2) {
    return read_grid(grid, context, reader);
  }
  Reading out;
  for (size_t i = 0; i < starts.size(); ++i) {
    const int end = i + 1 < starts.size() ? starts[i + 1] : grid.cols();
    const Grid half = grid.columns(starts[i], end);
    Reading part = read_grid(half, context, reader);
    out.indicators += part.indicators;
    out.scores += part.scores;
    out.chosen = out.chosen || part.chosen;
    out.candidates.insert(out.candidates.end(), part.candidates.begin(), part.candidates.end());
  }
  return out;
}

/// A caption that names what one of the columns is headed by ("… and its targets") speaks of that
/// column and not of the others; one over rows that say their stage, of none.
void leave_to_table(Caption& caption, const Reading& reading) {
  const std::vector<Candidate>& candidates = reading.candidates;
  const bool headed = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
    return c.role == caption.role && c.why.code == "column-heading";
  });
  const bool other = std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) {
    return c.role == Role::score && c.field == Field::indicator;
  });
  if (reading.staged || (caption.role != Role::unexplained && headed && other)) {
    const std::optional<int> year = caption.year;
    caption = {};
    caption.year = year;
  }
}

/// What the caption says holds for every number of the table that its own heading leaves open.
void apply(const Caption& caption, Candidate& candidate) {
  if (candidate.role == Role::score && caption.role != Role::unexplained) {
    candidate.role = caption.role;
    candidate.why = Reason{"caption", {{"caption", caption.text}}, {}};
  }
  if (candidate.whose == Whose::unsaid) {
    candidate.whose = caption.whose;
    candidate.agency = caption.agency;
  }
  if (candidate.stage == Stage::unsaid) {
    candidate.stage = caption.stage;
  }
  if (candidate.role == Role::score && candidate.saying != Saying::silent &&
      (caption.whose == Whose::own || caption.stage == Stage::final_result)) {
    candidate.saying = Saying::plainly;
  }
}

}  // namespace

TableFindings find_in_tables(const View& view, const ScoreContext& context) {
  TableFindings out;
  const HeadingReader reader(context);
  for (const TableView& table : view.tables) {
    Reading upright = read_bands(table.upright, context, reader);
    Reading turned = read_bands(table.turned, context, reader);
    const bool turn = std::pair(turned.indicators > 0, turned.scores) >
                      std::pair(upright.indicators > 0, upright.scores);
    Reading& reading = turn ? turned : upright;
    if (reading.indicators > 0 && !reading.chosen) {
      out.not_taken.push_back(table.index);
    }
    Caption caption = read_caption(table, context, reader);
    leave_to_table(caption, reading);
    const bool dated =
        std::any_of(reading.candidates.begin(), reading.candidates.end(),
                    [](const Candidate& c) { return c.year && c.field != Field::overall; });
    for (Candidate& candidate : reading.candidates) {
      candidate.table = table.index;
      apply(caption, candidate);
      if (!candidate.year && !dated && reading.indicators > 0) {
        candidate.year = caption.year;
      }
      for (const Reason& doubt : table.table->doubts) {
        candidate.layout_doubts.push_back(doubt);
      }
      out.candidates.push_back(std::move(candidate));
    }
  }
  return out;
}

}  // namespace ita::report
