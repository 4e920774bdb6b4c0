#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "archive/rows.h"

namespace ita::archive {

/// What the versions of a report are told apart and compared by; `row` and `document_row` are left
/// empty.  `report` is an entry of reports[].
ReportEntry entry_of(const nlohmann::json& report, const std::string& sha256, const FileEntry& file,
                     const facts::Facts& facts);

}  // namespace ita::archive
