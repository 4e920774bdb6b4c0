#pragma once

#include <memory>
#include <string>

#include "document/document.h"

namespace ita::document {

/// A TIFF (of one or many pages), PNG or JPEG.  Errors: damaged, empty, too_large.
Result<std::unique_ptr<Document>> open_image(std::shared_ptr<const FileBytes> bytes,
                                             const std::string& media_type,
                                             const OpenOptions& options);

/// The resolution to believe for an image of this size: what it states, or that of a sheet of A4
/// where it states nothing or something that no sheet of paper has (cameras write 72).
double plausible_dpi(int width, int height, double stated);

}  // namespace ita::document
