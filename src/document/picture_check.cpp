#include "document/picture_check.h"

#include <cstdint>
#include <cstdlib>

#include "document/gif_check.h"

namespace ita::document {

using std::string_view_literals::operator""sv;

namespace {

constexpr const char* kMeasures = "the picture has less or more data than its measures say";
constexpr const char* kBrokenOff = "the end of the file is empty";

std::uint32_t number(std::string_view file, size_t at, size_t bytes = 4) {
  std::uint32_t out = 0;
  for (size_t i = bytes; i-- > 0 && at + bytes <= file.size();) {
    out = out << 8 | static_cast<unsigned char>(file[at + i]);
  }
  return out;
}

std::string bitmap_trouble(std::string_view file) {
  constexpr size_t kHeader = 54;           // of the file and of the picture, without a palette
  constexpr std::uint32_t kColours = 3;    // kind of compression: none, with masks
  constexpr std::uint32_t kProfile = 124;  // size of a header that may name a profile behind
  if (file.size() < kHeader || number(file, 14) < 40) {
    return "";  // an older header
  }
  const auto width = static_cast<std::int32_t>(number(file, 18));
  const auto height = static_cast<std::int32_t>(number(file, 22));
  const std::uint32_t bits = number(file, 28, 2);
  const std::uint32_t compression = number(file, 30);
  if (compression != 0 && compression != kColours) {
    return "";
  }
  const auto row = static_cast<std::uint64_t>(std::abs(std::int64_t{width})) * bits;
  const std::uint64_t wanted =
      number(file, 10) +
      (row + 31) / 32 * 4 * static_cast<std::uint64_t>(std::abs(std::int64_t{height}));
  const bool more = file.size() > wanted + 3 && number(file, 14) != kProfile;
  if (file.size() < wanted || more) {
    return kMeasures;
  }
  constexpr size_t kPalette = 14;  // begins behind the header
  constexpr std::uint32_t kDark = 0x404040;
  const bool zero_is_black =
      bits > 8 || (number(file, kPalette + number(file, 14)) & 0xFFFFFF) < kDark;
  return zero_is_black && ends_in_zeros(file) ? kBrokenOff : "";
}

std::string webp_trouble(std::string_view file) {
  const std::uint64_t size = std::uint64_t{number(file, 4)} + 8;
  if (file.size() < size || file.size() > size + 1) {
    return kMeasures;
  }
  return ends_in_zeros(file) ? kBrokenOff : "";
}

}  // namespace

bool ends_in_zeros(std::string_view file) {
  constexpr size_t kFew = 512;
  const size_t last = file.find_last_not_of('\0');
  const size_t zeros = last == std::string_view::npos ? file.size() : file.size() - last - 1;
  return zeros >= kFew && zeros >= file.size() / 10;
}

std::string picture_trouble(std::string_view file) {
  return file.starts_with("BM"sv)     ? bitmap_trouble(file)
         : file.starts_with("RIFF"sv) ? webp_trouble(file)
         : file.starts_with("GIF8"sv) ? gif_trouble(file)
                                      : std::string();
}

}  // namespace ita::document
