#include "report/find/announcement.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "report/find/announcement_agency.h"
#include "report/find/announcement_columns.h"
#include "report/find/announcement_row.h"
#include "report/find/cues.h"
#include "report/find/recognise.h"
#include "report/find/year_mentions.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "report/view/place_text.h"
#include "thai/key.h"

namespace ita::report {

namespace {

using Kind = ListColumn::Kind;

/// Agencies that make a table a list.
constexpr size_t kFewest = 2;

/// A table of the list, the way round in which its agencies are rows.
struct ListTable {
  Grid grid;
  ListColumns plan;
  double left = 0, right = 0;  ///< of the table on its page
};

size_t agencies_in(const Grid& grid, const ListColumns& plan, const facts::Facts& facts) {
  std::set<std::string> out;
  const int col = plan.column_of(Kind::agency);
  for (int r = plan.first_row; r < grid.rows(); ++r) {
    const GridCell* cell = grid.at(r, col);
    if (cell != nullptr && looks_like_agency(cell->text(), facts)) {
      out.insert(cell->key);
    }
  }
  return out.size();
}

/// The table as a list, upright or turned; nothing where it is none.
std::optional<ListTable> as_list(const layout::Table& table, const IndicatorNames& names,
                                 const facts::Facts& facts) {
  const Grid grid(table, names);
  std::optional<ListTable> best;
  size_t most = kFewest - 1;
  for (const Grid& turned : {grid, grid.transposed()}) {
    ListColumns plan = list_columns(turned, names, facts);
    const size_t agencies = plan.complete() ? agencies_in(turned, plan, facts) : 0;
    if (agencies > most) {
      most = agencies;
      best = ListTable{turned, std::move(plan), table.box.x0, table.box.x1};
    }
  }
  return best;
}

/// A table of the pages after: as many columns at the same place, and no headings of its own.
std::optional<ListTable> continues(const layout::Table& table, const ListTable& above,
                                   const IndicatorNames& names, const facts::Facts& facts) {
  constexpr double kNear = 30;
  Grid grid(table, names);
  ListTable out{grid, above.plan, table.box.x0, table.box.x1};
  out.plan.first_row = 0;
  if (grid.cols() != above.grid.cols() || std::fabs(out.left - above.left) > kNear ||
      std::fabs(out.right - above.right) > kNear || agencies_in(grid, out.plan, facts) < 1) {
    return std::nullopt;
  }
  return out;
}

/// What the title says of the whole list.
struct ListTitle {
  std::string title;
  std::optional<Year> year;
  ListPlace place;
  bool announced = false;
  std::optional<Evidence> evidence;
};

std::optional<Year> year_of_title(const std::vector<Para>& flow, size_t end,
                                  const facts::Facts& facts) {
  const YearMention* best = nullptr;
  std::vector<YearMention> all;
  for (size_t i = 0; i < end; ++i) {
    if (flow[i].table() < 0) {
      for (YearMention& mention : years_in(flow[i], true, facts)) {
        all.push_back(std::move(mention));
      }
    }
  }
  const auto worth = [](const YearMention& m) {
    return std::tuple(m.about == AboutYear::result, m.about != AboutYear::plan, m.weight);
  };
  for (const YearMention& mention : all) {
    if (mention.about != AboutYear::comparison &&
        (best == nullptr || worth(mention) > worth(*best))) {
      best = &mention;
    }
  }
  if (best == nullptr) {
    return std::nullopt;
  }
  Year out;
  out.be = best->be;
  out.evidence = evidence_of(best->para->traced, best->span);
  add_reading_doubts(out.review, best->para->traced, best->span);
  return out;
}

/// The district in which the title says that all of the list lies ("…ในเขตอำเภอควนขนุน"); empty for
/// several, and for one that only publishes it.
std::string district_of_all(const Para& para, const facts::Facts& facts) {
  const std::string& text = para.text();
  const auto places = places_after(text, para.keyed, facts.lexicon("district"), facts);
  const bool within =
      places.size() == 1 &&
      ends_with_any(trimmed(std::string_view(text).substr(0, places[0].whole.begin)),
                    facts.lexicon("lies-in"));
  return within ? clean(places[0].name) : "";
}

ListTitle read_title(const std::vector<Para>& flow, const facts::Facts& facts) {
  ListTitle out;
  size_t end = 0;
  while (end < flow.size() && flow[end].table() < 0) {
    ++end;
  }
  out.title = find_title(flow, facts);
  out.year = year_of_title(flow, end, facts);
  for (size_t i = 0; i < end; ++i) {
    const Para& para = flow[i];
    if (const auto group = group_of(para.text(), facts); group && !group->place.province.empty()) {
      out.place.place.province = group->place.province;
    }
    if (std::string district = district_of_all(para, facts); !district.empty()) {
      out.place.place.district = std::move(district);
    }
    for (const Phrase& phrase : facts.lexicon("announcement-title")) {
      if (const auto found = para.keyed.find(phrase.key); found && !out.evidence) {
        out.evidence = evidence_of(para.traced, *found);
        out.announced = true;
      }
    }
  }
  return out;
}

class Reader {
 public:
  Reader(const std::vector<Para>& flow, const layout::Layout& layout, const facts::Facts& facts)
      : flow_(flow), layout_(layout), facts_(facts), names_(facts, facts.newest()) {}

