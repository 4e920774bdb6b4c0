#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"
#include "page_maker.h"

namespace ita::layout::testing {

inline constexpr Style kBold{14, true, 0};

inline const char* const kNames[] = {"การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ",
                                     "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"};

/// Texts of the cells that begin in a row.
inline std::vector<std::string> row(const Table& table, int number) {
  std::vector<std::string> out;
  for (const Cell& cell : table.cells) {
    if (cell.row == number) {
      out.push_back(cell.text());
    }
  }
  return out;
}

}  // namespace ita::layout::testing
