#include "document/document.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "document/image_document.h"
#include "document/pdf_document.h"
#include "document/sniff.h"

namespace ita::document {

namespace {

constexpr size_t kHead = 2048;

Error fault(ErrorCode code, const std::string& path, std::string message, std::string remedy) {
  return {code, "document", path, 0, std::move(message), std::move(remedy)};
}

Result<std::string> read_head(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (!fs::exists(status)) {
    if (failed && failed != std::errc::no_such_file_or_directory) {
      return fault(ErrorCode::unreadable, path, failed.message(), "check the permissions");
    }
    return fault(ErrorCode::not_found, path, "no such file", "check the path");
  }
  if (fs::is_directory(status)) {
    return fault(ErrorCode::unreadable, path, "is a folder, not a file", "name the files in it");
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    const char* cause = errno != 0 ? std::strerror(errno) : "cannot be opened";
    return fault(ErrorCode::unreadable, path, cause, "check the permissions");
  }
  std::string head(kHead, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (file.bad()) {
    return fault(ErrorCode::unreadable, path, "reading failed", "check the disk or copy it again");
  }
  head.resize(static_cast<size_t>(file.gcount()));
  if (head.empty()) {
    return fault(ErrorCode::empty, path, "the file is empty", "copy or scan it again");
  }
  return head;
}

}  // namespace

Result<std::unique_ptr<Document>> open(const std::string& path, const OpenOptions& options) {
  const Result<std::string> head = read_head(path);
  if (!head) {
    return head.error();
  }
  Result<std::unique_ptr<Document>> opened = [&]() -> Result<std::unique_ptr<Document>> {
    switch (sniff(*head)) {
      case Format::pdf:
        return open_pdf(path, options);
      case Format::tiff:
        return open_image(path, "image/tiff", options);
      case Format::png:
        return open_image(path, "image/png", options);
      case Format::jpeg:
        return open_image(path, "image/jpeg", options);
      case Format::other:
        break;
    }
    const std::string kind = guess(*head);
    return fault(ErrorCode::unsupported_format, path,
                 kind.empty() ? "not a PDF, TIFF, PNG or JPEG"
                              : "this is " + kind + ", not a PDF, TIFF, PNG or JPEG",
                 "save or scan it as PDF");
  }();
  if (opened && (*opened)->page_count() > options.max_pages) {
    return fault(ErrorCode::too_large, path,
                 std::to_string((*opened)->page_count()) + " pages, more than the limit of " +
                     std::to_string(options.max_pages),
                 "split the file or raise the limit");
  }
  return opened;
}

}  // namespace ita::document
