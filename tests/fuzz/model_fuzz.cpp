// A file of the line reader's network, of any bytes: a network or an error.
#include <cstdint>
#include <string_view>

#include "text/recognise/line_model.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)ita::text::LineModel::parse({reinterpret_cast<const char*>(data), size});
  return 0;
}
