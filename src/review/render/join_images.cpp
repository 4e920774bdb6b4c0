#include "review/render/join_images.h"

#include <leptonica/allheaders.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "document/document.h"

namespace ita::review {

namespace {

/// Adds every page of the file behind what `output` has.
Status append(int input, std::FILE* output, bool& first) {
  auto bytes = document::FileBytes::map(input);
  if (!bytes) {
    return bytes.error();
  }
  auto document = document::open(*bytes);
  if (!document) {
    return document.error();
  }
  for (int page = 1; page <= (*document)->page_count(); ++page) {
    auto raster = (*document)->raster(page, 300, document::Colour::as_is);
    if (!raster) {
      return raster.error();
    }
    const int dpi = static_cast<int>(raster->dpi() + 0.5);
    pixSetResolution(raster->pix(), dpi, dpi);
    const int packed = raster->depth() == 1 ? IFF_TIFF_G4 : IFF_TIFF_ZIP;
    if (pixWriteStreamTiffWA(output, raster->pix(), packed, first ? "w" : "a") != 0) {
      return Error{ErrorCode::cannot_write, "review", "", 0, "the joined file cannot be written",
                   "make room on the disk"};
    }
    first = false;
  }
  return Done{};
}

}  // namespace

Status join_images(const std::vector<Descriptor>& inputs, int output) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(::fdopen(::dup(output), "r+b"),
                                                             &std::fclose);
  bool first = true;
  for (const Descriptor& input : inputs) {
    Status done = file ? append(input.get(), file.get(), first)
                       : Status(Error{ErrorCode::cannot_write, "review", "", 0, "no file", ""});
    if (!done) {
      return done;
    }
  }
  return Done{};
}

}  // namespace ita::review
