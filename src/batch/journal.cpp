#include "batch/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "batch/files.h"
#include "batch/lines.h"

namespace ita::batch {

namespace {

using Json = nlohmann::ordered_json;

Error cannot_write(const std::string& path) {
  return {ErrorCode::cannot_write,
          "batch",
          path,
          0,
          std::string("cannot be written: ") + std::strerror(errno),
          "choose another output folder, or make room; the same command goes on where it stopped"};
}

}  // namespace

std::string to_line(const Record& r) {
  Json problems = Json::array();
  for (const SkippedPage& problem : r.problems) {
    problems.push_back({{"page", problem.page}, {"message", problem.message}});
  }
  const auto or_null = [](const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); };
  Json error = nullptr;
  if (r.error.code != ErrorCode::none) {
    error = {{"code", name(r.error.code)},
             {"stage", r.error.stage},
             {"page", r.error.page > 0 ? Json(r.error.page) : Json(nullptr)},
             {"message", r.error.message},
             {"remedy", r.error.remedy}};
  }
  const Json json{{"file", r.file},
                  {"sha256", or_null(r.sha256)},
                  {"status", r.status},
                  {"seconds", std::round(r.seconds * 1000) / 1000},
                  {"pages", r.pages},
                  {"problems", std::move(problems)},
                  {"output", or_null(r.output)},
                  {"output_sha256", or_null(r.output_sha256)},
                  {"extras", r.extras},
                  {"duplicate_of", or_null(r.duplicate_of)},
                  {"key", r.key},
                  {"error", std::move(error)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Record> record_of(const std::string& line) {
  try {
    const Json j = Json::parse(line);
    const auto text = [&](const char* key) {
      return j.at(key).is_null() ? std::string() : j.at(key).get<std::string>();
    };
    Record r;
    r.file = text("file");
    r.sha256 = text("sha256");
    r.status = text("status");
    r.seconds = j.at("seconds");
    r.pages = j.at("pages");
    for (const Json& problem : j.at("problems")) {
      r.problems.push_back({problem.at("page"), problem.at("message")});
    }
    r.output = text("output");
    r.output_sha256 = text("output_sha256");
    r.extras = j.at("extras").get<std::vector<std::string>>();
    r.duplicate_of = text("duplicate_of");
    r.key = text("key");
    r.error.code = ErrorCode::none;
    if (const Json& e = j.at("error"); !e.is_null()) {
      r.error = {code_of(e.at("code")),
                 e.at("stage"),
                 r.file,
                 e.at("page").is_null() ? 0 : e.at("page").get<int>(),
                 e.at("message"),
                 e.at("remedy")};
    }
    return r;
  } catch (const std::exception& fault) {
    return Error{ErrorCode::damaged, "batch", "run.jsonl", 0, fault.what(), ""};
  }
}

Result<Journal> Journal::open(const std::string& folder, const std::string& scratch) {
  Journal journal;
  journal.path_ = folder + "/run.jsonl";
  journal.scratch_ = scratch;
  std::error_code fault;
  if (std::filesystem::exists(journal.path_, fault)) {
    const auto text = read_all(journal.path_);
    if (!text) {
      return text.error();
    }
    for (size_t at = 0; at < text->size();) {
      const size_t end = std::min(text->find('\n', at), text->size());
      if (auto record = record_of(text->substr(at, end - at))) {
        std::string file = record->file;
        journal.records_.insert_or_assign(std::move(file), std::move(*record));
      }
      at = end + 1;
    }
    if (Status written = journal.close(); !written) {  // a cut line must not stand before new ones
      return written.error();
    }
  }
  journal.fd_ = ::open(journal.path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (journal.fd_ < 0) {
    return cannot_write(journal.path_);
  }
  return journal;
}

Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)),
      scratch_(std::move(other.scratch_)),
      fd_(std::exchange(other.fd_, -1)),
      records_(std::move(other.records_)) {}

Journal::~Journal() {
  if (fd_ >= 0) {
    ::close(fd_);
  }
}

const Record* Journal::find(const std::string& file) const {
  const auto at = records_.find(file);
  return at == records_.end() ? nullptr : &at->second;
}

Status Journal::append(const Record& record) {
  records_.insert_or_assign(record.file, record);
  if (!write_all(fd_, to_line(record)) || ::fdatasync(fd_) != 0) {
    return cannot_write(path_);
  }
  return Done{};
}

Status Journal::close() {
  std::string all;
  for (const auto& [file, record] : records_) {
    all += to_line(record);
  }
  if (fd_ >= 0) {
    ::close(fd_);
    fd_ = -1;
  }
  return write_whole(path_, all, scratch_);
}

Result<FolderLock> FolderLock::take(const std::string& scratch) {
  const std::string path = scratch + "/lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) {
    return cannot_write(path);
  }
  FolderLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = {};
    const bool known = ::read(fd, holder, sizeof holder - 1) > 0;
    return Error{ErrorCode::busy,
                 "batch",
                 "",
                 0,
                 std::string("another run is writing to this output folder") +
                     (known ? std::string(" (process ") + holder + ")" : ""),
                 "wait until it ends, or choose another output folder with -o"};
  }
  const std::string id = std::to_string(::getpid());
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, id.data(), id.size(), 0) < 0) {
    return cannot_write(path);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FolderLock::~FolderLock() {
  if (fd_ >= 0) {
    ::close(fd_);
  }
}

}  // namespace ita::batch
