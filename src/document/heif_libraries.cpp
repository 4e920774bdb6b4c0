#include "document/heif_libraries.h"

namespace ita::document {

const HeifLibraries& heif_libraries() {
  static const HeifLibraries kBoth;
  return kBoth;
}

}  // namespace ita::document
