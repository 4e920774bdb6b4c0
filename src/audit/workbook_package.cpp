#include "audit/workbook_package.h"

#include <utility>

namespace ita::audit {

namespace {

constexpr zip_uint64_t kLargestPart = 256ULL << 20;  ///< bytes; a larger part is no list of scores

}  // namespace

Error workbook_fault(ErrorCode code, std::string message) {
  return {code, "audit", "", 0, std::move(message), "save the list as CSV (UTF-8)"};
}

WorkbookPackage::WorkbookPackage(const std::string& bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source != nullptr) {
    zip_ = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (zip_ == nullptr) {
      zip_source_free(source);
    }
  }
}

WorkbookPackage::~WorkbookPackage() {
  if (zip_ != nullptr) {
    zip_discard(zip_);
  }
}

bool WorkbookPackage::has(const char* part) const {
  return zip_ != nullptr && zip_name_locate(zip_, part, 0) >= 0;
}

Result<std::string> WorkbookPackage::part(const char* name) const {
  zip_stat_t stat;
  if (zip_ == nullptr || zip_stat(zip_, name, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) {
    return workbook_fault(ErrorCode::damaged, std::string("the workbook has no part ") + name);
  }
  if (stat.size > kLargestPart) {
    return workbook_fault(ErrorCode::too_large,
                          std::string("the workbook's part ") + name + " is too large");
  }
  zip_file_t* file = zip_fopen(zip_, name, 0);
  std::string out(stat.size, '\0');
  const zip_int64_t read = file == nullptr ? -1 : zip_fread(file, out.data(), stat.size);
  if (file != nullptr) {
    zip_fclose(file);
  }
  if (read != static_cast<zip_int64_t>(stat.size)) {
    return workbook_fault(ErrorCode::damaged,
                          std::string("the workbook's part ") + name + " is damaged");
  }
  return out;
}

}  // namespace ita::audit
