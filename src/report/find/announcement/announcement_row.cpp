#include "report/find/announcement/announcement_row.h"

#include <algorithm>
#include <cmath>

#include "report/find/levels.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

namespace {

using Kind = ListColumn::Kind;
constexpr double kEqual = 0.0151, kHundred = 100;

/// A score as a cell of the list says it; nothing where the cell is empty or says that there is
/// none.
std::optional<double> score_in(const GridCell& cell, Review& review) {
  const ScoreReading& reading = cell.score;
  if (reading.doubt) {
    review.add(*reading.doubt);
  }
  if (reading.state == ScoreState::unreadable || reading.state == ScoreState::other) {
    review.add("not-a-score", {{"raw", cell.text()}});
    return std::nullopt;
  }
  if (reading.state == ScoreState::empty) {
    review.add("cell-empty");
  }
  return reading.state == ScoreState::score ? reading.value : std::nullopt;
}

Evidence evidence_in(const GridCell& cell) {
  Span span = cell.score.span;
  if (span.empty()) {
    span = {0, cell.text().size()};
  }
  Evidence out = evidence_of(cell.traced, span);
  if (out.page == 0 && cell.cell != nullptr) {
    out.page = cell.cell->page;
    out.bbox = cell.cell->box;
  }
  return out;
}

void add_doubts(Review& review, const GridCell& cell, const ListColumn& column) {
  add_reading_doubts(review, cell.traced, {0, cell.text().size()});
  if (column.rival) {
    review.add("columns-alike", {{"heading", column.heading}});
  }
}

void account(ListedRow& out, const GridCell& cell, Role role, const std::string& of,
             const ListColumn& column, const std::string& used_by) {
  LedgerEntry entry;
  const Evidence at = evidence_in(cell);
  entry.place = {at.page, at.bbox, at.raw};
  const auto value = cell.score.value ? cell.score.value : cell.number;
  if (!value) {
    return;
  }
  entry.value = *value;
  entry.role = role;
  entry.of = of;
  entry.number = column.indicator;
  entry.instrument = column.instrument;
  entry.agency = out.report ? out.report->agency.name : "";
  entry.why = column.heading.empty() ? Reason{"row-label", {{"label", entry.agency}}, {}}
                                     : Reason{"column-heading", {{"heading", column.heading}}, {}};
  entry.used_by = used_by;
  out.ledger.push_back(std::move(entry));
}

}  // namespace

ListRows::ListRows(const Grid& grid, const ListColumns& plan, const IndicatorNames& names,
                   const facts::Facts& facts)
    : grid_(grid), plan_(plan), names_(names), facts_(facts) {
  find_scale();
}

ListRows::RowSum ListRows::instruments_of(int row) const {
  RowSum out;
  for (size_t c = 0; c < plan_.columns.size(); ++c) {
    const ListColumn& column = plan_.columns[c];
    const GridCell* at = grid_.at(row, static_cast<int>(c));
    if (column.kind != Kind::instrument || at == nullptr || !at->score.value) {
      continue;
    }
    for (const facts::InstrumentFact& fact : names_.year().instruments) {
      if (fact.code == column.instrument) {
        out.above = out.above || *at->score.value > fact.weight * kHundred + kEqual;
        out.sum += *at->score.value;
        out.weighted += *at->score.value * fact.weight;
        ++out.found;
      }
    }
  }
  return out;
}

/// The instruments' numbers are points where they add up to the total or none exceeds its weight.
void ListRows::find_scale() {
  int points = 0, percent = 0;
  bool above = false, any = false;
  for (int r = plan_.first_row; r < grid_.rows(); ++r) {
    const RowSum row = instruments_of(r);
    above = above || row.above;
    any = any || row.found > 0;
    const GridCell* overall = cell(r, Kind::overall);
    if (overall != nullptr && overall->score.value &&
        row.found == names_.year().instruments.size()) {
      points += std::fabs(row.sum - *overall->score.value) < kEqual ? 1 : 0;
      percent += std::fabs(row.weighted - *overall->score.value) < kEqual ? 1 : 0;
    }
  }
  const bool said =
      std::any_of(plan_.columns.begin(), plan_.columns.end(),
                  [](const ListColumn& c) { return c.kind == Kind::instrument && c.points; });
  scale_ = points > percent || (any && !above && (said || percent == 0)) ? "points" : "percent";
}

const GridCell* ListRows::cell(int row, ListColumn::Kind kind) const {
  const int col = plan_.column_of(kind);
  return col < 0 ? nullptr : grid_.at(row, col);
}

