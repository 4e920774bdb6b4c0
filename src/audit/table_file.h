#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ita::audit {

/// A table of texts as it lies in a file of a spreadsheet program.
struct Sheet {
  std::string name;  ///< empty for CSV
  std::vector<std::vector<std::string>>
      rows;                ///< trimmed; merged cells hold their text at every place they cover
  std::vector<int> lines;  ///< for each row its number in the file, from 1
};

/// The sheets of a list by its content: XLSX, ODS, else CSV (see csv.h).  Empty rows are dropped.
/// Errors: damaged (a workbook that cannot be unpacked or has no table), too_large (a part that
/// unpacks to more than 256 MiB), unsupported_format (the old XLS).
Result<std::vector<Sheet>> read_sheets(const std::string& bytes);

}  // namespace ita::audit
