#include "report/build.h"
#include "report/values.h"

namespace ita::report {

namespace {

/// Moves boxes of the reading frames to the pages as a person sees them.
class Mover {
 public:
  explicit Mover(const std::vector<text::PageText>& pages) : pages_(pages) {}

  void move(Document& document) const {
    move(document.kind_evidence);
    move(document.review);
    for (Report& report : document.reports) {
      move(report);
    }
    for (LedgerEntry& entry : document.ledger) {
      move(entry.place);
      move_places(entry.why);
    }
    if (document.why_no_report) {
      move_places(*document.why_no_report);
    }
  }

 private:
  void move(int number, Box& box) const {
    for (const text::PageText& page : pages_) {
      if (page.number == number && !page.to_page.identity()) {
        box = apply(page.to_page, box);
        return;
      }
    }
  }
  void move(Place& place) const { move(place.page, place.bbox); }
  void move(Evidence& evidence) const { move(evidence.page, evidence.bbox); }
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
  void move_places(Reason& reason) const {
    for (Place& place : reason.places) {
      move(place);
    }
  }
  void move(Review& review) const {
    for (Reason& reason : review.reasons) {
      move_places(reason);
    }
  }

  void move(Report& report) const {
    move(report.review);
    for_each_value(report, [this](auto& item) {
      move(item.evidence);
      move(item.review);
    });
    for (Indicator& indicator : report.indicators) {
      move(indicator.also);
    }
    for (Claim& claim : report.claims) {
      move(claim.evidence);
    }
    if (report.latest_day) {
      move(report.latest_day->evidence);
    }
  }

  const std::vector<text::PageText>& pages_;
};

}  // namespace

void finish(Document& document, const std::vector<text::PageText>& pages) {
  Mover(pages).move(document);
}

}  // namespace ita::report
