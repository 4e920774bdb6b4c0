#include "report/report.h"

#include <algorithm>

namespace ita::report {

void Review::add(Reason reason) {
  const auto known = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& r) {
    return r.code == reason.code && r.args == reason.args;
  });
  if (known == reasons.end()) {
    reasons.push_back(std::move(reason));
    return;
  }
  for (Place& place : reason.places) {
    if (std::find(known->places.begin(), known->places.end(), place) == known->places.end()) {
      known->places.push_back(std::move(place));
    }
  }
}

bool Review::has_own_cause() const {
  return std::any_of(reasons.begin(), reasons.end(),
                     [](const Reason& reason) { return reason.code != kPartOfSum; });
}

void Review::add(std::string code, ReasonArgs args, std::vector<Place> places) {
  add(Reason{std::move(code), std::move(args), std::move(places)});
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

std::optional<double> Computed::instrument(std::string_view code) const {
  for (const ComputedInstrument& item : instruments) {
    if (item.code == code) {
      return item.score;
    }
  }
  return std::nullopt;
}

}  // namespace ita::report
