#include "report/report.h"

#include <algorithm>

#include "report/build.h"

namespace ita::report {

void Review::add(std::string reason) {
  if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
    reasons.push_back(std::move(reason));
  }
}

const char* name(CheckStatus status) {
  switch (status) {
    case CheckStatus::pass:
      return "pass";
    case CheckStatus::warning:
      return "warning";
    case CheckStatus::fail:
      return "fail";
    case CheckStatus::not_applicable:
      return "not_applicable";
  }
  return "fail";
}

namespace {

class Mover {
 public:
  explicit Mover(const std::vector<text::PageText>& pages) : pages_(pages) {}

  void move(Evidence& evidence) const {
    for (const text::PageText& page : pages_) {
      if (page.number == evidence.page && !page.to_page.identity()) {
        evidence.bbox = apply(page.to_page, evidence.bbox);
        return;
      }
    }
  }
  void move(std::optional<Evidence>& evidence) const {
    if (evidence) {
      move(*evidence);
    }
  }
  void move(std::vector<Evidence>& all) const {
    for (Evidence& evidence : all) {
      move(evidence);
    }
  }
  template <class T>
  void move_each(std::vector<T>& items) const {
    for (T& item : items) {
      move(item.evidence);
    }
  }
  template <class T>
  void move_in(std::optional<T>& item) const {
    if (item) {
      move(item->evidence);
    }
  }

 private:
  const std::vector<text::PageText>& pages_;
};

}  // namespace

void finish(Report& report, const std::vector<text::PageText>& pages) {
  const Mover mover(pages);
  mover.move(report.agency.evidence);
  mover.move_in(report.fiscal_year);
  mover.move_in(report.plan_year);
  mover.move_in(report.overall);
  mover.move_each(report.instruments);
  mover.move_each(report.indicators);
  mover.move_each(report.history);
  mover.move_each(report.issues);
  mover.move_each(report.measures);
  mover.move_each(report.limitations);
  mover.move_each(report.claims);
  mover.move_in(report.latest_day);
}

}  // namespace ita::report
