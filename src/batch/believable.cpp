#include "batch/believable.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ita::batch {

namespace {

constexpr size_t kHexDigits = 64;  // of a SHA-256

}  // namespace

bool is_known_kind(const std::string& media_type) {
  constexpr std::array<std::string_view, 8> kKinds{"application/pdf", "image/tiff", "image/png",
                                                   "image/jpeg",      "image/bmp",  "image/gif",
                                                   "image/webp",      "image/heic"};
  return std::find(kKinds.begin(), kKinds.end(), media_type) != kKinds.end();
}

bool same_file(const output::SourceInfo& said, const output::SourceInfo& known) {
  const bool hex = said.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  return said.file == known.file && hex &&
         (known.sha256.empty() ? said.sha256.empty() || said.sha256.size() == kHexDigits
                               : said.sha256 == known.sha256) &&
         (known.pages == 0 || said.pages == known.pages) && is_known_kind(said.media_type);
}

bool are_plausible(const std::vector<PageTrouble>& problems, int pages) {
  constexpr size_t kMostForPage = 8;
  return problems.size() <= kMostForPage * (static_cast<size_t>(pages) + 1) &&
         std::all_of(problems.begin(), problems.end(),
                     [pages](const PageTrouble& p) { return p.page >= 0 && p.page <= pages; });
}

Error believable(Error error) {
  if (error.code == ErrorCode::none || error.code == ErrorCode::missing_model ||
      error.code == ErrorCode::interrupted || error.code == ErrorCode::busy ||
      error.code == ErrorCode::no_sandbox) {
    error.code = ErrorCode::internal;
  }
  return error;
}

}  // namespace ita::batch
