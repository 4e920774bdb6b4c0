#include "document/sniff.h"

#include <algorithm>
#include <cctype>

namespace ita::document {

using std::string_view_literals::operator""sv;

Format sniff(std::string_view head) {
  if (head.starts_with("\x89PNG\r\n\x1A\n"sv)) {
    return Format::png;
  }
  if (head.starts_with("\xFF\xD8\xFF"sv)) {
    return Format::jpeg;
  }
  // The last two are BigTIFF.
  for (const auto magic : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv}) {
    if (head.starts_with(magic)) {
      return Format::tiff;
    }
  }
  constexpr size_t kHeaderWithin = 1024;
  if (head.substr(0, kHeaderWithin + 5).find("%PDF-"sv) != std::string_view::npos) {
    return Format::pdf;
  }
  return Format::other;
}

std::string guess(std::string_view head) {
  if (head.starts_with("PK\x03\x04"sv)) {
    return "a zip file or an Office document";
  }
  if (head.starts_with("\xD0\xCF\x11\xE0"sv)) {
    return "an old Office document";
  }
  if (head.starts_with("{\\rtf"sv)) {
    return "a rich text document";
  }
  if (head.starts_with("GIF8"sv) || head.starts_with("BM"sv) ||
      (head.starts_with("RIFF"sv) && head.substr(0, 12).ends_with("WEBP"sv)) ||
      (head.size() > 12 && head.substr(4, 4) == "ftyp"sv)) {
    return "an image of another kind";
  }
  std::string lower(head.substr(0, 512));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower.find("<html") != std::string::npos || lower.find("<!doctype") != std::string::npos) {
    return "a web page";
  }
  return {};
}

}  // namespace ita::document
