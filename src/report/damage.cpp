#include "report/damage.h"

#include <algorithm>
#include <optional>
#include <string>

#include "report/values.h"

namespace ita::report {

namespace {

class Doubter {
 public:
  explicit Doubter(const std::map<int, Reason>& pages) : pages_(pages) {}

  template <class T>
  void value(T& item) const {
    if (const Reason* reason = against(item.evidence)) {
      item.review.add(*reason);
    }
  }

 private:
  const Reason* of_page(int page) const {
    const auto found = pages_.find(page);
    return found == pages_.end() ? nullptr : &found->second;
  }
  const Reason* against(const std::optional<Evidence>& evidence) const {
    return evidence ? of_page(evidence->page) : nullptr;
  }
  const Reason* against(const std::vector<Evidence>& evidence) const {
    const auto at = std::find_if(evidence.begin(), evidence.end(),
                                 [this](const Evidence& e) { return of_page(e.page) != nullptr; });
    return at != evidence.end() ? of_page(at->page) : nullptr;
  }

  const std::map<int, Reason>& pages_;
};

}  // namespace

void doubt_values_on(const std::vector<int>& pages, Document& document) {
  std::map<int, Reason> reasons;
  for (const int page : pages) {
    reasons[page] = {"on-damaged-page", {{"page", std::to_string(page)}}, {}};
  }
  doubt_values_on(reasons, document);
}

void doubt_values_on(const std::map<int, Reason>& pages, Document& document) {
  if (pages.empty()) {
    return;
  }
  const Doubter doubter(pages);
  for (Report& report : document.reports) {
    for_each_value(report, [&](auto& item) { doubter.value(item); });
  }
}

}  // namespace ita::report
