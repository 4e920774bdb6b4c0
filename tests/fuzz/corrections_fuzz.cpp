// Lines of corrections.jsonl and files of corrections, of any bytes: corrections or an error.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "review/store/correction.h"
#include "review/store/patch.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace ita::review;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto one = correction_of(text)) {
    const auto again = correction_of(to_line(*one));
    if (!again || to_line(*again) != to_line(*one)) {
      std::abort();
    }
  }
  (void)corrections_of_patch(text);
  return 0;
}
