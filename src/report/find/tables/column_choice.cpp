#include <algorithm>
#include <cmath>

#include "report/find/tables/table_columns.h"

namespace ita::report {

namespace {

constexpr double kEqual = 0.0151;  ///< printed numbers are rounded to two decimals

using Values = std::vector<std::optional<double>>;

Values values_of(const TableColumn& column, const TableRows& rows) {
  Values out;
  for (size_t i = 0; i < rows.rows.size(); ++i) {
    const bool counts = rows.indicators == 0 || rows.rows[i].field == Field::indicator;
    out.push_back(counts ? column.value(i) : std::nullopt);
  }
  return out;
}

/// Whether `holds(a, b, c)` for nearly all rows that have all three numbers.
template <class Rule>
bool nearly_all(const Values& a, const Values& b, const Values& c, const Rule& holds) {
  int together = 0, right = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] && b[i] && c[i]) {
      ++together;
      right += holds(*a[i], *b[i], *c[i]) ? 1 : 0;
    }
  }
  return together >= 3 && right * 10 >= together * 8;
}

bool all_whole(const Values& values) {
  return std::all_of(values.begin(), values.end(),
                     [](const auto& v) { return !v || *v == std::floor(*v); });
}

bool constant(const Values& values) {
  const double* first = nullptr;
  size_t count = 0;
  for (const auto& value : values) {
    if (value) {
      ++count;
      first = first == nullptr ? &*value : first;
      if (*value != *first) {
        return false;
      }
    }
  }
  return count >= 3;
}

bool moved(const Values& values) {
  return std::any_of(values.begin(), values.end(),
                     [](const auto& v) { return v && std::fabs(*v) > 0.005; });
}

/// May be scores of the report, as far as its heading goes.
bool open(const TableColumn& c) {
  return c.numbers() && !c.by_instrument &&
         (c.role == Role::score || (c.role == Role::unexplained && !c.heading.label()));
}

struct Numbered {
  TableColumn* column;
  Values values;
};

/// A column without a word of its own that is the difference of two others, or what weights make of
/// one.
void explain(Numbered& c, const std::vector<Numbered>& all) {
  for (const Numbered& a : all) {
    for (const Numbered& b : all) {
      if (&a == &b || &a == &c || &b == &c || a.column->by_instrument || b.column->by_instrument) {
        continue;
      }
      if (moved(c.values) &&
          nearly_all(a.values, b.values, c.values, [](double x, double y, double z) {
            return std::fabs(x - y - z) < kEqual && std::fabs(z) < y;
          })) {
        c.column->role = Role::difference;
      } else if (b.column->role == Role::weight &&
                 nearly_all(a.values, b.values, c.values, [](double x, double y, double z) {
                   return y < 100 && std::fabs(x * y / 100 - z) < kEqual;
                 })) {
        c.column->role = Role::points;
      } else {
        continue;
      }
      c.column->saying = Saying::plainly;
      c.column->why = "numbers-of-row";
      return;
    }
  }
}

/// Weights and points of an unnamed pair: x * w / 100 = p with three columns in all rows.
void explain_weights(std::vector<Numbered>& all) {
  for (Numbered& a : all) {
    for (Numbered& b : all) {
      for (Numbered& c : all) {
        const bool free_b = b.column->role == Role::unexplained || b.column->role == Role::weight;
        const bool free_c = c.column->role == Role::unexplained || c.column->role == Role::points ||
                            (c.column->role == Role::score && c.column->saying != Saying::plainly);
        if (&a == &b || &b == &c || &a == &c || !open(*a.column) || !free_b || !free_c ||
            b.column->by_instrument || c.column->by_instrument ||
            !nearly_all(a.values, b.values, c.values, [](double x, double y, double z) {
              return y < 100 && y > 0 && std::fabs(x * y / 100 - z) < kEqual;
            })) {
          continue;
        }
        b.column->role = Role::weight;
        c.column->role = Role::points;
        b.column->saying = c.column->saying = Saying::plainly;
        b.column->why = c.column->why = "numbers-of-row";
      }
    }
  }
}

/// The columns whose mean a column headed "mean" is; empty where it is none.
std::vector<Numbered*> parts_of(const Numbered& mean, std::vector<Numbered>& all) {
  std::vector<Numbered*> parts;
  for (Numbered& other : all) {
    const bool scores = other.column->role == Role::score || other.column->role == Role::previous ||
                        other.column->role == Role::comparison ||
                        other.column->role == Role::unexplained;
    if (&other != &mean && other.column->numbers() && !other.column->by_instrument && scores &&
        !all_whole(other.values)) {
      parts.push_back(&other);
    }
  }
  int together = 0, right = 0;
  for (size_t row = 0; row < mean.values.size() && parts.size() >= 2; ++row) {
    double sum = 0;
    bool all_there = mean.values[row].has_value();
    for (const Numbered* part : parts) {
      all_there = all_there && part->values[row].has_value();
      sum += part->values[row].value_or(0);
    }
    together += all_there ? 1 : 0;
    right +=
        all_there && std::fabs(sum / static_cast<double>(parts.size()) - *mean.values[row]) < kEqual
            ? 1
            : 0;
  }
  return together >= 2 && right == together ? parts : std::vector<Numbered*>{};
}

