#pragma once

#include <string>

#include "cli/fence_arguments.h"

namespace ita::cli {

struct WorkbookImport {
  std::string file;    ///< a workbook of `ita export --to xlsx` in which people filled cells
  std::string folder;  ///< output folder of 'ita extract'
  std::string user;    ///< who filled them
  std::string models;
};

/// Whether a file is a workbook by its content.
bool is_workbook(const std::string& path);

/// Takes each filled cell as an answer, says on standard output how many and on standard error
/// which were not taken and why, and returns the exit code.  What is there already is not said
/// again; what somebody else answered meanwhile is not overwritten.
int import_workbook(const WorkbookImport& asked, const FenceArguments& fence);

}  // namespace ita::cli
