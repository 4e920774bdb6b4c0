#include "output/export/text_files.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "output/export/exporter.h"

namespace ita::output {

Result<TextFile> TextFile::create(const std::string& path) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  std::string temporary = fmt::format("{}.{}.part", path, ::getpid());
  std::FILE* file = std::fopen(temporary.c_str(), "wbe");
  if (file == nullptr) {
    return export_error(path, std::strerror(errno), "choose another place with --output");
  }
  return TextFile(path, std::move(temporary), file);
}

TextFile::~TextFile() {
  if (file_) {
    file_.reset();
    std::remove(temporary_.c_str());
  }
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
  if (!synced || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return export_error(path_, std::strerror(errno), "make room on the disk");
  }
  file_.reset();
  return Done{};
}

std::string number_text(double value) { return fmt::format("{}", value); }

Error export_error(const std::string& file, const std::string& cause, const std::string& remedy) {
  return {ErrorCode::cannot_write, "output", file, 0, "cannot be written: " + cause, remedy};
}

}  // namespace ita::output
