#pragma once

#include <string>
#include <vector>

#include "audit/table_file.h"
#include "base/result.h"
#include "cli/fence_arguments.h"

namespace ita::cli {

/// audit::read_sheets in a process behind the fence and limits of a reader: a list that somebody
/// published is no more to be trusted than a report.  Errors: those of read_sheets, of opening the
/// file and of batch::run_fenced; too_large.
Result<std::vector<audit::Sheet>> read_sheets_fenced(const std::string& path,
                                                     const FenceArguments& fence,
                                                     const std::string& models_dir);

}  // namespace ita::cli
