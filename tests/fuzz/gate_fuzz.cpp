// What may be asked of the review server, each header of any bytes: nobody passes who does not name
// this machine and know the secret, and no name of an upload leaves its folder.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "review/server/gate.h"
#include "review/server/intake.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace ita::review;
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::array<std::string, 9> part;
  size_t at = 0;
  for (std::string& one : part) {
    const size_t end = text.find('\n', at);
    one = at < text.size() ? text.substr(at, end == std::string::npos ? end : end - at) : "";
    at = end == std::string::npos ? text.size() : end + 1;
  }
  Gate::Call call;
  call.method = part[0];
  call.path = part[1];
  call.host = part[2];
  call.origin = part[3];
  call.site = part[4];
  call.mark = part[5];
  call.cookie = part[6];
  call.authorization = part[7];
  call.token = part[8];
  call.length = static_cast<long long>(size) * 1000;
  static const Gate kGate({"127.0.0.1:8000", "localhost:8000"}, "secret-of-the-day", false);
  const Gate::Verdict verdict = kGate.judge(call);
  if (verdict == Gate::Verdict::pass || verdict == Gate::Verdict::welcome) {
    require(call.host == "127.0.0.1:8000" || call.host == "localhost:8000");
    require(call.cookie.find("secret-of-the-day") != std::string::npos ||
            call.token == "secret-of-the-day");
    require(call.origin.empty() || call.origin == "http://" + call.host ||
            call.origin == "http://127.0.0.1:8000" || call.origin == "http://localhost:8000");
  }
  (void)kGate.user(call);
  const std::string name = safe_name(text);
  require(name.find('\\') == std::string::npos && name.find("//") == std::string::npos);
  require(("/" + name).find("/.") == std::string::npos && (name.empty() || name.back() != '/'));
  return 0;
}
