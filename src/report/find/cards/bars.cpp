#include "report/find/cards/bars.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "facts/means.h"
#include "report/find/score_candidate.h"

namespace ita::report {

namespace {

constexpr size_t kFewestNames = 5;
constexpr double kLegend = 70;    ///< points from the bars to their legend, at most
constexpr double kApart = 0.4;    ///< of a number's height, between the two of a name
constexpr double kOneEdge = 6;    ///< points that names of one column may differ by
constexpr double kFits = 0.0151;  ///< printed numbers are rounded to two decimals
constexpr const char* kByOrder = "chart-series-by-order";

/// The names of indicators whose left or right edges are those of `first`, from the top; empty
/// where there are few, or one stands twice.
Axis column_of(const Label& first, const std::vector<Label>& all) {
  Axis out;
  for (const Label& label : all) {
    const Box &box = label.piece.box, &edge = first.piece.box;
    if (std::abs(edge.x0 - box.x0) < kOneEdge || std::abs(edge.x1 - box.x1) < kOneEdge) {
      out.push_back(label);
    }
  }
  std::set<int> numbers;
  for (const Label& label : out) {
    if (!numbers.insert(label.number()).second) {
      return {};
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Label& a, const Label& b) { return a.piece.box.cy() < b.piece.box.cy(); });
  return out.size() < kFewestNames ? Axis{} : out;
}

/// The longest column of names.
Axis names_below_each_other(const std::vector<Axis>& rows) {
  std::vector<Label> all;
  for (const Axis& row : rows) {
    std::copy_if(row.begin(), row.end(), std::back_inserter(all),
                 [](const Label& label) { return label.number() != 0; });
  }
  Axis out;
  for (const Label& first : all) {
    Axis column = column_of(first, all);
    if (column.size() > out.size()) {
      out = std::move(column);
    }
  }
  return out;
}

/// Gives each name the numbers beside it; false where one has not two, one below the other.
bool collect(Axis& names, const std::vector<Piece>& pieces) {
  double pitch = names[1].piece.box.cy() - names[0].piece.box.cy();
  for (size_t i = 2; i < names.size(); ++i) {
    pitch = std::min(pitch, names[i].piece.box.cy() - names[i - 1].piece.box.cy());
  }
  for (const Piece& piece : pieces) {
    for (Label& name : names) {
      const Box& box = name.piece.box;
      if (is_value(piece.token) && piece.box.x0 > box.x1 &&
          std::abs(piece.box.cy() - box.cy()) < pitch / 2) {
        name.numbers.push_back(&piece);
      }
    }
  }
  return std::all_of(names.begin(), names.end(), [](Label& name) {
    std::vector<const Piece*>& two = name.numbers;
    std::sort(two.begin(), two.end(),
              [](const Piece* a, const Piece* b) { return a->box.cy() < b->box.cy(); });
    return two.size() == 2 && two[1]->box.cy() - two[0]->box.cy() > kApart * two[0]->box.height();
  });
}

/// The two years of a legend over or under the bars, in its order.
std::optional<std::pair<int, int>> legend_of(const std::vector<Axis>& rows, const Axis& names) {
  const double top = names.front().piece.box.y0, bottom = names.back().piece.box.y1;
  for (const Axis& row : rows) {
    const Box& box = row[0].piece.box;
    if (row.size() == 2 && row[0].year() != 0 && row[0].year() != row[1].year() &&
        box.y1 > top - kLegend && box.y0 < bottom + kLegend) {
      return std::pair(row[0].year(), row[1].year());
    }
  }
  return std::nullopt;
}

Candidate of_bar(const Label& name, const Piece& number, std::optional<int> year,
                 const ScoreContext& context) {
  Candidate out;
  out.field = Field::indicator;
  out.number = name.number();
  out.name_as_printed = printed(name.piece);
  out.method = Method::card;
  out.group = -number.page;
  out.para = number.para;
  out.year = year;
  out.why = {"axis-label", {{"label", printed(name.piece)}}, {}};
  if (year) {
    const bool before = context.fiscal_year && *year < *context.fiscal_year;
    out.role = before ? Role::previous : Role::score;
    out.saying = before ? Saying::silent : Saying::said;
    out.doubts.push_back({kByOrder, {}, {}});
  }
  take_score(out, *number.traced, number.span, context.facts);
  out.decimals = number.token.number.decimals;
  return out;
}

bool by_order(const Candidate& candidate) {
  return std::any_of(candidate.doubts.begin(), candidate.doubts.end(),
                     [](const Reason& doubt) { return doubt.code == kByOrder; });
}

}  // namespace

std::vector<Candidate> find_bars(const std::vector<Piece>& pieces, const std::vector<Axis>& rows,
                                 const ScoreContext& context) {
  std::vector<Candidate> out;
  Axis names = names_below_each_other(rows);
  if (names.empty() || !collect(names, pieces)) {
    return out;
  }
  const auto years = legend_of(rows, names);
  for (const Label& name : names) {
    for (size_t i = 0; i < name.numbers.size(); ++i) {
      const auto year =
          !years ? std::nullopt : std::optional(i == 0 ? years->first : years->second);
      out.push_back(of_bar(name, *name.numbers[i], year, context));
    }
  }
  return out;
}

void settle_series(std::vector<Candidate>& candidates, const ScoreContext& context) {
  std::map<int, facts::Scores> series;  // by year
  std::vector<double> totals;
  for (const Candidate& c : candidates) {
    if (c.field == Field::indicator && c.year && c.value && by_order(c)) {
      series[*c.year][c.number] = *c.value;
    } else if (c.field == Field::overall && c.role == Role::score && c.value && c.doubts.empty() &&
               (!c.year || c.year == context.fiscal_year)) {
      totals.push_back(*c.value);
    }
  }
  const auto fits = [&](int year) {
    const auto made = facts::weighted_overall(context.names.year(), series[year]);
    return made && !totals.empty() && std::all_of(totals.begin(), totals.end(), [&](double total) {
             return std::abs(total - *made) < kFits;
           });
  };
  const auto fitting =
      std::count_if(series.begin(), series.end(), [&](const auto& one) { return fits(one.first); });
  if (series.size() != 2 || !context.fiscal_year || fitting != 1 || !fits(*context.fiscal_year)) {
    return;
  }
  for (Candidate& c : candidates) {
    std::erase_if(c.doubts, [](const Reason& doubt) { return doubt.code == kByOrder; });
  }
}

}  // namespace ita::report
