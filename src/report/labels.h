#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ita/facts.h"

namespace ita::report {

/// "ผู้รับผิดชอบ : กองคลัง": the role of measures that the label at the start of a text names.
struct Label {
  std::string role;
  size_t value = 0;  ///< byte at which the text after the label begins
};

/// A label ends in a colon, or is all there is when `alone` allows that.
std::optional<Label> label_at(std::string_view text, const facts::Facts& facts, bool alone);

}  // namespace ita::report
