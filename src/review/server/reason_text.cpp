#include "review/server/reason_text.h"

namespace ita::review {

std::string in_general(const facts::Messages& messages, const Json& code,
                       facts::Language language) {
  const std::string text = code.is_string() ? code.get<std::string>() : std::string();
  std::string out;
  bool within = false;
  for (const char c : messages.text(text, {}, language)) {
    if (c == '{') {
      out += "\u2026";
    }
    within = c == '{' || (within && c != '}');
    if (!within && c != '}') {
      out += c;
    }
  }
  return out;
}

}  // namespace ita::review
