#pragma once

#include <zip.h>

#include <string>

#include "base/result.h"

namespace ita::audit {

/// What is wrong with a list, and the remedy: save it as CSV.
Error workbook_fault(ErrorCode code, std::string message);

/// The parts of a zipped workbook, unpacked in memory.  `bytes` outlive it.
class WorkbookPackage {
 public:
  explicit WorkbookPackage(const std::string& bytes);
  WorkbookPackage(const WorkbookPackage&) = delete;
  WorkbookPackage& operator=(const WorkbookPackage&) = delete;
  ~WorkbookPackage();

  bool has(const char* part) const;
  /// Errors: damaged, too_large.
  Result<std::string> part(const char* name) const;

 private:
  zip_t* zip_ = nullptr;
};

}  // namespace ita::audit
