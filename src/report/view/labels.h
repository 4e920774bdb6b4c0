#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"

namespace ita::report {

/// "ผู้รับผิดชอบ : กองคลัง": the role of measures that the label at the start of a text names.
struct Label {
  std::string role;
  size_t begin = 0, end = 0;  ///< bytes of the label itself, without list marker and colon
  size_t value = 0;           ///< byte at which the text after the label begins
};

/// A label ends in a colon, or is all there is when `alone` allows that.  Labels of titles
/// ("ประเด็น : …") need the colon.
std::optional<Label> label_at(std::string_view text, const facts::Facts& facts, bool alone);

/// The same for lines of a block, joined as `text`; the print may part the label from what follows
/// by a gap or by bold type instead of a colon.
std::optional<Label> label_in(const std::vector<layout::Line>& lines, std::string_view text,
                              const facts::Facts& facts, bool alone);

/// The label with which a text begins that goes on behind a space or a colon; labels of titles are
/// none.
std::optional<Label> inline_label_at(std::string_view text, const facts::Facts& facts);

/// A line cut where the print leaves a gap wider than `gap` of its type size.
std::vector<layout::Line> parts_between_gaps(const layout::Line& line, double gap = 1.1);

}  // namespace ita::report
