#pragma once

#include <optional>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"

namespace ita::report {

/// Labels beside one another ("แนวทาง   ใครทำ   เมื่อไร") and under each what it says, put into
/// columns.
struct LabelColumns {
  std::vector<layout::Block> blocks;  ///< every label with its own text below it, one by one
  bool findings = false;  ///< the labels are of findings ("จุดแข็ง   จุดอ่อน")
  size_t end = 0;         ///< the first block that is none of theirs
};

/// The columns that begin with block `at`; nothing where it is no line of labels.
std::optional<LabelColumns> label_columns_at(const std::vector<layout::Block>& blocks, size_t at,
                                             const facts::Facts& facts);

}  // namespace ita::report
