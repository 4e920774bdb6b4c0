#include <cstdlib>

#include "audit/official_comparison.h"
#include "review/archive/archive.h"

namespace ita::review {

namespace {

constexpr size_t kMostShown = 500;

Json text(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

/// The field that a path of the report means: "/indicators/0/score" is "indicator/1/score".
std::string field_of(const std::string& path, const report::Report* report) {
  const size_t list = path.find('/', 1);
  const size_t end = list == std::string::npos ? list : path.find('/', list + 1);
  if (report == nullptr || end == std::string::npos) {
    return path.empty() ? "" : path.substr(1);
  }
  const auto at = static_cast<size_t>(std::atoi(path.c_str() + list + 1));
  if (path.starts_with("/indicators/") && at < report->indicators.size()) {
    return "indicator/" + std::to_string(report->indicators[at].number) + path.substr(end);
  }
  if (path.starts_with("/instruments/") && at < report->instruments.size()) {
    return "instrument/" + report->instruments[at].code + path.substr(end);
  }
  return path.substr(1);
}

Json row_of(const audit::Comparison& item, const report::Report* report) {
  return {{"outcome", audit::name(item.outcome)},
          {"paper", text(item.result)},
          {"agency", text(item.agency)},
          {"field", text(field_of(item.path, report))},
          {"official", text(item.official)},
          {"ours", text(item.ours)},
          {"line", item.line},
          {"message", text(item.message)}};
}

}  // namespace

Result<Json> Archive::differences() {
  if (!options_.official) {
    return Json(nullptr);
  }
  const std::lock_guard guard(official_mutex_);
  const std::string now = std::to_string(store_->revision()) + "/" + std::to_string(scans_.load());
  if (now == official_at_) {
    return official_;
  }
  const auto list = audit::read_official(*options_.official, *facts_);
  if (!list) {
    return list.error();
  }
  audit::OfficialListComparison comparison(*list, *facts_);
  std::map<std::string, long> counts;
  Json rows = Json::array();
  const auto take = [&](const audit::Comparison& item, const report::Report* report) {
    ++counts[audit::name(item.outcome)];
    if (item.outcome != audit::Outcome::equal && rows.size() < kMostShown) {
      rows.push_back(row_of(item, report));
    }
  };
  index_->each_report([&](const std::string& paper, const report::Report& report) {
    for (const audit::Comparison& item : comparison.compare(paper, report)) {
      take(item, &report);
    }
  });
  for (const audit::Comparison& item : comparison.unanswered()) {
    take(item, nullptr);
  }
  official_ = {{"counts", counts}, {"unused", list->unused}, {"rows", std::move(rows)}};
  official_at_ = now;
  return official_;
}

}  // namespace ita::review
