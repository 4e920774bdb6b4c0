#include "report/damage.h"

#include <algorithm>
#include <optional>
#include <string>

namespace ita::report {

namespace {

class Doubter {
 public:
  explicit Doubter(const std::vector<int>& pages) : pages_(pages) {}

  template <class T>
  void value(T& item) const {
    const int page = damaged_of(item.evidence);
    if (page > 0) {
      item.review.add("on-damaged-page", {{"page", std::to_string(page)}});
    }
  }
  template <class T>
  void value(std::optional<T>& item) const {
    if (item) {
      value(*item);
    }
  }
  template <class T>
  void each(std::vector<T>& items) const {
    for (T& item : items) {
      value(item);
    }
  }

 private:
  bool is_damaged(int page) const {
    return std::find(pages_.begin(), pages_.end(), page) != pages_.end();
  }
  int damaged_of(const std::optional<Evidence>& evidence) const {
    return evidence && is_damaged(evidence->page) ? evidence->page : 0;
  }
  int damaged_of(const std::vector<Evidence>& evidence) const {
    const auto at = std::find_if(evidence.begin(), evidence.end(),
                                 [this](const Evidence& e) { return is_damaged(e.page); });
    return at != evidence.end() ? at->page : 0;
  }

  const std::vector<int>& pages_;
};

}  // namespace

void doubt_values_on(const std::vector<int>& pages, Document& document) {
  if (pages.empty()) {
    return;
  }
  const Doubter doubter(pages);
  for (Report& report : document.reports) {
    doubter.value(report.agency);
    doubter.value(report.fiscal_year);
    doubter.value(report.plan_year);
    doubter.value(report.overall);
    doubter.each(report.instruments);
    doubter.each(report.indicators);
    doubter.each(report.history);
    doubter.each(report.issues);
    doubter.each(report.measures);
    doubter.each(report.limitations);
  }
}

}  // namespace ita::report
