#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/report.h"
#include "report/view/keyed.h"

namespace ita::report {

struct FoundLevel {
  Level level;
  Span span;
  bool after_word = false;  ///< stands behind ระดับ or เกณฑ์
};

/// Every level that the text states, longest label first where several fit.  A plain word such as
/// ผ่าน counts only where it is said to be a level.  `whole_cell`: the text is a cell that may be
/// nothing but the label.
std::vector<FoundLevel> find_levels(std::string_view text, const facts::Facts& facts,
                                    bool whole_cell = false);

/// Of several levels in one place the one that the word "level" stands before, else the last; null
/// without any.
const FoundLevel* said_level(const std::vector<FoundLevel>& found);

/// The level that a text states and nothing else: its label by itself, or behind the word "level".
std::optional<Level> lone_level(const std::string& text, const facts::Facts& facts);

}  // namespace ita::report
