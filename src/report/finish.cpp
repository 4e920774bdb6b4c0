#include "report/build.h"

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

  template <class T>
  void move_value(T& item) const {
    move(item.evidence);
    move(item.review);
  }
  template <class T>
  void move_value(std::optional<T>& item) const {
    if (item) {
      move_value(*item);
    }
  }
  template <class T>
  void move_values(std::vector<T>& items) const {
    for (T& item : items) {
      move_value(item);
    }
  }

  void move(Report& report) const {
    move(report.review);
    move_value(report.agency);
    move_value(report.fiscal_year);
    move_value(report.plan_year);
    move_value(report.overall);
    move_values(report.instruments);
    move_values(report.indicators);
    for (Indicator& indicator : report.indicators) {
      move(indicator.also);
    }
    move_values(report.history);
    for (HistoryEntry& entry : report.history) {
      move_values(entry.indicators);
      move_values(entry.instruments);
    }
    move_values(report.issues);
    move_values(report.measures);
    move_values(report.limitations);
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
