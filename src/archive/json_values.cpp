#include "archive/json_values.h"

#include <cstdint>

namespace ita::archive {

Value value(const Json& j) {
  if (j.is_string()) {
    return j.get<std::string>();
  }
  if (j.is_boolean()) {
    return j.get<bool>();
  }
  if (j.is_number_integer()) {
    return j.get<std::int64_t>();
  }
  if (j.is_number()) {
    return j.get<double>();
  }
  return {};
}

Value number(const Json& j) { return j.is_number() ? Value(j.get<double>()) : Value(); }

const Json& in(const Json& j, const char* key) {
  static const Json kNull;
  if (!j.is_object()) {
    return kNull;
  }
  const auto it = j.find(key);
  return it == j.end() ? kNull : *it;
}

std::string text(const Json& j) { return j.is_string() ? j.get<std::string>() : ""; }

std::string lines(const Json& list, const char* key) {
  std::string out;
  for (const Json& item : list) {
    const Json& entry = key == nullptr ? item : in(item, key);
    out +=
        (out.empty() ? "" : "\n") + (entry.is_string() ? entry.get<std::string>() : entry.dump());
  }
  return out;
}

const Json& first(const Json& evidence) {
  static const Json kNull;
  return evidence.is_array() ? (evidence.empty() ? kNull : evidence[0]) : evidence;
}

void put_place(RowBuilder& row, const Json& at, const std::string& prefix) {
  row.set(prefix + "page", value(in(at, "page")));
  const Json& box = in(at, "bbox");
  static constexpr const char* kSides[] = {"x0", "y0", "x1", "y1"};
  for (size_t i = 0; i < 4 && box.is_array() && box.size() == 4; ++i) {
    row.set(prefix + kSides[i], number(box[i]));
  }
}

void put_reading(RowBuilder& row, const Json& evidence) {
  row.set("source", value(in(evidence, "source")))
      .set("confidence", number(in(evidence, "confidence")))
      .set("raw", value(in(evidence, "raw")));
}

void put_review(RowBuilder& row, const Json& review) {
  row.set("review_needed", value(in(review, "needed")))
      .set("review_codes", lines(in(review, "reasons"), "code"))
      .set("review_reasons", lines(in(review, "reasons"), "text"));
}

bool needs_review(const Json& item) { return in(in(item, "review"), "needed") == true; }

}  // namespace ita::archive
