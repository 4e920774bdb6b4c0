#include "batch/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
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
  if (Status read = journal.index(); !read) {
    return read.error();
  }
  if (journal.end_ > 0) {
    if (Status written = journal.close(); !written) {  // a cut line must not stand before new ones
      return written.error();
    }
    journal.places_.clear();
    if (Status read = journal.index(); !read) {
      return read.error();
    }
  }
  journal.fd_ = ::open(journal.path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (journal.fd_ < 0) {
    return cannot_write(journal.path_);
  }
  return journal;
}

/// Finds the last good line of each input.
Status Journal::index() {
  end_ = 0;
  std::error_code fault;
  if (!std::filesystem::exists(path_, fault)) {
    return Done{};
  }
  std::ifstream in(path_, std::ios::binary);
  if (!in) {
    return Error{ErrorCode::unreadable,       "batch", path_, 0, "cannot be opened",
                 "check that you may read it"};
  }
  for (std::string line; std::getline(in, line);) {
    const auto size = static_cast<std::int64_t>(line.size());
    if (const auto record = record_of(line)) {
      places_.insert_or_assign(record->file, Place{end_, size});
    }
    end_ += size + 1;
  }
  if (in.bad()) {
    return Error{ErrorCode::unreadable, "batch", path_, 0, "reading stopped with an error", ""};
  }
  return Done{};
}

Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)),
      scratch_(std::move(other.scratch_)),
      fd_(std::exchange(other.fd_, -1)),
      end_(other.end_),
      places_(std::move(other.places_)) {}

Journal::~Journal() {
  if (fd_ >= 0) {
    ::close(fd_);
  }
}

std::optional<std::string> Journal::line_at(const Place& place) const {
  std::string line(static_cast<size_t>(place.size), '\0');
  for (size_t done = 0; done < line.size();) {
    const ssize_t n = ::pread(fd_, line.data() + done, line.size() - done,
                              static_cast<off_t>(place.begin) + static_cast<off_t>(done));
    if (n <= 0) {
      return std::nullopt;
    }
    done += static_cast<size_t>(n);
  }
  return line;
}

std::optional<Record> Journal::find(const std::string& file) const {
  const auto at = places_.find(file);
  if (at == places_.end()) {
    return std::nullopt;
  }
  const auto line = line_at(at->second);
  auto record = line ? record_of(*line) : Result<Record>(Error{});
  return record ? std::optional<Record>(std::move(*record)) : std::nullopt;
}

Status Journal::append(const Record& record) {
  const std::string line = to_line(record);
  if (!write_all(fd_, line) || ::fdatasync(fd_) != 0) {
    return cannot_write(path_);
  }
  const auto size = static_cast<std::int64_t>(line.size());
  places_.insert_or_assign(record.file, Place{end_, size - 1});
  end_ += size;
  return Done{};
}

Status Journal::close() {
  if (fd_ < 0) {
    fd_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  }
  WholeFile whole(path_, scratch_);
  std::string some;
  constexpr size_t kSome = 1 << 20;  // written at once
  for (const auto& [file, place] : places_) {
    if (const auto line = line_at(place)) {
      some += *line + "\n";
    }
    if (some.size() >= kSome) {
      whole.write(some);
      some.clear();
    }
  }
  whole.write(some);
  ::close(std::exchange(fd_, -1));
  return whole.finish();
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
