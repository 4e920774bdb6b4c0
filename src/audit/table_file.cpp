#include "audit/table_file.h"

#include <algorithm>

#include "audit/csv.h"
#include "audit/mojibake.h"
#include "audit/ods_sheets.h"
#include "audit/workbook_package.h"
#include "audit/xlsx_sheets.h"

namespace ita::audit {

Result<std::vector<Sheet>> read_sheets(const std::string& bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return workbook_fault(ErrorCode::unsupported_format,
                          "the list is a workbook of the old kind (.xls)");
  }
  if (!bytes.starts_with("PK\x03\x04")) {
    Sheet sheet;
    sheet.rows = parse_csv(bytes);
    for (std::vector<std::string>& row : sheet.rows) {
      std::transform(row.begin(), row.end(), row.begin(), undo_double_encoding);
    }
    for (size_t r = 0; r < sheet.rows.size(); ++r) {
      sheet.lines.push_back(static_cast<int>(r) + 1);
    }
    return std::vector<Sheet>{std::move(sheet)};
  }
  const WorkbookPackage package(bytes);
  if (package.has("xl/workbook.xml")) {
    return read_xlsx(package);
  }
  if (package.has("content.xml")) {
    return read_ods(package);
  }
  return workbook_fault(ErrorCode::unsupported_format,
                        "the list is a packed file, but no workbook");
}

}  // namespace ita::audit
