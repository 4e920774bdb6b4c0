#pragma once

#include "report/report.h"

namespace ita::report {

namespace detail {

template <class T, class F>
void visit_value(T& item, F& visit) {
  visit(item);
}
template <class T, class F>
void visit_value(std::optional<T>& item, F& visit) {
  if (item) {
    visit(*item);
  }
}
template <class T, class F>
void visit_value(const std::optional<T>& item, F& visit) {
  if (item) {
    visit(*item);
  }
}

}  // namespace detail

/// Calls `visit` for everything of a report that has evidence and a review of its own, those of
/// earlier years included.  `R`: Report or const Report; `visit` takes any of its values.
template <class R, class F>
void for_each_value(R& report, F&& visit) {
  const auto each = [&](auto& items) {
    for (auto& item : items) {
      visit(item);
    }
  };
  detail::visit_value(report.agency, visit);
  detail::visit_value(report.fiscal_year, visit);
  detail::visit_value(report.plan_year, visit);
  detail::visit_value(report.overall, visit);
  each(report.instruments);
  each(report.indicators);
  each(report.history);
  for (auto& entry : report.history) {
    each(entry.indicators);
    each(entry.instruments);
  }
  each(report.issues);
  each(report.measures);
  each(report.limitations);
}

}  // namespace ita::report
