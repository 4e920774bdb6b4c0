#include "report/damage.h"

#include <algorithm>
#include <optional>
#include <string>

#include "report/values.h"

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
    for_each_value(report, [&](auto& item) { doubter.value(item); });
  }
}

}  // namespace ita::report
