#pragma once

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace ita::batch {

/// The numbers of what we write fit an int; one that does not was not written by us, and taken for
/// one it would be another.  Errors: throws std::out_of_range.
template <class Json>
void require_small_numbers(const Json& json) {
  constexpr double kMost = std::numeric_limits<int>::max();
  std::vector<const Json*> open{&json};  // as deep as it may be
  while (!open.empty()) {
    const Json& one = *open.back();
    open.pop_back();
    if (one.is_structured()) {
      for (const Json& part : one) {
        open.push_back(&part);
      }
    } else if (one.is_number() && !(std::abs(one.template get<double>()) <= kMost)) {
      throw std::out_of_range("a number is too large");
    }
  }
}

/// A line of JSON that a worker, a disk or another machine may have changed.  Errors: throws what
/// nlohmann::json::parse throws, and as above.
template <class Json>
Json parse_own(std::string_view line) {
  Json out = Json::parse(line);
  require_small_numbers(out);
  return out;
}

}  // namespace ita::batch
