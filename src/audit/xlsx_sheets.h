#pragma once

#include <vector>

#include "audit/table_file.h"
#include "audit/workbook_package.h"

namespace ita::audit {

/// The sheets of an XLSX workbook.  Errors: damaged, too_large.
Result<std::vector<Sheet>> read_xlsx(const WorkbookPackage& package);

}  // namespace ita::audit
