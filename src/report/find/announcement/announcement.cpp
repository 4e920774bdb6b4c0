#include "report/find/announcement/announcement.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "report/find/announcement/announcement_agency.h"
#include "report/find/announcement/announcement_columns.h"
#include "report/find/announcement/announcement_lines.h"
#include "report/find/announcement/announcement_row.h"
#include "report/find/announcement/announcement_title.h"

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

class Reader {
 public:
  Reader(const std::vector<Para>& flow, const layout::Layout& layout, const facts::Facts& facts)
      : flow_(flow), layout_(layout), facts_(facts), names_(facts, facts.newest()) {}

  std::optional<Announcement> read() {
    title_ = read_list_title(flow_, facts_);
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
    if (out_.reports.empty() && !above) {
      return read_lines();
    }
    return finished(flow_);
  }

 private:
  /// A list that is no table.  A paper with scores of indicators is not one.
  std::optional<Announcement> read_lines() {
    const auto lines = list_in_lines(flow_, facts_);
    if (!lines || names_indicators()) {
      return std::nullopt;
    }
    std::vector<Para> around;
    for (size_t i = 0; i < flow_.size(); ++i) {
      if (!lines->paras.contains(i)) {
        around.push_back(flow_[i]);
      }
    }
    title_ = read_list_title(around, facts_);
    where_ = title_.place;
    read_table({Grid(lines->table, names_), lines->plan, 0, 0});
    return finished(around);
  }

  bool names_indicators() const {
    constexpr size_t kFewestNames = 3;
    std::set<int> named;
    const auto see = [&](const std::string& text) {
      for (const auto& mention : names_.find_all(Keyed(text), text)) {
        named.insert(mention.number);
      }
    };
    for (const Para& para : flow_) {
      if (para.table() < 0) {
        see(para.text());
        continue;
      }
      for (const auto& cell : layout_.joined[static_cast<size_t>(para.table())].table.cells) {
        see(cell.text());
      }
    }
    named.erase(0);
    return named.size() >= kFewestNames;
  }

  /// The list, unless one of its agencies or one of their kind is the paper's own.
  std::optional<Announcement> finished(const std::vector<Para>& around) {
    if (out_.reports.size() < kFewest || of_one_agency(around, out_.reports, facts_)) {
      return std::nullopt;
    }
    finish();
    return std::move(out_);
  }

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
