#include "document/document.h"

#include <string_view>

#include "document/heif_libraries.h"
#include "document/image_document.h"
#include "document/pdf_document.h"
#include "document/sniff.h"

namespace ita::document {

namespace {

constexpr size_t kHead = 2048;

Error fault(ErrorCode code, std::string message, std::string remedy) {
  return {code, "document", "", 0, std::move(message), std::move(remedy)};
}

}  // namespace

Result<std::unique_ptr<Document>> open(const std::string& path, const OpenOptions& options) {
  auto bytes = FileBytes::open(path);
  auto opened = bytes ? open(*bytes, options) : Result<std::unique_ptr<Document>>(bytes.error());
  if (!opened) {
    Error error = opened.error();
    error.file = path;
    return error;
  }
  return opened;
}

Result<std::unique_ptr<Document>> open(std::shared_ptr<const FileBytes> bytes,
                                       const OpenOptions& options) {
  const std::string_view head = bytes->view().substr(0, kHead);
  Result<std::unique_ptr<Document>> opened = [&]() -> Result<std::unique_ptr<Document>> {
    switch (sniff(head)) {
      case Format::pdf:
        return open_pdf(bytes, options);
      case Format::tiff:
        return open_image(bytes, "image/tiff", options);
      case Format::png:
        return open_image(bytes, "image/png", options);
      case Format::jpeg:
        return open_image(bytes, "image/jpeg", options);
      case Format::bmp:
        return open_image(bytes, "image/bmp", options);
      case Format::gif:
        return open_image(bytes, "image/gif", options);
      case Format::webp:
        return open_image(bytes, "image/webp", options);
      case Format::heif:
        if (!heif_libraries().are_there()) {
          return fault(ErrorCode::unsupported_format, "the libraries that read HEIC are not there",
                       "install libheif and libde265, or save the photograph as JPEG");
        }
        return open_image(bytes, "image/heic", options);
      case Format::other:
        break;
    }
    const std::string kind = guess(head);
    return fault(
        ErrorCode::unsupported_format,
        kind.empty() ? "not a PDF or an image" : "this is " + kind + ", not a PDF or an image",
        "save or scan it as PDF");
  }();
  if (opened && (*opened)->page_count() > options.max_pages) {
    return fault(ErrorCode::too_large,
                 std::to_string((*opened)->page_count()) + " pages, more than the limit of " +
                     std::to_string(options.max_pages),
                 "split the file or raise the limit");
  }
  return opened;
}

void prepare_for(std::string_view head) {
  if (sniff(head.substr(0, kHead)) == Format::heif) {
    prepare_for_all();
  }
}

void prepare_for_all() { (void)heif_libraries(); }

}  // namespace ita::document
