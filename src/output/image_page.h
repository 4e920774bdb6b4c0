#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>

#include "base/result.h"
#include "image/raster.h"

namespace ita::output {

/// A page of a PDF that shows one image, in the size that its resolution gives.  Black and white
/// stays without loss; anything else becomes JPEG.  `jpeg`: the bytes of the file when it is one
/// JPEG image, which then goes in as it is; empty otherwise.  Needs no temporary file, which a
/// worker may not write.  Errors: internal.
Result<QPDFPageObjectHelper> image_page(QPDF& pdf, const image::Raster& raster,
                                        const std::string& jpeg);

}  // namespace ita::output