std::optional<ListPlace> ListRows::group(int row) const {
  const GridCell* only = only_cell(grid_, row);
  return only == nullptr ? std::nullopt : group_of(only->text(), facts_);
}

bool ListRows::is_mean(int row) const {
  const std::vector<Phrase>& words = facts_.lexicon("list-mean-row");
  for (const Kind kind : {Kind::number, Kind::agency}) {
    const GridCell* at = cell(row, kind);
    if (at != nullptr && std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
          return at->key.starts_with(word.key);
        })) {
      return true;
    }
  }
  return false;
}

void ListRows::set_place(int row, ListPlace& where) const {
  const auto take = [&](Kind kind, const char* role, std::string& into) {
    const GridCell* at = cell(row, kind);
    if (at != nullptr && !at->empty()) {
      into = bare_place_name(at->text(), role, facts_);
    }
  };
  take(Kind::province, "province", where.place.province);
  take(Kind::district, "district", where.place.district);
  take(Kind::subdistrict, "subdistrict", where.place.subdistrict);
  if (const GridCell* at = cell(row, Kind::type); at != nullptr && !at->empty()) {
    const auto type = group_of(at->text(), facts_);
    where.type = type && type->type != nullptr ? type->type : where.type;
  }
}

void ListRows::read_instrument(const GridCell& cell, const ListColumn& column,
                               ListedRow& out) const {
  Instrument item;
  item.code = column.instrument;
  item.scale = scale_;
  item.score = score_in(cell, item.review);
  item.evidence = evidence_in(cell);
  add_doubts(item.review, cell, column);
  for (const facts::InstrumentFact& fact : names_.year().instruments) {
    if (fact.code == item.code && item.score && scale_ == "points" &&
        *item.score > fact.weight * kHundred + kEqual) {
      item.review.add("points-above-weight", {{"instrument", item.code}, {"raw", cell.text()}});
    }
  }
  account(out, cell, scale_ == "points" ? Role::points : Role::score, "instrument", column,
          "/instruments/" + std::to_string(out.report->instruments.size()) + "/score");
  out.report->instruments.push_back(std::move(item));
}

void ListRows::read_indicator(const GridCell& cell, const ListColumn& column,
                              ListedRow& out) const {
  const facts::Indicator* fact = names_.indicator(column.indicator);
  Indicator item;
  item.number = column.indicator;
  item.name = fact == nullptr ? "" : fact->name;
  item.name_as_printed = clean(column.heading);
  item.instrument = fact == nullptr ? "" : fact->instrument;
  item.score = score_in(cell, item.review);
  item.evidence = evidence_in(cell);
  add_doubts(item.review, cell, column);
  account(out, cell, Role::score, "indicator", column,
          "/indicators/" + std::to_string(out.report->indicators.size()) + "/score");
  out.report->indicators.push_back(std::move(item));
}

void ListRows::read_overall(const GridCell& cell, const ListColumn& column, ListedRow& out) const {
  if (out.report->overall) {
    account(out, cell, Role::unexplained, "overall", column, "");
    return;
  }
  Overall overall;
  overall.score = score_in(cell, overall.review);
  overall.evidence = evidence_in(cell);
  add_doubts(overall.review, cell, column);
  account(out, cell, Role::score, "overall", column, "/overall/score");
  out.report->overall = std::move(overall);
}

void ListRows::read_history(const GridCell& cell, const ListColumn& column, ListedRow& out) const {
  HistoryEntry entry;
  entry.fiscal_year_be = column.year;
  entry.score = score_in(cell, entry.review);
  if (!entry.score && !entry.review.needed()) {
    return;  // "-", "not assessed"
  }
  entry.evidence = evidence_in(cell);
  add_doubts(entry.review, cell, column);
  account(out, cell, Role::previous, "overall", column,
          "/history/" + std::to_string(out.report->history.size()) + "/score");
  out.report->history.push_back(std::move(entry));
}

/// The level as printed, also where the list shortens it ("ปรับปรุง").
void ListRows::read_level(int row, ListedRow& out) const {
  // Without a column of its own it may stand beside the score.
  const bool beside = plan_.column_of(Kind::level) < 0;
  const GridCell* at = cell(row, beside ? Kind::overall : Kind::level);
  if (at == nullptr || at->empty() || at->score.state == ScoreState::absent) {
    return;
  }
  std::string text = at->text();
  if (beside) {
    const Span number = at->score.span;
    text = clean(text.replace(number.begin, number.end - number.begin, " "));
    if (find_levels(text, facts_, true).empty()) {
      return;
    }
  }
  if (!out.report->overall) {
    out.report->overall.emplace();
    out.report->overall->evidence = evidence_in(*at);
  }
  Overall& overall = *out.report->overall;
  const std::vector<FoundLevel> found = find_levels(text, facts_, true);
  if (const FoundLevel* level = said_level(found)) {
    overall.level = level->level;
  } else {
    for (const facts::LevelScale& scale : facts_.scales()) {
      for (const facts::LevelBand& band : scale.bands) {
        if (at->key.size() >= 9 && thai::match_key(band.label).ends_with(at->key)) {
          overall.level = Level{clean(at->text()), scale.id};
        }
      }
    }
  }
  if (!overall.level) {
    overall.review.add("level-not-known", {{"raw", at->text()}});
  }
  add_reading_doubts(overall.review, at->traced, {0, at->text().size()});
}