  std::optional<Announcement> read() {
    title_ = read_title(flow_, facts_);
    where_ = title_.place;
    std::optional<ListTable> above;
    for (const Para& para : flow_) {
      if (para.table() < 0) {
        note_group(para);
        continue;
      }
      const layout::Table& table = layout_.joined[static_cast<size_t>(para.table())].table;
      auto list = as_list(table, names_, facts_);
      if (!list && above) {
        list = continues(table, *above, names_, facts_);
      }
      if (list) {
        read_table(*list);
        above = std::move(list);
      }
    }
    if (out_.reports.size() < kFewest || of_one_agency(flow_, out_.reports, facts_)) {
      return std::nullopt;
    }
    finish();
    return std::move(out_);
  }

 private:
  /// A line between tables that names the place or kind of those below.
  void note_group(const Para& para) {
    constexpr size_t kLongest = 200;
    if (!out_.reports.empty() && para.keyed.key().size() <= kLongest && !para.furniture) {
      take_group(group_of(para.text(), facts_));
    }
  }

  void take_group(const std::optional<ListPlace>& group) {
    if (!group) {
      return;
    }
    if (!group->place.province.empty()) {
      where_.place.province = group->place.province;
      where_.place.district.clear();
    }
    if (!group->place.district.empty()) {
      where_.place.district = group->place.district;
    }
    where_.type = group->type != nullptr ? group->type : where_.type;
  }

  void read_table(const ListTable& list) {
    const ListRows rows(list.grid, list.plan, names_, facts_);
    for (int r = list.plan.first_row; r < list.grid.rows(); ++r) {
      if (const auto group = rows.group(r)) {
        take_group(group);
        continue;
      }
      ListedRow row = rows.read(r, where_);
      if (!row.report) {
        for (const Reason& reason : row.doubts) {
          out_.review.add(reason);
        }
      } else {
        add(std::move(*row.report));
      }
      for (LedgerEntry& entry : row.ledger) {
        entry.used_by = row.report ? entry.used_by : "";
        if (!entry.used_by.empty()) {
          entry.used_by = "/reports/" + std::to_string(out_.reports.size() - 1) + entry.used_by;
        }
        out_.ledger.push_back(std::move(entry));
      }
    }
  }

  void add(Report report) {
    if (!report.fiscal_year) {
      report.fiscal_year = title_.year;
    }
    report.title = title_.title;
    report.family = facts_.family().id;
    report.id = "r" + std::to_string(out_.reports.size() + 1);
    out_.reports.push_back(std::move(report));
  }

  /// One agency and year twice: the list contradicts itself, or two offices have one name.
  void finish() {
    out_.kind = title_.announced ? DocumentKind::announcement : DocumentKind::province_list;
    out_.evidence = title_.evidence;
    std::map<std::string, std::vector<Report*>> same;
    for (Report& report : out_.reports) {
      same[report.agency.name + "|" + report.agency.district + "|" + report.agency.province + "|" +
           std::to_string(report.fiscal_year ? report.fiscal_year->be : 0)]
          .push_back(&report);
    }
    for (const auto& [key, reports] : same) {
      for (Report* report : reports) {
        if (reports.size() > 1) {
          std::vector<Place> places;
          for (const Report* each : reports) {
            const Evidence& at = *each->agency.evidence;
            places.push_back({at.page, at.bbox, at.raw});
          }
          report->agency.review.add("agency-listed-twice", {{"name", report->agency.name}}, places);
        }
      }
    }
  }

  const std::vector<Para>& flow_;
  const layout::Layout& layout_;
  const facts::Facts& facts_;
  const IndicatorNames names_;
  ListTitle title_;
  ListPlace where_;
  Announcement out_;
};

}  // namespace

std::optional<Announcement> find_announcement(const std::vector<Para>& flow,
                                              const layout::Layout& layout,
                                              const facts::Facts& facts) {
  return Reader(flow, layout, facts).read();
}

}  // namespace ita::report
