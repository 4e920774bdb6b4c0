// The directories of a TIFF, of any bytes: what does not fit together is said, each in bounded
// time.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "document/tiff_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  for (const auto& [page, trouble] :
       ita::document::tiff_troubles({reinterpret_cast<const char*>(data), size})) {
    if (page < 0 || trouble.empty()) {
      std::abort();
    }
  }
  return 0;
}
