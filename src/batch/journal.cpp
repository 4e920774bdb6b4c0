#include "batch/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "batch/files.h"
#include "batch/journal_fault.h"
#include "batch/lines.h"
#include "batch/unrecorded.h"

namespace ita::batch {

Error cannot_keep(const std::string& path) {
  return {ErrorCode::cannot_write,
          "batch",
          path,
          0,
          std::string("cannot be written: ") + std::strerror(errno),
          "choose another output folder, or make room; the same command goes on where it stopped"};
}

bool Record::is_passing() const {
  const bool lacked = error.code == ErrorCode::timeout || error.code == ErrorCode::out_of_memory ||
                      error.code == ErrorCode::changed || error.code == ErrorCode::crashed;
  return (failed() && lacked) ||
         std::any_of(problems.begin(), problems.end(),
                     [](const PageTrouble& problem) { return problem.passing; });
}

bool Record::is_whole() const { return !failed() && problems.empty(); }

Result<Journal> Journal::open(const std::string& folder, const std::string& scratch) {
  Journal journal;
  journal.path_ = folder + "/run.jsonl";
  journal.scratch_ = scratch;
  if (Status read = journal.index(); !read) {
    return read.error();
  }
  if (journal.broken_ > 0) {
    journal.notices_.push_back(fmt::format("{}: {} of its lines are damaged and were left out",
                                           journal.path_, journal.broken_));
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
  journal.fd_ =
      ::open(journal.path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (journal.fd_ < 0) {
    return cannot_keep(journal.path_);
  }
  if (Status rebuilt = journal.rebuild(folder); !rebuilt) {
    return rebuilt.error();
  }
  return journal;
}

/// Gives results back their record whose line was damaged or lost.  What is not in a result
/// (options, time) stays empty, so that the next run reads the input again.
Status Journal::rebuild(const std::string& folder) {
  int rebuilt = 0;
  Status done = for_each_unrecorded(
      folder, [this](const std::string& file) { return places_.count(file) != 0; },
      [&](const Record& record) {
        ++rebuilt;
        return append(record);
      });
  if (done && rebuilt > 0) {
    notices_.push_back(
        fmt::format("{}: {} records were made anew from their results", path_, rebuilt));
  }
  return done;
}

/// Finds the last good line of each input.
Status Journal::index() {
  end_ = 0;
  std::error_code fault;
  if (!std::filesystem::exists(path_, fault)) {
    return Done{};
  }
  if (!std::filesystem::is_regular_file(path_, fault)) {  // a FIFO would hold us for ever
    return Error{ErrorCode::unreadable,
                 "batch",
                 path_,
                 0,
                 "is no regular file",
                 "remove it, or choose another output folder with -o"};
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
      remember(*record);
    } else {
      ++broken_;
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
      broken_(other.broken_),
      notices_(std::move(other.notices_)),
      places_(std::move(other.places_)),
      origins_(std::move(other.origins_)) {}

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

void Journal::remember(const Record& record) {
  if (!record.origin.empty() && !record.gone) {
    origins_.insert_or_assign(std::hash<std::string>{}(record.origin), record.file);
  }
}

std::optional<std::string> Journal::name_at(const std::string& origin) const {
  const auto at = origins_.find(std::hash<std::string>{}(origin));
  const auto record = at == origins_.end() ? std::nullopt : find(at->second);
  return record && record->origin == origin ? std::optional(record->file) : std::nullopt;
}

void Journal::for_each(const std::function<void(const Record&)>& visit) const {
  std::vector<std::string> files;
  for (const auto& [file, place] : places_) {
    files.push_back(file);
  }
  for (const std::string& file : files) {
    if (const auto record = find(file)) {
      visit(*record);
    }
  }
}

Status Journal::append(const Record& record) {
  const std::string line = to_line(record);
  if (!write_all(fd_, line) || ::fdatasync(fd_) != 0) {
    const Error error = cannot_keep(path_);
    // A full disk takes part of a line.  Others read this file while we stand: they get whole lines
    // only.
    [[maybe_unused]] const int cut = ::ftruncate(fd_, static_cast<off_t>(end_));
    return error;
  }
  const auto size = static_cast<std::int64_t>(line.size());
  places_.insert_or_assign(record.file, Place{end_, size - 1});
  remember(record);
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
    const auto line = line_at(place);
    if (!line) {  // what is there is kept rather than written without it
      return Error{ErrorCode::unreadable,
                   "batch",
                   path_,
                   0,
                   "reading stopped with an error: it is left as it is",
                   "check the disk"};
    }
    some += *line + "\n";
    if (some.size() >= kSome) {
      whole.write(some);
      some.clear();
    }
  }
  whole.write(some);
  ::close(std::exchange(fd_, -1));
  return whole.finish();
}

}  // namespace ita::batch
