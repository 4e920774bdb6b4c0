// A published list of scores, of any bytes: sheets or an error, and each row has its line.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "audit/table_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto sheets = ita::audit::read_sheets({reinterpret_cast<const char*>(data), size});
  if (sheets) {
    for (const ita::audit::Sheet& sheet : *sheets) {
      if (sheet.rows.size() != sheet.lines.size()) {
        std::abort();
      }
    }
  }
  return 0;
}
