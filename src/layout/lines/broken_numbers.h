#pragma once

#include "layout/layout.h"

namespace ita::layout {

/// In a narrow column a program breaks a number over two lines: "91.7" and under it "5".  Where no
/// digit more would have fitted into the cell and the two together have two decimals, as scores do,
/// they become one word.  Only of text layers and between rulings, where both are sure.
void join_broken_numbers(Table& table);

}  // namespace ita::layout
