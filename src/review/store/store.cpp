#include "review/store/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "batch/inputs.h"
#include "batch/lines.h"

namespace ita::review {

namespace {

/// Closes, and so unlocks, on the way out.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) {
      ::close(fd_);
    }
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

Error fault(ErrorCode code, const std::string& path, const std::string& what) {
  return {
      code,
      "review",
      batch::utf8_name(path),
      0,
      what + ": " + std::strerror(errno),
      code == ErrorCode::cannot_write ? "see that the folder may be written to and has room" : ""};
}

/// The name of a new file is on disk only when its folder is.
void sync_folder_of(const std::string& path) {
  const Descriptor folder(::open(path.substr(0, path.rfind('/')).c_str(), O_RDONLY | O_CLOEXEC));
  if (folder.get() >= 0) {
    ::fsync(folder.get());
  }
}

}  // namespace

Result<std::unique_ptr<CorrectionStore>> CorrectionStore::open(const std::string& folder) {
  std::unique_ptr<CorrectionStore> store(new CorrectionStore(folder + "/corrections.jsonl"));
  if (Status done = store->refresh(); !done) {
    return done.error();
  }
  return store;
}

Status CorrectionStore::refresh() {
  const std::lock_guard guard(mutex_);
  const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    return errno == ENOENT ? Status(Done{}) : fault(ErrorCode::unreadable, path_, "cannot be read");
  }
  return read_new(file.get());
}

/// Takes every whole line after `read_`.
Status CorrectionStore::read_new(int fd) {
  std::string text;
  long long at = read_;
  for (char buffer[1 << 16];;) {
    const ssize_t got = ::pread(fd, buffer, sizeof buffer, at);
    if (got < 0) {
      return fault(ErrorCode::unreadable, path_, "cannot be read");
    }
    if (got == 0) {
      break;
    }
    text.append(buffer, static_cast<size_t>(got));
    at += got;
  }
  size_t begin = 0;
  for (size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) {
      continue;
    }
    if (auto correction = correction_of(line)) {
      take(std::move(*correction));
    } else {
      ++damaged_;
    }
  }
  read_ += static_cast<long long>(begin);
  return Done{};
}

void CorrectionStore::take(Correction correction) {
  if (by_id_.contains(correction.id)) {
    return;  // came here twice, by a patch
  }
  all_.push_back(std::make_unique<Correction>(std::move(correction)));
  const Correction* added = all_.back().get();
  by_id_[added->id] = added;
  by_source_[added->target.sha256].push_back(added);
  Answer& answer = answers_[added->target];
  answer.history.push_back(added);
  if (added->action == Action::comment) {
    return;
  }
  if (added->action != Action::revert) {
    answer.current = added;
    return;
  }
  // Back to what held before the answer that is taken back.
  const auto undone = by_id_.find(added->supersedes);
  if (undone == by_id_.end() || undone->second != answer.current) {
    return;
  }
  const auto before = by_id_.find(undone->second->supersedes);
  answer.current = before == by_id_.end() ? nullptr : before->second;
}

const Correction* CorrectionStore::current_of(const Target& target) const {
  const auto found = answers_.find(target);
  return found == answers_.end() ? nullptr : found->second.current;
}

Status CorrectionStore::write(int fd, const std::string& lines) {
  struct stat now {};
  std::string text = lines;
  if (::fstat(fd, &now) == 0 && now.st_size > read_) {
    text.insert(0, 1, '\n');  // ends the line that a crash cut short
  }
  if (!batch::write_all(fd, text) || ::fsync(fd) != 0) {
    return fault(ErrorCode::cannot_write, path_, "cannot be written");
  }
  if (now.st_size == 0) {
    sync_folder_of(path_);
  }
  return read_new(fd);
}

Result<Correction> CorrectionStore::append(Correction correction, Conflict* conflict) {
  const std::lock_guard guard(mutex_);
  const Descriptor file(::open(path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
  if (file.get() < 0 || ::flock(file.get(), LOCK_EX) != 0) {
    return fault(ErrorCode::cannot_write, path_, "cannot be written");
  }
  if (Status read = read_new(file.get()); !read) {
    return read.error();
  }
  const Correction* holds = current_of(correction.target);
  const std::string held = holds != nullptr ? holds->id : std::string();
  if (correction.action != Action::comment && correction.supersedes != held) {
    if (conflict != nullptr && holds != nullptr) {
      conflict->theirs = *holds;
    }
    return Error{ErrorCode::busy, "review", "", 0, "someone else answered in between", ""};
  }
  correction.id = correction.id.empty() ? new_id() : correction.id;
  correction.time = correction.time.empty() ? utc_now() : correction.time;
  if (Status done = write(file.get(), to_line(correction) + "\n"); !done) {
    return done.error();
  }
  return correction;
}

Result<long> CorrectionStore::merge(const std::vector<Correction>& corrections) {
  const std::lock_guard guard(mutex_);
  const Descriptor file(::open(path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
  if (file.get() < 0 || ::flock(file.get(), LOCK_EX) != 0) {
    return fault(ErrorCode::cannot_write, path_, "cannot be written");
  }
  if (Status read = read_new(file.get()); !read) {
    return read.error();
  }
  std::string lines;
  long added = 0;
  for (const Correction& correction : corrections) {
    if (!by_id_.contains(correction.id)) {
      lines += to_line(correction) + "\n";
      ++added;
    }
  }
  if (added > 0) {
    if (Status done = write(file.get(), lines); !done) {
      return done.error();
    }
  }
  return added;
}

long CorrectionStore::revision() const {
  const std::lock_guard guard(mutex_);
  return static_cast<long>(all_.size());
}

long CorrectionStore::damaged() const {
  const std::lock_guard guard(mutex_);
  return damaged_;
}

std::vector<Correction> CorrectionStore::current(const std::string& sha256) const {
  const std::lock_guard guard(mutex_);
  std::vector<Correction> out;
  const auto found = by_source_.find(sha256);
  if (found == by_source_.end()) {
    return out;
  }
  for (const Correction* correction : found->second) {
    if (current_of(correction->target) == correction) {
      out.push_back(*correction);
    }
  }
  return out;
}

std::vector<Correction> CorrectionStore::history(const std::string& sha256) const {
  const std::lock_guard guard(mutex_);
  std::vector<Correction> out;
  if (const auto found = by_source_.find(sha256); found != by_source_.end()) {
    for (const Correction* correction : found->second) {
      out.push_back(*correction);
    }
  }
  return out;
}

std::map<std::string, std::vector<int>> CorrectionStore::begins() const {
  const std::lock_guard guard(mutex_);
  std::map<std::string, std::vector<int>> out;
  for (const auto& [target, answer] : answers_) {
    const Correction* said = answer.current;
    if (said != nullptr && said->action == Action::split && said->value.is_number_integer()) {
      out[target.sha256].push_back(said->value.get<int>());
    }
  }
  for (auto& [sha256, pages] : out) {
    std::sort(pages.begin(), pages.end());
  }
  return out;
}

std::vector<Correction> CorrectionStore::holding() const {
  const std::lock_guard guard(mutex_);
  std::vector<Correction> out;
  for (const auto& [target, answer] : answers_) {
    if (answer.current != nullptr) {
      out.push_back(*answer.current);
    }
  }
  return out;
}

std::vector<Correction> CorrectionStore::since(long from) const {
  const std::lock_guard guard(mutex_);
  std::vector<Correction> out;
  for (size_t i = from < 0 ? 0 : static_cast<size_t>(from); i < all_.size(); ++i) {
    out.push_back(*all_[i]);
  }
  return out;
}

}  // namespace ita::review
