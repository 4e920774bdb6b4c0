#pragma once

#include "batch/extract.h"
#include "text/reader.h"

namespace ita::batch {

/// The same for all stages: what they make at their first use is there for every task.
void warm_up(Extractor& extractor);

/// Reads a page of this program's own making, so that what libraries open at their first use
/// (fonts' lists, dictionaries) is loaded before the process loses its view of the file system.
void warm_up(text::Reader& reader);

}  // namespace ita::batch
