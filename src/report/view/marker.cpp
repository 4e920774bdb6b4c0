#include "report/view/marker.h"

namespace ita::report {

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (!text.empty() && space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::string_view without_marker(std::string_view text) {
  return trimmed(text.substr(parse_marker(text).length));
}

}  // namespace ita::report
