// What comes over the pipe from a worker, which may be anything: each line is a message or an
// error, and what was understood is written and read again as the same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "batch/codec.h"
#include "batch/protocol.h"
#include "batch/task_lines.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

template <class Read>
void round_trip(const std::string& text, Read read) {
  if (const auto first = read(text)) {
    const std::string line = to_line(*first);
    require(line.find('\n') == line.size() - 1);
    const auto second = read(line.substr(0, line.size() - 1));
    require(second.ok() && to_line(*second) == line);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace ita::batch;
  const std::string text(reinterpret_cast<const char*>(data), size);
  round_trip(text, message_of);
  round_trip(text, task_of);
  round_trip(text, setup_of);
  round_trip(text, task_line_of);
  round_trip(text, result_line_of);
  if (const auto page = decode_page(text)) {
    require(decode_page(encode(*page)).ok());
  }
  return 0;
}
