#include "batch/kinds.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "base/descriptor.h"
#include "document/sniff.h"

namespace ita::batch {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kOurs{".pdf"sv, ".tif"sv, ".tiff"sv, ".png"sv,  ".jpg"sv, ".jpeg"sv,
                           ".bmp"sv, ".gif"sv, ".webp"sv, ".heic"sv, ".heif"sv};
/// What browsers call a file that has not come to its end.
constexpr std::array kUnfinished{".download"sv, ".crdownload"sv, ".part"sv, ".partial"sv,
                                 ".opdownload"sv};

std::string ending_of(const std::string& path) {
  std::string end = std::filesystem::path(path).extension().string();
  std::transform(end.begin(), end.end(), end.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return end;
}

Error reason(std::string message, std::string remedy) {
  return {ErrorCode::unsupported_format, "batch", "", 0, std::move(message), std::move(remedy)};
}

/// The first bytes of a regular file; nothing of any other.
std::optional<std::string> head_of(const std::string& path) {
  constexpr size_t kHead = 4096;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    return std::nullopt;
  }
  std::string head(kHead, '\0');
  const ssize_t n = ::read(file.get(), head.data(), head.size());
  head.resize(n > 0 ? static_cast<size_t>(n) : 0);
  return head;
}

}  // namespace

std::optional<Error> passed_over(const std::string& path) {
  const std::string ending = ending_of(path);
  const auto head = head_of(path);
  if (head && document::is_companion(*head)) {
    return reason("holds what a Mac knows of another file, no document", "nothing is to be done");
  }
  if (std::find(kOurs.begin(), kOurs.end(), ending) != kOurs.end()) {
    return std::nullopt;
  }
  if (!head) {
    return reason("is no regular file that may be read",
                  "give a file, or check that you may read it");
  }
  if (std::find(kUnfinished.begin(), kUnfinished.end(), ending) != kUnfinished.end()) {
    return reason("is a download that did not come to its end", "download it again");
  }
  if (document::sniff(*head) != document::Format::other) {
    return std::nullopt;
  }
  if (head->empty()) {
    return reason("has no content", "copy it again if it should have some");
  }
  const std::string kind = document::guess(*head);
  return reason(kind.empty() ? "is no PDF and no image" : "is " + kind + ", no PDF and no image",
                kind.empty() ? "nothing is to be done, unless it is a report"
                             : "if it is a report, save it as PDF");
}

bool is_photograph(const std::string& path) {
  const auto head = head_of(path);
  return head && document::sniff(*head) == document::Format::heif;
}

}  // namespace ita::batch
