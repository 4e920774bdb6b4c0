#pragma once

#include <vector>

#include "base/descriptor.h"
#include "base/result.h"

namespace ita::review {

/// Photographs of the pages of one report as one TIFF, in the order given, each as it is seen (its
/// EXIF orientation carried out).  All are open files.  Errors: those of
/// document::open, cannot_write.
Status join_images(const std::vector<Descriptor>& inputs, int output);

}  // namespace ita::review
