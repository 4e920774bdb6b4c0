// Lines of run.jsonl and names in it, of any bytes: a record or an error; a line of ours with one
// byte changed is never another record.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "batch/inputs.h"
#include "batch/journal.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace ita::batch;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (text.find('\0') == std::string::npos) {
    require(file_name(utf8_name(text)) == text);
  }
  require(one_line(text).find('\n') == std::string::npos);
  if (const auto record = record_of(text)) {
    const std::string line = to_line(*record);
    const auto again = record_of(line.substr(0, line.size() - 1));
    require(again.ok() && to_line(*again) == line);
    if (size > 1) {
      std::string changed = line.substr(0, line.size() - 1);
      changed[data[0] * 7919U % changed.size()] ^= static_cast<char>(1 << data[1] % 8);
      const auto other = record_of(changed);
      require(!other.ok() || to_line(*other) == line);
    }
  }
  return 0;
}
