#include "batch/known_contents.h"

#include <utility>

namespace ita::batch {

KnownContents::Content KnownContents::content_of(const std::string& sha256) {
  Content out{};
  for (size_t i = 0; i < sha256.size() && i < 64; ++i) {
    const char c = sha256[i];
    const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
    out[i / 16] = out[i / 16] << 4 | static_cast<std::uint64_t>(digit);
  }
  return out;
}

std::optional<KnownContents::Met> KnownContents::find(const std::string& sha256) const {
  const auto at = met_.find(content_of(sha256));
  return at == met_.end() ? std::nullopt : std::optional(at->second);
}

void KnownContents::add(const std::string& sha256, Met met) {
  met_.emplace(content_of(sha256), met);
}

std::vector<size_t> KnownContents::waiting_for(size_t first) {
  auto waiting = waiting_.extract(first);
  return waiting.empty() ? std::vector<size_t>() : std::move(waiting.mapped());
}

KnownContents::Done KnownContents::done(const std::string& sha256) {
  Met& met = met_.at(content_of(sha256));
  met.read = true;
  return {met.first, waiting_for(met.first)};
}

std::vector<size_t> KnownContents::forget(const std::string& sha256, size_t first) {
  met_.erase(content_of(sha256));
  return waiting_for(first);
}

}  // namespace ita::batch
