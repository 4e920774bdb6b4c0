#include "archive/published_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/exporter.h"

namespace ita::archive {

namespace fs = std::filesystem;

Result<TextFile> TextFile::create(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "wbe");
  if (file == nullptr) {
    return export_error(path, std::strerror(errno), "choose another place with --output");
  }
  return TextFile(path, file);
}

Status TextFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) {
    return export_error(path_, std::strerror(errno), "make room on the disk");
  }
  bytes_ += static_cast<long long>(text.size());
  return Done{};
}

Status TextFile::finish() {
  const bool synced = std::fflush(file_.get()) == 0 && ::fsync(::fileno(file_.get())) == 0;
  const std::string cause = synced ? "" : std::strerror(errno);
  file_.reset();
  return synced ? Status(Done{}) : export_error(path_, cause, "make room on the disk");
}

namespace {

/// Takes away what processes that were killed have left of `path`.
void remove_old_drafts(const fs::path& path) {
  const std::string start = path.filename().string() + ".";
  const std::string ending = ".part";
  std::error_code ignored;
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(path.parent_path(), ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(start) || !name.ends_with(ending)) {
      continue;
    }
    const std::string id = name.substr(start.size(), name.size() - start.size() - ending.size());
    int process = 0;
    const auto [end, wrong] = std::from_chars(id.data(), id.data() + id.size(), process);
    if (wrong == std::errc() && end == id.data() + id.size() && process > 0 &&
        ::kill(process, 0) != 0 && errno == ESRCH) {
      old.push_back(entry.path());
    }
  }
  for (const fs::path& draft : old) {
    fs::remove_all(draft, ignored);
  }
}

}  // namespace

Publication::Publication(std::string path) : path_(std::move(path)) {
  while (path_.size() > 1 && path_.ends_with('/')) {
    path_.pop_back();
  }
  draft_ = fmt::format("{}.{}.part", path_, ::getpid());
  std::error_code ignored;
  fs::create_directories(fs::path(path_).parent_path(), ignored);
  remove_old_drafts(fs::absolute(path_, ignored));
  fs::remove_all(draft_, ignored);
}

Publication::~Publication() {
  if (!published_) {
    std::error_code ignored;
    fs::remove_all(draft_, ignored);
  }
}

Status Publication::make_folder() const {
  std::error_code fault;
  if (!fs::create_directories(draft_, fault)) {
    return export_error(path_, fault.message(), "choose another place with --output");
  }
  return Done{};
}

Status Publication::publish() {
  std::error_code ignored;
  int wrong = 0;
  if (fs::is_directory(path_, ignored) && fs::is_directory(draft_, ignored)) {
    // The two change places in one step; the old one is then the draft, and removed.
    wrong = ::renameat2(AT_FDCWD, draft_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE);
    if (wrong == 0) {
      fs::remove_all(draft_, ignored);
    }
  } else {
    wrong = std::rename(draft_.c_str(), path_.c_str());
  }
  if (wrong != 0) {
    return export_error(path_, std::strerror(errno), "choose another place with --output");
  }
  published_ = true;
  return Done{};
}

}  // namespace ita::archive
