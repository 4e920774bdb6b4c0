#pragma once

#include "layout/layout.h"

namespace ita::layout {

/// Joins cells of one line between which a bracket that opens on the left is closed on the right:
/// "91.47 (rank" and "6)" stand in one cell, and what parted them is no ruling.
void join_open_brackets(Table& table);

}  // namespace ita::layout