/// The mean of years or of agencies is nobody's score; that of departments or of the halves of a
/// form is the score, and they are its parts.
void explain_means(std::vector<Numbered>& all) {
  for (Numbered& mean : all) {
    const bool said = mean.column->heading.kind == "mean" || mean.column->heading.kind == "score" ||
                      mean.column->heading.kind.empty();
    if (!said || mean.column->year || !open(*mean.column)) {
      continue;
    }
    const auto parts = parts_of(mean, all);
    if (parts.empty()) {
      continue;
    }
    const bool of_results = std::any_of(parts.begin(), parts.end(), [](const Numbered* part) {
      return part->column->year || part->column->heading.whose == Whose::own ||
             part->column->role == Role::previous || part->column->saying == Saying::plainly;
    });
    const bool departments = std::all_of(parts.begin(), parts.end(), [](const Numbered* part) {
      return part->column->role == Role::unexplained || part->column->heading.whose == Whose::named;
    });
    mean.column->why = "numbers-of-row";
    if (of_results && !departments) {
      mean.column->role = Role::mean;
      mean.column->saying = Saying::plainly;
    } else if (mean.column->heading.kind == "mean" || mean.column->heading.kind == "score") {
      mean.column->role = Role::score;
      mean.column->saying = Saying::plainly;
      for (Numbered* part : parts) {
        part->column->role = Role::comparison;
        part->column->why = "numbers-of-row";
      }
    }
  }
}

/// "Mean" beside a column that is said to be the score is a mean, of whatever.
void explain_said_means(std::vector<Numbered>& all) {
  const bool said = std::any_of(all.begin(), all.end(), [](const Numbered& n) {
    return open(*n.column) && n.column->heading.kind != "mean" &&
           (n.column->saying != Saying::silent || n.column->year);
  });
  for (Numbered& n : all) {
    if (said && open(*n.column) && n.column->heading.kind == "mean" && !n.column->year &&
        n.column->saying == Saying::silent) {
      n.column->role = Role::mean;
      n.column->saying = Saying::plainly;
    }
  }
}

/// Scores out of 5 beside the same out of 100.
void explain_scales(std::vector<Numbered>& all) {
  for (Numbered& small : all) {
    for (const Numbered& large : all) {
      if (&small != &large && open(*small.column) && open(*large.column) &&
          nearly_all(small.values, large.values, large.values,
                     [](double x, double y, double) { return std::fabs(20 * x - y) < 0.2; })) {
        small.column->role = Role::points;
        small.column->saying = Saying::plainly;
        small.column->why = "numbers-of-row";
      }
    }
  }
}

/// Whole numbers beside scores with decimals are no scores.
void explain_plain_numbers(std::vector<Numbered>& all) {
  const bool decimals = std::any_of(all.begin(), all.end(), [](const Numbered& n) {
    return open(*n.column) && !all_whole(n.values);
  });
  for (Numbered& n : all) {
    if (!decimals || n.column->role != Role::unexplained || !n.column->numbers()) {
      continue;
    }
    const auto& cells = n.column->cells;
    if (std::all_of(cells.begin(), cells.end(),
                    [](const auto& item) { return item.second->score.decimals == 0; })) {
      n.column->role = Role::other;
    }
  }
}

std::vector<Numbered> numbered(std::vector<TableColumn>& columns, const TableRows& rows) {
  std::vector<Numbered> out;
  out.reserve(columns.size());
  for (TableColumn& column : columns) {
    out.push_back({&column, values_of(column, rows)});
  }
  return out;
}

/// Columns of other years than the one sought keep their year; the newest stands in where no column
/// is of that year.
void settle_years(std::vector<TableColumn>& columns, std::optional<int> fiscal_year) {
  std::optional<int> newest;
  bool found = false;
  for (const TableColumn& c : columns) {
    // "Score" beside "2566", in a report of 2567: the year tells which is not meant.
    found = found || (fiscal_year && open(c) && !c.year && c.role == Role::score &&
                      c.saying != Saying::silent);
    if (open(c) && c.year) {
      newest = std::max(newest.value_or(0), *c.year);
      found = found || c.year == fiscal_year;
    }
  }
  const std::optional<int> sought = found ? fiscal_year : newest;
  for (TableColumn& c : columns) {
    if (!open(c) || !c.year) {
      continue;
    }
    if (c.year == sought) {
      c.role = Role::score;
      c.saying = Saying::plainly;
    } else if (*c.year < *sought) {
      c.role = Role::previous;
      c.saying = Saying::plainly;
    } else {
      c.role = Role::other;  // of a year that is still to come
    }
  }
}

