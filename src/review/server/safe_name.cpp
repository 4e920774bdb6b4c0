#include "review/server/safe_name.h"

#include <algorithm>
#include <vector>

#include "thai/unicode.h"

namespace ita::review {

namespace {

constexpr size_t kMostPartBytes = 180;
constexpr int kMostDepth = 6;

std::string safe_part(const std::string& part) {
  std::string out;
  for (const char32_t letter : thai::to_utf32(part)) {
    if (letter >= 0x20 && letter != 0x7f && letter != U'/' && letter != U'\\' && letter != 0xfffd) {
      const std::string bytes = thai::to_utf8(letter);
      if (out.size() + bytes.size() > kMostPartBytes) {
        continue;  // the end of the name says what it is: letters are lost before it
      }
      out += bytes;
    }
  }
  while (!out.empty() && (out.front() == '.' || out.front() == ' ')) {
    out.erase(0, 1);
  }
  return out;
}

}  // namespace

std::string safe_name(const std::string& name) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= name.size();) {
    const size_t end = std::min(name.find('/', begin), name.size());
    const std::string part = safe_part(name.substr(begin, end - begin));
    if (!part.empty()) {
      parts.push_back(part);
    }
    begin = end + 1;
  }
  std::string out;
  const size_t first = parts.size() > kMostDepth ? parts.size() - kMostDepth : 0;
  for (size_t i = first; i < parts.size(); ++i) {
    out += (out.empty() ? "" : "/") + parts[i];
  }
  return out;
}

}  // namespace ita::review
