#include "document/sniff.h"

#include <algorithm>
#include <cctype>

namespace ita::document {

using std::string_view_literals::operator""sv;

namespace {

/// "BM" alone begins many a text: the length of its second header must be one that there is.
bool is_bitmap(std::string_view head) {
  constexpr size_t kHeaderAt = 14;
  constexpr std::string_view kLengths = "\x0C\x28\x34\x38\x40\x6C\x7C"sv;
  return head.size() > kHeaderAt + 4 && head.starts_with("BM"sv) &&
         kLengths.find(head[kHeaderAt]) != std::string_view::npos &&
         head.substr(kHeaderAt + 1, 3) == "\0\0\0"sv;
}

/// A picture coded as HEVC: among the brands that an ISO media file names is one of those.
bool is_heif(std::string_view head) {
  constexpr size_t kBrands = 8;
  if (head.size() < kBrands || head.substr(4, 4) != "ftyp"sv) {
    return false;
  }
  // The box is no longer than this; its length is a number of four bytes.
  const size_t end = std::min<size_t>({head.size(), 256,
                                       head[0] != 0 || head[1] != 0
                                           ? 256
                                           : static_cast<unsigned char>(head[2]) * size_t{256} +
                                                 static_cast<unsigned char>(head[3])});
  for (size_t at = kBrands; at + 4 <= end; at += 4) {
    const std::string_view brand = head.substr(at, 4);
    if (brand == "heic"sv || brand == "heix"sv || brand == "heim"sv || brand == "heis"sv) {
      return true;
    }
  }
  return false;
}

/// A zip file says what it holds in the names of its entries, the first of which stand here.
std::string guess_zip(std::string_view head) {
  const auto holds = [&](std::string_view name) {
    return head.find(name) != std::string_view::npos;
  };
  if (holds("word/"sv)) {
    return "a Word document";
  }
  if (holds("xl/"sv)) {
    return "an Excel workbook";
  }
  if (holds("ppt/"sv)) {
    return "a PowerPoint presentation";
  }
  if (holds("opendocument.text"sv)) {
    return "a LibreOffice text";
  }
  if (holds("opendocument.spreadsheet"sv)) {
    return "a LibreOffice table";
  }
  return holds("[Content_Types].xml"sv) ? "an Office document" : "a zip file";
}

}  // namespace

bool is_companion(std::string_view head) { return head.starts_with("\0\x05\x16\x07"sv); }

Format sniff(std::string_view head) {
  if (head.starts_with("\x89PNG\r\n\x1A\n"sv)) {
    return Format::png;
  }
  if (head.starts_with("\xFF\xD8\xFF"sv)) {
    return Format::jpeg;
  }
  if (head.starts_with("GIF87a"sv) || head.starts_with("GIF89a"sv)) {
    return Format::gif;
  }
  if (head.starts_with("RIFF"sv) && head.substr(0, 12).ends_with("WEBP"sv)) {
    return Format::webp;
  }
  if (is_heif(head)) {
    return Format::heif;
  }
  if (is_bitmap(head)) {
    return Format::bmp;
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
    return guess_zip(head);
  }
  if (head.starts_with("\xD0\xCF\x11\xE0"sv)) {
    return "an old Office document";
  }
  if (head.starts_with("{\\rtf"sv)) {
    return "a rich text document";
  }
  if (head.size() > 12 && head.substr(4, 4) == "ftyp"sv) {
    return "a film or an image of another kind";
  }
  if (head.starts_with("Rar!"sv) || head.starts_with("7z\xBC\xAF"sv)) {
    return "a compressed archive";
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