/// The parts of a row that do not give its total.
void ListRows::doubt_sum(ListedRow& out) const {
  Report& report = *out.report;
  const auto& facts = names_.year().instruments;
  if (!report.overall || !report.overall->score || report.instruments.size() != facts.size()) {
    return;
  }
  double sum = 0;
  std::vector<Place> places;
  for (const Instrument& item : report.instruments) {
    const auto fact = std::find_if(facts.begin(), facts.end(),
                                   [&](const auto& each) { return each.code == item.code; });
    if (!item.score || fact == facts.end()) {
      return;
    }
    sum += *item.score * (scale_ == "points" ? 1 : fact->weight);
    places.push_back({item.evidence->page, item.evidence->bbox, item.evidence->raw});
  }
  constexpr double kRounding = 0.0251;  // each part is rounded by itself
  if (std::fabs(sum - *report.overall->score) > kRounding) {
    report.overall->review.add(
        "instruments-do-not-give-total",
        {{"computed", two_decimals(sum)}, {"printed", two_decimals(*report.overall->score)}},
        places);
  }
}

void ListRows::read_values(int row, ListedRow& out) const {
  for (size_t c = 0; c < plan_.columns.size(); ++c) {
    const ListColumn& column = plan_.columns[c];
    const GridCell* at = grid_.at(row, static_cast<int>(c));
    if (at == nullptr) {
      continue;
    }
    switch (column.kind) {
      case Kind::instrument:
        read_instrument(*at, column, out);
        break;
      case Kind::indicator:
        read_indicator(*at, column, out);
        break;
      case Kind::overall:
        read_overall(*at, column, out);
        break;
      case Kind::history:
        read_history(*at, column, out);
        break;
      case Kind::rank:
        account(out, *at, Role::rank, "overall", column, "");
        break;
      case Kind::unknown:
        // It could be a score of a kind that is not known: it is accounted for, and said.
        if (at->score.state == ScoreState::score) {
          account(out, *at, Role::unexplained, "", column, "");
          if (at->score.decimals > 0) {
            out.report->review.add("column-not-understood", {{"heading", column.heading}});
          }
        }
        break;
      default:
        break;
    }
  }
  read_level(row, out);
  doubt_sum(out);
}

ListedRow ListRows::read(int row, const ListPlace& where) const {
  ListedRow out;
  if (const GridCell* only = only_cell(grid_, row); only != nullptr && only->col_span > 1) {
    return out;  // "ข. เทศบาลตำบล จำนวน 3 แห่ง (เฉลี่ย 90.61)": speaks of the rows below
  }
  const GridCell* name = cell(row, Kind::agency);
  bool values = false;
  for (size_t c = 0; c < plan_.columns.size(); ++c) {
    const GridCell* at = grid_.at(row, static_cast<int>(c));
    const Kind kind = plan_.columns[c].kind;
    values =
        values || (at != nullptr && at->score.value &&
                   (kind == Kind::overall || kind == Kind::instrument || kind == Kind::indicator));
  }
  const GridCell* level = cell(row, Kind::level);
  const bool says_something = values || (level != nullptr && !level->empty());
  if (name == nullptr || name->empty()) {
    if (values) {
      const Evidence at = evidence_in(*grid_.at(row, plan_.column_of(Kind::agency) == 0 ? 1 : 0));
      out.doubts.push_back({"row-without-agency", {}, {{at.page, at.bbox, at.raw}}});
    }
    return out;
  }
  if (is_mean(row) || !says_something) {
    return out;
  }
  ListPlace here = where;
  set_place(row, here);
  out.report.emplace();
  out.report->agency = agency_of_cell(*name, here, facts_);
  const int page = out.report->agency.evidence->page;
  out.report->pages = {page, page};
  if (const GridCell* year = cell(row, Kind::year); year != nullptr && year->year) {
    out.report->fiscal_year = Year{*year->year, evidence_in(*year), {}};
  }
  read_values(row, out);
  return out;
}

}  // namespace ita::report
