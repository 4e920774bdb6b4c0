#include "report/resolve/account.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "report/resolve/decide.h"
#include "report/view/evidence.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// A place on paper as a key: boxes of one number that two finders cut are the same to a point.
using Spot = std::tuple<int, long, long, long>;

Spot spot_of(int page, const Box& box) {
  return {page, std::lround(box.x0), std::lround(box.y0), std::lround(box.x1)};
}

const char* name_of(Field field) {
  switch (field) {
    case Field::indicator:
      return "indicator";
    case Field::instrument:
      return "instrument";
    case Field::overall:
      return "overall";
    case Field::sub_indicator:
      return "sub_indicator";
    case Field::question:
      return "question";
    case Field::o_item:
      return "o_item";
    case Field::other:
      break;
  }
  return "";
}

std::string agency_of(const Candidate& c) { return c.whose == Whose::own ? "own" : c.agency; }

LedgerEntry entry_of(const Candidate& c) {
  LedgerEntry out;
  out.place = place_of(c.evidence);
  out.value = *c.value;
  out.role = c.role;
  out.of = name_of(c.field);
  out.number = c.number;
  out.instrument = c.instrument;
  out.agency = agency_of(c);
  out.fiscal_year_be = c.year;
  out.why = c.why;
  return out;
}

/// Of two readings of one number the one that explains it, and of explanations the first.
bool says_more(const LedgerEntry& a, const LedgerEntry& b) {
  return a.role != Role::unexplained && b.role == Role::unexplained;
}

using Pointers = std::map<Spot, std::string>;

void point(Pointers& into, const std::optional<Evidence>& evidence, const std::string& path) {
  if (evidence && evidence->page > 0) {
    into.emplace(spot_of(evidence->page, evidence->bbox), path);
  }
}

void point(Pointers& into, const Report& report, const std::string& root) {
  for (size_t i = 0; i < report.indicators.size(); ++i) {
    point(into, report.indicators[i].evidence,
          root + "/indicators/" + std::to_string(i) + "/score");
  }
  if (report.overall && report.overall->score) {
    point(into, report.overall->evidence, root + "/overall/score");
  }
  for (size_t i = 0; i < report.instruments.size(); ++i) {
    point(into, report.instruments[i].evidence,
          root + "/instruments/" + std::to_string(i) + "/score");
  }
  for (size_t i = 0; i < report.history.size(); ++i) {
    const std::string entry = root + "/history/" + std::to_string(i);
    point(into, report.history[i].evidence, entry + "/score");
    for (size_t k = 0; k < report.history[i].indicators.size(); ++k) {
      point(into, report.history[i].indicators[k].evidence,
            entry + "/indicators/" + std::to_string(k) + "/score");
    }
    for (size_t k = 0; k < report.history[i].instruments.size(); ++k) {
      point(into, report.history[i].instruments[k].evidence,
            entry + "/instruments/" + std::to_string(k) + "/score");
    }
  }
}

}  // namespace

std::vector<LedgerEntry> account_of(const std::vector<Candidate>& candidates) {
  std::vector<LedgerEntry> out;
  std::map<Spot, size_t> known;
  for (const Candidate& c : candidates) {
    if (!c.value || c.evidence.page <= 0) {
      continue;
    }
    LedgerEntry entry = entry_of(c);
    const auto [at, fresh] = known.emplace(spot_of(entry.place.page, entry.place.bbox), out.size());
    if (fresh) {
      out.push_back(std::move(entry));
    } else if (says_more(entry, out[at->second])) {
      out[at->second] = std::move(entry);
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const LedgerEntry& a, const LedgerEntry& b) {
    return a.place.page < b.place.page;
  });
  return out;
}

namespace {

bool names_what_is_scored(const Grid& grid) {
  for (int r = 0; r < grid.rows(); ++r) {
    for (int c = 0; c < grid.cols(); ++c) {
      const GridCell* cell = grid.at(r, c);
      if (cell != nullptr && (cell->label.by_name != 0 || !cell->instrument.empty())) {
        return true;
      }
    }
  }
  return false;
}

bool printed_as_score(const thai::Number& number) {
  constexpr int kDecimals = 2;
  constexpr double kHighest = 100;
  return number.decimals == kDecimals && !number.negative && number.value <= kHighest;
}

}  // namespace

void account_for_tables(std::vector<LedgerEntry>& ledger, const View& view) {
  const auto known = [&](const Place& place) {
    return std::any_of(ledger.begin(), ledger.end(), [&](const LedgerEntry& entry) {
      return entry.place.page == place.page &&
             entry.place.bbox.contains(place.bbox.cx(), place.bbox.cy());
    });
  };
  for (const TableView& table : view.tables) {
    if (!names_what_is_scored(table.upright)) {
      continue;
    }
    for (const layout::Cell& cell : table.table->cells) {
      const layout::TracedText traced = layout::TracedText::of(cell.lines, true);
      for (const thai::Number& number : thai::find_numbers(traced.text())) {
        LedgerEntry entry;
        entry.place = place_of(evidence_of(traced, {number.begin, number.end}));
        if (!printed_as_score(number) || known(entry.place)) {
          continue;
        }
        entry.value = number.value;
        entry.role = Role::unexplained;
        entry.why = {"nothing-named", {}, {}};
        ledger.push_back(std::move(entry));
      }
    }
  }
  std::stable_sort(ledger.begin(), ledger.end(), [](const LedgerEntry& a, const LedgerEntry& b) {
    return a.place.page < b.place.page;
  });
}

void link_ledger(Document& document) {
  Pointers pointers;
  for (size_t i = 0; i < document.reports.size(); ++i) {
    point(pointers, document.reports[i], "/reports/" + std::to_string(i));
  }
  for (LedgerEntry& entry : document.ledger) {
    const auto at = pointers.find(spot_of(entry.place.page, entry.place.bbox));
    entry.used_by = at == pointers.end() ? "" : at->second;
  }
}

}  // namespace ita::report