/// The column of the year before, or the newest before it.
TableColumn* previous_of(std::vector<TableColumn>& columns) {
  TableColumn* out = nullptr;
  for (TableColumn& c : columns) {
    if (c.role == Role::previous &&
        (out == nullptr || c.year.value_or(0) > out->year.value_or(0))) {
      out = &c;
    }
  }
  return out;
}

/// A fall may be printed as a positive number ("lower by"); years said plainly leave no question
/// which way it goes.
void settle_differences(std::vector<TableColumn>& columns, const TableColumn& scores,
                        const TableRows& rows) {
  const TableColumn* previous = previous_of(columns);
  for (TableColumn& c : columns) {
    if (c.role == Role::difference && previous != nullptr && previous->saying == Saying::plainly &&
        scores.saying == Saying::plainly) {
      c.falls = nearly_all(values_of(*previous, rows), values_of(scores, rows), values_of(c, rows),
                           [](double x, double y, double z) {
                             return std::fabs(x - y - z) < kEqual && std::fabs(x - y) > kEqual;
                           });
    }
  }
}

}  // namespace

void explain_by_numbers(std::vector<TableColumn>& columns, const TableRows& rows) {
  std::vector<Numbered> all = numbered(columns, rows);
  for (Numbered& n : all) {
    const TableColumn& c = *n.column;
    if (c.role == Role::maximum && c.heading.full == 100 && !constant(n.values) &&
        !all_whole(n.values)) {
      n.column->role = Role::score;  // "full marks 100" over what was reached
      n.column->saying = Saying::said;
    } else if (c.role == Role::unexplained && !c.by_instrument && c.numbers() && !c.year) {
      explain(n, all);
    }
  }
  explain_weights(all);
  explain_means(all);
  explain_said_means(all);
  explain_scales(all);
  explain_plain_numbers(all);
}

/// Where the report's agency is not known, the one agency that a heading names is nobody else.
void open_only_agency(std::vector<TableColumn>& columns) {
  TableColumn* only = nullptr;
  for (TableColumn& c : columns) {
    if (open(c) || (c.heading.whose == Whose::named && only != nullptr)) {
      return;
    }
    only = c.heading.whose == Whose::named && c.numbers() ? &c : only;
  }
  if (only != nullptr) {
    only->role = Role::score;
    only->saying = Saying::said;
    only->heading.whose = Whose::unsaid;
  }
}

namespace {

/// How much speaks for a column as that of the scores.
int strength(const TableColumn& c) {
  const int level = c.role == Role::unexplained ? -1 : static_cast<int>(c.saying);
  return level * 1000 + c.heading.round + (c.heading.whose == Whose::own ? 500 : 0) +
         (c.year ? 250 : 0) - (c.bracketed ? 100 : 0);
}

/// The strongest of the columns that may be it; -1 without one.
struct Strongest {
  int index = -1;
  bool tie = false;  ///< another one with other values is as strong
};

Strongest strongest(const std::vector<TableColumn>& columns, const TableRows& rows) {
  Strongest out;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!open(columns[i])) {
      continue;
    }
    const TableColumn* known = out.index < 0 ? nullptr : &columns[static_cast<size_t>(out.index)];
    // Of columns without a word the one that has a number in most of the rows.
    constexpr size_t kFuller = 2;  // times as many
    const bool fuller = known != nullptr && strength(columns[i]) == strength(*known) &&
                        columns[i].cells.size() >= kFuller * known->cells.size();
    if (known == nullptr || strength(columns[i]) > strength(*known) || fuller) {
      out = {static_cast<int>(i), false};
    } else if (strength(columns[i]) == strength(*known)) {
      out.tie = out.tie || values_of(columns[i], rows) != values_of(*known, rows);
    }
  }
  return out;
}

}  // namespace

int choose_scores(std::vector<TableColumn>& columns, const TableRows& rows,
                  std::optional<int> fiscal_year, bool agency_known) {
  if (!agency_known) {
    open_only_agency(columns);
  }
  settle_years(columns, fiscal_year);
  const auto [best, tie] = strongest(columns, rows);
  if (best < 0) {
    return best;
  }
  TableColumn& chosen = columns[static_cast<size_t>(best)];
  const Values first = values_of(chosen, rows);
  for (TableColumn& c : columns) {
    const bool other = &c != &chosen && open(c);
    c.role = other ? (values_of(c, rows) == first ? Role::score : Role::unexplained) : c.role;
  }
  if (chosen.role == Role::unexplained) {
    chosen.role = Role::score;
  }
  settle_differences(columns, chosen, rows);
  if (tie && chosen.saying == Saying::plainly) {
    chosen.saying = Saying::said;
  }
  return best;
}

}  // namespace ita::report
