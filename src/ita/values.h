#pragma once

#include "batch/extract.h"
#include "ita/document.h"

namespace ita {

/// What the writers need; not for those who include ita/document.h.
struct Document::Pages {
  batch::Extracted extracted;
};

/// The values of a file that was read, for those who embed the reader.
Document to_document(batch::Extracted extracted);

}  // namespace ita
